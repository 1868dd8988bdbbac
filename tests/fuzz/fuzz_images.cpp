#include "image/image_io.h"
#include "image/image_limit.h"

#include "fuzz/target.h"

using namespace sinopia;

namespace {

/// Large pictures are slow, not interesting.
constexpr long long most_pixels = 1 << 16;

} // namespace

FUZZ_TARGET(images) {
    set_largest_image(most_pixels);
    const auto bytes = fuzz::bytes_of(data, size);
    const auto in_bounds = [](Size read) {
        fuzz::require(!read.empty() && read.area() <= most_pixels, "the size is out of bounds");
    };
    fuzz::survive([&] { read_image_info(bytes, "input"); });
    fuzz::survive([&] { in_bounds(read_label_map(bytes, "input").size()); });
    fuzz::survive([&] { in_bounds(read_picture(bytes, "input").size()); });
    fuzz::survive([&] { in_bounds(read_rgba(bytes, "input").colors.size()); });
    static const fuzz::InputFile file;
    const std::filesystem::path& path = file.holding(data, size);
    fuzz::survive([&] { read_palette(path); });
    fuzz::survive([&] { read_mask(path); });
    fuzz::survive([&] { read_png_text(path); });
    fuzz::survive([&] { read_jpeg_text(path); });
    return 0;
}
