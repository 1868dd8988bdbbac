#include "app/parity/checks.h"
#include "base/error.h"
#include "conditioning/one_hot.h"
#include "dataset/preprocess.h"
#include "dataset/resample.h"
#include "runtime/pixels.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cstring>

namespace sinopia::parity {

namespace {

RgbImage image_of(const at::Tensor& hwc) {
    if (hwc.scalar_type() != at::kByte || hwc.dim() != 3 || hwc.size(2) != 3)
        throw Error("a picture must be H x W x 3 bytes");
    RgbImage image({static_cast<int>(hwc.size(1)), static_cast<int>(hwc.size(0))});
    std::memcpy(image.data(), hwc.data_ptr(), hwc.nbytes());
    return image;
}

LabelMap map_of(const at::Tensor& hw) {
    if (hw.scalar_type() != at::kByte || hw.dim() != 2)
        throw Error("a map must be H x W bytes");
    LabelMap map({static_cast<int>(hw.size(1)), static_cast<int>(hw.size(0))});
    const auto* bytes = hw.data_ptr<std::uint8_t>();
    std::copy(bytes, bytes + hw.numel(), map.data());
    return map;
}

at::Tensor tensor_of(const RgbImage& image) {
    at::Tensor hwc = at::empty({image.height(), image.width(), 3}, at::kByte);
    std::memcpy(hwc.data_ptr(), image.data(), hwc.nbytes());
    return hwc;
}

at::Tensor tensor_of(const LabelMap& map) {
    return to_index_tensor(map)[0];
}

/// Width and height of a stored picture or map [H, W, ...].
Size size_of(const ReferenceFile& file, const std::string& name) {
    const at::Tensor stored = file.peek(name);
    if (stored.dim() < 2)
        throw Error(name + " is no picture");
    return {static_cast<int>(stored.size(1)), static_cast<int>(stored.size(0))};
}

void check_pair(const std::string& prefix, const Pair& pair, ReferenceFile& file) {
    file.check(prefix + ".image", tensor_of(pair.image), tolerance::exact);
    file.check(prefix + ".label", tensor_of(pair.label), tolerance::exact);
    file.check(prefix + ".instance", tensor_of(pair.instance.value()), tolerance::exact);
}

void check_resampler(const Pair& whole, ReferenceFile& file) {
    for (const auto& [name, filter] : {std::pair("box_half.image", Filter::box),
                                       {"bicubic_up.image", Filter::bicubic},
                                       {"bicubic_down.image", Filter::bicubic}})
        file.section(name, [&, name = name, filter = filter] {
            file.check(name, tensor_of(resize(whole.image, size_of(file, name), filter)), tolerance::exact);
        });
    file.section("nearest_down", [&] {
        const Size size = size_of(file, "nearest_down.label");
        file.check("nearest_down.label", tensor_of(resize_nearest(whole.label, size)), tolerance::exact);
    });
}

void check_pairs(const Pair& whole, ReferenceFile& file) {
    file.section("resize_keep_aspect", [&] {
        const Size stored = size_of(file, "resize_keep_aspect.image");
        const int side = std::min(stored.width, stored.height);
        check_pair("resize_keep_aspect", scale_to_cover(whole, {side, side}), file);
    });
    file.section("resize_square", [&] {
        check_pair("resize_square", resize_plain(whole, size_of(file, "resize_square.image")), file);
    });
    file.section("center_crop", [&] {
        check_pair("center_crop", center_crop(whole, size_of(file, "center_crop.image")), file);
    });
    file.section("random_crop", [&] {
        const at::Tensor drawn = file.input("random_crop.params");
        const auto value = [&](int i) { return static_cast<int>(drawn[i].item<std::int64_t>()); };
        const CropDraw draw{value(0), value(1), value(2)};
        check_pair("random_crop", random_crop(whole, size_of(file, "random_crop.image"), draw), file);
    });
}

/// What the center crop becomes on its way into the network.
void check_tensors(ReferenceFile& file) {
    const LabelMap label = map_of(file.peek("center_crop.label"));
    const LabelMap instance = map_of(file.peek("center_crop.instance"));
    file.check("normalised_center_crop_chw", to_tensor(image_of(file.peek("center_crop.image")))[0],
               tolerance::exact);
    file.check("edges_of_center_crop", instance_edges(to_index_tensor(instance)), tolerance::exact);
    const LabelMap ade = remap_ade20k(label);
    file.check("ade20k_remap_of_center_crop.label", tensor_of(ade), tolerance::exact);
    file.check("onehot_ade20k_argmax", one_hot(to_index_tensor(ade), 151).argmax(1), tolerance::exact);
    file.check("coco_remap.label", tensor_of(remap_coco(map_of(file.input("coco_raw.label")))),
               tolerance::exact);
}

} // namespace

void check_dataset(ReferenceFile& file) {
    file.require({"image", "label", "instance"});
    Pair whole;
    file.section("inputs", [&] {
        whole = {
            image_of(file.input("image")), map_of(file.input("label")), map_of(file.input("instance")), {}};
    });
    if (whole.image.empty())
        return;
    check_resampler(whole, file);
    check_pairs(whole, file);
    file.section("center_crop tensors", [&] { check_tensors(file); });
}

} // namespace sinopia::parity
