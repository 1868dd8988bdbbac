#include "image/exif.h"
#include "image/image_io.h"
#include "support/jpeg_bytes.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cstdlib>

using namespace sinopia;
using test::exif_segment;
using test::TempFolder;
using test::write_bytes;

namespace {

std::span<const std::uint8_t> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

int orientation_of(const std::string& segment) {
    return exif_orientation(bytes_of(segment));
}

/// A picture from rows of letters, and back.
RgbImage from_letters(const std::vector<std::string>& rows) {
    RgbImage out(Size{static_cast<int>(rows[0].size()), static_cast<int>(rows.size())});
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x)
            out.at(x, y).r =
                static_cast<std::uint8_t>(rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)]);
    return out;
}

QString to_letters(const RgbImage& image) {
    QString out;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            out += QChar(image.at(x, y).r);
        out += '/';
    }
    return out;
}

int largest_difference(const RgbImage& a, const RgbImage& b) {
    int largest = a.size() == b.size() ? 0 : 999;
    for (std::size_t i = 0; largest < 999 && i < a.pixels().size(); ++i) {
        const Rgb p = a.pixels()[i], q = b.pixels()[i];
        largest = std::max({largest, std::abs(p.r - q.r), std::abs(p.g - q.g), std::abs(p.b - q.b)});
    }
    return largest;
}

} // namespace

class TestJpeg : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_orientation_is_read_in_both_byte_orders() {
        for (int orientation = 1; orientation <= 8; ++orientation)
            for (const bool big_endian : {false, true})
                QCOMPARE(orientation_of(exif_segment(orientation, big_endian)), orientation);
    }

    void malformed_segments_count_as_upright() {
        const std::string good = exif_segment(6);
        for (std::size_t length = 0; length < good.size() - 4;
             ++length) // behind the entry: a link, not needed
            QCOMPARE(orientation_of(good.substr(0, length)), 1);
        QCOMPARE(orientation_of(good.substr(0, good.size() - 4)), 6);
        QCOMPARE(orientation_of(exif_segment(0)), 1);
        QCOMPARE(orientation_of(exif_segment(9)), 1);
        auto changed = [&](std::size_t at, std::string_view bytes) {
            std::string segment = good;
            segment.replace(at, bytes.size(), bytes);
            return orientation_of(segment);
        };
        QCOMPARE(changed(0, "EXIF"), 1);
        QCOMPARE(changed(6, "IM"), 1);
        QCOMPARE(changed(8, "+"), 1);                 // 43 is not TIFF
        QCOMPARE(changed(10, "\xff\xff\xff\xff"), 1); // the directory lies far outside
        QCOMPARE(changed(14, "\xff\xff"), 6);         // too many entries are claimed; ours is the first
        QCOMPARE(changed(16, "\x13"), 1);             // another tag
        QCOMPARE(changed(18, "\x04"), 1);             // not a SHORT
        QCOMPARE(changed(20, "\x02"), 1);             // two values
    }

    void a_claimed_multitude_of_entries_ends_at_the_segments_end() {
        std::string segment = exif_segment(6);
        segment.replace(14, 4, "\xff\xff\x13\x01");
        QCOMPARE(orientation_of(segment), 1);
    }

    void pictures_are_turned_upright_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QString>("upright");
        // Exif 2.3, 4.6.4: where the stored row 0 and column 0 belong.
        QTest::newRow("1 as it is") << 1 << "abc/def/";
        QTest::newRow("2 mirrored") << 2 << "cba/fed/";
        QTest::newRow("3 half turn") << 3 << "fed/cba/";
        QTest::newRow("4 flipped") << 4 << "def/abc/";
        QTest::newRow("5 transposed") << 5 << "ad/be/cf/";
        QTest::newRow("6 quarter clockwise") << 6 << "da/eb/fc/";
        QTest::newRow("7 other diagonal") << 7 << "fc/eb/da/";
        QTest::newRow("8 quarter counter-clockwise") << 8 << "cf/be/ad/";
    }
    void pictures_are_turned_upright() {
        QFETCH(int, orientation);
        QFETCH(QString, upright);
        QCOMPARE(to_letters(apply_orientation(from_letters({"abc", "def"}), orientation)), upright);
    }

    void a_jpeg_is_read_upright() {
        const test::TempFolder folder;
        RgbImage stored(Size{32, 16}, Rgb{250, 250, 250});
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x)
                stored.at(x, y) = {10, 10, 10}; // a dark corner at the top left
        const std::array<Point, 9> corner{Point{}, {0, 0},  {31, 0},  {31, 15}, {0, 15},
                                          {0, 0},  {15, 0}, {15, 31}, {0, 31}};
        for (int orientation = 1; orientation <= 8; ++orientation) {
            test::write_bytes(folder / "a.jpg",
                              test::jpeg_bytes(stored, test::JpegKind::rgb, exif_segment(orientation)));
            const RgbImage image = read_picture(folder / "a.jpg");
            const Size expected = orientation >= 5 ? Size{16, 32} : Size{32, 16};
            QCOMPARE(image.size(), expected);
            QCOMPARE(read_image_info(folder / "a.jpg").size, expected);
            const Point dark = corner[static_cast<std::size_t>(orientation)];
            int dark_pixels = 0;
            for (const Rgb& c : image.pixels())
                dark_pixels += c.r < 100;
            QVERIFY(image.at(dark.x, dark.y).r < 100);
            QCOMPARE(dark_pixels, 64);
        }
    }

    void jpegs_of_every_kind_are_read() {
        const TempFolder folder;
        RgbImage smooth(Size{40, 24});
        for (int y = 0; y < 24; ++y)
            for (int x = 0; x < 40; ++x)
                smooth.at(x, y) = {static_cast<std::uint8_t>(60 + x * 3), static_cast<std::uint8_t>(200 - x),
                                   static_cast<std::uint8_t>(90 + y * 2)};
        for (const auto kind : {test::JpegKind::rgb, test::JpegKind::progressive, test::JpegKind::cmyk}) {
            write_bytes(folder / "a.jpg", test::jpeg_bytes(smooth, kind));
            QVERIFY(largest_difference(read_picture(folder / "a.jpg"), smooth) <= 4);
        }
        write_bytes(folder / "gray.jpg", test::jpeg_bytes(smooth, test::JpegKind::gray));
        const RgbImage gray = read_picture(folder / "gray.jpg");
        QVERIFY(std::abs(gray.at(30, 7).r - smooth.at(30, 7).g) <= 2);
        QVERIFY(gray.at(30, 7).r == gray.at(30, 7).b);
        const ImageInfo info = read_image_info(folder / "gray.jpg");
        QVERIFY(info.format == "jpeg" && info.gray && info.size == smooth.size());
        QVERIFY(read_palette(folder / "gray.jpg").empty());
    }
};

QTEST_GUILESS_MAIN(TestJpeg)
#include "test_jpeg.moc"
