#include "app/parity/checks.h"
#include "app/parity/quantity_names.h"
#include "app/parity/rounding_units.h"
#include "base/error.h"
#include "diffusion/guidance.h"
#include "diffusion/sampling.h"
#include "runtime/pixels.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cstring>
#include <set>

namespace sinopia::parity {

namespace {

struct Trajectory {
    std::vector<at::Tensor> x;       ///< steps + 1 states, the start first
    std::vector<at::Tensor> pred_x0; ///< one per step
};

struct SamplingInputs {
    at::Tensor start, noise, y;
};

std::string respacing(const ReferenceModel& model, const std::string& sampler) {
    return model.derived_text(sampler == "ddim" ? "ddim_respacing" : "ddpm_respacing");
}

Trajectory run(const ReferenceModel& model, const TestedNetwork& network, const SamplingInputs& in,
               const TrajectoryName& name) {
    const GaussianDiffusion diffusion(model.diffusion_config(), respacing(model, name.sampler));
    if (in.noise.size(0) < diffusion.steps())
        throw Error("step_noise holds fewer entries than there are steps");
    const DenoiseFunction conditional = [&](const at::Tensor& x, const at::Tensor& t) {
        return network.run(x, t, in.y);
    };
    const auto both = [&](const at::Tensor& x, const at::Tensor& t) { return network.run_both(x, t, in.y); };
    int drawn = 0;
    const NoiseSource stored = [&](const at::Tensor&) { return in.noise[drawn++]; };
    const auto sampler =
        name.sampler == "ddim" ? make_ddim_sampler(name.eta.value_or(0.0)) : make_ddpm_sampler();
    Trajectory result{{in.start}, {}};
    sample_loop(diffusion, *sampler, guided(conditional, both, name.scale), in.start, stored,
                [&result](const SampleStep& step) {
                    result.x.push_back(step.x);
                    result.pred_x0.push_back(step.pred_x0);
                },
                {});
    return result;
}

void check_timestep_map(const ReferenceModel& model, const std::string& sampler, ReferenceFile& file) {
    const GaussianDiffusion diffusion(model.diffusion_config(), respacing(model, sampler));
    const auto& kept = diffusion.tables().timestep_map;
    const at::Tensor map = at::tensor(std::vector<std::int64_t>(kept.begin(), kept.end()), at::kLong);
    file.check("timestep_map." + sampler, map, tolerance::exact);
}

/// What the settings say was run.
std::vector<std::string> wanted_trajectories(const ReferenceModel& model) {
    std::vector<std::string> names;
    for (const double scale : model.derived_numbers("guidance_scales")) {
        const std::string s = ".s" + python_number(scale);
        names.insert(names.end(), {"ddpm" + s + ".x", "ddpm" + s + ".pred_xstart"});
        for (const double eta : model.derived_numbers("ddim_etas")) {
            const std::string prefix = "ddim" + s + ".eta" + python_number(eta);
            names.insert(names.end(), {prefix + ".x", prefix + ".pred_xstart_last"});
        }
    }
    return names;
}

/// 8-bit pictures [N,3,H,W] by the program's own rounding.
at::Tensor eight_bit(const at::Tensor& x) {
    std::vector<at::Tensor> pictures;
    for (int i = 0; i < x.size(0); ++i) {
        const RgbImage image = to_image(x, i);
        at::Tensor hwc = at::empty({image.height(), image.width(), 3}, at::kByte);
        std::memcpy(hwc.data_ptr(), image.data(), hwc.nbytes());
        pictures.push_back(hwc.permute({2, 0, 1}));
    }
    return at::stack(pictures);
}

/// The rounding rule on the stored end state, exactly; then on our own, whose last bits may round otherwise.
void check_picture(const std::string& states_name, const at::Tensor& own_end, ReferenceFile& file) {
    const at::Tensor states = file.peek(states_name);
    file.check("final_uint8_chw", eight_bit(states[states.size(0) - 1]), tolerance::exact);
    file.check_also("final_uint8_chw", "own", eight_bit(own_end), tolerance::one_level);
}

/// The unit of each step's predicted picture, [steps,1,1,1,1].
at::Tensor path_unit(const ReferenceModel& model, const TrajectoryName& name) {
    const GaussianDiffusion diffusion(model.diffusion_config(), respacing(model, name.sampler));
    const at::Tensor positions = at::arange(diffusion.steps() - 1, -1, -1, at::kLong);
    return prediction_unit(diffusion, positions, name.scale, tolerance::trajectory).unsqueeze(1);
}

void check_trajectory(const ReferenceModel& model, const TestedNetwork& network, const SamplingInputs& in,
                      const TrajectoryName& name, ReferenceFile& file) {
    const Trajectory path = run(model, network, in, name);
    const bool ddpm = name.sampler == "ddpm";
    file.check(name.prefix + "x", at::stack(path.x), tolerance::trajectory);
    if (ddpm)
        file.check(name.prefix + "pred_xstart", at::stack(path.pred_x0), tolerance::trajectory,
                   path_unit(model, name));
    else
        file.check(name.prefix + "pred_xstart_last", path.pred_x0.back(), tolerance::trajectory);
    const auto scales = model.derived_numbers("guidance_scales");
    if (ddpm && !scales.empty() && scales.front() == name.scale)
        check_picture(name.prefix + "x", path.x.back(), file);
}

} // namespace

void check_sampling(const ReferenceModel& model, const TestedNetwork& network, ReferenceFile& file) {
    const c10::NoGradGuard no_grad;
    SamplingInputs in;
    file.require({"x_T", "step_noise", "y", "final_uint8_chw"});
    file.require(wanted_trajectories(model));
    for (const std::string sampler : {"ddpm", "ddim"})
        file.section("timestep_map." + sampler, [&] { check_timestep_map(model, sampler, file); });
    file.section("inputs", [&] { in = {file.input("x_T"), file.input("step_noise"), file.input("y")}; });
    if (!in.y.defined())
        return;
    std::set<std::string> done;
    for (const std::string& stored : file.names("dd")) {
        const auto name = parse_trajectory_name(stored);
        if (!name || (name->sampler != "ddpm" && name->sampler != "ddim") ||
            !done.insert(name->prefix).second)
            continue;
        file.section(name->prefix, [&] { check_trajectory(model, network, in, *name, file); });
    }
}

} // namespace sinopia::parity
