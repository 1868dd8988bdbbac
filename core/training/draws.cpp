#include "training/draws.h"

#include "dataset/random_region.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <limits>

namespace sinopia {

namespace {

constexpr double highest_context_noise = 0.16;
constexpr std::uint64_t held_out_counter = ~0ULL;

void draw_context(StepDraws& draws, const TrainingOptions& options, std::int64_t count,
                  at::Generator& generator) {
    const at::Tensor level = at::rand({count, 1, 1, 1}, generator) * highest_context_noise;
    draws.context_noise =
        level * at::randn({count, 3, options.size.height / 2, options.size.width / 2}, generator);
    draws.context_blur = at::rand({count, 1, 1, 1}, generator);
}

/// A region for each sample that has a known part, [N] bool; the others are unknown all over.
at::Tensor unknown_pixels(Size size, const at::Tensor& has_known, const at::Tensor& seeds) {
    const std::int64_t count = has_known.size(0);
    at::Tensor unknown = at::ones({count, 1, size.height, size.width}, at::kBool);
    for (std::int64_t i = 0; i < count; ++i) {
        if (!has_known[i].item<bool>())
            continue;
        const Mask region = random_region(size, static_cast<std::uint64_t>(seeds[i].item<std::int64_t>()));
        bool* to = unknown[i].mutable_data_ptr<bool>();
        for (const std::uint8_t pixel : region.pixels())
            *to++ = pixel != 0;
    }
    return unknown;
}

at::Tensor draw_unknown(const TrainingOptions& options, std::int64_t count, at::Generator& generator) {
    const at::Tensor has_known = at::rand({count}, generator) < options.known_share;
    const at::Tensor seeds =
        at::randint(0, std::numeric_limits<std::int64_t>::max(), {count}, generator, at::kLong);
    return unknown_pixels(options.size, has_known, seeds);
}

/// The asked share of the pictures, evenly spread among them.
at::Tensor held_out_unknown(const TrainingOptions& options, std::int64_t count) {
    const at::Tensor before = (at::arange(count, at::kDouble) * options.known_share).floor();
    const at::Tensor after = ((at::arange(count, at::kDouble) + 1) * options.known_share).floor();
    return unknown_pixels(options.size, after > before, at::arange(count, at::kLong));
}

} // namespace

std::uint64_t mixed_seed(std::uint64_t seed, std::uint64_t counter) {
    std::uint64_t z = seed * 0x9e3779b97f4a7c15ULL + counter + 0x632be59bd9b4e019ULL;
    for (int round = 0; round < 2; ++round) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        z ^= z >> 31;
        z += 0x9e3779b97f4a7c15ULL;
    }
    return z;
}

StepDraws draw_step(const TrainingOptions& options, long long step) {
    at::Generator generator = run_generator(options.seed, static_cast<std::uint64_t>(step));
    const std::int64_t count = options.batch;
    StepDraws draws;
    draws.timesteps = at::randint(0, options.diffusion.diffusion_steps, {count}, generator, at::kLong);
    draws.noise = at::randn({count, 3, options.size.height, options.size.width}, generator);
    draws.keep_labels = at::rand({count}, generator) >= options.label_drop;
    draws.keep_style = at::rand({count, 1}, generator) >= options.style_drop;
    if (options.super_resolution)
        draw_context(draws, options, count, generator);
    if (options.network.known_region)
        draws.unknown = draw_unknown(options, count, generator);
    if (options.timestep_sampling != "uniform")
        draws.timestep_places = at::rand({count}, generator, at::kDouble);
    return draws;
}

StepDraws draw_held_out(const TrainingOptions& options, int count) {
    at::Generator generator = run_generator(0, held_out_counter);
    StepDraws draws;
    const at::Tensor place = (at::arange(count, at::kDouble) + 0.5) / count;
    draws.timesteps = (place * options.diffusion.diffusion_steps).to(at::kLong);
    draws.noise = at::randn({count, 3, options.size.height, options.size.width}, generator);
    draws.keep_labels = at::ones({count}, at::kBool);
    draws.keep_style = at::ones({count, 1}, at::kBool);
    if (options.super_resolution)
        draw_context(draws, options, count, generator);
    if (options.network.known_region)
        draws.unknown = held_out_unknown(options, count);
    return draws;
}

at::Generator run_generator(std::uint64_t seed, std::uint64_t counter) {
    return at::make_generator<at::CPUGeneratorImpl>(mixed_seed(seed, counter));
}

} // namespace sinopia
