// make_example_project FOLDER MANIFEST: FOLDER/project.sinopia from FOLDER/map.png and FOLDER/picture.png
// with the classes of the model that made the picture; FOLDER/map-edit.png and picture-edit.png, if there,
// become a second result.
#include "document/project/options_json.h"
#include "document/project/project_file.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"

#include <algorithm>
#include <cstdio>

using namespace sinopia;
namespace fs = std::filesystem;

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

/// The settings that stand in a picture's text; what belongs to a machine stays as it is by default.
SamplingOptions options_of(const PngText& text) {
    SamplingOptions options = options_from_json(text.at("Sinopia"), "the picture's text");
    options.device = SamplingOptions{}.device;
    options.threads = 0;
    return options;
}

ResultPtr read_result(const fs::path& folder, const std::string& ending, std::uint64_t id,
                      const std::string& name) {
    auto result = std::make_shared<StoredResult>();
    const fs::path file = folder / ("picture" + ending + ".png");
    const RgbImage picture = read_picture(file);
    result->id = id;
    result->name = name;
    result->created = "2026-12-01T00:00:00Z";
    result->text = read_png_text(file);
    result->seed = options_of(result->text).seed;
    result->picture = TileGrid<Rgb>(picture);
    result->labels = TileGrid<ClassIndex>(read_label_map(folder / ("map" + ending + ".png")));
    result->thumbnail = small_picture(picture);
    return result;
}

Project example(const fs::path& folder, const fs::path& manifest_path) {
    Project project;
    Results& results = project.snapshot.results;
    results.push_back(read_result(folder, "", 1, "First picture"));
    if (fs::exists(folder / "picture-edit.png"))
        results.push_back(read_result(folder, "-edit", 2, "After an edit of the map"));
    const StoredResult& first = *results.front();
    Layers& layers = project.snapshot.layers;
    layers.labels = first.labels;
    layers.region = TileGrid<std::uint8_t>(layers.labels.size());
    layers.picture = first.picture;
    layers.picture_text = first.text;
    project.snapshot.label_set = read_model_manifest(manifest_path).labels;
    project.snapshot.options = options_of(first.text);
    project.meta.model_name = first.text.at("Model");
    project.meta.model_hash = first.text.at("Model hash");
    return project;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: make_example_project FOLDER MANIFEST\n");
        return 2;
    }
    try {
        const fs::path folder = argv[1];
        const Project project = example(folder, argv[2]);
        save_project(folder / "project.sinopia", project.snapshot, project.meta);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
