#pragma once

#include "image/class_counts.h"
#include "image/label_set.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace sinopia {

struct LegendOptions {
    bool only_used = false;   ///< leave out classes without a pixel; needs counts
    bool with_counts = false; ///< say how many pixels each class has, and which part that is
};

/// One line a class: id, colour (#rrggbb), name, group, and the count if asked for; columns aligned by tabs.
std::string legend_text(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options = {});

/// {"classes": [{"id", "name", "color": "#rrggbb", "group"?, "pixels"?, "share"?}]}
nlohmann::json legend_json(const LabelSet& labels, const ClassCounts& counts,
                           const LegendOptions& options = {});

} // namespace sinopia
