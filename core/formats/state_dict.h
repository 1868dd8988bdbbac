#pragma once

#include "formats/pickle_tree.h"

#include <string>
#include <vector>

namespace sinopia {

/// Where a storage's bytes lie in the file.
struct StoragePlace {
    std::size_t offset = 0;
    std::size_t bytes = 0;
};

/// The tensors of a pickled dictionary with dotted names, in the pickle's order; numbers, texts and empty
/// values are passed over. Keys of dictionaries and positions in lists make the names.
///
/// `places` stands beside tree.storages. Of every tensor is checked: as many strides as sizes, none negative,
/// every product within 63 bits, the last element inside the storage, and no more elements than the storage
/// has, so that a stride of 0 cannot make a tensor larger than its file. Throws Error with the tensor's name.
std::vector<TensorView> state_dict_tensors(const PickleTree& tree, const std::vector<StoragePlace>& places,
                                           const std::string& where);

} // namespace sinopia
