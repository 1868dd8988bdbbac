#include "ui/window/program_actions.h"

#include "document/document.h"
#include "image/image_limit.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/help_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/style/theme.h"
#include "ui/window/action_set.h"
#include "ui/window/shortcuts.h"

#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QThread>

namespace sinopia {

ProgramActions::ProgramActions(const WindowParts& parts, Shortcuts& shortcuts,
                               std::function<DiagnosticsFacts()> facts, QObject* parent)
    : QObject(parent), parts_(parts), shortcuts_(shortcuts), facts_(std::move(facts)) {
    const auto add = [this](const ActionSpec& spec, void (ProgramActions::*run)()) {
        parts_.actions.add(spec, [this, run] { (this->*run)(); });
    };
    add({"settings.preferences", tr("&Preferences…"), {QKeySequence("Ctrl+,")}, Icon::settings},
        &ProgramActions::showPreferences);
    add({"settings.shortcuts",
         tr("&Keyboard shortcuts…"),
         {QKeySequence("Ctrl+Alt+K")},
         Icon::keyboard,
         false,
         tr("Every key, to be searched and changed")},
        &ProgramActions::showShortcuts);
    add({"help.contents",
         tr("&Tools and keys"),
         {QKeySequence("F1")},
         Icon::help,
         false,
         tr("What each tool does, with its keys")},
        &ProgramActions::showHelp);
    add({"help.diagnostics",
         tr("&Diagnostics…"),
         {},
         Icon::info,
         false,
         tr("What helps to find a fault, to be copied; no names are in it")},
        &ProgramActions::showDiagnostics);
    add({"help.about", tr("&About Sinopia")}, &ProgramActions::showAbout);
}

void ProgramActions::showPreferences() {
    PreferencesFacts facts;
    facts.devices = facts_().devices;
    facts.journal_folder = journal_folder_;
    facts.threads = QThread::idealThreadCount();
    PreferencesDialog dialog(Preferences::load(), facts, &parts_.window);
    connect(&dialog, &PreferencesDialog::shortcutsRequested, this, &ProgramActions::showShortcuts);
    connect(&dialog, &PreferencesDialog::themeChosen, this, [](Theme theme) {
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), theme);
    });
    if (dialog.exec() == QDialog::Accepted)
        preferencesChosen(dialog.preferences());
}

void ProgramActions::preferencesChosen(const Preferences& preferences) {
    preferences.save();
    set_largest_image(preferences.largestPixels());
    applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), preferences.theme);
    SamplingOptions options = parts_.document.options();
    options.device = preferences.device.toStdString();
    options.threads = preferences.threads;
    parts_.document.set_options(options);
}

void ProgramActions::showShortcuts() {
    ShortcutsDialog dialog(shortcuts_, &parts_.window);
    dialog.exec();
}

void ProgramActions::showHelp() {
    if (!help_) {
        help_ = new HelpDialog(parts_.actions, &parts_.window);
        help_->setAttribute(Qt::WA_DeleteOnClose);
    }
    help_->show();
    help_->raise();
    help_->activateWindow();
}

void ProgramActions::showDiagnostics() {
    TextDialog dialog(
        tr("Diagnostics"),
        tr("Copy this into a report of a fault. No names of persons, files or folders are in it."),
        diagnosticsText(facts_()), &parts_.window);
    dialog.exec();
}

void ProgramActions::showAbout() {
    AboutDialog dialog(&parts_.window);
    connect(&dialog, &AboutDialog::diagnosticsRequested, this, &ProgramActions::showDiagnostics);
    dialog.exec();
}

void ProgramActions::fillEditMenu(QMenu* menu) {
    menu->addAction(parts_.actions["settings.preferences"]);
    menu->addAction(parts_.actions["settings.shortcuts"]);
}

void ProgramActions::fillHelpMenu(QMenu* menu) {
    menu->addAction(parts_.actions["help.contents"]);
    menu->addSeparator();
    menu->addAction(parts_.actions["help.diagnostics"]);
    menu->addAction(parts_.actions["help.about"]);
}

} // namespace sinopia
