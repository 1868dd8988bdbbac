#pragma once

#include "formats/tensor_listing.h"

namespace sinopia {

/// The container that torch.save writes since 1.6: a zip with <root>/data.pkl and one stored entry
/// <root>/data/<key> per storage. Checksums of all that is used are checked; `done` is told of what was read
/// for that.
TensorListing list_pytorch_zip(std::span<const std::byte> bytes, const std::string& where,
                               const DoneReading& done = {});

/// The container before 1.6: five pickles (magic number, protocol version, system facts, the object, the list
/// of storage keys), then for each key the number of elements as 8 bytes and the elements. It has no
/// checksums.
TensorListing list_pytorch_legacy(std::span<const std::byte> bytes, const std::string& where);

} // namespace sinopia
