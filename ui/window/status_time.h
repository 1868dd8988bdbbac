#pragma once

namespace sinopia {

/// How long a passing message stands in the status bar, in milliseconds.
inline constexpr int status_ms = 4000;

} // namespace sinopia
