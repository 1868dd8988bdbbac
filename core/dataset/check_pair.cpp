#include "dataset/check_pair.h"

#include "base/error.h"
#include "image/image_io.h"

#include <algorithm>
#include <new>
#include <string_view>

namespace sinopia {
namespace {

namespace fs = std::filesystem;

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

Fault foreign_value(const fs::path& file, const LabelMap& map, std::uint16_t value, long long count,
                    int classes) {
    const auto at = std::find(map.pixels().begin(), map.pixels().end(), value) - map.pixels().begin();
    const Point first{static_cast<int>(at % map.width()), static_cast<int>(at / map.width())};
    return {FaultKind::foreign_class,
            file,
            file.string() + ": class " + std::to_string(value) + " is outside the " +
                std::to_string(classes) + " classes (" + std::to_string(count) + " pixels, the first at (" +
                std::to_string(first.x) + ", " + std::to_string(first.y) + ")); repaint it or add the class",
            value,
            count,
            first};
}

std::vector<std::pair<std::uint16_t, long long>> counted(const LabelMap& map) {
    std::vector<long long> counts(65536, 0);
    const auto pixels = map.pixels();
    for (auto run = pixels.begin(); run != pixels.end();) { // maps are runs of a class
        const auto end = std::find_if(run, pixels.end(), [&](ClassIndex value) { return value != *run; });
        counts[*run] += end - run;
        run = end;
    }
    std::vector<std::pair<std::uint16_t, long long>> values;
    for (std::size_t value = 0; value < counts.size(); ++value)
        if (counts[value] > 0)
            values.emplace_back(static_cast<std::uint16_t>(value), counts[value]);
    return values;
}

/// Counts the classes of a map; each foreign value becomes one fault with its count and first place.
void judge_values(const fs::path& file, const LabelMap& map, const ClassCoding& coding, PairResult& result) {
    for (const auto& [value, count] : result.values) {
        const auto index = coding.index_of(value);
        if (!index)
            result.faults.push_back(foreign_value(file, map, value, count, coding.labels().size()));
        else if (index == coding.labels().ignore())
            result.ignored += count;
        else if (const auto known = std::find_if(result.covered.begin(), result.covered.end(),
                                                 [&](const auto& c) { return c.first == *index; });
                 known != result.covered.end())
            known->second += count;
        else
            result.covered.emplace_back(*index, count);
    }
}

std::size_t content_hash(const RgbImage& image) {
    const std::string_view bytes(reinterpret_cast<const char*>(image.data()), image.pixels().size_bytes());
    return std::hash<std::string_view>{}(bytes) ^ static_cast<std::size_t>(image.width());
}

} // namespace

PairResult check_pair(const PairFiles& files, const DatasetLayout& layout, const DatasetOptions& options,
                      const ClassCoding* coding) {
    PairResult result;
    const bool has_picture = readable(files.image, result.faults, [&] {
        const RgbImage image = read_picture(files.image);
        result.size = image.size();
        result.content = content_hash(image);
    });
    const auto check_size = [&](const fs::path& file, Size size) {
        if (has_picture && !map_fits(layout, size, result.size))
            result.faults.push_back(
                {FaultKind::size_mismatch, file, size_complaint(file, size, result.size), -1, 0, {}});
    };
    LabelMap map;
    if (readable(files.mask, result.faults, [&] { map = layout.read_values(files, options); })) {
        result.values = counted(map);
        if (coding)
            judge_values(files.mask, map, *coding, result);
        check_size(files.mask, map.size());
    }
    std::optional<InstanceMap> instances;
    if (!files.instance.empty() &&
        readable(files.instance, result.faults,
                 [&] { instances = read_instances(layout, files, map, options); }) &&
        instances)
        check_size(files.instance, instances->size());
    return result;
}

PairResult check_loaded_pair(const PairSource& source, std::size_t index, const fs::path& file,
                             const ClassCoding& coding) {
    PairResult result;
    Pair pair;
    if (!readable(file, result.faults, [&] { pair = source.load(index, 0); }))
        return result;
    result.size = pair.image.size();
    result.content = content_hash(pair.image);
    result.values = counted(pair.label);
    judge_values(file, pair.label, coding, result);
    return result;
}

} // namespace sinopia
