#include "formats/utf8.h"

#include <cstddef>
#include <cstdint>

namespace sinopia {

bool is_utf8(std::string_view text) {
    constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000}; // by number of bytes behind the first
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80)
            continue;
        if (lead < 0xc2 || lead > 0xf4)
            return false;
        const std::size_t tail = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (text.size() - i <= tail)
            return false;
        std::uint32_t code = lead & (0x3fu >> tail);
        for (std::size_t k = 1; k <= tail; ++k) {
            const auto byte = static_cast<unsigned char>(text[i + k]);
            if ((byte & 0xc0) != 0x80)
                return false;
            code = code << 6 | (byte & 63);
        }
        if (code < least[tail] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
            return false;
        i += tail;
    }
    return true;
}

} // namespace sinopia
