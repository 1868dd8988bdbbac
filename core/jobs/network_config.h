#pragma once

#include "image/geometry.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace sinopia {

/// How the label map becomes the SPADE layers' gamma and beta.
enum class LabelPath {
    per_layer, ///< each SPADE owns conv3x3(labels -> hidden), ReLU and two 3x3 convs (SDM, arXiv 2207.00050)
    shared_trunk ///< one trunk of 3x3 convs per resolution, 1x1 heads per layer: about a third of the cost
};

/// Which norms of a label-conditioned block see the label map.
enum class SpadePlacement {
    both,  ///< before both convs, as in SDM
    second ///< only before the second conv
};

/// Every option of the SDM U-Net. Field names follow the original command line, so that a sidecar
/// `<stem>.config.json` written for it is read as it is; the fields after `learn_sigma` are our own.
struct NetworkConfig {
    int image_size = 256;             ///< picture side that attention_resolutions refer to
    int num_classes = 151;            ///< one-hot channels of the label map
    bool no_instance = true;          ///< false: one more label channel marks the edges between instances
    int num_channels = 256;           ///< base width; the time embedding is 4x as wide
    int num_res_blocks = 2;           ///< per level in the encoder; the decoder has one more
    std::vector<double> channel_mult; ///< per level; empty: by image_size as in the original
    std::vector<int> attention_resolutions{32, 16, 8}; ///< picture sides at which attention stands
    int num_heads = 1;                                 ///< used when num_head_channels is -1
    int num_head_channels = 64;                        ///< width of a head, or -1
    int num_heads_upsample = -1; ///< heads in the decoder when num_head_channels is -1; -1: num_heads
    bool use_new_attention_order = false; ///< QKV: all q, all k, all v, instead of grouped by head
    bool use_scale_shift_norm = true;     ///< time modulates as norm * (1 + scale) + shift, else is added
    bool resblock_updown = true;          ///< resample inside residual blocks, else plain convs
    double dropout = 0.0;
    bool learn_sigma = true; ///< the output carries a variance value for each channel as well

    int in_channels = 3;      ///< channels of x_t
    int context_channels = 0; ///< picture channels joined to x_t (the small picture, enlarged)
    /// The network is told which pixels are known: they stand clean in x_t whatever its noise (at t = 0, as
    /// in TD-Paint, arXiv 2410.09306), and one last input channel, after x_t and the context, is 1 where a
    /// pixel is unknown and 0 where it is known. All 1: a whole picture is made.
    bool known_region = false;
    int patch_size = 1; ///< pixel-unshuffle before the first conv, pixel-shuffle after the last
    int norm_groups = 32;
    int spade_hidden = 128; ///< hidden width of the label path
    LabelPath label_path = LabelPath::per_layer;
    SpadePlacement spade_placement = SpadePlacement::both;
    std::vector<int> style_sizes; ///< global styles (light, season): choices of each; 0: free

    /// Of the picture input: x_t, then the context, then the mask of unknown pixels.
    int input_channels() const { return in_channels + context_channels + (known_region ? 1 : 0); }
    int label_channels() const { return num_classes + (no_instance ? 0 : 1); }
    int out_channels() const { return learn_sigma ? 2 * in_channels : in_channels; }
    /// Channel multipliers in force: `channel_mult`, or the original's table by image_size.
    std::vector<double> multipliers() const;
    /// The down-sampling factors (1, 2, 4, ...) at which attention stands: (image_size / patch) / resolution.
    std::vector<int> attention_factors() const;
    /// Height and width must be multiples of this: patch_size * 2^(levels - 1).
    int stride() const;

    /// One plain sentence per thing that is wrong; empty if the configuration can be built.
    std::vector<std::string> problems() const;

    bool operator==(const NetworkConfig&) const = default;
};

/// Multipliers for a picture size outside the original's table too: one level per halving of the feature map
/// (size / patch_size) that leaves at least 8 on the short side and stays whole on both, at most 7 levels.
/// For squares of 64, 128, 256 and 512 this is the original's table.
std::vector<double> default_multipliers(Size size, int patch_size = 1);

/// Reads the original's keys (numbers, booleans, "32,16,8" strings) and our own; unknown keys are ignored, so
/// that a whole sidecar can be passed. Throws Error on a value of the wrong kind.
NetworkConfig network_config_from_json(const nlohmann::json& json);
nlohmann::json to_json(const NetworkConfig& config);

} // namespace sinopia
