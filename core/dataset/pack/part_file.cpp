#include "dataset/pack/part_file.h"

#include "base/atomic_file.h"
#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinopia {

void PartFile::fail(const char* doing) const {
    throw Failure(path_.string() + ": could not " + doing + ": " + std::strerror(errno) +
                  "; what was written stays, so that the same command can go on");
}

PartFile::PartFile(std::filesystem::path target)
    : target_(std::move(target)), path_(target_.string() + ".part") {
    if (std::filesystem::is_directory(target_))
        throw Error(target_.string() + ": is a folder, not a file; choose a file name");
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor_ < 0)
        throw Error(path_.string() + ": could not be written: " + std::strerror(errno));
    struct ::stat status {};
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 || ::fstat(descriptor_, &status) != 0 ||
        !S_ISREG(status.st_mode)) {
        ::close(descriptor_);
        throw Error(path_.string() +
                    ": is being written by another process; wait for it, or choose another file");
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
}

PartFile::~PartFile() {
    ::close(descriptor_);
}

void PartFile::cut(std::uint64_t size) {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0)
        fail("be shortened");
    size_ = size;
}

void PartFile::write_at(std::uint64_t place, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            fail("be written");
        bytes.remove_prefix(static_cast<std::size_t>(n));
        place += static_cast<std::uint64_t>(n);
    }
}

void PartFile::append(std::string_view bytes) {
    write_at(size_, bytes);
    size_ += bytes.size();
}

void PartFile::write_start(std::string_view bytes) {
    write_at(0, bytes);
}

void PartFile::commit() {
    if (::fsync(descriptor_) != 0)
        fail("be written to the disk");
    if (::rename(path_.c_str(), target_.c_str()) != 0)
        fail("be put in place");
    sync_folder(target_.has_parent_path() ? target_.parent_path() : std::filesystem::path("."));
}

} // namespace sinopia
