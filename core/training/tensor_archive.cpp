#include "training/tensor_archive.h"

#include "base/error.h"
#include "formats/safetensors.h"

#include <ATen/ATen.h>

#include <cstring>

namespace sinopia {

void write_tensors(const std::filesystem::path& path, const NamedTensors& tensors) {
    std::vector<at::Tensor> kept; // the bytes must outlive the call
    std::vector<TensorToWrite> entries;
    for (const auto& [name, tensor] : tensors) {
        kept.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
        const at::Tensor& flat = kept.back();
        entries.push_back({name,
                           ElementType::f32,
                           flat.sizes().vec(),
                           {static_cast<const std::byte*>(flat.const_data_ptr()), flat.nbytes()}});
    }
    write_safetensors(path, entries);
}

std::map<std::string, at::Tensor> read_tensors(const std::filesystem::path& path) {
    const TensorFile file = read_safetensors(path);
    std::map<std::string, at::Tensor> tensors;
    for (const TensorView& view : file.tensors) {
        if (view.type != ElementType::f32 || !view.contiguous())
            throw Error(path.string() + ": " + view.name + " is not a plain F32 tensor.");
        at::Tensor tensor = at::empty(view.shape, at::kFloat);
        std::memcpy(tensor.mutable_data_ptr(), file.data(view), tensor.nbytes());
        tensors.emplace(view.name, tensor);
    }
    return tensors;
}

} // namespace sinopia
