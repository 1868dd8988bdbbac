// Project files that lie, are damaged or are something else: each is refused in one sentence that names the
// file, before it costs much memory.
#include "document/project/digest.h"
#include "document/project/project_file.h"
#include "document/project/schema.h"
#include "document/project/tile_codec.h"
#include "support/errors.h"
#include "support/heap_meter.h"
#include "support/random_project.h"
#include "support/temp_folder.h"

#include <QTest>

#include <zstd.h>

#include <algorithm>
#include <chrono>
#include <sys/stat.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_memory = std::size_t{50} << 20;

/// A small project with everything in it; tiles of noise and of one value.
Project good_project() {
    RandomProject random(42);
    Project project;
    const Size size{300, 260};
    Layers& layers = project.snapshot.layers;
    layers.labels = TileGrid<ClassIndex>(size, 2);
    layers.region = TileGrid<std::uint8_t>(size);
    layers.picture = TileGrid<Rgb>(size);
    for (int y = 0; y < 200; ++y)
        for (int x = 0; x < 200; ++x) {
            layers.labels.set(x, y, random.pixel<ClassIndex>());
            layers.picture.set(x, y, random.pixel<Rgb>());
        }
    project.snapshot.label_set = LabelSet::generated(5);
    project.snapshot.locked = {1, 3};
    project.snapshot.results.push_back(random.result(7, layers));
    project.meta = {"Landscape", "abc", ProjectView{{3, 4}, 2}, {{"note", "text"}}};
    return project;
}

std::vector<std::byte> frame_of(std::size_t size) {
    return pack_frame(std::vector<std::byte>(size));
}

std::string hex(std::span<const std::byte> bytes) {
    std::string text = "x'";
    for (const std::byte byte : bytes) {
        char part[3];
        std::snprintf(part, sizeof part, "%02x", static_cast<unsigned>(byte));
        text += part;
    }
    return text + "'";
}

/// A frame whose head claims `claimed` bytes and which unpacks to `real` ones.
std::string lying_frame(std::size_t real, std::size_t claimed) {
    std::vector<std::byte> frame = frame_of(real);
    // Head (RFC 8878, 3.1.1): magic 4, descriptor 1; single segment with 4 bytes of content size from 64 KiB
    // on.
    for (int i = 0; i < 4; ++i)
        frame[static_cast<std::size_t>(5 + i)] = static_cast<std::byte>(claimed >> (8 * i));
    return hex(frame);
}

} // namespace

class TestProjectHostile : public QObject {
    Q_OBJECT

    TempFolder folder_;
    fs::path good_;
    std::string bytes_;
    double slowest_ = 0;
    std::size_t largest_ = 0;

    /// A file for each name, so that nothing of an earlier case is left.
    fs::path file(const char* name) const { return folder_ / (std::string(name) + ".sinopia"); }

    std::string refusal(const fs::path& path) {
        reset_peak_resident_memory();
        const std::size_t before = peak_resident_memory();
        const auto start = std::chrono::steady_clock::now();
        const std::string error = error_of([&] { load_project(path); });
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        slowest_ = std::max(slowest_, time.count());
        const std::size_t cost = peak_resident_memory() - before;
        largest_ = std::max(largest_, cost);
        if (cost > most_memory)
            return "took " + std::to_string(cost >> 20) + " MB";
        if (!error.empty() && error.find(path.filename().string()) == std::string::npos)
            return "does not name the file: " + error;
        return error;
    }

    void damage(const char* sql, bool with_digest) {
        Database database(file("damaged"), Database::Access::write);
        database.execute("PRAGMA journal_mode=MEMORY");
        database.execute("PRAGMA synchronous=OFF");
        database.execute(sql);
        const bool can_digest =
            with_digest && error_of([&] { project_digest(database); }).empty(); // all tables are there
        if (can_digest)
            database.prepare("UPDATE property SET value = ?1 WHERE name = 'digest'")
                .bind(1, std::string_view(project_digest(database)))
                .run();
    }

  private Q_SLOTS:
    void initTestCase() {
        good_ = file("good");
        const Project project = good_project();
        save_project(good_, project.snapshot, project.meta);
        bytes_ = read_bytes(good_);
        QCOMPARE(QString::fromStdString(difference(load_project(good_), project)), QString());
    }

    void cleanupTestCase() {
        qInfo("the slowest refusal took %.1f ms, the largest %.1f MB", slowest_,
              static_cast<double>(largest_) / 1e6);
    }

    void filesThatAreNoProject_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a byte") << QByteArray("S");
        QTest::newRow("text") << QByteArray("hello, this is a text\n").repeated(100);
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n").append(QByteArray(5000, '\0'));
        QTest::newRow("the magic alone") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("the magic and zeros")
            << QByteArray("SQLite format 3\0", 16).append(QByteArray(8192, '\0'));
        QTest::newRow("the magic and noise")
            << QByteArray("SQLite format 3\0", 16).append(QByteArray(8192, '\xa7'));
    }

    void filesThatAreNoProject() {
        QFETCH(QByteArray, content);
        const fs::path path = file("other");
        write_bytes(path, content.toStdString());
        const std::string error = refusal(path);
        QVERIFY2(error.find("no Sinopia project") != std::string::npos ||
                     error.find("damaged") != std::string::npos,
                 error.c_str());
        QCOMPARE(read_bytes(path), content.toStdString()); // and is as it was
    }

    void thingsThatAreNoFile() {
        QVERIFY(!refusal(folder_ / "missing.sinopia").empty());
        fs::create_directory(file("folder"));
        QVERIFY(!refusal(file("folder")).empty());
        QVERIFY(::mkfifo(file("pipe").c_str(), 0600) == 0);
        QVERIFY(!refusal(file("pipe")).empty());
        fs::create_symlink(file("loop"), file("loop"));
        QVERIFY(!refusal(file("loop")).empty());
    }

    void aTruncatedFileIsRefused() {
        const fs::path path = file("short");
        for (std::size_t size = 0; size < bytes_.size(); size += bytes_.size() / 97) {
            write_bytes(path, std::string_view(bytes_).substr(0, size));
            QVERIFY2(!refusal(path).empty(), std::to_string(size).c_str());
        }
        write_bytes(path, std::string_view(bytes_).substr(0, bytes_.size() - 1));
        QVERIFY(!refusal(path).empty());
    }

    /// Wherever a bit flips: refused, or (in bytes that mean nothing) the same project.
    void aFlippedBitIsNeverBelieved() {
        const fs::path path = file("flipped");
        const Project project = good_project();
        int refused = 0, same = 0;
        for (std::size_t at = 0; at < bytes_.size(); at += at < 2000 ? 1 : 331) {
            std::string bytes = bytes_;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
            write_bytes(path, bytes);
            Project loaded;
            const std::string error = error_of([&] { loaded = load_project(path); });
            if (!error.empty()) {
                ++refused;
                continue;
            }
            ++same;
            QVERIFY2(difference(loaded, project).empty(), std::to_string(at).c_str());
        }
        QVERIFY(refused > 300);
        QVERIFY(same > 0);
    }

    void contentThatContradictsItself_data() {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char* name, const std::string& sql) {
            QTest::newRow(name) << QString::fromStdString(sql);
        };
        row("a tile is missing", "DELETE FROM tile WHERE grid = 1 AND place = 1");
        row("all tiles are missing", "DELETE FROM tile");
        row("a tile too many",
            "INSERT INTO tile SELECT grid, 1000, content FROM tile WHERE grid = 1 AND place = 0");
        row("a tile before the first", "UPDATE tile SET place = -1 WHERE grid = 1 AND place = 0");
        row("a block is missing", "DELETE FROM block WHERE id = 1");
        row("a tile of no length", "UPDATE tile SET content = x'' WHERE grid = 1 AND place = 0");
        row("a tile of a strange length",
            "UPDATE tile SET content = x'0102030405' WHERE grid = 1 AND place = 0");
        row("a plain tile of another pixel",
            "UPDATE tile SET content = x'010203' WHERE grid = 1 AND place = 0");
        row("a huge tile", "UPDATE tile SET content = zeroblob(9000000) WHERE grid = 1 AND place = 0");
        row("a tile that is a number", "UPDATE tile SET content = 5 WHERE grid = 1 AND place = 0");
        row("tiles of another layer",
            "UPDATE tile SET content = (SELECT content FROM tile JOIN grid ON grid = id "
            "WHERE layer = 'picture' AND place = 0 AND result = 0) WHERE place = 0");
        row("a wide map", "UPDATE property SET value = '16385' WHERE name = 'width'");
        row("a vast map", "UPDATE property SET value = '16384' WHERE name IN ('width', 'height')");
        row("an empty map", "UPDATE property SET value = '0' WHERE name = 'width'");
        row("a negative map", "UPDATE property SET value = '-300' WHERE name = 'width'");
        row("a map of words", "UPDATE property SET value = 'wide' WHERE name = 'width'");
        row("a map of no size", "DELETE FROM property WHERE name = 'height'");
        row("a map of another size", "UPDATE property SET value = '299' WHERE name = 'width'");
        row("layers of two sizes", "UPDATE grid SET width = 200 WHERE layer = 'region'");
        row("a vast layer",
            "UPDATE grid SET width = 4000000000, height = 4000000000 WHERE layer = 'picture'");
        row("a wrapping layer", "UPDATE grid SET width = 9223372036854775807 WHERE layer = 'picture'");
        row("no map", "DELETE FROM grid WHERE layer = 'labels' AND result = 0");
        row("no region", "DELETE FROM grid WHERE layer = 'region'");
        row("a layer that is none", "INSERT INTO grid VALUES(99, 0, 'heights', 300, 260)");
        row("a region of a result", "INSERT INTO grid VALUES(99, 7, 'region', 300, 260)");
        row("a picture of no result", "INSERT INTO grid VALUES(99, 8, 'picture', 1, 1)");
        row("a result without a picture", "DELETE FROM grid WHERE result = 7");
        row("a result out of order", "UPDATE result SET position = 5");
        row("a result without a number", "UPDATE result SET id = 0");
        row("a negative result", "UPDATE result SET id = -7");
        row("a thumbnail of a wrong size", "UPDATE result SET thumbnail_width = 160, thumbnail_height = 160, "
                                           "thumbnail = x'00'");
        row("a vast thumbnail", "UPDATE result SET thumbnail_width = 100000, thumbnail_height = 100000");
        row("classes with a hole", "UPDATE class SET id = 50 WHERE id = 2");
        row("a class of no colour", "UPDATE class SET color = -1 WHERE id = 2");
        row("an ignored class that is none", "UPDATE property SET value = '70000' WHERE name = 'ignore'");
        row("a lock on no class", "INSERT INTO locked VALUES(65536)");
        row("options that are no JSON", "UPDATE property SET value = '{\"steps\":' WHERE name = 'options'");
        row("options of another kind",
            "UPDATE property SET value = '{\"steps\":\"many\"}' WHERE name = 'options'");
        row("an unknown sampler",
            "UPDATE property SET value = '{\"sampler\":\"magic\"}' WHERE name = 'options'");
        row("nested options",
            "UPDATE property SET value = '" + std::string(100000, '[') + "' WHERE name = 'options'");
        row("no options", "DELETE FROM property WHERE name = 'options'");
        row("no digest", "DELETE FROM property WHERE name = 'digest'");
        row("another table", "CREATE TABLE extra(x)");
        row("a view", "CREATE VIEW extra AS SELECT 1");
        row("a trigger", "CREATE TRIGGER extra AFTER DELETE ON tile BEGIN DELETE FROM block; END");
        row("an index", "CREATE INDEX extra ON tile(content)");
        row("a table is missing", "DROP TABLE locked");
        row("a table of another form", "ALTER TABLE locked ADD COLUMN why TEXT");
        row("a frame that is none", "UPDATE block SET frame = x'00112233'");
        row("an empty frame", "UPDATE block SET frame = x''");
        row("a frame of a part", "UPDATE block SET frame = " + hex(frame_of(tile_pixels)));
        row("a frame of more", "UPDATE block SET frame = " + hex(frame_of(tile_pixels * 3 * 100)));
        row("a frame bomb", "UPDATE block SET frame = " + hex(frame_of(std::size_t{1} << 30)));
        row("a frame that claims little",
            "UPDATE block SET frame = " + lying_frame(std::size_t{1} << 28, tile_pixels * 2));
        row("a frame that claims much",
            "UPDATE block SET frame = " + lying_frame(tile_pixels * 2, std::size_t{1} << 31));
        row("two frames", "UPDATE block SET frame = frame || frame");
        row("a cut frame", "UPDATE block SET frame = substr(frame, 1, length(frame) - 3)");
    }

    void contentThatContradictsItself() {
        QFETCH(QString, sql);
        write_bytes(file("damaged"), bytes_);
        damage(sql.toUtf8().constData(), true);
        const std::string error = refusal(file("damaged"));
        QVERIFY2(error.find("damaged.sinopia") != std::string::npos, error.c_str());
        QCOMPARE(QString::fromStdString(error).count('\n'), 0);
    }

    void rowsChangedByHandAreNoticed() {
        write_bytes(file("damaged"), bytes_);
        damage("UPDATE class SET name = 'other' WHERE id = 1", false);
        QVERIFY(refusal(file("damaged")).find("checksum") != std::string::npos);
    }

    void aNewerVersionIsRefusedAndStays() {
        write_bytes(file("damaged"), bytes_);
        damage("PRAGMA user_version=3; CREATE TABLE wonders(x)", false);
        const std::string before = read_bytes(file("damaged"));
        const std::string error = refusal(file("damaged"));
        QVERIFY2(error.find("newer Sinopia") != std::string::npos, error.c_str());
        QVERIFY(!error_of([&] { read_project_summary(file("damaged")); }).empty());
        QVERIFY(read_bytes(file("damaged")) == before);
    }

    void aForeignDatabaseIsRefused() {
        write_bytes(file("damaged"), bytes_);
        damage("PRAGMA application_id=1", false);
        QVERIFY(refusal(file("damaged")).find("no Sinopia project") != std::string::npos);
        write_bytes(file("damaged"), bytes_);
        damage("PRAGMA user_version=0", false);
        QVERIFY(!refusal(file("damaged")).empty());
    }

    /// A map of the largest size whose tiles all are one value is small and honest.
    void theLargestMapOpens() {
        Project project;
        project.snapshot.layers.labels = TileGrid<ClassIndex>(Size{16384, 4096}, 9);
        project.snapshot.layers.region = TileGrid<std::uint8_t>(Size{16384, 4096});
        save_project(file("large"), project.snapshot);
        QVERIFY(fs::file_size(file("large")) < 400'000);
        const Project loaded = load_project(file("large"));
        QCOMPARE(loaded.snapshot.layers.labels.size(), (Size{16384, 4096}));
        QCOMPARE(loaded.snapshot.layers.labels.get(16383, 4095), ClassIndex(9));
    }
};

QTEST_GUILESS_MAIN(TestProjectHostile)
#include "test_project_hostile.moc"
