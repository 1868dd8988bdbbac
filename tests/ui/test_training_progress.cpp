#include "support/temp_folder.h"
#include "ui/jobs/file_tail.h"
#include "ui/jobs/training_launch.h"
#include "ui/jobs/training_poller.h"
#include "ui/jobs/training_record.h"
#include "ui/jobs/training_runs.h"

#include <QtTest>

#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace sinopia;
using sinopia::test::TempFolder;
using Kind = TrainingLine::Kind;

namespace {

void append(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::app) << text;
}

std::string stepLine(long long step, double loss) {
    return "{\"step\":" + std::to_string(step) + ",\"loss\":" + std::to_string(loss) + ",\"lr\":0.001}\n";
}

/// As a training process holds it.
class HeldLock {
  public:
    explicit HeldLock(const std::filesystem::path& run)
        : file_(::open((run / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
        held_ = ::flock(file_, LOCK_EX | LOCK_NB) == 0;
    }
    ~HeldLock() { ::close(file_); }
    bool held() const { return held_; }

  private:
    int file_;
    bool held_;
};

} // namespace

/// What is read of a run that others write.
class TestTrainingProgress : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void linesSayWhatTheyMean();
    void hostileLinesAreLeftOut_data();
    void hostileLinesAreLeftOut();
    void recordFollowsTheRun();
    void tailReadsWhatIsNew();
    void tailNoticesAnotherFile();
    void tailDoesNotWaitForAPipe();
    void pollerWaitsForTheEndOfALine();
    void pollerBeginsAnewAfterAResume();
    void pollerPassesOverlongLines();
    void pollerReadsALongRunInParts();
    void states_data();
    void states();
    void lockAndLastLineTellTheState();
    void listNamesEachRunOnce();
    void folderNamesAreNeverTakenTwice();
};

void TestTrainingProgress::linesSayWhatTheyMean() {
    const auto step =
        parse_training_line(R"({"step":7,"loss":0.5,"grad_norm":null,"lr":1e-4,"memory_mib":812.5})");
    QVERIFY(step && step->kind == Kind::step && step->step == 7);
    QCOMPARE(step->numbers.loss, 0.5);
    QCOMPARE(step->numbers.memory_mib, 812.5);
    QVERIFY(std::isnan(step->numbers.gradient_norm) && std::isnan(step->numbers.seconds_left));
    const auto held_out = parse_training_line(
        R"({"event":"held_out","step":8,"loss":0.4,"bands":[{"from":0,"to":250,"loss":0.1},{"from":9,"to":3,"loss":1}]})");
    QVERIFY(held_out && held_out->kind == Kind::held_out);
    QCOMPARE(held_out->bands.size(), std::size_t(1)); // the second ends before it begins
    QCOMPARE(held_out->bands[0].to, 250);
    const auto sample = parse_training_line(R"({"event":"sample","step":8,"file":"step-000008.png"})");
    QVERIFY(sample && sample->text == "step-000008.png");
    const auto newer = parse_training_line(R"({"event":"tea","step":8})");
    QVERIFY(newer && newer->kind == Kind::other);
    const auto failed = parse_training_line(R"({"event":"failed","step":8,"reason":"no memory"})");
    QVERIFY(failed && closes(failed->kind) && failed->text == "no memory");
}

void TestTrainingProgress::hostileLinesAreLeftOut_data() {
    QTest::addColumn<QString>("line");
    QTest::newRow("empty") << "";
    QTest::newRow("torn") << R"({"step":7,"lo)";
    QTest::newRow("a list") << "[1,2]";
    QTest::newRow("no step") << R"({"loss":1})";
    QTest::newRow("a step of another kind") << R"({"step":"7","loss":1})";
    QTest::newRow("a step below zero") << R"({"step":-7,"loss":1})";
    QTest::newRow("a step beyond all") << R"({"step":1e300,"loss":1})";
    QTest::newRow("deep") << QString("{\"step\":1,\"x\":") + QString(5000, '[');
    QTest::newRow("a way out of the folder") << R"({"event":"sample","step":1,"file":"../../secret.png"})";
    QTest::newRow("a hidden file") << R"({"event":"sample","step":1,"file":".png"})";
    QTest::newRow("a save elsewhere") << R"({"event":"saved","step":1,"checkpoint":"/etc"})";
    QTest::newRow("back to nowhere") << R"({"event":"rolled_back","step":5})";
}

void TestTrainingProgress::hostileLinesAreLeftOut() {
    QFETCH(QString, line);
    QVERIFY(!parse_training_line(line.toStdString()));
}

void TestTrainingProgress::recordFollowsTheRun() {
    TrainingRecord record;
    const auto add = [&](const std::string& text) {
        if (const auto line = parse_training_line(text))
            record.add(*line);
    };
    add(R"({"event":"started","step":0,"pid":4711})");
    add(stepLine(1, 1.0));
    add(stepLine(2, 0.9));
    add(R"({"event":"held_out","step":2,"loss":0.8,"bands":[{"from":0,"to":500,"loss":0.2}]})");
    add(R"({"event":"sample","step":2,"file":"a.png"})");
    add(R"({"event":"saved","step":2,"checkpoint":"step-000002"})");
    add(R"({"event":"stopped","step":2})");
    QCOMPARE(record.process(), 4711LL);
    QCOMPARE(record.loss().points().size(), std::size_t(2));
    QCOMPARE(record.held_out().points().back().value, 0.8);
    QCOMPARE(record.bands().size(), std::size_t(1));
    QCOMPARE(record.samples().size(), std::size_t(1));
    QCOMPARE(record.saved_step(), 2LL);
    QVERIFY(record.closing() == Kind::stopped);
    add(stepLine(3, 0.7)); // it goes on: the end was none
    QVERIFY(!record.closing());
    add(stepLine(2, 0.85)); // and here another process has gone back
    QCOMPARE(record.loss().points().size(), std::size_t(2));
    QCOMPARE(record.loss().points().back(), (CurvePoint{2, 0.85}));
    add(R"({"event":"skipped","step":3,"reason":"not finite"})");
    QVERIFY(record.trouble() && record.trouble()->text == "not finite");
}

void TestTrainingProgress::tailReadsWhatIsNew() {
    TempFolder folder;
    const auto path = folder / "file";
    FileTail tail(path);
    QVERIFY(tail.read(100).text.empty()); // there is none yet
    append(path, "one\n");
    QCOMPARE(tail.read(100).text, std::string("one\n"));
    QVERIFY(tail.read(100).text.empty());
    append(path, "two\n");
    const FileTail::Part part = tail.read(2);
    QVERIFY(part.text == "tw" && part.more && !part.restarted);
    QCOMPARE(tail.read(100).text, std::string("o\n"));
    QCOMPARE(last_lines(path, 5), std::string("two\n"));
    QCOMPARE(last_lines(path, 100), std::string("one\ntwo\n"));
    QCOMPARE(last_lines(folder / "none", 100), std::string());
}

void TestTrainingProgress::tailNoticesAnotherFile() {
    TempFolder folder;
    const auto path = folder / "file";
    append(path, "one\ntwo\n");
    FileTail tail(path);
    tail.read(100);
    std::filesystem::resize_file(path, 4); // cut short
    FileTail::Part part = tail.read(100);
    QVERIFY(part.restarted && part.text == "one\n");
    append(folder / "new", "another, as long as the old\n"); // replaced, as a resumed run does
    std::filesystem::rename(folder / "new", path);
    part = tail.read(100);
    QVERIFY(part.restarted && part.text == "another, as long as the old\n");
    std::filesystem::remove(path);
    QVERIFY(tail.read(100).restarted);
}

void TestTrainingProgress::tailDoesNotWaitForAPipe() {
    TempFolder folder;
    const auto path = folder / "pipe";
    QCOMPARE(::mkfifo(path.c_str(), 0644), 0);
    QVERIFY(FileTail(path).read(100).text.empty());
}

void TestTrainingProgress::pollerWaitsForTheEndOfALine() {
    TempFolder folder;
    TrainingPoller poller(folder.path());
    append(folder / "progress.jsonl", stepLine(1, 1) + R"({"step":2,)");
    QCOMPARE(poller.look().lines.size(), std::size_t(1));
    append(folder / "progress.jsonl", R"("loss":0.25})");
    QCOMPARE(poller.look().lines.size(), std::size_t(0));
    append(folder / "progress.jsonl", "\n");
    const auto news = poller.look();
    QCOMPARE(news.lines.size(), std::size_t(1));
    QCOMPARE(news.lines[0].numbers.loss, 0.25);
    QVERIFY(news.signs.has_progress && !news.restarted);
}

void TestTrainingProgress::pollerBeginsAnewAfterAResume() {
    TempFolder folder;
    const auto path = folder / "progress.jsonl";
    append(path, stepLine(1, 1) + stepLine(2, 1) + "{\"torn");
    TrainingPoller poller(folder.path());
    QCOMPARE(poller.look().lines.size(), std::size_t(2));
    append(folder / "rest", stepLine(1, 1));
    std::filesystem::rename(folder / "rest", path);
    auto news = poller.look();
    QVERIFY(news.restarted);
    QCOMPARE(news.lines.size(), std::size_t(1)); // the torn beginning is forgotten
    append(path, stepLine(2, 0.5));
    QCOMPARE(poller.look().lines.size(), std::size_t(1));
}

void TestTrainingProgress::pollerPassesOverlongLines() {
    TempFolder folder;
    const auto path = folder / "progress.jsonl";
    append(path, "{\"step\":1,\"x\":\"" + std::string(300'000, 'x'));
    TrainingPoller poller(folder.path());
    QCOMPARE(poller.look().lines.size(), std::size_t(0));
    append(path, "\"}\n" + stepLine(2, 1));
    const auto news = poller.look();
    QCOMPARE(news.lines.size(), std::size_t(1));
    QCOMPARE(news.lines[0].step, 2LL);
}

void TestTrainingProgress::pollerReadsALongRunInParts() {
    TempFolder folder;
    constexpr int steps = 60'000;
    std::string text;
    for (int i = 1; i <= steps; ++i)
        text += stepLine(i, 1.0 / i);
    append(folder / "progress.jsonl", text);
    TrainingPoller poller(folder.path());
    std::size_t lines = 0;
    int looks = 0;
    for (bool more = true; more; ++looks) {
        const auto news = poller.look();
        lines += news.lines.size();
        more = news.more;
    }
    QCOMPARE(lines, std::size_t(steps));
    QVERIFY(looks > 1);
}

void TestTrainingProgress::states_data() {
    QTest::addColumn<bool>("locked");
    QTest::addColumn<bool>("launched");
    QTest::addColumn<bool>("progress");
    QTest::addColumn<int>("closing"); // -1: none
    QTest::addColumn<int>("state");
    const auto row = [](const char* name, bool locked, bool launched, bool progress, int closing,
                        RunState state) {
        QTest::newRow(name) << locked << launched << progress << closing << int(state);
    };
    row("locked", true, false, true, -1, RunState::running);
    row("its last word is said, but it still lives", true, true, true, int(Kind::stopped), RunState::running);
    row("launched", false, true, false, -1, RunState::starting);
    row("launched again", false, true, true, int(Kind::stopped), RunState::starting);
    row("stopped", false, false, true, int(Kind::stopped), RunState::paused);
    row("done", false, false, true, int(Kind::done), RunState::done);
    row("failed", false, false, true, int(Kind::failed), RunState::failed);
    row("without a word", false, false, true, -1, RunState::died);
    row("never began", false, false, false, -1, RunState::failed);
}

void TestTrainingProgress::states() {
    QFETCH(bool, locked);
    QFETCH(bool, launched);
    QFETCH(bool, progress);
    QFETCH(int, closing);
    QFETCH(int, state);
    RunSigns signs{locked, launched, progress, {}};
    if (closing >= 0)
        signs.closing = Kind(closing);
    QCOMPARE(int(state_of(signs)), state);
}

void TestTrainingProgress::lockAndLastLineTellTheState() {
    TempFolder folder;
    const auto run = folder / "run";
    std::filesystem::create_directories(run);
    append(run / "progress.jsonl", stepLine(1, 0.5) + stepLine(2, 0.25));
    append(run / "options.json", R"({"steps": 40})");
    {
        const HeldLock lock(run);
        QVERIFY(lock.held() && is_locked(run));
        const RunSummary summary = read_run(run);
        QCOMPARE(int(summary.state), int(RunState::running));
        QCOMPARE(summary.step, 2LL);
        QCOMPARE(summary.steps, 40LL);
        QCOMPARE(summary.loss, 0.25);
    }
    QCOMPARE(int(read_run(run).state), int(RunState::died));
    append(run / "log.txt", "[2026-12-01 12:00:00.123] [sinopia] [info] going well\n");
    append(run / error_file, "12:00:00 info going well\nterminate called without mercy\n");
    QCOMPARE(last_words(run),
             std::string(
                 "[2026-12-01 12:00:00.123] [sinopia] [info] going well\nterminate called without mercy\n"));
    append(run / "progress.jsonl", R"({"event":"stopped","step":2})"
                                   "\n");
    QCOMPARE(int(read_run(run).state), int(RunState::paused));
    // A process that has got the number of the one that was started is another one.
    append(run / launch_file, "{\"pid\": " + std::to_string(::getpid()) + "}");
    QVERIFY(!launched_process_lives(run, launched_process(run)));
}

void TestTrainingProgress::listNamesEachRunOnce() {
    TempFolder folder;
    for (const char* name : {"a", "b"}) {
        std::filesystem::create_directories(folder / "runs" / name);
        append(folder / "runs" / name / "progress.jsonl", stepLine(1, 1));
    }
    std::filesystem::create_directories(folder / "runs" / "no run");
    std::filesystem::create_directory_symlink(folder / "runs" / "a", folder / "runs" / "again");
    const HeldLock lock(folder / "runs" / "b");
    const auto runs = read_runs({folder / "runs", folder / "runs" / "a", folder / "nowhere"});
    QCOMPARE(runs.size(), std::size_t(2));
    QCOMPARE(runs[0].name, std::string("b")); // that live come first
    QCOMPARE(runs[1].name, std::string("a"));
}

void TestTrainingProgress::folderNamesAreNeverTakenTwice() {
    TempFolder folder;
    const auto first = make_run_folder(folder / "runs", "faces/64");
    const auto second = make_run_folder(folder / "runs", "faces/64");
    QCOMPARE(first.filename().string(), std::string("faces-64"));
    QCOMPARE(second.filename().string(), std::string("faces-64 2"));
    QCOMPARE(make_run_folder(folder / "runs", "..").filename().string(), std::string("run"));
}

QTEST_GUILESS_MAIN(TestTrainingProgress)
#include "test_training_progress.moc"
