#pragma once

#include <QDialog>
#include <QString>

#include <vector>

class QDialogButtonBox;
class QListView;
class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace sinopia {

class JobRunner;
struct InstalledModel;
class ModelListModel;
class ModelCard;

/// What models are installed, with their classes, sizes, licence and card; which one is used; and where the
/// published checkpoints of the original are and how to add them. Reads the folders on a worker.
class ModelLibraryDialog : public QDialog {
    Q_OBJECT

  public:
    /// A folder of models: each folder in it with a manifest.json is one.
    struct Shelf {
        QString folder;
        QString title; ///< for example "Bundled" or "Yours"
    };

    /// `current` is the path of the model in use (its folder, or a checkpoint file), or empty. `own_folder`
    /// is where a person puts models of their own; it need not exist.
    ModelLibraryDialog(std::vector<Shelf> shelves, const QString& own_folder, const QString& current,
                       QWidget* parent = nullptr);
    ~ModelLibraryDialog() override;

    /// All folders are read. For tests.
    bool isReady() const { return ready_; }
    QListView* list() const { return list_; }
    QPushButton* useButton() const { return use_; }
    QPushButton* openButton() const { return open_; }

  Q_SIGNALS:
    /// Load this model: a folder with a manifest.
    void useRequested(const QString& folder);
    /// Ask for a checkpoint file and load it.
    void openCheckpointRequested();

  private:
    void buildLayout();
    void readShelves();
    void showModels(std::vector<InstalledModel> models);
    void showCurrent();
    void useCurrent();

    std::vector<Shelf> shelves_;
    QString own_folder_;
    QString current_;
    bool ready_ = false;
    ModelListModel* model_;
    QListView* list_;
    QStackedWidget* pages_;
    ModelCard* card_;
    QTextBrowser* published_;
    QPushButton* use_;
    QPushButton* open_;
    QDialogButtonBox* buttons_;
    JobRunner* runner_;
};

} // namespace sinopia
