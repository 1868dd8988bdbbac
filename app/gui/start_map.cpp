#include "app/gui/start_map.h"

#include "base/error.h"
#include "base/log.h"
#include "formats/model_manifest.h"
#include "synthesis/model_places.h"

namespace sinopia {
namespace {

constexpr Size empty_size{512, 512};
constexpr int generated_classes = 12;

} // namespace

StartMap startMap() {
    StartMap start;
    try {
        start.labels = read_model_manifest(find_model("") / "manifest.json").labels;
    } catch (const Error& error) {
        spdlog::debug("no bundled classes: {}", error.what());
        start.labels = LabelSet::generated(generated_classes);
    }
    start.map = TileGrid<ClassIndex>(empty_size);
    return start;
}

} // namespace sinopia
