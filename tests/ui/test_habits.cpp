// Preferences, the shortcut editor, help and copied texts, as a person uses them.

#include "support/own_settings.h"
#include "ui/dialogs/help_dialog.h"
#include "ui/dialogs/help_text.h"
#include "ui/dialogs/key_button.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/window/action_set.h"
#include "ui/window/shortcuts.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTreeWidget>
#include <QtTest>

#include <memory>

using namespace sinopia;

class TestHabits : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup();

    void preferencesComeBack();
    void wildPreferencesArePulledIntoRange();
    void thePreferencesDialogShowsAndReturns();
    void cancelTakesTheThemeBack();
    void keysAreRecorded();
    void conflictsAskBeforeTheyTakeOver();
    void theListIsSearchedAndFiltered();
    void shortcutFilesGoThroughTheDialog();
    void helpTellsTheKeysOfTheMoment();
    void helpIsSearched();
    void helpKnowsItsActions();
    void textIsCopied();

  private:
    /// Presses the keys into a dialog's button that records.
    void record(KeyButton* button, int key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {}) {
        button->setFocus();
        button->click();
        QVERIFY(button->isRecording());
        QTest::sendKeyEvent(QTest::Click, button, Qt::Key(key), text, modifiers);
        QVERIFY(!button->isRecording());
    }

    template <class T>
    T* named(QWidget& dialog, const QString& text) {
        for (T* each : dialog.findChildren<T*>())
            if (each->accessibleName() == text || each->text().remove('&') == text)
                return each;
        return nullptr;
    }

    std::unique_ptr<test::OwnSettings> settings_;
    std::unique_ptr<QWidget> window_;
    ActionSet* actions_ = nullptr;
    std::unique_ptr<Shortcuts> shortcuts_;
};

void TestHabits::init() {
    settings_ = std::make_unique<test::OwnSettings>();
    window_ = std::make_unique<QWidget>();
    actions_ = new ActionSet(window_.get());
    const auto add = [this](const ActionSpec& spec) { actions_->add(spec, [] {}); };
    add({"tool.brush", "&Brush", {QKeySequence("B")}, Icon::brush, true, "Paints the current class"});
    add({"tool.fill",
         "&Fill",
         {QKeySequence("G"), QKeySequence("F")},
         Icon::fill,
         true,
         "Gives an area the current class"});
    add({"tool.polygon", "&Polygon", {QKeySequence("Shift+L")}, Icon::polygon, true, "Corner by corner"});
    add({"edit.undo", "&Undo", {QKeySequence("Ctrl+Z")}, Icon::undo});
    add({"file.export", "&Export…"});
    shortcuts_ = std::make_unique<Shortcuts>(*actions_);
    shortcuts_->load();
}

void TestHabits::cleanup() {
    shortcuts_.reset();
    window_.reset();
}

void TestHabits::preferencesComeBack() {
    QCOMPARE(Preferences::load(), Preferences());
    Preferences mine;
    mine.theme = Theme::dark;
    mine.language = "de";
    mine.remember_tools = false;
    mine.brush_pixels = 77;
    mine.pressure_sizes = false;
    mine.stabiliser_percent = 35;
    mine.history_mb = 512;
    mine.device = "cuda:0";
    mine.threads = 3;
    mine.largest_megapixels = 16;
    mine.export_format = Preferences::ExportFormat::openRaster;
    QVERIFY(mine != Preferences());
    mine.save();
    QCOMPARE(Preferences::load(), mine);
}

void TestHabits::wildPreferencesArePulledIntoRange() {
    QSettings settings;
    settings.setValue("preferences/history_mb", 1 << 30);
    settings.setValue("preferences/threads", -4);
    settings.setValue("preferences/brush_pixels", "broad");
    settings.setValue("preferences/largest_megapixels", 1000000);
    settings.setValue("preferences/export_format", "telegram");
    const Preferences read = Preferences::load();
    QCOMPARE(read.history_mb, Preferences::most_history_mb);
    QCOMPARE(read.threads, 0);
    QCOMPARE(read.brush_pixels, Preferences().brush_pixels);
    QCOMPARE(read.largest_megapixels, Preferences::most_megapixels);
    QCOMPARE(read.export_format, Preferences::ExportFormat::classPng);
}

void TestHabits::thePreferencesDialogShowsAndReturns() {
    Preferences mine;
    mine.theme = Theme::light;
    mine.language = "de";
    mine.remember_tools = false;
    mine.stabiliser_percent = 40;
    mine.history_mb = 640;
    mine.device = "cuda:1";
    mine.threads = 2;
    mine.export_format = Preferences::ExportFormat::coco;
    PreferencesDialog dialog(mine, {{"cpu", "cuda:0", "cuda:1"}, "/somewhere/journals", 8});
    QCOMPARE(dialog.preferences(), mine);
    QVERIFY(named<QCheckBox>(dialog, "Pressure changes the size")->isEnabled());
    named<QCheckBox>(dialog, "Tools come back as they were left")->setChecked(true);
    QVERIFY(!named<QCheckBox>(dialog, "Pressure changes the size")->isEnabled());
    mine.remember_tools = true;
    QCOMPARE(dialog.preferences(), mine);
    named<QPushButton>(dialog, "Restore Defaults")->click();
    QCOMPARE(dialog.preferences(), Preferences());
}

void TestHabits::cancelTakesTheThemeBack() {
    PreferencesDialog dialog({}, {});
    QList<Theme> themes;
    connect(&dialog, &PreferencesDialog::themeChosen, this, [&](Theme theme) { themes << theme; });
    for (auto* box : dialog.findChildren<QComboBox*>())
        if (box->accessibleName() == "Theme")
            box->setCurrentIndex(2);
    QCOMPARE(themes, QList<Theme>{Theme::dark});
    dialog.reject();
    QCOMPARE(themes.last(), Theme::system);
}

void TestHabits::keysAreRecorded() {
    ShortcutsDialog dialog(*shortcuts_);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* first = named<KeyButton>(dialog, "First keys");
    auto* second = named<KeyButton>(dialog, "Second keys");
    QCOMPARE(first->keys(), QKeySequence("B")); // the first action is chosen
    record(first, Qt::Key_Q, {}, "q");
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("Q")});
    record(second, Qt::Key_BraceLeft, Qt::ControlModifier | Qt::ShiftModifier, "{");
    QCOMPARE(actions_->keys("tool.brush").value(1), QKeySequence("Ctrl+{"));
    record(first, Qt::Key_Escape);
    QCOMPARE(first->keys(), QKeySequence("Q"));
    record(first, Qt::Key_Tab);
    QCOMPARE(actions_->keys("tool.brush").value(0), QKeySequence("Tab"));
    // Not recording, Tab walks on.
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(!first->hasFocus());
    named<QPushButton>(dialog, "Remove the first keys")->click();
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("Ctrl+{")});
    named<QPushButton>(dialog, "Reset")->click();
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("B")});
}

void TestHabits::conflictsAskBeforeTheyTakeOver() {
    ShortcutsDialog dialog(*shortcuts_);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* take = named<QPushButton>(dialog, "Take it over");
    QVERIFY(!take->isEnabled());
    record(named<KeyButton>(dialog, "First keys"), Qt::Key_F, {}, "f");
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("B")}); // nothing without the person's say
    QVERIFY(take->isEnabled());
    take->click();
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("F")});
    QCOMPARE(actions_->keys("tool.fill"), QList{QKeySequence("G")});
    QVERIFY(shortcuts_->allConflicts().isEmpty());
    record(named<KeyButton>(dialog, "First keys"), Qt::Key_Space, {}, " ");
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("F")}); // Space belongs to the canvas
}

void TestHabits::theListIsSearchedAndFiltered() {
    ShortcutsDialog dialog(*shortcuts_);
    auto* tree = dialog.findChild<QTreeWidget*>();
    const auto shown = [&] {
        QStringList ids;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
                if (const auto* row = tree->topLevelItem(i)->child(j); !row->isHidden())
                    ids << row->data(0, Qt::UserRole).toString();
        return ids;
    };
    QCOMPARE(shown().size(), 5);
    dialog.findChild<QLineEdit*>()->setText("current class");
    QCOMPARE(shown(), (QStringList{"tool.brush", "tool.fill"}));
    dialog.findChild<QLineEdit*>()->clear();
    const auto which = [&](int row) {
        for (auto* box : dialog.findChildren<QComboBox*>())
            if (box->count() == 4 && box->itemText(0) == "All") {
                box->setCurrentIndex(row);
                Q_EMIT box->activated(row);
            }
    };
    which(3);
    QCOMPARE(shown(), QStringList{"file.export"});
    shortcuts_->setKeys("tool.polygon", {QKeySequence("B")});
    which(1);
    QCOMPARE(shown(), QStringList{"tool.polygon"});
    which(2);
    QCOMPARE(shown(), (QStringList{"tool.brush", "tool.polygon"}));
}

void TestHabits::shortcutFilesGoThroughTheDialog() {
    test::TempFolder folder;
    ShortcutsDialog dialog(*shortcuts_);
    shortcuts_->setKeys("tool.brush", {QKeySequence("K")});
    const QString path = QString::fromStdString((folder / "keys.json").string());
    dialog.exportTo(path);
    QTRY_COMPARE(dialog.pending(), 0);
    shortcuts_->resetAll();
    dialog.importFrom(path);
    QTRY_COMPARE(dialog.pending(), 0);
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("K")});
    test::write_bytes(folder / "bad.json", "[]");
    dialog.importFrom(QString::fromStdString((folder / "bad.json").string()));
    QTRY_COMPARE(dialog.pending(), 0);
    QCOMPARE(actions_->keys("tool.brush"), QList{QKeySequence("K")});
}

void TestHabits::helpTellsTheKeysOfTheMoment() {
    HelpDialog dialog(*actions_);
    QVERIFY(dialog.shownText().contains("Paints the current class"));
    QVERIFY(dialog.shownText().contains("Paint with “Brush” (B)"));
    QVERIFY(dialog.shownText().contains("G, F"));
    actions_->setKeys("tool.brush", {QKeySequence("Ctrl+J")});
    QVERIFY(dialog.shownText().contains("Paint with “Brush” (Ctrl+J)"));
}

void TestHabits::helpIsSearched() {
    HelpDialog dialog(*actions_);
    const qsizetype all = dialog.shownText().size();
    dialog.search("corner");
    QVERIFY(dialog.shownText().contains("Polygon"));
    QVERIFY(!dialog.shownText().contains("Paints the current class"));
    QVERIFY(dialog.shownText().size() < all / 2);
    dialog.search("xyzzy");
    QVERIFY(dialog.shownText().contains("Nothing is found"));
}

/// Every {id} of the texts is written so that it can name an action.
void TestHabits::helpKnowsItsActions() {
    for (const HelpTopic& topic : gettingStarted())
        for (const QString& paragraph : topic.paragraphs) {
            const QString shown = withKeys(paragraph, *actions_);
            QVERIFY2(!shown.contains('{') && !shown.contains('}'), qPrintable(shown));
        }
    QCOMPARE(withKeys("{edit.undo}!", *actions_), QString("“Undo” (Ctrl+Z)!"));
    QCOMPARE(withKeys("{no.such}", *actions_), QString("“such”"));
}

void TestHabits::textIsCopied() {
    TextDialog dialog("Diagnostics", "Copy this", "one\ntwo");
    named<QPushButton>(dialog, "Copy to the clipboard")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("one\ntwo"));
}

QTEST_MAIN(TestHabits)
#include "test_habits.moc"
