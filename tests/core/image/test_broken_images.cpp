#include "image/image_io.h"
#include "support/errors.h"
#include "support/jpeg_bytes.h"
#include "support/png_bytes.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace sinopia;
using test::CraftedPng;
using test::error_of;
using test::TempFolder;
using test::write_bytes;

namespace {

RgbImage noise(Size size) {
    RgbImage out(size);
    unsigned state = 1;
    for (Rgb& c : out.pixels()) {
        state = state * 1664525u + 1013904223u;
        c = {static_cast<std::uint8_t>(state >> 24), static_cast<std::uint8_t>(state >> 16),
             static_cast<std::uint8_t>(state >> 8)};
    }
    return out;
}

CraftedPng small_png(bool interlaced) {
    CraftedPng png;
    png.width = 9;
    png.height = 7;
    png.color_type = 3;
    png.depth = 4;
    png.interlaced = interlaced;
    png.palette = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
    png.sample = [](int x, int y, int) { return static_cast<std::uint32_t>((x + y) % 3); };
    return png;
}

/// Tries everything that reads a file. Each may refuse it with an Error; nothing else may happen. Returns the
/// number of readers that accepted it.
int read_all(const std::filesystem::path& path) {
    int accepted = 0;
    accepted += error_of([&] { read_image_info(path); }).empty();
    accepted += error_of([&] { read_picture(path); }).empty();
    accepted += error_of([&] { read_label_map(path); }).empty();
    accepted += error_of([&] { read_mask(path); }).empty();
    accepted += error_of([&] { read_palette(path); }).empty();
    accepted += error_of([&] { read_png_text(path); }).empty();
    return accepted;
}

std::string header_only(std::uint32_t width, std::uint32_t height) {
    CraftedPng png;
    png.width = width;
    png.height = height;
    return png.bytes();
}

/// A small JPEG whose frame header claims other sides.
std::string jpeg_claiming(unsigned width, unsigned height) {
    std::string bytes = test::jpeg_bytes(noise({16, 16}));
    const std::size_t frame = bytes.find("\xff\xc0");
    for (int i = 0; i < 2; ++i) {
        bytes[frame + 5 + static_cast<std::size_t>(i)] = static_cast<char>(height >> (8 - 8 * i));
        bytes[frame + 7 + static_cast<std::size_t>(i)] = static_cast<char>(width >> (8 - 8 * i));
    }
    return bytes;
}

long peak_kib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

class TestBrokenImages : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void what_is_no_picture_file_is_named() {
        const TempFolder folder;
        write_bytes(folder / "empty.png", "");
        write_bytes(folder / "text.png", "not a picture at all");
        ::mkfifo((folder / "pipe.png").c_str(), 0600);
        const auto message = [&](const char* name) { return error_of([&] { read_picture(folder / name); }); };
        QVERIFY(message("missing.png").find("missing.png: does not exist") != std::string::npos);
        QVERIFY(message("empty.png").find("empty.png: is empty") != std::string::npos);
        QVERIFY(message("text.png").find("neither PNG nor JPEG") != std::string::npos);
        QVERIFY(message("pipe.png").find("is not a file") != std::string::npos);
        QVERIFY(message(".").find("is not a file") != std::string::npos);
    }

    void oversized_headers_are_refused_without_memory_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("part");
        const auto add = [](const char* name, const std::string& bytes, const char* part) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(part);
        };
        add("too wide", header_only(16385, 1), "at most 16384 a side");
        add("too high", header_only(1, 16385), "at most 16384 a side");
        add("too many pixels", header_only(16384, 4097), "at most 64 megapixels");
        add("all bits set", header_only(0xffffffffu, 0xffffffffu), "at most 16384 a side");
        add("product wraps to little", header_only(0x10000u, 0x10000u), "at most 16384 a side");
        add("no width", header_only(0, 5), "zero pixels");
        add("no height", header_only(5, 0), "zero pixels");
        add("jpeg too wide", jpeg_claiming(20000, 16), "at most 16384 a side");
        add("jpeg too many pixels", jpeg_claiming(16384, 16384), "at most 64 megapixels");
    }
    void oversized_headers_are_refused_without_memory() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, part);
        const TempFolder folder;
        write_bytes(folder / "a", bytes.toStdString());
        const long before = peak_kib();
        const std::string message = error_of([&] { read_picture(folder / "a"); });
        QVERIFY2(QString::fromStdString(message).contains(part), message.c_str());
        const bool jpeg = bytes.startsWith("\xff\xd8"); // which have no palette, whatever their size
        QCOMPARE(read_all(folder / "a"), jpeg ? 1 : 0);
        QVERIFY(peak_kib() - before < 64 * 1024);
    }

    void a_large_claim_with_little_data_is_refused() {
        const TempFolder folder;
        write_bytes(folder / "a.png", header_only(8192, 8192));
        QVERIFY(error_of([&] { read_picture(folder / "a.png"); }).find("is damaged") != std::string::npos);
        write_bytes(folder / "a.jpg", jpeg_claiming(8192, 8192));
        QVERIFY(error_of([&] { read_picture(folder / "a.jpg"); }).find("is damaged") != std::string::npos);
    }

    void every_truncation_of_a_png_is_survived() {
        const TempFolder folder;
        for (const bool interlaced : {false, true}) {
            const std::string whole = small_png(interlaced).bytes();
            // The pixels end with the checksum of IDAT; IEND (12 bytes) may be missing.
            for (std::size_t length = 0; length < whole.size(); ++length) {
                write_bytes(folder / "a.png", whole.substr(0, length));
                read_all(folder / "a.png");
                if (length < whole.size() - 24)
                    QVERIFY(!error_of([&] { read_label_map(folder / "a.png"); }).empty());
            }
            write_bytes(folder / "a.png", whole);
            QCOMPARE(read_all(folder / "a.png"), 5); // all but the mask
        }
    }

    void every_damaged_byte_of_a_png_is_survived() {
        const TempFolder folder;
        const std::string whole = small_png(true).bytes();
        for (std::size_t at = 0; at < whole.size(); ++at)
            for (const int flip : {0x01, 0x80, 0xff}) {
                std::string bytes = whole;
                bytes[at] = static_cast<char>(bytes[at] ^ flip);
                write_bytes(folder / "a.png", bytes);
                read_all(folder / "a.png");
            }
    }

    void a_wrong_checksum_of_the_pixels_is_refused() {
        const TempFolder folder;
        std::string bytes = small_png(false).bytes();
        bytes[bytes.size() - 13] = static_cast<char>(bytes[bytes.size() - 13] ^ 1); // last byte of IDAT's CRC
        write_bytes(folder / "a.png", bytes);
        const std::string message = error_of([&] {
            read_label_map(folder / "a.png");
            read_png_text(folder / "a.png");
        });
        QVERIFY2(message.find("is damaged") != std::string::npos, message.c_str());
    }

    void headers_that_contradict_themselves_are_refused() {
        const TempFolder folder;
        CraftedPng png = small_png(false);
        png.palette.clear();
        write_bytes(folder / "no_palette.png", png.bytes());
        png = small_png(false);
        png.depth = 3;
        write_bytes(folder / "depth.png", png.bytes());
        png = small_png(false);
        png.sample = nullptr;
        write_bytes(folder / "no_pixels.png", png.bytes());
        for (const char* name : {"no_palette.png", "depth.png", "no_pixels.png"}) {
            const std::string message = error_of([&] { read_picture(folder / name); });
            QVERIFY2(message.find("is damaged") != std::string::npos, name);
        }
    }

    void floods_of_chunks_are_survived() {
        const TempFolder folder;
        CraftedPng png = small_png(false);
        for (int i = 0; i < 2000; ++i)
            png.before_pixels += test::png_chunk("tEXt", std::string("k\0v", 3));
        png.before_pixels += test::png_chunk("zTXt", std::string("k\0\0", 3) + std::string(40, '\xff'));
        png.before_pixels += test::png_chunk("iCCP", std::string("p\0\0", 3) + std::string(40, '\x01'));
        png.before_pixels += test::png_chunk("prVt", std::string(100000, 'z'));
        write_bytes(folder / "a.png", png.bytes());
        QVERIFY(error_of([&] { read_label_map(folder / "a.png"); }).empty());
        QVERIFY(read_png_text(folder / "a.png").size() <= 1);
    }

    void a_truncated_jpeg_is_refused_not_filled_with_grey() {
        const TempFolder folder;
        const std::string whole = test::jpeg_bytes(noise({48, 40}));
        for (std::size_t length = 0; length + 2 < whole.size(); length += 37) {
            write_bytes(folder / "a.jpg", whole.substr(0, length));
            QVERIFY2(!error_of([&] { read_picture(folder / "a.jpg"); }).empty(),
                     qPrintable(QString::number(length)));
        }
    }

    void damaged_jpegs_are_survived() {
        const TempFolder folder;
        for (const auto kind : {test::JpegKind::rgb, test::JpegKind::progressive, test::JpegKind::cmyk}) {
            const std::string whole = test::jpeg_bytes(noise({24, 16}), kind, test::exif_segment(6));
            for (std::size_t at = 0; at < whole.size(); at += at < 700 ? 1 : 11) {
                std::string bytes = whole;
                bytes[at] = static_cast<char>(bytes[at] ^ 0xa5);
                write_bytes(folder / "a.jpg", bytes);
                error_of([&] { read_image_info(folder / "a.jpg"); });
                error_of([&] { read_picture(folder / "a.jpg"); });
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestBrokenImages)
#include "test_broken_images.moc"
