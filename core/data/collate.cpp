#include "data/collate.h"

#include "base/error.h"
#include "dataset/preprocess.h"

#include <ATen/ATen.h>

#include <random>

namespace sinopia {

namespace {

void copy_picture(const RgbImage& image, float* to) {
    for (const Rgb& pixel : image.pixels()) {
        *to++ = static_cast<float>(pixel.r) / 127.5F - 1.0F;
        *to++ = static_cast<float>(pixel.g) / 127.5F - 1.0F;
        *to++ = static_cast<float>(pixel.b) / 127.5F - 1.0F;
    }
}

void check_alike(const Pair& first, const Pair& pair) {
    if (pair.image.size() != first.image.size() || pair.label.size() != first.image.size() ||
        (pair.instance && pair.instance->size() != first.image.size()))
        throw Error("Two pairs of a batch differ in size; train with random crop or a plain resize.");
    if (pair.instance.has_value() != first.instance.has_value() || pair.style.size() != first.style.size())
        throw Error(
            "Some pairs have instance maps or styles and others have none; all or none must have them.");
}

/// Scaled and cropped to the training size as `how` says; a pair that has that size already is left as it is.
Pair sized(Pair pair, const Preparation& how, std::mt19937_64& random) {
    if (how.resize == Resize::random_crop)
        return random_crop(pair, how.size, draw_crop(pair.image.size(), how.size, random));
    // The map of a packed pair may be larger than its halved picture.
    if (pair.image.size() == how.size && pair.label.size() == how.size)
        return pair;
    switch (how.resize) {
    case Resize::center_crop:
        return center_crop(pair, how.size);
    case Resize::cover:
        return scale_to_cover(pair, how.size);
    default:
        return resize_plain(pair, how.size);
    }
}

} // namespace

Size largest_cover(Size size, Resize resize) {
    return resize == Resize::random_crop ? largest_random_cover(size) : size;
}

Pair prepared(Pair pair, const Preparation& how) {
    std::mt19937_64 random(how.seed);
    const bool mirrored = how.random_flip && draw_below(2, random) == 1;
    Pair result = sized(std::move(pair), how, random);
    return mirrored ? flip(result) : result;
}

Batch collate(const std::vector<Pair>& pairs) {
    const Pair& first = pairs.at(0);
    const auto count = static_cast<std::int64_t>(pairs.size());
    const std::int64_t height = first.image.height(), width = first.image.width();
    const auto plane = static_cast<std::size_t>(height * width);
    const auto longs = at::TensorOptions().dtype(at::kLong);

    const at::Tensor pictures = at::empty({count, height, width, 3}, at::kFloat);
    Batch batch;
    batch.labels = at::empty({count, height, width}, longs);
    if (first.instance)
        batch.instances = at::empty({count, height, width}, longs);
    if (!first.style.empty())
        batch.style = at::empty({count, static_cast<std::int64_t>(first.style.size())}, longs);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const Pair& pair = pairs[i];
        check_alike(first, pair);
        copy_picture(pair.image, pictures.mutable_data_ptr<float>() + i * plane * 3);
        std::copy(pair.label.pixels().begin(), pair.label.pixels().end(),
                  batch.labels.mutable_data_ptr<std::int64_t>() + i * plane);
        if (pair.instance)
            std::copy(pair.instance->pixels().begin(), pair.instance->pixels().end(),
                      batch.instances.mutable_data_ptr<std::int64_t>() + i * plane);
        if (!pair.style.empty())
            std::copy(pair.style.begin(), pair.style.end(),
                      batch.style.mutable_data_ptr<std::int64_t>() + i * first.style.size());
    }
    batch.pictures = pictures.permute({0, 3, 1, 2});
    return batch;
}

} // namespace sinopia
