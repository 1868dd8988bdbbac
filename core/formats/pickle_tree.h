#pragma once

#include "formats/tensor_file.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sinopia {

/// Index of a value in a PickleTree.
using PickleId = std::uint32_t;

enum class PickleKind : std::uint8_t {
    none,
    boolean, ///< integer 0 or 1
    integer,
    big_integer, ///< text: its little-endian two's-complement bytes
    real,
    text,
    tuple,   ///< index into lists
    list,    ///< index into lists
    dict,    ///< index into lists: key, value, key, value ...
    global,  ///< index is a PickleGlobal
    storage, ///< index into storages
    tensor   ///< index into tensors
};

/// The functions and classes that a checkpoint may name; storages stand for their element type.
enum class PickleGlobal : std::uint32_t {
    ordered_dict,
    rebuild_tensor_v2,
    rebuild_parameter,
    first_storage_type
};

/// One unpickled value. Texts lie in the pickle's own bytes.
struct PickleValue {
    PickleKind kind = PickleKind::none;
    union {
        std::int64_t integer = 0;
        double real;
        std::uint32_t index;
    };
    std::string_view text;
};

/// A storage that tensors refer to: a name, not bytes.
struct PickleStorage {
    std::string_view key;
    ElementType type = ElementType::f32;
    std::int64_t elements = 0;
};

/// The arguments of a rebuilt tensor, of the right kinds but not checked against the storage.
struct PickleTensor {
    std::uint32_t storage = 0;
    std::int64_t offset = 0; ///< in elements, not negative
    PickleId shape = 0;      ///< a tuple
    PickleId strides = 0;    ///< a tuple
};

/// What one pickle holds. Values refer to one another by index, so shared and even cyclic values cost
/// nothing.
struct PickleTree {
    std::deque<PickleValue> values;
    std::deque<std::vector<PickleId>> lists;
    std::vector<PickleStorage> storages;
    std::map<std::string_view, std::uint32_t> storage_of_key;
    std::vector<PickleTensor> tensors;
    PickleId root = 0;

    const PickleValue& operator[](PickleId id) const { return values[id]; }
    /// Members of a tuple, list or dict.
    const std::vector<PickleId>& members(PickleId id) const { return lists[values[id].index]; }
};

} // namespace sinopia
