// make_example_project FOLDER MANIFEST: FOLDER/project.sinopia from FOLDER/map.png and FOLDER/picture.png,
// with the classes and the name of the model that made the picture.
#include "document/project/project_file.h"
#include "formats/json_file.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"

#include <algorithm>
#include <cstdio>

using namespace sinopia;

namespace {

constexpr int thumbnail_side = 160;

RgbImage small_picture(const RgbImage& picture) {
    const int longest = std::max({picture.width(), picture.height(), thumbnail_side});
    RgbImage small(Size{std::max(1, picture.width() * thumbnail_side / longest),
                        std::max(1, picture.height() * thumbnail_side / longest)});
    for (int y = 0; y < small.height(); ++y)
        for (int x = 0; x < small.width(); ++x)
            small.at(x, y) =
                picture.at(x * picture.width() / small.width(), y * picture.height() / small.height());
    return small;
}

SamplingOptions options_of(const PngText& text) {
    SamplingOptions options;
    options.sampler = sampler_from_string(text.at("Sampler"));
    options.steps = std::stoi(text.at("Steps"));
    options.guidance = std::stod(text.at("Guidance"));
    options.seed = std::stoull(text.at("Seed"));
    return options;
}

Project example(const std::filesystem::path& folder, const std::filesystem::path& manifest_path) {
    const ModelManifest manifest = read_model_manifest(manifest_path);
    const RgbImage picture = read_picture(folder / "picture.png");
    const PngText text = read_png_text(folder / "picture.png");
    Project project;
    Layers& layers = project.snapshot.layers;
    layers.labels = TileGrid<ClassIndex>(read_label_map(folder / "map.png"));
    layers.region = TileGrid<std::uint8_t>(layers.labels.size());
    layers.picture = TileGrid<Rgb>(picture);
    layers.picture_text = text;
    project.snapshot.label_set = manifest.labels;
    project.snapshot.options = options_of(text);
    auto result = std::make_shared<StoredResult>();
    result->id = 1;
    result->name = "First picture";
    result->created = "2026-11-22T21:14:00Z";
    result->seed = project.snapshot.options.seed;
    result->text = text;
    result->picture = layers.picture;
    result->labels = layers.labels;
    result->thumbnail = small_picture(picture);
    project.snapshot.results = {result};
    project.meta.model_name = manifest.name;
    project.meta.model_hash = manifest.stages.front().sha256;
    return project;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: make_example_project FOLDER MANIFEST\n");
        return 2;
    }
    try {
        const std::filesystem::path folder = argv[1];
        const Project project = example(folder, argv[2]);
        save_project(folder / "project.sinopia", project.snapshot, project.meta);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
