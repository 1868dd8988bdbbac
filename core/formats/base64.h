#pragma once

#include <string>
#include <string_view>

namespace sinopia {

/// RFC 4648, section 4, with padding and without line breaks.
std::string base64_text(std::string_view bytes);

/// Throws Error, beginning with `where`, if `text` holds anything but base64; JSON's "\/" counts as "/".
std::string base64_bytes(std::string_view text, const std::string& where);

} // namespace sinopia
