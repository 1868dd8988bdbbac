#pragma once

#include "support/fake_generator.h"
#include "support/own_settings.h"
#include "support/temp_folder.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/window/action_set.h"
#include "ui/window/class_actions.h"
#include "ui/window/file_actions.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QtTest>

#include <memory>

namespace sinopia::test {

/// A shown window over a 128x96 map of class 0, with the fake generator's model of 12 classes, a brush of 8
/// pixels and class 5 chosen. Its settings are its own.
struct WindowFixture {
    void openWindow() {
        window_.reset();
        state_ = std::make_shared<FakeGeneratorState>();
        GenerationServices services;
        services.makeGenerator = [state = state_] { return std::make_unique<FakeGenerator>(state); };
        services.pictureText = [](const GenerationResult& result) {
            return std::map<std::string, std::string>{{"Seed", std::to_string(result.options.seed)}};
        };
        services.segmentPicture = segment_picture_;
        window_ = std::make_unique<MainWindow>(std::move(services), TileGrid<ClassIndex>(Size{128, 96}),
                                               LabelSet::generated(4));
        window_->resize(1200, 800);
        window_->show();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        window_->loadModel({}, {});
        QTRY_COMPARE(window_->document().label_set().size(), 12);
        window_->canvas().setFocus();
        window_->settings().setBrushDiameter(8);
        window_->settings().setClasses(5, 0);
    }

    /// The widget's point over an image point.
    QPoint at(double x, double y) const { return window_->canvas().widgetPoint({x, y}).toPoint(); }

    void stroke(PointF from, PointF to, Qt::KeyboardModifiers modifiers = {}) {
        CanvasWidget* canvas = &window_->canvas();
        QTest::mousePress(canvas, Qt::LeftButton, modifiers, at(from.x, from.y));
        for (int i = 1; i <= 4; ++i)
            QTest::mouseMove(canvas, at(from.x + (to.x - from.x) * i / 4, from.y + (to.y - from.y) * i / 4));
        QTest::mouseRelease(canvas, Qt::LeftButton, modifiers, at(to.x, to.y));
    }

    void click(double x, double y, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseClick(&window_->canvas(), Qt::LeftButton, modifiers, at(x, y));
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&window_->canvas(), Qt::Key(key), modifiers);
    }

    /// Runs an action as its menu entry does.
    void run(const char* id) { window_->actions()[id]->trigger(); }

    /// Answers the next dialog: `answer` gets it once it is shown.
    template <class Dialog>
    void answer(std::function<void(Dialog&)> reply) {
        QTimer::singleShot(0, window_.get(), [this, reply] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (dialog)
                reply(*dialog);
            else
                answer<Dialog>(reply);
        });
    }

    ClassIndex classAt(int x, int y) const { return window_->document().labels().get(x, y); }

    /// What the canvas shows at an image point.
    QColor shownAt(double x, double y) const {
        QApplication::processEvents();
        const QImage image = window_->canvas().grab().toImage();
        return image.pixelColor((window_->canvas().widgetPoint({x, y}) * image.devicePixelRatio()).toPoint());
    }

    void waitForFiles() { QTRY_COMPARE(window_->files().pending(), 0); }

    QString inFolder(const char* name) const { return QString::fromStdString((own_ / name).string()); }

    OwnSettings settings_;
    TempFolder own_;
    SegmentPicture segment_picture_; ///< set before the window is opened; empty: it has none
    std::shared_ptr<FakeGeneratorState> state_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace sinopia::test
