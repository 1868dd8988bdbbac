#pragma once

#include "support/pickle_bytes.h"
#include "support/zip_bytes.h"

#include <cstring>
#include <string>
#include <vector>

namespace sinopia::test {

struct StorageBytes {
    std::string key = "0";
    std::string bytes;
    std::int64_t elements = 0; ///< written by the legacy container only
};

/// The raw bytes of numbers.
template <class T>
std::string bytes_of(const std::vector<T>& values) {
    std::string out(values.size() * sizeof(T), '\0');
    std::memcpy(out.data(), values.data(), out.size());
    return out;
}

/// The zip that torch.save makes: root "archive".
inline ZipBytes checkpoint_zip(const std::string& pickle, const std::vector<StorageBytes>& storages) {
    ZipBytes zip;
    const auto add = [&](const std::string& name, const std::string& data) {
        ZipBytesEntry entry;
        entry.name = "archive/" + name;
        entry.data = data;
        zip.entries.push_back(entry);
    };
    add("data.pkl", pickle);
    add("byteorder", "little");
    for (const StorageBytes& storage : storages)
        add("data/" + storage.key, storage.bytes);
    add("version", "3\n");
    return zip;
}

/// What stands before the state dictionary in the legacy container.
inline std::string
legacy_start(std::string_view magic = std::string_view("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10),
             std::int64_t version = 1001, bool little_endian = true) {
    PickleBytes pickle;
    pickle.proto().raw("\x8a\x0a").raw(magic).stop().proto().integer(version).stop();
    pickle.proto()
        .empty_dict()
        .mark()
        .text("protocol_version")
        .integer(1001)
        .text("little_endian")
        .boolean(little_endian);
    pickle.setitems().stop();
    return pickle.bytes;
}

inline std::string legacy_end(const std::vector<StorageBytes>& storages) {
    PickleBytes pickle;
    pickle.proto().empty_list().mark();
    for (const StorageBytes& storage : storages)
        pickle.text(storage.key);
    pickle.appends().stop();
    for (const StorageBytes& storage : storages)
        pickle.raw(little_endian_bytes(static_cast<std::uint64_t>(storage.elements), 8)).raw(storage.bytes);
    return pickle.bytes;
}

/// A safetensors file: length, header, data.
inline std::string safetensors_bytes(const std::string& header, const std::string& data) {
    return little_endian_bytes(header.size(), 8) + header + data;
}

} // namespace sinopia::test
