#include "dataset/layouts/files.h"

#include "base/error.h"

#include <algorithm>
#include <optional>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_held_out = 64;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

bool hidden(const fs::path& path) {
    return path.filename().string().front() == '.';
}

template <class Iterator>
std::vector<fs::path> files_of(Iterator it, std::error_code& error) {
    std::vector<fs::path> files;
    for (; !error && it != Iterator(); it.increment(error)) {
        std::error_code unknown;
        const bool folder = it->is_directory(unknown);
        if constexpr (requires { it.disable_recursion_pending(); })
            if (folder && hidden(it->path()))
                it.disable_recursion_pending();
        if (!folder && !hidden(it->path()))
            files.push_back(it->path());
    }
    return files;
}

std::optional<std::string> stem_of(const fs::path& path, const FileNaming& naming) {
    const std::string extension = lower(path.extension().string());
    if (extension != ".png" && !(naming.jpeg && (extension == ".jpg" || extension == ".jpeg")))
        return {};
    const std::string name = path.stem().string();
    if (name.size() <= naming.prefix.size() + naming.suffix.size() || !name.starts_with(naming.prefix) ||
        !name.ends_with(naming.suffix))
        return {};
    return name.substr(naming.prefix.size(), name.size() - naming.prefix.size() - naming.suffix.size());
}

} // namespace

std::size_t DatasetListing::held_out_first() const {
    const auto first =
        std::find_if(pairs.begin(), pairs.end(), [](const PairFiles& pair) { return pair.held_out; });
    return static_cast<std::size_t>(first - pairs.begin());
}

void hold_out_some(DatasetListing& listing) {
    const std::size_t count = listing.pairs.size(), first = listing.held_out_first();
    if (listing.own_splits && first > 0 && first < count)
        return;
    listing.own_splits = false;
    const std::size_t kept = count - std::min(most_held_out, count / 10);
    for (std::size_t i = 0; i < count; ++i)
        listing.pairs[i].held_out = i >= kept;
}

std::vector<fs::path> sorted_files(const fs::path& folder, bool recursive) {
    std::error_code error;
    std::vector<fs::path> files;
    if (recursive)
        files = files_of(fs::recursive_directory_iterator(folder, error), error);
    else
        files = files_of(fs::directory_iterator(folder, error), error);
    if (error)
        throw Error(folder.string() + ": could not be listed: " + error.message());
    std::sort(files.begin(), files.end());
    return files;
}

FilesByStem files_by_stem(const fs::path& folder, const FileNaming& naming, DatasetListing& listing) {
    FilesByStem files;
    for (const fs::path& path : sorted_files(folder, naming.recursive)) {
        const auto stem = stem_of(path, naming);
        if (!stem && !naming.others_fine)
            listing.other.push_back(path);
        else if (stem && !files.emplace(*stem, path).second)
            listing.same_stem.push_back(path);
    }
    return files;
}

void pair_up(const FilesByStem& images, FilesByStem masks, FilesByStem instances, bool held_out,
             DatasetListing& listing) {
    for (const auto& [stem, image] : images) {
        const auto mask = masks.extract(stem);
        if (mask.empty()) {
            listing.images_without_mask.push_back(image);
            continue;
        }
        const auto instance = instances.extract(stem);
        listing.pairs.push_back(
            {stem, image, mask.mapped(), instance.empty() ? fs::path() : instance.mapped(), {}, held_out});
    }
    for (const FilesByStem& left : {masks, instances})
        for (const auto& [stem, path] : left)
            listing.masks_without_image.push_back(path);
}

void require_folder(const fs::path& folder, const std::string& holds) {
    if (!fs::is_directory(folder))
        throw Error(folder.string() + ": is no folder; a dataset needs it for its " + holds);
}

fs::path first_folder(const fs::path& root, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (fs::is_directory(root / name))
            return root / name;
    return {};
}

} // namespace sinopia
