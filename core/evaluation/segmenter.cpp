#include "evaluation/segmenter.h"

#include "base/error.h"
#include "image/resample.h"
#include "runtime/pixels.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>

namespace sinopia {

namespace {

constexpr int rows_at_once = 64; ///< of enlarged likelihoods, which take 4 bytes a class

/// The rows [from, from + count) of logits [1,C,h,w] enlarged to `size` (bilinear between pixel centres).
at::Tensor enlarged_rows(const at::Tensor& logits, Size size, int from, int count) {
    const auto height = logits.size(2);
    const double scale = static_cast<double>(height) / size.height;
    const at::Tensor place = ((at::arange(from, from + count, at::kDouble) + 0.5) * scale - 0.5)
                                 .clamp(0, static_cast<double>(height - 1));
    const at::Tensor above = place.floor().to(at::kLong);
    const at::Tensor below = (above + 1).clamp_max(height - 1);
    const at::Tensor share = (place - above).to(at::kFloat).view({1, 1, count, 1});
    const at::Tensor rows = logits.index_select(2, above).lerp(logits.index_select(2, below), share);
    return at::upsample_bilinear2d(rows, {count, size.width}, /*align_corners=*/false); // [1,C,count,W]
}

} // namespace

Segmenter::Segmenter(SegmentationUNet network, LabelSet labels, Size trained, std::string name,
                     std::string hash)
    : network_(std::move(network)), labels_(std::move(labels)), trained_(trained), name_(std::move(name)),
      hash_(std::move(hash)) {
    network_->eval();
}

at::Tensor Segmenter::input_of(const RgbImage& picture) const {
    if (picture.empty())
        throw Error("An empty picture has no classes to tell.");
    const int stride = network_->config().stride();
    const double factor = static_cast<double>(std::min(trained_.width, trained_.height)) /
                          std::min(picture.width(), picture.height());
    const auto side = [&](int length) {
        return std::max(1, static_cast<int>(std::lround(length * factor / stride))) * stride;
    };
    const Size size{side(picture.width()), side(picture.height())};
    return to_tensor(size == picture.size() ? picture : resampled(picture, size)); // [1,3,h,w]
}

SeenClasses Segmenter::look_at(const RgbImage& picture, const std::function<void(double)>& on_progress,
                               std::stop_token stop) const {
    const at::NoGradGuard no_grad;
    const at::Tensor logits = network_->forward(input_of(picture)); // [1,C,h,w]
    SeenClasses seen{LabelMap(picture.size()), Plane<std::uint8_t>(picture.size())};
    const int height = picture.height();
    for (int from = 0; from < height; from += rows_at_once) {
        if (stop.stop_requested())
            throw Stopped();
        if (on_progress)
            on_progress(static_cast<double>(from) / height);
        const at::Tensor rows =
            enlarged_rows(logits, picture.size(), from, std::min(rows_at_once, height - from));
        const auto [best, classes] = rows.max(1); // [1,count,W] each
        const at::Tensor likely = (best - rows.logsumexp(1)).exp_().mul_(255).round_().to(at::kByte);
        const at::Tensor values = classes.contiguous();
        std::copy_n(likely.const_data_ptr<std::uint8_t>(), likely.numel(), seen.certainty.row(from));
        std::transform(values.const_data_ptr<std::int64_t>(),
                       values.const_data_ptr<std::int64_t>() + values.numel(), seen.map.row(from),
                       [](std::int64_t index) { return static_cast<ClassIndex>(index); });
    }
    return seen;
}

at::Tensor Segmenter::features_of(const RgbImage& picture) const {
    const at::NoGradGuard no_grad;
    return network_->features(input_of(picture));
}

} // namespace sinopia
