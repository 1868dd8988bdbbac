#include "synthesis/condition.h"

#include "conditioning/one_hot.h"
#include "dataset/resample.h"
#include "runtime/pixels.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/replication_pad2d.h>
#include <ATen/ops/upsample_bilinear2d.h>

#include <algorithm>

namespace sinopia {

LabelMap fit_map(const LabelMap& map, Size size, Size padded) {
    LabelMap fitted = map.size() == size ? map : resize_nearest(map, size);
    if (padded == size)
        return fitted;
    LabelMap out(padded);
    for (int y = 0; y < padded.height; ++y) {
        const ClassIndex* from = fitted.row(std::min(y, size.height - 1));
        ClassIndex* to = out.row(y);
        std::copy(from, from + size.width, to);
        std::fill(to + size.width, to + padded.width, from[size.width - 1]);
    }
    return out;
}

at::Tensor make_condition(const LabelMap& map, const InstanceMap& instances, Size size, Size padded,
                          const NetworkConfig& network, std::optional<ClassIndex> ignore) {
    const std::optional<int> ignored = ignore ? std::optional<int>(*ignore) : std::nullopt;
    at::Tensor y = one_hot(to_index_tensor(fit_map(map, size, padded)), network.num_classes, ignored);
    if (network.no_instance)
        return y;
    // Edges are found at the size the network works at, as when it was trained.
    at::Tensor edges = instance_edges(to_index_tensor(fit_map(instances, size, padded)));
    return at::cat({y, edges.to(y.scalar_type())}, 1); // [1, classes + 1, H, W]
}

at::Tensor enlarged_context(const at::Tensor& picture, Size padded) {
    const int64_t height = 2 * picture.size(2), width = 2 * picture.size(3);
    at::Tensor large = at::upsample_bilinear2d(picture, {height, width}, /*align_corners=*/false);
    if (padded.height == height && padded.width == width)
        return large;
    return at::replication_pad2d(large, {0, padded.width - width, 0, padded.height - height});
}

} // namespace sinopia
