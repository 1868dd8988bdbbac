#include "inference/label_cache.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

namespace sinopia {

namespace {

/// The formulas as they are written. labels [1,*,H,W] -> a row for each pixel.
Modulation dense(const at::Tensor& labels, const LabelPathWeights& w) {
    at::Tensor a = labels;
    if (w.shared_weight.defined())
        a = at::relu(at::conv2d(labels, w.shared_weight, w.shared_bias, {1, 1}, {1, 1}));
    const auto margin = (w.gamma_weight.size(2) - 1) / 2;
    const at::Tensor both = at::conv2d(a, at::cat({w.gamma_weight, w.beta_weight}),
                                       at::cat({w.gamma_bias, w.beta_bias}), {1, 1}, {margin, margin});
    return {both.permute({0, 2, 3, 1}).reshape({-1, both.size(1)}), {}}; // [H W,2C]
}

at::Tensor ids_of(const Modulation& one, std::int64_t from) {
    if (one.ids.defined())
        return one.ids + from;
    return at::arange(from, from + one.rows.size(0), one.rows.options().dtype(at::kInt));
}

/// Several maps' as one.
Modulation joined(const std::vector<Modulation>& parts) {
    if (parts.size() == 1)
        return parts.front();
    std::vector<at::Tensor> rows, ids;
    std::int64_t count = 0;
    bool dense = true;
    for (const Modulation& part : parts) {
        rows.push_back(part.rows);
        ids.push_back(ids_of(part, count));
        count += part.rows.size(0);
        dense = dense && !part.ids.defined();
    }
    return {at::cat(rows), dense ? at::Tensor() : at::cat(ids).to(at::kInt)};
}

} // namespace

LabelCache::LabelCache(const SdmUNet& network, const std::vector<at::Tensor>& maps) {
    const c10::impl::ExcludeDispatchKeyGuard full_precision(c10::autocast_dispatch_keyset);
    const NetworkConfig& config = network->config();
    for (const at::Tensor& y : maps) {
        Map map;
        const auto symbols = config.label_path == LabelPath::per_layer ? label_symbols(y) : std::nullopt;
        if (symbols)
            map.patches = std::make_unique<LabelPatches>(
                *symbols, static_cast<int>(config.multipliers().size()), config.patch_size, y.device());
        else
            map.features = network->label_features(y);
        maps_.push_back(std::move(map));
    }
    pixels_ = maps.front().size(2) * maps.front().size(3) / (config.patch_size * config.patch_size);
}

Modulation LabelCache::of_map(const Map& map, const LabelPathWeights& weights, std::size_t level) {
    return map.patches ? map.patches->modulation(weights, level) : dense(map.features[level], weights);
}

const Modulation& LabelCache::modulation(const LabelPathWeights& weights, std::size_t level) {
    const auto [place, is_new] = known_.try_emplace(weights.gamma_weight.unsafeGetTensorImpl());
    if (is_new) {
        const c10::impl::ExcludeDispatchKeyGuard full_precision(c10::autocast_dispatch_keyset);
        std::vector<Modulation> parts;
        for (const Map& map : maps_)
            parts.push_back(of_map(map, weights, level));
        place->second = joined(parts);
    }
    return place->second;
}

std::int64_t LabelCache::distinct_patches() const {
    return maps_.front().patches ? maps_.front().patches->distinct(0) : pixels_;
}

std::int64_t LabelCache::bytes() const {
    std::int64_t sum = 0;
    for (const auto& [layer, modulation] : known_)
        sum += static_cast<std::int64_t>(modulation.rows.nbytes()) +
               (modulation.ids.defined() ? static_cast<std::int64_t>(modulation.ids.nbytes()) : 0);
    return sum;
}

} // namespace sinopia
