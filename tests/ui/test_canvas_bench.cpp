#include "ui/canvas/canvas_bench_text.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

using namespace sinopia;

/// The measurement itself: that it measures what it says, not how fast.
class TestCanvasBench : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyRowIsMeasured();
    void scenesAreTheSameEachTime();
    void spreadsAreOrdered();
};

void TestCanvasBench::everyRowIsMeasured() {
    CanvasBenchOptions options;
    options.map = {512, 384};
    options.classes = 12;
    options.view = {200, 150};
    options.events = 40;
    const CanvasBenchReport report = benchCanvas(options);
    std::set<std::string> kinds;
    for (const CanvasBenchRow& row : report.rows) {
        kinds.insert(row.what);
        QVERIFY2(row.wall.count > 0, row.what.c_str());
        QVERIFY(row.wall.p50 <= row.wall.p99 && row.wall.p99 <= row.wall.max);
        QVERIFY(row.work.max > 0);
    }
    QCOMPARE(kinds, (std::set<std::string>{"press", "move", "release", "fill", "undo stroke", "redo stroke",
                                           "undo fill", "redo fill"}));
    QCOMPARE(report.raw_bytes, std::size_t(512 * 384 * 6));
    QVERIFY(report.undo_steps > 20 && report.undo_bytes > 0);
    std::istringstream lines(benchLines(report));
    std::string line;
    std::size_t count = 0;
    nlohmann::json last;
    while (std::getline(lines, line)) {
        last = nlohmann::json::parse(line);
        ++count;
    }
    QCOMPARE(count, report.rows.size() + 1);
    QCOMPARE(last["what"].get<std::string>(), std::string("memory"));
    QVERIFY(benchTable(report).find("undo stroke") != std::string::npos);
}

void TestCanvasBench::scenesAreTheSameEachTime() {
    const Size size{300, 200};
    QVERIFY(benchMap(size, 20, 32, 5).read() == benchMap(size, 20, 32, 5).read());
    QVERIFY(!(benchMap(size, 20, 32, 5).read() == benchMap(size, 20, 32, 6).read()));
    QVERIFY(benchPicture(size, 2) == benchPicture(size, 2));
    std::set<ClassIndex> seen;
    const LabelMap map = benchMap(size, 20, 16, 5).read();
    for (const ClassIndex index : map.pixels())
        seen.insert(index);
    QCOMPARE(seen.size(), std::size_t(20));
}

void TestCanvasBench::spreadsAreOrdered() {
    std::vector<double> values;
    for (int i = 1000; i >= 1; --i)
        values.push_back(i);
    const Spread spread = spreadOf(values);
    QCOMPARE(spread.p50, 500.0);
    QCOMPARE(spread.p99, 990.0);
    QCOMPARE(spread.max, 1000.0);
    QCOMPARE(spread.count, std::size_t(1000));
    QCOMPARE(spreadOf({}).count, std::size_t(0));
}

QTEST_GUILESS_MAIN(TestCanvasBench)
#include "test_canvas_bench.moc"
