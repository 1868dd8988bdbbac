#include "training/memory_estimate.h"

#include "model/sdm_unet.h"

#include <algorithm>

namespace sinopia {

namespace {

constexpr std::int64_t float_bytes = 4;

/// Goes through the U-Net's blocks in their order and adds up what autograd keeps of each, in floats.
class Walk {
  public:
    explicit Walk(const TrainingOptions& options)
        : options_(options), network_(options.network), multipliers_(network_.multipliers()),
          factors_(network_.attention_factors()) {}

    double floats() {
        const int levels = static_cast<int>(multipliers_.size());
        double current = at(0);
        keep(pixels(0) * network_.input_channels());
        for (int level = 0; level < levels; ++level) {
            for (int i = 0; i < network_.num_res_blocks; ++i)
                current = encoder_block(level, current);
            skips_.push_back(current);
            if (level + 1 < levels)
                block(level, 3 * current + 4 * current / 4);
        }
        block(levels - 1, 2 * label_block(current, current) + attention(levels - 1, current));
        for (int level = levels - 1; level >= 0; --level)
            current = decoder_level(level, current);
        keep(pixels(0) * current * 3);
        for (int level = 0; level < levels; ++level)
            keep(pixels(level) * network_.label_channels());
        return options_.checkpoint_activations ? inputs_ + largest_ : kept_;
    }

  private:
    double at(int level) const {
        return multipliers_[static_cast<std::size_t>(level)] * network_.num_channels;
    }
    double pixels(int level) const {
        const double all =
            static_cast<double>(options_.size.area()) / network_.patch_size / network_.patch_size;
        return all / static_cast<double>(1LL << (2 * level));
    }
    bool attends(int level) const {
        return std::find(factors_.begin(), factors_.end(), 1 << level) != factors_.end();
    }

    void keep(double floats) {
        kept_ += floats;
        inputs_ += floats;
    }
    /// A block at `level` that keeps `a_pixel` floats a pixel.
    void block(int level, double a_pixel) {
        kept_ += pixels(level) * a_pixel;
        largest_ = std::max(largest_, pixels(level) * a_pixel);
    }
    /// Input, norm, SiLU; conv, norm, modulation, SiLU.
    static double plain_block(double in, double out) { return 3 * in + 4 * out; }
    /// The same with SPADE: 1 + gamma and the modulated norm besides, and the hidden label features.
    double label_block(double in, double out) const { return 5 * in + 6 * out + 2.0 * network_.spade_hidden; }
    double attention(int level, double channels) const {
        const double heads =
            network_.num_head_channels > 0 ? channels / network_.num_head_channels : network_.num_heads;
        return 7 * channels + 2 * heads * pixels(level); // norm, q, k, v, result; weights over all pixels
    }

    double encoder_block(int level, double current) {
        const double out = at(level);
        inputs_ += pixels(level) * current;
        block(level, plain_block(current, out) + (attends(level) ? attention(level, out) : 0));
        skips_.push_back(out);
        return out;
    }

    double decoder_level(int level, double current) {
        const double out = at(level);
        for (int i = 0; i <= network_.num_res_blocks; ++i) {
            const double skip = skips_.back();
            skips_.pop_back();
            inputs_ += pixels(level) * (current + skip);
            block(level, label_block(current + skip, out) + (attends(level) ? attention(level, out) : 0));
            current = out;
        }
        if (level > 0) // the step up works on four times the pixels in its second half
            block(level, 5 * current + 4 * (6 * current + 2.0 * network_.spade_hidden));
        return current;
    }

    const TrainingOptions& options_;
    const NetworkConfig& network_;
    std::vector<double> multipliers_;
    std::vector<int> factors_;
    std::vector<double> skips_;
    double kept_ = 0;    ///< all
    double inputs_ = 0;  ///< with recomputation: the blocks' inputs
    double largest_ = 0; ///< and the insides of one block at a time
};

} // namespace

MemoryEstimate estimate_memory(const TrainingOptions& options) {
    const SdmUNet shapes(std::make_shared<SdmUNetImpl>(options.network, SdmUNetImpl::Unfilled{}));
    MemoryEstimate estimate;
    for (const at::Tensor& parameter : shapes->parameters())
        estimate.parameters += parameter.numel();
    const std::int64_t once = estimate.parameters * float_bytes;
    // Weights, averages, AdamW's two moments; their copies in the file's layout while a checkpoint is saved.
    estimate.state = once * (3 + 1 + static_cast<std::int64_t>(options.extra_ema_rates.size())) + 2 * once;
    estimate.gradients = once;
    estimate.activations = static_cast<std::int64_t>(Walk(options).floats() * float_bytes);
    return estimate;
}

} // namespace sinopia
