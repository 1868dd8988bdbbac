#include "formats/palette_file.h"
#include "support/errors.h"
#include "support/heap_meter.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <random>
#include <set>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr PaletteFormat formats[] = {PaletteFormat::json, PaletteFormat::gimp, PaletteFormat::labelmap};

/// Names as people write them, with what is special to one format or another, but sayable in all.
std::string random_name(std::mt19937& random, int index) {
    static const char* pieces[] = {"sky",   "tree", " ",  "-",    "_",    "(2)", "#1",  "\"x\"", "é",  "空",
                                   "0 0 0", ",",    "\\", "GIMP", "Name", "=",   "%20", "'",     "[]", "/"};
    std::string name = "n" + std::to_string(index);
    for (unsigned i = random() % 5; i > 0; --i)
        name += pieces[random() % std::size(pieces)];
    return name + "."; // no blank at the end
}

PaletteFile random_palette(unsigned seed) {
    std::mt19937 random(seed);
    const auto channel = [&] { return static_cast<std::uint8_t>(random()); };
    std::vector<LabelClass> classes;
    std::string group;
    const int count = 1 + static_cast<int>(random() % 200);
    for (int i = 0; i < count; ++i) {
        if (random() % 5 == 0)
            group = random() % 3 == 0 ? std::string() : "group " + std::to_string(random() % 4);
        classes.push_back({random_name(random, i), {channel(), channel(), channel()}, group});
    }
    std::optional<ClassIndex> ignore;
    if (random() % 2 == 0)
        ignore = static_cast<ClassIndex>(random());
    PaletteFile file;
    file.labels = LabelSet(std::move(classes), ignore);
    return file;
}

LabelSet one_class(const std::string& name, const std::string& group = {}) {
    return LabelSet({{name, {1, 2, 3}, group}});
}

} // namespace

class TestPaletteFiles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void random_sets_come_back_exactly() {
        const TempFolder temp;
        for (unsigned seed = 0; seed < 60; ++seed)
            for (const PaletteFormat format : formats) {
                const PaletteFile made = random_palette(seed);
                write_palette_file(temp / "p", format, made);
                const PaletteFile read = read_palette_file(temp / "p");
                QVERIFY(read.labels == made.labels);
                QVERIFY(read.notes.empty());
            }
    }

    void parts_actions_and_titles_come_back() {
        PaletteFile made = random_palette(7);
        made.parts.resize(static_cast<std::size_t>(made.labels.size()));
        made.actions = made.parts;
        made.parts[0] = "head,hand";
        made.actions.back() = "jumping";
        const PaletteFile read = palette_from_text(palette_text(PaletteFormat::labelmap, made), "p");
        QVERIFY(read.labels == made.labels && read.parts == made.parts && read.actions == made.actions);
        made.title = "My colours: 1";
        QCOMPARE(palette_from_text(palette_text(PaletteFormat::gimp, made), "p").title, made.title);
    }

    void what_a_format_cannot_say_is_refused() {
        const auto refused = [](PaletteFormat format, const LabelSet& labels) {
            PaletteFile file;
            file.labels = labels;
            return !error_of([&] { palette_text(format, file); }).empty();
        };
        for (const char* name : {"a\nb", " a", "a ", "a\tb", "a\x7f", "\xff", ""})
            for (const PaletteFormat format : {PaletteFormat::gimp, PaletteFormat::labelmap})
                QVERIFY2(refused(format, one_class(name)), name);
        QVERIFY(refused(PaletteFormat::gimp, one_class("Untitled")));
        QVERIFY(refused(PaletteFormat::gimp, one_class("a", "two\nlines")));
        for (const char* name : {"a:b", "#a", "{a"}) {
            QVERIFY(refused(PaletteFormat::labelmap, one_class(name)));
            QVERIFY(!refused(PaletteFormat::gimp, one_class(name)));
        }
        QVERIFY(refused(PaletteFormat::json, one_class("\xff")));
    }

    void files_of_gimp_are_read() {
        const PaletteFile read = palette_from_text(
            "GIMP Palette\r\nName: Landscape\r\nColumns: 4\r\n#\r\n# made by hand\r\n"
            "  0   0   0\tblack\r\n255 128   0  orange juice \r\n\r\n 12 13 14\r\n1 2 3\tblack\r\n"
            "4 5 6\tUntitled\r\n",
            "l.gpl");
        QCOMPARE(read.title, std::string("Landscape"));
        QCOMPARE(read.labels.size(), 5);
        QCOMPARE(read.labels[1].name, std::string("orange juice"));
        QVERIFY((read.labels[1].color == Rgb{255, 128, 0}));
        QCOMPARE(read.labels[2].name, std::string("class 2"));
        QCOMPARE(read.labels[3].name, std::string("black (2)"));
        QCOMPARE(read.labels[4].name, std::string("class 4"));
        QCOMPARE(read.notes.size(), std::size_t{3});
        QCOMPARE(palette_from_text("GIMP Palette\nChannels: RGBA\n1 2 3 255\tx\n", "a").labels[0].name,
                 std::string("x"));
    }

    void files_of_cvat_are_read() {
        const PaletteFile read = palette_from_text("\xEF\xBB\xBF# label:color_rgb:parts:actions\n"
                                                   "background:0,0,0::\nperson: 192, 128 ,128:head,hand:\n"
                                                   "cat\ndog:::barking\n",
                                                   "labelmap.txt");
        QCOMPARE(read.labels.size(), 4);
        QVERIFY((read.labels[1].color == Rgb{192, 128, 128}));
        QCOMPARE(read.parts[1], std::string("head,hand"));
        QCOMPARE(read.actions[3], std::string("barking"));
        QCOMPARE(read.notes.size(), std::size_t{1}); // two classes without a colour
    }

    void groups_of_large_sets_keep_lines_short() {
        std::vector<LabelClass> classes;
        for (int i = 0; i < 3000; ++i)
            classes.push_back({"c" + std::to_string(i), {}, i % 2 == 0 ? "even" : "odd"});
        PaletteFile made;
        made.labels = LabelSet(std::move(classes));
        const std::string text = palette_text(PaletteFormat::gimp, made);
        for (const QByteArray& line : QByteArray::fromStdString(text).split('\n'))
            QVERIFY(line.size() < 1024);
        QVERIFY(palette_from_text(text, "p").labels == made.labels);
        // What only looks like our comment is one of somebody else.
        const PaletteFile other =
            palette_from_text("# group 1-0: x\n# group 3\n# group of trees: y\na:1,2,3::\n", "p");
        QVERIFY(other.labels[0].group.empty());
    }

    void latin_names_are_read_with_a_note() {
        const PaletteFile read = palette_from_text("GIMP Palette\n1 2 3\tFl\xE4"
                                                   "che\n",
                                                   "a.gpl");
        QCOMPARE(read.labels[0].name, std::string("Fläche"));
        QCOMPARE(read.notes.size(), std::size_t{1});
    }

    void bad_files_say_the_line_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char* name, const QByteArray& text, const char* cause) {
            QTest::newRow(name) << text << cause;
        };
        row("empty", "", "is no list of classes");
        row("a sentence", "hello world\n", "is no list of classes");
        row("binary", QByteArray("GIMP Palette\n\0\0", 15), "is no text");
        row("no class", "GIMP Palette\nName: x\n", "holds no class");
        row("too high", "GIMP Palette\n256 0 0\tx\n", "line 2: three numbers");
        row("negative", "GIMP Palette\n-1 0 0\tx\n", "line 2: three numbers");
        row("huge number", "GIMP Palette\n99999999999999999999 0 0\tx\n", "line 2: three numbers");
        row("glued name", "GIMP Palette\n1 2 3x\n", "a blank is expected");
        row("missing alpha", "GIMP Palette\nChannels: RGBA\n1 2 3\tx\n", "a fourth number");
        row("control",
            "GIMP Palette\n1 2 3\ta\x01"
            "b\n",
            "control character");
        row("two numbers", "a:1,2::\n", "line 1: the colour");
        row("four numbers", "a:1,2,3,4::\n", "line 1: the colour");
        row("a colon too many", "a:1,2,3:p:a:x\n", "more than four fields");
        row("bad ignore", "# ignore: 70000\na:1,2,3::\n", "the ignore index");
        row(
            "groups without end",
            [] {
                QByteArray text;
                for (int i = 0; i < 3; ++i)
                    text += "# group 0-65535: a\n";
                return text + "a:1,2,3::\n";
            }(),
            "line 3: the groups");
        row("long name", "a:1,2,3::\n" + QByteArray(300, 'b') + ":1,2,3::\n", "line 2: the name");
        row("json", "{\"names\": []}", "at least one class");
        row("json names twice", "{\"names\": [\"a\", \"a\"]}", "twice");
        row("broken json", "{\"names\": [", "not valid JSON");
    }

    void bad_files_say_the_line() {
        QFETCH(QByteArray, text);
        QFETCH(QString, cause);
        const QString said = QString::fromStdString(error_of([&] {
            palette_from_text({text.data(), static_cast<std::size_t>(text.size())}, "file");
        }));
        QVERIFY2(said.startsWith("file") && said.contains(cause), qPrintable(said));
    }

    void bombs_stay_small() {
        const std::string many = "GIMP Palette\n" + [] {
            std::string lines;
            while (lines.size() < 3'900'000)
                lines += "0 0 0\ta\n";
            return lines;
        }();
        const HeapMeter meter;
        QVERIFY(error_of([&] { palette_from_text(many, "bomb.gpl"); }).find("65536") != std::string::npos);
        const std::string large(max_palette_bytes + 1, ' ');
        QVERIFY(error_of([&] { palette_from_text(large, "large"); }).find("4 MB") != std::string::npos);
        QVERIFY(meter.peak() < std::size_t{50} << 20);
    }

    /// Whatever a file holds, it is read or refused; what is read can be written.
    void mangled_files_do_no_harm() {
        std::mt19937 random(5);
        for (int round = 0; round < 3000; ++round) {
            std::string text = palette_text(formats[random() % 3], random_palette(random()));
            text.resize(std::min<std::size_t>(text.size(), 400));
            for (unsigned i = 1 + random() % 8; i > 0; --i)
                text[random() % text.size()] = static_cast<char>(random());
            error_of([&] {
                const PaletteFile read = palette_from_text(text, "mangled");
                QVERIFY(read.labels.size() > 0);
                std::set<std::string> names;
                for (const LabelClass& one : read.labels.classes())
                    QVERIFY(names.insert(one.name).second);
                palette_text(PaletteFormat::json, read);
            });
        }
    }

    void endings_choose_the_format() {
        QVERIFY(palette_format_for("a/b.GPL") == PaletteFormat::gimp);
        QVERIFY(palette_format_for("labelmap.txt") == PaletteFormat::labelmap);
        QVERIFY(palette_format_for("classes.json") == PaletteFormat::json);
    }
};

QTEST_GUILESS_MAIN(TestPaletteFiles)
#include "test_palette_files.moc"
