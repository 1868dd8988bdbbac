#include "support/canvas_fixture.h"

#include <QtTest>

#include <memory>
#include <set>

using namespace sinopia;

/// A screen with two device pixels to a pixel of the window.
class TestCanvasHidpi : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        f_ = std::make_unique<test::CanvasFixture>();
        QCOMPARE(f_->canvas_.devicePixelRatioF(), 2.0);
    }
    void cleanup() { f_.reset(); }
    void imagePixelsAreDevicePixels();
    void strokesLandBetweenTheWindowsPixels();
    void linesAreSharp();
    void changesArePaintedCompletely();

  private:
    std::unique_ptr<test::CanvasFixture> f_;
};

void TestCanvasHidpi::imagePixelsAreDevicePixels() {
    // A checkerboard of single pixels survives only if each is exactly one pixel of the screen.
    Spans odd;
    for (int y = 0; y < 120; ++y)
        for (int x = y % 2; x < 160; x += 2)
            odd.push_back({y, x, x + 1});
    f_->document_.apply(LabelEdit{"Board", odd, 4});
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    f_->away();
    f_->canvas_.showActualSize();
    const QImage image = f_->shown();
    QCOMPARE(image.size(), QSize(1280, 960));
    const QPointF corner = f_->canvas_.widgetPoint({0, 0}) * 2;
    for (int y = 0; y < 120; ++y)
        for (int x = 0; x < 160; ++x)
            QCOMPARE(image.pixel(qRound(corner.x()) + x, qRound(corner.y()) + y),
                     f_->classColor(f_->classAt(x, y)));
}

void TestCanvasHidpi::strokesLandBetweenTheWindowsPixels() {
    f_->canvas_.showActualSize();
    f_->settings_.setBrushDiameter(1);
    // Half a pixel of the window is a whole one of the image here.
    const QPointF corner = f_->canvas_.widgetPoint({0, 0});
    f_->drag(corner + QPointF(20.25, 30.25), corner + QPointF(20.25, 30.25));
    QCOMPARE(f_->classAt(40, 60), ClassIndex(3));
    f_->drag(corner + QPointF(20.75, 40.25), corner + QPointF(20.75, 40.25));
    QCOMPARE(f_->classAt(41, 80), ClassIndex(3));
    QCOMPARE(f_->classAt(40, 80), ClassIndex(1));
}

void TestCanvasHidpi::linesAreSharp() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->away();
    f_->canvas_.setZoom(16);
    f_->canvas_.centerOn({40, 60});
    const QImage image = f_->shown();
    std::set<QRgb> seen;
    int lines = 0;
    for (int x = 400; x < 560; ++x) {
        seen.insert(image.pixel(x, 505));
        lines += image.pixel(x, 505) != f_->groundColor();
    }
    QVERIFY(seen.size() == 2);
    QCOMPARE(lines, 10); // one device pixel in sixteen
}

void TestCanvasHidpi::changesArePaintedCompletely() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    f_->canvas_.setZoom(3.3);
    f_->canvas_.centerOn({71.3, 55.7});
    for (int i = 0; i < 30; ++i) {
        const QPointF from(100 + i * 13, 60 + i * 11);
        f_->settings_.setCurrentClass(static_cast<ClassIndex>(i % 6));
        f_->drag(from, from + QPointF(90, 37 - i));
    }
    f_->away();
    const QImage patched = f_->shown();
    // The same view drawn from nothing.
    CanvasWidget fresh(f_->document_, f_->settings_);
    fresh.setViewOptions(f_->canvas_.viewOptions());
    fresh.resize(f_->canvas_.size());
    fresh.show();
    fresh.setZoom(3.3);
    fresh.centerOn({71.3, 55.7});
    do
        QApplication::processEvents();
    while (!fresh.isUpToDate());
    QCOMPARE(fresh.grab().toImage(), patched);
}

int main(int argc, char** argv) {
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    TestCanvasHidpi test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_canvas_hidpi.moc"
