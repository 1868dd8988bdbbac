#include "app/parity/checks.h"
#include "app/parity/rounding_units.h"
#include "conditioning/one_hot.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <map>

namespace sinopia::parity {

namespace {

const std::string probe_prefix = "probe.";

/// label and instance [N,1,H,W] -> the network's condition [N,Cy,H,W].
at::Tensor condition(const NetworkConfig& config, ReferenceFile& file) {
    const at::Tensor classes = one_hot(file.input("label").squeeze(1), config.num_classes);
    if (config.no_instance)
        return classes;
    return at::cat({classes, instance_edges(file.input("instance").squeeze(1))}, 1);
}

/// What every file of this kind has, whatever the network.
std::vector<std::string> wanted_probes() {
    std::vector<std::string> names;
    for (const char* name :
         {"time_embed.in0", "time_embed", "input_blocks.0", "middle_block.0", "middle_block.1",
          "middle_block.2", "output_blocks.0", "out.0.in0", "out.0", "spade:middle_block.0.in_norm.in0",
          "spade:middle_block.0.in_norm.norm", "spade:middle_block.0.in_norm.mlp_shared.in0",
          "spade:middle_block.0.in_norm.mlp_shared", "spade:middle_block.0.in_norm.mlp_gamma",
          "spade:middle_block.0.in_norm.mlp_beta", "spade:middle_block.0.in_norm"})
        names.push_back(probe_prefix + name);
    return names;
}

/// The four probes of each attention block that has any.
std::vector<std::string> attention_probes(const ReferenceFile& file) {
    std::vector<std::string> names;
    for (const std::string& name : file.names(probe_prefix + "attn:")) {
        std::string block = name;
        for (const char* ending : {".in0", ".qkv", ".core"})
            if (block.ends_with(ending))
                block = block.substr(0, block.size() - std::string_view(ending).size());
        for (const char* ending : {"", ".in0", ".qkv", ".core"})
            names.push_back(block + ending);
    }
    return names;
}

bool encoder_attends(const NetworkConfig& config) {
    const auto factors = config.attention_factors();
    const int deepest = 1 << (config.multipliers().size() - 1);
    return std::any_of(factors.begin(), factors.end(), [&](int factor) { return factor <= deepest; });
}

void check_probes(const NetworkConfig& config, const std::map<std::string, at::Tensor>& seen,
                  const at::Tensor& timesteps, ReferenceFile& file) {
    file.require(wanted_probes());
    file.require(attention_probes(file));
    if (encoder_attends(config) && file.names(probe_prefix + "attn:").empty())
        file.require({probe_prefix + "attn:"});
    for (const std::string& name : file.names(probe_prefix)) {
        const auto found = seen.find(name.substr(probe_prefix.size()));
        if (found == seen.end())
            continue;
        const at::Tensor& value = found->second;
        if (name == probe_prefix + "time_embed.in0")
            file.check(name, value, tolerance::timestep_embedding,
                       embedding_unit(timesteps.narrow(0, 0, 1), static_cast<int>(value.size(1))));
        else
            file.check(name, value, tolerance::network);
    }
}

struct NetworkInputs {
    at::Tensor x, t, y;
};

/// The other ways to call the network.
void check_outputs(const ReferenceModel& model, const TestedNetwork& network, const NetworkInputs& in,
                   ReferenceFile& file) {
    file.section("out_null", [&] {
        file.check("out_null", network.run(in.x, in.t, at::zeros_like(in.y)), tolerance::network);
    });
    file.section("out_cond_t_float", [&] {
        const at::Tensor fractional = in.t.to(at::kFloat) * 0.37 + 0.25;
        file.check("out_cond_t_float", network.run(in.x, fractional, in.y), tolerance::network);
    });
    file.section("out_cond_fp16torso", [&] {
        SdmUNet half = model.load_network();
        half->convert_torso_to_half();
        file.check("out_cond_fp16torso", half->forward(in.x, in.t, in.y), tolerance::half_torso);
    });
}

} // namespace

void check_network(const ReferenceModel& model, const TestedNetwork& network, ReferenceFile& file) {
    const c10::NoGradGuard no_grad;
    const NetworkConfig config = model.network_config();
    file.require(
        {"label", "timesteps", "x_t", "out_cond", "out_null", "out_cond_t_float", "out_cond_fp16torso"});
    if (!config.no_instance)
        file.require({"instance"});
    file.section("y", [&] {
        const at::Tensor y = condition(config, file);
        file.check("y", y, tolerance::exact);
        file.check("y_null", at::zeros_like(y), tolerance::exact);
    });
    at::Tensor x, t, y;
    file.section("inputs", [&] {
        x = file.input("x_t");
        t = file.input("timesteps");
        y = file.peek("y");
    });
    if (!y.defined())
        return;
    file.section("out_cond", [&] {
        std::map<std::string, at::Tensor>
            seen; // by the network as it is trained: the engine has no such places
        SdmUNet plain = network.network;
        plain->set_probe([&seen](const std::string& name, const at::Tensor& value) {
            seen[name] = value.narrow(0, 0, 1).contiguous().clone();
        });
        const at::Tensor out = plain->forward(x, t, y);
        plain->set_probe({});
        file.check("out_cond", network.engine == EngineKind::plain ? out : network.run(x, t, y),
                   tolerance::network);
        check_probes(config, seen, t, file);
    });
    check_outputs(model, network, {x, t, y}, file);
}

} // namespace sinopia::parity
