#include "app/cli_inputs.h"
#include "app/cli_runner.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <csignal>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

/// Real runs of the small reference network.
class TestCliGenerate : public QObject {
    Q_OBJECT

    TempFolder folder_;

    QString in(const char* name) const { return QString::fromStdString((folder_ / name).string()); }

    QStringList generate(const QString& output, const QStringList& more = {}) const {
        return QStringList{
                   "generate", "--map", in("map16.png"), "--checkpoint", in("sdm_b.pt"), "--output", output,
                   "--device", "cpu",   "--dtype",       "fp32",         "--threads",    "1"} +
               more;
    }

    std::size_t file_count() const {
        const fs::recursive_directory_iterator all(folder_.path());
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }

  private Q_SLOTS:
    void initTestCase() { make_cli_inputs(folder_.path()); }

    void the_same_seed_gives_the_same_bytes() {
        for (const char* name : {"a.png", "b.png"}) {
            const CliResult result = run_cli(generate(in(name), {"--steps", "4", "--seed", "3"}));
            QVERIFY2(result.code == 0, qPrintable(result.err));
        }
        const std::string first = read_bytes(folder_ / "a.png");
        QVERIFY(!first.empty());
        QVERIFY(first == read_bytes(folder_ / "b.png"));
        QVERIFY(read_picture(folder_ / "a.png").size() == (Size{16, 16}));
        QCOMPARE(run_cli(generate(in("c.png"), {"--steps", "4", "--seed", "4"})).code, 0);
        QVERIFY(read_picture(folder_ / "c.png") != read_picture(folder_ / "a.png"));
    }

    void settings_stand_in_the_png_and_in_json() {
        const CliResult result =
            run_cli(generate(in("settings.png"), {"--steps", "4", "--seed", "9", "--sampler", "ddim",
                                                  "--guidance", "2.5", "--json"}));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QCOMPARE(result.out.count('\n'), 1);
        const auto line = nlohmann::json::parse(result.out.toStdString());
        QCOMPARE(line["seed"].get<int>(), 9);
        QCOMPARE(line["output"].get<std::string>(), in("settings.png").toStdString());
        QVERIFY(line["model_hash"].get<std::string>().size() == 64);

        PngText text = read_png_text(folder_ / "settings.png");
        QCOMPARE(text["Seed"], std::string("9"));
        QCOMPARE(text["Sampler"], std::string("ddim"));
        const auto all = nlohmann::json::parse(text["Sinopia"]);
        QCOMPARE(all["guidance"].get<double>(), 2.5);
        QCOMPARE(all["steps"].get<int>(), 4);
        QCOMPARE(all["threads"].get<int>(), 1);
        QCOMPARE(all["dtype"].get<std::string>(), std::string("fp32"));
        QVERIFY(all["model_hash"] == line["model_hash"]);
    }

    void every_step_is_saved() {
        const QString steps = in("steps");
        QCOMPARE(run_cli(generate(in("s.png"), {"--steps", "6", "--save-steps", steps})).code, 0);
        QStringList expected{"step-001.png", "step-002.png", "step-003.png",
                             "step-004.png", "step-005.png", "step-006.png"};
        QCOMPARE(QDir(steps).entryList(QDir::Files, QDir::Name), expected);
        QVERIFY(read_picture(folder_ / "steps/step-006.png") == read_picture(folder_ / "s.png"));
        QVERIFY(read_picture(folder_ / "steps/step-001.png") != read_picture(folder_ / "s.png"));
        // A shorter run in the same folder leaves no step of the longer one behind.
        QCOMPARE(run_cli(generate(in("s.png"), {"--steps", "4", "--save-steps", steps})).code, 0);
        QCOMPARE(QDir(steps).entryList(QDir::Files, QDir::Name), expected.mid(0, 4));
    }

    void progress_is_json_lines_on_demand() {
        const CliResult result =
            run_cli(generate(in("p.png"), {"--steps", "4", "--progress", "json", "--json"}));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const QStringList lines = result.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        for (int i = 0; i < 4; ++i) {
            const auto line = nlohmann::json::parse(lines[i].toStdString());
            QCOMPARE(line["step"].get<int>(), i + 1);
            QCOMPARE(line["steps"].get<int>(), 4);
            QVERIFY(line["seconds_left"].get<double>() >= 0);
        }
        QCOMPARE(nlohmann::json::parse(lines[4].toStdString())["event"].get<std::string>(),
                 std::string("result"));
    }

    void another_size_and_several_seeds() {
        const CliResult result = run_cli(
            generate(in("n.png"), {"--steps", "2", "--size", "21x10", "--count", "2", "--seed", "7"}));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        QVERIFY(read_picture(folder_ / "n-7.png").size() == (Size{21, 10}));
        QVERIFY(read_picture(folder_ / "n-8.png").size() == (Size{21, 10}));
        QVERIFY(read_picture(folder_ / "n-7.png") != read_picture(folder_ / "n-8.png"));
        QVERIFY(!fs::exists(folder_ / "n.png"));
        QCOMPARE(run_cli(generate(in("one.png"), {"--steps", "2", "--size", "21x10", "--seed", "8"})).code,
                 0);
        QVERIFY(read_bytes(folder_ / "one.png") == read_bytes(folder_ / "n-8.png"));
    }

    void all_pictures_stand_in_the_grid() {
        const CliResult result =
            run_cli(generate(in("g.png"), {"--steps", "2", "--size", "21x10", "--count", "3", "--seed", "7",
                                           "--grid", in("grid.png")}));
        QVERIFY2(result.code == 0, qPrintable(result.err));
        const RgbImage grid = read_picture(folder_ / "grid.png");
        QVERIFY(grid.size() == (Size{2 * 21 + 4, 2 * 10 + 4}));
        QVERIFY(grid.at(25, 0) == read_picture(folder_ / "g-8.png").at(0, 0));
        QVERIFY(grid.at(20, 23) == read_picture(folder_ / "g-9.png").at(20, 9));
        QCOMPARE(read_png_text(folder_ / "grid.png")["Seeds"], std::string("7, 8, 9"));
        const CliResult same = run_cli(generate(in("h.png"), {"--grid", in("h.png")}));
        QCOMPARE(same.code, 2);
        QVERIFY2(same.err.contains("a file of its own"), qPrintable(same.err));
        const CliResult large =
            run_cli(generate(in("l.png"), {"--size", "5000x5000", "--count", "4", "--grid", in("lg.png")}));
        QCOMPARE(large.code, 2);
        QVERIFY2(large.err.contains("fewer pictures"), qPrintable(large.err));
    }

    void a_signal_stops_within_a_step_and_leaves_no_file_data() {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl-C") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
    }
    void a_signal_stops_within_a_step_and_leaves_no_file() {
        QFETCH(int, signal);
        const std::size_t files = file_count();
        QProcess process;
        process.start(cli_path(), generate(in("stopped.png"), {"--steps", "1000", "--progress", "json"}));
        QByteArray out;
        while (out.count('\n') < 3 && process.waitForReadyRead(60000))
            out += process.readAllStandardOutput();
        QVERIFY2(out.count('\n') >= 3, "sampling never started");
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(file_count(), files);
        QVERIFY(process.readAllStandardError().contains("stopped"));
    }

    void a_dataset_is_sampled_and_resumed() {
        const fs::path data = folder_ / "data";
        for (const char* part : {"images", "masks"})
            fs::create_directories(data / part);
        write_bytes(data / "classes.json", R"({"names": ["a","b","c","d","e","f","g","h"],
            "colors": [[0,0,0],[9,0,0],[0,9,0],[0,0,9],[9,9,0],[9,0,9],[0,9,9],[9,9,9]]})");
        for (const char* stem : {"one", "two", "three"}) {
            fs::copy_file(folder_ / "map16.png", data / "masks" / (std::string(stem) + ".png"));
            write_picture_png(data / "images" / (std::string(stem) + ".png"), RgbImage({16, 16}, {1, 2, 3}));
        }
        const QStringList command{"generate",     "--data",       in("data"), "--output", in("sampled"),
                                  "--checkpoint", in("sdm_b.pt"), "--steps",  "2",        "--num-samples"};
        const CliResult first = run_cli(command + QStringList{"2"});
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QCOMPARE(QDir(in("sampled/samples")).entryList(QDir::Files), (QStringList{"one.png", "three.png"}));
        QVERIFY(read_label_map(folder_ / "sampled/labels/one.png") == read_label_map(folder_ / "map16.png"));
        QVERIFY(read_picture(folder_ / "sampled/images/one.png") == RgbImage({16, 16}, {1, 2, 3}));

        const auto written = fs::last_write_time(folder_ / "sampled/samples/one.png");
        const CliResult second = run_cli(command + QStringList{"3", "--json"});
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(nlohmann::json::parse(second.out.toStdString())["made"].get<int>(), 1);
        QCOMPARE(QDir(in("sampled/samples")).entryList(QDir::Files).size(), 3);
        QVERIFY(fs::last_write_time(folder_ / "sampled/samples/one.png") == written);

        const CliResult other = run_cli(command + QStringList{"3", "--seed", "5"});
        QCOMPARE(other.code, 2);
        QVERIFY(other.err.contains("other settings"));
    }
};

QTEST_GUILESS_MAIN(TestCliGenerate)
#include "test_cli_generate.moc"
