#pragma once

#include "ui/jobs/job_runner.h"

#include <QDialog>
#include <QKeySequence>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace sinopia {

class KeyButton;
class Shortcuts;

/// Every action with its keys: searched, changed, checked for keys that mean two things, taken to another
/// machine as a file. Changes take effect at once.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ShortcutsDialog(Shortcuts& shortcuts, QWidget* parent = nullptr);

    /// Writes or reads the file on a worker; what came of it is said in the dialog.
    void exportTo(const QString& path);
    void importFrom(const QString& path);
    int pending() const { return runner_.pending(); }

  private:
    enum Column { title_column, keys_column, note_column };

    QWidget* buildTop();
    QWidget* buildEditor();
    QWidget* buildBottom();
    void connectAll();
    void fillTree();
    void addRow(const QString& id);
    void filter();
    void choose();
    void record(int slot, const QKeySequence& keys);
    void clear(int slot);
    void takeOver();
    void dropQuestion();
    /// The first two keys of the chosen action, one of them replaced.
    QList<QKeySequence> keysWith(int slot, const QKeySequence& keys) const;
    void askForFile(bool save);
    void say(const QString& text);
    QString names(const QStringList& ids) const;

    Shortcuts& shortcuts_;
    QComboBox* scheme_;
    QLabel* scheme_text_;
    QLineEdit* search_;
    QComboBox* which_;
    QTreeWidget* tree_;
    QLabel* title_;
    KeyButton* keys_[2];
    QPushButton* clear_[2];
    QPushButton* reset_;
    QLabel* message_;
    QPushButton* take_;
    QPushButton* reset_all_;
    QString id_;
    int asked_slot_ = -1; ///< of keys that another action has; -1: nothing is asked
    QKeySequence asked_keys_;
    JobRunner runner_;
};

} // namespace sinopia
