#include "made_set.h"

#include "app/parity/quantity_names.h"
#include "base/atomic_file.h"
#include "checkpoint/checkpoint.h"
#include "conditioning/one_hot.h"
#include "diffusion/guidance.h"
#include "diffusion/sampling.h"
#include "formats/safetensors.h"
#include "runtime/pixels.h"
#include "training/adamw.h"

#include <torch/types.h>

#include <cmath>
#include <map>

namespace sinopia::parity {

namespace {

using Tensors = std::map<std::string, at::Tensor>;

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    return torch::randn(shape, at::make_generator<at::CPUGeneratorImpl>(seed));
}

void write(const std::filesystem::path& path, const Tensors& tensors) {
    const std::map<at::ScalarType, ElementType> types{{at::kFloat, ElementType::f32},
                                                      {at::kDouble, ElementType::f64},
                                                      {at::kLong, ElementType::i64},
                                                      {at::kByte, ElementType::u8}};
    std::vector<at::Tensor> kept;
    std::vector<TensorToWrite> list;
    for (const auto& [name, tensor] : tensors) {
        kept.push_back(tensor.detach().contiguous());
        const at::Tensor& data = kept.back();
        list.push_back({name,
                        types.at(data.scalar_type()),
                        data.sizes().vec(),
                        {static_cast<const std::byte*>(data.data_ptr()), data.nbytes()}});
    }
    write_safetensors(path, list);
}

/// One model's pieces while its files are made.
struct Maker {
    std::filesystem::path folder;
    std::string name;
    nlohmann::json settings;
    NetworkConfig config;
    DiffusionConfig process;
    int height, width;
    SdmUNet network{nullptr};
    at::Tensor y;
    Tensors labels;

    std::filesystem::path file(const std::string& ending) const { return folder / (name + ending); }

    SdmUNet load() const {
        SdmUNet loaded = load_model(file(".pt"), file(".config.json")).stages.front().network;
        loaded->eval();
        return loaded;
    }
    DenoiseFunction guidance(double scale) {
        const auto run = [this](const at::Tensor& x, const at::Tensor& t) {
            return network->forward(x, t, y);
        };
        const auto both = [this, run](const at::Tensor& x, const at::Tensor& t) {
            return std::pair(run(x, t), network->forward(x, t, torch::zeros_like(y)));
        };
        return guided(run, both, scale);
    }
};

void make_network(Maker& m) {
    SdmUNet network(m.config);
    std::uint64_t seed = 100;
    nlohmann::json order = nlohmann::json::array(), shapes = nlohmann::json::object();
    const torch::NoGradGuard no_grad;
    for (auto& item : network->named_parameters()) { // no zeros, or half of the network would not show
        at::Tensor& value = item.value();
        const bool norm = value.dim() == 1 && item.key().ends_with(".weight");
        const double spread =
            value.dim() == 1 ? 0.1 : std::sqrt(double(value.size(0)) / double(value.numel()));
        value.copy_(random(value.sizes(), ++seed) * spread + (norm ? 1 : 0));
        order.push_back(item.key());
        shapes[item.key()] = item.value().sizes().vec();
    }
    save_weights(network, m.file(".pt"));
    m.settings["_derived"]["state_dict_shapes"] = shapes;
    write_file_atomically(m.file(".config.json"), m.settings.dump());
    const nlohmann::json step{
        {"lr", 1e-3}, {"weight_decay", 0.05}, {"betas", {0.9, 0.999}}, {"eps", 1e-8}, {"ema_rate", 0.9}};
    write_file_atomically(m.file(".params.json"),
                          nlohmann::json{{"param_order", order}, {"train_step", step}}.dump());
    m.network = m.load();
}

void make_condition(Maker& m) {
    m.labels["label"] = (random({2, 1, m.height, m.width}, 1).abs() * 3).to(at::kLong) % m.config.num_classes;
    m.y = one_hot(m.labels["label"].squeeze(1), m.config.num_classes);
    if (m.config.no_instance)
        return;
    m.labels["instance"] = (random({2, 1, m.height, m.width}, 2).abs() * 2).to(at::kLong);
    m.y = torch::cat({m.y, instance_edges(m.labels["instance"].squeeze(1))}, 1);
}

void make_io(Maker& m) {
    const torch::NoGradGuard no_grad;
    Tensors out = m.labels;
    const at::Tensor x = random({2, 3, m.height, m.width}, 3), t = torch::tensor({7, 300}, at::kLong);
    m.network->set_probe([&out](const std::string& name, const at::Tensor& value) {
        out["probe." + name] = value.narrow(0, 0, 1).contiguous().clone();
    });
    out["out_cond"] = m.network->forward(x, t, m.y);
    m.network->set_probe({});
    out.insert({{"x_t", x}, {"timesteps", t}, {"y", m.y}, {"y_null", torch::zeros_like(m.y)}});
    out["out_null"] = m.network->forward(x, t, out["y_null"]);
    out["out_cond_t_float"] = m.network->forward(x, t.to(at::kFloat) * 0.37 + 0.25, m.y);
    SdmUNet half = m.load();
    half->convert_torso_to_half();
    out["out_cond_fp16torso"] = half->forward(x, t, m.y);
    write(m.file(".io.safetensors"), out);
}

void add_losses(Maker& m, Tensors& out) {
    for (const auto& [label, type] : {std::pair("MSE", LossType::mse),
                                      {"RESCALED_MSE", LossType::rescaled_mse},
                                      {"KL", LossType::kl},
                                      {"RESCALED_KL", LossType::rescaled_kl}}) {
        DiffusionConfig process = m.process;
        process.loss = type;
        const LossTerms terms =
            GaussianDiffusion(process).training_losses(m.guidance(1), out["x_start"], out["t"], out["noise"]);
        const std::string prefix = "loss." + std::string(label) + ".";
        out[prefix + "loss"] = terms.loss;
        if (terms.mse.defined())
            out[prefix + "mse"] = terms.mse;
        if (terms.mse.defined() && terms.vb.defined())
            out[prefix + "vb"] = terms.vb;
    }
}

void add_train_step(Maker& m, Tensors& out) {
    const c10::AutoGradMode gradients(true);
    m.network = m.load();
    const at::Tensor loss = GaussianDiffusion(m.process)
                                .training_losses(m.guidance(1), out["x_start"], out["t"], out["noise"])
                                .loss.mean();
    loss.backward();
    out["train.loss_mean"] = loss.detach().reshape({1});
    NamedTensors named;
    std::vector<double> norms;
    for (const auto& item : m.network->named_parameters()) {
        named.emplace_back(item.key(), item.value());
        norms.push_back(item.value().grad().to(at::kDouble).norm().item<double>());
    }
    out["train.grad_norms"] = torch::tensor(norms, at::kDouble);
    out["train.grad_norm_total"] = out["train.grad_norms"].norm().reshape({1});
    const std::string chosen = "out.2.weight";
    at::Tensor parameter = m.network->named_parameters()[chosen];
    const at::Tensor before = parameter.detach().clone();
    out["train.grad." + chosen] = parameter.grad().clone();
    AdamW(named, {0.9, 0.999, 1e-8, 0.05}).step(1e-3);
    out["train.after." + chosen] = parameter.detach().clone();
    out["train.ema." + chosen] = 0.9 * before + 0.1 * out["train.after." + chosen];
    m.network = m.load();
}

void make_diffusion(Maker& m, double scale) {
    const torch::NoGradGuard no_grad;
    const GaussianDiffusion diffusion(m.process);
    Tensors out;
    const at::Tensor x0 = random({2, 3, m.height, m.width}, 5).clamp(-1, 1), noise = random(x0.sizes(), 6);
    const at::Tensor t = torch::tensor({0, 300}, at::kLong), x_t = diffusion.q_sample(x0, t, noise);
    const GaussianMoments q = diffusion.q_mean_variance(x0, t), posterior = diffusion.q_posterior(x0, x_t, t);
    out = {{"x_start", x0},
           {"noise", noise},
           {"t", t},
           {"y", m.y},
           {"q_sample", x_t},
           {"q_mean", q.mean},
           {"q_variance", q.variance},
           {"q_log_variance", q.log_variance},
           {"q_posterior_mean", posterior.mean},
           {"q_posterior_variance", posterior.variance},
           {"q_posterior_log_variance_clipped", posterior.log_variance},
           {"prior_bpd", diffusion.prior_bpd(x0)}};
    const at::Tensor times = diffusion.network_timesteps(t);
    out["model_output"] = m.guidance(1)(x_t, times);
    const auto step = [&](double s, bool clip) {
        return diffusion.p_mean_variance(m.guidance(s)(x_t, times), x_t, t, clip);
    };
    const ReverseStep plain = step(1, true), guided = step(scale, true), open = step(scale, false);
    const std::string s = "p.s" + python_number(scale);
    out.insert({{"p.noguid.mean", plain.mean},
                {"p.noguid.variance", plain.variance},
                {"p.noguid.log_variance", plain.log_variance},
                {"p.noguid.pred_xstart", plain.pred_x0},
                {"p.s0.5.mean", plain.mean},
                {s + ".mean", guided.mean},
                {s + ".pred_xstart", guided.pred_x0},
                {s + ".log_variance", guided.log_variance},
                {s + "_noclip.mean", open.mean},
                {s + "_noclip.pred_xstart", open.pred_x0}});
    add_losses(m, out);
    add_train_step(m, out);
    write(m.file(".diffusion.safetensors"), out);
}

at::Tensor map_of(const GaussianDiffusion& diffusion) {
    const auto& kept = diffusion.tables().timestep_map;
    return torch::tensor(std::vector<std::int64_t>(kept.begin(), kept.end()), at::kLong);
}

void make_sampling(Maker& m, double scale, double eta) {
    const GaussianDiffusion ddpm(m.process, m.settings["_derived"]["ddpm_respacing"].get<std::string>());
    const GaussianDiffusion ddim(m.process, m.settings["_derived"]["ddim_respacing"].get<std::string>());
    Tensors out{{"x_T", random({2, 3, m.height, m.width}, 8)},
                {"y", m.y},
                {"step_noise", random({ddpm.steps(), 2, 3, m.height, m.width}, 9)},
                {"timestep_map.ddpm", map_of(ddpm)},
                {"timestep_map.ddim", map_of(ddim)}};
    const auto run = [&](const GaussianDiffusion& diffusion, StepSampler& sampler, const std::string& prefix,
                         bool all) {
        int drawn = 0;
        std::vector<at::Tensor> x{out["x_T"]}, pred;
        sample_loop(
            diffusion, sampler, m.guidance(scale), out["x_T"],
            [&](const at::Tensor&) { return out["step_noise"][drawn++]; },
            [&](const SampleStep& step) {
                x.push_back(step.x);
                pred.push_back(step.pred_x0);
            },
            {});
        out[prefix + "x"] = torch::stack(x);
        out[prefix + (all ? "pred_xstart" : "pred_xstart_last")] = all ? torch::stack(pred) : pred.back();
        return x.back();
    };
    const std::string s = ".s" + python_number(scale) + ".";
    const at::Tensor end = run(ddpm, *make_ddpm_sampler(), "ddpm" + s, true);
    run(ddim, *make_ddim_sampler(eta), "ddim" + s + "eta" + python_number(eta) + ".", false);
    out["final_uint8_chw"] = ((end + 1) / 2 * 255 + 0.5).clamp(0, 255).to(at::kByte);
    write(m.file(".sampling.safetensors"), out);
}

} // namespace

nlohmann::json small_settings(const nlohmann::json& changes) {
    nlohmann::json settings{{"image_size", 32},
                            {"num_classes", 8},
                            {"num_channels", 32},
                            {"num_res_blocks", 1},
                            {"num_heads", 4},
                            {"num_heads_upsample", -1},
                            {"num_head_channels", 16},
                            {"attention_resolutions", "16"},
                            {"channel_mult", "1,1"},
                            {"dropout", 0.0},
                            {"use_scale_shift_norm", true},
                            {"resblock_updown", true},
                            {"use_new_attention_order", false},
                            {"no_instance", true},
                            {"learn_sigma", true},
                            {"diffusion_steps", 1000},
                            {"noise_schedule", "linear"},
                            {"use_kl", false},
                            {"predict_xstart", false},
                            {"rescale_timesteps", false},
                            {"rescale_learned_sigmas", false}};
    settings.update(changes);
    return settings;
}

void make_model_set(const std::filesystem::path& folder, const std::string& name,
                    const nlohmann::json& settings, int height, int width) {
    const double scale = 2.0, eta = 0.6;
    Maker m{.folder = folder,
            .name = name,
            .settings = settings,
            .config = network_config_from_json(settings),
            .process = diffusion_config_from_json(settings),
            .height = height,
            .width = width,
            .y = {},
            .labels = {}};
    m.settings["_derived"] = {{"guidance_scales", {scale}},
                              {"ddim_etas", {eta}},
                              {"ddpm_respacing", "5"},
                              {"ddim_respacing", "ddim5"}};
    make_network(m);
    make_condition(m);
    make_io(m);
    make_diffusion(m, scale);
    make_sampling(m, scale, eta);
}

} // namespace sinopia::parity
