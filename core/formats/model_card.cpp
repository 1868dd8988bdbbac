#include "formats/model_card.h"

#include <cstdio>
#include <filesystem>

namespace sinopia {
namespace {

using nlohmann::json;

/// One line, and nothing that Markdown would take for the end of a cell.
std::string plain(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == '|')
            c = ' ';
    return text;
}

std::string number(const json& value) {
    if (!value.is_number())
        return {};
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value.get<double>());
    return text;
}

std::string size_of(const ModelStage& stage) {
    return std::to_string(stage.size.width) + "x" + std::to_string(stage.size.height);
}

std::string header(const ModelManifest& manifest) {
    std::string text = "---\n";
    if (!manifest.license.empty())
        text += "license: " + json(plain(manifest.license)).dump() + "\n";
    return text + "library_name: sinopia\ntags:\n- semantic-image-synthesis\n- diffusion\n---\n\n# " +
           plain(manifest.name) + "\n\n" +
           (manifest.description.empty() ? "" : plain(manifest.description) + "\n\n") +
           "Paints a picture over a semantic label map by guided diffusion (SDM, arXiv 2207.00050).\n";
}

std::string classes(const ModelManifest& manifest) {
    std::string text = "\n## Classes\n\n| index | class | colour |\n|---|---|---|\n";
    int index = 0;
    for (const LabelClass& each : manifest.labels.classes()) {
        char color[16];
        std::snprintf(color, sizeof color, "#%02x%02x%02x", each.color.r, each.color.g, each.color.b);
        text += "| " + std::to_string(index++) + " | " + plain(each.name) + " | " + color + " |\n";
    }
    if (manifest.labels.ignore())
        text += "\nIndex " + std::to_string(*manifest.labels.ignore()) + " means no class.\n";
    return text;
}

/// A line for each of the recorded options that says something to a reader.
std::string training(const ModelManifest& manifest) {
    static constexpr const char* named[][2] = {{"dataset", "data set"},
                                               {"data", "data"},
                                               {"batch", "pairs a step"},
                                               {"learning_rate", "learning rate"},
                                               {"weight_decay", "weight decay"},
                                               {"ema_rate", "rate of the averaged weights"},
                                               {"label_drop", "share of pairs without labels, for guidance"},
                                               {"init", "started from"},
                                               {"seed", "seed"}};
    const json published = published_training(manifest.training);
    std::string text = "\n## Training\n\n";
    for (const ModelStage& stage : manifest.stages)
        text += "- " + stage.role + " at " + size_of(stage) + "\n";
    if (const std::string steps = number(published.value("step", json())); !steps.empty())
        text += "- steps: " + steps + "\n";
    if (const std::string loss = number(published.value("held_out_loss", json())); !loss.empty())
        text += "- loss on pairs it never learnt from: " + loss + "\n";
    const json options = published.value("options", json::object());
    for (const auto& [key, name] : named) {
        const json value = options.value(key, json());
        const std::string said = value.is_string() ? plain(value.get<std::string>()) : number(value);
        if (!said.empty())
            text += std::string("- ") + name + ": " + said + "\n";
    }
    return text;
}

std::string use_and_limits(const ModelManifest& manifest) {
    const std::string size = manifest.stages.empty() ? "one size" : size_of(manifest.stages.back());
    return "\n## Use\n\nPut this folder among the editor's models, or\n\n```\n"
           "sinopia-cli generate --checkpoint THIS_FOLDER --map map.png --output picture.png\n```\n"
           "\n## Limits\n\n"
           "- It paints what its training pictures look like; classes that were rare there come out badly.\n"
           "- It was trained at " +
           size +
           ". Other sizes work, but the further from it, the worse.\n"
           "- The pictures are made up. They show no real place or person, and must not be passed off as "
           "such.\n"
           "- The rights in the training pictures may bind the use of this model.\n";
}

} // namespace

json published_training(json training) {
    if (!training.is_object() || !training.contains("options") || !training["options"].is_object())
        return training.is_object() ? training : json::object();
    json& options = training["options"];
    for (const char* key : {"data", "init", "output"})
        if (options.contains(key) && options[key].is_string()) {
            const std::filesystem::path path = options[key].get<std::string>();
            options[key] = (path.has_filename() ? path : path.parent_path()).filename().string();
        }
    return training;
}

std::string model_card(const ModelManifest& manifest) {
    return header(manifest) + classes(manifest) + training(manifest) + use_and_limits(manifest);
}

} // namespace sinopia
