#pragma once

#include "image/raster.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/tools/brush_tool.h"

#include <QApplication>
#include <QMouseEvent>
#include <QtTest>

#include <cmath>

namespace sinopia::test {

/// A shown canvas of 640x480 over a map of 160x120: class 1 left, class 2 right of the middle, and a picture
/// of one colour.
struct CanvasFixture {
    static constexpr Size size{160, 120};
    static constexpr Rgb ground{40, 90, 160};

    CanvasFixture() {
        document_.apply(LabelEdit{"Left", rect_spans({0, 0, 80, 120}, size), 1});
        document_.apply(PictureEdit{"Picture", TileGrid<Rgb>(size, ground), {}});
        settings_.changed = [this] { canvas_.settingsChanged(); };
        settings_.setBrushDiameter(6);
        settings_.setClasses(3, 0);
        canvas_.resize(640, 480);
        canvas_.setTool(brush_);
        canvas_.show();
        settle();
    }

    /// Until everything shown is up to date.
    void settle() {
        do
            QApplication::processEvents();
        while (!canvas_.isUpToDate());
        QApplication::processEvents();
    }

    template <class Change>
    void setOptions(Change change) {
        ViewOptions options = canvas_.viewOptions();
        change(options);
        canvas_.setViewOptions(options);
        settle();
    }

    QImage shown() {
        settle();
        return canvas_.grab().toImage();
    }
    /// The colour shown at an image point, of two halves in the left one.
    QRgb at(double x, double y) { return pixelAt(canvas_.widgetPoint({x, y})); }
    QRgb pixelAt(QPointF widget) {
        const QImage image = shown();
        const QPointF device = widget * image.devicePixelRatio();
        return image.pixel(static_cast<int>(std::floor(device.x())),
                           static_cast<int>(std::floor(device.y())));
    }

    QRgb classColor(int index) const {
        const Rgb c = document_.label_set()[index].color;
        return qRgb(c.r, c.g, c.b);
    }
    static QRgb groundColor() { return qRgb(ground.r, ground.g, ground.b); }
    static QRgb mixed(QRgb ground, QRgb over, double share) {
        const auto part = [&](int a, int b) { return static_cast<int>(a + (b - a) * share); };
        return qRgb(part(qRed(ground), qRed(over)), part(qGreen(ground), qGreen(over)),
                    part(qBlue(ground), qBlue(over)));
    }
    static bool near(QRgb a, QRgb b, int tolerance = 3) {
        return std::abs(qRed(a) - qRed(b)) <= tolerance && std::abs(qGreen(a) - qGreen(b)) <= tolerance &&
               std::abs(qBlue(a) - qBlue(b)) <= tolerance;
    }

    void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {}) {
        const bool up = type == QEvent::MouseButtonRelease;
        const bool moves = type == QEvent::MouseMove;
        QMouseEvent event(type, at, canvas_.mapToGlobal(at), moves ? Qt::NoButton : button,
                          up ? Qt::NoButton : button, modifiers);
        QApplication::sendEvent(&canvas_, &event);
    }
    void hover(QPointF at) {
        QMouseEvent event(QEvent::MouseMove, at, canvas_.mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(&canvas_, &event);
    }
    void away() {
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&canvas_, &leave);
    }
    void drag(QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = {}) {
        mouse(QEvent::MouseButtonPress, from, button, modifiers);
        for (int i = 1; i <= 4; ++i)
            mouse(QEvent::MouseMove, from + (to - from) * i / 4, button, modifiers);
        mouse(QEvent::MouseButtonRelease, to, button, modifiers);
    }

    ClassIndex classAt(int x, int y) const { return document_.labels().get(x, y); }

    Document document_{TileGrid<ClassIndex>(size, 2), LabelSet::generated(6)};
    PaintSettings settings_;
    BrushTool brush_;
    CanvasWidget canvas_{document_, settings_};
};

} // namespace sinopia::test
