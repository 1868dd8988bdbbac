#include "model/sdm_unet.h"

#include "base/error.h"
#include "model/fused_convolution.h"
#include "model/initialisation.h"
#include "model/norm_activation.h"
#include "model/recomputation.h"
#include "model/timestep_embedding.h"
#include "model/unet_parts.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/ATen.h>

#include <sstream>

namespace sinopia {

namespace {

/// `count` copies of a batch one after the other.
at::Tensor repeated(const at::Tensor& batch, int count) {
    return count == 1 ? batch : at::cat(std::vector<at::Tensor>(static_cast<std::size_t>(count), batch));
}

template <class Block>
at::Tensor run_one(const Block& block, const at::Tensor& h, const ForwardPass& pass) {
    const auto forward = [&block](std::vector<at::Tensor> given, const ForwardPass& inner) {
        return block.forward(std::move(given[0]), inner);
    };
    return run_block(forward, {h}, pass);
}

} // namespace

struct SdmUNetImpl::Parts : UNetParts {
    using UNetParts::UNetParts;
};

SdmUNetImpl::SdmUNetImpl(const NetworkConfig& config, Unfilled) : config_(config) {
    if (const auto problems = config.problems(); !problems.empty())
        throw Error("the network cannot be built: " + problems.front());
    parts_ = std::make_unique<Parts>(*this, config_);
}

SdmUNetImpl::SdmUNetImpl(const NetworkConfig& config) : SdmUNetImpl(config, Unfilled{}) {
    initialise(at::detail::createCPUGenerator(0));
}

SdmUNetImpl::~SdmUNetImpl() = default;

void SdmUNetImpl::initialise(at::Generator generator) {
    sinopia::initialise(*this, std::move(generator));
}

void SdmUNetImpl::set_dropout_generator(at::Generator generator) {
    dropout_generator_ = std::move(generator);
}

void SdmUNetImpl::set_probe(Probe probe) {
    probe_ = std::move(probe);
}

void SdmUNetImpl::set_fused_layers(FusedLayers layers) {
    fused_ = std::move(layers);
}

void SdmUNetImpl::set_recomputation(bool recompute) {
    recompute_ = recompute;
}

bool SdmUNetImpl::knows_labels() const {
    return static_cast<bool>(fused_.spade_silu);
}

void SdmUNetImpl::check(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y,
                        const at::Tensor& style) const {
    const auto refuse = [](const std::string& what, const at::Tensor& got, const std::string& wanted) {
        std::ostringstream text;
        text << "the network was given " << what << " of shape " << got.sizes() << "; it needs " << wanted;
        throw Error(text.str());
    };
    const auto text = [](auto number) { return std::to_string(number); };
    const int channels = config_.input_channels(), stride = config_.stride();
    if (x.dim() != 4 || x.size(1) != channels || x.size(2) % stride != 0 || x.size(3) % stride != 0 ||
        x.numel() == 0)
        refuse("a picture", x, "[N, " + text(channels) + ", H, W] with H and W multiples of " + text(stride));
    if (timesteps.dim() != 1 || timesteps.size(0) != x.size(0))
        refuse("timesteps", timesteps, "one for each of the " + text(x.size(0)) + " pictures");
    const bool fits = y.defined() && y.dim() == 4 && y.size(0) == x.size(0) &&
                      y.size(1) == config_.label_channels() && y.size(2) == x.size(2) &&
                      y.size(3) == x.size(3);
    if (!fits && (y.defined() || !knows_labels()))
        refuse("a label map", y.defined() ? y : at::empty({0}),
               "[N, " + text(config_.label_channels()) + ", H, W] of the picture's size");
    const auto styles = static_cast<std::int64_t>(config_.style_sizes.size());
    if (style.defined() && (style.dim() != 2 || style.size(0) != x.size(0) || style.size(1) != styles))
        refuse("styles", style, "[N, " + text(styles) + "]");
}

at::Tensor SdmUNetImpl::embed(const at::Tensor& timesteps, const at::Tensor& style,
                              const Probe& probe) const {
    const at::Tensor sinusoids = timestep_embedding(timesteps, config_.num_channels);   // [N,C]
    at::Tensor e = parts_->time2->forward(at::silu(parts_->time1->forward(sinusoids))); // [N,4C]
    if (probe) {
        probe("time_embed.in0", sinusoids);
        probe("time_embed", e);
    }
    for (std::size_t i = 0; i < parts_->styles.size(); ++i) {
        const at::Tensor choice = style.defined()
                                      ? style.select(1, static_cast<std::int64_t>(i))
                                      : at::zeros({timesteps.size(0)}, timesteps.options().dtype(at::kLong));
        e = e + at::embedding(parts_->styles[i], choice); // [N,4C]
    }
    return e;
}

std::vector<at::Tensor> SdmUNetImpl::label_features(const at::Tensor& y) const {
    return parts_->labels->forward(y.to(torso_type_));
}

ForwardPass SdmUNetImpl::prepare(const at::Tensor& timesteps, const at::Tensor& y,
                                 const at::Tensor& style) const {
    ForwardPass pass;
    pass.probe = probe_;
    pass.training = is_training();
    pass.generator = dropout_generator_;
    pass.embedding = at::silu(embed(timesteps, style, probe_));
    pass.fused = fused_;
    pass.recompute = recompute_;
    if (y.defined())
        pass.labels = label_features(y);
    return pass;
}

std::vector<at::Tensor> SdmUNetImpl::run_encoder(const at::Tensor& x, const ForwardPass& pass) const {
    std::vector<at::Tensor> results;
    at::Tensor h = x;
    for (const auto& entry : parts_->encoder) {
        h = run_one(*entry, h, pass);
        pass.tell("input_blocks." + std::to_string(results.size()), "", h);
        results.push_back(h);
    }
    return results;
}

at::Tensor SdmUNetImpl::run_decoder(std::vector<at::Tensor> skips, const ForwardPass& pass) const {
    at::Tensor h = repeated(skips.back(), pass.fused.branches);
    pass.tell("middle_block.0", "", h = run_one(*parts_->middle1, h, pass));
    pass.tell("middle_block.1", "", h = run_one(*parts_->middle_attention, h, pass));
    pass.tell("middle_block.2", "", h = run_one(*parts_->middle2, h, pass));
    for (std::size_t i = 0; i < parts_->decoder.size(); ++i) {
        const auto forward = [&entry = *parts_->decoder[i]](std::vector<at::Tensor> given, const ForwardPass& inner) {
            return entry.forward(std::move(given[0]), std::move(given[1]), inner);
        };
        std::vector<at::Tensor> features{std::move(h)}; // no name keeps what only the block needs
        features.push_back(repeated(skips.back(), pass.fused.branches));
        skips.pop_back();
        h = run_block(forward, std::move(features), pass);
        pass.tell("output_blocks." + std::to_string(i), "", h);
    }
    return h;
}

at::Tensor SdmUNetImpl::run_head(const at::Tensor& h, const ForwardPass& pass) const {
    if (pass.probe) {
        pass.tell("out.0", ".in0", h);
        pass.tell("out.0", "", parts_->head_norm->forward(h));
    }
    const at::Tensor active = norm_silu(*parts_->head_norm, h, pass);                // [N,C0,H/p,W/p]
    const at::Tensor out = convolve(*parts_->head, active, pass).to(at::kFloat); // [N,out p^2,H/p,W/p]
    return config_.patch_size == 1 ? out : at::pixel_shuffle(out, config_.patch_size);
}

at::Tensor SdmUNetImpl::forward(const at::Tensor& x, const at::Tensor& timesteps, const at::Tensor& y,
                                const at::Tensor& style) {
    check(x, timesteps, y, style);
    ForwardPass pass = prepare(timesteps, y, style);
    // pixel_unshuffle forgets the memory format.
    at::Tensor h =
        config_.patch_size == 1 ? x : at::pixel_unshuffle(x, config_.patch_size); // [N,in p^2,H/p,W/p]
    h = h.to(torso_type_, false, false, x.suggest_memory_format());
    std::vector<at::Tensor> encoded = run_encoder(h, pass);
    pass.embedding = repeated(pass.embedding, pass.fused.branches);
    h = run_decoder(std::move(encoded), pass); // [N,C0,H/p,W/p]
    return run_head(torso_type_ == at::kFloat ? h : h.to(at::kFloat), pass).contiguous();
}

void SdmUNetImpl::convert_torso_to_half() {
    torso_type_ = at::kHalf;
    bool convolution = false;
    for (const auto& item : named_parameters()) {
        const std::string& name = item.key();
        if (!name.starts_with("input_blocks.") && !name.starts_with("middle_block.") &&
            !name.starts_with("output_blocks."))
            continue;
        // Convolutions have at least three dimensions (qkv and proj_out are 1x1 Conv1d); a bias follows its
        // weight.
        at::Tensor parameter = item.value();
        if (name.ends_with(".weight"))
            convolution = parameter.dim() >= 3;
        if (convolution)
            parameter.set_data(parameter.to(at::kHalf));
    }
}

} // namespace sinopia
