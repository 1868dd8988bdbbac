#include "app/cli/train_options.h"

#include "base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <sstream>

namespace sinopia::cli {

namespace {

using nlohmann::json;

enum class Kind { text, whole, seed, real, size, name };

/// An option with a value: where the value goes in the options' JSON.
struct ValueOption {
    const char* name;
    const char* value;
    const char* help;
    const char* pointer;
    Kind kind;
};

constexpr ValueOption run_options[] = {
    {"dataset", "NAME", "folders (images/, masks/, classes.json) or landscape (rendered on the fly)",
     "/dataset", Kind::text},
    {"data", "DIR", "the dataset's folder", "/data", Kind::text},
    {"output", "RUN", "the run folder", "/output", Kind::text},
    {"size", "WxH", "training picture size", "/size", Kind::size},
    {"steps", "TOTAL", "stop after this many steps in all", "/steps", Kind::whole},
    {"batch", "N", "pairs per step", "/batch", Kind::whole},
    {"micro-batch", "N", "pairs per forward pass; 0: the batch", "/micro_batch", Kind::whole},
    {"save-every", "N", "steps between checkpoints", "/save_every", Kind::whole},
    {"log-every", "N", "steps between lines of progress.jsonl", "/log_every", Kind::whole},
    {"seed", "K", "of weights, order and noise", "/seed", Kind::seed},
    {"init", "FILE", "start from these weights: a run, a model folder or a weights file", "/init",
     Kind::text},
    {"device", "NAME", "auto, cpu or cuda:N", "/device", Kind::text},
    {"precision", "NAME", "auto, fp32, bf16, or fp16 on a GPU; weights stay fp32", "/precision", Kind::text},
    {"threads", "N", "threads of the network", "/threads", Kind::whole},
    {"loader-threads", "N", "threads that read or render pairs ahead", "/loader_threads", Kind::whole},
};

constexpr ValueOption learning_options[] = {
    {"lr", "RATE", "learning rate", "/learning_rate", Kind::real},
    {"warmup", "N", "steps of linear warm-up", "/warmup", Kind::whole},
    {"lr-schedule", "NAME", "constant, cosine or linear; auto: cosine where --lr-steps is given",
     "/lr_schedule", Kind::name},
    {"lr-steps", "N", "the step at which a falling learning rate is zero", "/lr_steps", Kind::whole},
    {"weight-decay", "X", "of AdamW", "/weight_decay", Kind::real},
    {"beta1", "X", "of AdamW", "/beta1", Kind::real},
    {"beta2", "X", "of AdamW", "/beta2", Kind::real},
    {"clip", "X", "largest gradient norm; 0: any", "/clip_norm", Kind::real},
    {"label-drop", "P", "share of samples without labels, for guidance", "/label_drop", Kind::real},
    {"style-drop", "P", "share of samples with free style", "/style_drop", Kind::real},
    {"known-share", "P", "with --known-region: share of samples with a known part", "/known_share",
     Kind::real},
    {"lambda-vlb", "X", "weight of the variational term", "/lambda_vlb", Kind::real},
    {"min-snr", "GAMMA", "min-SNR weighting of the loss, such as 5; 0: none", "/min_snr_gamma", Kind::real},
    {"timestep-sampling", "NAME", "uniform, or loss-second-moment: in proportion to the loss",
     "/timestep_sampling", Kind::name},
};

constexpr ValueOption network_options[] = {
    {"channels", "N", "base width", "/network/num_channels", Kind::whole},
    {"channel-mult", "LIST", "width multipliers of the levels, such as 1,2,3", "/network/channel_mult",
     Kind::text},
    {"res-blocks", "N", "residual blocks per level", "/network/num_res_blocks", Kind::whole},
    {"attention", "LIST", "picture sides, after the patches, with attention",
     "/network/attention_resolutions", Kind::text},
    {"head-channels", "N", "width of an attention head", "/network/num_head_channels", Kind::whole},
    {"patch", "N", "pixel-unshuffle factor at the network's ends", "/network/patch_size", Kind::whole},
    {"norm-groups", "N", "groups of the norms", "/network/norm_groups", Kind::whole},
    {"dropout", "P", "inside residual blocks", "/network/dropout", Kind::real},
    {"spade-hidden", "N", "hidden width of the label path", "/network/spade_hidden", Kind::whole},
    {"label-path", "NAME", "per-layer (as SDM) or shared-trunk (cheaper)", "/network/label_path", Kind::name},
    {"spade", "NAME", "both norms (as SDM) or second only", "/network/spade_placement", Kind::name},
    {"diffusion-steps", "T", "steps of the noising process", "/diffusion/diffusion_steps", Kind::whole},
    {"schedule", "NAME", "linear, cosine, quadratic or sigmoid", "/diffusion/noise_schedule", Kind::text},
    {"schedule-shift", "X", "signal-to-noise ratio divided by X squared", "/diffusion/schedule_shift",
     Kind::real},
    {"prediction", "NAME", "epsilon, x0 or v", "/diffusion/prediction", Kind::text},
    {"variance", "NAME", "fixed_small, fixed_large, learned or learned_range", "/diffusion/variance",
     Kind::name},
    {"loss", "NAME", "mse, rescaled_mse, kl or rescaled_kl", "/diffusion/loss", Kind::name},
};

/// A flag and the value it sets.
struct FlagOption {
    const char* name;
    const char* help;
    const char* pointer;
    bool value;
};

constexpr FlagOption flag_options[] = {
    {"plain-resize", "resize to the size whatever the aspect, instead of cropping at random", "/random_crop",
     false},
    {"no-flip", "never mirror pairs", "/random_flip", false},
    {"no-ema-warmup", "average at the full rate from the first step", "/ema_warmup", false},
    {"checkpoint-activations", "less memory: compute the insides of blocks again in the backward pass",
     "/checkpoint_activations", true},
    {"plain-label-path", "the label path as the paper writes it: slower, to compare", "/plain_label_path",
     true},
    {"super-resolution", "train a stage that enlarges x2", "/super_resolution", true},
    {"known-region", "the network is shown what of a picture is known: edits then join without repeats",
     "/network/known_region", true},
    {"learn-sigma", "learn the variance (default)", "/network/learn_sigma", true},
    {"no-learn-sigma", "fixed variance", "/network/learn_sigma", false},
    {"plain-resampling", "resample by plain convolutions instead of residual blocks",
     "/network/resblock_updown", false},
    {"additive-time", "add the time embedding instead of scale and shift", "/network/use_scale_shift_norm",
     false},
    {"instances", "one more label channel marks edges between instances", "/network/no_instance", false},
};

json value_of(const Options& options, const ValueOption& option) {
    switch (option.kind) {
    case Kind::whole:
        return options.integer64(option.name, 0, 1000000000000LL);
    case Kind::seed:
        return options.unsigned64(option.name);
    case Kind::real:
        return options.number(option.name);
    case Kind::size: {
        const Size size = options.size(option.name);
        return json{size.width, size.height};
    }
    case Kind::name: {
        std::string text = options.text(option.name);
        std::replace(text.begin(), text.end(), '-', '_');
        return text;
    }
    case Kind::text:
        break;
    }
    return options.text(option.name);
}

template <std::size_t N>
void declare(Options& options, const ValueOption (&table)[N]) {
    for (const ValueOption& option : table)
        options.option(option.name, option.value, option.help);
}

template <std::size_t N>
void put_given(json& target, const Options& options, const ValueOption (&table)[N]) {
    for (const ValueOption& option : table)
        if (options.given(option.name))
            target[json::json_pointer(option.pointer)] = value_of(options, option);
}

/// "0.999,0.9999": the first is shown, judged and exported, the others are saved beside it.
void put_rates(json& target, const std::string& list) {
    std::vector<double> rates;
    std::istringstream text(list);
    for (std::string item; std::getline(text, item, ',');) {
        double rate = 0;
        const auto [end, problem] = std::from_chars(item.data(), item.data() + item.size(), rate);
        if (problem != std::errc{} || end != item.data() + item.size())
            throw Error("--ema needs rates separated by commas, such as 0.999,0.9999, not \"" + list + "\".");
        rates.push_back(rate);
    }
    if (rates.empty())
        throw Error("--ema needs at least one rate, such as 0.9999.");
    target["ema_rate"] = rates.front();
    target["extra_ema_rates"] = std::vector<double>(rates.begin() + 1, rates.end());
}

/// Channels of every level, then those where attention stands (the middle always has it).
void fit_widths(NetworkConfig& network, const Options& options) {
    const std::vector<double> multipliers = network.multipliers();
    const std::vector<int> factors = network.attention_factors();
    int groups = 32, head = 64;
    for (std::size_t level = 0; level < multipliers.size(); ++level) {
        const int channels = static_cast<int>(multipliers[level] * network.num_channels);
        groups = std::gcd(groups, channels);
        const bool attended = std::find(factors.begin(), factors.end(), 1 << level) != factors.end();
        if (attended || level + 1 == multipliers.size())
            head = std::gcd(head, channels);
    }
    if (!options.given("norm-groups") && !options.given("config"))
        network.norm_groups = std::max(1, groups);
    if (!options.given("head-channels") && !options.given("config"))
        network.num_head_channels = std::max(1, head);
}

} // namespace

void declare_training_options(Options& options) {
    options.section("Run");
    declare(options, run_options);
    options.option("config", "FILE", "training options as JSON; options on the command line go before it");
    options.flag("resume", "go on with the run in RUN");
    options.option("progress", "MODE", "auto, json or none", "auto");
    options.option("preset", "NAME", "start from a preset; what is given beside it goes before it")
        .flag("list-presets", "print the presets and end")
        .flag("json", "with --list-presets: as JSON");
    options.section("Learning");
    declare(options, learning_options);
    options.option("ema", "LIST", "rates of averaged weights; the first is shown, judged and exported");
    options.section("Network and diffusion");
    declare(options, network_options);
    options.flag("style", "condition on the data's global styles");
    for (const FlagOption& flag : flag_options)
        options.flag(flag.name, flag.help);
}

TrainingOptions with_given(const TrainingOptions& base, const Options& options) {
    json target = to_json(base);
    put_given(target, options, run_options);
    put_given(target, options, learning_options);
    put_given(target, options, network_options);
    if (options.given("ema"))
        put_rates(target, options.text("ema"));
    for (const FlagOption& flag : flag_options)
        if (options.on(flag.name))
            target[json::json_pointer(flag.pointer)] = flag.value;
    if (options.on("super-resolution"))
        target["network"]["context_channels"] = target["network"]["in_channels"];
    if ((options.on("learn-sigma") || options.on("no-learn-sigma")) && !options.given("variance"))
        target["diffusion"]["variance"] = options.on("no-learn-sigma") ? "fixed_large" : "learned_range";
    return training_options_from_json(target);
}

void fill_in(TrainingOptions& training, const Options& options) {
    if (options.on("learn-sigma") && options.on("no-learn-sigma"))
        throw Error("--learn-sigma and --no-learn-sigma contradict one another; give one.");
    NetworkConfig& network = training.network;
    network.image_size = std::min(training.size.width, training.size.height);
    if (options.given("preset") && options.given("size") && !options.given("channel-mult"))
        network.channel_mult.clear(); // the preset's are those of another size
    if (network.channel_mult.empty())
        network.channel_mult = default_multipliers(training.size, network.patch_size);
    if (network.num_channels > 0 && network.patch_size > 0)
        fit_widths(network, options);
}

} // namespace sinopia::cli
