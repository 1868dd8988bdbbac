#pragma once

#include "document/journal/recovery.h"

#include <QDialog>

#include <vector>

class QListWidget;
class QPushButton;

namespace sinopia {

/// Lists what a crash left: thumbnail, name, time and size. The person recovers one, keeps all for later or
/// discards. Discarding asks once more and is reported by a signal; the list then goes on without it.
class RecoveryDialog : public QDialog {
    Q_OBJECT

  public:
    explicit RecoveryDialog(std::vector<FoundJournal> lost, QWidget* parent = nullptr);

    /// What was chosen to be recovered, if the dialog was accepted.
    const FoundJournal& chosen() const;

    QListWidget* list() const { return list_; }
    QPushButton* recoverButton() const { return recover_; }
    QPushButton* laterButton() const { return later_; }
    QPushButton* discardButton() const { return discard_; }

  Q_SIGNALS:
    void discarded(const sinopia::FoundJournal& journal);

  private:
    void addRow(const FoundJournal& journal);
    void currentChanged();
    void discardCurrent();

    std::vector<FoundJournal> lost_;
    QListWidget* list_;
    QPushButton* recover_;
    QPushButton* later_;
    QPushButton* discard_;
};

} // namespace sinopia
