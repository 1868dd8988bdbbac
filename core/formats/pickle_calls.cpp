// The part of the pickle machine that grows containers and stands in for functions.
#include "base/error.h"
#include "formats/pickle_machine.h"
#include "formats/pickle_opcodes.h"
#include "formats/tensor_listing.h"

#include <array>
#include <utility>

namespace sinopia {
namespace {

struct KnownGlobal {
    std::string_view module;
    std::string_view name;
    PickleGlobal meaning;
};

constexpr PickleGlobal storage_of(ElementType type) {
    return static_cast<PickleGlobal>(static_cast<std::uint32_t>(PickleGlobal::first_storage_type) +
                                     static_cast<std::uint32_t>(type));
}

constexpr std::array<KnownGlobal, 13> known_globals{{
    {"collections", "OrderedDict", PickleGlobal::ordered_dict},
    {"torch._utils", "_rebuild_tensor_v2", PickleGlobal::rebuild_tensor_v2},
    {"torch._utils", "_rebuild_parameter", PickleGlobal::rebuild_parameter},
    {"torch", "FloatStorage", storage_of(ElementType::f32)},
    {"torch", "HalfStorage", storage_of(ElementType::f16)},
    {"torch", "BFloat16Storage", storage_of(ElementType::bf16)},
    {"torch", "DoubleStorage", storage_of(ElementType::f64)},
    {"torch", "LongStorage", storage_of(ElementType::i64)},
    {"torch", "IntStorage", storage_of(ElementType::i32)},
    {"torch", "ShortStorage", storage_of(ElementType::i16)},
    {"torch", "CharStorage", storage_of(ElementType::i8)},
    {"torch", "ByteStorage", storage_of(ElementType::u8)},
    {"torch", "BoolStorage", storage_of(ElementType::boolean)},
}};

} // namespace

bool PickleMachine::call(std::uint8_t opcode) {
    switch (opcode) {
    case op_global:
        global();
        return true;
    case op_reduce:
        reduce();
        return true;
    case op_build:
        build();
        return true;
    case op_binpersid:
        persistent_id();
        return true;
    default:
        return false;
    }
}

void PickleMachine::append(std::size_t from) {
    const std::size_t floor = marks_.empty() ? 0 : marks_.back();
    if (from <= floor || from > stack_.size() || !is(stack_[from - 1], PickleKind::list))
        fail("appends to something that is no list");
    auto& members = tree_.lists[tree_.values[stack_[from - 1]].index];
    references_ += stack_.size() - from;
    if (references_ > tensor_limits::pickle_references)
        fail("holds lists of more than " + std::to_string(tensor_limits::pickle_references) +
             " members together");
    members.insert(members.end(), stack_.begin() + static_cast<std::ptrdiff_t>(from), stack_.end());
    stack_.resize(from);
}

void PickleMachine::set_items(std::size_t from) {
    const std::size_t floor = marks_.empty() ? 0 : marks_.back();
    if (from <= floor || from > stack_.size() || !is(stack_[from - 1], PickleKind::dict))
        fail("sets a key of something that is no dictionary");
    if ((stack_.size() - from) % 2 != 0)
        fail("sets a key without a value");
    auto& members = tree_.lists[tree_.values[stack_[from - 1]].index];
    references_ += stack_.size() - from;
    if (references_ > tensor_limits::pickle_references)
        fail("holds dictionaries of more than " + std::to_string(tensor_limits::pickle_references) +
             " members together");
    members.insert(members.end(), stack_.begin() + static_cast<std::ptrdiff_t>(from), stack_.end());
    stack_.resize(from);
}

void PickleMachine::global() {
    const std::string_view module = line(), name = line();
    for (const KnownGlobal& known : known_globals)
        if (known.module == module && known.name == name) {
            const PickleId id = small(PickleKind::global, static_cast<std::int64_t>(known.meaning));
            tree_.values[id].index = static_cast<std::uint32_t>(known.meaning);
            push(id);
            return;
        }
    fail("asks for " + in_quotes(std::string(module) + "." + std::string(name)) +
         ", which a state dictionary has no need of; it was not run. Save only the state dictionary, or a "
         "safetensors file");
}

void PickleMachine::reduce() {
    const PickleId arguments = pop("the arguments of a call"), function = pop("a function to call");
    if (!is(function, PickleKind::global) || !is(arguments, PickleKind::tuple))
        fail("calls something that is no function");
    const std::vector<PickleId>& given = tree_.members(arguments);
    switch (static_cast<PickleGlobal>(tree_.values[function].index)) {
    case PickleGlobal::ordered_dict:
        if (!given.empty())
            fail("makes an OrderedDict with arguments");
        push(add_list(PickleKind::dict, {}));
        return;
    case PickleGlobal::rebuild_tensor_v2:
        rebuild_tensor(given);
        return;
    case PickleGlobal::rebuild_parameter:
        rebuild_parameter(given);
        return;
    default:
        fail("calls a storage type as if it were a function");
    }
}

/// (storage, storage_offset, size, stride, requires_grad, backward_hooks[, metadata])
void PickleMachine::rebuild_tensor(const std::vector<PickleId>& given) {
    const bool known_form = (given.size() == 6 || given.size() == 7) && is(given[0], PickleKind::storage) &&
                            is(given[1], PickleKind::integer) && is(given[2], PickleKind::tuple) &&
                            is(given[3], PickleKind::tuple) && is(given[4], PickleKind::boolean) &&
                            (is(given[5], PickleKind::dict) || is(given[5], PickleKind::none));
    if (!known_form)
        fail("rebuilds a tensor from arguments of the wrong kind");
    // The seventh holds flags such as "negated" that change what the bytes mean.
    if (given.size() == 7 && !is(given[6], PickleKind::none) &&
        !(is(given[6], PickleKind::dict) && tree_.members(given[6]).empty()))
        fail("rebuilds a tensor with flags that are not supported");
    const std::int64_t offset = tree_[given[1]].integer;
    if (offset < 0)
        fail("rebuilds a tensor with the negative storage offset " + std::to_string(offset));
    if (tree_.tensors.size() >= tensor_limits::tensors)
        fail("holds more than " + std::to_string(tensor_limits::tensors) + " tensors");
    const PickleId id = add(PickleKind::tensor);
    tree_.values[id].index = static_cast<std::uint32_t>(tree_.tensors.size());
    tree_.tensors.push_back({tree_[given[0]].index, offset, given[2], given[3]});
    push(id);
}

/// (data, requires_grad, backward_hooks): a Parameter is its tensor.
void PickleMachine::rebuild_parameter(const std::vector<PickleId>& given) {
    if (given.size() != 3 || !is(given[0], PickleKind::tensor) || !is(given[1], PickleKind::boolean))
        fail("rebuilds a parameter from arguments of the wrong kind");
    push(given[0]);
}

/// Only the attribute that Module.state_dict() hangs on its OrderedDict: {'_metadata': versions}, ignored.
void PickleMachine::build() {
    const PickleId state = pop("the state of an object"), object = pop("an object to give a state to");
    if (!is(object, PickleKind::dict) || !is(state, PickleKind::dict))
        fail("gives a state to something that is no dictionary");
    const std::vector<PickleId>& members = tree_.members(state);
    for (std::size_t i = 0; i < members.size(); i += 2)
        if (!is(members[i], PickleKind::text) || tree_[members[i]].text != "_metadata")
            fail("gives a dictionary an attribute other than _metadata");
    push(object);
}

/// ('storage', type, key, location, elements[, None]): the sixth only in the legacy container.
void PickleMachine::persistent_id() {
    const PickleId id = pop("the name of a storage");
    if (!is(id, PickleKind::tuple))
        fail("names a storage in a form that is not known");
    const std::vector<PickleId>& given = tree_.members(id);
    const bool known_form = (given.size() == 5 || (given.size() == 6 && is(given[5], PickleKind::none))) &&
                            is(given[0], PickleKind::text) && tree_[given[0]].text == "storage" &&
                            is(given[1], PickleKind::global) && is(given[2], PickleKind::text) &&
                            is(given[3], PickleKind::text) && is(given[4], PickleKind::integer);
    const auto first = static_cast<std::uint32_t>(PickleGlobal::first_storage_type);
    if (!known_form || tree_[given[1]].index < first)
        fail("names a storage in a form that is not known");
    const PickleStorage storage{tree_[given[2]].text, static_cast<ElementType>(tree_[given[1]].index - first),
                                tree_[given[4]].integer};
    if (storage.elements < 0)
        fail("names a storage of negative size");
    const PickleId value = add(PickleKind::storage);
    tree_.values[value].index = note_storage(storage);
    push(value);
}

std::uint32_t PickleMachine::note_storage(const PickleStorage& storage) {
    const auto [it, is_new] =
        tree_.storage_of_key.try_emplace(storage.key, static_cast<std::uint32_t>(tree_.storages.size()));
    if (is_new) {
        if (tree_.storages.size() >= tensor_limits::tensors)
            fail("names more than " + std::to_string(tensor_limits::tensors) + " storages");
        tree_.storages.push_back(storage);
    } else if (tree_.storages[it->second].type != storage.type ||
               tree_.storages[it->second].elements != storage.elements) {
        fail("names the storage " + in_quotes(storage.key) + " with two types or sizes");
    }
    return it->second;
}

} // namespace sinopia
