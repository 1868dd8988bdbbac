#include "base/error.h"
#include "formats/little_endian.h"
#include "formats/pickle_machine.h"
#include "formats/pytorch_listing.h"
#include "formats/state_dict.h"

#include <algorithm>

namespace sinopia {
namespace {

// 0x1950a86a20f9469cfc6c, least significant byte first.
constexpr std::string_view magic("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 10);
constexpr std::int64_t protocol_version = 1001;
constexpr std::size_t max_pickles = 32 << 20;

void check_system(const PickleTree& tree, const std::string& where) {
    if (tree[tree.root].kind != PickleKind::dict)
        throw Error(where + ": its system facts are no dictionary");
    const auto& members = tree.members(tree.root);
    for (std::size_t i = 0; i < members.size(); i += 2) {
        const PickleValue &key = tree[members[i]], &value = tree[members[i + 1]];
        if (key.kind == PickleKind::text && key.text == "little_endian" &&
            (value.kind != PickleKind::boolean || value.integer != 1))
            throw Error(where + ": its numbers are stored big-endian; only little-endian is supported");
    }
}

/// Walks the raw storages behind the pickles, in the order of the key list.
std::vector<StoragePlace> find_storages(std::span<const std::byte> bytes, std::size_t at,
                                        const PickleTree& tree, const PickleTree& keys,
                                        const std::string& where) {
    if (keys[keys.root].kind != PickleKind::list)
        throw Error(where + ": its storage keys are no list");
    std::vector<StoragePlace> places(tree.storages.size());
    std::vector<bool> found(tree.storages.size());
    for (const PickleId id : keys.members(keys.root)) {
        const auto it = keys[id].kind == PickleKind::text ? tree.storage_of_key.find(keys[id].text)
                                                          : tree.storage_of_key.end();
        if (it == tree.storage_of_key.end() || found[it->second])
            throw Error(where + ": its list of storages has a key twice, or one that no tensor refers to");
        const PickleStorage& storage = tree.storages[it->second];
        const std::string name = where + ": the storage " + in_quotes(storage.key) + " ";
        if (bytes.size() - at < 8)
            throw Error(name + "is missing; the file is cut short");
        if (little_endian(bytes, at, 8) != static_cast<std::uint64_t>(storage.elements))
            throw Error(name + "has another number of elements than its tensors were told");
        at += 8;
        std::uint64_t size = 0;
        if (__builtin_mul_overflow(static_cast<std::uint64_t>(storage.elements), element_size(storage.type),
                                   &size) ||
            size > bytes.size() - at)
            throw Error(name + "is cut short: " + std::to_string(storage.elements) +
                        " elements do not fit into the file");
        places[it->second] = {at, size};
        found[it->second] = true;
        at += size;
    }
    if (at != bytes.size())
        throw Error(where + ": " + std::to_string(bytes.size() - at) +
                    " bytes at the end belong to no storage");
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!found[i])
            throw Error(where + ": the storage " + in_quotes(tree.storages[i].key) +
                        " is missing from its list of storages");
    return places;
}

} // namespace

TensorListing list_pytorch_legacy(std::span<const std::byte> bytes, const std::string& where) {
    PickleMachine machine(bytes.first(std::min(bytes.size(), max_pickles)), where);
    const PickleTree number = machine.run();
    if (number[number.root].kind != PickleKind::big_integer || number[number.root].text != magic)
        throw Error(where + ": is a pickle but no PyTorch checkpoint: its magic number is wrong");
    const PickleTree version = machine.run();
    if (version[version.root].kind != PickleKind::integer ||
        version[version.root].integer != protocol_version)
        throw Error(where + ": its container version is not known; 1001 is expected");
    check_system(machine.run(), where);
    const PickleTree tree = machine.run();
    const PickleTree keys = machine.run();
    const std::vector<StoragePlace> places = find_storages(bytes, machine.position(), tree, keys, where);
    return {"pytorch legacy", state_dict_tensors(tree, places, where), {}};
}

} // namespace sinopia
