#pragma once

#include "diffusion/sampling.h"
#include "jobs/generation.h"
#include "runtime/pixels.h"

namespace sinopia {

/// State and predicted picture of a step, without their padding, on their way to the processor.
struct StepPictures {
    StepPictures(const SampleStep& step, Size size);
    ComingImage predicted, noisy;
};

/// The pictures of a step at the working size `size`, and the one that is previewed at the size of `place`. Each is
/// made once and shared where two are the same. Waits for the step. The asker's id and the counts are left to the
/// caller.
StepEvent step_event(const StepPictures& pictures, Size size, Rect place, bool preview_noisy);

/// [1,3,h,w], padded -> 8 bit without the padding.
RgbImage unpadded_image(const at::Tensor& x, Size size);

/// `picture`, painted over `map`, at `size` as every result is brought to its size: enlarged along the map's
/// borders.
RgbImage finished_picture(RgbImage picture, const LabelMap& map, Size size);

} // namespace sinopia
