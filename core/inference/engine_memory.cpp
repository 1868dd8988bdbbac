#include "inference/engine_memory.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// A dictionary of more than so many times the patches on the maps is begun anew...
constexpr std::int64_t most_unused = 3;
/// ...unless it is small anyway.
constexpr std::int64_t small_dictionary = 20000;

/// What weights that are laid out for the processor may take where the weights themselves are in 16 bit.
constexpr std::int64_t small_layout = std::int64_t{1} << 30;
/// Of Winograd's F(4x4,3x3): 36 products in float32 for each nine taps.
constexpr std::int64_t layout_bytes_per_weight = 4 * 36 / 9;

/// Bytes that laid-out weights may take; none: as Convolutions decides.
std::optional<std::int64_t> layout_limit(const SdmUNet& network) {
    std::int64_t weights = 0;
    bool in_16_bit = false;
    for (const at::Tensor& parameter : network->parameters()) {
        weights += parameter.numel();
        in_16_bit = in_16_bit || parameter.element_size() == 2;
    }
    if (!in_16_bit || layout_bytes_per_weight * weights <= small_layout)
        return {};
    return 0;
}

std::vector<std::vector<at::Tensor>> numbered(PatchDictionary& dictionary,
                                              const std::vector<LabelSymbols>& maps) {
    std::vector<std::vector<at::Tensor>> ids;
    for (const LabelSymbols& map : maps)
        ids.push_back(dictionary.number(map));
    return ids;
}

/// Distinct patches on the maps.
std::int64_t used(const std::vector<std::vector<at::Tensor>>& ids) {
    std::int64_t sum = 0;
    for (std::size_t level = 0; level < ids.front().size(); ++level) {
        std::vector<at::Tensor> of_level;
        for (const auto& map : ids)
            of_level.push_back(map[level]);
        sum += std::get<0>(at::_unique(at::cat(of_level), false)).numel();
    }
    return sum;
}

} // namespace

EngineMemory::EngineMemory(const SdmUNet& network)
    : convolutions(std::make_shared<Convolutions>(layout_limit(network))) {}

EngineMemory::Numbered EngineMemory::number(const SdmUNet& network, const std::vector<LabelSymbols>& maps,
                                            at::ScalarType type, c10::Device device) {
    const NetworkConfig& config = network->config();
    const auto begin_anew = [&] {
        dictionary_ = std::make_shared<PatchDictionary>(static_cast<int>(config.multipliers().size()),
                                                        config.patch_size, type);
        made_for_ = {type, device};
    };
    if (!dictionary_ || made_for_ != std::pair{type, device})
        begin_anew();
    std::vector<std::vector<at::Tensor>> ids = numbered(*dictionary_, maps);
    if (dictionary_->patches() > small_dictionary && dictionary_->patches() > most_unused * used(ids)) {
        begin_anew();
        ids = numbered(*dictionary_, maps);
    }
    return {dictionary_, std::move(ids)};
}

} // namespace sinopia
