#include "base/mapped_file.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <algorithm>
#include <optional>
#include <sys/stat.h>
#include <vector>

using namespace sinopia;
using test::error_of;
using test::TempFolder;

class TestMappedFile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_bytes_are_those_of_the_file() {
        const TempFolder folder;
        const std::string content(10000, 'q');
        test::write_bytes(folder / "a", content + "end");
        const MappedFile file(folder / "a");
        QCOMPARE(file.size(), content.size() + 3);
        QCOMPARE(std::string(reinterpret_cast<const char*>(file.bytes().data()) + 10000, 3),
                 std::string("end"));
        QVERIFY(file.path() == folder / "a");
    }

    void a_copy_keeps_the_mapping_alive() {
        const TempFolder folder;
        test::write_bytes(folder / "a", "hello");
        std::optional<MappedFile> first(folder / "a");
        const MappedFile copy = *first;
        first.reset();
        std::filesystem::remove(folder / "a");
        QCOMPARE(static_cast<char>(copy.bytes()[4]), 'o');
    }

    void what_is_forgotten_comes_back() {
        const TempFolder folder;
        const std::string content(100000, 'q');
        test::write_bytes(folder / "a", content);
        const MappedFile file(folder / "a");
        std::vector<std::byte> elsewhere(100000, std::byte{'q'});
        forget_if_mapped(file.bytes().subspan(100, 90000));
        forget_if_mapped(elsewhere); // in no file: stays
        QVERIFY(std::equal(elsewhere.begin(), elsewhere.end(), file.bytes().begin(), file.bytes().end()));
    }

    void an_empty_file_has_no_bytes() {
        const TempFolder folder;
        test::write_bytes(folder / "a", "");
        QCOMPARE(MappedFile(folder / "a").size(), std::size_t{0});
    }

    void what_is_no_file_is_refused() {
        const TempFolder folder;
        QVERIFY(error_of([&] { MappedFile(folder / "missing"); }).find("missing: could not be opened") !=
                std::string::npos);
        QVERIFY(error_of([&] { MappedFile file(folder.path()); }).find("is not a file") != std::string::npos);
        QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
        QVERIFY(error_of([&] { MappedFile(folder / "pipe"); }).find("is not a file") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestMappedFile)
#include "test_mapped_file.moc"
