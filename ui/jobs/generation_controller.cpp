#include "ui/jobs/generation_controller.h"

#include "base/error.h"

namespace sinopia {
namespace {

QString sentence(const std::exception& error) {
    return QString::fromUtf8(error.what());
}

} // namespace

/// How a generation ended: with a picture, with a message, or stopped (neither).
struct GenerationController::Outcome {
    std::shared_ptr<FinishedPicture> picture;
    QString message;
};

GenerationController::GenerationController(GenerationServices services, QObject* parent)
    : QObject(parent), services_(std::move(services)) {}

GenerationController::~GenerationController() {
    stop_.request_stop();
}

Generator& GenerationController::generator() {
    if (!generator_)
        generator_ = services_.makeGenerator();
    return *generator_;
}

void GenerationController::loadModel(const QString& checkpoint, const QString& config) {
    ++loading_;
    cancel(); // the worker is needed
    runner_.run([this, checkpoint, config]() -> JobRunner::Delivery {
        try {
            ModelSummary summary = load(checkpoint.toStdString(), config.toStdString());
            return [this, summary = std::move(summary), checkpoint, config] {
                --loading_;
                Q_EMIT modelLoaded(summary, checkpoint, config);
            };
        } catch (const std::exception& error) {
            return [this, message = sentence(error)] {
                --loading_;
                Q_EMIT modelFailed(message);
            };
        }
    });
}

/// On the worker. A model that does not load leaves the one in use.
ModelSummary GenerationController::load(const std::string& checkpoint, const std::string& config) {
    ModelSummary summary = generator().load(checkpoint, config);
    checkpoint_ = checkpoint;
    config_ = config;
    return summary;
}

void GenerationController::generate(const DocumentSnapshot& snapshot) {
    stop_.request_stop();
    stop_ = std::stop_source();
    current_id_ = ++last_id_;
    GenerationRequest request;
    request.id = current_id_;
    request.options = snapshot.options;
    runner_.run([this, snapshot, request, stop = stop_.get_token()]() -> JobRunner::Delivery {
        Outcome outcome = work(snapshot, request, stop);
        return [this, id = request.id, outcome = std::move(outcome)] { receive(id, outcome); };
    });
    Q_EMIT started(snapshot.options.steps);
}

/// On the worker.
GenerationController::Outcome GenerationController::work(const DocumentSnapshot& snapshot,
                                                         GenerationRequest request, std::stop_token stop) {
    Outcome outcome;
    try {
        if (stop.stop_requested())
            return outcome;
        request.checkpoint = checkpoint_;
        request.config = config_;
        request.map = std::make_shared<const LabelMap>(snapshot.layers.labels.read());
        if (!snapshot.layers.instances.empty())
            request.instances = std::make_shared<const InstanceMap>(snapshot.layers.instances.read());
        const auto onStep = [this](const StepEvent& event) {
            if (steps_.put(event))
                QMetaObject::invokeMethod(this, &GenerationController::receiveStep, Qt::QueuedConnection);
        };
        auto finished = std::make_shared<FinishedPicture>();
        finished->result = generator().generate(request, onStep, stop);
        if (services_.pictureText)
            finished->text = services_.pictureText(finished->result);
        finished->picture = TileGrid<Rgb>(finished->result.picture);
        finished->result.picture = {};
        finished->labels = snapshot.layers.labels;
        outcome.picture = std::move(finished);
    } catch (const Stopped&) {
    } catch (const std::exception& error) {
        outcome.message = sentence(error);
    }
    return outcome;
}

void GenerationController::receiveStep() {
    const std::optional<StepEvent> event = steps_.take();
    if (event && event->request_id == current_id_ && current_id_ != 0)
        Q_EMIT stepped(*event);
}

void GenerationController::receive(std::uint64_t id, Outcome outcome) {
    if (id != current_id_)
        return;
    current_id_ = 0;
    if (outcome.picture)
        Q_EMIT finished(outcome.picture);
    else if (!outcome.message.isEmpty())
        Q_EMIT failed(outcome.message);
    else
        Q_EMIT cancelled();
}

void GenerationController::cancel() {
    // Direct, not through the event queue: the worker sees it at its next look.
    stop_.request_stop();
    if (current_id_ == 0)
        return;
    current_id_ = 0;
    Q_EMIT cancelled();
}

} // namespace sinopia
