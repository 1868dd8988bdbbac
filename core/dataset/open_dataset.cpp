#include "dataset/open_dataset.h"

#include "base/error.h"
#include "base/log.h"
#include "dataset/folder_dataset.h"
#include "dataset/pack/pack_writer.h"
#include "dataset/pack/packed_dataset.h"

namespace sinopia {
namespace {

namespace fs = std::filesystem;

bool serves(const PackedDataset& pack, Size cover) {
    return cover.empty() ? pack.head().cover.empty() : pack.serves(cover);
}

/// The named pack must be of the kind that the options ask for.
OpenDataset open_pack(const DatasetOptions& options, Size cover) {
    auto pack = std::make_shared<const PackedDataset>(options.folder);
    const DatasetOptions& made = pack->head().options;
    const std::string file = options.folder.string();
    if (made.layout != options.layout)
        throw Error(file + ": was packed from the layout " + made.layout + ", not " + options.layout +
                    "; say --dataset " + made.layout);
    if (made.preprocess != options.preprocess)
        throw Error(file + ": was packed with another --preprocess; use the same, or pack again");
    if (made.remap != options.remap || made.label_template != options.label_template)
        throw Error(file +
                    ": was packed with another --remap or --label-template; use the same, or pack again");
    if (!serves(*pack, cover))
        throw Error(file +
                    ": was packed for smaller pictures; pack again with a larger --size, or without one");
    const std::size_t held_out_first = pack->head().held_out_first;
    return {std::move(pack), held_out_first, true};
}

/// The pack in the folder, if it is there, sound and of these files.
std::shared_ptr<const PackedDataset> matching_pack(const FolderDataset& files, Size cover) {
    const fs::path path = default_pack(files.options().folder);
    if (!fs::exists(path))
        return {};
    try {
        auto pack = std::make_shared<const PackedDataset>(path);
        const PackHead now =
            pack_head_of(files.options(), files.labels(), files.listing(), pack->head().cover);
        if (pack->head().fingerprint == now.fingerprint && serves(*pack, cover))
            return pack;
        spdlog::warn("{} is not of these files, options or sizes; the files are read instead.",
                     path.string());
    } catch (const Error& error) {
        spdlog::warn("{}; the files are read instead.", error.what());
    }
    return {};
}

} // namespace

OpenDataset open_dataset(const DatasetOptions& options, Size cover) {
    if (fs::is_regular_file(options.folder))
        return open_pack(options, cover);
    if (!fs::is_directory(options.folder))
        throw Error(options.folder.string() + ": is no folder and no pack; name the dataset's folder");
    auto files = std::make_shared<const FolderDataset>(options);
    const std::size_t held_out_first = files->listing().held_out_first();
    if (auto pack = matching_pack(*files, cover))
        return {std::move(pack), held_out_first, true};
    return {std::move(files), held_out_first, false};
}

} // namespace sinopia
