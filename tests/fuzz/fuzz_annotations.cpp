#include "formats/coco.h"
#include "formats/file_kind.h"
#include "formats/labelme.h"
#include "formats/openraster.h"
#include "image/image_limit.h"

#include "fuzz/target.h"

using namespace sinopia;

namespace {

void require_named(const ImportedMap& read) {
    for (const ClassIndex position : read.map.pixels())
        fuzz::require(position == no_class || position < read.names.size(), "a pixel's class has no name");
    fuzz::require(read.instances.empty() || read.instances.size() == read.map.size(),
                  "its instances have another size");
}

} // namespace

FUZZ_TARGET(annotations) {
    set_largest_image(1 << 16);
    static const fuzz::InputFile file;
    const std::filesystem::path& path = file.holding(data, size);
    fuzz::survive([&] { kind_of_file(path); });
    fuzz::survive([&] { require_named(read_labelme(path, {true})); });
    fuzz::survive([&] {
        for (const CocoImage& image : list_coco_images(path))
            fuzz::survive([&] { require_named(read_coco(path, image.id)); });
    });
    fuzz::survive([&] { read_openraster(path); });
    return 0;
}
