#include "dataset/folder_dataset.h"

#include "base/error.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"

#include <algorithm>
#include <map>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

using FilesByStem = std::map<std::string, fs::path>;

std::string lower_extension(const fs::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

bool is_picture_name(const fs::path& path, bool jpeg_too) {
    const std::string extension = lower_extension(path);
    return extension == ".png" || (jpeg_too && (extension == ".jpg" || extension == ".jpeg"));
}

std::vector<fs::path> sorted_files(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().front() != '.' && !it->is_directory(error))
            files.push_back(it->path());
    if (error)
        throw Error(folder.string() + ": could not be listed: " + error.message());
    std::sort(files.begin(), files.end());
    return files;
}

FilesByStem files_by_stem(const fs::path& folder, bool jpeg_too, FolderListing& listing) {
    FilesByStem files;
    for (const fs::path& path : sorted_files(folder)) {
        if (!is_picture_name(path, jpeg_too))
            listing.other.push_back(path);
        else if (!files.emplace(path.stem().string(), path).second)
            listing.same_stem.push_back(path);
    }
    return files;
}

void require_folder(const fs::path& folder, const char* holds) {
    if (!fs::is_directory(folder))
        throw Error(folder.string() + ": is no folder; a dataset needs it for its " + holds);
}

std::string size_text(Size size) {
    return std::to_string(size.width) + "x" + std::to_string(size.height);
}

} // namespace

FolderListing list_folders(const fs::path& folder) {
    require_folder(folder / "images", "pictures (PNG or JPEG)");
    require_folder(folder / "masks", "label maps (PNG, named as the pictures)");
    FolderListing listing;
    const FilesByStem images = files_by_stem(folder / "images", true, listing);
    FilesByStem masks = files_by_stem(folder / "masks", false, listing);
    FilesByStem instances;
    if (fs::is_directory(folder / "instances"))
        instances = files_by_stem(folder / "instances", false, listing);
    for (const auto& [stem, image] : images) {
        const auto mask = masks.extract(stem);
        if (mask.empty()) {
            listing.images_without_mask.push_back(image);
            continue;
        }
        const auto instance = instances.extract(stem);
        listing.pairs.push_back(
            {stem, image, mask.mapped(), instance.empty() ? fs::path() : instance.mapped()});
    }
    for (const auto& [stem, mask] : masks)
        listing.masks_without_image.push_back(mask);
    for (const auto& [stem, instance] : instances)
        listing.masks_without_image.push_back(instance);
    return listing;
}

std::optional<Point> first_foreign_class(const LabelMap& map, const LabelSet& labels) {
    const auto pixels = map.pixels();
    const int count = labels.size(), ignore = labels.ignore() ? *labels.ignore() : -1;
    const auto it =
        std::find_if(pixels.begin(), pixels.end(), [&](ClassIndex c) { return c >= count && c != ignore; });
    if (it == pixels.end())
        return {};
    const int at = static_cast<int>(it - pixels.begin());
    return Point{at % map.width(), at / map.width()};
}

Pair read_pair(const PairFiles& files, const LabelSet& labels) {
    Pair pair;
    pair.image = read_picture(files.image);
    pair.label = read_label_map(files.mask);
    auto check_size = [&](const fs::path& path, Size size) {
        if (size != pair.image.size())
            throw Error(path.string() + ": is " + size_text(size) + " pixels but its picture " +
                        size_text(pair.image.size()) + "; both must have one size");
    };
    check_size(files.mask, pair.label.size());
    if (const auto at = first_foreign_class(pair.label, labels))
        throw Error(files.mask.string() + ": class " + std::to_string(pair.label.at(at->x, at->y)) + " at (" +
                    std::to_string(at->x) + ", " + std::to_string(at->y) + ") is outside the " +
                    std::to_string(labels.size()) + " classes of classes.json; repaint it or add the class");
    if (!files.instance.empty()) {
        pair.instance = read_label_map(files.instance);
        check_size(files.instance, pair.instance->size());
    }
    return pair;
}

FolderDataset::FolderDataset(const fs::path& folder)
    : labels_(read_label_set(folder / "classes.json")), listing_(list_folders(folder)) {
    if (listing_.pairs.empty())
        throw Error(folder.string() +
                    ": no file in images/ has a namesake in masks/; nothing can be learned");
}

Pair FolderDataset::load(std::size_t index, std::uint64_t) const {
    if (index >= size())
        throw Failure("pair " + std::to_string(index) + " is asked for; there are " + std::to_string(size()));
    return read_pair(listing_.pairs[index], labels_);
}

} // namespace sinopia
