#pragma once

#include "diffusion/gaussian_diffusion.h"

namespace sinopia {

/// The denoiser of a stage whose network is shown an enlarged picture as `context` [N,3,H,W]. Where x_0 is
/// predicted, the network gives what the context lacks, and the context is added to the first three channels:
/// the stage begins at the enlarged picture instead of learning to repeat it (residual prediction, SRDiff,
/// arXiv 2104.14951). Otherwise, or without a context, `denoise` as it is.
DenoiseFunction over_context(DenoiseFunction denoise, Prediction prediction, at::Tensor context);

} // namespace sinopia
