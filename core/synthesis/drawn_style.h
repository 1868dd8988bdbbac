#pragma once

#include <cstdint>
#include <vector>

namespace sinopia {

/// A choice for each global style, `choices` of them: what was chosen, and for one left free (0, or missing)
/// a choice drawn by the seed, all as likely. Networks know a free style too, but at the noisiest steps that
/// is the mean of all lights at once, and few steps never leave it: every picture would be grey.
std::vector<int> drawn_style(std::vector<int> chosen, const std::vector<int>& choices, std::uint64_t seed);

} // namespace sinopia
