#include "formats/run_length.h"

#include "base/error.h"

#include <algorithm>

namespace sinopia {
namespace {

constexpr int text_base = 48, bits = 5, more = 0x20, sign = 0x10;
/// Seven groups of five bits hold any difference of two 32-bit runs.
constexpr int most_groups = 7;

} // namespace

long long RunLengths::area() const {
    long long sum = 0;
    for (std::size_t i = 1; i < counts.size(); i += 2)
        sum += counts[i];
    return sum;
}

Rect RunLengths::box() const {
    Rect out;
    for_each_column_run(*this, [&](int x, int y0, int y1) { out = out.united({x, y0, 1, y1 - y0}); });
    return out;
}

RunLengths run_lengths_of(const Mask& mask) {
    RunLengths out{mask.size(), {}};
    bool set = false;
    std::uint32_t length = 0;
    for (int x = 0; x < mask.width(); ++x)
        for (int y = 0; y < mask.height(); ++y) {
            if ((mask.at(x, y) > 0) != set) {
                out.counts.push_back(length);
                length = 0;
                set = !set;
            }
            ++length;
        }
    out.counts.push_back(length);
    return out;
}

void check_run_lengths(const RunLengths& runs, const std::string& where) {
    std::uint64_t sum = 0;
    const auto pixels = static_cast<std::uint64_t>(runs.size.area());
    for (const std::uint32_t count : runs.counts)
        if ((sum += count) > pixels)
            break;
    if (sum != pixels)
        throw Error(where + ": its runs cover " + (sum > pixels ? "more than" : std::to_string(sum) + " of") +
                    " the " + std::to_string(pixels) + " pixels");
}

std::string compressed_text(const RunLengths& runs) {
    std::string out;
    for (std::size_t i = 0; i < runs.counts.size(); ++i) {
        std::int64_t value = runs.counts[i];
        if (i > 2)
            value -= runs.counts[i - 2];
        for (bool open = true; open;) {
            const int group = static_cast<int>(value & (more - 1));
            value >>= bits;
            open = (group & sign) ? value != -1 : value != 0;
            out += static_cast<char>((group | (open ? more : 0)) + text_base);
        }
    }
    return out;
}

RunLengths runs_from_text(std::string_view text, Size size, const std::string& where) {
    RunLengths out{size, {}};
    for (std::size_t at = 0; at < text.size();) {
        std::int64_t value = 0;
        bool open = true;
        for (int group = 0; open; ++group) {
            if (at == text.size())
                throw Error(where + ": its packed runs end within a number");
            const int c = static_cast<unsigned char>(text[at++]) - text_base;
            if (c < 0 || c > 63 || group >= most_groups)
                throw Error(where + ": its packed runs hold something that is no number");
            value |= static_cast<std::int64_t>(c & (more - 1)) << (bits * group);
            open = (c & more) != 0;
            if (!open && (c & sign))
                value |= -(std::int64_t{1} << (bits * (group + 1)));
        }
        if (out.counts.size() > 2)
            value += out.counts[out.counts.size() - 2];
        if (value < 0 || value > size.area() || out.counts.size() > most_runs(size))
            throw Error(where + ": its packed runs hold a run of " + std::to_string(value) + " pixels");
        out.counts.push_back(static_cast<std::uint32_t>(value));
    }
    return out;
}

} // namespace sinopia
