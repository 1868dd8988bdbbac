#pragma once

#include "formats/pickle_tree.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace sinopia {

/// Reads pickles (protocol 2) as torch.save writes them for state dictionaries, into a tree of plain values.
///
/// It is no Python: of the functions a pickle can name it knows collections.OrderedDict,
/// torch._utils._rebuild_tensor_v2, torch._utils._rebuild_parameter and torch's storage types, and "calls"
/// them by noting their arguments. Every other global, function or opcode is an Error that names it. Values,
/// references, stack, memo, nesting and text sizes are limited, so that any pickle costs less than 64 MB.
class PickleMachine {
  public:
    /// `where` starts every message. The bytes must outlive the trees: texts point into them.
    PickleMachine(std::span<const std::byte> bytes, std::string where);

    /// Reads the next pickle. Several can follow one another, as in the legacy container.
    PickleTree run();

    /// The byte behind the last pickle read.
    std::size_t position() const { return at_; }

  private:
    bool literal(std::uint8_t opcode);
    bool container(std::uint8_t opcode);
    bool memo(std::uint8_t opcode);
    bool call(std::uint8_t opcode);

    void protocol();
    void long_integer();
    void global();
    std::string_view line();
    void tuple(std::size_t count);
    void tuple_from_mark();
    void append(std::size_t from);
    void set_items(std::size_t from);
    void put(std::uint64_t slot);
    void get(std::uint64_t slot);
    void reduce();
    void rebuild_tensor(const std::vector<PickleId>& arguments);
    void rebuild_parameter(const std::vector<PickleId>& arguments);
    void build();
    void persistent_id();
    std::uint32_t note_storage(const PickleStorage& storage);

    std::uint64_t number(std::size_t bytes);
    std::string_view text(std::uint64_t length);
    PickleId pop(const char* wanted);
    std::size_t pop_mark();
    void push(PickleId id);
    PickleId add(PickleKind kind, std::int64_t integer = 0, std::string_view text = {});
    PickleId small(PickleKind kind, std::int64_t integer);
    PickleId add_list(PickleKind kind, std::vector<PickleId> members);
    bool is(PickleId id, PickleKind kind) const { return tree_.values[id].kind == kind; }
    [[noreturn]] void fail(const std::string& cause) const;

    std::span<const std::byte> bytes_;
    std::string where_;
    std::size_t at_ = 0;
    PickleTree tree_;
    std::vector<PickleId> stack_;
    std::vector<std::size_t> marks_; ///< stack heights
    std::vector<std::optional<PickleId>> memo_;
    std::map<std::pair<PickleKind, std::int64_t>, PickleId>
        small_; ///< none, booleans and small integers, shared
    std::size_t references_ = 0;
};

} // namespace sinopia
