#pragma once

#include "base/mapped_file.h"
#include "dataset/pack/pack_format.h"
#include "dataset/pair_source.h"

#include <atomic>
#include <memory>

namespace sinopia {

/// A packed dataset as a source of the same pairs in the same order as the files it was packed from, without
/// any decoding. Where it was packed for a size, pictures are halved already as far as they would be on the
/// way to that size, and maps are whole: what preprocess.h makes of such a pair at that size or a smaller one
/// is what it makes of the whole pair, bit for bit.
///
/// Nothing in the file is trusted: everything about places and sizes is checked on opening, the planes of a
/// pair against their SHA-256 and its classes against the label set when it is first loaded.
class PackedDataset : public PairSource {
  public:
    /// Throws Error if the file is no sound pack, or of a newer version.
    explicit PackedDataset(const std::filesystem::path& file);

    std::size_t size() const override { return entries_.size(); }
    Pair load(std::size_t index, std::uint64_t seed) const override;
    const LabelSet& labels() const override { return head_.labels; }
    std::string name(std::size_t index) const override { return names_.at(index); }

    const PackHead& head() const { return head_; }

    /// Pairs at sizes that are covered by `cover` are exact.
    bool serves(Size cover) const;

    static bool is_pack(const std::filesystem::path& file);

  private:
    void read_index(std::uint64_t begin, std::uint64_t records);
    void verify(std::size_t index, std::span<const std::byte> planes) const;
    std::span<const std::byte> bytes(std::uint64_t place, std::uint64_t count) const;

    MappedFile file_;
    PackHead head_;
    std::vector<PackEntry> entries_;
    std::vector<std::string> names_;
    std::unique_ptr<std::atomic<bool>[]> verified_; ///< by pair: its planes were found sound
};

} // namespace sinopia
