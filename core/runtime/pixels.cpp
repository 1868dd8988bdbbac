#include "runtime/pixels.h"

#include "base/error.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstring>

namespace sinopia {

RgbImage to_image(const at::Tensor& x, int index) {
    if (x.dim() != 4 || x.size(1) != 3 || index < 0 || index >= x.size(0))
        throw Failure("to_image needs a tensor [N,3,H,W] and an index below N");
    const at::NoGradGuard no_grad;
    const at::Tensor bytes = x.select(0, index)
                                 .to(at::kFloat)
                                 .add(1)
                                 .div(2)
                                 .mul(255)
                                 .add_(0.5)
                                 .clamp_(0, 255)
                                 .nan_to_num_(0)
                                 .to(at::kByte) // [3,H,W], truncated
                                 .permute({1, 2, 0})
                                 .contiguous() // [H,W,3]
                                 .to(at::kCPU);
    RgbImage picture(Size{static_cast<int>(bytes.size(1)), static_cast<int>(bytes.size(0))});
    std::memcpy(picture.data(), bytes.const_data_ptr<std::uint8_t>(), picture.pixels().size_bytes());
    return picture;
}

at::Tensor to_tensor(const RgbImage& picture) {
    at::Tensor bytes = at::empty({1, picture.height(), picture.width(), 3}, at::kByte);
    std::memcpy(bytes.data_ptr(), picture.data(), picture.pixels().size_bytes());
    return bytes.permute({0, 3, 1, 2}).to(at::kFloat).contiguous().div_(127.5).sub_(1);
}

at::Tensor to_index_tensor(const LabelMap& map) {
    at::Tensor indices = at::empty({1, map.height(), map.width()}, at::kLong);
    std::copy(map.pixels().begin(), map.pixels().end(), indices.data_ptr<std::int64_t>());
    return indices;
}

} // namespace sinopia
