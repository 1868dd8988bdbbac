#include "formats/palette_legend.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace sinopia {
namespace {

std::string hex(Rgb color) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", color.r, color.g, color.b);
    return text;
}

std::int64_t total_of(const ClassCounts& counts) {
    std::int64_t total = 0;
    for (const auto& [index, use] : counts)
        total += use.pixels;
    return total;
}

std::int64_t pixels_of(const ClassCounts& counts, int index) {
    const auto it = counts.find(static_cast<ClassIndex>(index));
    return it == counts.end() ? 0 : it->second.pixels;
}

/// A name may hold anything; in a table a line break or tab would make a false row or column.
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

} // namespace

std::string legend_text(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options) {
    std::string text =
        options.with_counts ? "id\tcolour\tname\tgroup\tpixels\tshare\n" : "id\tcolour\tname\tgroup\n";
    const std::int64_t total = std::max<std::int64_t>(total_of(counts), 1);
    for (int i = 0; i < labels.size(); ++i) {
        const std::int64_t pixels = pixels_of(counts, i);
        if (options.only_used && pixels == 0)
            continue;
        text += std::to_string(i) + "\t" + hex(labels[i].color) + "\t" + one_line(labels[i].name) + "\t" +
                one_line(labels[i].group);
        if (options.with_counts) {
            char share[32];
            std::snprintf(share, sizeof share, "%.2f %%",
                          100.0 * static_cast<double>(pixels) / static_cast<double>(total));
            text += "\t" + std::to_string(pixels) + "\t" + share;
        }
        text += "\n";
    }
    return text;
}

nlohmann::json legend_json(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options) {
    nlohmann::json classes = nlohmann::json::array();
    const std::int64_t total = std::max<std::int64_t>(total_of(counts), 1);
    for (int i = 0; i < labels.size(); ++i) {
        const std::int64_t pixels = pixels_of(counts, i);
        if (options.only_used && pixels == 0)
            continue;
        nlohmann::json one{{"id", i}, {"name", labels[i].name}, {"color", hex(labels[i].color)}};
        if (!labels[i].group.empty())
            one["group"] = labels[i].group;
        if (options.with_counts) {
            one["pixels"] = pixels;
            one["share"] = static_cast<double>(pixels) / static_cast<double>(total);
        }
        classes.push_back(std::move(one));
    }
    return {{"classes", std::move(classes)}};
}

} // namespace sinopia
