#include "base/sha256.h"
#include "dataset/folder_dataset.h"
#include "dataset/open_dataset.h"
#include "dataset/pack/pack_writer.h"
#include "dataset/pack/packed_dataset.h"
#include "dataset/preprocess.h"
#include "formats/little_endian.h"
#include "support/dataset_files.h"
#include "support/errors.h"
#include "support/heap_meter.h"

#include <QtTest>

#include <random>

using namespace sinopia;
using namespace sinopia::test;

namespace fs = std::filesystem;

namespace {

bool same(const Pair& a, const Pair& b) {
    return a.image == b.image && a.label == b.label && a.instance == b.instance;
}

/// Every way pairs are brought to a size, compared from files and from the pack.
void compare_pairs(const PairSource& files, const PairSource& pack, Size size) {
    QCOMPARE(pack.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        QCOMPARE(pack.name(i), files.name(i));
        const Pair one = files.load(i, 0), other = pack.load(i, 0);
        std::mt19937_64 a(i), b(i);
        for (int k = 0; k < 8; ++k)
            QVERIFY(same(random_crop(one, size, draw_crop(one.image.size(), size, a)),
                         random_crop(other, size, draw_crop(other.image.size(), size, b))));
        QVERIFY(same(center_crop(one, size), center_crop(other, size)));
        QVERIFY(same(resize_plain(one, size), resize_plain(other, size)));
        QVERIFY(same(scale_to_cover(one, size), scale_to_cover(other, size)));
    }
}

/// Pairs of several sizes, odd ones among them, some with classes beyond 8 bits.
void put_mixed(const fs::path& folder) {
    const Size sizes[] = {{64, 48}, {200, 131}, {33, 90}, {128, 128}, {257, 64}};
    int seed = 0;
    for (const Size size : sizes) {
        const std::string name = "p" + std::to_string(seed) + ".png";
        put_picture(folder / "images" / name, size, seed);
        put_map(folder / "masks" / name, halves(size, static_cast<ClassIndex>(seed == 2 ? 399 : seed), 7));
        put_instances(folder / "instances" / name, halves(size, 40000, static_cast<std::uint16_t>(seed)));
        ++seed;
    }
    std::string names;
    for (int i = 0; i < 400; ++i)
        names += (i ? "," : "") + std::string("\"c") + std::to_string(i) + "\"";
    write_bytes(folder / "classes.json", "{\"names\": [" + names + "]}");
}

struct Packed {
    TempFolder folder;
    fs::path file = folder / "some.sinopack";
    DatasetOptions options = options_for("folders", folder.path());

    PackResult pack(const PackOptions& how = {}) const { return pack_dataset(options, file, how); }
};

std::uint64_t number_at(const std::string& bytes, std::size_t at, std::size_t count) {
    return little_endian(std::as_bytes(std::span(bytes)), at, count);
}

/// Gives a pack the checksum of what it says, where its parts lie inside the file.
void seal(std::string& pack) {
    const std::uint64_t head = number_at(pack, 12, 4), index = number_at(pack, 16, 8);
    if (pack_header_bytes + head > pack.size() || index > pack.size())
        return;
    const std::string hashed =
        pack.substr(0, pack_hashed_header_bytes) + pack.substr(pack_header_bytes, head) + pack.substr(index);
    pack.replace(pack_hashed_header_bytes, 64, sha256_of(std::as_bytes(std::span(hashed))));
}

/// Says nothing of what it opens: only that it is refused with a sentence, or read whole.
QString opened(const fs::path& file) {
    try {
        const PackedDataset pack(file);
        for (std::size_t i = 0; i < pack.size(); ++i)
            pack.load(i, 0);
        return "opened";
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

} // namespace

class TestPack : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void wholePicturesAreTheSame();
    void halvedPicturesMakeTheSamePairs();
    void heldOutPairsStayHeldOut();
    void threadsDoNotChangeTheBytes();
    void anInterruptedPackGoesOn();
    void otherFilesBeginAnew();
    void twoWritersDoNotMeet();
    void aBrokenPairIsNamed();
    void everyDamagedByteIsNoticed();
    void everyTruncationIsNoticed();
    void liesAreRefused_data();
    void liesAreRefused();
    void otherKindsAreToldApart();
    void theFoldersPackIsUsedWhileItIsTrue();
    void aNamedPackMustFit();
};

void TestPack::wholePicturesAreTheSame() {
    Packed packed;
    put_mixed(packed.folder.path());
    const PackResult result = packed.pack();
    QCOMPARE(result.pairs, std::size_t{5});
    QCOMPARE(result.bytes, fs::file_size(packed.file));
    const FolderDataset files(packed.options);
    const PackedDataset pack(packed.file);
    QVERIFY(pack.labels() == files.labels());
    for (std::size_t i = 0; i < files.size(); ++i)
        QVERIFY(same(files.load(i, 0), pack.load(i, 0)));
    QVERIFY(pack.serves({10000, 10000}));
    QVERIFY(!fs::exists(packed.file.string() + ".part"));
}

void TestPack::halvedPicturesMakeTheSamePairs() {
    Packed packed;
    put_mixed(packed.folder.path());
    const std::uint64_t whole = packed.pack().bytes;
    const FolderDataset files(packed.options);
    for (const Size size : {Size{16, 16}, Size{24, 12}, Size{9, 9}}) {
        PackOptions how;
        how.size = size;
        QVERIFY(packed.pack(how).bytes < whole);
        const PackedDataset pack(packed.file);
        compare_pairs(files, pack, size);
        compare_pairs(files, pack, {8, 8}); // and any smaller size
        QVERIFY(pack.serves(largest_random_cover(size)));
        QVERIFY(!pack.serves(largest_random_cover({size.width, size.height + 8})));
    }
}

void TestPack::heldOutPairsStayHeldOut() {
    Packed packed;
    put_folders(packed.folder.path(), 23, {8, 8});
    packed.pack();
    DatasetOptions options = packed.options;
    options.folder = packed.file;
    const OpenDataset data = open_dataset(options, {8, 8});
    QCOMPARE(data.held_out_first, std::size_t{21});
    QVERIFY(data.packed);
}

void TestPack::threadsDoNotChangeTheBytes() {
    Packed packed;
    put_mixed(packed.folder.path());
    packed.pack();
    const std::string one = read_bytes(packed.file);
    PackOptions how;
    how.threads = 3;
    packed.pack(how);
    QVERIFY(read_bytes(packed.file) == one);
}

void TestPack::anInterruptedPackGoesOn() {
    Packed packed;
    put_folders(packed.folder.path(), 30, {16, 12});
    packed.pack();
    const std::string whole = read_bytes(packed.file);
    fs::remove(packed.file);
    std::stop_source source;
    PackOptions how;
    how.stop = source.get_token();
    how.progress = [&](std::size_t done, std::size_t) {
        if (done >= 8)
            source.request_stop();
    };
    QVERIFY_EXCEPTION_THROWN(packed.pack(how), Stopped);
    QVERIFY(!fs::exists(packed.file));
    const fs::path part = packed.file.string() + ".part";
    const std::string left = read_bytes(part);
    // As it was left, with its last record torn, and with rubbish behind it.
    for (const std::string& bytes : {left, left.substr(0, left.size() - 7), left + std::string(500, 'x')}) {
        write_bytes(part, bytes);
        const PackResult result = packed.pack();
        QVERIFY2(result.resumed == 8 || result.resumed == 7, qPrintable(QString::number(result.resumed)));
        QVERIFY(read_bytes(packed.file) == whole);
    }
    std::string damaged = left;
    damaged[damaged.size() / 2] ^= 1; // in the middle of a record: kept up to there
    write_bytes(part, damaged);
    QVERIFY(packed.pack().resumed < 7);
    QVERIFY(read_bytes(packed.file) == whole);
}

void TestPack::otherFilesBeginAnew() {
    Packed packed;
    put_folders(packed.folder.path(), 12, {16, 12});
    std::stop_source source;
    PackOptions how;
    how.stop = source.get_token();
    how.progress = [&](std::size_t, std::size_t) { source.request_stop(); };
    QVERIFY_EXCEPTION_THROWN(packed.pack(how), Stopped);
    put_picture(packed.folder / "images/pair11.png", {16, 12}, 99);
    QCOMPARE(packed.pack().resumed, std::size_t{0});
    QVERIFY(PackedDataset(packed.file).load(11, 0).image == some_picture({16, 12}, 99));
}

void TestPack::twoWritersDoNotMeet() {
    Packed packed;
    put_folders(packed.folder.path(), 6, {8, 8});
    std::string error;
    PackOptions how;
    how.progress = [&](std::size_t, std::size_t) { error = error_of([&] { packed.pack(); }); };
    packed.pack(how);
    QVERIFY2(error.find("another process") != std::string::npos, error.c_str());
    QCOMPARE(opened(packed.file), QString("opened"));
}

void TestPack::aBrokenPairIsNamed() {
    Packed packed;
    put_folders(packed.folder.path(), 6, {8, 8});
    write_bytes(packed.folder / "images/pair03.png", "rubbish");
    const std::string error = error_of([&] { packed.pack(); });
    QVERIFY2(error.find("pair03.png") != std::string::npos, error.c_str());
    QVERIFY(!fs::exists(packed.file));
}

void TestPack::everyDamagedByteIsNoticed() {
    Packed packed;
    put_folders(packed.folder.path(), 2, {6, 4});
    packed.pack();
    const std::string whole = read_bytes(packed.file);
    const fs::path bad = packed.folder / "bad.sinopack";
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string bytes = whole;
        bytes[at] ^= 0x40;
        write_bytes(bad, bytes);
        QVERIFY2(opened(bad) != "opened", qPrintable(QString::number(at)));
    }
}

void TestPack::everyTruncationIsNoticed() {
    Packed packed;
    put_folders(packed.folder.path(), 2, {6, 4});
    packed.pack();
    const std::string whole = read_bytes(packed.file);
    const fs::path bad = packed.folder / "bad.sinopack";
    for (std::size_t size = 0; size < whole.size(); size += 13) {
        write_bytes(bad, whole.substr(0, size));
        QVERIFY2(opened(bad) != "opened", qPrintable(QString::number(size)));
    }
    write_bytes(bad, whole + "x");
    QVERIFY(opened(bad) != "opened");
}

void TestPack::liesAreRefused_data() {
    QTest::addColumn<bool>("of_index"); // counted from the index, else from the start
    QTest::addColumn<int>("at");
    QTest::addColumn<quint64>("value");
    QTest::addColumn<int>("bytes");
    const quint64 big = ~quint64{0};
    const auto row = [](const char* name, bool of_index, int at, quint64 value, int bytes) {
        QTest::newRow(name) << of_index << at << value << bytes;
    };
    row("version 0", false, 8, 0, 4);
    row("head beyond the file", false, 12, big, 4);
    row("no head", false, 12, 0, 4);
    row("index beyond the file", false, 16, big, 8);
    row("index in the header", false, 16, 0, 8);
    row("too many pairs", false, 24, big, 8);
    row("pairs that wrap", false, 24, big / pack_entry_bytes + 1, 8);
    row("fewer pairs", false, 24, 1, 8);
    row("no pairs", false, 24, 0, 8);
    row("file size", false, 32, big, 8);
    row("planes beyond the file", true, 0, big - 8, 8);
    row("planes elsewhere", true, 0, 200, 8);
    row("width 0", true, 8, 0, 4);
    row("width beyond the limits", true, 8, 16385, 4);
    row("giant picture", true, 8, (quint64{16384} << 32) | 16384, 8);
    row("wider map", true, 16, 7, 4);
    row("unknown flag", true, 24, 4, 4);
    row("16 bits", true, 24, 1, 4);
    row("long name", true, 28, 4097, 4);
    row("name beyond the file", true, 28, 4000, 4);
    row("bytes", true, 32, big, 8);
    row("other digest", true, 40, 0x3030303030303030, 8);
}

/// Numbers that lie under a checksum that is right.
void TestPack::liesAreRefused() {
    QFETCH(bool, of_index);
    QFETCH(int, at);
    QFETCH(quint64, value);
    QFETCH(int, bytes);
    Packed packed;
    put_folders(packed.folder.path(), 2, {6, 4});
    packed.pack();
    std::string lying = read_bytes(packed.file);
    const std::uint64_t index = number_at(lying, 16, 8);
    for (int i = 0; i < bytes; ++i)
        lying[static_cast<std::size_t>(at + i) + (of_index ? index : 0)] =
            static_cast<char>(value >> (8 * i));
    seal(lying);
    const fs::path bad = packed.folder / "bad.sinopack";
    write_bytes(bad, lying);
    const HeapMeter meter;
    const QString result = opened(bad);
    QVERIFY2(result != "opened" && result.contains("bad.sinopack"), qPrintable(result));
    QVERIFY(meter.peak() < 4 << 20);
}

void TestPack::otherKindsAreToldApart() {
    Packed packed;
    put_folders(packed.folder.path(), 2, {6, 4});
    packed.pack();
    std::string newer = read_bytes(packed.file);
    newer[8] = 2;
    const fs::path bad = packed.folder / "newer.sinopack";
    write_bytes(bad, newer);
    QVERIFY(opened(bad).contains("newer version"));
    QVERIFY(PackedDataset::is_pack(bad));
    QVERIFY(!PackedDataset::is_pack(packed.folder / "classes.json"));
    QVERIFY(!PackedDataset::is_pack(packed.folder.path()));
}

void TestPack::theFoldersPackIsUsedWhileItIsTrue() {
    Packed packed;
    put_folders(packed.folder.path(), 6, {40, 40});
    PackOptions how;
    how.size = {8, 8};
    pack_dataset(packed.options, default_pack(packed.folder.path()), how);
    const auto is_packed = [&](const DatasetOptions& options, Size cover) {
        return open_dataset(options, cover).packed;
    };
    QVERIFY(is_packed(packed.options, {10, 10}));
    QVERIFY(!is_packed(packed.options, {16, 16})); // too large for it
    DatasetOptions other = packed.options;
    other.remap = R"({"0":1})";
    QVERIFY(!is_packed(other, {10, 10}));
    other = packed.options;
    other.preprocess = Preprocess::original;
    QVERIFY(!is_packed(other, {10, 10}));
    put_map(packed.folder / "masks/pair02.png", halves({40, 40}, 2, 2));
    QVERIFY(!is_packed(packed.options, {10, 10}));
    pack_dataset(packed.options, default_pack(packed.folder.path()), how);
    QVERIFY(is_packed(packed.options, {10, 10}));
    write_bytes(default_pack(packed.folder.path()), "rubbish");
    QVERIFY(!is_packed(packed.options, {10, 10}));
}

void TestPack::aNamedPackMustFit() {
    Packed packed;
    put_folders(packed.folder.path(), 6, {40, 40});
    PackOptions how;
    how.size = {8, 8};
    packed.pack(how);
    DatasetOptions options = packed.options;
    options.folder = packed.file;
    const auto refusal = [&] { return error_of([&] { open_dataset(options, {10, 10}); }); };
    QCOMPARE(refusal(), std::string());
    QVERIFY(error_of([&] { open_dataset(options, {11, 10}); }).find("smaller") != std::string::npos);
    options.layout = "voc";
    QVERIFY(refusal().find("--dataset folders") != std::string::npos);
    options.layout = "folders";
    options.remap = R"({"0":1})";
    QVERIFY(refusal().find("--remap") != std::string::npos);
    options.remap.clear();
    options.preprocess = Preprocess::original;
    QVERIFY(refusal().find("--preprocess") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestPack)
#include "test_pack.moc"
