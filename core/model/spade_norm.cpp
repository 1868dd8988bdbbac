#include "model/spade_norm.h"

#include <ATen/ATen.h>

namespace sinopia {

SpadeNorm::SpadeNorm(const NetworkConfig& config, int channels, const std::string& path)
    : groups_(config.norm_groups), probe_path_("spade:" + path) {
    const bool per_layer = config.label_path == LabelPath::per_layer;
    const int hidden = config.spade_hidden, kernel = per_layer ? 3 : 1;
    if (per_layer) {
        auto group = register_module("mlp_shared", std::make_shared<Group>());
        shared_ = group->register_module("0", std::make_shared<Conv>(config.label_channels(), hidden, 3));
    }
    gamma_ = register_module("mlp_gamma", std::make_shared<Conv>(hidden, channels, kernel));
    beta_ = register_module("mlp_beta", std::make_shared<Conv>(hidden, channels, kernel));
}

LabelPathWeights SpadeNorm::weights() const {
    return {shared_->weight(), shared_->bias(), gamma_->weight(),
            gamma_->bias(),    beta_->weight(), beta_->bias()};
}

at::Tensor SpadeNorm::forward(const at::Tensor& x, const at::Tensor& labels, const ForwardPass& pass) const {
    const at::Tensor norm = at::group_norm(x, groups_, {}, {}, norm_epsilon);   // [N,C,H,W]
    const at::Tensor a = shared_ ? at::relu(shared_->forward(labels)) : labels; // [N,hidden,H,W]
    const at::Tensor gamma = gamma_->forward(a);                                // [N,C,H,W]
    const at::Tensor beta = beta_->forward(a);                                  // [N,C,H,W]
    const at::Tensor y = norm * (1 + gamma) + beta;                             // [N,C,H,W]
    pass.tell(probe_path_, ".in0", x);
    pass.tell(probe_path_, ".norm", norm);
    pass.tell(probe_path_, ".mlp_shared.in0", labels);
    pass.tell(probe_path_, ".mlp_shared", a);
    pass.tell(probe_path_, ".mlp_gamma", gamma);
    pass.tell(probe_path_, ".mlp_beta", beta);
    pass.tell(probe_path_, "", y);
    return y;
}

} // namespace sinopia
