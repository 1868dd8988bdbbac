#include "support/png_bytes.h"

#include <algorithm>
#include <array>

namespace sinopia::test {
namespace {

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xffffffffu;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320u : 0);
    }
    return ~crc;
}

/// A zlib stream of stored blocks.
std::string stored_zlib(const std::string& raw) {
    std::string out = "\x78\x01";
    std::uint32_t a = 1, b = 0;
    for (const char byte : raw) {
        a = (a + static_cast<unsigned char>(byte)) % 65521;
        b = (b + a) % 65521;
    }
    for (std::size_t at = 0; at == 0 || at < raw.size(); at += 65535) {
        const std::size_t count = std::min<std::size_t>(65535, raw.size() - at);
        const bool last = at + count == raw.size();
        out += {static_cast<char>(last), static_cast<char>(count), static_cast<char>(count >> 8),
                static_cast<char>(~count), static_cast<char>(~count >> 8)};
        out += raw.substr(at, count);
    }
    return out + big_endian((b << 16) | a);
}

/// Packs samples of 1 to 16 bits, most significant first.
struct BitWriter {
    std::string& out;
    int filled = 0;

    void put(std::uint32_t value, int bits) {
        for (int bit = bits - 1; bit >= 0; --bit) {
            if (filled == 0)
                out += '\0';
            out.back() = static_cast<char>(out.back() | (((value >> bit) & 1) << (7 - filled)));
            filled = (filled + 1) % 8;
        }
    }
};

struct Pass {
    int x, y, step_x, step_y;
};

/// PNG specification, 8.2.
constexpr std::array<Pass, 7> adam7{Pass{0, 0, 8, 8}, Pass{4, 0, 8, 8}, Pass{0, 4, 4, 8}, Pass{2, 0, 4, 4},
                                    Pass{0, 2, 2, 4}, Pass{1, 0, 2, 2}, Pass{0, 1, 1, 2}};

void add_pass(const CraftedPng& png, Pass pass, std::string& raw) {
    constexpr std::array<int, 7> channels_of{1, 0, 3, 1, 2, 0, 4};
    const int channels = channels_of[static_cast<std::size_t>(png.color_type)];
    const int width = static_cast<int>(png.width), height = static_cast<int>(png.height);
    for (int y = pass.y; y < height && pass.x < width; y += pass.step_y) {
        raw += '\0'; // no filter
        BitWriter writer{raw};
        for (int x = pass.x; x < width; x += pass.step_x)
            for (int c = 0; c < channels; ++c)
                writer.put(png.sample(x, y, c), png.depth);
    }
}

} // namespace

std::string png_chunk(std::string_view type, std::string_view data) {
    const std::string body = std::string(type) + std::string(data);
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc32(body));
}

std::string CraftedPng::bytes() const {
    std::string out = "\x89PNG\r\n\x1a\n";
    out += png_chunk("IHDR", big_endian(width) + big_endian(height) +
                                 std::string{static_cast<char>(depth), static_cast<char>(color_type), '\0',
                                             '\0', static_cast<char>(interlaced)});
    std::string colors;
    for (const Rgb& c : palette)
        colors += {static_cast<char>(c.r), static_cast<char>(c.g), static_cast<char>(c.b)};
    if (!colors.empty())
        out += png_chunk("PLTE", colors);
    if (!transparency.empty())
        out += png_chunk("tRNS", transparency);
    out += before_pixels;
    std::string raw;
    if (sample && interlaced)
        for (const Pass& pass : adam7)
            add_pass(*this, pass, raw);
    else if (sample)
        add_pass(*this, {0, 0, 1, 1}, raw);
    out += png_chunk("IDAT", stored_zlib(raw));
    return out + after_pixels + png_chunk("IEND", "");
}

} // namespace sinopia::test
