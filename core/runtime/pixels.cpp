#include "runtime/pixels.h"

#include "base/error.h"

#include <ATen/ATen.h>
#include <c10/core/impl/VirtualGuardImpl.h>

#include <algorithm>
#include <cstring>

namespace sinopia {

ComingImage::ComingImage(const at::Tensor& x, int index) {
    if (x.dim() != 4 || x.size(1) != 3 || index < 0 || index >= x.size(0))
        throw Failure("to_image needs a tensor [N,3,H,W] and an index below N");
    const at::NoGradGuard no_grad;
    bytes_ = x.select(0, index)
                 .to(at::kFloat)
                 .add(1)
                 .div(2)
                 .mul(255)
                 .add_(0.5)
                 .clamp_(0, 255)
                 .nan_to_num_(0)
                 .to(at::kByte) // [3,H,W], truncated
                 .permute({1, 2, 0})
                 .contiguous(); // [H,W,3]
    if (bytes_.is_cpu())
        return;
    // Memory that the system may move would have to be waited for.
    const at::Tensor here =
        at::empty(bytes_.sizes(), at::TensorOptions().dtype(at::kByte).pinned_memory(true));
    here.copy_(bytes_, /*non_blocking=*/true);
    const c10::Device device = bytes_.device();
    arrived_.emplace(device.type());
    arrived_->record(c10::impl::VirtualGuardImpl(device.type()).getStream(device));
    bytes_ = here;
}

RgbImage ComingImage::get() const {
    if (arrived_)
        arrived_->synchronize();
    RgbImage picture(Size{static_cast<int>(bytes_.size(1)), static_cast<int>(bytes_.size(0))});
    std::memcpy(picture.data(), bytes_.const_data_ptr<std::uint8_t>(), picture.pixels().size_bytes());
    return picture;
}

RgbImage to_image(const at::Tensor& x, int index) {
    return ComingImage(x, index).get();
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
