#include "inference/label_cache.h"

#include "model/layers.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

namespace sinopia {

namespace {

/// The formulas as they are written. labels [N,*,H,W] -> a row for each pixel.
at::Tensor dense_rows(const at::Tensor& labels, const LabelPathWeights& w) {
    at::Tensor a = labels;
    if (w.shared_weight.defined())
        a = at::relu(at::conv2d(labels, in_type_of(labels, w.shared_weight), w.shared_bias, {1, 1}, {1, 1}));
    const auto margin = (w.gamma_weight.size(2) - 1) / 2;
    const at::Tensor both = at::conv2d(a, in_type_of(a, at::cat({w.gamma_weight, w.beta_weight})),
                                       at::cat({w.gamma_bias, w.beta_bias}), {1, 1}, {margin, margin});
    return both.permute({0, 2, 3, 1}).reshape({-1, both.size(1)}); // [N H W,2C]
}

/// None where a map cannot be told by patches.
std::vector<LabelSymbols> symbols_of(const NetworkConfig& config, const std::vector<at::Tensor>& maps) {
    std::vector<LabelSymbols> symbols;
    for (const at::Tensor& y : maps) {
        auto of_map = config.label_path == LabelPath::per_layer ? label_symbols(y) : std::nullopt;
        if (!of_map)
            return {};
        symbols.push_back(std::move(*of_map));
    }
    return symbols;
}

} // namespace

LabelCache::LabelCache(const SdmUNet& network, const std::vector<at::Tensor>& maps, EngineMemory& memory,
                       at::ScalarType type) {
    const c10::impl::ExcludeDispatchKeyGuard full_precision(c10::autocast_dispatch_keyset);
    const NetworkConfig& config = network->config();
    const at::Tensor& first = maps.front();
    distinct_ = first.size(2) * first.size(3) / (config.patch_size * config.patch_size);
    const std::vector<LabelSymbols> symbols = symbols_of(config, maps);
    if (symbols.empty()) {
        for (const at::Tensor& y : maps)
            features_.push_back(network->label_features(y));
        return;
    }
    EngineMemory::Numbered numbered = memory.number(network, symbols, type, first.device());
    dictionary_ = std::move(numbered.dictionary);
    distinct_ = std::get<0>(at::_unique(numbered.ids.front().front(), false)).numel();
    for (std::size_t level = 0; level < numbered.ids.front().size(); ++level) {
        std::vector<at::Tensor> of_level;
        for (const auto& ids : numbered.ids)
            of_level.push_back(ids[level]);
        ids_.push_back(at::cat(of_level).to(first.device()));
    }
}

const Modulation& LabelCache::modulation(const LabelPathWeights& weights, std::size_t level) {
    const void* address = weights.gamma_weight.const_data_ptr();
    if (const auto place = known_.find(address); place != known_.end())
        return place->second.modulation;
    const c10::impl::ExcludeDispatchKeyGuard full_precision(c10::autocast_dispatch_keyset);
    Modulation made;
    if (dictionary_) {
        made = {dictionary_->rows(weights, level), ids_[level]};
    } else {
        std::vector<at::Tensor> rows;
        for (const auto& of_map : features_)
            rows.push_back(dense_rows(of_map[level], weights));
        made = {at::cat(rows), {}};
    }
    return known_.emplace(address, Layer{weights, level, made}).first->second.modulation;
}

void LabelCache::compute_all(SdmUNet network) {
    // The network itself says which layers it has: a call on the smallest picture in which nothing else happens.
    const at::NoGradGuard no_grad;
    FusedLayers layers;
    layers.convolve = [](const at::Tensor& x, const at::Tensor& weight, const at::Tensor&, bool enlarged,
                         const at::Tensor&) {
        const std::int64_t factor = enlarged ? 2 : 1;
        return at::zeros({x.size(0), weight.size(0), factor * x.size(2), factor * x.size(3)}, x.options());
    };
    layers.norm_silu = [](const at::Tensor& h, auto&&...) { return h; };
    layers.spade_silu = [this](const at::Tensor& h, int, const LabelPathWeights& weights, std::size_t level,
                               const at::Tensor&) {
        modulation(weights, level);
        return h;
    };
    network->set_fused_layers(layers);
    const std::int64_t side = network->config().stride();
    const auto options = network->parameters().front().options().dtype(at::kFloat).requires_grad(false);
    network->forward(at::zeros({1, network->config().input_channels(), side, side}, options),
                     at::zeros({1}, options.dtype(at::kLong)), {});
    network->set_fused_layers({});
}

void LabelCache::compute_as(const LabelCache& other) {
    for (const auto& [address, layer] : other.known_)
        modulation(layer.weights, layer.level);
}

void LabelCache::convolve_as_network(const SdmUNet& network, const at::Tensor& y) const {
    const std::vector<at::Tensor> features = network->label_features(y);
    for (const auto& [address, layer] : known_)
        dense_rows(features[layer.level], layer.weights);
}

std::int64_t LabelCache::dense_values() const {
    std::int64_t sum = 0;
    for (const auto& [address, layer] : known_)
        sum += layer.modulation.rows.size(1) *
               (dictionary_ ? ids_[layer.level].numel() : layer.modulation.rows.size(0));
    return sum;
}

std::int64_t LabelCache::bytes() const {
    std::int64_t sum = dictionary_ ? dictionary_->bytes() : 0;
    for (const at::Tensor& ids : ids_)
        sum += static_cast<std::int64_t>(ids.nbytes());
    if (!dictionary_)
        for (const auto& [address, layer] : known_)
            sum += static_cast<std::int64_t>(layer.modulation.rows.nbytes());
    return sum;
}

} // namespace sinopia
