// The project file: what is saved comes back, and saving again writes only what changed.
#include "document/project/project_file.h"
#include "image/image_io.h"
#include "support/errors.h"
#include "support/random_project.h"
#include "support/temp_folder.h"

#include <QTest>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

class TestProjectFile : public QObject {
    Q_OBJECT

    TempFolder folder_;

    static Project plain(Size size) {
        Project project;
        project.snapshot.layers.labels = TileGrid<ClassIndex>(size);
        project.snapshot.layers.region = TileGrid<std::uint8_t>(size);
        return project;
    }

    /// Names in the folder of the project, without the project itself.
    static QStringList litter(const fs::path& path) {
        QStringList names;
        for (const auto& entry : fs::directory_iterator(path.parent_path()))
            if (entry.path() != path &&
                entry.path().filename().string().starts_with(path.filename().string()))
                names << QString::fromStdString(entry.path().filename().string());
        return names;
    }

  private Q_SLOTS:
    void randomProjectsComeBack() {
        const fs::path path = folder_ / "random.sinopia";
        for (std::uint32_t seed = 0; seed < 60; ++seed) {
            const Project project = RandomProject(seed).project();
            save_project(path, project.snapshot, project.meta);
            QCOMPARE(QString::fromStdString(difference(load_project(path), project)), QString());
        }
        QCOMPARE(litter(path), QStringList());
    }

    void savingAgainKeepsUpWithEveryChange() {
        const fs::path path = folder_ / "again.sinopia";
        for (std::uint32_t seed = 0; seed < 8; ++seed) {
            RandomProject random(seed);
            Project project = random.project();
            ProjectFile file;
            for (int step = 0; step < 12; ++step) {
                file.save(path, project.snapshot, project.meta);
                QCOMPARE(QString::fromStdString(difference(load_project(path), project)), QString());
                random.change(project);
            }
        }
        QCOMPARE(litter(path), QStringList());
    }

    void savingGoesOnAfterOpening() {
        const fs::path path = folder_ / "opened.sinopia";
        RandomProject random(77);
        const Project first = random.project();
        save_project(path, first.snapshot, first.meta);
        ProjectFile file;
        Project project = file.open(path);
        for (int step = 0; step < 10; ++step) {
            random.change(project);
            file.save(path, project.snapshot, project.meta);
            QCOMPARE(QString::fromStdString(difference(load_project(path), project)), QString());
        }
    }

    /// One changed tile of a noisy picture must not rewrite the others: the file system sees the same inode,
    /// and the file does not grow by the picture's size.
    void onlyChangedTilesAreRewritten() {
        const fs::path path = folder_ / "tiles.sinopia";
        RandomProject random(5);
        Project project = plain({1024, 1024});
        project.snapshot.layers.picture = TileGrid<Rgb>(Size{1024, 1024});
        for (int y = 0; y < 1024; ++y)
            for (int x = 0; x < 1024; ++x)
                project.snapshot.layers.picture.set(x, y, random.pixel<Rgb>());
        ProjectFile file;
        file.save(path, project.snapshot, {});
        const auto size = fs::file_size(path);
        QVERIFY(size > 3'000'000);
        for (int i = 0; i < 10; ++i) {
            project.snapshot.layers.picture.set(300, 300, random.pixel<Rgb>());
            project.snapshot.layers.labels.set(700, 20, static_cast<ClassIndex>(i + 1));
            file.save(path, project.snapshot, {});
        }
        QVERIFY(fs::file_size(path) < size + 500'000);
        QCOMPARE(QString::fromStdString(difference(load_project(path), project)), QString());
    }

    void equalTilesAreStoredOnce() {
        const fs::path path = folder_ / "equal.sinopia";
        Project project = plain({2048, 2048});
        RandomProject random(6);
        TileGrid<Rgb> one(Size{256, 256});
        for (int y = 0; y < 256; ++y)
            for (int x = 0; x < 256; ++x)
                one.set(x, y, random.pixel<Rgb>());
        TileGrid<Rgb> picture(Size{2048, 2048});
        for (int y = 0; y < 2048; y += 256)
            for (int x = 0; x < 2048; x += 256)
                picture.write(Point{x, y}, one.read());
        project.snapshot.layers.picture = picture;
        save_project(path, project.snapshot);
        QVERIFY(fs::file_size(path) < 400'000);
        const Project loaded = load_project(path);
        QCOMPARE(QString::fromStdString(difference(loaded, project)), QString());
        QCOMPARE(loaded.snapshot.layers.picture.tile(0, 0), loaded.snapshot.layers.picture.tile(7, 7));
    }

    void removedContentGivesItsSpaceBack() {
        const fs::path path = folder_ / "shrinks.sinopia";
        RandomProject random(9);
        Project project = plain({3000, 3000});
        TileGrid<Rgb> noise(Size{3000, 3000});
        noise.write_runs({0, 0, 3000, 3000}, [&](int, int, int count, Rgb* to) {
            std::generate(to, to + count, [&] { return random.pixel<Rgb>(); });
        });
        project.snapshot.layers.picture = noise;
        ProjectFile file;
        file.save(path, project.snapshot, {});
        QVERIFY(fs::file_size(path) > 20'000'000);
        project.snapshot.layers.picture = {};
        file.save(path, project.snapshot, {}); // the pages become free
        project.snapshot.layers.labels.set(1, 1, 5);
        file.save(path, project.snapshot, {}); // and the file is written anew
        QVERIFY(fs::file_size(path) < 1'000'000);
        QCOMPARE(QString::fromStdString(difference(load_project(path), project)), QString());
    }

    void visibleTilesComeFirst() {
        const fs::path path = folder_ / "visible.sinopia";
        Project project = plain({1024, 768});
        for (int y = 0; y < 768; y += 3)
            for (int x = 0; x < 1024; x += 3)
                project.snapshot.layers.labels.set(x, y, static_cast<ClassIndex>(x * y % 97));
        save_project(path, project.snapshot);
        int calls = 0;
        bool seen = false, blank = false;
        ProjectLoading how;
        how.visible = {600, 300, 100, 100};
        how.on_visible = [&](const Project& partial) {
            ++calls;
            const auto& labels = partial.snapshot.layers.labels;
            seen = labels.read({512, 256, 256, 256}) ==
                   project.snapshot.layers.labels.read({512, 256, 256, 256});
            blank = labels.read({0, 0, 256, 256}) == LabelMap(Size{256, 256});
        };
        const Project loaded = load_project(path, how);
        QCOMPARE(calls, 1);
        QVERIFY(seen);
        QVERIFY(blank);
        QCOMPARE(QString::fromStdString(difference(loaded, project)), QString());
    }

    void aStopEndsTheLoading() {
        const fs::path path = folder_ / "stopped.sinopia";
        const Project project = RandomProject(4).project();
        save_project(path, project.snapshot, project.meta);
        std::stop_source source;
        source.request_stop();
        ProjectLoading how;
        how.stop = source.get_token();
        Project noisy = plain({512, 512});
        noisy.snapshot.layers.labels.set(3, 3, 3);
        save_project(path, noisy.snapshot);
        QVERIFY_EXCEPTION_THROWN(load_project(path, how), Stopped);
    }

    /// Written by the first version of the format: it opens for ever.
    void theFirstVersionOpens() {
        const fs::path source = SINOPIA_SOURCE_DIR;
        const fs::path copy = folder_ / "first.sinopia";
        fs::copy_file(source / "tests/core/document/first_version.sinopia", copy);
        const Project project = load_project(copy);
        const DocumentSnapshot& snapshot = project.snapshot;
        QVERIFY(snapshot.layers.labels.read() == read_label_map(source / "resources/examples/first/map.png"));
        QVERIFY(snapshot.layers.picture.size() == (Size{256, 256}));
        QCOMPARE(snapshot.layers.picture_text.at("Seed"), std::string("3"));
        QCOMPARE(snapshot.label_set.size(), 12);
        QCOMPARE(snapshot.results.size(), std::size_t{1});
        QCOMPARE(snapshot.results[0]->seed, snapshot.options.seed);
        QVERIFY(snapshot.results[0]->picture.read() == snapshot.layers.picture.read());
        QVERIFY(!project.meta.model_hash.empty());
    }

    void theSummaryNeedsNoTiles() {
        const fs::path path = folder_ / "summary.sinopia";
        Project project = plain({400, 200});
        project.snapshot.layers.labels.fill({0, 0, 200, 200}, 1);
        project.snapshot.label_set = LabelSet({{"a", {1, 2, 3}, ""}, {"b", {200, 100, 50}, ""}});
        project.meta.model_name = "Landscape";
        save_project(path, project.snapshot, project.meta);
        const ProjectSummary summary = read_project_summary(path);
        QCOMPARE(summary.size, (Size{400, 200}));
        QCOMPARE(summary.thumbnail.size(), (Size{160, 80}));
        QCOMPARE(summary.thumbnail.at(3, 3), (Rgb{200, 100, 50}));
        QCOMPARE(summary.thumbnail.at(150, 60), (Rgb{1, 2, 3}));
        QCOMPARE(summary.meta.model_name, std::string("Landscape"));
        QVERIFY(QString::fromStdString(summary.saved_at).endsWith("Z"));
        QVERIFY(summary.program.starts_with("Sinopia "));
    }

    void anotherProgramsChangeIsNotOverwritten() {
        const fs::path path = folder_ / "outside.sinopia";
        Project mine = plain({64, 64});
        ProjectFile file;
        file.save(path, mine.snapshot, {});
        QVERIFY(!file.changed_outside());

        Project theirs = plain({32, 32});
        save_project(path, theirs.snapshot);
        QVERIFY(file.changed_outside());
        mine.snapshot.layers.labels.set(1, 1, 1);
        QVERIFY_EXCEPTION_THROWN(file.save(path, mine.snapshot, {}), ProjectChanged);
        QCOMPARE(QString::fromStdString(difference(load_project(path), theirs)), QString());

        file.save(path, mine.snapshot, {}, IfChanged::overwrite);
        QVERIFY(!file.changed_outside());
        QCOMPARE(QString::fromStdString(difference(load_project(path), mine)), QString());

        write_bytes(path, "not a project at all");
        QVERIFY_EXCEPTION_THROWN(file.save(path, mine.snapshot, {}), ProjectChanged);
        QCOMPARE(QString::fromStdString(read_bytes(path)), QString("not a project at all"));
        file.save(path, mine.snapshot, {}, IfChanged::overwrite);
        QCOMPARE(QString::fromStdString(difference(load_project(path), mine)), QString());

        fs::remove(path);
        QVERIFY(!file.changed_outside());
        file.save(path, mine.snapshot, {});
        QCOMPARE(QString::fromStdString(difference(load_project(path), mine)), QString());
    }

    void aCopyInAnotherPlaceIsNotTheFile() {
        Project project = plain({300, 300});
        ProjectFile file;
        file.save(folder_ / "a.sinopia", project.snapshot, {});
        project.snapshot.layers.labels.set(2, 2, 2);
        file.save(folder_ / "b.sinopia", project.snapshot, {});
        QCOMPARE(load_project(folder_ / "a.sinopia").snapshot.layers.labels.get(2, 2), ClassIndex(0));
        QCOMPARE(load_project(folder_ / "b.sinopia").snapshot.layers.labels.get(2, 2), ClassIndex(2));
        QCOMPARE(file.path(), folder_ / "b.sinopia");
    }

    void aLinkStaysALinkAndTheModeStays() {
        const fs::path path = folder_ / "real.sinopia", link = folder_ / "link.sinopia";
        Project project = plain({300, 300});
        save_project(path, project.snapshot);
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
        fs::create_symlink(path, link);
        project.snapshot.layers.labels.set(2, 2, 2);
        save_project(link, project.snapshot);
        QVERIFY(fs::is_symlink(link));
        QCOMPARE(load_project(path).snapshot.layers.labels.get(2, 2), ClassIndex(2));
        QCOMPARE(fs::status(path).permissions(),
                 fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    }

    void aFolderThatIsNoneIsNamed() {
        const Project project = plain({8, 8});
        const std::string error =
            error_of([&] { save_project(folder_ / "none" / "a.sinopia", project.snapshot); });
        QVERIFY2(QString::fromStdString(error).contains("a.sinopia"), error.c_str());
        QVERIFY2(!error_of([&] { save_project(folder_.path(), project.snapshot); }).empty(), "a folder");
    }
};

QTEST_GUILESS_MAIN(TestProjectFile)
#include "test_project_file.moc"
