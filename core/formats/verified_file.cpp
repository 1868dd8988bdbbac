#include "formats/verified_file.h"

#include "base/atomic_file.h"
#include "base/error.h"

#include <atomic>
#include <string>
#include <unistd.h>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

/// A name that no other process or thread takes, with the target's extension.
fs::path temporary_name(const fs::path& target) {
    static std::atomic<unsigned> count{0};
    fs::path name =
        "." + target.stem().string() + ".check-" + std::to_string(::getpid()) + "-" + std::to_string(++count);
    name += target.extension();
    return target.parent_path() / name;
}

/// The file under its temporary name; removed unless it was moved.
class Temporary {
  public:
    explicit Temporary(fs::path path) : path_(std::move(path)) {}
    ~Temporary() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;

    const fs::path& path() const { return path_; }

    void move_to(const fs::path& target) const {
        std::error_code error;
        fs::rename(path_, target, error);
        if (error)
            throw Failure(target.string() + ": could not be replaced: " + error.message());
        sync_folder(target.parent_path().empty() ? fs::path(".") : target.parent_path());
    }

  private:
    fs::path path_;
};

std::string with_name(std::string message, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = message.find(from, at)) != std::string::npos; at += to.size())
        message.replace(at, from.size(), to);
    return message;
}

} // namespace

void write_verified(const fs::path& target, const std::function<void(const fs::path&)>& write,
                    const std::function<void(const fs::path&)>& verify) {
    if (fs::is_directory(target))
        throw Error(target.string() + ": is a folder; choose a file name");
    const Temporary temporary(temporary_name(target));
    try {
        write(temporary.path());
        verify(temporary.path());
    } catch (const Error& error) {
        throw Error(with_name(error.what(), temporary.path().string(), target.string()), error.kind());
    }
    temporary.move_to(target);
}

void throw_differs(const fs::path& path, const std::string& what) {
    throw Failure(path.string() + ": what was written does not read back the same (" + what +
                  "); the old file was kept, try another place or format");
}

} // namespace sinopia
