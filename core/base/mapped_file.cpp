#include "base/mapped_file.h"

#include "base/error.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinopia {

namespace {

/// Everything that is mapped now: the end of each mapping by its begin.
class LiveMappings {
  public:
    void add(const void* address, std::size_t size) {
        const std::lock_guard lock(mutex_);
        ends_[number(address)] = number(address) + size;
    }
    void remove(const void* address) {
        const std::lock_guard lock(mutex_);
        ends_.erase(number(address));
    }
    /// Drops the whole pages of `part` if it lies in a mapping, which then cannot end meanwhile.
    void drop(std::span<const std::byte> part) {
        const std::lock_guard lock(mutex_);
        const std::uintptr_t start = number(part.data()), end = start + part.size();
        const auto next = ends_.upper_bound(start);
        if (next == ends_.begin() || std::prev(next)->second < end)
            return;
        const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
        const std::uintptr_t first = (start + page - 1) / page * page, last = end / page * page;
        if (first < last) // only a hint: a failure costs memory, nothing else
            ::madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
    }

    static LiveMappings& all() {
        static auto* const mappings = new LiveMappings; // outlives every mapping, static ones too
        return *mappings;
    }

  private:
    static std::uintptr_t number(const void* address) { return reinterpret_cast<std::uintptr_t>(address); }

    std::mutex mutex_;
    std::map<std::uintptr_t, std::uintptr_t> ends_;
};

} // namespace

struct MappedFile::Mapping {
    std::filesystem::path path;
    void* address = nullptr;
    std::size_t size = 0;

    ~Mapping() {
        if (!address)
            return;
        LiveMappings::all().remove(address);
        ::munmap(address, size);
    }
};

MappedFile::MappedFile(const std::filesystem::path& path) {
    auto mapping = std::make_shared<Mapping>();
    mapping->path = path;
    // Without O_NONBLOCK a named pipe would hold us up before we can see what it is.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        throw Error(path.string() + ": could not be opened: " + std::strerror(errno));
    struct ::stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        throw Error(path.string() + ": is not a file");
    }
    mapping->size = static_cast<std::size_t>(status.st_size);
    if (mapping->size > 0) {
        void* address = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        const int reason = errno;
        ::close(descriptor);
        if (address == MAP_FAILED)
            throw Failure(path.string() + ": could not be mapped: " + std::strerror(reason));
        mapping->address = address;
        LiveMappings::all().add(address, mapping->size);
    } else {
        ::close(descriptor);
    }
    mapping_ = std::move(mapping);
}

std::span<const std::byte> MappedFile::bytes() const {
    return {static_cast<const std::byte*>(mapping_->address), mapping_->size};
}

const std::filesystem::path& MappedFile::path() const { return mapping_->path; }

void MappedFile::forget(std::span<const std::byte> part) const { forget_if_mapped(part); }

void forget_if_mapped(std::span<const std::byte> part) { LiveMappings::all().drop(part); }

} // namespace sinopia
