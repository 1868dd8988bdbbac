// The working journal: what a killed window did is found and brought back.
#include "document/journal/recovery.h"
#include "document/journal/tail_record.h"
#include "document/journal/working_journal.h"
#include "support/errors.h"
#include "support/failing_calls.h"
#include "support/random_edits.h"
#include "support/random_project.h"
#include "support/temp_folder.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr Size map_size{300, 200};

void silent(const std::string&) {}

bool wait_until_current(const WorkingJournal& journal) {
    for (int i = 0; i < 2000 && !journal.is_current(); ++i)
        std::this_thread::sleep_for(5ms);
    return journal.is_current();
}

bool same_pixels(const Layers& a, const Layers& b) {
    return a.labels.read() == b.labels.read() && a.region.read() == b.region.read() &&
           a.selection.size() == b.selection.size() && a.selection.read() == b.selection.read() &&
           a.instances.size() == b.instances.size() && a.instances.read() == b.instances.read() &&
           a.picture.size() == b.picture.size() && a.picture.read() == b.picture.read();
}

/// The state after so many steps of that seed.
DocumentSnapshot after_steps(std::uint32_t seed, int steps) {
    Document document{TileGrid<ClassIndex>(map_size)};
    RandomEdits edits(seed);
    for (int i = 0; i < steps; ++i)
        edits.step(document);
    return document.snapshot();
}

/// In a process of its own: steps until it is killed, each one reported when it is finished.
[[noreturn]] void paint_until_killed(const fs::path& folder, std::uint32_t seed, int report) {
    Document document{TileGrid<ClassIndex>(map_size)};
    WorkingJournal journal(document, folder, silent);
    wait_until_current(journal);
    RandomEdits edits(seed);
    for (int steps = 0;; ++steps) {
        if (::write(report, &steps, sizeof steps) != sizeof steps)
            ::_exit(1);
        edits.step(document);
    }
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aDroppedWindowsWorkIsFound() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size), LabelSet::generated(3)};
        {
            WorkingJournal journal(document, folder.path(), silent);
            journal.note({"/somewhere/map.sinopia", "id", {}});
            RandomEdits edits(1);
            for (int i = 0; i < 40; ++i)
                edits.step(document);
            document.set_locked(2, true);
        }
        const std::vector<FoundJournal> found = find_journals(folder.path());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].size, map_size);
        QCOMPARE(found[0].project, fs::path("/somewhere/map.sinopia"));
        QCOMPARE(found[0].save_id, std::string("id"));
        QCOMPARE(found[0].problem, std::string());
        QVERIFY(!found[0].thumbnail.empty());
        QVERIFY(found[0].written > 0);
        const Project project = restore_journal(found[0]);
        QVERIFY(same_pixels(project.snapshot.layers, document.snapshot().layers));
        QCOMPARE(project.snapshot.locked, std::vector<ClassIndex>{2});
        QVERIFY(project.snapshot.label_set == document.label_set());
        QVERIFY(project.meta.notes.empty());
        discard_journal(found[0]);
        QVERIFY(fs::is_empty(folder.path()));
    }

    /// The kernel keeps what a killed process wrote; so must the journal, to the last finished step.
    void killedAtRandomMoments() {
        const int rounds = qEnvironmentVariableIntValue("SINOPIA_KILLS") > 0
                               ? qEnvironmentVariableIntValue("SINOPIA_KILLS")
                               : 20;
        std::mt19937 random(7);
        for (int round = 0; round < rounds; ++round) {
            const TempFolder folder;
            int ends[2];
            QVERIFY(::pipe(ends) == 0);
            const auto seed = static_cast<std::uint32_t>(round);
            const pid_t child = ::fork();
            if (child == 0) {
                ::close(ends[0]);
                paint_until_killed(folder.path(), seed, ends[1]);
            }
            ::close(ends[1]);
            int steps = 0;
            // Some are killed early, some after a while; the moment within a step is chance.
            const int enough = 1 + static_cast<int>(random() % 400);
            while (steps < enough && ::read(ends[0], &steps, sizeof steps) == sizeof steps) {
            }
            ::kill(child, SIGKILL);
            int status = 0;
            ::waitpid(child, &status, 0);
            while (::read(ends[0], &steps, sizeof steps) == sizeof steps) {
            }
            ::close(ends[0]);
            QVERIFY(WIFSIGNALED(status));

            const std::vector<FoundJournal> found = find_journals(folder.path());
            QCOMPARE(found.size(), std::size_t{1});
            const Layers layers = restore_journal(found[0]).snapshot.layers;
            bool held = same_pixels(layers, after_steps(seed, steps).layers) ||
                        same_pixels(layers, after_steps(seed, steps + 1).layers);
            if (!held) // parts of the step in progress
                held = isBetween(layers, seed, steps);
            QVERIFY2(held, qPrintable(QString("seed %1 after %2 steps").arg(seed).arg(steps)));
        }
    }

    /// A large project takes a while to get into the journal; a stroke on it is safe at once.
    void aStrokeRightAfterOpeningIsKept() {
        const TempFolder folder;
        const fs::path path = folder / "large.sinopia";
        Project project;
        project.snapshot.layers.labels = TileGrid<ClassIndex>(Size{2048, 2048});
        project.snapshot.layers.region = TileGrid<std::uint8_t>(Size{2048, 2048});
        project.snapshot.layers.picture = TileGrid<Rgb>(Size{2048, 2048});
        RandomProject random(8);
        for (int y = 0; y < 2048; ++y)
            for (int x = 0; x < 2048; ++x)
                project.snapshot.layers.picture.set(x, y, random.pixel<Rgb>());
        save_project(path, project.snapshot);
        const Spans spans = rect_spans({3, 3, 900, 900}, {2048, 2048});
        const pid_t child = ::fork();
        if (child == 0) {
            Document document{TileGrid<ClassIndex>(map_size)};
            WorkingJournal journal(document, folder / "journals", silent);
            wait_until_current(journal);
            ProjectFile file;
            Project opened = file.open(path);
            journal.announce({path, file.save_id(), {}});
            document.replace(opened.snapshot);
            document.apply(LabelEdit{"Fill", spans, 4, 0, {}});
            while (!fs::exists(journal.folder() / "base.json"))
                std::this_thread::sleep_for(1ms);
            ::kill(::getpid(), SIGKILL);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        const auto found = find_journals(folder / "journals");
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].problem, std::string());
        QCOMPARE(found[0].project, path);
        QCOMPARE(found[0].size, (Size{2048, 2048}));
        fill_spans(project.snapshot.layers.labels, spans, ClassIndex{4});
        QCOMPARE(QString::fromStdString(difference(restore_journal(found[0]), project)), QString());

        // The journal builds on the file as it was; on another one it must not.
        save_project(path, project.snapshot);
        QVERIFY(!error_of([&] { restore_journal(found[0]); }).empty());
    }

    void twoWindowsKeepApart() {
        const TempFolder folder;
        Document one{TileGrid<ClassIndex>(map_size)}, two{TileGrid<ClassIndex>(Size{64, 64})};
        auto first = std::make_unique<WorkingJournal>(one, folder.path(), silent);
        auto second = std::make_unique<WorkingJournal>(two, folder.path(), silent);
        const Spans spans = rect_spans({3, 3, 9, 9}, {64, 64});
        one.apply(LabelEdit{"Fill", spans, 4, 0, {}});
        two.apply(LabelEdit{"Fill", spans, 5, 0, {}});
        QVERIFY(wait_until_current(*first));
        QVERIFY(wait_until_current(*second));
        QVERIFY(first->folder() != second->folder());
        QVERIFY(find_journals(folder.path()).empty());
        first.reset();
        std::vector<FoundJournal> found = find_journals(folder.path());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].size, map_size);
        QVERIFY(find_journals(folder.path()).empty()); // we hold it now
        QCOMPARE(restore_journal(found[0]).snapshot.layers.labels.get(4, 4), ClassIndex(4));
        second.reset();
        found.clear();
        QCOMPARE(find_journals(folder.path()).size(), std::size_t{2});
    }

    void anOrderlyEndLeavesNothing() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        {
            WorkingJournal journal(document, folder.path(), silent);
            RandomEdits edits(3);
            for (int i = 0; i < 10; ++i)
                edits.step(document);
            QVERIFY(wait_until_current(journal));
            journal.close();
        }
        QVERIFY(fs::is_empty(folder.path()));
    }

    void savedWorkIsNotOffered() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        {
            WorkingJournal journal(document, folder.path(), silent);
            RandomEdits edits(3);
            for (int i = 0; i < 10; ++i)
                edits.step(document);
            document.mark_saved(document.snapshot());
            QVERIFY(wait_until_current(journal));
        }
        QVERIFY(find_journals(folder.path()).empty());
        QVERIFY(fs::is_empty(folder.path())); // nothing to restore: removed on the way
    }

    void anotherDocumentTakesTheJournalOver() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        {
            WorkingJournal journal(document, folder.path(), silent);
            RandomEdits edits(3);
            for (int i = 0; i < 10; ++i)
                edits.step(document);
            document.replace(TileGrid<ClassIndex>(Size{700, 80}, 3));
            const Spans spans = rect_spans({600, 3, 9, 9}, document.size());
            document.apply(LabelEdit{"Fill", spans, 4, 0, {}});
        }
        const auto found = find_journals(folder.path());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(same_pixels(restore_journal(found[0]).snapshot.layers, document.snapshot().layers));
    }

    void aSmallTailOnlyMeansMoreWork() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        JournalOptions options;
        options.tail_bytes = 4096;
        {
            WorkingJournal journal(document, folder.path(), silent, options);
            RandomEdits edits(11);
            for (int i = 0; i < 300; ++i)
                edits.step(document);
        }
        const auto found = find_journals(folder.path());
        QVERIFY(same_pixels(restore_journal(found.at(0)).snapshot.layers, document.snapshot().layers));
    }

    /// What no recorder tells: pictures, results, whole layers, another size.
    void everyOtherEditIsCoveredToo() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        auto journal = std::make_unique<WorkingJournal>(document, folder.path(), silent);
        QVERIFY(wait_until_current(*journal));
        document.apply(PictureEdit{"Generate", TileGrid<Rgb>(map_size, {9, 8, 7}), {{"Seed", "5"}}, 0});
        document.apply(PicturePatchEdit{"Back", {10, 10}, RgbImage(Size{20, 20}, {1, 2, 3}), 0});
        document.apply(InstancesEdit{"Instances", TileGrid<std::uint16_t>(map_size, 7), 0});
        const Spans spans = rect_spans({5, 5, 50, 50}, map_size);
        document.apply(LabelEdit{"Fill", spans, 3, 0, std::uint16_t{12}});
        StoredResult result;
        result.name = "First";
        result.picture = document.picture();
        document.add_result(result);
        CanvasEdit turn;
        turn.kind = CanvasEdit::Kind::rotate_right;
        document.apply(turn);
        QVERIFY(wait_until_current(*journal));
        journal.reset();
        const Project project = restore_journal(find_journals(folder.path()).at(0));
        QCOMPARE(QString::fromStdString(difference(project, {document.snapshot(), {}})), QString());
    }

    /// A record that does not check out ends the replay: nothing wrong is ever painted.
    void aDamagedTailIsReplayedToTheDamage() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        JournalOptions options;
        options.pause = 1h; // all strokes stay in the tail
        fs::path tail;
        std::vector<LabelMap> states;
        {
            int ends[2];
            QVERIFY(::pipe(ends) == 0);
            const pid_t child = ::fork();
            if (child == 0) {
                WorkingJournal journal(document, folder.path(), silent, options);
                wait_until_current(journal);
                for (int i = 0; i < 5; ++i) {
                    const Spans spans = rect_spans({10 * i, 10, 8, 8}, map_size);
                    document.apply(LabelEdit{"Fill", spans, static_cast<ClassIndex>(i + 1), 0, {}});
                }
                ::kill(::getpid(), SIGKILL);
            }
            ::close(ends[0]);
            ::close(ends[1]);
            ::waitpid(child, nullptr, 0);
        }
        states.push_back(document.labels().read());
        for (int i = 0; i < 5; ++i) {
            const Spans spans = rect_spans({10 * i, 10, 8, 8}, map_size);
            document.apply(LabelEdit{"Fill", spans, static_cast<ClassIndex>(i + 1), 0, {}});
            states.push_back(document.labels().read());
        }
        const auto found = find_journals(folder.path());
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(restore_journal(found[0]).snapshot.layers.labels.read(), states[5]);

        tail = found[0].folder / "tail";
        const std::string whole = read_bytes(tail);
        std::string bytes = whole;
        std::size_t third = 0;
        for (std::size_t at = 4096; at + 32 < bytes.size() && third == 0; at += 8)
            if (const auto record = tail_record_at(std::as_bytes(std::span(bytes)).subspan(at));
                record && record->head.sequence == 3)
                third = at;
        QVERIFY(third > 0);
        bytes[third + 40] = static_cast<char>(bytes[third + 40] ^ 1);
        write_bytes(tail, bytes);
        QCOMPARE(restore_journal(found[0]).snapshot.layers.labels.read(), states[2]);
        write_bytes(tail, whole.substr(0, 5000));
        QCOMPARE(restore_journal(found[0]).snapshot.layers.labels.read(), states[0]);
        fs::remove(tail);
        QCOMPARE(restore_journal(found[0]).snapshot.layers.labels.read(), states[0]);
    }

    void aDamagedJournalIsNamedAndCanBeDiscarded() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        {
            WorkingJournal journal(document, folder.path(), silent);
            RandomEdits edits(3);
            for (int i = 0; i < 10; ++i)
                edits.step(document);
        }
        fs::path content;
        for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
            if (entry.path().filename() == "content.sinopia")
                content = entry.path();
        write_bytes(content, "garbage");
        const auto found = find_journals(folder.path());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].problem.empty());
        QVERIFY(!error_of([&] { restore_journal(found[0]); }).empty());
        discard_journal(found[0]);
        QVERIFY(fs::is_empty(folder.path()));
    }

    void aFolderThatCannotBeIsToldOnceAndEditingGoesOn() {
        const TempFolder folder;
        write_bytes(folder / "file", "no folder");
        Document document{TileGrid<ClassIndex>(map_size)};
        std::atomic<int> messages = 0;
        JournalOptions options;
        options.retry_after = 10ms;
        WorkingJournal journal(
            document, folder / "file", [&](const std::string&) { ++messages; }, options);
        RandomEdits edits(3);
        for (int i = 0; i < 30; ++i) {
            edits.step(document);
            std::this_thread::sleep_for(2ms);
        }
        QCOMPARE(messages.load(), 1);
        QVERIFY(!journal.is_current());
        fs::remove(folder / "file"); // and when the disk is there again, so is the journal
        QVERIFY(wait_until_current(journal));
        QVERIFY(fs::is_directory(folder / "file"));
    }

    /// The disk fills up while someone paints: one message, and the journal catches up when there is room.
    void aFullDiskIsToldOnceAndEditingGoesOn() {
        const TempFolder folder;
        Document document{TileGrid<ClassIndex>(map_size)};
        std::atomic<int> messages = 0;
        JournalOptions options;
        options.retry_after = 10ms;
        options.pause = 1ms;
        auto journal = std::make_unique<WorkingJournal>(
            document, folder.path(), [&](const std::string&) { ++messages; }, options);
        QVERIFY(wait_until_current(*journal));
        RandomEdits edits(5);
        fail_call(1, ENOSPC, /*from_then_on=*/true);
        for (int i = 0; i < 60; ++i) {
            edits.step(document);
            std::this_thread::sleep_for(2ms);
        }
        const bool failed = stop_failing();
        QVERIFY(failed);
        QCOMPARE(messages.load(), 1);
        for (int i = 0; i < 20; ++i)
            edits.step(document);
        QVERIFY(wait_until_current(*journal));
        QCOMPARE(messages.load(), 1);
        journal.reset();
        const auto found = find_journals(folder.path());
        QVERIFY(same_pixels(restore_journal(found.at(0)).snapshot.layers, document.snapshot().layers));
    }

    void aMissingFolderHoldsNoJournals() {
        const TempFolder folder;
        QVERIFY(find_journals(folder / "none").empty());
        fs::create_directories(folder / "journal-7-abc"); // without a lock it is none of ours
        QVERIFY(find_journals(folder.path()).empty());
        QVERIFY(fs::exists(folder / "journal-7-abc"));
    }

  private:
    /// Each pixel is as before or as after the step that was in progress.
    static bool isBetween(const Layers& layers, std::uint32_t seed, int steps) {
        const Layers before = after_steps(seed, steps).layers, after = after_steps(seed, steps + 1).layers;
        const auto between = [](const auto& grid, const auto& a, const auto& b) {
            for (int y = 0; y < map_size.height; ++y)
                for (int x = 0; x < map_size.width; ++x) {
                    const auto value = [&](const auto& g) { return g.empty() ? 0 : g.get(x, y); };
                    if (value(grid) != value(a) && value(grid) != value(b))
                        return false;
                }
            return true;
        };
        return between(layers.labels, before.labels, after.labels) &&
               between(layers.region, before.region, after.region) &&
               between(layers.selection, before.selection, after.selection);
    }
};

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
