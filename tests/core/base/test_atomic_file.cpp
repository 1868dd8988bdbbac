#include "base/atomic_file.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <vector>

using namespace sinopia;
using test::error_of;
using test::read_bytes;
using test::TempFolder;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Lets no file of this process grow beyond `bytes` while it lives: a full disk at a chosen place.
class FileSizeLimit {
  public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

  private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void commit_puts_the_whole_file_in_place() {
        const TempFolder folder;
        {
            AtomicFile file(folder / "a.txt");
            file.write("one ");
            QVERIFY(!fs::exists(folder / "a.txt"));
            file.write("two");
            file.commit();
        }
        QCOMPARE(read_bytes(folder / "a.txt"), std::string("one two"));
        QCOMPARE(files_in(folder.path()), std::size_t{1});
    }

    void without_commit_nothing_changes_and_nothing_is_left() {
        const TempFolder folder;
        write_file_atomically(folder / "a.txt", "old");
        {
            AtomicFile file(folder / "a.txt");
            file.write("new");
        }
        QCOMPARE(read_bytes(folder / "a.txt"), std::string("old"));
        QCOMPARE(files_in(folder.path()), std::size_t{1});
    }

    void an_exception_while_writing_keeps_the_old_file() {
        const TempFolder folder;
        write_file_atomically(folder / "a.txt", "old");
        try {
            AtomicFile file(folder / "a.txt");
            file.write("new");
            throw std::runtime_error("out of luck");
        } catch (const std::runtime_error&) {
        }
        QCOMPARE(read_bytes(folder / "a.txt"), std::string("old"));
        QCOMPARE(files_in(folder.path()), std::size_t{1});
    }

    void a_full_disk_keeps_the_old_file() {
        const TempFolder folder;
        write_file_atomically(folder / "a.bin", "old");
        const std::string large(200000, 'x');
        std::string message;
        ErrorKind kind = ErrorKind::input;
        {
            const FileSizeLimit limit(65536);
            try {
                write_file_atomically(folder / "a.bin", large);
            } catch (const Error& error) {
                message = error.what();
                kind = error.kind();
            }
        }
        QVERIFY2(message.find("a.bin: could not be written") != std::string::npos, message.c_str());
        QVERIFY(kind == ErrorKind::failure);
        QCOMPARE(read_bytes(folder / "a.bin"), std::string("old"));
        QCOMPARE(files_in(folder.path()), std::size_t{1});
    }

    void a_missing_folder_is_the_persons_to_mend() {
        const TempFolder folder;
        try {
            AtomicFile file(folder / "nowhere/a.txt");
            QFAIL("it was accepted");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::input);
            QVERIFY(std::string(error.what()).find("nowhere/a.txt") != std::string::npos);
        }
        QVERIFY(error_of([&] { AtomicFile file(folder.path()); }).find("is a folder") != std::string::npos);
    }

    void a_written_file_has_the_mode_of_any_new_file() {
        const TempFolder folder;
        const mode_t before = ::umask(027);
        ::umask(before);
        write_file_atomically(folder / "ours", "x");
        test::write_bytes(folder / "plain", "x");
        QCOMPARE(static_cast<int>(fs::status(folder / "ours").permissions()),
                 static_cast<int>(fs::status(folder / "plain").permissions()));
    }

    void threads_writing_one_name_leave_one_whole_file() {
        const TempFolder folder;
        {
            std::vector<std::jthread> threads;
            for (char letter = 'a'; letter < 'e'; ++letter)
                threads.emplace_back([&folder, letter] {
                    for (int i = 0; i < 10; ++i)
                        write_file_atomically(folder / "shared", std::string(50000, letter));
                });
        }
        const std::string bytes = read_bytes(folder / "shared");
        QCOMPARE(bytes, std::string(50000, bytes.at(0)));
        QCOMPARE(files_in(folder.path()), std::size_t{1});
        test::write_bytes(folder / "plain", "x");
        QCOMPARE(static_cast<int>(fs::status(folder / "shared").permissions()),
                 static_cast<int>(fs::status(folder / "plain").permissions()));
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "test_atomic_file.moc"
