#include "base/atomic_file.h"

#include "base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <utility>
#include <unistd.h>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(const fs::path& path, const char* doing) {
    const int reason = errno;
    const std::string message = path.string() + ": could not " + doing + ": " + std::strerror(reason);
    // A folder that is missing or closed to us is the person's to mend; a full or broken disk is not.
    if (reason == ENOENT || reason == EACCES || reason == ENOTDIR || reason == EROFS || reason == EISDIR)
        throw Error(message);
    throw Failure(message);
}

/// The mask can only be read by setting it. Asked once: two threads that ask at a time could leave it at 0.
mode_t creation_mask() {
    static const mode_t mask = [] {
        const mode_t current = ::umask(0);
        ::umask(current);
        return current;
    }();
    return mask;
}

} // namespace

AtomicFile::AtomicFile(fs::path target) : target_(std::move(target)) {
    if (fs::is_directory(target_))
        throw Error(target_.string() + ": is a folder, not a file; choose a file name");
    std::string name = target_.string() + ".XXXXXX";
    descriptor_ = ::mkstemp(name.data());
    if (descriptor_ < 0)
        fail(target_, "be written");
    temporary_ = name;
    // mkstemp makes private files; a written picture gets the mode any new file of this user would have.
    ::fchmod(descriptor_, 0666 & ~creation_mask());
}

AtomicFile::~AtomicFile() {
    if (descriptor_ < 0)
        return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::span<const std::byte> bytes) {
    const std::byte* at = bytes.data();
    std::size_t left = bytes.size();
    while (left > 0) {
        const ssize_t n = ::write(descriptor_, at, left);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            fail(target_, "be written");
        at += n;
        left -= static_cast<std::size_t>(n);
    }
}

void AtomicFile::write(std::string_view text) { write(std::as_bytes(std::span(text.data(), text.size()))); }

void AtomicFile::commit() {
    if (::fsync(descriptor_) != 0)
        fail(target_, "be written to the disk");
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        ::unlink(temporary_.c_str());
        fail(target_, "be closed");
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
        const int reason = errno;
        ::unlink(temporary_.c_str());
        errno = reason;
        fail(target_, "be put in place");
    }
    sync_folder(target_.has_parent_path() ? target_.parent_path() : fs::path("."));
}

void write_file_atomically(const fs::path& target, std::span<const std::byte> bytes) {
    AtomicFile file(target);
    file.write(bytes);
    file.commit();
}

void write_file_atomically(const fs::path& target, std::string_view text) {
    write_file_atomically(target, std::as_bytes(std::span(text.data(), text.size())));
}

void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        fail(folder, "be opened");
    const int result = ::fsync(descriptor);
    const int reason = errno;
    ::close(descriptor);
    // Some file systems know no folder sync; that is not a failure of ours.
    if (result != 0 && reason != EINVAL && reason != ENOTSUP) {
        errno = reason;
        fail(folder, "be written to the disk");
    }
}

} // namespace sinopia
