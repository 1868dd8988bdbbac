#include "fuzz/tensors.h"

using namespace sinopia;

FUZZ_TARGET(safetensors) {
    fuzz::survive([&] { fuzz::require_inside(list_safetensors(fuzz::bytes_of(data, size), "input"), size); });
    return 0;
}
