// What a run is asked for, and what waits for its turn.
#include "base/error.h"
#include "ui/panels/edit_group.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/window/action_set.h"
#include "ui/window/generation_actions.h"

namespace sinopia {

void GenerationActions::addQueueActions() {
    parts_.actions.add({"generate.queue",
                        tr("&Add to the queue"),
                        {QKeySequence("Ctrl+Shift+Return"), QKeySequence("Ctrl+Shift+Enter")},
                        Icon::queue,
                        false,
                        tr("Paints the picture after those that wait, from the map as it is now")},
                       [this] { queueOrder(wholeOrder()); });
    parts_.actions.add(
        {"generate.queueRegion",
         tr("Add the &region to the queue"),
         {QKeySequence("Ctrl+Alt+Return"), QKeySequence("Ctrl+Alt+Enter")},
         {},
         false,
         tr("Repaints the region after those that wait, from picture and map as they are now")},
        [this] { queueOrder(regionOrder()); });
    parts_.actions.add({"generate.cancelAll",
                        tr("Cancel all &runs"),
                        {QKeySequence("Shift+Esc")},
                        {},
                        false,
                        tr("Ends what runs and empties the queue")},
                       [this] { queue_.cancelAll(); });
}

void GenerationActions::prepare() {
    if (!has_model_ && !controller_.isLoading())
        loadModel({}, {});
    parts_.messages.hide();
    panel_.renewSeed();
    parts_.document.set_options(panel_.options());
}

std::optional<GenerationOrder> GenerationActions::wholeOrder() {
    prepare();
    GenerationOrder order = orderOfWhole(parts_.document.snapshot());
    if (!controller_.isLoading())
        order.model = model_files_;
    return order;
}

std::optional<GenerationOrder> GenerationActions::regionOrder() {
    try {
        GenerationOrder order = orderOfRegion(parts_.document.snapshot(), panel_.editGroup().options());
        prepare();
        order.options = parts_.document.options();
        if (!controller_.isLoading())
            order.model = model_files_;
        return order;
    } catch (const Error& error) {
        parts_.messages.showMessage(QString::fromUtf8(error.what()));
        return std::nullopt;
    }
}

void GenerationActions::repaintRegion(int quick_steps) {
    auto order = regionOrder();
    if (!order)
        return;
    order->model.reset(); // as it is when the run begins
    order->quick_steps = quick_steps;
    Q_EMIT began();
    queue_.runNow(*order);
}

void GenerationActions::queueOrder(const std::optional<GenerationOrder>& order) {
    if (!order)
        return;
    addToQueue(*order);
    Q_EMIT queued();
}

std::uint64_t GenerationActions::addToQueue(const GenerationOrder& order, RunKind kind) {
    const QString what = order.edit ? tr("Region") : tr("Picture");
    return queue_.append(order, tr("%1, seed %2").arg(what).arg(order.options.seed), kind);
}

} // namespace sinopia
