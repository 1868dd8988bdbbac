#pragma once

#include "formats/tensor_file.h"

#include <c10/core/ScalarType.h>

namespace sinopia {

/// The torch type of a stored element type. Every stored type has one.
c10::ScalarType torch_type(ElementType type);

} // namespace sinopia
