#pragma once

#include "base/mailbox.h"
#include "document/document.h"
#include "jobs/generation.h"
#include "jobs/segmentation.h"
#include "ui/jobs/generation_order.h"
#include "ui/jobs/job_runner.h"
#include "ui/jobs/step_film.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace sinopia {

/// What the program gives the window: the machine-learning side, which the window does not link.
struct GenerationServices {
    /// Called on the worker when the generator is first needed: making one may take a while.
    std::function<std::unique_ptr<Generator>()> makeGenerator;
    /// How a picture was made, for its PNG's text chunks. Empty: nothing is noted.
    std::function<std::map<std::string, std::string>(const GenerationResult&)> pictureText;
    /// Tells the classes of a picture's pixels, on one worker at a time. Empty: nothing does.
    SegmentPicture segmentPicture = {};
    /// Devices to choose from beside "auto".
    std::vector<std::string> devices{"cpu"};
};

/// A finished picture, ready for the document.
struct FinishedPicture {
    TileGrid<Rgb> picture;       ///< of an edit: shares the tiles that it left alone with its source
    TileGrid<ClassIndex> labels; ///< the map it was painted from
    std::map<std::string, std::string> text;
    GenerationResult result; ///< without its pixels
};

/// Loads models and runs generations on one worker thread, and reports on the window's thread. The newest
/// request wins: it stops the older one within a step, and whatever still arrives of the older one is
/// dropped.
///
/// Steps come through a mailbox in which the latest wins, with at most one wake-up on its way. Errors arrive
/// as sentences, never as exceptions.
class GenerationController : public QObject {
    Q_OBJECT

  public:
    explicit GenerationController(GenerationServices services, QObject* parent = nullptr);
    /// Stops what runs and waits for the step in progress.
    ~GenerationController() override;

    /// Both empty: the bundled model. On an error the model in use stays.
    void loadModel(const QString& checkpoint, const QString& config);
    bool isLoading() const { return loading_ > 0; }

    /// Cancels what runs.
    void generate(const GenerationOrder& order);
    /// The whole picture over the snapshot's map, with its options and the model loaded last.
    void generate(const DocumentSnapshot& snapshot) { generate(orderOfWhole(snapshot)); }
    void cancel();
    bool isGenerating() const { return current_id_ != 0; }
    /// Whether the worker has nothing to do; false for up to a step after a cancel.
    bool isIdle() const { return runner_.pending() == 0; }
    /// The steps of the run that began last, growing while it runs; null before the first.
    const std::shared_ptr<StepFilm>& film() const { return film_; }

  Q_SIGNALS:
    void modelLoaded(const sinopia::ModelSummary& summary, const QString& checkpoint, const QString& config);
    void modelFailed(const QString& message);
    void started(int steps);
    void stepped(const sinopia::StepEvent& event);
    void finished(std::shared_ptr<sinopia::FinishedPicture> picture);
    void cancelled();
    void failed(const QString& message);

  private:
    struct Outcome;

    ModelSummary load(const std::string& checkpoint, const std::string& config);
    Outcome work(const GenerationOrder& order, std::uint64_t id, StepFilm& film, std::stop_token stop);
    void lookQuickly(GenerationRequest request, int steps, std::stop_token stop);
    void post(const StepEvent& event);
    Generator& generator();
    void receiveStep();
    void receive(std::uint64_t id, Outcome outcome);

    GenerationServices services_;
    // Touched by the worker only.
    std::unique_ptr<Generator> generator_;
    std::string checkpoint_;
    std::string config_;

    Mailbox<StepEvent> steps_;
    std::shared_ptr<StepFilm> film_;
    int loading_ = 0;
    std::uint64_t last_id_ = 0;
    std::uint64_t current_id_ = 0; ///< 0: nothing runs
    std::stop_source stop_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
