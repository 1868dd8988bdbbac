#include "synthesis/model_summary.h"

#include "base/error.h"
#include "synthesis/working_size.h"

#include <algorithm>
#include <numeric>

namespace sinopia {

namespace {

/// A cascade runs only if each stage fits its place.
void check_stages(const LoadedModel& model) {
    if (model.stages.empty())
        throw Error(model.path.string() + ": the model has no networks");
    const NetworkConfig& base = model.stages.front().network->config();
    for (std::size_t i = 0; i < model.stages.size(); ++i) {
        const NetworkConfig& config = model.stages[i].network->config();
        const std::string where = model.path.string() + ": stage " + std::to_string(i + 1);
        const int context = i == 0 ? 0 : config.in_channels;
        if (config.context_channels != context)
            throw Error(where + " takes " + std::to_string(config.context_channels) +
                        " channels of an earlier picture, but its place needs " + std::to_string(context));
        if (config.in_channels != 3)
            throw Error(where + " makes pictures of " + std::to_string(config.in_channels) +
                        " channels; only 3 (red, green, blue) can be shown");
        // A later stage takes the light from the earlier picture, so it may do without styles.
        const bool styles_fit =
            config.style_sizes == base.style_sizes || (i > 0 && config.style_sizes.empty());
        if (config.num_classes != base.num_classes || !styles_fit)
            throw Error(where +
                        " has other classes or styles than the base; the stages do not belong together");
    }
}

/// Styles by name from the manifest, by number where it names fewer than the network has. Choice 0 is free.
void fill_styles(ModelSummary& summary, const nlohmann::json& styles, const std::vector<int>& sizes) {
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        std::string name = "style" + std::to_string(i + 1);
        std::vector<std::string> choices;
        const nlohmann::json entry = styles.is_array() && i < styles.size() ? styles[i] : nlohmann::json();
        if (entry.is_object() && entry.contains("name") && entry["name"].is_string())
            name = entry["name"];
        if (entry.is_object() && entry.contains("choices") && entry["choices"].is_array())
            for (const auto& choice : entry["choices"])
                choices.push_back(choice.is_string() ? choice.get<std::string>() : "");
        for (int c = static_cast<int>(choices.size()); c < sizes[i]; ++c)
            choices.push_back(std::to_string(c + 1));
        choices.resize(static_cast<std::size_t>(sizes[i]));
        summary.style_names.push_back(name);
        summary.style_choices.push_back(choices);
    }
}

/// Sampler, steps and guidance from the manifest, each only if it is usable.
SamplingOptions default_options(const nlohmann::json& defaults, int most_steps) {
    SamplingOptions options;
    if (defaults.is_object()) {
        if (const auto it = defaults.find("sampler"); it != defaults.end() && it->is_string())
            options.sampler = sampler_from_string(it->get<std::string>());
        if (const auto it = defaults.find("steps"); it != defaults.end() && it->is_number_integer())
            options.steps = static_cast<int>(std::clamp<long long>(it->get<long long>(), 1, most_steps));
        if (const auto it = defaults.find("guidance"); it != defaults.end() && it->is_number())
            options.guidance = it->get<double>();
        if (const auto it = defaults.find("eta"); it != defaults.end() && it->is_number())
            options.eta = it->get<double>();
    }
    options.steps = std::min(options.steps, most_steps);
    return options;
}

/// The style that suits the model, by names ({"light": "noon"}); what is not named, or not known, is free.
std::vector<int> default_style(const nlohmann::json& defaults, const ModelSummary& summary) {
    std::vector<int> style(summary.style_names.size(), 0);
    const nlohmann::json named =
        defaults.is_object() ? defaults.value("style", nlohmann::json()) : nlohmann::json();
    for (std::size_t i = 0; i < style.size() && named.is_object(); ++i) {
        const auto it = named.find(summary.style_names[i]);
        if (it == named.end() || !it->is_string())
            continue;
        const auto& choices = summary.style_choices[i];
        const auto found = std::find(choices.begin(), choices.end(), it->get<std::string>());
        if (found != choices.end())
            style[i] = static_cast<int>(found - choices.begin()) + 1;
    }
    return style;
}

} // namespace

ModelSummary summarize(const LoadedModel& model) {
    check_stages(model);
    const LoadedStage& base = model.stages.front();
    const NetworkConfig& config = base.network->config();

    ModelSummary summary;
    summary.name = model.manifest.name;
    summary.path = model.path.string();
    summary.hash = model.hash;
    const LabelSet generated = LabelSet::generated(config.num_classes);
    for (int i = 0; i < config.num_classes; ++i) {
        const LabelClass& named = i < model.manifest.labels.size() ? model.manifest.labels[i] : generated[i];
        summary.class_names.push_back(named.name);
        summary.class_colors.push_back(named.color);
    }
    summary.ignore = model.manifest.labels.unlabelled();
    summary.wants_instances = std::any_of(model.stages.begin(), model.stages.end(), [](const LoadedStage& s) {
        return !s.network->config().no_instance;
    });
    summary.stride = config.stride();
    summary.preferred_size = model.stages.back().size;
    summary.max_pixels = model.manifest.max_pixels;
    for (const LoadedStage& stage : model.stages)
        for (const at::Tensor& parameter : stage.network->parameters())
            summary.parameters += parameter.numel();
    fill_styles(summary, model.manifest.styles, config.style_sizes);
    summary.defaults = default_options(model.manifest.defaults, base.diffusion.diffusion_steps);
    summary.defaults.style = default_style(model.manifest.defaults, summary);
    return summary;
}

} // namespace sinopia
