#include "ui/jobs/generation_controller.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia {
namespace {

QString sentence(const std::exception& error) {
    return QString::fromUtf8(error.what());
}

/// The picture as tiles; those that an edit left alone are its source's.
TileGrid<Rgb> tilesOf(const GenerationResult& result, const GenerationOrder& order) {
    if (!order.edit || !result.edit || result.picture.size() != order.edit->picture.size())
        return TileGrid<Rgb>(result.picture);
    TileGrid<Rgb> tiles = order.edit->picture;
    tiles.write_runs(result.edit->changed, [&](int x, int y, int count, Rgb* to) {
        const Rgb* from = &result.picture.at(x, y);
        std::copy(from, from + count, to);
    });
    return tiles;
}

/// What follows a first look begins with noise again, which would hide it: it shows once it is better.
StepEvent withoutEarlyPreview(StepEvent event) {
    if (3 * event.step < 2 * event.steps)
        event.preview.reset();
    return event;
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

void GenerationController::generate(const GenerationOrder& order) {
    stop_.request_stop();
    stop_ = std::stop_source();
    current_id_ = ++last_id_;
    film_ =
        std::make_shared<StepFilm>(order.labels.size(), order.edit ? order.edit->picture : TileGrid<Rgb>());
    runner_.run(
        [this, order, id = current_id_, film = film_, stop = stop_.get_token()]() -> JobRunner::Delivery {
            Outcome outcome = work(order, id, *film, stop);
            return [this, id, outcome = std::move(outcome)] { receive(id, outcome); };
        });
    Q_EMIT started(order.options.steps);
}

/// On the worker.
GenerationController::Outcome GenerationController::work(const GenerationOrder& order, std::uint64_t id,
                                                         StepFilm& film, std::stop_token stop) {
    Outcome outcome;
    try {
        if (stop.stop_requested())
            return outcome;
        GenerationRequest request = requestOf(order);
        request.id = id;
        if (!order.model) {
            request.checkpoint = checkpoint_;
            request.config = config_;
        }
        lookQuickly(request, order.quick_steps, stop);
        const auto onStep = [this, &film, quick = order.quick_steps > 0](const StepEvent& event) {
            film.add(event);
            post(quick ? withoutEarlyPreview(event) : event);
        };
        auto finished = std::make_shared<FinishedPicture>();
        finished->result = generator().generate(request, onStep, stop);
        if (services_.pictureText)
            finished->text = services_.pictureText(finished->result);
        finished->picture = tilesOf(finished->result, order);
        finished->result.picture = {};
        finished->labels = order.labels;
        outcome.picture = std::move(finished);
    } catch (const Stopped&) {
    } catch (const std::exception& error) {
        outcome.message = sentence(error);
    }
    return outcome;
}

/// On the worker: the same in few steps. Its picture stays in view as a preview.
void GenerationController::lookQuickly(GenerationRequest request, int steps, std::stop_token stop) {
    if (steps <= 0 || steps >= request.options.steps)
        return;
    request.options.steps = steps;
    const GenerationResult quick = generator().generate(
        request, [this](const StepEvent& event) { post(event); }, stop);
    StepEvent look;
    look.request_id = request.id;
    look.step = look.steps = steps;
    look.place = quick.edit ? quick.edit->changed : whole(quick.picture.size());
    auto preview = std::make_shared<RgbImage>(look.place.size());
    for (int y = 0; y < look.place.height; ++y)
        std::copy_n(&quick.picture.at(look.place.x, look.place.y + y), look.place.width, preview->row(y));
    look.preview = std::move(preview);
    post(look);
}

void GenerationController::post(const StepEvent& event) {
    if (steps_.put(event))
        QMetaObject::invokeMethod(this, &GenerationController::receiveStep, Qt::QueuedConnection);
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
