#include "document/journal/tail.h"

#include "base/error.h"
#include "document/journal/journal_fault.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

namespace sinopia {
namespace {

struct TailHead {
    char name[16] = "sinopia tail";
    std::uint64_t version = 1;
    std::uint64_t half_bytes = 0;
};

constexpr std::size_t max_half = std::size_t{64} << 20;

} // namespace

Tail::Tail(const std::filesystem::path& path, std::size_t half_bytes) : half_bytes_(half_bytes) {
    const std::size_t size = head_bytes + 2 * half_bytes;
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        throw_no_journal(path, errno);
    void* memory = MAP_FAILED;
    // Allocated now: a full disk must show here, not as a bus error while someone paints.
    int reason = ::posix_fallocate(descriptor_, 0, static_cast<off_t>(size));
    if (reason == 0) {
        memory = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, descriptor_, 0);
        reason = errno;
    }
    if (memory == MAP_FAILED) {
        ::close(descriptor_);
        ::unlink(path.c_str());
        throw_no_journal(path, reason);
    }
    memory_ = static_cast<std::byte*>(memory);
    TailHead head;
    head.half_bytes = half_bytes;
    std::memcpy(memory_, &head, sizeof head);
}

Tail::~Tail() {
    ::munmap(memory_, head_bytes + 2 * half_bytes_);
    ::close(descriptor_);
}

std::byte* Tail::start(int half) const {
    return memory_ + head_bytes + static_cast<std::size_t>(half) * half_bytes_;
}

std::byte* Tail::reserve(std::size_t payload, std::uint64_t covered) {
    const std::size_t size = tail_record_size(payload);
    if (halves_[active_].last <= covered)
        halves_[active_].used = 0; // nothing in it is needed any more
    else if (halves_[active_].used + size > half_bytes_)
        turn(covered);
    const Half& half = halves_[active_];
    if (size > half_bytes_ - half.used)
        return nullptr;
    std::byte* record = start(active_) + half.used;
    std::memset(record + size - 8, 0, 8); // the padding; a record without payload has none
    return record + sizeof(TailRecordHead);
}

void Tail::commit(TailRecordHead head) {
    Half& half = halves_[active_];
    std::byte* record = start(active_) + half.used;
    const std::size_t size = tail_record_size(head.payload);
    std::memcpy(record, &head, sizeof head);
    head.check = tail_check(record + 8, size - 8);
    std::memcpy(record, &head.check, sizeof head.check);
    half.used += size;
    half.last = head.sequence;
}

void Tail::turn(std::uint64_t covered) {
    Half& other = halves_[1 - active_];
    if (halves_[active_].used == 0 || other.last > covered)
        return;
    other.used = 0;
    active_ = 1 - active_;
}

void Tail::sync() {
    ::fdatasync(descriptor_);
}

TailFile::TailFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto size = file ? static_cast<std::size_t>(file.tellg()) : 0;
    if (size < Tail::head_bytes || size > Tail::head_bytes + 2 * max_half)
        return;
    bytes_.resize(size);
    file.seekg(0);
    file.read(reinterpret_cast<char*>(bytes_.data()), static_cast<std::streamsize>(size));
    TailHead head;
    const TailHead expected;
    std::memcpy(&head, bytes_.data(), sizeof head);
    if (!file || std::memcmp(head.name, expected.name, sizeof head.name) != 0 ||
        head.version != expected.version || head.half_bytes != (size - Tail::head_bytes) / 2)
        return;
    const std::span<const std::byte> all(bytes_);
    read_half(all.subspan(Tail::head_bytes, head.half_bytes));
    read_half(all.subspan(Tail::head_bytes + head.half_bytes, head.half_bytes));
    std::sort(records_.begin(), records_.end(),
              [](const auto& a, const auto& b) { return a.head.sequence < b.head.sequence; });
}

/// What an earlier use of the half left behind has lower sequences.
void TailFile::read_half(std::span<const std::byte> half) {
    std::uint64_t last = 0;
    while (const auto record = tail_record_at(half)) {
        if (record->head.sequence <= last)
            return;
        last = record->head.sequence;
        records_.push_back(*record);
        half = half.subspan(tail_record_size(record->head.payload));
    }
}

std::vector<TailRecord> TailFile::following(std::uint64_t sequence) const {
    std::vector<TailRecord> found;
    for (const TailRecord& record : records_)
        if (record.head.sequence == sequence + 1) {
            found.push_back(record);
            ++sequence;
        }
    return found;
}

} // namespace sinopia
