#pragma once

#include "image/geometry.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace sinopia {

/// What `sinopia-cli dataset check --json` found, as far as the window shows it.
struct DatasetFindings {
    struct Fault {
        std::string kind, file, message;
    };
    struct Coverage {
        std::string name;
        double share = 0; ///< of all pixels, 0..1
        long long maps = 0;
        bool ignored = false;
    };

    bool ok = false;
    long long pairs = 0, usable = 0;
    Size smallest, largest; ///< of the usable pairs
    std::vector<Fault> faults;
    std::vector<std::string> notes;
    std::vector<Coverage> classes;
    nlohmann::json remap; ///< a table of values and the classes they stand for that would mend it; null: none
    std::string remap_reason; ///< a sentence
};

/// Reads the report; what is missing or of the wrong kind is left at its default.
DatasetFindings findings_of(const nlohmann::json& report);

/// The layout that a folder looks like, by the names in it: "folders" if it looks like none. Reads the
/// folder.
std::string guessed_layout(const std::filesystem::path& folder);

} // namespace sinopia
