#include "conditioning/one_hot.h"

#include "base/error.h"

#include <ATen/ATen.h>

namespace sinopia {
namespace {

void check_shape(const at::Tensor& map, const char* what) {
    if (map.dim() != 3 || map.scalar_type() != at::kLong)
        throw Failure(std::string(what) + " needs whole numbers of shape [N,H,W]");
}

/// Says which pixels `outside` marks.
[[noreturn]] void refuse(const at::Tensor& labels, const at::Tensor& outside, int classes) {
    const at::Tensor places = outside.nonzero(); // [count,3]: picture, y, x
    const auto picture = places[0][0].item<std::int64_t>(), y = places[0][1].item<std::int64_t>(),
               x = places[0][2].item<std::int64_t>();
    throw Error("the label map has " + std::to_string(places.size(0)) + " pixel(s) outside the " +
                std::to_string(classes) + " classes, the first with index " +
                std::to_string(labels[picture][y][x].item<std::int64_t>()) + " at (" + std::to_string(x) +
                ", " + std::to_string(y) + "); repaint them or choose a model with these classes");
}

} // namespace

void check_classes(const at::Tensor& labels, int classes, std::optional<int> ignore) {
    check_shape(labels, "a label map");
    at::Tensor outside = labels.lt(0).logical_or_(labels.ge(classes)); // [N,H,W]
    if (ignore)
        outside.logical_and_(labels.ne(*ignore));
    if (outside.any().item<bool>())
        refuse(labels, outside, classes);
}

at::Tensor one_hot(const at::Tensor& labels, int classes, std::optional<int> ignore) {
    check_classes(labels, classes, ignore);
    at::Tensor shown = ignore ? labels.ne(*ignore) : at::ones_like(labels, at::kBool); // [N,H,W]
    at::Tensor out = at::zeros({labels.size(0), classes, labels.size(1), labels.size(2)},
                               labels.options().dtype(at::kFloat));
    out.scatter_(1, labels.clamp(0, classes - 1).unsqueeze(1), shown.to(at::kFloat).unsqueeze(1));
    return out;
}

at::Tensor instance_edges(const at::Tensor& instances) {
    check_shape(instances, "an instance map");
    at::Tensor edges = at::zeros_like(instances, at::kBool); // [N,H,W]
    for (const int dimension : {1, 2}) {
        const auto length = instances.size(dimension);
        if (length < 2)
            continue;
        const at::Tensor differs =
            instances.narrow(dimension, 1, length - 1).ne(instances.narrow(dimension, 0, length - 1));
        edges.narrow(dimension, 1, length - 1).logical_or_(differs);
        edges.narrow(dimension, 0, length - 1).logical_or_(differs);
    }
    return edges.to(at::kFloat).unsqueeze(1); // [N,1,H,W]
}

} // namespace sinopia
