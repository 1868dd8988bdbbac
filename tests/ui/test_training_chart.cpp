#include "ui/dialogs/training_chart.h"
#include "ui/style/theme.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

#include <cmath>
#include <ctime>

using namespace sinopia;

namespace {

TrainingLine stepLine(long long step, double loss) {
    TrainingLine line;
    line.kind = TrainingLine::Kind::step;
    line.step = step;
    line.numbers.loss = loss;
    return line;
}

TrainingLine heldOut(long long step, double loss) {
    TrainingLine line;
    line.kind = TrainingLine::Kind::held_out;
    line.step = step;
    line.numbers.loss = loss;
    line.bands = {{0, 500, loss / 2}, {500, 1000, 2 * loss}};
    return line;
}

/// A noisy loss that falls, with one spike.
TrainingRecord fallingRecord(int steps, int spike) {
    TrainingRecord record;
    for (int i = 1; i <= steps; ++i) {
        record.add(
            stepLine(i, i == spike ? 9.0 : 0.05 + 1.0 / (1 + 0.01 * i) + 0.02 * ((i * 7919) % 13) / 13.0));
        if (i % (steps / 10) == 0)
            record.add(heldOut(i, 0.06 + 1.0 / (1 + 0.01 * i)));
    }
    return record;
}

ChartScale scaleOf(double first, double last, double width) {
    ChartScale scale;
    scale.first = first;
    scale.last = last;
    scale.width = width;
    scale.height = 100;
    return scale;
}

void wheel(QWidget& widget, const QPointF& at, int notches) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

} // namespace

class TestTrainingChart : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void curveKeepsItsOrder();
    void smoothingKeepsAConstant();
    void scalesMapBothWays();
    void zoomKeepsThePointUnderThePointer();
    void columnsKeepTheExtremes();
    void columnsOfFewPointsAreThePoints();
    void marksAreRound();
    void hugeAndTinyAxesHaveMarks();
    void rangeLeavesOutliersOut();
    void wheelAndDragAndKeys();
    void followsTheNewestStep();
    void readOutNamesTheNearestStep();
    void drawsInBothThemes_data();
    void drawsInBothThemes();
    void colorsStandOut();
    void hundredThousandPoints();
};

void TestTrainingChart::curveKeepsItsOrder() {
    Curve curve;
    curve.add(1, 5);
    curve.add(2, NAN);
    curve.add(3, INFINITY);
    curve.add(4, 1e300);
    curve.add(5, 7);
    QCOMPARE(curve.points().size(), std::size_t(2));
    curve.add(4, 6); // back
    QCOMPARE(curve.points().back(), (CurvePoint{4, 6}));
    QCOMPARE(curve.nearest(2)->step, 1.0);
    QCOMPARE(curve.nearest(3)->step, 4.0);
    QCOMPARE(curve.nearest(99)->step, 4.0);
    curve.add(8, 1);
    QCOMPARE(curve.between(2, 3).size(), std::size_t(2)); // none inside, one on either side
    QVERIFY(Curve().nearest(1) == nullptr);
}

void TestTrainingChart::smoothingKeepsAConstant() {
    Curve curve;
    for (int i = 1; i <= 50; ++i)
        curve.add(i, 3);
    const Curve smooth = smoothed(curve.points(), 0.95);
    for (const CurvePoint& point : smooth.points())
        QVERIFY(std::abs(point.value - 3) < 1e-12); // from the first on
    Curve two;
    two.add(1, 1);
    two.add(2, 2);
    const Curve half = smoothed(two.points(), 0.5);
    QVERIFY(std::abs(half.points()[1].value - 5.0 / 3.0) < 1e-12); // (0.25 * 1 + 0.5 * 2) / 0.75
}

void TestTrainingChart::scalesMapBothWays() {
    ChartScale scale = scaleOf(100, 300, 400);
    scale.low = 0.01;
    scale.high = 1;
    QCOMPARE(scale.x_of(200), 200.0);
    QCOMPARE(scale.step_at(200), 200.0);
    QCOMPARE(scale.y_of(1), 0.0);
    for (const bool logarithmic : {false, true}) {
        scale.logarithmic = logarithmic;
        for (const double value : {0.01, 0.1, 0.7, 1.0})
            QVERIFY(std::abs(scale.value_at(scale.y_of(value)) - value) < 1e-12);
    }
    QCOMPARE(scale.y_of(0.1), 50.0); // the middle of two powers
    QVERIFY(scale.y_of(0) > scale.height && scale.y_of(-1) > scale.height);
}

void TestTrainingChart::zoomKeepsThePointUnderThePointer() {
    const ChartScale scale = scaleOf(0, 1000, 500);
    const ChartScale closer = scale.zoomed(125, 0.5);
    QCOMPARE(closer.step_at(125), scale.step_at(125));
    QCOMPARE(closer.last - closer.first, 500.0);
    QCOMPARE(scale.panned(50).first, -100.0);
    ChartScale closest = scale;
    for (int i = 0; i < 100; ++i)
        closest = closest.zoomed(10, 0.5);
    QVERIFY(closest.last - closest.first >= 1);
}

void TestTrainingChart::columnsKeepTheExtremes() {
    const TrainingRecord record = fallingRecord(100'000, 77'777);
    const ChartScale scale = scaleOf(0, 100'000, 640);
    const auto columns = columns_of(record.loss(), scale);
    QVERIFY(columns.size() <= 642);
    QVERIFY(columns.size() >= 638);
    double highest = 0;
    for (const ChartColumn& column : columns) {
        QVERIFY(column.lowest <= column.first && column.first <= column.highest);
        QVERIFY(column.lowest <= column.last && column.last <= column.highest);
        highest = std::max(highest, column.highest);
    }
    QCOMPARE(highest, 9.0); // one point of a hundred thousand
    // Against every point, in a window in the middle.
    const ChartScale part = scaleOf(40'000, 50'000, 100);
    for (const ChartColumn& column : columns_of(record.loss(), part)) {
        if (column.x < 0 || column.x >= 100)
            continue;
        double low = INFINITY, high = -INFINITY;
        for (const CurvePoint& point : record.loss().points())
            if (std::floor(part.x_of(point.step)) == std::floor(column.x)) {
                low = std::min(low, point.value);
                high = std::max(high, point.value);
            }
        QCOMPARE(column.lowest, low);
        QCOMPARE(column.highest, high);
    }
}

void TestTrainingChart::columnsOfFewPointsAreThePoints() {
    Curve curve;
    for (int i = 0; i < 5; ++i)
        curve.add(10 * i, i);
    const auto columns = columns_of(curve, scaleOf(15, 25, 1000));
    QCOMPARE(columns.size(), std::size_t(3)); // 10 and 30 lie beyond the edges
    QCOMPARE(columns[1].x, 500.0);
    QVERIFY(columns[0].x < 0 && columns[2].x > 1000);
    ChartScale logarithmic = scaleOf(0, 40, 1000);
    logarithmic.logarithmic = true;
    logarithmic.low = 0.1;
    QCOMPARE(columns_of(curve, logarithmic).size(), std::size_t(4)); // zero has no logarithm
}

void TestTrainingChart::marksAreRound() {
    QCOMPARE(axis_marks(0, 1000, 5, false), (std::vector<double>{0, 200, 400, 600, 800, 1000}));
    QCOMPARE(axis_marks(-0.5, 1.1, 4, false), (std::vector<double>{-0.5, 0, 0.5, 1}));
    QCOMPARE(axis_marks(0.02, 3, 5, true), (std::vector<double>{0.02, 0.05, 0.1, 0.2, 0.5, 1, 2}));
    const auto powers = axis_marks(1e-9, 1e3, 4, true);
    QVERIFY(powers.size() >= 2 && powers.size() <= 8);
    QVERIFY(axis_marks(0.42, 0.44, 4, true).size() >= 2); // within one power there are marks as well
    QVERIFY(axis_marks(1, 1, 5, false).empty());
}

void TestTrainingChart::hugeAndTinyAxesHaveMarks() {
    for (const double low : {0.0, 1e15, -1e30, 1e-30})
        for (const double span : {1e-12, 1.0, 1e30})
            for (const bool logarithmic : {false, true})
                QVERIFY(
                    axis_marks(low, low + span * std::max(1.0, std::abs(low) * 1e-9), 6, logarithmic).size() <
                    100);
}

void TestTrainingChart::rangeLeavesOutliersOut() {
    const TrainingRecord record = fallingRecord(10'000, 5'000);
    const Curve smooth = smoothed(record.loss().points(), 0.99);
    const Curve* const main[] = {&smooth, &record.held_out()};
    ChartScale scale = scaleOf(1000, 10'000, 500);
    const ValueRange range = range_of_values(main, record.loss(), scale);
    QVERIFY(range.high < 2); // the spike is 9
    QVERIFY(range.low < 0.07 && range.low > 0);
    const ValueRange nothing = range_of_values({}, Curve(), scale);
    QVERIFY(nothing.low < nothing.high);
    scale.logarithmic = true;
    QVERIFY(range_of_values({}, Curve(), scale).low > 0);
    QVERIFY(range_of_values(main, record.loss(), scale).low > 0);
    Curve flat;
    flat.add(2000, 0);
    const Curve* const only[] = {&flat};
    scale.logarithmic = false;
    QVERIFY(range_of_values(only, Curve(), scale).high > range_of_values(only, Curve(), scale).low);
}

void TestTrainingChart::wheelAndDragAndKeys() {
    const TrainingRecord record = fallingRecord(2000, 0);
    TrainingChart chart;
    chart.resize(700, 300);
    chart.setRecord(&record);
    chart.show();
    QCOMPARE(chart.scale().first, 0.0);
    QCOMPARE(chart.scale().last, 2000.0);
    const QPointF middle(350, 150);
    wheel(chart, middle, 5);
    const ChartScale zoomed = chart.scale();
    QVERIFY(zoomed.last - zoomed.first < 800);
    const QPoint from(300, 150);
    QTest::mousePress(&chart, Qt::LeftButton, {}, from);
    QTest::mouseMove(&chart, from + QPoint(60, 0));
    QTest::mouseRelease(&chart, Qt::LeftButton, {}, from + QPoint(60, 0));
    QVERIFY(chart.scale().first < zoomed.first); // earlier steps were drawn in
    QCOMPARE(chart.scale().last - chart.scale().first, zoomed.last - zoomed.first);
    QTest::keyClick(&chart, Qt::Key_Minus);
    QVERIFY(chart.scale().last - chart.scale().first > zoomed.last - zoomed.first);
    QTest::mouseDClick(&chart, Qt::LeftButton, {}, from);
    QCOMPARE(chart.scale().last, 2000.0);
    wheel(chart, middle, -50); // never beyond the run
    QCOMPARE(chart.scale().first, 0.0);
    QCOMPARE(chart.scale().last, 2000.0);
}

void TestTrainingChart::followsTheNewestStep() {
    TrainingRecord record = fallingRecord(1000, 0);
    TrainingChart chart;
    chart.resize(700, 300);
    chart.setRecord(&record);
    chart.zoom(0.1);
    const ChartScale away = chart.scale(); // in the middle of the run
    record.add(stepLine(1001, 0.1));
    chart.refresh();
    QCOMPARE(chart.scale().last, away.last); // stays where the person looks
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(&chart, Qt::Key_Right);
    QCOMPARE(chart.scale().last, 1001.0);
    record.add(stepLine(1050, 0.1));
    chart.refresh();
    QCOMPARE(chart.scale().last, 1050.0);
}

void TestTrainingChart::readOutNamesTheNearestStep() {
    const TrainingRecord record = fallingRecord(1000, 0);
    TrainingChart chart;
    chart.resize(700, 300);
    chart.setRecord(&record);
    chart.setShowsBands(true);
    const ChartScale scale = chart.scale();
    const double left = 700 - 12 - scale.width;
    const QStringList lines = chart.readOut({left + scale.x_of(500), 150});
    QVERIFY2(lines.first().contains("500"), qPrintable(lines.join('|')));
    QCOMPARE(lines.size(), 6); // step, loss, smoothed, held-out, two bands
    QVERIFY(chart.readOut({1, 1}).isEmpty());
}

void TestTrainingChart::drawsInBothThemes_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTrainingChart::drawsInBothThemes() {
    QFETCH(bool, dark);
    const TrainingRecord record = fallingRecord(3000, 1500);
    TrainingChart chart;
    chart.setPalette(themePalette(dark));
    chart.resize(700, 300);
    const QImage empty = chart.grab().toImage();
    chart.setRecord(&record);
    chart.setLogarithmic(true);
    chart.setShowsBands(true);
    const QImage drawn = chart.grab().toImage();
    int curve = 0;
    const QColor ink = themePalette(dark).color(QPalette::Highlight);
    for (int y = 0; y < drawn.height(); ++y)
        for (int x = 0; x < drawn.width(); ++x)
            curve += drawn.pixelColor(x, y) == ink;
    QVERIFY2(curve > 300, qPrintable(QString::number(curve)));
    QVERIFY(empty != drawn);
}

void TestTrainingChart::colorsStandOut() {
    for (const bool dark : {false, true}) {
        const QColor ground = themePalette(dark).color(QPalette::Base);
        QVERIFY(contrast(heldOutColor(dark), ground) >= 3);
        for (int band = 0; band < 4; ++band)
            QVERIFY2(contrast(bandColor(band, dark), ground) >= 3, qPrintable(QString::number(band)));
    }
}

/// Nothing is timed; the number is printed, for people.
void TestTrainingChart::hundredThousandPoints() {
    const TrainingRecord record = fallingRecord(100'000, 50'000);
    TrainingChart chart;
    chart.resize(1000, 400);
    chart.setRecord(&record);
    chart.setShowsBands(true);
    QImage image(chart.size(), QImage::Format_RGB32);
    constexpr int rounds = 20;
    const auto costs = [&](const char* what, auto work) {
        const std::clock_t start = std::clock();
        for (int i = 0; i < rounds; ++i)
            work();
        qInfo("100,000 steps, %s: %.2f ms of the processor", what,
              1e3 * double(std::clock() - start) / CLOCKS_PER_SEC / rounds);
    };
    costs("the record has grown", [&] { chart.refresh(); });
    costs("drawn anew", [&] {
        chart.setShowsBands(true);
        chart.render(&image);
    });
    costs("the pointer has moved", [&] { chart.render(&image); });
    QVERIFY(!image.isNull());
}

QTEST_MAIN(TestTrainingChart)
#include "test_training_chart.moc"
