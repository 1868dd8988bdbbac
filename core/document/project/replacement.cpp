#include "document/project/replacement.h"

#include "base/atomic_file.h"
#include "base/error.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view mark = ".part-";

[[noreturn]] void fail_replacing(const fs::path& path, const char* doing) {
    const int reason = errno;
    const std::string message = path.string() + ": could not " + doing + ": " + std::strerror(reason);
    if (reason == ENOENT || reason == EACCES || reason == ENOTDIR || reason == EROFS || reason == EISDIR)
        throw Error(message);
    throw Failure(message);
}

/// "name.part-PID-N" whose process is gone.
bool is_abandoned(const std::string& name, const std::string& prefix) {
    if (!name.starts_with(prefix))
        return false;
    pid_t process = 0;
    const char* end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data() + prefix.size(), end, process);
    return parsed.ec == std::errc() && parsed.ptr != end && *parsed.ptr == '-' && process > 0 &&
           ::kill(process, 0) != 0 && errno == ESRCH;
}

void remove_abandoned(const fs::path& target) {
    const std::string prefix = target.filename().string() + std::string(mark);
    std::error_code none;
    for (fs::directory_iterator it(target.parent_path(), none), end; !none && it != end; it.increment(none))
        if (std::string name = it->path().filename().string();
            name.ends_with("-journal") ? is_abandoned(name.substr(0, name.size() - 8), prefix)
                                       : is_abandoned(name, prefix))
            ::unlink(it->path().c_str());
}

} // namespace

Replacement::Replacement(fs::path target) : target_(std::move(target)) {
    static std::atomic<unsigned> count = 0;
    remove_abandoned(target_);
    path_ = target_.string() + std::string(mark) + std::to_string(::getpid()) + "-" + std::to_string(++count);
    struct stat old {};
    const bool replaces = ::stat(target_.c_str(), &old) == 0;
    if (replaces && S_ISDIR(old.st_mode))
        throw Error(target_.string() + ": is a folder, not a file; choose a file name");
    if (replaces && ::access(target_.c_str(), W_OK) != 0)
        fail_replacing(target_, "be written");
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0)
        fail_replacing(target_, "be written");
    if (replaces) // what others may do with the file stays as it was
        ::fchmod(descriptor_, old.st_mode & 07777);
}

Replacement::~Replacement() {
    if (descriptor_ < 0)
        return;
    ::close(descriptor_);
    ::unlink(path_.c_str());
}

void Replacement::commit() {
    if (::fsync(descriptor_) != 0)
        fail_replacing(target_, "be written to the disk");
    if (::rename(path_.c_str(), target_.c_str()) != 0)
        fail_replacing(target_, "be put in place");
    ::close(descriptor_);
    descriptor_ = -1;
    sync_folder(target_.parent_path());
}

} // namespace sinopia
