#include "app/cli/sampling_options.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia::cli {

namespace {

constexpr int most_steps = 100000;

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out.empty() ? "none" : out;
}

int position(const std::vector<std::string>& words, const std::string& word) {
    const auto it = std::find(words.begin(), words.end(), word);
    return it == words.end() ? -1 : static_cast<int>(it - words.begin());
}

/// "light=sunset,season=winter" as one choice per style, over the model's own; 0 is free.
std::vector<int> read_style(const std::vector<std::string>& settings, const ModelSummary& model) {
    std::vector<int> style = model.defaults.style;
    style.resize(model.style_names.size(), 0);
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos)
            throw Error("--style '" + setting + "' is not NAME=CHOICE, such as light=sunset");
        const std::string name = setting.substr(0, equals), choice = setting.substr(equals + 1);
        const int which = position(model.style_names, name);
        if (which < 0)
            throw Error("--style " + name +
                        " is not a style of this model; it has: " + joined(model.style_names));
        const auto& choices = model.style_choices[static_cast<std::size_t>(which)];
        const int chosen = position(choices, choice);
        if (chosen < 0 && choice != "free")
            throw Error("--style " + name + "=" + choice + " is not a choice; use free, " + joined(choices));
        style[static_cast<std::size_t>(which)] = chosen + 1;
    }
    return style;
}

/// Everything but the styles.
SamplingOptions read_plain(const Options& options, SamplingOptions sampling) {
    if (options.given("sampler"))
        sampling.sampler = sampler_from_string(options.text("sampler"));
    if (options.given("steps"))
        sampling.steps = options.integer("steps", 1, most_steps);
    if (options.given("guidance"))
        sampling.guidance = options.number("guidance", 0, 1000);
    if (options.given("eta"))
        sampling.eta = options.number("eta", 0, 1);
    if (options.given("guidance-from"))
        sampling.guidance_from = options.number("guidance-from", 0, 1);
    if (options.given("guidance-to"))
        sampling.guidance_to = options.number("guidance-to", 0, 1);
    if (options.given("spacing"))
        sampling.spacing = spacing_from_string(options.text("spacing"));
    if (options.given("dynamic-threshold"))
        sampling.dynamic_threshold = options.number("dynamic-threshold", 0, 1);
    sampling.seed = options.unsigned64("seed");
    sampling.device = options.text("device") == "cuda" ? "cuda:0" : options.text("device");
    sampling.precision = precision_from_string(options.text("dtype"));
    sampling.threads = options.integer("threads", 0, 1024);
    if (const auto problems = sampling.problems(); !problems.empty())
        throw Error(problems.front());
    return sampling;
}

} // namespace

void declare_sampling_options(Options& options) {
    options.section("Model")
        .option("checkpoint", "FILE|FOLDER",
                "weights (.safetensors, or .pt as the original SDM writes them), a model folder, a run "
                "folder, or "
                "the name of a model (default: the bundled one)")
        .option("config", "FILE",
                "the network's configuration (default: <stem>.config.json beside the weights)")
        .section("Sampling (defaults are the model's own)")
        .option("sampler", "NAME", "ddpm, ddim, dpmpp-2m, dpmpp-2m-sde or unipc")
        .option("steps", "N", "denoising steps")
        .option("guidance", "S", "how strongly the labels steer; 1 and below is off")
        .option("guidance-from", "X", "guided only from this share of the timesteps on: 0 the picture, 1 noise")
        .option("guidance-to", "X", "and up to this one")
        .option("spacing", "NAME", "which timesteps are kept: even, stride (each n-th) or log-snr")
        .option("dynamic-threshold", "Q",
                "0: predicted pictures are clamped to their range; else, such as 0.995, the quantile that is scaled "
                "to its end, for large guidance")
        .option("eta", "E", "noise of ddim, 0 (none) to 1 (as ddpm)")
        .option("seed", "K", "the same seed and settings give the same picture", "0")
        .option("style", "NAME=CHOICE,...",
                "global styles that the model knows, such as light=sunset; light=free has the seed draw it")
        .section("Machine")
        .option("device", "D", "auto, cpu, cuda or cuda:N", "auto")
        .option("dtype", "T", "auto, fp32, bf16, or fp16 on a GPU", "auto")
        .option("threads", "N", "processor threads; 0: one for each core, at most 8", "0");
}

SamplingOptions read_sampling_options(const Options& options, const ModelSummary& model) {
    SamplingOptions sampling = read_plain(options, model.defaults);
    sampling.style = read_style(options.list("style"), model);
    return sampling;
}

void check_sampling_options(const Options& options) {
    read_plain(options, {});
}

} // namespace sinopia::cli
