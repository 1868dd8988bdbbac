#include "dataset/check.h"
#include "image/image_io.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <algorithm>

using namespace sinopia;
using test::TempFolder;

namespace {

const char* const classes_json =
    R"({"names": ["sky", "land", "sea"], "colors": [[0,0,255],[0,255,0],[0,0,90]],
                                     "ignore": 255})";

RgbImage picture(Size size, int seed) {
    RgbImage out(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            out.at(x, y) = {static_cast<std::uint8_t>(x * 3 + seed), static_cast<std::uint8_t>(y * 5),
                            static_cast<std::uint8_t>(seed)};
    return out;
}

LabelMap halves(Size size) {
    LabelMap out(size);
    for (int y = size.height / 2; y < size.height; ++y)
        std::fill(out.row(y), out.row(y) + size.width, ClassIndex{1});
    return out;
}

/// A dataset folder with `good` sound pairs named pair0, pair1, ...
struct Dataset {
    TempFolder folder;

    explicit Dataset(int good) {
        std::filesystem::create_directories(folder / "images");
        std::filesystem::create_directories(folder / "masks");
        test::write_bytes(folder / "classes.json", classes_json);
        for (int i = 0; i < good; ++i)
            add("pair" + std::to_string(i), picture({20, 10}, i), halves({20, 10}));
    }
    void add(const std::string& stem, const RgbImage& image, const LabelMap& map) {
        write_picture_png(folder / ("images/" + stem + ".png"), image);
        write_label_map_png(folder / ("masks/" + stem + ".png"), map, {});
    }
    DatasetReport check(const CheckOptions& options = {}) const {
        return check_dataset(folder.path(), options);
    }
};

std::vector<Fault> faults_of(const DatasetReport& report, FaultKind kind) {
    std::vector<Fault> out;
    std::copy_if(report.faults.begin(), report.faults.end(), std::back_inserter(out),
                 [&](const Fault& f) { return f.kind == kind; });
    return out;
}

bool has_note(const DatasetReport& report, const std::string& part) {
    return std::any_of(report.notes.begin(), report.notes.end(),
                       [&](const std::string& note) { return note.find(part) != std::string::npos; });
}

void cut_in_half(const std::filesystem::path& path) {
    const std::string bytes = test::read_bytes(path);
    test::write_bytes(path, bytes.substr(0, bytes.size() / 2));
}

} // namespace

class TestCheck : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void a_sound_dataset_has_no_faults() {
        const Dataset data(3);
        const DatasetReport report = data.check();
        QVERIFY2(report.ok(), report.ok() ? "" : report.faults[0].message.c_str());
        QCOMPARE(report.pairs, std::size_t{3});
        QCOMPARE(report.usable, std::size_t{3});
        QCOMPARE(report.classes[0].pixels, 300LL);
        QCOMPARE(report.classes[1].maps, std::size_t{3});
        QCOMPARE(report.classes[1].share, 0.5);
        QVERIFY(has_note(report, "class 2 (sea) is in no map"));
        QCOMPARE(report.smallest, (Size{20, 10}));
    }

    void every_planted_fault_is_named() {
        Dataset data(4);
        write_picture_png(data.folder / "images/lonely.png", picture({4, 4}, 90));
        write_label_map_png(data.folder / "masks/orphan.png", halves({4, 4}), {});
        data.add("torn", picture({64, 64}, 91), halves({64, 64}));
        cut_in_half(data.folder / "images/torn.png");
        data.add("torn_map", picture({64, 64}, 92), halves({64, 64}));
        cut_in_half(data.folder / "masks/torn_map.png");
        data.add("crooked", picture({20, 10}, 93), halves({10, 20}));
        data.add("coloured", picture({8, 8}, 94), halves({8, 8}));
        write_picture_png(data.folder / "masks/coloured.png", picture({8, 8}, 94));
        data.add("twin", picture({5, 5}, 95), halves({5, 5}));
        write_picture_png(data.folder / "images/twin.PNG", picture({5, 5}, 96));
        test::write_bytes(data.folder / "images/notes.txt", "hello");
        const DatasetReport report = data.check();
        QCOMPARE(report.pairs, std::size_t{9});
        QCOMPARE(report.usable, std::size_t{5});
        QCOMPARE(faults_of(report, FaultKind::picture_alone).at(0).file.filename().string(),
                 std::string("lonely.png"));
        QCOMPARE(faults_of(report, FaultKind::mask_alone).at(0).file.filename().string(),
                 std::string("orphan.png"));
        QCOMPARE(faults_of(report, FaultKind::unreadable).size(), std::size_t{3});
        QCOMPARE(faults_of(report, FaultKind::size_mismatch).at(0).file.stem().string(),
                 std::string("crooked"));
        QCOMPARE(faults_of(report, FaultKind::same_stem).at(0).file.stem().string(), std::string("twin"));
        QCOMPARE(report.faults.size(), std::size_t{7});
        QVERIFY(has_note(report, "notes.txt"));
        QVERIFY(!report.ok());
    }

    void foreign_classes_are_counted_and_placed() {
        Dataset data(1);
        LabelMap map = halves({20, 10});
        map.at(3, 7) = 14;
        map.at(4, 7) = 14;
        map.at(19, 9) = 700;
        map.at(0, 0) = 255; // ignored: no fault
        data.add("odd", picture({20, 10}, 50), map);
        const DatasetReport report = data.check();
        const std::vector<Fault> faults = faults_of(report, FaultKind::foreign_class);
        QCOMPARE(faults.size(), std::size_t{2});
        QCOMPARE(faults[0].value, 14);
        QCOMPARE(faults[0].count, 2LL);
        QCOMPARE(faults[0].first, (Point{3, 7}));
        QVERIFY2(
            faults[0].message.find("class 14 is outside the 3 classes (2 pixels, the first at (3, 7))") !=
                std::string::npos,
            faults[0].message.c_str());
        QCOMPARE(faults[1].value, 700);
        QCOMPARE(report.ignored_pixels, 1LL);
        QCOMPARE(report.usable, std::size_t{1});
    }

    void same_pictures_are_noted() {
        Dataset data(2);
        data.add("zz_copy", picture({20, 10}, 1), halves({20, 10}));
        QVERIFY(has_note(data.check(), "zz_copy.png: is the same picture as pair1.png"));
    }

    void missing_class_list_and_folders_are_faults() {
        const TempFolder empty;
        const DatasetReport report = check_dataset(empty.path());
        QCOMPARE(faults_of(report, FaultKind::classes).size(), std::size_t{1});
        QCOMPARE(faults_of(report, FaultKind::layout).size(), std::size_t{1});
        Dataset data(0);
        QCOMPARE(faults_of(data.check(), FaultKind::layout).size(), std::size_t{1});
    }

    void pairs_are_still_looked_at_without_a_class_list() {
        Dataset data(2);
        std::filesystem::remove(data.folder / "classes.json");
        cut_in_half(data.folder / "images/pair1.png");
        const DatasetReport report = data.check();
        QCOMPARE(faults_of(report, FaultKind::classes).size(), std::size_t{1});
        QCOMPARE(faults_of(report, FaultKind::unreadable).size(), std::size_t{1});
    }

    void threads_do_not_change_the_report() {
        Dataset data(12);
        cut_in_half(data.folder / "images/pair3.png");
        cut_in_half(data.folder / "masks/pair8.png");
        CheckOptions threads;
        threads.threads = 4;
        std::size_t calls = 0, last = 0;
        threads.progress = [&](std::size_t done, std::size_t total) {
            ++calls;
            last = done;
            QCOMPARE(total, std::size_t{12});
        };
        QCOMPARE(to_json(data.check(threads)).dump(), to_json(data.check()).dump());
        QCOMPARE(calls, std::size_t{12});
        QCOMPARE(last, std::size_t{12});
    }

    void a_stop_is_honoured() {
        const Dataset data(5);
        std::stop_source source;
        CheckOptions options;
        options.stop = source.get_token();
        options.progress = [&](std::size_t done, std::size_t) {
            if (done == 2)
                source.request_stop();
        };
        QVERIFY_EXCEPTION_THROWN(data.check(options), Stopped);
    }

    void the_json_says_what_the_report_says() {
        Dataset data(1);
        LabelMap map = halves({20, 10});
        map.at(3, 7) = 14;
        data.add("odd", picture({20, 10}, 50), map);
        const nlohmann::json json = to_json(data.check());
        QCOMPARE(json["ok"].get<bool>(), false);
        QCOMPARE(json["faults"][0]["kind"].get<std::string>(), std::string("foreign-class"));
        QCOMPARE(json["faults"][0]["value"].get<int>(), 14);
        QCOMPARE(json["faults"][0]["first"], nlohmann::json({3, 7}));
        QCOMPARE(json["classes"].size(), std::size_t{3});
    }

    void a_file_name_of_any_bytes_does_not_break_the_json() {
        Dataset data(1);
        write_picture_png(data.folder / "images/\xff\xfe.png", picture({4, 4}, 9));
        const nlohmann::json json = nlohmann::json::parse(to_json(data.check()).dump());
        QCOMPARE(json["faults"].size(), std::size_t{1});
    }

    void the_last_line_sums_up() {
        const Dataset data(2);
        QCOMPARE(to_lines(data.check()).back(),
                 std::string("2 pairs, 2 usable, 0 faults; 20x10 to 20x10 pixels"));
    }
};

QTEST_GUILESS_MAIN(TestCheck)
#include "test_check.moc"
