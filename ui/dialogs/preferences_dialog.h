#pragma once

#include "ui/window/preferences.h"

#include <QDialog>

#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QSpinBox;
class QTabWidget;

namespace sinopia {

/// What the dialog shows but does not decide.
struct PreferencesFacts {
    std::vector<std::string> devices; ///< "cpu", "cuda:0", …
    QString journal_folder;           ///< where unsaved work is kept for after a crash
    int threads = 1;                  ///< that the machine has
};

/// The person's preferences, a sentence with each. The theme shows at once and goes back on Cancel;
/// everything else counts from OK on.
class PreferencesDialog : public QDialog {
    Q_OBJECT

  public:
    PreferencesDialog(const Preferences& preferences, const PreferencesFacts& facts,
                      QWidget* parent = nullptr);

    Preferences preferences() const;

  Q_SIGNALS:
    /// The person wants to see the shortcuts; this dialog stays open.
    void shortcutsRequested();
    void themeChosen(sinopia::Theme theme);

  protected:
    void done(int result) override;

  private:
    QWidget* appearancePage();
    QWidget* paintingPage();
    QWidget* filesPage();
    QWidget* generatingPage();
    /// A row with its sentence below; label, tooltip and accessible description are set.
    void addRow(QFormLayout* form, const QString& label, QWidget* field, const QString& sentence);
    void fill(const Preferences& preferences);

    Preferences start_;
    PreferencesFacts facts_;
    QTabWidget* pages_;
    QComboBox* theme_;
    QComboBox* language_;
    QCheckBox* remember_;
    QSpinBox* brush_;
    QCheckBox* pressure_;
    QSpinBox* stabiliser_;
    QSpinBox* history_;
    QSpinBox* largest_;
    QComboBox* export_format_;
    QComboBox* device_;
    QSpinBox* threads_;
    QDialogButtonBox* buttons_;
};

} // namespace sinopia
