#include "training/sample_sheet.h"

#include "conditioning/one_hot.h"
#include "diffusion/sampling.h"
#include "image/image_io.h"
#include "runtime/pixels.h"

#include <ATen/ATen.h>

#include <cstdio>

namespace sinopia {

namespace {

constexpr std::size_t most_pictures = 8;
constexpr int sampling_steps = 25;

void paste(RgbImage& sheet, const RgbImage& picture, int x, int y) {
    for (int row = 0; row < picture.height(); ++row)
        std::copy(picture.row(row), picture.row(row) + picture.width(), sheet.row(y + row) + x);
}

LabelMap map_of(const Batch& batch, std::int64_t index) {
    const at::Tensor labels = batch.labels[index].contiguous();
    LabelMap map({static_cast<int>(labels.size(1)), static_cast<int>(labels.size(0))});
    const std::int64_t* from = labels.const_data_ptr<std::int64_t>();
    for (ClassIndex& pixel : map.pixels())
        pixel = static_cast<ClassIndex>(*from++);
    return map;
}

} // namespace

std::filesystem::path write_sample_sheet(Learner& learner, const TrainingOptions& options,
                                         const TrainingData& data, const std::filesystem::path& folder,
                                         long long step) {
    const std::size_t count = std::min(most_pictures, data.held_out_count);
    const Batch batch = held_out_batch(options, data, count);
    const int steps = std::min(sampling_steps, options.diffusion.diffusion_steps);
    const at::Tensor pictures = learner.sample(batch, draw_held_out(options, static_cast<int>(count)), steps);

    const int width = options.size.width, height = options.size.height;
    RgbImage sheet({width * static_cast<int>(count), 3 * height});
    for (int i = 0; i < static_cast<int>(count); ++i) {
        paste(sheet, colorize(map_of(batch, i), data.held_out->labels()), i * width, 0);
        paste(sheet, to_image(pictures, i), i * width, height);
        paste(sheet, to_image(batch.pictures, i), i * width, 2 * height);
    }
    std::filesystem::create_directories(folder);
    char name[40];
    std::snprintf(name, sizeof name, "step-%06lld.png", step);
    write_picture_png(folder / name, sheet);
    return folder / name;
}

} // namespace sinopia
