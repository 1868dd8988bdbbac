#include "synthesis/session_run.h"

#include "base/error.h"
#include "dataset/resample.h"
#include "runtime/autocast.h"
#include "runtime/device.h"
#include "runtime/pixels.h"
#include "synthesis/condition.h"
#include "synthesis/request_check.h"
#include "synthesis/working_size.h"

#include <ATen/Parallel.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <filesystem>

namespace sinopia {

namespace {

/// Super-resolution stages are told apart from the base by their noise, or they would repeat its pattern.
constexpr std::uint64_t stage_seed_step = 0x9e3779b97f4a7c15ULL;

Precision precision_of(c10::ScalarType dtype) {
    return dtype == c10::kBFloat16 ? Precision::bf16
           : dtype == c10::kHalf   ? Precision::fp16
                                   : Precision::fp32;
}

std::string checked_device(const ModelSummary& summary, const GenerationRequest& request) {
    check_request(request, summary);
    return request.options.device;
}

/// A lone weights file says nothing of the sizes that suit it: it works at what is asked.
WorkLimits limits_of(const LoadedModel& model) {
    const bool folder = std::filesystem::is_directory(model.path);
    return {folder ? model.stages.front().size : Size{}, model.manifest.max_pixels,
            static_cast<int>(model.stages.size())};
}

void place(SdmUNet& network, c10::Device device) {
    network->eval();
    network->to(device);
}

at::Tensor style_tensor(const std::vector<int>& style, std::size_t count, c10::Device device) {
    if (count == 0)
        return {};
    std::vector<int64_t> values(count, 0);
    std::copy(style.begin(), style.end(), values.begin());
    return at::tensor(values).unsqueeze(0).to(device); // [1, styles]
}

} // namespace

SessionRun::SessionRun(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request)
    : model_(model), summary_(summary), request_(request),
      device_(choose_device(checked_device(summary, request))),
      dtype_(choose_dtype(std::string(to_string(request.options.precision)), device_)),
      size_(request.size.empty() ? request.map->size() : request.size),
      plan_(plan_work(size_, limits_of(model))), start_(std::chrono::steady_clock::now()) {
    make_sampler(request.options); // an unknown one is refused before any work
    use_threads(request.options.threads);
    for (std::size_t i = 0; i < plan_.stages.size(); ++i) {
        LoadedStage& stage = model_.stages[i];
        if (steps_of(i) > stage.diffusion.diffusion_steps)
            throw Error("the model can sample in 1 to " + std::to_string(stage.diffusion.diffusion_steps) +
                        " steps, not " + std::to_string(steps_of(i)));
        place(stage.network, device_);
        double parameters = 0;
        for (const at::Tensor& parameter : stage.network->parameters())
            parameters += static_cast<double>(parameter.numel());
        step_cost_.push_back(parameters * static_cast<double>(plan_.stages[i].area()));
    }
}

int SessionRun::steps_of(std::size_t stage) const {
    const int own = stage > 0 ? model_.stages[stage].steps : 0;
    return own > 0 ? own : request_.options.steps;
}

double SessionRun::seconds_left(std::size_t stage, int step) {
    double done = 0, all = 0;
    for (std::size_t i = 0; i < plan_.stages.size(); ++i) {
        const int finished = i < stage ? steps_of(i) : i == stage ? step : 0;
        done += step_cost_[i] * finished;
        all += step_cost_[i] * steps_of(i);
    }
    // The first step also pays for memory and kernels that later ones reuse, so it only counts while it is
    // alone.
    const auto now = std::chrono::steady_clock::now();
    if (!first_step_)
        first_step_ = now;
    const bool alone = done <= step_cost_[0];
    const double elapsed = std::chrono::duration<double>(now - (alone ? start_ : *first_step_)).count();
    const double measured = alone ? done : done - step_cost_[0];
    return measured > 0 ? elapsed * (all - done) / measured : 0;
}

RgbImage SessionRun::picture_of(const at::Tensor& x, Size size) const {
    const RgbImage picture = to_image(x.slice(2, 0, size.height).slice(3, 0, size.width));
    return size == size_ ? picture : resize(picture, size_, Filter::bicubic);
}

std::string SessionRun::note() const {
    std::string out;
    if (plan_.scaled)
        out = "painted at " + size_text(plan_.stages.back()) + " and scaled to " + size_text(size_);
    if (summary_.wants_instances && !request_.instances)
        out += std::string(out.empty() ? "" : "; ") +
               "no instance map was given, so the label map serves as one";
    return out;
}

at::Tensor SessionRun::run_stage_at(std::size_t index, const at::Tensor& previous,
                                    const std::function<void(const StepEvent&)>& on_step,
                                    std::stop_token stop) {
    const LoadedStage& stage = model_.stages[index];
    const NetworkConfig& network = stage.network->config();
    const Size size = plan_.stages[index], padded = padded_size(size, network.stride());
    const InstanceMap& instances = request_.instances ? *request_.instances : *request_.map;

    StageJob job;
    job.condition.labels =
        make_condition(*request_.map, instances, size, padded, network, summary_.ignore).to(device_);
    if (index > 0)
        job.condition.context = enlarged_context(previous, padded);
    job.condition.style = style_tensor(request_.options.style, network.style_sizes.size(), device_);
    job.sampling = request_.options;
    job.steps = steps_of(index);
    // Labels steer the base; a later stage only sharpens a picture that follows them already.
    job.guidance = index == 0 ? request_.options.guidance : 1.0;
    job.seed = request_.options.seed + index * stage_seed_step;

    int all_steps = 0;
    for (std::size_t i = 0; i < plan_.stages.size(); ++i)
        all_steps += steps_of(i);
    const auto forward = [&](const SampleStep& step) {
        if (!on_step)
            return;
        const at::Tensor& shown = request_.preview_noisy ? step.x : step.pred_x0;
        on_step({request_.id, steps_before_ + step.step, all_steps, seconds_left(index, step.step),
                 std::make_shared<const RgbImage>(picture_of(shown, size))});
    };
    const at::Tensor x = run_stage(stage, job, forward, stop);
    steps_before_ += job.steps;
    return x.slice(2, 0, size.height).slice(3, 0, size.width);
}

GenerationResult SessionRun::run(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop) {
    if (stop.stop_requested())
        throw Stopped();
    const c10::InferenceMode inference;
    const Autocast autocast(device_, dtype_);
    at::Tensor x;
    for (std::size_t i = 0; i < plan_.stages.size(); ++i)
        x = run_stage_at(i, x, on_step, stop);

    GenerationResult result;
    result.request_id = request_.id;
    result.picture = picture_of(x, plan_.stages.back());
    result.options = request_.options;
    result.options.device = device_.str();
    result.options.precision = precision_of(dtype_);
    result.options.threads = at::get_num_threads();
    result.options.style.resize(summary_.style_names.size(), 0);
    result.model_name = summary_.name;
    result.model_hash = summary_.hash;
    result.note = note();
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    return result;
}

} // namespace sinopia
