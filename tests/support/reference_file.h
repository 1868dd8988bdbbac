#pragma once

#include "formats/tensor_file.h"

#include <torch/types.h>

#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace sinopia::test {

/// The folder of reference tensors: tests/data/reference, or the environment's SINOPIA_REFERENCE.
inline std::filesystem::path reference_folder() {
    const char* named = std::getenv("SINOPIA_REFERENCE");
    return named ? std::filesystem::path(named)
                 : std::filesystem::path(SINOPIA_SOURCE_DIR "/tests/data/reference");
}

/// Tensors of a safetensors file by name, copied.
class ReferenceFile {
  public:
    explicit ReferenceFile(const std::filesystem::path& path) : file_(read_tensor_file(path)) {}

    const std::vector<TensorView>& list() const { return file_.tensors; }

    at::Tensor at(const std::string& name) const {
        const TensorView* view = file_.find(name);
        if (!view)
            throw std::runtime_error("the reference file holds no " + name);
        at::Tensor tensor = torch::empty(view->shape, type_of(view->type));
        std::memcpy(tensor.data_ptr(), file_.data(*view), tensor.nbytes());
        return tensor;
    }

  private:
    static at::ScalarType type_of(ElementType type) {
        switch (type) {
        case ElementType::f64:
            return at::kDouble;
        case ElementType::i64:
            return at::kLong;
        case ElementType::u8:
            return at::kByte;
        case ElementType::f32:
            return at::kFloat;
        default:
            throw std::runtime_error("no reference holds this type");
        }
    }

    TensorFile file_;
};

/// Largest absolute difference; infinite where shapes differ or a value is not finite.
inline double max_error(const at::Tensor& a, const at::Tensor& b) {
    if (a.sizes() != b.sizes())
        return std::numeric_limits<double>::infinity();
    const at::Tensor difference = (a.to(at::kDouble) - b.to(at::kDouble)).abs();
    return difference.isfinite().all().item<bool>() ? difference.max().item<double>()
                                                    : std::numeric_limits<double>::infinity();
}

} // namespace sinopia::test
