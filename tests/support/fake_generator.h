#pragma once

#include "base/error.h"
#include "image/region.h"
#include "jobs/generation.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace sinopia::test {

/// What the test and the generator share; it outlives both.
struct FakeGeneratorState {
    std::atomic<int> running = 0;    ///< generate() calls in progress
    std::atomic<int> steps_done = 0; ///< in all runs
    std::atomic<int> loads = 0;
    std::atomic<int> pause_ms = 2; ///< each step takes that long
    std::atomic<int> allowed_steps =
        1 << 30; ///< a run waits before any further step until it may or is stopped
    std::atomic<bool> fail_load = false;
    std::atomic<bool> fail_generate = false;
    std::atomic<std::size_t> used_thread = 0; ///< hash of the thread that ran last
    std::mutex mutex;
    LabelMap last_map; ///< of the last request
    SamplingOptions last_options;
    std::optional<EditOptions> last_edit; ///< none: the last request was for a whole picture
    Mask last_region;
    std::vector<int> asked_steps; ///< of each request
};

/// A generator without a network: each step is another plain-coloured picture of the map's size, the last one
/// draws the map's classes in grey.
class FakeGenerator : public Generator {
  public:
    explicit FakeGenerator(std::shared_ptr<FakeGeneratorState> state) : state_(std::move(state)) {}

    ModelSummary load(const std::string& checkpoint, const std::string&) override {
        ++state_->loads;
        if (state_->fail_load)
            throw Error("fake.pt: the file is no checkpoint; choose another one");
        ModelSummary summary;
        summary.name = checkpoint.empty() ? "Landscape" : checkpoint;
        summary.class_names = {"sky",    "cloud", "mountain", "snow", "hill", "grass",
                               "forest", "water", "sand",     "rock", "path", "flowers"};
        summary.class_colors = {{134, 193, 232}, {236, 240, 243}, {123, 116, 131}, {214, 228, 240},
                                {148, 168, 96},  {104, 159, 70},  {45, 92, 56},    {52, 116, 172},
                                {222, 200, 148}, {138, 126, 112}, {176, 138, 98},  {214, 102, 130}};
        summary.parameters = 4450000;
        summary.preferred_size = {64, 64};
        summary.style_names = {"light", "season"};
        summary.style_choices = {{"noon", "evening", "night"}, {"summer", "winter"}};
        summary.defaults.sampler = Sampler::ddim;
        summary.defaults.steps = 12;
        return summary;
    }

    GenerationResult generate(const GenerationRequest& request,
                              const std::function<void(const StepEvent&)>& on_step,
                              std::stop_token stop) override {
        struct Running {
            std::atomic<int>& count;
            explicit Running(std::atomic<int>& c) : count(c) { ++count; }
            ~Running() { --count; }
        } running(state_->running);
        state_->used_thread = std::hash<std::thread::id>{}(std::this_thread::get_id());
        {
            std::lock_guard lock(state_->mutex);
            state_->last_map = *request.map;
            state_->last_options = request.options;
            state_->last_edit = request.edit ? std::optional(request.edit->options) : std::nullopt;
            state_->last_region = request.edit ? *request.edit->region : Mask();
            state_->asked_steps.push_back(request.options.steps);
        }
        if (state_->fail_generate)
            throw Error("map.png: class 14 at (3, 7) is outside the 12 classes of the model; repaint it");
        const int steps = request.options.steps;
        for (int step = 1; step <= steps; ++step) {
            wait(stop, step - 1);
            StepEvent event{request.id, step, steps, 0.1 * (steps - step), nullptr};
            event.place = placeOf(request);
            event.preview = std::make_shared<RgbImage>(event.place.size(), stepColor(step));
            event.small_predicted = event.preview;
            event.small_noisy = std::make_shared<RgbImage>(event.place.size(), noisyColor(step));
            on_step(event);
            ++state_->steps_done;
        }
        GenerationResult result;
        result.request_id = request.id;
        result.picture = drawn(*request.map);
        if (request.edit)
            result.edit = keepOutside(*request.edit, result.picture);
        result.options = request.options;
        result.model_name = "Landscape";
        return result;
    }

    static Rgb stepColor(int step) { return {static_cast<std::uint8_t>(step * 7), 90, 140}; }

    static Rgb noisyColor(int step) { return {200, static_cast<std::uint8_t>(step * 5), 10}; }

    /// What a run looks at: the whole, or of an edit the part around its region.
    static Rect placeOf(const GenerationRequest& request) {
        const Rect all = whole(request.map->size());
        return request.edit ? bounding_box(*request.edit->region).grown(4).intersected(all) : all;
    }

    /// Puts the source's pixels back where the region is 0.
    static EditReport keepOutside(const EditSource& source, RgbImage& picture) {
        EditReport report;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (source.region->at(x, y) == 0)
                    picture.at(x, y) = source.picture->at(x, y);
                else
                    report.changed = report.changed.united({x, y, 1, 1});
        report.seam = 1.25;
        report.seam_before = 1.5;
        return report;
    }

    static RgbImage drawn(const LabelMap& map) {
        RgbImage picture(map.size());
        for (std::size_t i = 0; i < map.pixels().size(); ++i) {
            const auto grey = static_cast<std::uint8_t>(20 * map.pixels()[i]);
            picture.pixels()[i] = {grey, grey, grey};
        }
        return picture;
    }

  private:
    /// Throws Stopped as a real generator does: between two steps.
    void wait(std::stop_token stop, int done) {
        for (int waited = 0; waited < state_->pause_ms || done >= state_->allowed_steps; ++waited) {
            if (stop.stop_requested())
                throw Stopped();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (stop.stop_requested())
            throw Stopped();
    }

    std::shared_ptr<FakeGeneratorState> state_;
};

} // namespace sinopia::test
