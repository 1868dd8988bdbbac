#include "base/error.h"
#include "checkpoint/checkpoint.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sinopia {
namespace {

/// Looks at names and shapes below the wrapper prefix.
class Shapes {
  public:
    explicit Shapes(const TensorFile& file) : prefix_(find_prefix(file)), where_(file.file.path().string()) {
        for (const TensorView& tensor : file.tensors)
            if (tensor.name.starts_with(prefix_))
                shapes_.emplace(tensor.name.substr(prefix_.size()), &tensor.shape);
    }

    bool has(const std::string& name) const { return shapes_.contains(name); }

    bool has_below(const std::string& start) const {
        const auto it = shapes_.lower_bound(start);
        return it != shapes_.end() && it->first.starts_with(start);
    }

    /// Size of dimension `axis` of a tensor that must exist. Throws Error.
    int size(const std::string& name, std::size_t axis) const {
        const auto it = shapes_.find(name);
        if (it == shapes_.end() || it->second->size() <= axis || (*it->second)[axis] < 1 ||
            (*it->second)[axis] > 1'000'000)
            refuse("\"" + name + "\" is missing or has an unexpected shape");
        return static_cast<int>((*it->second)[axis]);
    }

    /// Number of children "<list>.0", "<list>.1", ... in a row.
    int count(const std::string& list) const {
        int n = 0;
        while (has_below(list + "." + std::to_string(n) + "."))
            ++n;
        return n;
    }

    [[noreturn]] void refuse(const std::string& cause) const {
        throw Error(where_ + ": is no SDM network that can be recognised: " + cause +
                    "; name its configuration with --config");
    }

  private:
    std::string prefix_, where_;
    std::map<std::string, const std::vector<std::int64_t>*> shapes_;
};

std::string entry(const char* list, int index) {
    return list + ("." + std::to_string(index));
}

/// Whether decoder entry `index` ends with a step up: returns 'c' for a plain convolution, 'r' for a residual
/// block, 0 for none. The step is the last of up to three modules.
char step_up(const Shapes& shapes, int index) {
    for (const char* place : {".1", ".2"}) {
        const std::string module = entry("output_blocks", index) + place;
        if (shapes.has(module + ".conv.weight"))
            return 'c';
        if (shapes.has(module + ".emb_layers.1.weight"))
            return 'r';
    }
    return 0;
}

void derive_picture_channels(const Shapes& shapes, NetworkConfig& config) {
    const int in = shapes.size("input_blocks.0.0.weight", 1), out = shapes.size("out.2.weight", 0);
    // Three picture channels are assumed, so 12 input channels mean patches of 2 x 2. A fourth that no output
    // answers to is the mask of unknown pixels.
    const int masked = static_cast<int>(std::lround(std::sqrt(in / 4.0)));
    config.known_region =
        4 * masked * masked == in && (out == 3 * masked * masked || out == 6 * masked * masked);
    const int taken = config.known_region ? 3 * masked * masked : in;
    const int patch = static_cast<int>(std::lround(std::sqrt(taken / 3.0)));
    config.patch_size = 3 * patch * patch == taken ? patch : 1;
    config.in_channels = taken / (config.patch_size * config.patch_size);
    if (out != taken && out != 2 * taken)
        shapes.refuse("it takes " + std::to_string(in) + " channels and gives " + std::to_string(out));
    config.learn_sigma = out == 2 * taken;
}

void derive_label_path(const Shapes& shapes, NetworkConfig& config) {
    const int area = config.patch_size * config.patch_size;
    config.no_instance = true; // an edge channel looks like one more class
    if (shapes.has("label_trunk.0.weight")) {
        config.label_path = LabelPath::shared_trunk;
        config.num_classes = shapes.size("label_trunk.0.weight", 1) / area;
    } else {
        config.num_classes = shapes.size("middle_block.0.out_norm.mlp_shared.0.weight", 1);
    }
    config.spade_hidden = shapes.size("middle_block.0.out_norm.mlp_gamma.weight", 1);
    if (shapes.has("middle_block.0.in_layers.0.weight"))
        config.spade_placement = SpadePlacement::second;
    for (int i = 0; i < shapes.count("style_embed"); ++i)
        config.style_sizes.push_back(shapes.size(entry("style_embed", i) + ".weight", 0) - 1);
}

/// Levels, blocks per level and multipliers. Encoder and decoder both have levels (num_res_blocks + 1)
/// entries.
void derive_levels(const Shapes& shapes, NetworkConfig& config) {
    const int entries = shapes.count("input_blocks");
    int per_level = 0;
    while (per_level < entries && step_up(shapes, per_level) == 0)
        ++per_level;
    if (per_level < entries) {
        config.resblock_updown = step_up(shapes, per_level) == 'r';
        ++per_level;
    }
    if (per_level < 2 || entries % per_level != 0 || shapes.count("output_blocks") != entries)
        shapes.refuse("its levels are not of equal depth");
    config.num_res_blocks = per_level - 1;
    config.channel_mult.clear();
    for (int first = 1; first < entries; first += per_level)
        config.channel_mult.push_back(shapes.size(entry("input_blocks", first) + ".0.in_layers.2.weight", 0) /
                                      static_cast<double>(config.num_channels));
}

/// The picture size of the original's table that has these multipliers, else 256: attention places refer to
/// it.
int image_size_for(const std::vector<double>& multipliers) {
    for (const int size : {64, 128, 256, 512})
        if (default_multipliers({size, size}) == multipliers)
            return size;
    return 256;
}

void derive_attention(const Shapes& shapes, NetworkConfig& config) {
    config.image_size = image_size_for(config.channel_mult) * config.patch_size;
    config.attention_resolutions.clear();
    int common = shapes.size("middle_block.1.norm.weight", 0);
    for (std::size_t level = 0; level < config.channel_mult.size(); ++level) {
        const std::string first =
            entry("input_blocks", 1 + static_cast<int>(level) * (config.num_res_blocks + 1));
        if (!shapes.has(first + ".1.norm.weight"))
            continue;
        common = std::gcd(common, shapes.size(first + ".1.norm.weight", 0));
        config.attention_resolutions.push_back((config.image_size / config.patch_size) >> level);
    }
    config.num_head_channels = common % 64 == 0 ? 64 : -1;
    config.num_heads = 1;
}

/// The original's 32, or the largest smaller power of two that fits all levels.
int norm_groups_for(const NetworkConfig& config) {
    int groups = 32;
    for (const double multiplier : config.channel_mult)
        while (static_cast<int>(multiplier * config.num_channels) % groups != 0)
            groups /= 2;
    return groups;
}

} // namespace

NetworkConfig derive_network_config(const TensorFile& file) {
    const Shapes shapes(file);
    NetworkConfig config;
    config.num_channels = shapes.size("time_embed.0.weight", 1);
    derive_picture_channels(shapes, config);
    derive_label_path(shapes, config);
    derive_levels(shapes, config);
    derive_attention(shapes, config);
    const std::string block = "input_blocks.1.0";
    config.use_scale_shift_norm =
        shapes.size(block + ".emb_layers.1.weight", 0) == 2 * shapes.size(block + ".in_layers.2.weight", 0);
    config.norm_groups = norm_groups_for(config);
    if (const auto problems = config.problems(); !problems.empty())
        shapes.refuse(problems.front());
    return config;
}

} // namespace sinopia
