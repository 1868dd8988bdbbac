#include "synthesis/session_run.h"

#include "base/error.h"
#include "runtime/autocast.h"
#include "synthesis/late_delivery.h"
#include "synthesis/step_event.h"

#include <c10/core/InferenceMode.h>

namespace sinopia {

SessionRun::SessionRun(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request,
                       const StageMemories& memories)
    : run_(open_run(model, summary, request, memories)),
      size_(request.size.empty() ? request.map->size() : request.size), plan_(plan_work(size_, run_.limits)) {
    for (std::size_t i = 0; i < plan_.stages.size(); ++i) {
        prepare_stage(run_, i);
        progress_.plan(steps_of(run_, i), step_cost(run_, i, plan_.stages[i].area()));
    }
}

std::string SessionRun::note() const {
    std::string out;
    if (plan_.scaled)
        out = "painted at " + size_text(plan_.stages.back()) + " and scaled to " + size_text(size_);
    add_note(out, common_note(run_));
    return out;
}

at::Tensor SessionRun::run_stage_at(std::size_t index, const at::Tensor& previous,
                                    const std::function<void(const StepEvent&)>& on_step,
                                    std::stop_token stop) {
    const GenerationRequest& request = run_.request;
    const Size size = plan_.stages[index];
    const StageMaps maps{*request.map, request.instances ? *request.instances : *request.map};
    LateDelivery delivery(steps_behind(run_));
    const auto forward = [&](const SampleStep& step) {
        if (!on_step && run_.device.is_cpu()) { // nothing to show, and nothing to wait for
            progress_.advance();
            return;
        }
        delivery.add([&, pictures = std::make_shared<const StepPictures>(step, size)] {
            StepEvent event = step_event(*pictures, size, whole(size_), request.preview_noisy);
            const StepProgress::Now now = progress_.advance();
            if (!on_step)
                return;
            event.request_id = request.id;
            event.step = now.step;
            event.steps = now.steps;
            event.seconds_left = now.seconds_left;
            on_step(event);
        });
    };
    const at::Tensor x = run_stage(run_.model.stages[index], stage_job(run_, index, maps, size, previous),
                                   forward, std::move(stop));
    delivery.finish();
    return x.slice(2, 0, size.height).slice(3, 0, size.width);
}

GenerationResult SessionRun::run(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop) {
    if (stop.stop_requested())
        throw Stopped();
    const c10::InferenceMode inference;
    const Autocast autocast(run_.device, run_.dtype);
    at::Tensor x;
    for (std::size_t i = 0; i < plan_.stages.size(); ++i)
        x = run_stage_at(i, x, on_step, stop);
    RgbImage picture = finished_picture(unpadded_image(x, plan_.stages.back()), *run_.request.map, size_);

    GenerationResult result = result_frame(run_, progress_.seconds());
    result.picture = std::move(picture);
    result.note = note();
    return result;
}

} // namespace sinopia
