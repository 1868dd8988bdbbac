// The typed getters of Options and its help text.
#include "app/cli/options.h"
#include "base/error.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace sinopia::cli {

namespace {

std::string join(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

template <class T>
bool parse_whole(const std::string& text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

/// One help entry: the name column, then the sentence broken at words into the column beside it.
std::string help_line(const std::string& name, const std::string& help) {
    constexpr std::size_t column = 26, width = 100;
    std::string out = "  " + name;
    out += out.size() + 2 > column ? "\n" + std::string(column, ' ') : std::string(column - out.size(), ' ');
    std::size_t used = column, start = 0;
    while (start < help.size()) {
        const std::size_t end = std::min(help.find(' ', start), help.size());
        if (used + (end - start) > width && used > column) {
            out += "\n" + std::string(column, ' ');
            used = column;
        }
        out += help.substr(start, end - start) + (end < help.size() ? " " : "");
        used += end - start + 1;
        start = end + 1;
    }
    return out + "\n";
}

} // namespace

const Options::Spec& Options::spec(std::string_view name) const {
    const auto it = std::find_if(specs_.begin(), specs_.end(), [&](const Spec& s) { return s.name == name; });
    if (it == specs_.end()) // a mistake of the program, not of the person
        throw std::logic_error("option '" + std::string(name) + "' was never declared");
    return *it;
}

bool Options::given(std::string_view name) const {
    return !spec(name).values.empty();
}

std::string Options::text(std::string_view name) const {
    const Spec& s = spec(name);
    return s.values.empty() ? s.fallback : s.values.back();
}

long long Options::integer64(std::string_view name, long long low, long long high) const {
    const std::string value = text(name);
    long long number = 0;
    if (!parse_whole(value, number) || number < low || number > high) {
        std::string range;
        if (low > std::numeric_limits<int>::min() && high < std::numeric_limits<int>::max())
            range = " from " + std::to_string(low) + " to " + std::to_string(high);
        else if (low > std::numeric_limits<int>::min())
            range = ", " + std::to_string(low) + " or more";
        throw Error("--" + std::string(name) + " '" + value + "' is not a whole number" + range);
    }
    return number;
}

int Options::integer(std::string_view name, int low, int high) const {
    return static_cast<int>(integer64(name, low, high));
}

std::uint64_t Options::unsigned64(std::string_view name) const {
    const std::string value = text(name);
    std::uint64_t number = 0;
    if (!parse_whole(value, number))
        throw Error("--" + std::string(name) + " '" + value + "' is not a whole number from 0 to 2^64 - 1");
    return number;
}

double Options::number(std::string_view name, double low, double high) const {
    const std::string value = text(name);
    double number = 0;
    if (!parse_whole(value, number) || !std::isfinite(number))
        throw Error("--" + std::string(name) + " '" + value + "' is not a number");
    if (number < low || number > high) {
        char range[96];
        std::snprintf(range, sizeof range, high < 1e300 ? "%g to %g" : "%g or more", low, high);
        throw Error("--" + std::string(name) + " '" + value + "' is out of range: " + range);
    }
    return number;
}

Size Options::size(std::string_view name) const {
    const std::string value = text(name);
    if (value.empty())
        return {};
    const std::size_t x = value.find_first_of("xX");
    Size size;
    if (x == std::string::npos || !parse_whole(value.substr(0, x), size.width) ||
        !parse_whole(value.substr(x + 1), size.height))
        throw Error("--" + std::string(name) + " '" + value +
                    "' is not a size such as 256x128 (width x height)");
    if (size.empty() || std::max(size.width, size.height) > max_image_side || size.area() > max_image_pixels)
        throw Error("--" + std::string(name) + " " + value + " is outside the limits: sides of 1 to " +
                    std::to_string(max_image_side) + " pixels, at most " +
                    std::to_string(max_image_pixels / (1024 * 1024)) + " megapixels");
    return size;
}

std::string Options::choice(std::string_view name, const std::vector<std::string>& choices) const {
    const std::string value = text(name);
    if (std::find(choices.begin(), choices.end(), value) == choices.end())
        throw Error("--" + std::string(name) + " '" + value + "' is not one of " + join(choices));
    return value;
}

std::vector<std::string> Options::list(std::string_view name) const {
    const Spec& s = spec(name);
    std::vector<std::string> parts;
    for (const std::string& value : s.values.empty() ? std::vector<std::string>{s.fallback} : s.values)
        for (std::size_t start = 0; start <= value.size();) {
            const std::size_t end = std::min(value.find(',', start), value.size());
            if (end > start)
                parts.push_back(value.substr(start, end - start));
            start = end + 1;
        }
    return parts;
}

std::string Options::help() const {
    std::string out = "Usage: sinopia-cli " + verb_;
    for (const Spec& s : specs_)
        if (s.is_required)
            out += " --" + s.name + " " + s.value_name;
    const bool any_optional =
        std::any_of(specs_.begin(), specs_.end(), [](const Spec& s) { return !s.is_required; });
    out += any_optional ? " [options]" : "";
    for (const PositionalSpec& p : positional_specs_) {
        const std::string name = p.value_name + (p.many ? "..." : "");
        out += p.needed ? " " + name : " [" + name + "]";
    }
    out += "\n\n" + summary_ + "\n";
    if (!positional_specs_.empty())
        out += "\n";
    for (const PositionalSpec& p : positional_specs_)
        out += help_line(p.value_name, p.help);
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const std::string title = sections_[i].empty() ? "Options" : sections_[i];
        bool first = true;
        for (const Spec& s : specs_) {
            if (s.section != i)
                continue;
            out += first ? "\n" + title + ":\n" : "";
            first = false;
            out += help_line("--" + s.name + (s.is_flag ? "" : " " + s.value_name),
                             s.help + (s.fallback.empty() ? "" : " [" + s.fallback + "]"));
        }
    }
    return out + "\n" + help_line("--help", "this text");
}

} // namespace sinopia::cli
