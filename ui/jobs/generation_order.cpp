#include "ui/jobs/generation_order.h"

#include "base/error.h"
#include "image/runs_of.h"

#include <QCoreApplication>

namespace sinopia {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GenerationOrder)
};

bool anyPixel(const TileGrid<std::uint8_t>& mask) {
    bool any = false;
    for (int row = 0; row < mask.rows() && !any; ++row)
        for (int column = 0; column < mask.columns() && !any; ++column)
            mask.read_runs(mask.tile_rect(column, row), [&](int, int, int count, const std::uint8_t* pixels) {
                any = any || !all_equal(pixels, static_cast<std::size_t>(count), std::uint8_t{0});
            });
    return any;
}

} // namespace

GenerationOrder orderOfWhole(const DocumentSnapshot& snapshot) {
    GenerationOrder order;
    order.labels = snapshot.layers.labels;
    order.instances = snapshot.layers.instances;
    order.options = snapshot.options;
    order.region_version = snapshot.layers.versions[index_of(Layer::region)];
    return order;
}

bool canEditRegion(const DocumentSnapshot& snapshot) {
    return !snapshot.layers.picture.empty() && anyPixel(snapshot.layers.region);
}

GenerationOrder orderOfRegion(const DocumentSnapshot& snapshot, const EditOptions& options) {
    if (snapshot.layers.picture.empty())
        throw Error(
            Text::tr("There is no picture whose region could be repainted; generate or open one first.")
                .toStdString());
    if (!anyPixel(snapshot.layers.region))
        throw Error(Text::tr("The region is empty; paint over what is to change with the erase brush.")
                        .toStdString());
    GenerationOrder order = orderOfWhole(snapshot);
    order.edit = GenerationOrder::Edit{snapshot.layers.picture, snapshot.layers.region, options};
    return order;
}

GenerationRequest requestOf(const GenerationOrder& order) {
    GenerationRequest request;
    request.options = order.options;
    request.map = std::make_shared<const LabelMap>(order.labels.read());
    if (!order.instances.empty())
        request.instances = std::make_shared<const InstanceMap>(order.instances.read());
    if (order.model) {
        request.checkpoint = order.model->checkpoint;
        request.config = order.model->config;
    }
    if (order.edit)
        request.edit =
            EditSource{std::make_shared<const RgbImage>(order.edit->picture.read()),
                       std::make_shared<const Mask>(order.edit->region.read()), order.edit->options};
    return request;
}

} // namespace sinopia
