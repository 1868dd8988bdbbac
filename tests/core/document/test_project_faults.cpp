// Saving while the system fails or the process is killed: the file is wholly the old one or wholly the new
// one.
#include "document/project/project_file.h"
#include "support/errors.h"
#include "support/failing_calls.h"
#include "support/random_project.h"
#include "support/temp_folder.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// A project all of whose layers say the same number, with enough noise that saving takes a while.
Project numbered(std::uint32_t number) {
    RandomProject random(number);
    Project project;
    const Size size{520, 270};
    Layers& layers = project.snapshot.layers;
    layers.labels = TileGrid<ClassIndex>(size, static_cast<ClassIndex>(number));
    layers.region = TileGrid<std::uint8_t>(size, static_cast<std::uint8_t>(number));
    layers.picture = TileGrid<Rgb>(size);
    for (int y = 0; y < 270; y += 2)
        for (int x = 0; x < 520; ++x)
            layers.picture.set(x, y, random.pixel<Rgb>());
    project.snapshot.options.seed = number;
    return project;
}

/// The number that all of the project agrees on, or -1.
std::int64_t number_of(const Project& project) {
    const auto number = static_cast<std::uint32_t>(project.snapshot.options.seed);
    return difference(project, numbered(number)).empty() ? static_cast<std::int64_t>(number) : -1;
}

} // namespace

class TestProjectFaults : public QObject {
    Q_OBJECT

    TempFolder folder_;

    fs::path path() const { return folder_ / "work.sinopia"; }

    int files() const {
        int count = 0;
        for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder_.path()))
            ++count;
        return count;
    }

    void clear() {
        for (const auto& entry : fs::directory_iterator(folder_.path()))
            fs::remove_all(entry.path());
    }

    /// Each call that changes the disk fails once in turn.
    void failEach(int reason, bool in_place) {
        const Project old = numbered(1), next = numbered(2);
        int failed = 0;
        for (int call = 1;; ++call) {
            clear();
            ProjectFile file;
            file.save(path(), old.snapshot, old.meta);
            ProjectFile other;
            ProjectFile& used = in_place ? file : other;
            fail_call(call, reason);
            const std::string error = error_of([&] { used.save(path(), next.snapshot, next.meta); });
            const bool reached = stop_failing();
            const std::int64_t now = number_of(load_project(path()));
            QVERIFY2(now == 1 || now == 2, qPrintable(QString("call %1").arg(call)));
            if (error.empty())
                QCOMPARE(now, std::int64_t{2});
            else
                QVERIFY2(error.find("work.sinopia") != std::string::npos ||
                             error.find(folder_.path()) != std::string::npos,
                         error.c_str());
            failed += error.empty() ? 0 : 1;
            // And when the disk works again, so does saving.
            used.save(path(), next.snapshot, next.meta);
            QCOMPARE(number_of(load_project(path())), std::int64_t{2});
            QCOMPARE(files(), 1);
            if (!reached)
                break;
        }
        QVERIFY(failed > 5);
    }

  private Q_SLOTS:
    void eachCallFailsInPlace_data() { reasons(); }
    void eachCallFailsInPlace() {
        QFETCH(int, reason);
        failEach(reason, true);
    }
    void eachCallFailsInANewFile_data() { reasons(); }
    void eachCallFailsInANewFile() {
        QFETCH(int, reason);
        failEach(reason, false);
    }

    /// Once the disk is full, it stays full: everything after fails too, also what cleans up.
    void aFullDiskStaysFull() {
        const Project old = numbered(1), next = numbered(2);
        for (const bool in_place : {true, false})
            for (int call = 1; call < 60; ++call) {
                clear();
                ProjectFile file, other;
                file.save(path(), old.snapshot, old.meta);
                fail_call(call, ENOSPC, /*from_then_on=*/true);
                const std::string error =
                    error_of([&] { (in_place ? file : other).save(path(), next.snapshot, next.meta); });
                const bool reached = stop_failing();
                const std::int64_t now = number_of(load_project(path()));
                QVERIFY(now == 1 || now == 2);
                QVERIFY(!reached || now == 2 || !error.empty());
                if (!reached)
                    break;
            }
    }

    /// Killed at random moments: the project opens, and is one of those that were saved.
    void killedWhileSaving_data() {
        QTest::addColumn<bool>("in_place");
        QTest::newRow("in place") << true;
        QTest::newRow("new files") << false;
    }

    void killedWhileSaving() {
        QFETCH(bool, in_place);
        const int asked = qEnvironmentVariableIntValue("SINOPIA_KILLS");
        std::mt19937 random(3);
        clear();
        save_project(path(), numbered(0).snapshot);
        for (int round = 0; round < (asked > 0 ? asked : 20); ++round) {
            int ends[2];
            QVERIFY(::pipe(ends) == 0);
            const pid_t child = ::fork();
            if (child == 0)
                saveUntilKilled(ends[1], in_place);
            ::close(ends[1]);
            std::uint32_t finished = 0;
            QVERIFY(::read(ends[0], &finished, sizeof finished) == sizeof finished);
            ::usleep(static_cast<useconds_t>(random() % 120'000));
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            while (::read(ends[0], &finished, sizeof finished) == sizeof finished) {
            }
            ::close(ends[0]);
            const std::int64_t now = number_of(load_project(path()));
            QVERIFY2(now == finished || now == finished + 1,
                     qPrintable(QString("%1 was finished, %2 is there").arg(finished).arg(now)));
        }
        // What the killed left is removed by the next save.
        ProjectFile().save(path(), numbered(5).snapshot, {});
        QCOMPARE(files(), 1);
    }

  private:
    [[noreturn]] void saveUntilKilled(int report, bool in_place) {
        ProjectFile file;
        const Project opened = file.open(path());
        auto number = static_cast<std::uint32_t>(opened.snapshot.options.seed);
        for (;;) {
            if (::write(report, &number, sizeof number) != sizeof number)
                ::_exit(1);
            const Project next = numbered(++number);
            if (in_place)
                file.save(path(), next.snapshot, next.meta);
            else
                save_project(path(), next.snapshot, next.meta);
        }
    }

    static void reasons() {
        QTest::addColumn<int>("reason");
        QTest::newRow("full disk") << ENOSPC;
        QTest::newRow("broken disk") << EIO;
    }
};

QTEST_GUILESS_MAIN(TestProjectFaults)
#include "test_project_faults.moc"
