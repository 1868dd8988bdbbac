#include "app/gui/start_map.h"

#include "base/error.h"
#include "base/log.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"
#include "synthesis/model_places.h"
#include "ui/window/sample_map.h"

namespace sinopia {
namespace {

constexpr Size drawn_size{256, 256};

} // namespace

StartMap startMap() {
    StartMap start;
    try {
        start.labels = read_model_manifest(find_model("") / "manifest.json").labels;
    } catch (const Error& error) {
        spdlog::debug("no bundled classes: {}", error.what());
        start.labels = LabelSet::generated(12);
    }
    const auto example = resource_folder() / "examples/first/map.png";
    std::error_code none;
    if (std::filesystem::exists(example, none)) {
        try {
            start.map = TileGrid<ClassIndex>(read_label_map(example));
            return start;
        } catch (const Error& error) {
            spdlog::warn("{}", error.what());
        }
    }
    start.map = sampleMap(drawn_size, start.labels);
    return start;
}

} // namespace sinopia
