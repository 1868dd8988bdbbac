#include "synthesis/edit_parts.h"

#include "image/components.h"
#include "image/region.h"

#include <algorithm>

namespace sinopia {

namespace {

/// Squares that hold a pixel of the area; parts are told apart by them, which is quick on large pictures.
struct Squares {
    int side;
    LabelMap occupied; ///< 1: yes

    Squares(const Mask& area, Rect box, int square)
        : side(square), occupied({(box.width + square - 1) / square, (box.height + square - 1) / square}) {
        for (int y = 0; y < box.height; ++y) {
            const std::uint8_t* row = area.row(box.y + y) + box.x;
            for (int x = 0; x < box.width; ++x)
                if (row[x] > 0)
                    occupied.at(x / side, y / side) = 1;
        }
    }
};

/// A box for each connected area of occupied squares.
std::vector<Rect> boxes_by_squares(const Mask& area, Rect box, int square) {
    const Squares squares(area, box, square);
    const Components found = connected_components(squares.occupied);
    std::vector<Rect> boxes(found.areas.size());
    for (int y = 0; y < box.height; ++y) {
        const std::uint8_t* row = area.row(box.y + y) + box.x;
        for (int x = 0; x < box.width; ++x)
            if (row[x] > 0) {
                Rect& part = boxes[static_cast<std::size_t>(found.ids.at(x / square, y / square))];
                part = part.united({box.x + x, box.y + y, 1, 1});
            }
    }
    std::erase_if(boxes, [](const Rect& part) { return part.empty(); });
    return boxes;
}

} // namespace

void join_overlapping(std::vector<Rect>& boxes) {
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = i + 1; j < boxes.size();)
                if (!boxes[i].intersected(boxes[j]).empty()) {
                    boxes[i] = boxes[i].united(boxes[j]);
                    boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
                    changed = true;
                } else {
                    ++j;
                }
    }
}

std::vector<Rect> edit_parts(const Mask& area, int most) {
    const Rect box = bounding_box(area);
    std::vector<Rect> boxes;
    for (int square = 8; !box.empty(); square *= 2) {
        boxes = boxes_by_squares(area, box, square);
        // Many thousands of specks would be slow to join one by one; larger squares make fewer of them.
        if (static_cast<int>(boxes.size()) > 16 * most)
            continue;
        join_overlapping(boxes);
        if (static_cast<int>(boxes.size()) <= most)
            break;
    }
    std::sort(boxes.begin(), boxes.end(),
              [](const Rect& a, const Rect& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
    return boxes;
}

} // namespace sinopia
