#include "app/cli/pair_folder.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "formats/model_manifest.h"
#include "image/image_io.h"

namespace sinopia::cli {

namespace fs = std::filesystem;

namespace {

void make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        throw Error(folder.string() + ": cannot be made (" + failed.message() + ").");
}

} // namespace

PairFolder::PairFolder(fs::path folder, const LabelSet& labels) : folder_(std::move(folder)) {
    std::error_code failed;
    if (fs::exists(folder_) && !fs::is_empty(folder_, failed))
        throw Error(folder_.string() + ": the folder is not empty; choose another.");
    make_folder(folder_ / "images");
    make_folder(folder_ / "masks");
    write_file_atomically(folder_ / "classes.json", std::string_view(to_json(labels).dump(2) + "\n"));
    for (const LabelClass& label : labels.classes())
        palette_.push_back(label.color);
}

void PairFolder::write(const std::string& stem, const Pair& pair) const {
    const std::string name = stem + ".png";
    write_picture_png(folder_ / "images" / name, pair.image);
    write_label_map_png(folder_ / "masks" / name, pair.label, palette_);
    if (pair.instance) {
        make_folder(folder_ / "instances");
        write_gray16_png(folder_ / "instances" / name, *pair.instance);
    }
}

} // namespace sinopia::cli
