#include "support/checkpoint_bytes.h"

#include "hostile.h"

namespace sinopia::test {

std::string good_safetensors() {
    return safetensors_bytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                             R"("b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}})",
                             std::string(11, 'd'));
}

std::string good_zip() {
    const std::vector<float> numbers{0, 1, 2, 3, 4, 5};
    PickledTensor second{.name = "b.weight", .offset = 1, .shape = {2, 2}, .strides = {1, 2}};
    second.parameter = true;
    return checkpoint_zip(pickled_state_dict({{.name = "a"}, second}), {{"0", bytes_of(numbers)}}).bytes();
}

std::string good_legacy() {
    const std::vector<float> numbers{0, 1, 2, 3, 4, 5};
    PickledTensor tensor{.name = "a"};
    tensor.legacy = true;
    return legacy_start() + pickled_state_dict({tensor}) + legacy_end({{"0", bytes_of(numbers), 6}});
}

} // namespace sinopia::test
