#include "support/failing_calls.h"

#include <atomic>
#include <cerrno>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

std::atomic<int> left{0}; ///< calls until one fails; 0: none does
std::atomic<int> reason{0};
std::atomic<bool> stays{false};
std::atomic<bool> has_failed{false};

bool fails() {
    const int before = left.load();
    if (before <= 0)
        return false;
    if (before > 1) {
        --left;
        return false;
    }
    if (!stays)
        left = 0;
    has_failed = true;
    errno = reason;
    return true;
}

} // namespace

// Definitions in the program come before those of the system's library, for every library of the process.
extern "C" {

ssize_t write(int file, const void* data, size_t size) {
    // The test's own output and pipes are no disk.
    return file > 2 && fails() ? -1 : ::syscall(SYS_write, file, data, size);
}
ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
    return fails() ? -1 : ::syscall(SYS_pwrite64, file, data, size, at);
}
ssize_t pwrite(int file, const void* data, size_t size, off_t at) {
    return fails() ? -1 : ::syscall(SYS_pwrite64, file, data, size, at);
}
int ftruncate64(int file, off64_t size) noexcept {
    return fails() ? -1 : static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int ftruncate(int file, off_t size) noexcept {
    return fails() ? -1 : static_cast<int>(::syscall(SYS_ftruncate, file, size));
}
int fsync(int file) {
    return fails() ? -1 : static_cast<int>(::syscall(SYS_fsync, file));
}
int fdatasync(int file) {
    return fails() ? -1 : static_cast<int>(::syscall(SYS_fdatasync, file));
}
int rename(const char* from, const char* to) noexcept {
    return fails() ? -1 : static_cast<int>(::syscall(SYS_renameat2, -100, from, -100, to, 0));
}
int unlink(const char* path) noexcept {
    return fails() ? -1 : static_cast<int>(::syscall(SYS_unlinkat, -100, path, 0));
}
}

namespace sinopia::test {

void fail_call(int number, int with, bool from_then_on) {
    reason = with;
    stays = from_then_on;
    has_failed = false;
    left = number;
}

bool stop_failing() {
    left = 0;
    return has_failed;
}

} // namespace sinopia::test
