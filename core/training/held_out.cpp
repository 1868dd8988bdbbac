#include "training/held_out.h"

#include "training/batch_part.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace sinopia {

namespace {

/// 64 pairs are judged once each, in one of the bands; fewer are used in several.
constexpr std::size_t most_in_a_band = 16;

} // namespace

nlohmann::json to_json(const HeldOutLoss& loss) {
    nlohmann::json bands = nlohmann::json::array();
    for (const LossBand& band : loss.bands)
        bands.push_back({{"from", band.from}, {"to", band.to}, {"loss", band.loss}});
    return {{"loss", loss.loss}, {"bands", bands}};
}

HeldOutJudge::HeldOutJudge(const TrainingOptions& options, const TrainingData& data)
    : steps_(options.diffusion.diffusion_steps) {
    const int count = bands * static_cast<int>(std::min(data.held_out_count, most_in_a_band));
    const Batch pairs = held_out_batch(options, data, data.held_out_count);
    batch_ = chosen_from(pairs, at::arange(count, at::kLong).remainder(pairs.pictures.size(0)));
    draws_ = draw_held_out(options, count); // timesteps evenly spread, so the bands lie one after the other
}

HeldOutLoss HeldOutJudge::judge(Learner& learner) const {
    const at::Tensor means = learner.held_out_losses(batch_, draws_).view({bands, -1}).mean(1);
    HeldOutLoss result;
    result.loss = means.mean().item<double>();
    for (int i = 0; i < bands; ++i)
        result.bands.push_back({i * steps_ / bands, (i + 1) * steps_ / bands, means[i].item<double>()});
    return result;
}

} // namespace sinopia
