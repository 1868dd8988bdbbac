// Malformed annotations, archives and pictures: each is refused with one sentence that names the file and the
// cause, at little cost, and nothing but sinopia::Error leaves the readers.
#include "formats/coco.h"
#include "formats/file_kind.h"
#include "formats/labelme.h"
#include "formats/openraster.h"
#include "image/image_io.h"
#include "support/errors.h"
#include "support/heap_meter.h"
#include "support/temp_folder.h"

#include <QTest>

#include "hostile_annotations.h"
#include <algorithm>
#include <ctime>
#include <random>
#include <set>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t memory_limit = 50 << 20;

struct Format {
    const char* name;
    void (*read)(const fs::path&);
    std::vector<HostileFile> (*hostile)();
};

void read_as_coco(const fs::path& path) {
    list_coco_images(path);
    read_coco(path, 1);
}
void read_as_picture(const fs::path& path) {
    if (error_of([&] { read_label_map(path); }).empty())
        return;
    read_picture(path);
}

const Format formats[] = {
    {"labelme", [](const fs::path& path) { read_labelme(path); }, hostile_labelme},
    {"coco", read_as_coco, hostile_coco},
    {"openraster", [](const fs::path& path) { read_openraster(path); }, hostile_openraster},
    {"picture", read_as_picture, hostile_pictures}};

struct Refusal {
    std::string message;
    std::size_t memory = 0;  ///< peak above the baseline: the heap's or the resident one, whichever is more
    double milliseconds = 0; ///< of processor time
};

Refusal refusal_of(const Format& format, const fs::path& path) {
    reset_peak_resident_memory();
    [[maybe_unused]] const std::size_t resident = peak_resident_memory();
    const HeapMeter heap;
    const std::clock_t start = std::clock();
    const std::string message = error_of([&] { format.read(path); });
    const double milliseconds = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
#ifdef __SANITIZE_ADDRESS__
    const std::size_t grown = 0; // the sanitizer's own memory
#else
    const std::size_t grown = peak_resident_memory() - resident;
#endif
    return {message, std::max(heap.peak(), grown), milliseconds};
}

/// Reads bytes that may or may not be good: Error is the only way out.
void survive(const Format& format, const fs::path& path, const std::string& bytes) {
    write_bytes(path, bytes);
    error_of([&] { format.read(path); });
    error_of([&] { kind_of_file(path); });
}

} // namespace

class TestHostileAnnotations : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void refusesEveryHostileFile() {
        std::set<std::string> names;
        std::string faults, slowest;
        std::size_t most_memory = 0;
        double longest = 0;
        for (const Format& format : formats)
            for (const HostileFile& file : format.hostile()) {
                const std::string name = std::string(format.name) + ": " + file.name;
                const auto check = [&](bool good, const std::string& what) {
                    if (!good)
                        faults += "\n" + name + ": " + what;
                };
                check(names.insert(name).second, "the name stands twice");
                write_bytes(folder_ / "bad", file.bytes);
                const auto [message, memory, milliseconds] = refusal_of(format, folder_ / "bad");
                if (milliseconds > longest)
                    slowest = name;
                longest = std::max(longest, milliseconds);
                most_memory = std::max(most_memory, memory);
                check(message.starts_with((folder_ / "bad").string() + ": "),
                      message.empty() ? "was accepted" : message);
                check(message.find(file.cause) != std::string::npos,
                      "\"" + file.cause + "\" expected: " + message);
                check(message.size() < 500 && message.find('\n') == std::string::npos, "no plain sentence");
                check(memory < memory_limit, std::to_string(memory) + " bytes of memory");
            }
        qInfo("%zu hostile files, each refused with at most %zu KiB and in at most %.1f ms (%s)",
              names.size(), most_memory / 1024, longest, slowest.c_str());
        QVERIFY(names.size() >= 90);
        QVERIFY2(faults.empty(), faults.c_str());
    }

    void survivesTruncation() {
        for (const auto& [format, good] : goods()) {
            write_bytes(folder_ / "good", good);
            format->read(folder_ / "good");
            for (std::size_t length = 0; length < good.size(); ++length) {
                write_bytes(folder_ / "cut", good.substr(0, length));
                QVERIFY2(!error_of([&] { format->read(folder_ / "cut"); }).empty(), format->name);
            }
        }
    }

    void survivesEveryChangedByte() {
        for (const auto& [format, good] : goods())
            for (std::size_t at = 0; at < good.size(); ++at)
                for (const int change : {0x01, 0x10, 0x80}) {
                    std::string bytes = good;
                    bytes[at] = static_cast<char>(bytes[at] ^ change);
                    survive(*format, folder_ / "changed", bytes);
                }
    }

    void survivesRandomMutations() {
        std::mt19937 random(1);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        for (const auto& [format, good] : goods())
            for (int round = 0; round < 3000; ++round) {
                std::string bytes = good;
                for (std::size_t i = 1 + below(5); i-- > 0 && !bytes.empty();) {
                    const std::size_t at = below(bytes.size());
                    switch (below(4)) {
                    case 0:
                        bytes[at] = "{}[]\",:-0123456789eE.\\ntfu"[below(26)];
                        break;
                    case 1:
                        bytes.erase(at, 1 + below(12));
                        break;
                    case 2:
                        bytes.insert(at, bytes.substr(below(bytes.size()), below(60)));
                        break;
                    default:
                        std::swap(bytes[at], bytes[below(bytes.size())]);
                    }
                }
                survive(*format, folder_ / "mutated", bytes);
            }
    }

    void knowsFilesByTheirContent() {
        const std::pair<std::string, FileKind> files[] = {
            {good_labelme(), FileKind::labelme},
            {"\xef\xbb\xbf \n" + good_coco(), FileKind::coco},
            {good_openraster(), FileKind::openraster},
            {R"({"names": ["a"]})", FileKind::label_set},
            {"GIMP Palette\n", FileKind::label_set},
            {"# label:color_rgb:parts:actions\nroad:1,2,3::\n", FileKind::label_set},
            {std::string("SQLite format 3\0", 16), FileKind::project},
            {std::string("\x08\0\0\0\0\0\0\0{\"a\":{}}", 16), FileKind::checkpoint},
            {"", FileKind::unknown},
            {"words", FileKind::unknown},
            {"{", FileKind::unknown}};
        for (const auto& [bytes, kind] : files) {
            write_bytes(folder_ / "misleading.png", bytes);
            QCOMPARE(static_cast<int>(kind_of_file(folder_ / "misleading.png")), static_cast<int>(kind));
        }
    }

  private:
    static std::vector<std::pair<const Format*, std::string>> goods() {
        return {{&formats[0], good_labelme()}, {&formats[1], good_coco()}, {&formats[2], good_openraster()}};
    }

    TempFolder folder_;
};

QTEST_GUILESS_MAIN(TestHostileAnnotations)
#include "test_hostile_annotations.moc"
