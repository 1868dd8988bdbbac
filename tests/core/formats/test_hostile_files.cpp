// Malformed checkpoints: each is refused with one sentence that names the file and the cause, at little cost,
// and nothing but sinopia::Error leaves the readers.
#include "formats/tensor_listing.h"
#include "support/errors.h"
#include "support/heap_meter.h"
#include "support/temp_folder.h"

#include <QTest>

#include "hostile.h"
#include <cstring>
#include <ctime>
#include <memory>
#include <random>
#include <set>

using namespace sinopia;
using namespace sinopia::test;

class TestHostileFiles : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void refusesEveryHostileFile();
    void refusesHostileFilesOnDisk();
    void refusesTruncationAtEveryByte();
    void survivesEveryChangedByte();
    void survivesRandomMutations();
};

namespace {

constexpr std::size_t memory_limit = 64 << 20;

std::vector<HostileFile> all_hostile_files() {
    const std::pair<const char*, std::vector<HostileFile> (*)()> groups[] = {
        {"safetensors: ", hostile_safetensors},
        {"zip: ", hostile_zips},
        {"pickle: ", hostile_pickles},
        {"bomb: ", hostile_bombs},
        {"view: ", hostile_views},
        {"legacy: ", hostile_legacy}};
    std::vector<HostileFile> all;
    for (const auto& [prefix, group] : groups)
        for (HostileFile& file : group()) {
            file.name = prefix + file.name;
            all.push_back(std::move(file));
        }
    return all;
}

/// Reads from a heap block of exactly the file's size, so that a sanitizer sees the first byte read too many.
TensorListing list(const std::string& bytes) {
    const auto block = std::make_unique<std::byte[]>(bytes.size());
    std::memcpy(block.get(), bytes.data(), bytes.size());
    return list_tensors({block.get(), bytes.size()}, "bad.pt");
}

struct Refusal {
    std::string message;
    std::size_t memory = 0; ///< peak above the baseline: the heap's or the resident one, whichever is more
    long long milliseconds = 0; ///< of processor time
};

Refusal refusal_of(const std::string& bytes) {
    const auto block = std::make_unique<std::byte[]>(bytes.size());
    std::memcpy(block.get(), bytes.data(), bytes.size());
    reset_peak_resident_memory();
    [[maybe_unused]] const std::size_t resident = peak_resident_memory();
    const HeapMeter heap;
    const std::clock_t start = std::clock();
    const std::string message = error_of([&] { list_tensors({block.get(), bytes.size()}, "bad.pt"); });
    const auto milliseconds = static_cast<long long>(1000 * (std::clock() - start) / CLOCKS_PER_SEC);
#ifdef __SANITIZE_ADDRESS__
    const std::size_t grown = 0; // the sanitizer's own memory
#else
    const std::size_t grown = peak_resident_memory() - resident;
#endif
    return {message, std::max(heap.peak(), grown), milliseconds};
}

/// Whether every view lies inside a file of that size: worked out in floating point, independently of the
/// readers.
bool views_lie_inside(const TensorListing& listing, std::size_t size) {
    const auto limit = static_cast<long double>(size);
    for (const TensorView& tensor : listing.tensors) {
        const auto element = static_cast<long double>(element_size(tensor.type));
        long double end = static_cast<long double>(tensor.offset) + element, count = 1;
        for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
            if (tensor.shape[i] < 0 || tensor.strides.at(i) < 0)
                return false;
            count *= static_cast<long double>(tensor.shape[i]);
            end += static_cast<long double>(tensor.shape[i] - 1) *
                   static_cast<long double>(tensor.strides[i]) * element;
        }
        if (tensor.offset > size || (count > 0 && (end > limit || count > limit)))
            return false;
    }
    return true;
}

/// Reads bytes that may or may not be good; false if anything but Error came out or a view lies outside.
bool survives(const std::string& bytes) {
    try {
        return views_lie_inside(list(bytes), bytes.size());
    } catch (const Error&) {
        return true;
    }
}

} // namespace

void TestHostileFiles::refusesEveryHostileFile() {
    const std::vector<HostileFile> files = all_hostile_files();
    QVERIFY(files.size() >= 80);
    std::set<std::string> names;
    std::size_t most_memory = 0;
    long long longest = 0;
    std::string faults;
    for (const HostileFile& file : files) {
        const auto check = [&](bool good, const std::string& what) {
            if (!good)
                faults += "\n" + file.name + ": " + what;
        };
        check(names.insert(file.name).second, "the name stands twice");
        const auto [message, memory, milliseconds] = refusal_of(file.bytes);
        longest = std::max(longest, milliseconds);
        most_memory = std::max(most_memory, memory);
        check(message.starts_with("bad.pt: "), message.empty() ? "was accepted" : message);
        check(message.find(file.cause) != std::string::npos, "\"" + file.cause + "\" expected: " + message);
        check(message.size() < 500 && message.find('\n') == std::string::npos,
              "no plain sentence: " + message);
        check(memory < memory_limit, std::to_string(memory) + " bytes of memory");
    }
    qInfo("%zu hostile files, each refused with at most %zu KiB and in at most %lld ms", files.size(),
          most_memory / 1024, longest);
    QVERIFY2(faults.empty(), faults.c_str());
}

void TestHostileFiles::refusesHostileFilesOnDisk() {
    const TempFolder folder;
    for (const HostileFile& file : all_hostile_files()) {
        if (file.bytes.size() > 100'000)
            continue;
        write_bytes(folder / "some.pt", file.bytes);
        const std::string message = error_of([&] { read_tensor_file(folder / "some.pt"); });
        QVERIFY2(message.starts_with((folder / "some.pt").string() + ": "),
                 (file.name + ": " + message).c_str());
    }
    QVERIFY(!error_of([&] { read_tensor_file(folder / "absent.pt"); }).empty());
    QVERIFY(!error_of([&] { read_tensor_file(folder.path()); }).empty());
}

void TestHostileFiles::refusesTruncationAtEveryByte() {
    for (const std::string& good : {good_safetensors(), good_zip(), good_legacy()}) {
        QVERIFY(!list(good).tensors.empty());
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY2(!error_of([&] { list(good.substr(0, length)); }).empty(),
                     std::to_string(length).c_str());
    }
}

void TestHostileFiles::survivesEveryChangedByte() {
    for (const std::string& good : {good_safetensors(), good_zip(), good_legacy()})
        for (std::size_t at = 0; at < good.size(); ++at)
            for (const int change : {0x01, 0x10, 0x80, 0xff}) {
                std::string bytes = good;
                bytes[at] = static_cast<char>(bytes[at] ^ change);
                QVERIFY2(survives(bytes), std::to_string(at).c_str());
            }
}

void TestHostileFiles::survivesRandomMutations() {
    std::mt19937 random(1);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (const std::string& good : {good_safetensors(), good_zip(), good_legacy()})
        for (int round = 0; round < 10'000; ++round) {
            std::string bytes = good;
            for (std::size_t i = 1 + below(6); i-- > 0 && !bytes.empty();) {
                const std::size_t at = below(bytes.size());
                switch (below(5)) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes[at] = std::string_view("\0\x7f\x80\xff().}]tuaesRbQXK", 19)[below(19)];
                    break;
                case 2:
                    bytes.erase(at, 1 + below(8));
                    break;
                case 3:
                    bytes.insert(at, bytes.substr(below(bytes.size()), below(40)));
                    break;
                default:
                    std::swap(bytes[at], bytes[below(bytes.size())]);
                }
            }
            QVERIFY2(survives(bytes), std::to_string(round).c_str());
        }
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "test_hostile_files.moc"
