#include "image/picture_grid.h"

#include "base/error.h"

#include <algorithm>
#include <string>

namespace sinopia {
namespace {

std::string text_of(long long width, long long height) {
    return std::to_string(width) + "x" + std::to_string(height);
}

} // namespace

int grid_columns(std::size_t count) {
    int columns = 1;
    while (static_cast<std::size_t>(columns) * static_cast<std::size_t>(columns) < count)
        ++columns;
    return columns;
}

Size grid_size(Size each, std::size_t count, int gap) {
    const int columns = grid_columns(count);
    const int rows = (static_cast<int>(count) + columns - 1) / columns;
    const long long width = static_cast<long long>(columns) * (each.width + gap) - gap;
    const long long height = static_cast<long long>(rows) * (each.height + gap) - gap;
    if (width > max_image_side || height > max_image_side || width * height > max_image_pixels)
        throw Error("the grid would be " + text_of(width, height) + " pixels, which is more than " +
                    std::to_string(max_image_side) + " a side or 64 million in all; choose fewer pictures");
    return {static_cast<int>(width), static_cast<int>(height)};
}

RgbImage picture_grid(std::span<const RgbImage> pictures, int gap, Rgb ground) {
    if (pictures.empty())
        throw Error("there are no pictures to put side by side");
    const Size each = pictures.front().size();
    for (const RgbImage& picture : pictures)
        if (picture.size() != each)
            throw Error("the pictures of a grid must have one size, but one is " +
                        text_of(each.width, each.height) + " and another " +
                        text_of(picture.width(), picture.height()));
    const int columns = grid_columns(pictures.size());
    RgbImage grid(grid_size(each, pictures.size(), gap), ground);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const int x = static_cast<int>(i) % columns * (each.width + gap);
        const int y = static_cast<int>(i) / columns * (each.height + gap);
        for (int row = 0; row < each.height; ++row)
            std::copy_n(pictures[i].row(row), each.width, grid.row(y + row) + x);
    }
    return grid;
}

} // namespace sinopia
