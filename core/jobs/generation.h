#pragma once

#include "image/label_map.h"
#include "image/rgb_image.h"
#include "jobs/edit.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sinopia {

enum class Sampler { ddpm, ddim, dpmpp_2m, dpmpp_2m_sde, unipc };
enum class Precision { automatic, fp32, bf16, fp16 };
/// Which timesteps a run in fewer steps keeps.
enum class Spacing {
    even,           ///< equal sections, as the original
    constant_stride, ///< every n-th, as the original's "ddimN": only where a whole n gives so many
    log_snr         ///< evenly in the logarithm of the signal-to-noise ratio (arXiv 2206.00927 section 3.4)
};

std::string_view to_string(Sampler sampler);     ///< "ddpm", "ddim", "dpmpp-2m", ...
std::string_view to_string(Precision precision); ///< "auto", "fp32", ...
std::string_view to_string(Spacing spacing);     ///< "even", "stride", "log-snr"
/// Throw Error naming the choices.
Sampler sampler_from_string(std::string_view text);
Precision precision_from_string(std::string_view text);
Spacing spacing_from_string(std::string_view text);

/// Everything that decides a picture's bytes, with the map, the checkpoint and the build.
struct SamplingOptions {
    Sampler sampler = Sampler::ddpm;
    int steps = 50; ///< sampling steps, 1..T
    double guidance =
        1.5; ///< the code's scale s: eps_null + s (eps_cond - eps_null); off at s <= 1. The paper's is s - 1
    /// Guided only at timesteps t with from <= t / T <= to, 0 the picture and 1 noise (arXiv 2404.07724); elsewhere
    /// the plain conditional call, which is cheaper.
    double guidance_from = 0, guidance_to = 1;
    Spacing spacing = Spacing::even;
    /// 0: predicted pictures are clamped to [-1, 1]. Else the quantile of their absolute values that becomes 1 where
    /// it lies above (dynamic thresholding, arXiv 2205.11487 section 2.3), for large guidance scales.
    double dynamic_threshold = 0;
    double eta = 0.0; ///< DDIM only: 0 is deterministic, 1 as noisy as DDPM
    std::uint64_t seed = 0;
    std::string device = "auto"; ///< "auto", "cpu", "cuda:0", ...
    Precision precision = Precision::automatic;
    int threads = 0; ///< torch threads; 0: the program's default (see default_threads)
    /// One choice per global style of the network, 0 = free; empty: all free. What is free in a whole picture is
    /// drawn by the seed; an edit goes by the picture around its region.
    std::vector<int> style;

    std::vector<std::string> problems() const;
    bool operator==(const SamplingOptions&) const = default;
};

/// The thread count used where none is asked for: the number of physical processors this process may use,
/// at most 8. The same in the window and on the command line, since rounding depends on it.
int default_threads();

/// One request: a snapshot that nothing changes while it runs.
struct GenerationRequest {
    std::uint64_t id = 0;   ///< the asker's; every event carries it, so that a stale one can be dropped
    std::string checkpoint; ///< file or folder; empty: the bundled model
    std::string config;     ///< sidecar; empty: looked for beside the checkpoint
    std::shared_ptr<const LabelMap> map;
    std::shared_ptr<const InstanceMap>
        instances; ///< null: the map serves as instances where edges are wanted
    Size size;     ///< of the picture; empty: the map's, which an edit wants
    SamplingOptions options;
    std::optional<EditSource> edit; ///< paint only this region of this picture anew
    bool preview_noisy = false;     ///< previews show x_t instead of the predicted picture
};

/// One finished denoising step.
struct StepEvent {
    std::uint64_t request_id = 0;
    int step = 0;  ///< 1-based
    int steps = 0; ///< in all, over every stage
    double seconds_left = 0;
    std::shared_ptr<const RgbImage> preview; ///< of the size of `place`
    Rect place = {}; ///< of the picture that the preview covers: all of it, or the crop of an edit
    // The same at the size the network works at, for the strip of steps. They cover `place` too.
    std::shared_ptr<const RgbImage> small_predicted = {}; ///< the predicted picture x_0
    std::shared_ptr<const RgbImage> small_noisy = {};     ///< the state x_t
};

/// A finished picture and what made it.
struct GenerationResult {
    std::uint64_t request_id = 0;
    RgbImage picture;
    SamplingOptions options; ///< as used: device, precision and threads resolved
    std::string model_name;
    std::string model_hash;         ///< of the weights
    std::optional<EditReport> edit; ///< of an edit
    std::string
        note; ///< one line about what was done otherwise than asked (scaled, edges from labels); or empty
    double seconds = 0;
};

/// What the program knows of a loaded model, without torch.
struct ModelSummary {
    std::string name;
    std::string path;
    std::string hash;
    std::vector<std::string> class_names;
    std::vector<Rgb> class_colors;
    std::optional<ClassIndex> ignore; ///< of pixels without a class: all zero in the one-hot
    bool wants_instances = false;
    int stride = 1;
    Size preferred_size;      ///< the size it was trained at
    long long max_pixels = 0; ///< above this the work is done at a reduced size; 0: no limit
    long long parameters = 0;
    std::vector<std::string> style_names;                ///< one per global style
    std::vector<std::vector<std::string>> style_choices; ///< per style, without the free one
    SamplingOptions defaults;                            ///< sampler, steps and guidance that suit it
};

/// The machine-learning side as the window and the command line see it. Implemented in core/synthesis, wired
/// up in app. Not thread-safe: one worker at a time.
class Generator {
  public:
    virtual ~Generator() = default;

    /// Loads a model or returns the one in memory. On an Error the old model stays loaded.
    virtual ModelSummary load(const std::string& checkpoint, const std::string& config) = 0;

    /// Runs the request on the calling thread, calling `on_step` after each step. Throws Stopped within a
    /// step of a stop request, Error otherwise; either leaves the generator usable.
    virtual GenerationResult generate(const GenerationRequest& request,
                                      const std::function<void(const StepEvent&)>& on_step,
                                      std::stop_token stop) = 0;
};

} // namespace sinopia
