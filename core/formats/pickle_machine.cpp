#include "formats/pickle_machine.h"

#include "base/error.h"
#include "formats/pickle_opcodes.h"
#include "formats/tensor_listing.h"

#include <algorithm>
#include <utility>

namespace sinopia {
namespace {

constexpr std::size_t max_values = 300'000;
constexpr std::size_t max_stack = 200'000;
constexpr std::size_t max_memo = 1'000'000;
constexpr std::size_t max_marks = 256;

std::string hex(std::uint8_t byte) {
    constexpr char digits[] = "0123456789abcdef";
    return std::string("0x") + digits[byte >> 4] + digits[byte & 15];
}

} // namespace

PickleMachine::PickleMachine(std::span<const std::byte> bytes, std::string where)
    : bytes_(bytes), where_(std::move(where)) {}

PickleTree PickleMachine::run() {
    tree_ = {};
    stack_.clear();
    marks_.clear();
    memo_.clear();
    small_.clear();
    references_ = 0;
    protocol();
    while (true) {
        const auto opcode = static_cast<std::uint8_t>(number(1));
        if (opcode == op_stop)
            break;
        if (!literal(opcode) && !memo(opcode) && !container(opcode) && !call(opcode)) {
            --at_;
            fail("has the operation " + hex(opcode) + ", which no checkpoint needs");
        }
    }
    tree_.root = pop("a value at its end");
    if (!stack_.empty() || !marks_.empty())
        fail("ends with values left over");
    return std::move(tree_);
}

void PickleMachine::fail(const std::string& cause) const {
    throw Error(where_ + ": the pickle " + cause + " (at byte " + std::to_string(at_) + ")");
}

void PickleMachine::protocol() {
    if (number(1) != op_proto)
        fail("does not start with its protocol");
    if (const std::uint64_t version = number(1); version != 2)
        fail("has protocol " + std::to_string(version) +
             "; torch.save writes 2 unless told otherwise, so save it again");
}

PickleId PickleMachine::add(PickleKind kind, std::int64_t integer, std::string_view text) {
    if (tree_.values.size() >= max_values)
        fail("holds more than " + std::to_string(max_values) + " values");
    PickleValue value;
    value.kind = kind;
    value.integer = integer;
    value.text = text;
    tree_.values.push_back(value);
    return static_cast<PickleId>(tree_.values.size() - 1);
}

PickleId PickleMachine::small(PickleKind kind, std::int64_t integer) {
    const auto [it, is_new] = small_.try_emplace({kind, integer}, PickleId{0});
    if (is_new)
        it->second = add(kind, integer);
    return it->second;
}

PickleId PickleMachine::add_list(PickleKind kind, std::vector<PickleId> members) {
    references_ += members.size();
    if (references_ > tensor_limits::pickle_references)
        fail("holds lists of more than " + std::to_string(tensor_limits::pickle_references) +
             " members together");
    const PickleId id = add(kind);
    tree_.values[id].index = static_cast<std::uint32_t>(tree_.lists.size());
    tree_.lists.push_back(std::move(members));
    return id;
}

void PickleMachine::push(PickleId id) {
    if (stack_.size() >= max_stack)
        fail("stacks more than " + std::to_string(max_stack) + " values");
    stack_.push_back(id);
}

PickleId PickleMachine::pop(const char* wanted) {
    if (stack_.empty() || (!marks_.empty() && marks_.back() == stack_.size()))
        fail(std::string("lacks ") + wanted);
    const PickleId id = stack_.back();
    stack_.pop_back();
    return id;
}

std::size_t PickleMachine::pop_mark() {
    if (marks_.empty())
        fail("closes a list that it never opened");
    const std::size_t mark = marks_.back();
    marks_.pop_back();
    return mark;
}

bool PickleMachine::memo(std::uint8_t opcode) {
    switch (opcode) {
    case op_binput:
        put(number(1));
        return true;
    case op_long_binput:
        put(number(4));
        return true;
    case op_binget:
        get(number(1));
        return true;
    case op_long_binget:
        get(number(4));
        return true;
    default:
        return false;
    }
}

void PickleMachine::put(std::uint64_t slot) {
    if (slot >= max_memo)
        fail("uses memo slot " + std::to_string(slot) + ", beyond the limit of " + std::to_string(max_memo));
    const PickleId id = pop("a value to remember");
    push(id);
    if (slot >= memo_.size())
        memo_.resize(slot + 1);
    memo_[slot] = id;
}

void PickleMachine::get(std::uint64_t slot) {
    if (slot >= memo_.size() || !memo_[slot])
        fail("recalls memo slot " + std::to_string(slot) + ", which holds nothing");
    push(*memo_[slot]);
}

bool PickleMachine::container(std::uint8_t opcode) {
    switch (opcode) {
    case op_mark:
        if (marks_.size() >= max_marks)
            fail("is nested more than " + std::to_string(max_marks) + " levels deep");
        marks_.push_back(stack_.size());
        return true;
    case op_empty_dict:
        push(add_list(PickleKind::dict, {}));
        return true;
    case op_empty_list:
        push(add_list(PickleKind::list, {}));
        return true;
    case op_empty_tuple:
        push(add_list(PickleKind::tuple, {}));
        return true;
    case op_tuple1:
    case op_tuple2:
    case op_tuple3:
        tuple(opcode - op_tuple1 + 1u);
        return true;
    case op_tuple:
        tuple_from_mark();
        return true;
    case op_append:
        append(stack_.size() - std::min<std::size_t>(stack_.size(), 1));
        return true;
    case op_appends:
        append(pop_mark());
        return true;
    case op_setitem:
        set_items(stack_.size() - std::min<std::size_t>(stack_.size(), 2));
        return true;
    case op_setitems:
        set_items(pop_mark());
        return true;
    default:
        return false;
    }
}

void PickleMachine::tuple(std::size_t count) {
    std::vector<PickleId> members(count);
    for (std::size_t i = count; i-- > 0;)
        members[i] = pop("a member of a tuple");
    push(add_list(PickleKind::tuple, std::move(members)));
}

void PickleMachine::tuple_from_mark() {
    const auto from = stack_.begin() + static_cast<std::ptrdiff_t>(pop_mark());
    std::vector<PickleId> members(from, stack_.end());
    stack_.erase(from, stack_.end());
    push(add_list(PickleKind::tuple, std::move(members)));
}

} // namespace sinopia
