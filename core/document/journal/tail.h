#pragma once

#include "document/journal/tail_record.h"

#include <array>
#include <atomic>
#include <filesystem>
#include <vector>

namespace sinopia {

/// What was painted since the journal's tiles were written last: a file of fixed size, allocated beforehand
/// and mapped into memory, so that appending is a memory copy. What was appended survives the process.
///
/// The file: 4096 bytes of head ("sinopia tail", version, half size), then two halves. Records go to one
/// half; when tiles are about to be written, to the other, so that the first is free again once they are.
class Tail {
  public:
    static constexpr std::size_t head_bytes = 4096;

    /// On the worker: makes, allocates and maps the file. Throws Failure, for instance if the disk is full.
    Tail(const std::filesystem::path& path, std::size_t half_bytes);
    ~Tail();
    Tail(const Tail&) = delete;
    Tail& operator=(const Tail&) = delete;

    /// Where a record's payload goes, on the window's thread. Null if there is no room. `covered`: tiles of
    /// everything up to this sequence are written.
    std::byte* reserve(std::size_t payload, std::uint64_t covered);
    /// Makes the reserved record valid; fills in its size and check.
    void commit(TailRecordHead head);

    /// A snapshot is on its way to the worker: what follows goes to the other half, if that is free.
    void turn(std::uint64_t covered);

    /// The half in use is more than half full.
    bool is_filling() const { return halves_[active_].used > half_bytes_ / 2; }

    /// On the worker: what was appended reaches the disk.
    void sync();

  private:
    struct Half {
        std::size_t used = 0;
        std::uint64_t last = 0; ///< sequence of its last record
    };

    std::byte* start(int half) const;

    int descriptor_ = -1;
    std::byte* memory_ = nullptr;
    std::size_t half_bytes_;
    std::array<Half, 2> halves_;
    int active_ = 0;
};

/// The bytes of a tail file of a process that is gone; every record in it that is valid, by sequence.
class TailFile {
  public:
    /// Empty if the file is missing or no tail: then nothing was painted since the tiles were written.
    explicit TailFile(const std::filesystem::path& path);

    /// Those that follow `sequence` without a gap, in order. They point into this object.
    std::vector<TailRecord> following(std::uint64_t sequence) const;

  private:
    void read_half(std::span<const std::byte> half);

    std::vector<std::byte> bytes_;
    std::vector<TailRecord> records_; ///< sorted by sequence
};

} // namespace sinopia
