#include "dataset/check.h"

#include "base/error.h"
#include "base/parallel.h"
#include "dataset/check_pair.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <tuple>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

/// Checks all pairs on several threads; results in the order of the pairs.
template <class Check>
std::vector<PairResult> check_pairs(std::size_t count, const CheckOptions& options, const Check& check) {
    std::vector<PairResult> results(count);
    std::mutex mutex;
    std::size_t done = 0;
    const auto one = [&](std::size_t i) {
        if (options.stop.stop_requested())
            throw Stopped();
        results[i] = check(i);
        const std::lock_guard lock(mutex);
        ++done;
        if (options.progress)
            options.progress(done, count);
    };
    for_each_in_parallel(count, one, static_cast<std::size_t>(std::max(1, options.threads)));
    return results;
}

void add_alone(DatasetReport& report, FaultKind kind, const std::vector<fs::path>& files,
               const std::string& lacks) {
    for (const fs::path& file : files)
        report.faults.push_back({kind, file, file.string() + ": " + lacks, -1, 0, {}});
}

void add_listing(DatasetReport& report, const DatasetListing& listing, const DatasetLayout& layout) {
    report.pairs = listing.pairs.size();
    report.held_out = report.pairs - listing.held_out_first();
    add_alone(report, FaultKind::picture_alone, listing.images_without_mask,
              "has no label map of its name; it is left out");
    add_alone(report, FaultKind::mask_alone, listing.masks_without_image,
              "has no picture of its name; it is left out");
    add_alone(report, FaultKind::same_stem, listing.same_stem,
              "has the name of another file beside it; rename or remove one of them");
    for (const fs::path& file : listing.other)
        report.notes.push_back(file.string() + ": is no picture by its name; it is left out");
    if (report.pairs == 0)
        add_alone(report, FaultKind::layout, {report.folder},
                  "no picture has a label map of its name; the layout is " + std::string(layout.holds()));
    const auto with = static_cast<std::size_t>(std::count_if(
        listing.pairs.begin(), listing.pairs.end(), [](const auto& p) { return !p.instance.empty(); }));
    for (const PairFiles& pair : listing.pairs)
        if (with > 0 && pair.instance.empty())
            add_alone(report, FaultKind::no_instances, {pair.image},
                      "has no instance map while others have one; add it or remove all of them");
}

void add_size(DatasetReport& report, Size size) {
    const bool first = report.usable++ == 0;
    report.smallest = first ? size
                            : Size{std::min(report.smallest.width, size.width),
                                   std::min(report.smallest.height, size.height)};
    report.largest = {std::max(report.largest.width, size.width),
                      std::max(report.largest.height, size.height)};
}

/// Pictures that are the same, pixel by pixel. Only across the layout's own splits it is a fault: then the
/// loss on held-out pairs is that of pairs learned by heart.
void add_duplicates(DatasetReport& report, const DatasetListing& listing,
                    const std::vector<PairResult>& results) {
    std::map<std::tuple<std::size_t, int, int>, std::size_t> first_with; // content and size -> pair
    for (std::size_t i = 0; i < results.size(); ++i) {
        const PairResult& r = results[i];
        if (r.size.empty())
            continue;
        const auto [same, is_new] = first_with.emplace(std::tuple(r.content, r.size.width, r.size.height), i);
        if (is_new)
            continue;
        const PairFiles &one = listing.pairs[i], &other = listing.pairs[same->second];
        const std::string what = "is the same picture as " + other.image.filename().string();
        if (listing.own_splits && one.held_out != other.held_out)
            add_alone(report, FaultKind::split_leak, {one.image},
                      what + ", which is trained on; remove it from one of the two splits");
        else
            report.notes.push_back(
                one.image.string() + ": " + what +
                (one.held_out != other.held_out ? ", and only one of them is trained on" : ""));
    }
}

void add_pairs(DatasetReport& report, const DatasetListing& listing, const std::vector<PairResult>& results,
               std::vector<long long>& values) {
    for (std::size_t i = 0; i < results.size(); ++i) {
        const PairResult& r = results[i];
        report.faults.insert(report.faults.end(), r.faults.begin(), r.faults.end());
        for (const auto& [value, pixels] : r.values)
            values[value] += pixels;
        for (const auto& [c, pixels] : r.covered) {
            report.classes[c].pixels += pixels;
            ++report.classes[c].maps;
        }
        report.ignored_pixels += r.ignored;
        if (r.ignored > 0 && r.covered.empty() && r.faults.empty())
            report.notes.push_back(listing.pairs[i].mask.string() +
                                   ": has no pixel of any class, all are ignored");
        if (r.faults.empty())
            add_size(report, r.size);
    }
}

/// Entropy of the shares over that of equal shares.
double balance_of(const std::vector<ClassCoverage>& classes) {
    double entropy = 0;
    int counted = 0;
    for (const ClassCoverage& c : classes) {
        counted += c.ignored ? 0 : 1;
        entropy -= c.share > 0 ? c.share * std::log(c.share) : 0;
    }
    return counted > 1 ? entropy / std::log(counted) : 0;
}

void add_coverage(DatasetReport& report, const LabelSet& labels) {
    constexpr double rare = 0.001, most = 0.9;
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
        else if (c.share > most && report.classes.size() > 1)
            report.notes.push_back(which +
                                   " covers more than 90 % of all pixels; the others will be learned badly");
    }
    report.balance = balance_of(report.classes);
}

void add_results(DatasetReport& report, const DatasetListing& listing, const ClassCoding& coding,
                 const std::vector<PairResult>& results) {
    for (const LabelClass& c : coding.labels().classes())
        report.classes.push_back({c.name, 0, 0, 0, false});
    std::vector<long long> values(65536, 0);
    add_pairs(report, listing, results, values);
    add_duplicates(report, listing, results);
    add_coverage(report, coding.labels());
    report.remap = suggest_remap(coding, values);
}

} // namespace

DatasetReport check_dataset(const fs::path& folder, const CheckOptions& options) {
    return check_dataset(DatasetOptions{"folders", folder, {}, Preprocess::sound, {}, {}, Split::all},
                         options);
}

DatasetReport check_dataset(const DatasetOptions& dataset, const CheckOptions& options) {
    const DatasetLayout& layout = dataset_layout(dataset.layout);
    DatasetReport report;
    report.folder = dataset.folder;
    report.layout = dataset.layout;
    ClassCoding coding;
    try {
        coding = dataset_coding(layout, dataset);
    } catch (const Error& error) {
        const fs::path file = dataset.layout == "folders" ? dataset.folder / "classes.json" : dataset.folder;
        report.faults.push_back({FaultKind::classes, file, error.what(), -1, 0, {}});
    }
    const bool known = !coding.labels().empty();
    DatasetListing listing;
    try {
        listing = layout.list(dataset);
    } catch (const Error& error) {
        report.faults.push_back({FaultKind::layout, dataset.folder, error.what(), -1, 0, {}});
        return report;
    }
    add_listing(report, listing, layout);
    add_results(report, listing, coding, check_pairs(listing.pairs.size(), options, [&](std::size_t i) {
                    return check_pair(listing.pairs[i], layout, dataset, known ? &coding : nullptr);
                }));
    return report;
}

DatasetReport check_source(const PairSource& source, std::size_t held_out_first, const fs::path& place,
                           const std::string& layout, const CheckOptions& options) {
    DatasetReport report;
    report.folder = place;
    report.layout = layout;
    report.pairs = source.size();
    report.held_out = report.pairs - held_out_first;
    const ClassCoding coding(source.labels());
    DatasetListing listing;
    for (std::size_t i = 0; i < source.size(); ++i) {
        const std::string name = source.name(i);
        listing.pairs.push_back({name, name, name, {}, {}, i >= held_out_first});
    }
    add_results(report, listing, coding, check_pairs(source.size(), options, [&](std::size_t i) {
                    return check_loaded_pair(source, i, listing.pairs[i].image, coding);
                }));
    return report;
}

} // namespace sinopia
