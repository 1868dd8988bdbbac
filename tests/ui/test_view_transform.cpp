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
    void viewAndImageAreInverse();
    void turningKeepsTheMiddle();
    void flippingMirrorsWhatIsSeen();
    void fitShowsATurnedImageWhole();
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

void TestViewTransform::viewAndImageAreInverse() {
    ViewTransform view = viewOf({800, 600}, {640, 480});
    for (const double angle : {0.0, 15.0, 90.0, 123.4, 180.0, 270.0})
        for (const bool mirror : {false, true}) {
            view.resetOrientation();
            view.setZoom(1.7, {200, 300});
            if (mirror)
                view.flip();
            view.rotateBy(angle);
            QCOMPARE(view.mirrored(), mirror);
            for (const PointF p : {PointF{0, 0}, {639.5, 3}, {17.25, 400}, {-20, 700}}) {
                const PointF back = view.toImage(view.toView(p));
                QVERIFY(std::abs(back.x - p.x) < 1e-9 && std::abs(back.y - p.y) < 1e-9);
                // The steps are the differences of neighbouring device pixels.
                const PointF at = view.toView(p), right = view.toImage({at.x + 1, at.y});
                const PointF down = view.toImage({at.x, at.y + 1});
                QVERIFY(std::abs(right.x - p.x - view.imageStepRight().x) < 1e-9);
                QVERIFY(std::abs(right.y - p.y - view.imageStepRight().y) < 1e-9);
                QVERIFY(std::abs(down.x - p.x - view.imageStepDown().x) < 1e-9);
                QVERIFY(std::abs(down.y - p.y - view.imageStepDown().y) < 1e-9);
            }
        }
}

void TestViewTransform::turningKeepsTheMiddle() {
    ViewTransform view = viewOf({800, 600}, {640, 480});
    view.setZoom(2, {100, 100});
    const PointF middle = view.toImage({400, 300});
    for (int i = 0; i < 24; ++i) {
        view.rotateBy(15);
        const PointF now = view.toView(middle);
        QVERIFY(std::abs(now.x - 400) < 1e-6 && std::abs(now.y - 300) < 1e-6);
        QCOMPARE(view.zoom(), 2.0);
    }
    QCOMPARE(view.angle(), 0.0);
    QVERIFY(view.upright());
    // Clockwise: a point to the right of the middle comes to lie below it.
    view.rotateBy(90);
    const PointF p = view.toView({middle.x + 10, middle.y});
    QVERIFY(std::abs(p.x - 400) < 1e-6 && std::abs(p.y - 320) < 1e-6);
}

void TestViewTransform::flippingMirrorsWhatIsSeen() {
    ViewTransform view = viewOf({800, 600}, {640, 480});
    view.setZoom(1.5, {10, 20});
    view.rotateBy(30);
    const PointF before = view.toView({100, 50});
    view.flip();
    const PointF after = view.toView({100, 50});
    QVERIFY(std::abs(after.x - (800 - before.x)) < 1e-6 && std::abs(after.y - before.y) < 1e-6);
    QCOMPARE(view.angle(), 330.0);
    view.resetOrientation();
    QVERIFY(view.upright());
}

void TestViewTransform::fitShowsATurnedImageWhole() {
    ViewTransform view = viewOf({800, 600}, {4000, 1000});
    for (const double angle : {15.0, 45.0, 90.0, 200.0}) {
        view.resetOrientation();
        view.rotateBy(angle);
        view.fit();
        QVERIFY(view.fitted());
        for (const PointF& corner : view.corners(whole(Size{4000, 1000})))
            QVERIFY(corner.x >= 0 && corner.x <= 800 && corner.y >= 0 && corner.y <= 600);
        QCOMPARE(view.visibleImageRect(), whole(Size{4000, 1000}));
    }
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
