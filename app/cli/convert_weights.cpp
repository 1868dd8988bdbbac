#include "app/cli/convert_weights.h"

#include "base/error.h"
#include "checkpoint/element_type.h"
#include "formats/pytorch_writer.h"
#include "formats/safetensors.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/isfinite.h>

#include <deque>

namespace sinopia::cli {

namespace {

/// A contiguous copy in the wanted type; unaligned bytes of the file are first copied to a place of their
/// own.
at::Tensor converted(const TensorFile& file, const TensorView& view, ElementType type) {
    at::Tensor tensor;
    if (view.element_count() == 0) {
        tensor = at::empty(view.shape, torch_type(view.type));
    } else {
        auto* data = const_cast<std::byte*>(file.data(view)); // only read
        tensor = at::from_blob(data, view.shape, view.strides, torch_type(view.type)).clone();
    }
    const at::Tensor out = tensor.to(torch_type(type)).contiguous();
    if (type == ElementType::f16 && !out.isfinite().all().item<bool>() &&
        tensor.isfinite().all().item<bool>())
        throw Error(file.file.path().string() + ": " + view.name +
                    " holds values beyond 65504, which f16 cannot; use --dtype bf16");
    return out;
}

bool is_floating(ElementType type) {
    return type == ElementType::f64 || type == ElementType::f32 || type == ElementType::f16 ||
           type == ElementType::bf16;
}

} // namespace

std::size_t convert_weights(const TensorFile& file, const std::filesystem::path& output,
                            const std::string& prefix, std::optional<ElementType> type) {
    std::deque<at::Tensor> kept;
    std::vector<TensorToWrite> tensors;
    for (const TensorView& view : file.tensors) {
        if (!view.name.starts_with(prefix) || view.name.size() == prefix.size())
            continue;
        const ElementType target = type && is_floating(view.type) ? *type : view.type;
        const at::Tensor& tensor = kept.emplace_back(converted(file, view, target));
        tensors.push_back({view.name.substr(prefix.size()),
                           target,
                           view.shape,
                           {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
    }
    if (tensors.empty())
        throw Error(file.file.path().string() + ": no tensor's name starts with '" + prefix +
                    "'; sinopia-cli info lists the names");
    if (is_pytorch_name(output))
        write_pytorch_file(output, tensors);
    else
        write_safetensors(output, tensors, file.metadata);
    return tensors.size();
}

bool is_pytorch_name(const std::filesystem::path& path) {
    return path.extension() == ".pt" || path.extension() == ".pth";
}

} // namespace sinopia::cli
