#include "jobs/training.h"

#include "base/error.h"
#include "jobs/json_fields.h"

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

using Problems = std::vector<std::string>;

void require(Problems& found, bool good, const std::string& sentence) {
    if (!good)
        found.push_back(sentence);
}

bool within(double value, double low, double high) {
    return std::isfinite(value) && value >= low && value <= high;
}

void check_places(const TrainingOptions& o, Problems& found) {
    require(found, o.dataset == "folders" || o.dataset == "landscape",
            "the dataset \"" + o.dataset + "\" is not known; choose folders or landscape");
    require(found, o.dataset == "landscape" || !o.data.empty(),
            "the folder of the training pairs is not set");
    require(found, !o.output.empty(), "the run folder is not set");
    require(found, !(o.resume && !o.init.empty()),
            "a resumed run takes its own weights; leave out the initial weights, or start a new run");
}

void check_network(const TrainingOptions& o, Problems& found) {
    Problems network = o.network.problems();
    const bool buildable = network.empty();
    found.insert(found.end(), network.begin(), network.end());
    const Problems diffusion = o.diffusion.problems();
    found.insert(found.end(), diffusion.begin(), diffusion.end());

    if (o.size.empty() || o.size.width > max_image_side || o.size.height > max_image_side) {
        found.push_back("the training size must lie between 1 and " + std::to_string(max_image_side) +
                        " pixels a side");
    } else if (buildable) {
        const int stride = o.network.stride();
        require(found, o.size.width % stride == 0 && o.size.height % stride == 0,
                "the training size " + std::to_string(o.size.width) + "x" + std::to_string(o.size.height) +
                    " must be a multiple of " + std::to_string(stride) + " for this network");
    }
    const VarianceType variance = o.diffusion.variance;
    const bool learned = variance == VarianceType::learned || variance == VarianceType::learned_range;
    require(found, learned == o.network.learn_sigma,
            "the network's learn_sigma and the variance type contradict one another: set both to learned, or "
            "both to fixed");
    require(found, o.super_resolution == (o.network.context_channels > 0),
            "a super-resolution stage needs context channels in the network, and any other must have none");
}

void check_schedule(const TrainingOptions& o, Problems& found) {
    require(found, o.batch >= 1 && o.batch <= 1 << 20, "the batch must lie between 1 and 1048576");
    require(found, o.micro_batch >= 0 && o.micro_batch <= o.batch,
            "the micro-batch must lie between 0 (the whole batch) and the batch");
    require(found, o.steps >= 1, "the number of steps must be at least 1");
    require(found, o.save_every >= 1, "a checkpoint must be saved every 1 or more steps");
    require(found, o.log_every >= 1, "progress must be logged every 1 or more steps");
    require(found, o.warmup >= 0, "the warm-up must not be negative");
    require(found, o.lr_steps >= 0, "the learning-rate horizon must not be negative");
    const bool falls = o.lr_schedule == "cosine" || o.lr_schedule == "linear";
    require(found, falls || o.lr_schedule == "auto" || o.lr_schedule == "constant",
            "the learning-rate schedule \"" + o.lr_schedule +
                "\" is not known; choose auto, constant, cosine or linear");
    require(found, !falls || o.lr_steps > 0,
            "a " + o.lr_schedule + " learning rate needs its horizon; set the learning-rate steps");
    require(found, o.lr_schedule != "constant" || o.lr_steps == 0,
            "a constant learning rate has no horizon; leave the learning-rate steps out");
    require(found, o.lr_steps == 0 || o.warmup < o.lr_steps,
            "the warm-up must be shorter than the learning-rate horizon");
}

void check_numbers(const TrainingOptions& o, Problems& found) {
    require(found, within(o.learning_rate, 0, 1) && o.learning_rate > 0,
            "the learning rate must lie above 0 and up to 1");
    require(found, within(o.weight_decay, 0, 10), "the weight decay must lie between 0 and 10");
    require(found, within(o.beta1, 0, 1) && o.beta1 < 1, "beta1 must lie between 0 and 1, 1 excluded");
    require(found, within(o.beta2, 0, 1) && o.beta2 < 1, "beta2 must lie between 0 and 1, 1 excluded");
    require(found, within(o.clip_norm, 0, 1e12), "the gradient clip must not be negative (0: never)");
    require(found, within(o.ema_rate, 0, 1) && o.ema_rate < 1,
            "the EMA rate must lie between 0 and 1, 1 excluded");
    for (const double rate : o.extra_ema_rates)
        require(found, within(rate, 0, 1) && rate < 1 && rate != o.ema_rate,
                "each EMA rate must lie between 0 and 1, 1 excluded, and differ from the first");
    require(found, within(o.label_drop, 0, 1), "the label drop must lie between 0 and 1");
    require(found, within(o.style_drop, 0, 1), "the style drop must lie between 0 and 1");
    require(found, within(o.known_share, 0, 1), "the share of known parts must lie between 0 and 1");
    require(found, within(o.lambda_vlb, 0, 1e6),
            "the weight of the variational term must lie between 0 and 1000000");
    require(found, within(o.min_snr_gamma, 0, 1e6),
            "the bound of the min-SNR weighting must not be negative (0: none)");
    require(found, o.timestep_sampling == "uniform" || o.timestep_sampling == "loss_second_moment",
            "the timestep sampling \"" + o.timestep_sampling +
                "\" is not known; choose uniform or loss_second_moment");
    const bool simple = o.diffusion.loss == LossType::mse || o.diffusion.loss == LossType::rescaled_mse;
    require(found, o.min_snr_gamma == 0 || simple,
            "min-SNR weighting is of the mse losses; set the loss to mse, or the weighting to 0");
}

void check_machine(const TrainingOptions& o, Problems& found) {
    const bool known = o.precision == "auto" || o.precision == "fp32" || o.precision == "bf16";
    require(found, known || o.precision == "fp16",
            "the precision \"" + o.precision + "\" is not known; choose auto, fp32, bf16 or fp16");
    require(found, o.precision != "fp16" || o.device != "cpu",
            "the precision fp16 is for GPUs; on the processor choose bf16 or fp32");
    require(found, o.device == "auto" || o.device == "cpu" || o.device.starts_with("cuda:"),
            "the device must be auto, cpu or cuda:N");
    require(found, o.threads >= 0 && o.threads <= 1024, "the number of threads must lie between 0 and 1024");
    require(found, o.loader_threads >= 0 && o.loader_threads <= 256,
            "the number of loader threads must lie between 0 and 256");
}

/// Reads both ways through one list, so that a field cannot be written and forgotten on reading.
template <class Fields, class Options>
void visit(Fields& f, Options& o) {
    f("dataset", o.dataset), f("data", o.data), f("output", o.output), f("size", o.size);
    f("batch", o.batch), f("micro_batch", o.micro_batch), f("steps", o.steps), f("save_every", o.save_every);
    f("log_every", o.log_every), f("seed", o.seed), f("resume", o.resume), f("init", o.init);
    f("learning_rate", o.learning_rate), f("warmup", o.warmup), f("lr_steps", o.lr_steps);
    f("lr_schedule", o.lr_schedule), f("extra_ema_rates", o.extra_ema_rates);
    f("timestep_sampling", o.timestep_sampling), f("min_snr_gamma", o.min_snr_gamma);
    f("checkpoint_activations", o.checkpoint_activations), f("plain_label_path", o.plain_label_path);
    f("weight_decay", o.weight_decay), f("beta1", o.beta1), f("beta2", o.beta2), f("clip_norm", o.clip_norm);
    f("ema_rate", o.ema_rate), f("ema_warmup", o.ema_warmup), f("label_drop", o.label_drop);
    f("style_drop", o.style_drop), f("known_share", o.known_share), f("lambda_vlb", o.lambda_vlb);
    f("random_crop", o.random_crop);
    f("random_flip", o.random_flip), f("device", o.device), f("precision", o.precision),
        f("threads", o.threads);
    f("loader_threads", o.loader_threads), f("super_resolution", o.super_resolution);
}

} // namespace

std::vector<std::string> TrainingOptions::problems() const {
    Problems found;
    check_places(*this, found);
    check_network(*this, found);
    check_schedule(*this, found);
    check_numbers(*this, found);
    check_machine(*this, found);
    return found;
}

nlohmann::json to_json(const TrainingOptions& options) {
    JsonFieldWriter writer;
    visit(writer, options);
    writer.json["network"] = to_json(options.network);
    writer.json["diffusion"] = to_json(options.diffusion);
    return std::move(writer.json);
}

TrainingOptions training_options_from_json(const nlohmann::json& json) {
    TrainingOptions options;
    JsonFieldReader reader(json, "training options");
    visit(reader, options);
    if (json.contains("network"))
        options.network = network_config_from_json(json.at("network"));
    if (json.contains("diffusion"))
        options.diffusion = diffusion_config_from_json(json.at("diffusion"));
    return options;
}

} // namespace sinopia
