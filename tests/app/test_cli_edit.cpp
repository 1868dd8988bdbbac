#include "app/cli_inputs.h"
#include "app/cli_runner.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

/// Real edits by the small reference network.
class TestCliEdit : public QObject {
    Q_OBJECT

    TempFolder folder_;

    QString in(const char* name) const { return QString::fromStdString((folder_ / name).string()); }

    QStringList edit(const QString& output, const QStringList& more = {},
                     const char* image = "image16.png") const {
        return QStringList{"edit",
                           "--image",
                           in(image),
                           "--map",
                           in("map16.png"),
                           "--region",
                           in("region16.png"),
                           "--checkpoint",
                           in("sdm_b.pt"),
                           "--output",
                           output,
                           "--device",
                           "cpu",
                           "--dtype",
                           "fp32",
                           "--threads",
                           "1"} +
               more;
    }

    /// Equal where the region, grown by `beyond` pixels, is not; different somewhere inside it.
    bool only_the_region_differs(const fs::path& result, const RgbImage& old, int beyond = 0) const {
        const RgbImage picture = read_picture(result);
        const Rect changed = Rect{5, 6, 5, 6}.grown(beyond);
        bool different = false;
        for (int y = 0; y < 16; ++y)
            for (int x = 0; x < 16; ++x) {
                if (picture.at(x, y) == old.at(x, y))
                    continue;
                different = true;
                if (!changed.contains({x, y}))
                    return false;
            }
        return different;
    }

  private Q_SLOTS:
    void initTestCase() { make_cli_inputs(folder_.path()); }

    void bytes_outside_the_region_stay_and_one_seed_gives_one_result() {
        for (const char* name : {"a.png", "b.png"}) {
            const CliResult result = run_cli(edit(in(name), {"--steps", "3", "--seed", "3"}));
            QVERIFY2(result.code == 0, qPrintable(result.err));
        }
        QVERIFY(only_the_region_differs(folder_ / "a.png", read_picture(folder_ / "image16.png")));
        QVERIFY(read_bytes(folder_ / "a.png") == read_bytes(folder_ / "b.png"));
        QCOMPARE(run_cli(edit(in("c.png"), {"--steps", "3", "--seed", "4", "--feather", "2"})).code, 0);
        QVERIFY(read_bytes(folder_ / "a.png") != read_bytes(folder_ / "c.png"));
        QVERIFY(only_the_region_differs(folder_ / "c.png", read_picture(folder_ / "image16.png"), 1));
        const ImageInfo info = read_image_info(folder_ / "a.png");
        QVERIFY(info.format == "png" && info.bit_depth == 8 && !info.gray && !info.indexed);
    }

    void a_jpeg_is_edited_into_a_png() {
        QCOMPARE(run_cli(edit(in("from_jpeg.png"), {"--steps", "2"}, "image16.jpg")).code, 0);
        QVERIFY(only_the_region_differs(folder_ / "from_jpeg.png", read_picture(folder_ / "image16.jpg")));
    }

    void what_was_done_stands_in_json_and_in_the_png() {
        const CliResult result = run_cli(
            edit(in("json.png"), {"--steps", "4", "--feather", "1", "--strength", "0.8", "--repaint-jumps",
                                  "1", "--jump-length", "2", "--context", "2", "--json"}));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QCOMPARE(result.out.count('\n'), 1);
        const auto line = nlohmann::json::parse(result.out.toStdString());
        QVERIFY(line["changed"] == nlohmann::json::array({5, 6, 5, 6}));
        QVERIFY(line["crops"].is_number_integer());
        QVERIFY(line["work_share"].get<double>() > 0 && line["work_share"].get<double>() <= 1);
        QVERIFY(line["seam"].get<double>() > 0 && line["seam_before"].get<double>() > 0);
        PngText text = read_png_text(folder_ / "json.png");
        const auto kept = nlohmann::json::parse(text["Sinopia"]);
        QCOMPARE(kept["strength"].get<double>(), 0.8);
        QCOMPARE(kept["repaint_jumps"].get<int>(), 1);
        QCOMPARE(kept["jump_length"].get<int>(), 2);
        QCOMPARE(kept["context"].get<int>(), 2);
        QVERIFY(kept["changed"] == line["changed"]);
    }

    void steps_are_whole_pictures_and_progress_counts_them() {
        const CliResult result =
            run_cli(edit(in("s.png"), {"--steps", "3", "--repaint-jumps", "1", "--save-steps", in("steps"),
                                       "--progress", "json"}));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const QStringList files = QDir(in("steps")).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 3 + 1);
        QCOMPARE(result.out.count("\"event\":\"progress\""), 4);
        const RgbImage old = read_picture(folder_ / "image16.png");
        for (const QString& file : files)
            QVERIFY(only_the_region_differs(folder_ / "steps" / file.toStdString(), old));
        QVERIFY(read_picture(folder_ / "steps" / files.last().toStdString()) ==
                read_picture(folder_ / "s.png"));
    }

    void several_seeds() {
        QCOMPARE(run_cli(edit(in("n.png"), {"--steps", "2", "--count", "2", "--seed", "7"})).code, 0);
        QCOMPARE(run_cli(edit(in("one.png"), {"--steps", "2", "--seed", "8"})).code, 0);
        QVERIFY(read_bytes(folder_ / "n-8.png") == read_bytes(folder_ / "one.png"));
        QVERIFY(read_bytes(folder_ / "n-8.png") != read_bytes(folder_ / "n-7.png"));
    }
};

QTEST_GUILESS_MAIN(TestCliEdit)
#include "test_cli_edit.moc"
