#pragma once

#include "document/document.h"
#include "ui/jobs/generation_controller.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/window_parts.h"

#include <QObject>

#include <functional>

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
    /// Paints the region anew; the sentence why not, if there is nothing to paint. `quick_steps`: with a
    /// first look in so many steps.
    void repaintRegion(int quick_steps = 0);
    /// After those that wait. Returns its id in the queue.
    std::uint64_t addToQueue(const GenerationOrder& order, RunKind kind = RunKind::queued);
    /// An order of the whole picture, or of the region, with the model in use; a new seed is drawn if it is
    /// not locked. Null after a message if it cannot be.
    std::optional<GenerationOrder> wholeOrder();
    std::optional<GenerationOrder> regionOrder();
    /// The bundled models' folder, for the library; empty: there is none.
    void setModelFolders(const QString& bundled, const QString& own);

    GenerationController& controller() { return controller_; }
    GenerationQueue& queue() { return queue_; }
    const QString& modelPath() const { return model_path_; }
    /// The document comes from a project with options for this model: they stay when it loads.
    void setOptionsModel(const std::string& name) { options_model_ = QString::fromStdString(name); }

  Q_SIGNALS:
    /// A generation begins: the result is to be seen.
    void began();
    /// The classes that the model knows, to be taken over; `chosen`: by the person, not the bundled one by
    /// itself.
    void classesOffered(const sinopia::LabelSet& labels, const QString& model, bool chosen);
    void modelChanged(const QString& name, const QString& hash);
    /// The person has added a run to the queue.
    void queued();
    /// A picture has been kept as this result.
    void kept(const sinopia::QueueEntry& entry, std::uint64_t result);
    /// What was asked for at once runs no more; `picture`: the document has one now.
    void ended(bool picture);

  private:
    void addActions();
    void addQueueActions();
    void connectPanel();
    void connectCanvas();
    void connectController();
    void documentChanged(const Change& change);
    void modelLoaded(const ModelSummary& summary, const QString& checkpoint);
    void prepare();
    void queueOrder(const std::optional<GenerationOrder>& order);
    void started(const QueueEntry& entry);
    void stepped(const QueueEntry& entry, const StepEvent& event);
    void finished(const QueueEntry& entry, const std::shared_ptr<FinishedPicture>& picture);
    void land(const GenerationOrder& order, const FinishedPicture& picture);
    void landEdit(const GenerationOrder& order, const FinishedPicture& picture);
    void keepOriginal();
    std::uint64_t keep(const FinishedPicture& picture);
    void end(const QueueEntry& entry, const QString& note);
    void showLibrary();

    WindowParts parts_;
    GeneratePanel& panel_;
    GenerationController controller_;
    GenerationQueue queue_;
    ModelFiles model_files_;
    std::shared_ptr<Document::Observer> observer_;
    QString bundled_models_;
    QString own_models_;
    QString model_path_;
    QString options_model_; ///< the name of the model that the document's options were chosen for
    bool has_model_ = false;
    bool painting_ = false;
    std::function<void()> held_; ///< a finished picture that waits for the end of a stroke
};

} // namespace sinopia
