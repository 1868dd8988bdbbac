#pragma once

#include <string_view>

namespace sinopia {

/// Whether `text` is well-formed UTF-8 (RFC 3629): shortest forms only, no surrogates, nothing above
/// U+10FFFF.
bool is_utf8(std::string_view text);

} // namespace sinopia
