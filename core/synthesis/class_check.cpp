#include "synthesis/class_check.h"

#include "base/error.h"

namespace sinopia {

void check_classes(const LabelMap& map, int classes, std::optional<ClassIndex> ignore,
                   const std::string& what) {
    const auto outside = [&](ClassIndex c) { return c >= classes && c != ignore; };
    long long count = 0;
    Point first;
    for (int y = 0; y < map.height(); ++y) {
        const ClassIndex* row = map.row(y);
        for (int x = 0; x < map.width(); ++x)
            if (outside(row[x]) && count++ == 0)
                first = {x, y};
    }
    if (count == 0)
        return;
    const std::string pixels = count == 1 ? "1 pixel" : std::to_string(count) + " pixels";
    throw Error(what + ": " + pixels + " with a class index outside the model's " + std::to_string(classes) +
                " classes (0 to " + std::to_string(classes - 1) + "), the first is " +
                std::to_string(map.at(first.x, first.y)) + " at (" + std::to_string(first.x) + ", " +
                std::to_string(first.y) + "); repaint them or choose a model with these classes");
}

} // namespace sinopia
