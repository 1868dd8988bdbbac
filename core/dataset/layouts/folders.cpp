#include "base/error.h"
#include "dataset/layouts/files.h"
#include "dataset/layouts/layout.h"
#include "formats/model_manifest.h"

namespace sinopia {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view placeholder = "${im_id}";

/// images/, masks/ and, optionally, instances/, paired by file name, with classes.json.
class FoldersLayout final : public DatasetLayout {
  public:
    std::string_view name() const override { return "folders"; }
    std::string_view holds() const override {
        return "images/ (PNG, JPEG), masks/ (PNG), optionally instances/ (PNG), and classes.json";
    }

    DatasetListing list(const DatasetOptions& options) const override {
        const fs::path& folder = options.folder;
        require_folder(folder / "images", "pictures (PNG or JPEG)");
        require_folder(folder / "masks", "label maps (PNG, named as the pictures)");
        DatasetListing listing;
        const FilesByStem images = files_by_stem(folder / "images", {.jpeg = true}, listing);
        FilesByStem masks = files_by_stem(folder / "masks", mask_naming(options.label_template), listing);
        FilesByStem instances;
        if (fs::is_directory(folder / "instances"))
            instances = files_by_stem(folder / "instances", {}, listing);
        pair_up(images, std::move(masks), std::move(instances), false, listing);
        hold_out_some(listing);
        return listing;
    }

    ClassCoding classes(const DatasetOptions& options) const override {
        return ClassCoding(read_label_set(options.folder / "classes.json"));
    }

  private:
    /// The template of the diffusers example: the label map's file name around the picture's.
    static FileNaming mask_naming(const std::string& label_template) {
        if (label_template.empty())
            return {};
        const std::size_t at = label_template.find(placeholder);
        const fs::path rest(at == std::string::npos ? "" : label_template.substr(at + placeholder.size()));
        if (at == std::string::npos || rest.string().find(placeholder) != std::string::npos ||
            label_template.find('/') != std::string::npos)
            throw Error("the template \"" + label_template +
                        "\" must be a file name with ${im_id} in it once, such as ${im_id}_gt.png");
        const std::string suffix = rest.string();
        if (!suffix.ends_with(".png"))
            throw Error("the template \"" + label_template + "\" must end in .png; label maps are PNG files");
        return {.prefix = label_template.substr(0, at), .suffix = suffix.substr(0, suffix.size() - 4)};
    }
};

} // namespace

const DatasetLayout& folders_layout() {
    static const FoldersLayout layout;
    return layout;
}

} // namespace sinopia
