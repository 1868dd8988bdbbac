// Every control of the window and of every dialog can be named, found and reached without a mouse.

#include "support/accessibility.h"
#include "support/own_settings.h"
#include "support/window_fixture.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/canvas_dialog.h"
#include "ui/dialogs/class_pair_dialog.h"
#include "ui/dialogs/diagnostics.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/help_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/model_library_dialog.h"
#include "ui/dialogs/new_map_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/reconcile_dialog.h"
#include "ui/dialogs/recovery_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/dialogs/unknown_colours_dialog.h"
#include "ui/palette/class_chooser.h"
#include "ui/palette/new_class_dialog.h"
#include "ui/window/action_set.h"
#include "ui/window/key_guard.h"
#include "ui/window/shortcuts.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sinopia;

class TestAccessibility : public QObject, test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { settings_ = std::make_unique<test::OwnSettings>(); }
    void cleanup() { window_.reset(); }

    void plantedFaultsAreFound();
    void theWindowIsReachable();
    void everyDockIsReachable();
    void everyActionCanBeFound();
    void dialogsAreReachable_data();
    void dialogsAreReachable();
    void everyPageOfThePreferencesIsReachable();

  private:
    std::unique_ptr<QDialog> make(const QString& name);

    std::unique_ptr<test::OwnSettings> settings_;
};

/// A walker that finds nothing in a bad window proves nothing in a good one.
void TestAccessibility::plantedFaultsAreFound() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* nameless = new QLineEdit;
    auto* picture = new QToolButton;
    picture->setIcon(icon(Icon::brush));
    auto* good = new QPushButton("Good");
    auto* trap = new QPlainTextEdit; // takes Tab as text
    trap->setAccessibleName("trap");
    trap->setToolTip("trap");
    for (QWidget* each : {static_cast<QWidget*>(nameless), static_cast<QWidget*>(picture),
                          static_cast<QWidget*>(good), static_cast<QWidget*>(trap)})
        layout->addWidget(each);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QStringList problems = test::accessibilityProblems(window);
    const auto found = [&](const char* kind, const char* what) {
        return std::any_of(problems.begin(), problems.end(), [&](const QString& problem) {
            return problem.startsWith(kind) && problem.contains(what);
        });
    };
    QVERIFY(found("QLineEdit", "has no name"));
    QVERIFY(found("QLineEdit", "neither label nor tooltip"));
    QVERIFY(found("QToolButton", "has no name"));
    QVERIFY(found("QPlainTextEdit", "does not let Tab go on"));
    QVERIFY(!found("QPushButton", "name"));
}

void TestAccessibility::theWindowIsReachable() {
    openWindow();
    const QStringList problems = test::accessibilityProblems(*window_, &window_->canvas());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
}

/// Of docks that share a place only the one in front is seen: each in turn comes to the front.
void TestAccessibility::everyDockIsReachable() {
    openWindow();
    QStringList problems;
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) {
        dock->show();
        dock->raise();
        QApplication::processEvents();
        for (const QString& problem : test::accessibilityProblems(*window_, &window_->canvas()))
            if (!problems.contains(problem))
                problems << problem;
        QVERIFY2(!dock->windowTitle().isEmpty(), qPrintable(dock->objectName()));
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
}

/// Each action is in a menu, so that it can be found without knowing its key, and has a title; the number
/// keys of the classes stand in the palette instead.
void TestAccessibility::everyActionCanBeFound() {
    openWindow();
    QSet<const QAction*> in_menus;
    for (const QMenu* menu : window_->findChildren<QMenu*>())
        for (const QAction* action : menu->actions())
            in_menus.insert(action);
    QStringList lost;
    for (const QString& id : window_->actions().ids()) {
        QVERIFY2(!window_->actions().title(id).isEmpty(), qPrintable(id));
        if (!in_menus.contains(window_->actions()[id]) && !id.startsWith("class.key"))
            lost << id;
    }
    QVERIFY2(lost.isEmpty(), qPrintable("in no menu: " + lost.join(' ')));
}

void TestAccessibility::dialogsAreReachable_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"about", "canvas size", "canvas scale", "class pair", "class chooser", "export",
                             "help", "import", "model library", "new class", "new map", "reconcile",
                             "recovery", "shortcuts", "text", "unknown colours"})
        QTest::newRow(name) << QString(name);
}

std::unique_ptr<QDialog> TestAccessibility::make(const QString& name) {
    const LabelSet labels = LabelSet::generated(12);
    const ClassCounts counts{{0, {100, {0, 0}}}, {20, {7, {3, 4}}}};
    const std::vector<BuiltInLabelSet> sets;
    RgbImage picture(Size{8, 8});
    const ColourReading reading = read_by_colours(picture, labels); // black is no class's colour
    if (name == "about")
        return std::make_unique<AboutDialog>();
    if (name == "canvas size")
        return std::make_unique<CanvasDialog>(CanvasDialog::Kind::resize, Size{64, 48}, labels, 0);
    if (name == "canvas scale")
        return std::make_unique<CanvasDialog>(CanvasDialog::Kind::scale, Size{64, 48}, labels, 0);
    if (name == "class pair")
        return std::make_unique<ClassPairDialog>("Merge", "becomes", labels, 1, 2);
    if (name == "class chooser")
        return std::make_unique<ClassChooser>("Merge", "Into which?", labels, counts);
    if (name == "export")
        return std::make_unique<ExportDialog>(true, true, sets);
    if (name == "import")
        return std::make_unique<ImportDialog>("map.png", FileKind::indexed_png, sets, true);
    if (name == "model library")
        return std::make_unique<ModelLibraryDialog>(std::vector<ModelLibraryDialog::Shelf>{}, "/nowhere", "");
    if (name == "unknown colours")
        return std::make_unique<UnknownColoursDialog>("map.png", reading, labels);
    if (name == "help")
        return std::make_unique<HelpDialog>(window_->actions());
    if (name == "new class")
        return std::make_unique<NewClassDialog>(labels);
    if (name == "new map")
        return std::make_unique<NewMapDialog>(Size{64, 48}, labels);
    if (name == "reconcile")
        return std::make_unique<ReconcileDialog>(labels, counts);
    if (name == "recovery") {
        FoundJournal lost;
        lost.size = {64, 48};
        return std::make_unique<RecoveryDialog>(std::vector{lost});
    }
    if (name == "shortcuts")
        return std::make_unique<ShortcutsDialog>(window_->shortcuts());
    return std::make_unique<TextDialog>("Diagnostics", "To be copied", diagnosticsText({}));
}

void TestAccessibility::dialogsAreReachable() {
    QFETCH(QString, name);
    openWindow();
    const std::unique_ptr<QDialog> dialog = make(name);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    QVERIFY(!dialog->windowTitle().isEmpty());
    const QStringList problems = test::accessibilityProblems(*dialog);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
    // Esc leaves every dialog.
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestAccessibility::everyPageOfThePreferencesIsReachable() {
    const KeyGuard guard(nullptr);
    PreferencesDialog dialog({}, {{"cpu"}, "/somewhere", 4});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* pages = dialog.findChild<QTabWidget*>();
    for (int i = 0; i < pages->count(); ++i) {
        pages->setCurrentIndex(i);
        const QStringList problems = test::accessibilityProblems(dialog);
        QVERIFY2(problems.isEmpty(), qPrintable(pages->tabText(i) + ": " + problems.join('\n')));
    }
}

QTEST_MAIN(TestAccessibility)
#include "test_accessibility.moc"
