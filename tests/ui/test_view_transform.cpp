#include "ui/canvas/view_transform.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace sinopia;

namespace {

bool near(PointF a, PointF b, double by = 1e-6) {
    return std::abs(a.x - b.x) < by && std::abs(a.y - b.y) < by;
}

ViewTransform viewOf(Size view, Size image) {
    ViewTransform transform;
    transform.setViewSize(view);
    transform.setImageSize(image);
    return transform;
}

} // namespace

class TestViewTransform : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void mapsThereAndBack();
    void zoomKeepsThePointUnderThePointer();
    void zoomStopsAtOne();
    void smallStepsLeaveOne();
    void fitShowsTheWholeImage();
    void fittedImageFollowsTheWindow();
    void imageCannotBeLost();
    void neighboursMeet();
    void visibleRectCoversTheView();
};

void TestViewTransform::mapsThereAndBack() {
    ViewTransform view = viewOf({800, 600}, {256, 256});
    view.setZoom(3.7, {100, 50});
    view.pan(31, -77);
    for (const PointF p : {PointF{0, 0}, PointF{12.25, 200}, PointF{-40, 999}})
        QVERIFY(near(view.toImage(view.toView(p)), p));
}

void TestViewTransform::zoomKeepsThePointUnderThePointer() {
    std::mt19937 random(1);
    ViewTransform view = viewOf({800, 600}, {1024, 512});
    for (int i = 0; i < 200; ++i) {
        // Inside the image, where nothing has to be kept in reach.
        const PointF image{double(random() % 1024), double(random() % 512)};
        const PointF anchor = view.toView(image);
        if (anchor.x < 0 || anchor.y < 0 || anchor.x > 800 || anchor.y > 600)
            continue;
        view.zoomSteps(int(random() % 7) - 3, anchor);
        QVERIFY(near(view.toView(image), anchor, 1e-6) || view.zoom() < 0.2);
    }
}

void TestViewTransform::zoomStopsAtOne() {
    ViewTransform view = viewOf({800, 600}, {4096, 4096});
    for (int i = 0; i < 40 && view.zoom() < 1; ++i)
        view.zoomSteps(1, {400, 300});
    QCOMPARE(view.zoom(), 1.0);
    view.zoomSteps(1, {400, 300});
    QVERIFY(view.zoom() > 1);
}

void TestViewTransform::smallStepsLeaveOne() {
    ViewTransform view = viewOf({800, 600}, {800, 800});
    view.setZoomCentered(1);
    for (int i = 0; i < 100; ++i)
        view.zoomSteps(0.05, {400, 300}); // a touchpad
    QVERIFY(view.zoom() > 2);
}

void TestViewTransform::fitShowsTheWholeImage() {
    for (const Size image : {Size{64, 64}, Size{256, 100}, Size{4096, 4096}, Size{16384, 300}, Size{1, 1}}) {
        const ViewTransform view = viewOf({800, 600}, image);
        const Rect visible = view.visibleImageRect();
        QCOMPARE(visible, whole(image));
        const PointF a = view.toView({0, 0}), b = view.toView({double(image.width), double(image.height)});
        QVERIFY(a.x >= 0 && a.y >= 0 && b.x <= 800 && b.y <= 600);
        QVERIFY(std::abs((a.x + b.x) / 2 - 400) <= 1 && std::abs((a.y + b.y) / 2 - 300) <= 1);
    }
}

void TestViewTransform::fittedImageFollowsTheWindow() {
    ViewTransform view = viewOf({800, 600}, {256, 256});
    const double before = view.zoom();
    view.setViewSize({1600, 1200});
    QVERIFY(view.zoom() > before);
    view.setZoomCentered(2);
    const PointF centre = view.toImage({800, 600});
    view.setViewSize({1000, 700});
    QCOMPARE(view.zoom(), 2.0);
    QVERIFY(near(view.toImage({500, 350}), centre));
}

void TestViewTransform::imageCannotBeLost() {
    ViewTransform view = viewOf({800, 600}, {256, 256});
    for (const auto& [dx, dy] : {std::pair{1e6, 0.0}, {-1e6, 0.0}, {0.0, 1e6}, {0.0, -1e6}}) {
        view.fit();
        view.pan(dx, dy);
        QVERIFY(!view.visibleImageRect().empty());
    }
}

void TestViewTransform::neighboursMeet() {
    ViewTransform view = viewOf({800, 600}, {4096, 4096});
    view.setZoom(0.37, {3, 5});
    for (int x = 0; x < 4096; x += 256)
        QVERIFY(view.viewX(x + 256) - view.viewX(x) >= 94 && view.viewX(x + 256) - view.viewX(x) <= 96);
    view.setZoom(1, {0, 0});
    QCOMPARE(view.viewX(1000) - view.viewX(0), 1000);
}

void TestViewTransform::visibleRectCoversTheView() {
    ViewTransform view = viewOf({100, 100}, {1000, 1000});
    view.setZoom(10, {50, 50});
    const Rect visible = view.visibleImageRect();
    QVERIFY(visible.width >= 10 && visible.width <= 12);
    const Rect shown = view.viewRect(visible);
    QVERIFY(shown.x <= 0 && shown.y <= 0 && shown.right() >= 100 && shown.bottom() >= 100);
}

QTEST_GUILESS_MAIN(TestViewTransform)
#include "test_view_transform.moc"
