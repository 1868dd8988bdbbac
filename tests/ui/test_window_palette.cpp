#include "formats/palette_safe.h"
#include "support/window_fixture.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_list_view.h"
#include "ui/palette/class_menu.h"
#include "ui/palette/class_palette.h"
#include "ui/tools/paint_settings.h"

#include <QMenu>

using namespace sinopia;
using namespace sinopia::test;

/// The palette in the window: what it asks for happens in the document and on the canvas.
class TestWindowPalette : public QObject, private WindowFixture {
    Q_OBJECT

    ClassPalette& palette() { return window_->palettePanel(); }

    void useMenu(int index, const char* entry) {
        QMenu menu;
        palette().findChild<ClassMenu*>()->fillForClass(menu, index);
        auto* action = menu.findChild<QAction*>(entry);
        QVERIFY2(action && action->isEnabled(), entry);
        action->trigger();
    }

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }

    void number_keys_take_pins_first() {
        key(Qt::Key_1);
        QCOMPARE(window_->settings().currentClass(), ClassIndex{0});
        useMenu(7, "pin");
        useMenu(3, "pin");
        key(Qt::Key_1);
        QCOMPARE(window_->settings().currentClass(), ClassIndex{7});
        key(Qt::Key_2);
        QCOMPARE(window_->settings().currentClass(), ClassIndex{3});
        key(Qt::Key_3);
        QCOMPARE(window_->settings().currentClass(), ClassIndex{0});
    }

    void a_locked_class_is_not_painted_over() {
        useMenu(0, "lock");
        QVERIFY(window_->document().is_locked(0));
        stroke({20, 20}, {60, 20});
        QCOMPARE(classAt(40, 20), ClassIndex{0});
        useMenu(0, "lock");
        stroke({20, 20}, {60, 20});
        QCOMPARE(classAt(40, 20), ClassIndex{5});
    }

    void a_class_is_selected_everywhere() {
        stroke({20, 20}, {60, 20});
        useMenu(5, "select");
        QTRY_VERIFY(window_->document().has_selection());
        QVERIFY(window_->document().selection().get(40, 20) >= 128);
        QVERIFY(window_->document().selection().get(40, 60) < 128);
    }

    void counts_follow_the_painting() {
        stroke({20, 20}, {60, 20});
        QTRY_VERIFY(palette().counts().contains(5));
        const auto painted = palette().counts().at(5).pixels;
        QCOMPARE(painted, count_classes(window_->document().labels()).at(5).pixels);
        run("edit.undo");
        QTRY_VERIFY(!palette().counts().contains(5));
    }

    void safe_colours_are_shown_and_change_nothing() {
        stroke({20, 20}, {60, 20});
        run("view.map");
        const LabelSet labels = window_->document().label_set();
        const auto shown = [&] { return shownAt(40, 20); };
        QTRY_COMPARE(shown(), toColor(labels[5].color));
        run("view.safeColours");
        QTRY_COMPARE(shown(), toColor(colour_blind_safe_color(5)));
        const auto* list = palette().findChild<ClassListView*>("classList");
        QCOMPARE(list->model()->index(5, 0).data(ClassListModel::ColorRole).value<QColor>(),
                 toColor(colour_blind_safe_color(5)));
        QVERIFY(window_->document().label_set() == labels);
        run("view.safeColours");
        QTRY_COMPARE(shown(), toColor(labels[5].color));
    }

    void hidden_classes_let_the_ground_show() {
        stroke({20, 20}, {60, 20});
        run("view.map");
        QTRY_COMPARE(shownAt(40, 20), toColor(window_->document().label_set()[5].color));
        useMenu(5, "hide");
        QTRY_VERIFY(shownAt(40, 20) != toColor(window_->document().label_set()[5].color));
        QCOMPARE(classAt(40, 20), ClassIndex{5});
    }

    void moving_a_class_is_one_undo_step() {
        stroke({20, 20}, {60, 20});
        const LabelSet labels = window_->document().label_set();
        useMenu(5, "up");
        QCOMPARE(window_->document().label_set()[4].name, labels[5].name);
        QCOMPARE(classAt(40, 20), ClassIndex{4});
        run("edit.undo");
        QVERIFY(window_->document().label_set() == labels);
        QCOMPARE(classAt(40, 20), ClassIndex{5});
    }
};

QTEST_MAIN(TestWindowPalette)
#include "test_window_palette.moc"
