#include "tests/app/cli_inputs.h"

#include "formats/safetensors.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <algorithm>

namespace sinopia::test {

namespace fs = std::filesystem;

namespace {

LabelMap map_of(Size size, int classes) {
    LabelMap map(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            map.at(x, y) = static_cast<ClassIndex>((x / 4 + y / 4) % classes);
    return map;
}

void make_maps(const fs::path& folder) {
    const LabelMap good = map_of({16, 16}, 8);
    write_label_map_png(folder / "map16.png", good, {});
    write_label_map_png(folder / "map8.png", map_of({8, 8}, 8), {});
    LabelMap bad = good;
    bad.at(3, 7) = 200;
    bad.at(5, 7) = 8;
    write_label_map_png(folder / "bad_class.png", bad, {});
    RgbImage colors({16, 16}, {10, 200, 30});
    write_picture_png(folder / "colors.png", colors);
    const std::string bytes = read_bytes(folder / "map16.png");
    write_bytes(folder / "half.png", std::string_view(bytes).substr(0, bytes.size() / 2));
    write_bytes(folder / "text.png", "this is no picture");
    write_bytes(folder / "empty.png", "");
}

/// A picture for edits, and regions.
void make_edit_inputs(const fs::path& folder) {
    RgbImage picture({16, 16});
    Mask region({16, 16});
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 16; ++x) {
            picture.at(x, y) = {static_cast<std::uint8_t>(16 * x), static_cast<std::uint8_t>(16 * y), 90};
            region.at(x, y) = x >= 5 && x < 10 && y >= 6 && y < 12 ? 255 : 0;
        }
    write_picture_png(folder / "image16.png", picture);
    write_bytes(folder / "image16.jpg", picture_jpeg_bytes(picture, 95));
    write_mask_png(folder / "region16.png", region);
    write_mask_png(folder / "region8.png", Mask({8, 8}, 255));
    write_mask_png(folder / "region_none.png", Mask({16, 16}));
}

/// A copy of the reference weights with one key missing, one of another shape and one that no network has.
void make_unlike_weights(const fs::path& folder) {
    const TensorFile file = read_tensor_file(folder / "sdm_b.pt");
    std::vector<TensorToWrite> tensors;
    for (const TensorView& view : file.tensors) {
        const auto count = static_cast<std::size_t>(view.element_count()) * element_size(view.type);
        tensors.push_back({view.name, view.type, view.shape, {file.data(view), count}});
    }
    const auto named = [&](const char* name) {
        return std::find_if(tensors.begin(), tensors.end(), [&](const auto& t) { return t.name == name; });
    };
    tensors.erase(named("time_embed.2.bias"));
    std::reverse(named("time_embed.0.weight")->shape.begin(), named("time_embed.0.weight")->shape.end());
    tensors.push_back(*named("out.2.bias"));
    tensors.back().name = "surplus.bias";
    write_safetensors(folder / "unlike.safetensors", tensors);
    fs::copy_file(folder / "sdm_b.config.json", folder / "unlike.config.json");

    const std::vector<float> numbers(12, 0.5f);
    write_safetensors(folder / "other.safetensors",
                      {{"encoder.weight", ElementType::f32, {3, 4}, std::as_bytes(std::span(numbers))}});
}

} // namespace

void make_cli_inputs(const fs::path& folder) {
    const fs::path reference = fs::path(SINOPIA_SOURCE_DIR) / "tests/data/reference";
    for (const char* name : {"sdm_b.pt", "sdm_b.config.json"})
        fs::copy_file(reference / name, folder / name);
    make_maps(folder);
    make_edit_inputs(folder);
    make_unlike_weights(folder);
    const std::string bytes = read_bytes(folder / "sdm_b.pt");
    write_bytes(folder / "half.pt", std::string_view(bytes).substr(0, bytes.size() / 2));
    write_bytes(folder / "bad_config.json", "{\"num_channels\": \"many\"}");
    write_bytes(folder / "picture.png", "an earlier picture");
}

} // namespace sinopia::test
