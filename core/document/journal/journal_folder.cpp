#include "document/journal/journal_folder.h"

#include "base/error.h"
#include "document/journal/journal_fault.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace sinopia {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view prefix = "journal-";
constexpr std::string_view unfinished = "new-";
constexpr const char* lock_name = "lock";

/// A descriptor that holds the lock, or -1.
int locked(const fs::path& folder, int flags) {
    const int lock = ::open((folder / lock_name).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600);
    if (lock < 0)
        return -1;
    if (::flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    const int reason = errno;
    ::close(lock);
    errno = reason;
    return -1;
}

} // namespace

std::shared_ptr<const JournalClaim> JournalClaim::make(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw_no_journal(folder, error.value());
    std::string name = (folder / (std::string(unfinished) + "XXXXXX")).string();
    if (!::mkdtemp(name.data())) // for this user only
        throw_no_journal(folder, errno);
    const int lock = locked(name, O_CREAT | O_EXCL);
    const fs::path whole =
        folder / (std::string(prefix) + std::to_string(::getpid()) + name.substr(name.size() - 7));
    if (lock < 0 || ::rename(name.c_str(), whole.c_str()) != 0) {
        const int reason = errno;
        if (lock >= 0)
            ::close(lock);
        fs::remove_all(name, error);
        throw_no_journal(folder, reason);
    }
    return std::shared_ptr<const JournalClaim>(new JournalClaim(whole, lock));
}

std::shared_ptr<const JournalClaim> JournalClaim::take(const fs::path& journal) {
    const int lock = locked(journal, 0);
    if (lock < 0)
        return {};
    // Removed between our look and our lock?
    if (::access((journal / lock_name).c_str(), F_OK) != 0) {
        ::close(lock);
        return {};
    }
    return std::shared_ptr<const JournalClaim>(new JournalClaim(journal, lock));
}

JournalClaim::~JournalClaim() {
    ::close(lock_);
}

void JournalClaim::remove() const {
    // The lock file last: until then a removal that was interrupted is found and finished.
    std::error_code error;
    for (fs::directory_iterator it(folder_, error), end; !error && it != end; it.increment(error))
        if (it->path().filename() != lock_name)
            fs::remove_all(it->path(), error);
    if (!error)
        fs::remove_all(folder_, error);
    if (error)
        throw Failure(folder_.string() +
                      ": the old working journal could not be removed: " + error.message());
}

std::vector<fs::path> journal_folders(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().starts_with(prefix))
            found.push_back(it->path());
    return found;
}

} // namespace sinopia
