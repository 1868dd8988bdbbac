#include "support/canvas_fixture.h"
#include "ui/panels/navigator_panel.h"

#include <QDoubleSpinBox>
#include <QSlider>
#include <QToolButton>
#include <QtTest>

#include <memory>

using namespace sinopia;

class TestNavigator : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        f_ = std::make_unique<test::CanvasFixture>();
        panel_ = std::make_unique<NavigatorPanel>(f_->canvas_);
        panel_->resize(260, 260);
        panel_->show();
        map_ = panel_->findChild<NavigatorMap*>("navigatorMap");
        QVERIFY(map_);
    }
    void cleanup() {
        panel_.reset();
        f_.reset();
    }
    void showsTheWholeImage();
    void frameIsWhatTheCanvasShows();
    void draggingMovesTheCanvas();
    void controlsFollowAndLead();
    void arrowKeysMove();
    void everyControlHasAName();

  private:
    QPointF mapPoint(PointF image) const {
        // The frame of a view that shows exactly the image would be the image's area.
        const QPolygonF frame = map_->frame();
        const ViewTransform& view = f_->canvas_.view();
        const PointF a = view.toImage({0, 0}),
                     b = view.toImage({double(view.viewSize().width), double(view.viewSize().height)});
        return {frame[0].x() + (frame[2].x() - frame[0].x()) * (image.x - a.x) / (b.x - a.x),
                frame[0].y() + (frame[2].y() - frame[0].y()) * (image.y - a.y) / (b.y - a.y)};
    }

    std::unique_ptr<test::CanvasFixture> f_;
    std::unique_ptr<NavigatorPanel> panel_;
    NavigatorMap* map_ = nullptr;
};

void TestNavigator::showsTheWholeImage() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    f_->canvas_.fitImage();
    const auto at = [&](PointF image) { return map_->grab().toImage().pixel(mapPoint(image).toPoint()); };
    QTRY_COMPARE(at({40, 60}), f_->classColor(1));
    QCOMPARE(at({120, 60}), f_->classColor(2));
    f_->document_.apply(LabelEdit{"Change", rect_spans({90, 20, 60, 80}, f_->size), 5});
    QTRY_COMPARE(at({120, 60}), f_->classColor(5)); // it follows
}

void TestNavigator::frameIsWhatTheCanvasShows() {
    const QRectF all = map_->frame().boundingRect();
    f_->canvas_.setZoom(f_->canvas_.view().zoom() * 2);
    const QRectF half = map_->frame().boundingRect();
    QVERIFY(std::abs(half.width() - all.width() / 2) < 1e-6);
    QVERIFY(QLineF(half.center(), all.center()).length() < 1);
    f_->canvas_.rotateBy(30);
    QVERIFY(map_->frame().boundingRect().height() > half.height() * 1.2); // turned the other way
}

void TestNavigator::draggingMovesTheCanvas() {
    f_->canvas_.setZoom(8);
    f_->canvas_.centerOn({80, 60});
    const QPoint from = mapPoint({80, 60}).toPoint(), to = mapPoint({100, 40}).toPoint();
    QTest::mousePress(map_, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, map_->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(map_, &move);
    QTest::mouseRelease(map_, Qt::LeftButton, {}, to);
    const PointF middle = f_->canvas_.view().toImage({320, 240});
    QVERIFY(std::abs(middle.x - 100) < 2 && std::abs(middle.y - 40) < 2);
    // A click beside the frame brings it there.
    QTest::mouseClick(map_, Qt::LeftButton, {}, mapPoint({30, 90}).toPoint());
    const PointF now = f_->canvas_.view().toImage({320, 240});
    QVERIFY(std::abs(now.x - 30) < 2 && std::abs(now.y - 90) < 2);
}

void TestNavigator::controlsFollowAndLead() {
    auto* slider = panel_->findChild<QSlider*>("navigatorZoom");
    auto* percent = panel_->findChild<QDoubleSpinBox*>("navigatorPercent");
    auto* angle = panel_->findChild<QDoubleSpinBox*>("navigatorAngle");
    auto* mirror = panel_->findChild<QToolButton*>("navigatorMirror");
    f_->canvas_.setZoom(4);
    QCOMPARE(slider->value(), 16);
    QCOMPARE(percent->value(), 400.0);
    slider->setValue(24);
    QCOMPARE(f_->canvas_.view().zoom(), 8.0);
    percent->setValue(150);
    QCOMPARE(f_->canvas_.view().zoom(), 1.5);
    angle->setValue(-30);
    QCOMPARE(f_->canvas_.view().angle(), 330.0);
    panel_->findChild<QToolButton*>("navigatorRight")->click();
    QCOMPARE(angle->value(), -15.0);
    mirror->click();
    QVERIFY(f_->canvas_.view().mirrored());
    QVERIFY(mirror->isChecked());
    panel_->findChild<QToolButton*>("navigatorReset")->click();
    QVERIFY(f_->canvas_.view().upright());
    QVERIFY(!mirror->isChecked());
    panel_->findChild<QToolButton*>("navigatorFit")->click();
    QVERIFY(f_->canvas_.view().fitted());
}

void TestNavigator::arrowKeysMove() {
    f_->canvas_.setZoom(8);
    f_->canvas_.centerOn({80, 60});
    QTest::keyClick(map_, Qt::Key_Right);
    QTest::keyClick(map_, Qt::Key_Up);
    const PointF middle = f_->canvas_.view().toImage({320, 240});
    QVERIFY(std::abs(middle.x - 88) < 0.1 && std::abs(middle.y - 54) < 0.1);
}

void TestNavigator::everyControlHasAName() {
    for (const QWidget* widget : panel_->findChildren<QWidget*>())
        if (widget->focusPolicy() & Qt::TabFocus)
            QVERIFY2(!widget->accessibleName().isEmpty() ||
                         widget->parentWidget()->inherits("QAbstractSpinBox"),
                     qPrintable(widget->objectName()));
}

QTEST_MAIN(TestNavigator)
#include "test_navigator.moc"
