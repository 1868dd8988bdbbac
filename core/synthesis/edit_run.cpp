#include "synthesis/edit_run.h"

#include "base/error.h"
#include "image/region.h"
#include "runtime/autocast.h"
#include "synthesis/composite.h"
#include "synthesis/known_pixels.h"
#include "synthesis/late_delivery.h"
#include "synthesis/seam.h"
#include "synthesis/step_event.h"

#include <c10/core/InferenceMode.h>

namespace sinopia {

/// A crop with all that it is painted from.
struct EditRun::Work {
    EditCrop crop;
    RgbImage old;
    Mask alpha; ///< how far each pixel becomes new
    Mask area;  ///< above 0: not known; what earlier crops painted is
    LabelMap map;
    std::optional<InstanceMap> instances;

    Rect own() const {
        return {crop.own.x - crop.rect.x, crop.own.y - crop.rect.y, crop.own.width, crop.own.height};
    }

    /// The crop with what was painted of it at a working size.
    RgbImage with(const RgbImage& painted) const {
        RgbImage picture = old;
        blend_into(picture, finished_picture(painted, map, crop.rect.size()), alpha, own());
        return picture;
    }
};

EditRun::EditRun(LoadedModel& model, const ModelSummary& summary, const GenerationRequest& request,
                 const StageMemories& memories)
    : run_(open_run(model, summary, request, memories)), source_(*request.edit),
      alpha_(edit_alpha(*source_.region, source_.options.feather)), picture_(*source_.picture) {
    const std::size_t count = plan_work(picture_.size(), run_.limits).stages.size();
    for (std::size_t i = 0; i < count; ++i) {
        prepare_stage(run_, i);
        stages_.push_back(std::make_unique<EditStage>(run_, i, source_.options));
    }
    const EditPlanSettings settings = plan_settings();
    plan_ = plan_edit(alpha_, settings);
    plan_steps(settings);
}

EditPlanSettings EditRun::plan_settings() const {
    EditPlanSettings settings{run_.limits, {}, {}, source_.options.context, source_.options.crop};
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        settings.strides.push_back(run_.model.stages[i].network->config().stride());
        settings.costs.push_back(step_cost(run_, i, 1) * denoising_steps(stages_[i]->levels()));
    }
    return settings;
}

void EditRun::plan_steps(const EditPlanSettings& settings) {
    const auto cost = [&](std::size_t stage, Size size) {
        return step_cost(run_, stage, padded_size(size, settings.strides[stage]).area());
    };
    double frame_work = 0;
    for (std::size_t i = 0; i < stages_.size(); ++i)
        frame_work += cost(i, plan_.frame[i]) * denoising_steps(stages_[i]->levels());

    EditStage& base = *stages_.front();
    if (const int first = source_.options.strength < 1 ? 0
                                                       : whole_steps(plan_, settings, base.top_level(),
                                                                     denoising_steps(base.levels()));
        first > 0) {
        base.pass_on_whole(first);
        progress_.plan(first, cost(0, plan_.frame.front()));
    }
    for (const EditCrop& crop : plan_.crops)
        for (std::size_t i = 0; i < stages_.size(); ++i)
            progress_.plan(denoising_steps(stages_[i]->levels()), cost(i, crop.stages[i]));
    work_share_ = progress_.work() / frame_work;
}

EditRun::Work EditRun::work_on(const EditCrop& crop) const {
    Work work{crop, cut(picture_, crop.rect),          cut(alpha_, crop.rect),
              {},   cut(*run_.request.map, crop.rect), {}};
    if (run_.request.instances)
        work.instances = cut(*run_.request.instances, crop.rect);
    work.area = work.alpha;
    for (const Rect& done : finished_) {
        const Rect known = done.intersected(crop.rect);
        for (int y = known.y; y < known.bottom(); ++y)
            std::fill_n(work.area.row(y - crop.rect.y) + (known.x - crop.rect.x), known.width,
                        std::uint8_t{0});
    }
    return work;
}

at::Tensor EditRun::paint_stage(std::size_t index, const Work& work, const at::Tensor& previous,
                                const at::Tensor& state, const std::vector<int>& levels,
                                const std::function<void(const StepEvent&)>& on_step, std::stop_token stop) {
    const GenerationRequest& request = run_.request;
    const Size size = work.crop.stages[index];
    const StageMaps maps{work.map, work.instances ? *work.instances : work.map};
    const StageJob job = stage_job(run_, index, maps, size, previous);
    const at::Tensor& labels = job.condition.labels;
    const Size padded{static_cast<int>(labels.size(3)), static_cast<int>(labels.size(2))};
    KnownPixels known = known_pixels(work.old, work.area, size, padded);
    known = {known.picture.to(run_.device), known.unknown.to(run_.device)};
    LateDelivery delivery(steps_behind(run_));
    const auto forward = [&](const SampleStep& step) {
        if (!on_step && run_.device.is_cpu()) { // nothing to show, and nothing to wait for
            progress_.advance();
            return;
        }
        delivery.add([&, pictures = std::make_shared<const StepPictures>(step, size)] {
            StepEvent event = step_event(*pictures, size, work.crop.rect, request.preview_noisy);
            const StepProgress::Now now = progress_.advance();
            if (!on_step)
                return;
            event.preview = std::make_shared<const RgbImage>(work.with(*event.preview));
            event.request_id = request.id;
            event.step = now.step;
            event.steps = now.steps;
            event.seconds_left = now.seconds_left;
            on_step(event);
        });
    };
    const at::Tensor x = stages_[index]->paint(job, known, state, levels, forward, std::move(stop));
    delivery.finish();
    return x;
}

at::Tensor EditRun::start_on_whole(const std::function<void(const StepEvent&)>& on_step,
                                   std::stop_token stop) {
    const std::vector<int>& levels = stages_.front()->whole_levels();
    if (levels.empty())
        return {};
    const Work work = work_on({bounding_box(alpha_), whole(picture_.size()), plan_.frame});
    return paint_stage(0, work, {}, {}, levels, on_step, std::move(stop));
}

void EditRun::paint(const EditCrop& crop, const at::Tensor& state,
                    const std::function<void(const StepEvent&)>& on_step, std::stop_token stop) {
    const Work work = work_on(crop);
    at::Tensor x;
    for (std::size_t i = 0; i < stages_.size(); ++i) {
        at::Tensor from;
        if (i == 0 && state.defined()) {
            const int shift = static_cast<int>(stages_.size()) - 1;
            const Size padded = padded_size(crop.stages[0], run_.model.stages[0].network->config().stride());
            from = state.narrow(2, crop.rect.y >> shift, padded.height)
                       .narrow(3, crop.rect.x >> shift, padded.width);
        }
        const Size size = crop.stages[i];
        x = paint_stage(i, work, x, from, stages_[i]->levels(), on_step, stop)
                .slice(2, 0, size.height)
                .slice(3, 0, size.width);
    }
    const RgbImage painted = work.with(unpadded_image(x, crop.stages.back()));
    paste(picture_, painted, {crop.rect.x, crop.rect.y}, crop.own);
    finished_.push_back(crop.own);
}

std::string EditRun::note() const {
    std::string out;
    const EditCrop& first = plan_.crops.front();
    if (plan_.crops.size() > 1 && !plan_.own_scale)
        out = std::to_string(plan_.crops.size()) + " parts were painted smaller and scaled up";
    else if (first.stages.back() != first.rect.size())
        out =
            "painted at " + size_text(first.stages.back()) + " and scaled to " + size_text(first.rect.size());
    add_note(out, common_note(run_));
    return out;
}

GenerationResult EditRun::run(const std::function<void(const StepEvent&)>& on_step, std::stop_token stop) {
    if (stop.stop_requested())
        throw Stopped();
    const c10::InferenceMode inference;
    const Autocast autocast(run_.device, run_.dtype);
    const at::Tensor state = start_on_whole(on_step, stop);
    for (const EditCrop& crop : plan_.crops)
        paint(crop, state, on_step, stop);

    EditReport report;
    report.changed = bounding_box(alpha_);
    report.crops = plan_.whole ? 0 : static_cast<int>(plan_.crops.size());
    report.work_share = work_share_;
    report.seam = seam_measure(picture_, *source_.region);
    report.seam_before = seam_measure(*source_.picture, *source_.region);
    report.options = source_.options;
    GenerationResult result = result_frame(run_, progress_.seconds());
    result.picture = std::move(picture_);
    result.edit = report;
    result.note = note();
    return result;
}

} // namespace sinopia
