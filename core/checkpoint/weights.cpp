#include "base/error.h"
#include "checkpoint/checkpoint.h"
#include "checkpoint/element_type.h"
#include "checkpoint/weight_match.h"
#include "formats/safetensors.h"
#include "formats/tensor_listing.h"

#include <ATen/ATen.h>

#include <cstdint>
#include <cstring>

namespace sinopia {
namespace {

/// Copies one tensor out of the mapping. The bytes need not be aligned, so they are moved before they are
/// read.
void fill(at::Tensor parameter, const TensorFile& file, const TensorView& view) {
    const std::byte* bytes = file.data(view);
    if (torch_type(view.type) == parameter.scalar_type() && view.contiguous() && parameter.is_cpu() &&
        parameter.is_contiguous()) {
        std::memcpy(parameter.data_ptr(), bytes, parameter.nbytes());
    } else {
        const auto reach = checked_reach(view.shape, view.strides);
        if (!reach)
            throw Error(file.file.path().string() + ": " + in_quotes(view.name) + " has impossible strides");
        const at::Tensor flat = at::empty({*reach + 1}, torch_type(view.type));
        std::memcpy(flat.data_ptr(), bytes, flat.nbytes());
        parameter.copy_(flat.as_strided(view.shape, view.strides));
    }
    file.forget(view);
}

/// Below this many values 16 bit would save next to nothing.
constexpr std::int64_t large = 1 << 16;

bool stays_in_16_bit(const at::Tensor& parameter, const TensorView& view) {
    return element_size(view.type) == 2 && parameter.numel() >= large;
}

/// Lets the parameter lie in the mapping itself. False where it cannot.
bool lie_in(const TensorFile& file, const TensorView& view, at::Tensor parameter) {
    const std::byte* bytes = file.data(view);
    if (!view.contiguous() || reinterpret_cast<std::uintptr_t>(bytes) % 2 != 0)
        return false;
    // Torch knows no tensors that may only be read: nothing writes to a loaded network's weights.
    parameter.set_data(at::from_blob(
        const_cast<std::byte*>(bytes), view.shape, [mapping = file.file](void*) {},
        parameter.options().dtype(torch_type(view.type))));
    return true;
}

std::vector<std::pair<std::string, at::Tensor>> parameters_of(const SdmUNet& network) {
    std::vector<std::pair<std::string, at::Tensor>> parameters;
    for (const auto& item : network->named_parameters())
        parameters.emplace_back(item.key(), item.value());
    return parameters;
}

} // namespace

void load_weights(SdmUNet& network, const TensorFile& file, const std::string& prefix, WeightTypes types) {
    const at::NoGradGuard no_grad;
    const auto pairs =
        match_weights(parameters_of(network), file, prefix.empty() ? find_prefix(file) : prefix);
    for (const auto& [parameter, view] : pairs) {
        if (types != WeightTypes::float32 && stays_in_16_bit(parameter, *view)) {
            if (types == WeightTypes::in_file && lie_in(file, *view, parameter))
                continue;
            at::Tensor narrow = parameter;
            narrow.set_data(at::empty(parameter.sizes(), parameter.options().dtype(torch_type(view->type))));
        }
        fill(parameter, file, *view);
    }
}

void save_weights(const SdmUNet& network, const std::filesystem::path& path, ElementType type) {
    if (type != ElementType::f32 && type != ElementType::bf16 && type != ElementType::f16)
        throw Failure(path.string() + ": weights are written as F32, BF16 or F16");
    const at::NoGradGuard no_grad;
    std::vector<at::Tensor> kept; // the bytes must outlive the call
    std::vector<TensorToWrite> entries;
    for (const auto& [name, parameter] : parameters_of(network)) {
        kept.push_back(parameter.detach().to(at::kCPU, torch_type(type)).contiguous());
        const at::Tensor& values = kept.back();
        if (!values.isfinite().all().item<bool>())
            throw Error(path.string() + ": " + name + " holds values that " +
                        std::string(element_name(type)) + " cannot hold; nothing was written");
        entries.push_back({name,
                           type,
                           values.sizes().vec(),
                           {static_cast<const std::byte*>(values.const_data_ptr()), values.nbytes()}});
    }
    write_safetensors(path, entries);
}

} // namespace sinopia
