#include "formats/base64.h"

#include "base/error.h"

#include <array>
#include <cstdint>

namespace sinopia {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> reverse_alphabet() {
    std::array<std::int8_t, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
    return table;
}

} // namespace

std::string base64_text(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= count ? alphabet[group >> (18 - 6 * k) & 63] : '=';
    }
    return out;
}

std::string base64_bytes(std::string_view text, const std::string& where) {
    static constexpr std::array<std::int8_t, 256> table = reverse_alphabet();
    std::string out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t group = 0;
    std::size_t digits = 0, padding = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size() && text[i + 1] == '/')
            continue;
        if (c == '=') {
            ++padding;
            continue;
        }
        const int value = table[static_cast<unsigned char>(c)];
        if (value < 0 || padding > 0)
            throw Error(where + ": holds something else than base64 near its byte " + std::to_string(i));
        group = (group << 6 | static_cast<std::uint32_t>(value)) & 0xffffff;
        if (++digits % 4 == 0)
            for (const int shift : {16, 8, 0})
                out += static_cast<char>(group >> shift & 255);
    }
    const std::size_t rest = digits % 4;
    if (rest == 1 || padding > 2 || (padding > 0 && rest + padding != 4))
        throw Error(where + ": its base64 ends too early");
    if (rest >= 2)
        out += static_cast<char>(group >> (rest == 2 ? 4 : 10) & 255);
    if (rest == 3)
        out += static_cast<char>(group >> 2 & 255);
    return out;
}

} // namespace sinopia
