#include "dataset/check.h"

#include "base/error.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <mutex>
#include <new>
#include <string_view>
#include <thread>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

/// What one pair contributes to the report.
struct PairResult {
    std::vector<Fault> faults;
    std::vector<std::pair<std::size_t, long long>> covered; ///< classes of the map and their pixels
    long long ignored = 0;
    Size size;
    std::size_t content = 0; ///< hash of the decoded picture
};

std::string size_text(Size size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

/// Runs `read` and turns what it throws into a fault; true if it went well.
template <class F>
bool readable(const fs::path& file, std::vector<Fault>& faults, F&& read) {
    try {
        read();
        return true;
    } catch (const Error& error) {
        faults.push_back({FaultKind::unreadable, file, error.what(), -1, 0, {}});
    } catch (const std::bad_alloc&) {
        faults.push_back(
            {FaultKind::unreadable, file, file.string() + ": no memory is left to read it", -1, 0, {}});
    }
    return false;
}

void check_size(const fs::path& file, Size size, Size picture, std::vector<Fault>& faults) {
    if (size != picture)
        faults.push_back({FaultKind::size_mismatch,
                          file,
                          file.string() + ": is " + size_text(size) + " pixels but its picture " +
                              size_text(picture) + "; both must have one size",
                          -1,
                          0,
                          {}});
}

/// Counts the classes of a map; each foreign index becomes one fault with its count and first place.
void count_classes(const fs::path& file, const LabelMap& map, const LabelSet& labels, PairResult& result) {
    const auto known = static_cast<std::size_t>(labels.size());
    std::vector<long long> counts(65536, 0);
    for (ClassIndex c : map.pixels())
        ++counts[c];
    for (std::size_t c = 0; c < counts.size(); ++c) {
        if (counts[c] == 0)
            continue;
        if (labels.ignore() && *labels.ignore() == c) {
            result.ignored = counts[c];
        } else if (c < known) {
            result.covered.emplace_back(c, counts[c]);
        } else {
            const auto at = std::find(map.pixels().begin(), map.pixels().end(), c) - map.pixels().begin();
            const Point first{static_cast<int>(at % map.width()), static_cast<int>(at / map.width())};
            result.faults.push_back({FaultKind::foreign_class, file,
                                     file.string() + ": class " + std::to_string(c) + " is outside the " +
                                         std::to_string(known) + " classes (" + std::to_string(counts[c]) +
                                         " pixels, the first at (" + std::to_string(first.x) + ", " +
                                         std::to_string(first.y) + ")); repaint it or add the class",
                                     static_cast<int>(c), counts[c], first});
        }
    }
}

std::size_t content_hash(const RgbImage& image) {
    const std::string_view bytes(reinterpret_cast<const char*>(image.data()), image.pixels().size_bytes());
    return std::hash<std::string_view>{}(bytes) ^ static_cast<std::size_t>(image.width());
}

PairResult check_pair(const PairFiles& files, const LabelSet& labels) {
    PairResult result;
    LabelMap map, instances;
    const bool has_picture = readable(files.image, result.faults, [&] {
        const RgbImage image = read_picture(files.image);
        result.size = image.size();
        result.content = content_hash(image);
    });
    const bool has_map = readable(files.mask, result.faults, [&] { map = read_label_map(files.mask); });
    if (has_map && !labels.empty())
        count_classes(files.mask, map, labels, result);
    if (has_map && has_picture)
        check_size(files.mask, map.size(), result.size, result.faults);
    if (!files.instance.empty() &&
        readable(files.instance, result.faults, [&] { instances = read_label_map(files.instance); }) &&
        has_picture)
        check_size(files.instance, instances.size(), result.size, result.faults);
    return result;
}

/// Checks all pairs on several threads; results in the order of the pairs.
std::vector<PairResult> check_pairs(const std::vector<PairFiles>& pairs, const LabelSet& labels,
                                    const CheckOptions& options) {
    std::vector<PairResult> results(pairs.size());
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::size_t done = 0;
    std::exception_ptr thrown;
    auto work = [&] {
        try {
            for (std::size_t i = next++; i < pairs.size() && !options.stop.stop_requested(); i = next++) {
                results[i] = check_pair(pairs[i], labels);
                std::lock_guard lock(mutex);
                ++done;
                if (options.progress)
                    options.progress(done, pairs.size());
            }
        } catch (...) {
            next = pairs.size();
            std::lock_guard lock(mutex);
            thrown = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 1; i < options.threads; ++i)
            threads.emplace_back(work);
        work();
    }
    if (thrown)
        std::rethrow_exception(thrown);
    if (done < pairs.size())
        throw Stopped();
    return results;
}

void add_alone(DatasetReport& report, FaultKind kind, const std::vector<fs::path>& files, const char* lacks) {
    for (const fs::path& file : files)
        report.faults.push_back({kind, file, file.string() + ": " + lacks, -1, 0, {}});
}

void add_listing(DatasetReport& report, const FolderListing& listing) {
    report.pairs = listing.pairs.size();
    add_alone(report, FaultKind::picture_alone, listing.images_without_mask,
              "has no namesake in masks/; it is left out");
    add_alone(report, FaultKind::mask_alone, listing.masks_without_image,
              "has no namesake in images/; it is left out");
    add_alone(report, FaultKind::same_stem, listing.same_stem,
              "has the name of another file beside it; rename or remove one of them");
    for (const fs::path& file : listing.other)
        report.notes.push_back(file.string() + ": is no picture by its name; it is left out");
    if (report.pairs == 0)
        report.faults.push_back({FaultKind::layout,
                                 report.folder,
                                 report.folder.string() + ": no file in images/ has a namesake in masks/",
                                 -1,
                                 0,
                                 {}});
}

void add_results(DatasetReport& report, const FolderListing& listing,
                 const std::vector<PairResult>& results) {
    std::map<std::pair<std::size_t, int>, std::size_t> first_with; // content and height -> pair
    for (std::size_t i = 0; i < results.size(); ++i) {
        const PairResult& r = results[i];
        report.faults.insert(report.faults.end(), r.faults.begin(), r.faults.end());
        for (const auto& [c, pixels] : r.covered) {
            report.classes[c].pixels += pixels;
            ++report.classes[c].maps;
        }
        report.ignored_pixels += r.ignored;
        if (!r.size.empty()) {
            const auto [same, is_new] = first_with.emplace(std::pair(r.content, r.size.height), i);
            if (!is_new)
                report.notes.push_back(listing.pairs[i].image.string() + ": is the same picture as " +
                                       listing.pairs[same->second].image.filename().string());
        }
        if (!r.faults.empty())
            continue;
        const bool first = report.usable++ == 0;
        report.smallest = first ? r.size
                                : Size{std::min(report.smallest.width, r.size.width),
                                       std::min(report.smallest.height, r.size.height)};
        report.largest = {std::max(report.largest.width, r.size.width),
                          std::max(report.largest.height, r.size.height)};
    }
}

void add_coverage(DatasetReport& report, const LabelSet& labels) {
    constexpr double rare = 0.001;
    long long total = 0;
    for (const ClassCoverage& c : report.classes)
        total += c.pixels;
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        ClassCoverage& c = report.classes[i];
        c.share = total > 0 ? static_cast<double>(c.pixels) / static_cast<double>(total) : 0;
        c.ignored = labels.ignore() && *labels.ignore() == i;
        if (c.ignored)
            continue;
        const std::string which = "class " + std::to_string(i) + " (" + c.name + ")";
        if (c.pixels == 0)
            report.notes.push_back(which + " is in no map; it cannot be learned");
        else if (c.share < rare)
            report.notes.push_back(which + " covers less than 0.1 % of all pixels; it will be learned badly");
    }
}

} // namespace

DatasetReport check_dataset(const fs::path& folder, const CheckOptions& options) {
    DatasetReport report;
    report.folder = folder;
    LabelSet labels;
    try {
        labels = read_label_set(folder / "classes.json");
    } catch (const Error& error) {
        report.faults.push_back({FaultKind::classes, folder / "classes.json", error.what(), -1, 0, {}});
    }
    for (const LabelClass& c : labels.classes())
        report.classes.push_back({c.name, 0, 0, 0, false});
    FolderListing listing;
    try {
        listing = list_folders(folder);
    } catch (const Error& error) {
        report.faults.push_back({FaultKind::layout, folder, error.what(), -1, 0, {}});
        return report;
    }
    add_listing(report, listing);
    add_results(report, listing, check_pairs(listing.pairs, labels, options));
    add_coverage(report, labels);
    return report;
}

} // namespace sinopia
