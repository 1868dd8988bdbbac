#include "checkpoint/element_type.h"

#include "base/error.h"

#include <ATen/core/Tensor.h>

namespace sinopia {

c10::ScalarType torch_type(ElementType type) {
    switch (type) {
    case ElementType::f64:
        return at::kDouble;
    case ElementType::f32:
        return at::kFloat;
    case ElementType::f16:
        return at::kHalf;
    case ElementType::bf16:
        return at::kBFloat16;
    case ElementType::i64:
        return at::kLong;
    case ElementType::i32:
        return at::kInt;
    case ElementType::i16:
        return at::kShort;
    case ElementType::i8:
        return at::kChar;
    case ElementType::u8:
        return at::kByte;
    case ElementType::boolean:
        return at::kBool;
    }
    throw Failure("an element type has no counterpart in torch");
}

} // namespace sinopia
