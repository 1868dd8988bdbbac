#include "checkpoint/checkpoint.h"

#include <algorithm>
#include <cctype>

namespace sinopia {
namespace {

/// Every SDM network has it, and nothing else does.
constexpr std::string_view mark = "time_embed.0.weight";

bool mentions_ema(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text.find("ema") != std::string::npos;
}

} // namespace

std::string find_prefix(const TensorFile& file) {
    std::vector<std::string> found;
    for (const TensorView& tensor : file.tensors) {
        if (!tensor.name.ends_with(mark))
            continue;
        const std::string prefix = tensor.name.substr(0, tensor.name.size() - mark.size());
        if (prefix.empty())
            return prefix;
        if (prefix.ends_with('.'))
            found.push_back(prefix);
    }
    const auto ema = std::find_if(found.begin(), found.end(), mentions_ema);
    if (ema != found.end())
        return *ema;
    return found.empty() ? std::string() : found.front();
}

} // namespace sinopia
