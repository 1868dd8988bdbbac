#pragma once

#include "document/document.h"
#include "ui/jobs/generation_controller.h"
#include "ui/window/window_parts.h"

#include <QObject>

class QMenu;

namespace sinopia {

class GeneratePanel;

/// Models and generations: what the panel and the menus ask for goes to the worker, what comes back goes to
/// the canvas and the document.
class GenerationActions : public QObject {
    Q_OBJECT

  public:
    GenerationActions(const WindowParts& parts, GeneratePanel& panel, GenerationServices services,
                      QObject* parent);

    void fillGenerateMenu(QMenu* menu);
    void fillModelMenu(QMenu* menu);

    /// Both empty: the bundled model.
    void loadModel(const QString& checkpoint, const QString& config);
    void askCheckpoint();
    void generate();
    /// The bundled models' folder, for the library; empty: there is none.
    void setModelFolders(const QString& bundled, const QString& own);

    GenerationController& controller() { return controller_; }
    const QString& modelPath() const { return model_path_; }

  Q_SIGNALS:
    /// A generation begins: the result is to be seen.
    void began();
    /// The classes that the model knows, to be taken over.
    void classesOffered(const sinopia::LabelSet& labels, const QString& model);
    void modelChanged(const QString& name, const QString& hash);
    /// Nothing runs any more; `picture`: the document has one now.
    void ended(bool picture);

  private:
    void addActions();
    void connectPanel();
    void connectController();
    void documentChanged(const Change& change);
    void modelLoaded(const ModelSummary& summary, const QString& checkpoint);
    void pictureFinished(const std::shared_ptr<FinishedPicture>& picture);
    void end(const QString& note);
    void showLibrary();

    WindowParts parts_;
    GeneratePanel& panel_;
    GenerationController controller_;
    std::shared_ptr<Document::Observer> observer_;
    QString bundled_models_;
    QString own_models_;
    QString model_path_;
    bool has_model_ = false;
};

} // namespace sinopia
