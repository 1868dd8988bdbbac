#include "base/error.h"
#include "formats/pickle_machine.h"
#include "formats/pytorch_listing.h"
#include "formats/state_dict.h"
#include "formats/zip_directory.h"

#include <algorithm>
#include <string>

namespace sinopia {
namespace {

constexpr std::size_t max_pickle = 32 << 20;
constexpr int newest_version = 10; // of the container, as torch 2 knows it

/// "archive" where the entry "archive/data.pkl" is. The folder's name is the file's stem or "archive".
std::string root_of(const ZipDirectory& zip, const std::string& where) {
    constexpr std::string_view pickle = "/data.pkl";
    const ZipEntry* found = nullptr;
    for (const ZipEntry& entry : zip.entries()) {
        const bool at_top =
            entry.name.ends_with(pickle) && entry.name.find('/') == entry.name.size() - pickle.size();
        if (at_top && found)
            throw Error(where + ": is a zip archive with several pickles; one checkpoint a file is expected");
        if (at_top)
            found = &entry;
    }
    if (!found)
        throw Error(where + ": is a zip archive but no PyTorch checkpoint: it has no data.pkl");
    return std::string(found->name.substr(0, found->name.size() - pickle.size()));
}

/// A small entry as text, without the white space at its end; empty if there is none.
std::string small_text(const ZipDirectory& zip, const std::string& name, const std::string& where) {
    const ZipEntry* entry = zip.find(name);
    if (!entry)
        return {};
    if (entry->data.size() > 64)
        throw Error(where + ": the entry " + in_quotes(name) + " is too long");
    check_crc(*entry, where);
    std::string text(reinterpret_cast<const char*>(entry->data.data()), entry->data.size());
    text.erase(text.find_last_not_of(" \r\n\t") + 1);
    return text;
}

void check_container(const ZipDirectory& zip, const std::string& root, const std::string& where) {
    if (zip.find(root + "/constants.pkl"))
        throw Error(where + ": is a TorchScript program, not a checkpoint; save the state dictionary");
    const std::string order = small_text(zip, root + "/byteorder", where);
    if (!order.empty() && order != "little")
        throw Error(where + ": its numbers are stored " + in_quotes(order) +
                    "-endian; only little-endian is supported");
    const std::string version = small_text(zip, root + "/version", where);
    const bool digits =
        !version.empty() && version.size() <= 3 &&
        std::all_of(version.begin(), version.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || std::stoi(version) < 1 || std::stoi(version) > newest_version)
        throw Error(where + ": its container version " + in_quotes(version) + " is not known");
}

const ZipEntry& storage_entry(const ZipDirectory& zip, const std::string& root, const PickleStorage& storage,
                              const std::string& where) {
    const std::string name = root + "/data/" + std::string(storage.key.substr(0, 64));
    const ZipEntry* entry = zip.find(name);
    if (!entry)
        throw Error(where + ": the storage " + in_quotes(storage.key) + " that tensors refer to is missing");
    std::uint64_t bytes = 0;
    if (__builtin_mul_overflow(static_cast<std::uint64_t>(storage.elements), element_size(storage.type),
                               &bytes) ||
        bytes != entry->data.size())
        throw Error(where + ": the storage " + in_quotes(storage.key) + " should have " +
                    std::to_string(storage.elements) + " elements of " +
                    std::to_string(element_size(storage.type)) + " bytes but has " +
                    std::to_string(entry->data.size()) + " bytes");
    return *entry;
}

} // namespace

TensorListing list_pytorch_zip(std::span<const std::byte> bytes, const std::string& where,
                               const DoneReading& done) {
    const ZipDirectory zip(bytes, where);
    const std::string root = root_of(zip, where);
    check_container(zip, root, where);
    const ZipEntry& pickle = *zip.find(root + "/data.pkl");
    if (pickle.data.size() > max_pickle)
        throw Error(where + ": its pickle is larger than " + std::to_string(max_pickle) + " bytes");
    check_crc(pickle, where);
    PickleMachine machine(pickle.data, where);
    const PickleTree tree = machine.run();
    if (machine.position() != pickle.data.size())
        throw Error(where + ": more stands behind the end of its pickle");

    std::vector<const ZipEntry*> entries;
    std::vector<StoragePlace> places;
    for (const PickleStorage& storage : tree.storages) {
        entries.push_back(&storage_entry(zip, root, storage, where));
        const auto offset = static_cast<std::size_t>(entries.back()->data.data() - bytes.data());
        places.push_back({offset, entries.back()->data.size()});
    }
    TensorListing listing{"pytorch zip", state_dict_tensors(tree, places, where), {}};
    for (const ZipEntry* entry : entries) // last, since it reads the whole file
        check_crc(*entry, where, done);
    return listing;
}

} // namespace sinopia
