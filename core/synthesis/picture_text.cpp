#include "synthesis/picture_text.h"

#include <cmath>

namespace sinopia {

namespace {

double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

nlohmann::json edit_json(const EditReport& edit) {
    const EditOptions& options = edit.options;
    return {{"feather", options.feather},
            {"strength", options.strength},
            {"repaint_jumps", options.repaint_jumps},
            {"jump_length", options.jump_length},
            {"context", options.context},
            {"crop", options.crop},
            {"changed", {edit.changed.x, edit.changed.y, edit.changed.width, edit.changed.height}},
            {"crops", edit.crops},
            {"work_share", rounded(edit.work_share)},
            {"seam", rounded(edit.seam)},
            {"seam_before", rounded(edit.seam_before)}};
}

} // namespace

void add_rare_settings(nlohmann::json& json, const SamplingOptions& options) {
    const SamplingOptions usual;
    if (options.guidance_from != usual.guidance_from || options.guidance_to != usual.guidance_to)
        json["guidance_interval"] = {options.guidance_from, options.guidance_to};
    if (options.spacing != usual.spacing)
        json["spacing"] = to_string(options.spacing);
    if (options.dynamic_threshold != usual.dynamic_threshold)
        json["dynamic_threshold"] = options.dynamic_threshold;
}

nlohmann::json settings_json(const GenerationResult& result) {
    const SamplingOptions& options = result.options;
    nlohmann::json json{{"model", result.model_name},
                        {"model_hash", result.model_hash},
                        {"width", result.picture.width()},
                        {"height", result.picture.height()},
                        {"seed", options.seed},
                        {"sampler", to_string(options.sampler)},
                        {"steps", options.steps},
                        {"guidance", options.guidance},
                        {"eta", options.eta},
                        {"device", options.device},
                        {"dtype", to_string(options.precision)},
                        {"threads", options.threads},
                        {"style", options.style}};
    add_rare_settings(json, options);
    if (result.edit)
        json.update(edit_json(*result.edit));
    if (!result.note.empty())
        json["note"] = result.note;
    return json;
}

PngText picture_text(const GenerationResult& result) {
    const nlohmann::json json = settings_json(result);
    PngText text{{"Software", "Sinopia"},
                 {"Sinopia", json.dump()},
                 {"Model", result.model_name},
                 {"Model hash", result.model_hash},
                 {"Seed", std::to_string(result.options.seed)},
                 {"Sampler", std::string(to_string(result.options.sampler))},
                 {"Steps", std::to_string(result.options.steps)},
                 {"Guidance", json["guidance"].dump()}};
    std::erase_if(text, [](const auto& entry) { return entry.second.empty(); });
    return text;
}

} // namespace sinopia
