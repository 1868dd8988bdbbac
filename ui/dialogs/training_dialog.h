#pragma once

#include "ui/dialogs/training_setup.h"

#include <QDialog>

class QListView;
class QPushButton;
class QStackedWidget;

namespace sinopia {

class TrainingRunList;
class TrainingRunPage;

/// Training: the runs on the left, and on the right one of them or the page for a new one. It stays open
/// beside the editor; runs go on without it.
class TrainingDialog : public QDialog {
    Q_OBJECT

  public:
    explicit TrainingDialog(const TrainingPlaces& places, QWidget* parent = nullptr);
    ~TrainingDialog() override;

    void showNew();
    /// As the list names it: canonical.
    void showRun(const std::filesystem::path& run);

    TrainingSetup* setup() const { return setup_; }
    TrainingRunPage* page() const { return page_; }
    TrainingRunList* runs() const { return runs_; }
    QListView* list() const { return list_; }
    QPushButton* newButton() const { return new_; }
    bool isNewShown() const;

    /// Shows the runs of this folder too, now and in later sessions: a run, or a folder of runs.
    void addFolder(const QString& folder);

  Q_SIGNALS:
    /// Load this model folder.
    void useRequested(const QString& folder);

  private:
    void buildLayout();
    void listRefreshed();
    void currentChanged();
    void askFolder();
    void useFolders();

    TrainingPlaces places_;
    TrainingRunList* runs_;
    QListView* list_;
    QPushButton* new_;
    QPushButton* add_;
    QStackedWidget* pages_;
    TrainingSetup* setup_;
    TrainingRunPage* page_;
    std::filesystem::path shown_; ///< the run on the right; empty: the page for a new one
    bool chosen_ = false;    ///< what is shown on the right: by the person, or by the first look at the runs
    bool following_ = false; ///< the list follows the page instead of the person
};

} // namespace sinopia
