#pragma once

#include <limits>
#include <vector>

namespace sinopia {

/// The noise levels that an inpainting run passes, first to last. Level L is the state that position L - 1 of
/// the process denoises: `steps` at the start of a whole run, 0 the clean picture. Each entry one below the
/// entry before it is a denoising step; one above it is noise added again.
///
/// RePaint's resampling (arXiv 2201.09865, section 4.2): after every `length` steps from `from` on, `jumps`
/// times back by `length` and down again, where that starts at `highest` or below. No jump starts at the
/// clean picture. `from` >= `to` >= 0.
std::vector<int> jump_schedule(int from, int to, int jumps, int length,
                               int highest = std::numeric_limits<int>::max());

/// How many entries of a schedule are denoising steps: calls of the network.
int denoising_steps(const std::vector<int>& levels);

/// The level at which an edit starts: the share `strength`, (0, 1], of all `steps`, rounded up, at least 1.
int start_level(double strength, int steps);

} // namespace sinopia
