#pragma once

#include <string>
#include <string_view>

namespace sinopia {

// Keys under which names of classes are compared, each wider than the one before.

/// Lower case, without blanks, hyphens, underscores and the like: "Traffic_Light" and "trafficlight".
std::string spelling_key(std::string_view name);

/// The same with the last word in the singular: "trees" and "tree", "people" and "person".
std::string plural_key(std::string_view name);

/// The same with usual other words replaced: "couch" and "sofa", "wall-other" and "wall", "l_eye" and "left
/// eye".
std::string synonym_key(std::string_view name);

/// Whether a class of this name stands for pixels of no class ("unlabeled", "other", "void").
bool means_no_class(std::string_view name);

} // namespace sinopia
