#include "inference/engine_memory.h"

#include <ATen/ATen.h>

namespace sinopia {

namespace {

/// A dictionary of more than so many times the patches on the maps is begun anew...
constexpr std::int64_t most_unused = 3;
/// ...unless it is small anyway.
constexpr std::int64_t small_dictionary = 20000;

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
