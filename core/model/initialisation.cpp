#include "model/initialisation.h"

#include <ATen/ATen.h>

#include <cmath>
#include <string_view>

namespace sinopia {
namespace {

/// `layer` is a parameter's name without ".weight" or ".bias".
bool starts_at_zero(std::string_view layer, bool has_trunk) {
    if (layer == "out.2" || layer.ends_with(".proj_out") || layer.starts_with("style_embed"))
        return true;
    // The second convolution: out_layers.3 in the encoder's blocks, out_layers.2 in the label-conditioned
    // ones.
    if (layer.ends_with(".out_layers.3") || layer.ends_with(".out_layers.2"))
        return true;
    return has_trunk && (layer.ends_with(".mlp_gamma") || layer.ends_with(".mlp_beta"));
}

} // namespace

void initialise(torch::nn::Module& network, at::Generator generator) {
    const at::NoGradGuard no_grad;
    const auto parameters = network.named_parameters();
    const bool has_trunk = parameters.contains("label_trunk.0.weight");
    double bound = 0; // of the layer whose weight came last
    for (const auto& item : parameters) {
        const std::string_view name = item.key();
        at::Tensor parameter = item.value();
        const bool is_weight = name.ends_with(".weight");
        if (starts_at_zero(name.substr(0, name.rfind('.')), has_trunk)) {
            parameter.zero_();
        } else if (is_weight && parameter.dim() == 1) {
            parameter.fill_(1);
            bound = 0;
        } else {
            if (is_weight)
                bound = 1 / std::sqrt(static_cast<double>(parameter.numel() / parameter.size(0)));
            if (bound > 0)
                parameter.uniform_(-bound, bound, generator);
            else
                parameter.zero_();
        }
    }
}

} // namespace sinopia
