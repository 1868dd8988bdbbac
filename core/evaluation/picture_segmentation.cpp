#include "evaluation/picture_segmentation.h"

#include "evaluation/segmenter_folder.h"
#include "image/resample.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace sinopia {
namespace {

/// Short side beyond which outlines are no finer in truth, only slower to find.
constexpr int largest_looked_at = 1024;

/// As large as a picture is looked at.
Size looked_at_size(Size picture) {
    const int side = std::min(picture.width, picture.height);
    if (side <= largest_looked_at)
        return picture;
    const double factor = static_cast<double>(largest_looked_at) / side;
    return {static_cast<int>(std::lround(picture.width * factor)),
            static_cast<int>(std::lround(picture.height * factor))};
}

/// Each pixel of `size` from the one at its place.
template <class T>
Plane<T> spread(Plane<T> seen, Size size) {
    if (seen.size() == size)
        return seen;
    Plane<T> out(size);
    std::vector<int> columns(static_cast<std::size_t>(size.width));
    for (int x = 0; x < size.width; ++x)
        columns[static_cast<std::size_t>(x)] = static_cast<int>((x + 0.5) * seen.width() / size.width);
    for (int y = 0; y < size.height; ++y) {
        const T* from = seen.row(static_cast<int>((y + 0.5) * seen.height() / size.height));
        std::transform(columns.begin(), columns.end(), out.row(y), [from](int x) { return from[x]; });
    }
    return out;
}

} // namespace

SegmentPicture make_picture_segmentation() {
    return
        [segmenter = std::make_shared<std::optional<Segmenter>>()](
            const RgbImage& picture, const std::function<void(double)>& on_progress, std::stop_token stop) {
            if (!*segmenter)
                segmenter->emplace(load_segmenter(find_segmenter({})));
            const Segmenter& network = **segmenter;
            Segmentation out;
            const Size size = looked_at_size(picture.size());
            SeenClasses seen = size == picture.size()
                                   ? network.look_at(picture, on_progress, std::move(stop))
                                   : network.look_at(resampled(picture, size), on_progress, std::move(stop));
            out.map = spread(std::move(seen.map), picture.size());
            out.certainty = spread(std::move(seen.certainty), picture.size());
            for (const LabelClass& c : network.labels().classes())
                out.classes.push_back(c.name);
            const Size trained = network.trained_size();
            out.grain = std::max(1.0, static_cast<double>(std::min(picture.width(), picture.height())) /
                                          std::min(trained.width, trained.height));
            return out;
        };
}

} // namespace sinopia
