#pragma once

#include "dataset/folder_dataset.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <stop_token>

namespace sinopia {

/// What can be wrong with a dataset.
enum class FaultKind {
    classes,       ///< classes.json is missing or wrong
    layout,        ///< a folder is missing, or there is no pair
    picture_alone, ///< a picture without a label map
    mask_alone,    ///< a label or instance map without a picture
    same_stem,     ///< a second file of one name: which of them counts is unclear
    unreadable,    ///< broken, of another format, or beyond the size limits
    size_mismatch, ///< picture and map differ in size
    foreign_class, ///< values of a label file that stand for no class
    no_instances,  ///< a pair without an instance map where others have one
    split_leak     ///< the same picture is trained on and held out by the layout's own splits
};

/// "picture-alone", ... as reports write it.
std::string fault_name(FaultKind kind);

struct Fault {
    FaultKind kind = FaultKind::unreadable;
    std::filesystem::path file;
    std::string message; ///< the whole sentence, with the file
    // Of foreign_class:
    int value = -1;      ///< as the file holds it
    long long count = 0; ///< pixels that have it
    Point first;         ///< the first of them, row by row
};

/// How much of the readable maps a class covers.
struct ClassCoverage {
    std::string name;
    long long pixels = 0;
    std::size_t maps = 0; ///< maps with at least one pixel
    double share = 0;     ///< of all pixels but the ignored ones, 0..1
    bool ignored =
        false; ///< the class is the ignore index: its pixels count as DatasetReport::ignored_pixels only
};

struct DatasetReport {
    std::filesystem::path folder;
    std::string layout;
    std::size_t pairs = 0;    ///< pairs by name
    std::size_t usable = 0;   ///< pairs without a fault
    std::size_t held_out = 0; ///< of the pairs, those that are not trained on
    std::vector<Fault> faults;
    std::vector<std::string>
        notes; ///< worth knowing, no obstacle: same pictures, absent or rare classes, other files
    std::vector<ClassCoverage> classes;
    long long ignored_pixels = 0;
    double balance =
        0; ///< entropy of the classes' shares over that of equal shares: 0 one class only, 1 all alike
    RemapSuggestion remap; ///< what might mend the foreign values
    Size smallest;         ///< least width and least height of a usable pair
    Size largest;

    bool ok() const { return faults.empty(); }
};

struct CheckOptions {
    int threads = 1;
    std::stop_token stop;
    /// Called with pairs done and pairs in all, from one thread at a time.
    std::function<void(std::size_t done, std::size_t total)> progress;
};

/// Looks at every file of a dataset and names all that is wrong; never stops at the first fault and never
/// throws for a bad file. The report does not depend on the number of threads. Throws Error for a layout that
/// is not known, Stopped.
DatasetReport check_dataset(const DatasetOptions& dataset, const CheckOptions& options = {});

/// The same of the layout `folders`.
DatasetReport check_dataset(const std::filesystem::path& folder, const CheckOptions& options = {});

/// {"folder", "layout", "ok", "pairs", "usable", "held_out", "ignored_pixels", "balance", "smallest": [w, h],
/// "largest": [w, h], "faults": [{"kind", "file", "message", and of foreign-class "value", "count", "first":
/// [x, y]}], "notes": [sentence], "classes": [{"index", "name", "pixels", "maps", "share", "ignored"}]}; with
/// a suggestion also "remap": {"255": "ignore", "7": 0}, to be handed on as the remap as it stands, and
/// "remap_reason": sentence.
nlohmann::json to_json(const DatasetReport& report);

/// The report for people, a line each.
std::vector<std::string> to_lines(const DatasetReport& report);

} // namespace sinopia
