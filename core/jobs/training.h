#pragma once

#include "image/geometry.h"
#include "jobs/diffusion_config.h"
#include "jobs/network_config.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// Everything `sinopia-cli train` and the training dialog set. Defaults are the original's where it has one.
struct TrainingOptions {
    std::string dataset = "folders"; ///< one of training_datasets()
    std::filesystem::path data; ///< the dataset's folder, or a file made by `dataset pack`; unused by landscape
    std::string label_template; ///< of folders: the label map's name, such as ${im_id}_gt.png; empty: the same stem
    std::string preprocess = "sound"; ///< sound, or original: bit for bit as the original SDM code prepares pairs
    std::string remap; ///< JSON, values of label files to classes: {"255": "ignore", "7": 3}; empty: as the layout says
    std::filesystem::path output;    ///< the run folder
    Size size{64, 64};               ///< training picture size, multiples of the network's stride
    NetworkConfig network;
    DiffusionConfig diffusion;

    int batch = 16;             ///< pairs per optimiser step
    int micro_batch = 0;        ///< pairs per forward pass; 0: the batch. Gradients are averaged over the batch
    long long steps = 100000;   ///< stop after this many optimiser steps in all
    long long save_every = 5000;
    long long log_every = 1;
    long long judge_every = 0;  ///< steps between looks at the held-out pairs; 0: at every checkpoint
    long long sample_every = 0; ///< steps between sheets of samples; 0: when asked for
    std::uint64_t seed = 0;
    bool resume = false;
    std::filesystem::path init; ///< start from these weights (EMA preferred) instead of fresh ones

    double learning_rate = 1e-4;
    long long warmup = 0;       ///< steps of linear warm-up; the rate is constant afterwards
    /// How the rate falls after the warm-up: constant; cosine or linear, to zero at step lr_steps; auto: cosine
    /// where lr_steps is set, else constant.
    std::string lr_schedule = "auto";
    long long lr_steps = 0;     ///< horizon of the schedule; 0: none
    double weight_decay = 0.0;
    double beta1 = 0.9, beta2 = 0.999;
    double clip_norm = 1.0;     ///< gradient norm is clipped to this; 0: never
    double ema_rate = 0.9999;   ///< of the average that is shown, judged and exported
    std::vector<double> extra_ema_rates; ///< of further averages, saved beside it
    bool ema_warmup = true;     ///< rate = min(rate, (1 + step) / (10 + step))
    double label_drop = 0.1;    ///< share of samples whose label map is all zero, for guidance
    double style_drop = 0.3;    ///< share of samples whose style is free
    double known_share = 0.5;   ///< share of samples with a known part, for a network that knows the region
    double lambda_vlb = 1.0;    ///< weight of the L_vlb term where the variance is learned (paper: 0.001 * T = 1)
    /// uniform, or loss_second_moment: timesteps in proportion to the root of the mean squared loss there
    /// (arXiv 2102.09672, section 3.3), with weights that leave the expected loss as it is.
    std::string timestep_sampling = "uniform";
    double min_snr_gamma = 0;   ///< > 0: min-SNR weighting of L_simple (arXiv 2303.09556; there 5); 0: none

    bool random_crop = true;    ///< false: plain resize to `size`
    bool random_flip = true;
    std::string device = "auto";
    /// auto, fp32, bf16, or on GPUs fp16 with dynamic loss scaling: autocast of the forward pass, weights fp32
    std::string precision = "auto";
    /// Keep only the blocks' inputs and compute their insides again in the backward pass: less memory, about
    /// a third more work.
    bool checkpoint_activations = false;
    /// The label path as the paper writes it, a convolution over one-hot maps in each layer; false: its
    /// distinct label patches only, the same up to rounding and faster.
    bool plain_label_path = false;
    int threads = 1;
    int loader_threads = 1;     ///< threads that read, render and crop pairs ahead
    bool super_resolution = false; ///< train a stage that enlarges x2: the network sees the halved picture as context

    std::vector<std::string> problems() const;
};

/// What TrainingOptions::dataset may be: the layouts of core/dataset, project (the results kept in project files)
/// and landscape (rendered on the fly).
const std::vector<std::string>& training_datasets();

nlohmann::json to_json(const TrainingOptions& options);
TrainingOptions training_options_from_json(const nlohmann::json& json);

/// One line of RUN/progress.jsonl.
struct TrainingProgress {
    long long step = 0;
    double loss = 0;
    double mse = 0;
    double vlb = 0; ///< 0 where the variance is fixed
    double gradient_norm = 0;
    double learning_rate = 0;
    double samples_per_second = 0;
    double seconds_left = 0;
    double memory_mib = 0;  ///< of the process, resident; 0 where the system does not tell
    double loader_wait = 0; ///< share of the time so far in which the network waited for pairs, 0 ... 1
};

} // namespace sinopia
