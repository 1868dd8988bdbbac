#pragma once

#include "ui/dialogs/diagnostics.h"
#include "ui/window/window_parts.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QDialog;
class QMenu;

namespace sinopia {

struct Preferences;
class Shortcuts;

/// What concerns the program rather than the document: preferences, keys, help, diagnostics, about.
class ProgramActions : public QObject {
    Q_OBJECT

  public:
    /// `facts` is asked whenever diagnostics are shown.
    ProgramActions(const WindowParts& parts, Shortcuts& shortcuts, std::function<DiagnosticsFacts()> facts,
                   QObject* parent);

    void fillEditMenu(QMenu* menu);
    void fillHelpMenu(QMenu* menu);
    /// Where unsaved work is kept: the preferences name it.
    void setJournalFolder(const QString& folder) { journal_folder_ = folder; }

  private:
    void showPreferences();
    void preferencesChosen(const Preferences& preferences);
    void showShortcuts();
    void showHelp();
    void showDiagnostics();
    void showAbout();

    WindowParts parts_;
    Shortcuts& shortcuts_;
    std::function<DiagnosticsFacts()> facts_;
    QString journal_folder_;
    QPointer<QDialog> help_; ///< stays open beside the window
};

} // namespace sinopia
