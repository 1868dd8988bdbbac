// The part of the pickle machine that reads bytes: numbers, texts and names.
#include "formats/little_endian.h"
#include "formats/pickle_machine.h"
#include "formats/pickle_opcodes.h"

#include <algorithm>
#include <bit>

namespace sinopia {

std::uint64_t PickleMachine::number(std::size_t bytes) {
    if (bytes_.size() - at_ < bytes)
        fail("ends too early");
    at_ += bytes;
    return little_endian(bytes_, at_ - bytes, bytes);
}

std::string_view PickleMachine::text(std::uint64_t length) {
    if (bytes_.size() - at_ < length)
        fail("ends inside a text");
    at_ += length;
    return {reinterpret_cast<const char*>(bytes_.data()) + at_ - length, length};
}

std::string_view PickleMachine::line() {
    constexpr std::size_t longest = 256;
    const std::string_view rest = {reinterpret_cast<const char*>(bytes_.data()) + at_,
                                   std::min(longest, bytes_.size() - at_)};
    const std::size_t length = rest.find('\n');
    if (length == std::string_view::npos)
        fail("names a function without an end to its name");
    at_ += length + 1;
    return rest.substr(0, length);
}

bool PickleMachine::literal(std::uint8_t opcode) {
    switch (opcode) {
    case op_none:
        push(small(PickleKind::none, 0));
        return true;
    case op_newtrue:
    case op_newfalse:
        push(small(PickleKind::boolean, opcode == op_newtrue));
        return true;
    case op_binint1:
        push(small(PickleKind::integer, static_cast<std::int64_t>(number(1))));
        return true;
    case op_binint2:
        push(add(PickleKind::integer, static_cast<std::int64_t>(number(2))));
        return true;
    case op_binint:
        push(add(PickleKind::integer, static_cast<std::int32_t>(number(4))));
        return true;
    case op_long1:
        long_integer();
        return true;
    case op_binfloat: { // big-endian, alone among the numbers
        const PickleId id = add(PickleKind::real);
        tree_.values[id].real = std::bit_cast<double>(__builtin_bswap64(number(8)));
        push(id);
        return true;
    }
    case op_binunicode: {
        const std::uint64_t length = number(4);
        push(add(PickleKind::text, 0, text(length)));
        return true;
    }
    default:
        return false;
    }
}

void PickleMachine::long_integer() {
    const std::uint64_t length = number(1);
    if (length > 8) {
        push(add(PickleKind::big_integer, 0, text(length)));
        return;
    }
    std::uint64_t value = number(length);
    if (length > 0 && length < 8 && (value >> (8 * length - 1)) != 0)
        value |= ~std::uint64_t{0} << (8 * length); // sign
    push(add(PickleKind::integer, static_cast<std::int64_t>(value)));
}

} // namespace sinopia
