#include "app/parity/checks.h"
#include "app/parity/quantity_names.h"
#include "app/parity/rounding_units.h"
#include "diffusion/gaussian_diffusion.h"
#include "diffusion/guidance.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <map>

namespace sinopia::parity {

namespace {

struct DiffusionInputs {
    at::Tensor x_start, noise, t, y, x_t;
};

void check_forward_process(const GaussianDiffusion& diffusion, const DiffusionInputs& in,
                           ReferenceFile& file) {
    file.check("q_sample", diffusion.q_sample(in.x_start, in.t, in.noise), tolerance::step_statistics);
    const GaussianMoments q = diffusion.q_mean_variance(in.x_start, in.t);
    file.check("q_mean", q.mean, tolerance::step_statistics);
    file.check("q_variance", q.variance, tolerance::step_variance);
    file.check("q_log_variance", q.log_variance, tolerance::step_statistics);
    const GaussianMoments posterior = diffusion.q_posterior(in.x_start, in.x_t, in.t);
    file.check("q_posterior_mean", posterior.mean, tolerance::step_statistics);
    file.check("q_posterior_variance", posterior.variance, tolerance::step_variance);
    file.check("q_posterior_log_variance_clipped", posterior.log_variance, tolerance::step_statistics);
    file.check("prior_bpd", diffusion.prior_bpd(in.x_start), tolerance::loss);
}

/// The cases' fields that every file has: all four without guidance, and fewer of the guided ones.
void require_cases(ReferenceFile& file) {
    file.require({"p.noguid.mean", "p.noguid.variance", "p.noguid.log_variance", "p.noguid.pred_xstart"});
    bool guided = false, off = false, unclipped = false;
    for (const std::string& name : file.names("p.s")) {
        const auto parsed = parse_step_case_name(name);
        if (!parsed || !parsed->scale)
            continue;
        const std::string prefix = name.substr(0, name.size() - parsed->field.size());
        file.require({prefix + "mean"});
        if (*parsed->scale > 1)
            file.require({prefix + "pred_xstart"});
        if (*parsed->scale > 1 && parsed->clip)
            file.require({prefix + "log_variance"});
        guided = guided || (*parsed->scale > 1 && parsed->clip);
        off = off || *parsed->scale <= 1;
        unclipped = unclipped || !parsed->clip;
    }
    if (!guided)
        file.require({"p.s1.5.mean"});
    if (!unclipped)
        file.require({"p.s1.5_noclip.mean"});
    if (!off)
        file.require({"p.s0.5.mean"});
}

void check_field(const std::string& name, const std::string& field, const ReverseStep& step,
                 const at::Tensor& prediction_unit, ReferenceFile& file) {
    if (field == "mean")
        file.check(name, step.mean, tolerance::step_statistics);
    else if (field == "variance")
        file.check(name, step.variance, tolerance::step_variance);
    else if (field == "log_variance")
        file.check(name, step.log_variance, tolerance::step_statistics);
    else if (field == "pred_xstart")
        file.check(name, step.pred_x0, tolerance::step_statistics, prediction_unit);
}

/// Without guidance the step is taken from the stored network output, which is compared by itself: the step's
/// maths alone. The guided cases run our own network twice, since the output for the null label is not
/// stored.
void check_reverse_steps(const GaussianDiffusion& diffusion, const TestedNetwork& network,
                         const DiffusionInputs& in, ReferenceFile& file) {
    const DenoiseFunction conditional = [&](const at::Tensor& x, const at::Tensor& t) {
        return network.run(x, t, in.y);
    };
    const auto both = [&](const at::Tensor& x, const at::Tensor& t) { return network.run_both(x, t, in.y); };
    require_cases(file);
    std::map<double, at::Tensor> outputs; // by scale
    for (const std::string& name : file.names("p.")) {
        const auto parsed = parse_step_case_name(name);
        if (!parsed)
            continue;
        const double scale = parsed->scale.value_or(0.0);
        at::Tensor& output = outputs[scale];
        if (!output.defined())
            output = parsed->scale
                         ? guided(conditional, both, scale)(in.x_t, diffusion.network_timesteps(in.t))
                         : file.peek("model_output");
        const ReverseStep step = diffusion.p_mean_variance(output, in.x_t, in.t, parsed->clip);
        const at::Tensor unit = parsed->scale
                                    ? prediction_unit(diffusion, in.t, scale, tolerance::step_statistics)
                                    : at::Tensor();
        check_field(name, parsed->field, step, unit, file);
    }
}

void check_losses(const DiffusionConfig& config, const DenoiseFunction& denoise, const DiffusionInputs& in,
                  ReferenceFile& file) {
    const std::pair<const char*, LossType> types[] = {{"MSE", LossType::mse},
                                                      {"RESCALED_MSE", LossType::rescaled_mse},
                                                      {"KL", LossType::kl},
                                                      {"RESCALED_KL", LossType::rescaled_kl}};
    for (const auto& [name, type] : types) {
        DiffusionConfig changed = config;
        changed.loss = type;
        const LossTerms terms =
            GaussianDiffusion(changed).training_losses(denoise, in.x_start, in.t, in.noise);
        const std::string prefix = "loss." + std::string(name) + ".";
        file.check(prefix + "loss", terms.loss, tolerance::loss);
        if (!terms.mse.defined())
            continue;
        file.check(prefix + "mse", terms.mse, tolerance::loss);
        if (terms.vb.defined())
            file.check(prefix + "vb", terms.vb, tolerance::loss);
    }
}

} // namespace

void check_diffusion(const ReferenceModel& model, const TestedNetwork& network, ReferenceFile& file) {
    const c10::NoGradGuard no_grad;
    const DiffusionConfig config = model.diffusion_config();
    const GaussianDiffusion diffusion(config);
    DiffusionInputs in;
    file.section("inputs", [&] {
        in = {file.input("x_start"), file.input("noise"), file.input("t"), file.input("y"),
              file.peek("q_sample")};
    });
    if (!in.x_t.defined())
        return;
    file.section("q", [&] { check_forward_process(diffusion, in, file); });
    file.section("model_output", [&] {
        file.check("model_output", network.run(in.x_t, diffusion.network_timesteps(in.t), in.y),
                   tolerance::network);
    });
    file.section("p", [&] { check_reverse_steps(diffusion, network, in, file); });
    file.section("loss", [&] {
        check_losses(
            config, [&](const at::Tensor& x, const at::Tensor& t) { return network.run(x, t, in.y); }, in,
            file);
    });
}

} // namespace sinopia::parity
