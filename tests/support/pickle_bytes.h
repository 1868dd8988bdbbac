#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia::test {

/// Writes pickles operation by operation (protocol 2), good ones and bad ones.
class PickleBytes {
  public:
    std::string bytes;

    PickleBytes& raw(std::string_view text);
    PickleBytes& proto(int version = 2);
    PickleBytes& stop() { return raw("."); }
    PickleBytes& mark() { return raw("("); }
    PickleBytes& none() { return raw("N"); }
    PickleBytes& boolean(bool value) { return raw(value ? "\x88" : "\x89"); }
    PickleBytes& integer(std::int64_t value); ///< the shortest operation that holds it
    PickleBytes& real(double value);
    PickleBytes& text(std::string_view value);
    PickleBytes& empty_dict() { return raw("}"); }
    PickleBytes& empty_list() { return raw("]"); }
    PickleBytes& empty_tuple() { return raw(")"); }
    PickleBytes& tuple() { return raw("t"); }
    PickleBytes& append() { return raw("a"); }
    PickleBytes& appends() { return raw("e"); }
    PickleBytes& setitem() { return raw("s"); }
    PickleBytes& setitems() { return raw("u"); }
    PickleBytes& reduce() { return raw("R"); }
    PickleBytes& build() { return raw("b"); }
    PickleBytes& persistent_id() { return raw("Q"); }
    PickleBytes& put(std::uint32_t slot);
    PickleBytes& get(std::uint32_t slot);
    PickleBytes& global(std::string_view module, std::string_view name);
    PickleBytes& ordered_dict() { return global("collections", "OrderedDict").empty_tuple().reduce(); }
    PickleBytes& integers(const std::vector<std::int64_t>& values); ///< a tuple
};

/// A view to be pickled: what torch._utils._rebuild_tensor_v2 is given.
struct PickledTensor {
    std::string name = "t";
    std::string storage = "0";
    std::string storage_type = "FloatStorage";
    std::int64_t elements = 6; ///< of the storage
    std::int64_t offset = 0;
    std::vector<std::int64_t> shape{2, 3};
    std::vector<std::int64_t> strides{3, 1};
    bool parameter = false;
    bool legacy = false; ///< the storage's name has a sixth member
};

/// Pushes the tensor (without its name).
PickleBytes& operator<<(PickleBytes& pickle, const PickledTensor& tensor);

/// The pickle of an OrderedDict with these tensors and `_metadata`, as Module.state_dict() gives.
std::string pickled_state_dict(const std::vector<PickledTensor>& tensors);

} // namespace sinopia::test
