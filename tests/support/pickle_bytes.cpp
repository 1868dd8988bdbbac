#include "support/pickle_bytes.h"

#include <bit>

namespace sinopia::test {
namespace {

std::string little(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

} // namespace

PickleBytes& PickleBytes::raw(std::string_view text) {
    bytes += text;
    return *this;
}

PickleBytes& PickleBytes::proto(int version) {
    return raw("\x80").raw(little(static_cast<std::uint64_t>(version), 1));
}

PickleBytes& PickleBytes::integer(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    if (value >= 0 && value < 256)
        return raw("K").raw(little(bits, 1));
    if (value >= 0 && value < 65536)
        return raw("M").raw(little(bits, 2));
    if (value >= INT32_MIN && value <= INT32_MAX)
        return raw("J").raw(little(bits, 4));
    return raw("\x8a\x08").raw(little(bits, 8));
}

PickleBytes& PickleBytes::real(double value) {
    std::string text = little(std::bit_cast<std::uint64_t>(value), 8);
    return raw("G").raw(std::string(text.rbegin(), text.rend()));
}

PickleBytes& PickleBytes::text(std::string_view value) {
    return raw("X").raw(little(value.size(), 4)).raw(value);
}

PickleBytes& PickleBytes::put(std::uint32_t slot) {
    return slot < 256 ? raw("q").raw(little(slot, 1)) : raw("r").raw(little(slot, 4));
}

PickleBytes& PickleBytes::get(std::uint32_t slot) {
    return slot < 256 ? raw("h").raw(little(slot, 1)) : raw("j").raw(little(slot, 4));
}

PickleBytes& PickleBytes::global(std::string_view module, std::string_view name) {
    return raw("c").raw(module).raw("\n").raw(name).raw("\n");
}

PickleBytes& PickleBytes::integers(const std::vector<std::int64_t>& values) {
    if (values.empty())
        return empty_tuple();
    if (values.size() > 3)
        mark();
    for (const std::int64_t value : values)
        integer(value);
    constexpr const char* short_tuples[] = {"\x85", "\x86", "\x87"};
    return values.size() > 3 ? tuple() : raw(short_tuples[values.size() - 1]);
}

PickleBytes& operator<<(PickleBytes& pickle, const PickledTensor& tensor) {
    if (tensor.parameter)
        pickle.global("torch._utils", "_rebuild_parameter");
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
    pickle.mark().text("storage").global("torch", tensor.storage_type).text(tensor.storage).text("cpu");
    pickle.integer(tensor.elements);
    if (tensor.legacy)
        pickle.none();
    pickle.tuple().persistent_id();
    pickle.integer(tensor.offset).integers(tensor.shape).integers(tensor.strides);
    pickle.boolean(false).ordered_dict().tuple().reduce();
    if (tensor.parameter)
        pickle.boolean(true).ordered_dict().raw("\x87").reduce();
    return pickle;
}

std::string pickled_state_dict(const std::vector<PickledTensor>& tensors) {
    PickleBytes pickle;
    pickle.proto().ordered_dict().put(0).mark();
    for (const PickledTensor& tensor : tensors)
        pickle.text(tensor.name) << tensor;
    pickle.setitems();
    pickle.empty_dict()
        .text("_metadata")
        .ordered_dict()
        .text("")
        .empty_dict()
        .text("version")
        .integer(1)
        .setitem();
    pickle.setitem().setitem().build().stop();
    return pickle.bytes;
}

} // namespace sinopia::test
