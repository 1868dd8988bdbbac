#include "formats/pytorch_listing.h"

#include "fuzz/tensors.h"

using namespace sinopia;

FUZZ_TARGET(legacy) {
    fuzz::survive(
        [&] { fuzz::require_inside(list_pytorch_legacy(fuzz::bytes_of(data, size), "input"), size); });
    return 0;
}
