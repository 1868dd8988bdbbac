#include "ui/jobs/file_tail.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sinopia {

FileTail::~FileTail() {
    close();
}

void FileTail::close() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
    descriptor_ = -1;
    at_ = 0;
}

/// Whether the path leads to another file than the one that is open, to a shorter one, or to none.
bool FileTail::is_replaced() const {
    struct stat open_one {
    }, now{};
    if (::fstat(descriptor_, &open_one) != 0 || ::stat(path_.c_str(), &now) != 0)
        return true;
    return open_one.st_ino != now.st_ino || open_one.st_dev != now.st_dev ||
           static_cast<std::size_t>(now.st_size) < at_;
}

FileTail::Part FileTail::read(std::size_t most, std::size_t last) {
    Part part;
    if (descriptor_ >= 0 && is_replaced()) {
        close();
        part.restarted = true;
    }
    struct stat file {};
    if (descriptor_ < 0) {
        // A pipe in the file's place would block the worker for ever.
        descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (descriptor_ < 0)
            return part;
        if (::fstat(descriptor_, &file) != 0 || !S_ISREG(file.st_mode)) {
            close();
            return part;
        }
        const auto size = static_cast<std::size_t>(file.st_size);
        if (last > 0 && size > last) {
            at_ = size - last;
            part.skipped = true;
        }
    }
    part.text.resize(most);
    const ssize_t got = ::pread(descriptor_, part.text.data(), most, static_cast<off_t>(at_));
    part.text.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    part.more = part.text.size() == most;
    at_ += part.text.size();
    return part;
}

std::string last_lines(const std::filesystem::path& path, std::size_t most) {
    FileTail tail(path);
    FileTail::Part part = tail.read(most, most);
    if (part.skipped)
        part.text.erase(0, std::min(part.text.find('\n'), part.text.size() - 1) + 1);
    return std::move(part.text);
}

} // namespace sinopia
