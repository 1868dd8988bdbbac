#include "synthesis/run_context.h"

#include "base/error.h"
#include "runtime/device.h"
#include "synthesis/condition.h"
#include "synthesis/drawn_style.h"
#include "synthesis/request_check.h"

#include <ATen/Parallel.h>
#include <ATen/ops/tensor.h>

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

/// A lone weights file says nothing of the sizes that suit it: it works at what is asked.
WorkLimits limits_of(const LoadedModel& model) {
    const bool folder = std::filesystem::is_directory(model.path);
    return {folder ? model.stages.front().size : Size{}, model.manifest.max_pixels,
            static_cast<int>(model.stages.size())};
}

/// A region goes by the light of the picture around it, so an edit leaves free what is free.
std::vector<int> style_of(const LoadedModel& model, const GenerationRequest& request) {
    const std::vector<int>& choices = model.stages.front().network->config().style_sizes;
    return request.edit ? request.options.style
                        : drawn_style(request.options.style, choices, request.options.seed);
}

at::Tensor style_tensor(const std::vector<int>& style, std::size_t count, c10::Device device) {
    if (count == 0)
        return {};
    std::vector<int64_t> values(count, 0);
    std::copy(style.begin(), style.end(), values.begin());
    return at::tensor(values).unsqueeze(0).to(device); // [1, styles]
}

void set_weight_format(SdmUNet& network, at::MemoryFormat format) {
    const at::NoGradGuard no_grad;
    for (at::Tensor& parameter : network->parameters())
        if (parameter.dim() == 4 && !parameter.is_contiguous(format))
            parameter.set_data(parameter.contiguous(format));
}

} // namespace

RunContext open_run(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request,
                    const StageMemories& memories) {
    check_request(request, summary);
    const c10::Device device = choose_device(request.options.device);
    const c10::ScalarType dtype = choose_dtype(std::string(to_string(request.options.precision)), device);
    make_sampler(request.options); // an unknown one is refused before any work
    use_threads(request.options.threads);
    return {model, summary, request, device, dtype, limits_of(model), memories, style_of(model, request)};
}

int steps_of(const RunContext& run, std::size_t stage) {
    const int own = stage > 0 ? run.model.stages[stage].steps : 0;
    return own > 0 ? own : run.request.options.steps;
}

std::size_t steps_behind(const RunContext& run) {
    return run.device.is_cpu() ? 0 : 1;
}

std::uint64_t stage_seed(const RunContext& run, std::size_t stage) {
    return run.request.options.seed + stage * stage_seed_step;
}

void prepare_stage(const RunContext& run, std::size_t stage) {
    LoadedStage& loaded = run.model.stages[stage];
    if (steps_of(run, stage) > loaded.diffusion.diffusion_steps)
        throw Error("the model can sample in 1 to " + std::to_string(loaded.diffusion.diffusion_steps) +
                    " steps, not " + std::to_string(steps_of(run, stage)));
    loaded.network->eval();
    const bool was_on_gpu = loaded.network->parameters().front().is_cuda();
    loaded.network->to(run.device);
    if (run.device.is_cuda())
        set_weight_format(loaded.network, at::MemoryFormat::ChannelsLast);
    else if (was_on_gpu) // the same bytes as if it had never been there
        set_weight_format(loaded.network, at::MemoryFormat::Contiguous);
}

double step_cost(const RunContext& run, std::size_t stage, long long area) {
    double parameters = 0;
    for (const at::Tensor& parameter : run.model.stages[stage].network->parameters())
        parameters += static_cast<double>(parameter.numel());
    return parameters * static_cast<double>(area);
}

StageJob stage_job(const RunContext& run, std::size_t stage, StageMaps maps, Size size,
                   const at::Tensor& previous) {
    const NetworkConfig& network = run.model.stages[stage].network->config();
    const Size padded = padded_size(size, network.stride());
    StageJob job;
    job.condition.labels =
        make_condition(maps.map, maps.instances, size, padded, network, run.summary.ignore).to(run.device);
    if (stage > 0)
        job.condition.context = enlarged_context(previous, padded);
    job.condition.style = style_tensor(run.style, network.style_sizes.size(), run.device);
    job.sampling = run.request.options;
    job.steps = steps_of(run, stage);
    // Labels steer the base; a later stage only sharpens a picture that follows them already.
    job.guidance = stage == 0 ? run.request.options.guidance : 1.0;
    job.seed = stage_seed(run, stage);
    job.kept = run.memories[stage];
    return job;
}

GenerationResult result_frame(const RunContext& run, double seconds) {
    GenerationResult result;
    result.request_id = run.request.id;
    result.options = run.request.options;
    result.options.device = run.device.str();
    result.options.precision = precision_of(run.dtype);
    result.options.threads = at::get_num_threads();
    result.options.style = run.style;
    result.options.style.resize(run.summary.style_names.size(), 0);
    result.model_name = run.summary.name;
    result.model_hash = run.summary.hash;
    result.seconds = seconds;
    return result;
}

void add_note(std::string& note, const std::string& part) {
    if (!part.empty())
        note += (note.empty() ? "" : "; ") + part;
}

std::string common_note(const RunContext& run) {
    return run.summary.wants_instances && !run.request.instances
               ? "no instance map was given, so the label map serves as one"
               : "";
}

} // namespace sinopia
