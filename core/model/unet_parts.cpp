#include "model/unet_parts.h"

#include <algorithm>

namespace sinopia {
namespace {

/// Channel counts while the U-Net is put together.
struct Builder {
    const NetworkConfig& config;
    UNetParts& parts;
    std::vector<int> channels; ///< per level
    std::vector<int> factors;  ///< of down-sampling, where attention stands
    std::vector<int> skips{};  ///< channels of the encoder's results, not yet joined
    int current = 0;

    bool attends(int level) const {
        return std::find(factors.begin(), factors.end(), 1 << level) != factors.end();
    }
    int last_level() const { return static_cast<int>(channels.size()) - 1; }
    int at(int level) const { return channels[static_cast<std::size_t>(level)]; }

    std::shared_ptr<EncoderEntry> add_encoder_entry(Group& list) {
        auto entry =
            list.register_module(std::to_string(parts.encoder.size()), std::make_shared<EncoderEntry>());
        parts.encoder.push_back(entry);
        return entry;
    }

    void build_encoder(Group& list) {
        const int patch = config.patch_size;
        current = at(0);
        add_encoder_entry(list)->add_convolution(config.input_channels() * patch * patch, current);
        skips.push_back(current);
        for (int level = 0; level <= last_level(); ++level) {
            for (int i = 0; i < config.num_res_blocks; ++i)
                add_residual_entry(list, level);
            if (level == last_level())
                break;
            auto down = add_encoder_entry(list);
            if (config.resblock_updown)
                down->add_block(config, current, current, Resampling::down);
            else
                down->add_downsampling(current);
            skips.push_back(current);
        }
    }

    void add_residual_entry(Group& list, int level) {
        const std::string path = "input_blocks." + std::to_string(parts.encoder.size());
        auto entry = add_encoder_entry(list);
        entry->add_block(config, current, at(level), Resampling::none);
        current = at(level);
        if (attends(level))
            entry->add_attention(config, current, path);
        skips.push_back(current);
    }

    void build_middle(Group& list) {
        auto block = [&](const char* name) {
            return list.register_module(name,
                                        std::make_shared<SdmResBlock>(config, current, current, last_level(),
                                                                      std::string("middle_block.") + name));
        };
        parts.middle1 = block("0");
        parts.middle_attention = list.register_module(
            "1", std::make_shared<AttentionBlock>(config, current, config.num_heads, "middle_block.1"));
        parts.middle2 = block("2");
    }

    void build_decoder(Group& list) {
        const int heads = config.num_heads_upsample == -1 ? config.num_heads : config.num_heads_upsample;
        for (int level = last_level(); level >= 0; --level)
            for (int i = 0; i <= config.num_res_blocks; ++i) {
                const std::string name = std::to_string(parts.decoder.size());
                auto entry = list.register_module(
                    name, std::make_shared<DecoderEntry>(config, current + skips.back(), at(level), level,
                                                         "output_blocks." + name));
                skips.pop_back();
                current = at(level);
                if (attends(level))
                    entry->add_attention(config, current, heads);
                if (level > 0 && i == config.num_res_blocks)
                    entry->add_step_up(config, current);
                parts.decoder.push_back(entry);
            }
    }
};

} // namespace

UNetParts::UNetParts(torch::nn::Module& network, const NetworkConfig& config) {
    auto group = [&](const char* name) { return network.register_module(name, std::make_shared<Group>()); };
    const int width = config.num_channels;
    auto time = group("time_embed");
    time1 = time->register_module("0", std::make_shared<Linear>(width, 4 * width));
    time2 = time->register_module("2", std::make_shared<Linear>(4 * width, 4 * width));
    if (!config.style_sizes.empty()) {
        auto tables = group("style_embed");
        for (const int choices : config.style_sizes) {
            auto table = tables->register_module(std::to_string(styles.size()), std::make_shared<Group>());
            styles.push_back(table->register_parameter("weight", torch::empty({choices + 1, 4 * width})));
        }
    }
    labels = network.register_module("label_trunk", std::make_shared<LabelPyramid>(config));

    Builder builder{config, *this, {}, config.attention_factors()};
    for (const double multiplier : config.multipliers())
        builder.channels.push_back(static_cast<int>(multiplier * width));
    builder.build_encoder(*group("input_blocks"));
    builder.build_middle(*group("middle_block"));
    builder.build_decoder(*group("output_blocks"));

    auto out = group("out");
    head_norm = out->register_module("0", std::make_shared<GroupNorm>(config.norm_groups, builder.current));
    head = out->register_module(
        "2", std::make_shared<Conv>(builder.current,
                                    config.out_channels() * config.patch_size * config.patch_size, 3));
}

} // namespace sinopia
