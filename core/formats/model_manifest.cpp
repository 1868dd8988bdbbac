#include "formats/model_manifest.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "formats/json_file.h"

#include <algorithm>
#include <limits>

namespace sinopia {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_stages = 8;
constexpr std::size_t max_styles = 16;
constexpr std::size_t max_style_choices = 256;

/// A plain file name: it must not lead out of the model's folder.
bool is_file_name(const std::string& text) {
    return !text.empty() && text.size() <= 255 && text != "." && text != ".." &&
           std::none_of(text.begin(), text.end(), [](char c) {
               return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20;
           });
}

bool is_sha256(const std::string& text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

ModelStage stage_from_json(const JsonObject& json) {
    ModelStage stage;
    stage.role = json.text("role", "base");
    if (stage.role != "base" && stage.role != "super-resolution" && stage.role != "segmenter")
        json.fail("role", "must be \"base\", \"super-resolution\" or \"segmenter\"");
    stage.weights = json.text("weights");
    if (!is_file_name(stage.weights))
        json.fail("weights", "must be the name of a file beside the manifest, without folders");
    stage.sha256 = json.text("sha256", "");
    if (!stage.sha256.empty() && !is_sha256(stage.sha256))
        json.fail("sha256", "must be 64 lower-case hexadecimal digits");
    const auto size = json.integers("size", 2, 1, max_image_side);
    stage.size = {static_cast<int>(size[0]), static_cast<int>(size[1])};
    stage.network = json.object("network");
    stage.diffusion = json.object("diffusion");
    stage.steps = static_cast<int>(json.integer("steps", 0, 0, 100000));
    return stage;
}

Json to_json(const ModelStage& stage) {
    return {{"role", stage.role},
            {"weights", stage.weights},
            {"sha256", stage.sha256},
            {"size", {stage.size.width, stage.size.height}},
            {"network", stage.network.is_null() ? Json::object() : stage.network},
            {"diffusion", stage.diffusion.is_null() ? Json::object() : stage.diffusion},
            {"steps", stage.steps}};
}

void check_styles(const Json& styles, const std::string& where) {
    const auto fail = [&](const char* cause) { throw Error(where + ": \"styles\" " + cause); };
    const auto is_name = [](const Json& j) {
        return j.is_string() && j.get_ref<const std::string&>().size() <= 200;
    };
    if (!styles.is_array() || styles.size() > max_styles)
        fail("must be a list of at most 16 styles");
    for (const Json& style : styles) {
        if (!style.is_object() || !style.contains("name") || !is_name(style["name"]) ||
            !style.contains("choices"))
            fail("must hold objects with a \"name\" and \"choices\"");
        const Json& choices = style["choices"];
        if (!choices.is_array() || choices.empty() || choices.size() > max_style_choices ||
            !std::all_of(choices.begin(), choices.end(), is_name))
            fail("must hold 1 to 256 names as the \"choices\" of each style");
    }
}

std::vector<ModelStage> stages_from_json(const JsonObject& json) {
    const Json& list = json.array("stages", max_stages);
    std::vector<ModelStage> stages;
    for (std::size_t i = 0; i < list.size(); ++i)
        stages.push_back(
            stage_from_json(JsonObject(list[i], json.where() + ": stage " + std::to_string(i + 1))));
    if (stages.empty())
        json.fail("stages", "must hold at least one stage");
    // One stage alone may be of any role: a training run makes a single one.
    for (std::size_t i = 0; i < stages.size(); ++i)
        if (stages.size() > 1 && stages[i].role != (i == 0 ? "base" : "super-resolution"))
            json.fail("stages", "must be one base stage and then super-resolution stages");
    return stages;
}

} // namespace

ModelManifest read_model_manifest(const std::filesystem::path& path) {
    const std::string where = path.string();
    const Json document = read_json_file(path);
    const JsonObject json(document, where);
    ModelManifest manifest;
    manifest.name = json.text("name");
    if (manifest.name.empty())
        json.fail("name", "must not be empty");
    manifest.description = json.text("description", "");
    manifest.license = json.text("license", "");
    manifest.labels = label_set_from_json(json.object("labels"), where + ": labels");
    manifest.stages = stages_from_json(json);
    manifest.styles = document.value("styles", Json::array());
    check_styles(manifest.styles, where);
    manifest.defaults = json.object("defaults");
    manifest.training = json.object("training");
    manifest.max_pixels = json.integer("max_pixels", 0, 0, max_image_pixels);
    return manifest;
}

void write_model_manifest(const std::filesystem::path& path, const ModelManifest& manifest) {
    Json json{{"name", manifest.name},
              {"description", manifest.description},
              {"license", manifest.license},
              {"labels", to_json(manifest.labels)},
              {"stages", Json::array()},
              {"styles", manifest.styles.is_null() ? Json::array() : manifest.styles},
              {"defaults", manifest.defaults.is_null() ? Json::object() : manifest.defaults},
              {"training", manifest.training.is_null() ? Json::object() : manifest.training},
              {"max_pixels", manifest.max_pixels}};
    for (const ModelStage& stage : manifest.stages)
        json["stages"].push_back(to_json(stage));
    write_json_file(path, json);
}

} // namespace sinopia
