#include "image/image_io.h"
#include "support/errors.h"
#include "support/jpeg_bytes.h"
#include "support/png_bytes.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <algorithm>

using namespace sinopia;
using test::CraftedPng;
using test::error_of;
using test::TempFolder;
using test::write_bytes;

namespace {

constexpr Size odd_size{21, 13};

RgbImage gradient(Size size) {
    RgbImage out(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            out.at(x, y) = {static_cast<std::uint8_t>(x * 11), static_cast<std::uint8_t>(y * 17),
                            static_cast<std::uint8_t>(x * y)};
    return out;
}

LabelMap classes(Size size, int count) {
    LabelMap out(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            out.at(x, y) = static_cast<ClassIndex>((x * 7 + y * 31) % count);
    return out;
}

std::vector<Rgb> palette_of(int count) {
    std::vector<Rgb> out;
    for (int i = 0; i < count; ++i)
        out.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(255 - i), 7});
    return out;
}

CraftedPng crafted(int color_type, int depth, std::function<std::uint32_t(int, int, int)> sample,
                   bool interlaced = false) {
    CraftedPng png;
    png.width = odd_size.width;
    png.height = odd_size.height;
    png.color_type = color_type;
    png.depth = depth;
    png.interlaced = interlaced;
    png.sample = std::move(sample);
    return png;
}

bool contains(const std::string& message, const char* part) {
    return message.find(part) != std::string::npos;
}

} // namespace

class TestImageIo : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void pictures_survive_the_round_trip() {
        const TempFolder folder;
        for (const Size size : {Size{1, 1}, odd_size, Size{300, 200}}) {
            write_picture_png(folder / "a.png", gradient(size));
            QVERIFY(read_picture(folder / "a.png") == gradient(size));
        }
        const ImageInfo info = read_image_info(folder / "a.png");
        QCOMPARE(info.format, std::string("png"));
        QCOMPARE(info.size, (Size{300, 200}));
        QCOMPARE(info.bit_depth, 8);
        QVERIFY(!info.indexed && !info.gray);
    }

    void text_survives_the_round_trip() {
        const TempFolder folder;
        const PngText text{{"sinopia:settings", R"({"steps": 15, "seed": 7})"},
                           {"Title", "Küste bei Nacht – 海"},
                           {"Empty", ""},
                           {"Long", std::string(50000, 'x')}};
        write_picture_png(folder / "a.png", gradient(odd_size), text);
        QVERIFY(read_png_text(folder / "a.png") == text);
        QVERIFY(read_picture(folder / "a.png") == gradient(odd_size));
    }

    void text_behind_the_pixels_and_latin_text_are_read() {
        const TempFolder folder;
        CraftedPng png = crafted(
            0, 8, [](int x, int, int) { return x; }, true);
        png.after_pixels = test::png_chunk("tEXt", std::string("Author\0J\xf6rg", 11));
        write_bytes(folder / "a.png", png.bytes());
        QCOMPARE(read_png_text(folder / "a.png").at("Author"), std::string("Jörg"));
    }

    void bad_text_is_refused_and_the_old_file_stays() {
        const TempFolder folder;
        write_picture_png(folder / "a.png", gradient(odd_size));
        const std::string before = test::read_bytes(folder / "a.png");
        for (const std::string& key : {std::string(), std::string(80, 'k'), std::string(" a"),
                                       std::string("a  b"), std::string("ä"), std::string("a\n")})
            QVERIFY(!error_of([&] {
                         write_picture_png(folder / "a.png", gradient({2, 2}), {{key, "v"}});
                     }).empty());
        const PngText zero{{"k", std::string("a\0b", 3)}};
        QVERIFY(!error_of([&] { write_picture_png(folder / "a.png", gradient({2, 2}), zero); }).empty());
        QCOMPARE(test::read_bytes(folder / "a.png"), before);
    }

    void label_maps_survive_the_round_trip_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("colors");
        QTest::addColumn<bool>("indexed");
        QTest::addColumn<int>("depth");
        QTest::newRow("indexed") << 12 << 12 << true << 8;
        QTest::newRow("indexed, all 256") << 256 << 256 << true << 8;
        QTest::newRow("longer palette than a file holds") << 200 << 300 << true << 8;
        QTest::newRow("palette too short") << 13 << 12 << false << 8;
        QTest::newRow("no palette") << 151 << 0 << false << 8;
        QTest::newRow("16 bits") << 257 << 300 << false << 16;
        QTest::newRow("all 16 bits") << 65536 << 0 << false << 16;
    }
    void label_maps_survive_the_round_trip() {
        QFETCH(int, count);
        QFETCH(int, colors);
        QFETCH(bool, indexed);
        QFETCH(int, depth);
        const TempFolder folder;
        LabelMap map = classes(odd_size, count);
        map.at(20, 12) = static_cast<ClassIndex>(count - 1);
        write_label_map_png(folder / "a.png", map, palette_of(colors));
        QVERIFY(read_label_map(folder / "a.png") == map);
        const ImageInfo info = read_image_info(folder / "a.png");
        QCOMPARE(info.indexed, indexed);
        QCOMPARE(info.gray, !indexed);
        QCOMPARE(info.bit_depth, depth);
        const std::vector<Rgb> palette = read_palette(folder / "a.png");
        QCOMPARE(palette.size(), indexed ? static_cast<std::size_t>(std::min(256, colors)) : std::size_t{0});
        QVERIFY(!indexed || palette[11] == palette_of(12)[11]);
    }

    void masks_and_wide_planes_survive_the_round_trip() {
        const TempFolder folder;
        Mask mask(odd_size);
        Plane<std::uint16_t> wide(odd_size);
        for (std::size_t i = 0; i < mask.pixels().size(); ++i) {
            mask.pixels()[i] = static_cast<std::uint8_t>(i);
            wide.pixels()[i] = static_cast<std::uint16_t>(i * 997);
        }
        write_mask_png(folder / "mask.png", mask);
        write_gray16_png(folder / "wide.png", wide);
        QVERIFY(read_mask(folder / "mask.png") == mask);
        QVERIFY(read_label_map(folder / "wide.png") == wide);
    }

    void small_depths_are_unpacked_data() {
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("interlaced");
        for (const int depth : {1, 2, 4, 8})
            for (const bool interlaced : {false, true})
                QTest::addRow("%d bits%s", depth, interlaced ? ", interlaced" : "") << depth << interlaced;
    }
    void small_depths_are_unpacked() {
        QFETCH(int, depth);
        QFETCH(bool, interlaced);
        const int count = 1 << depth;
        const LabelMap expected = classes(odd_size, count);
        const auto sample = [&](int x, int y, int) { return std::uint32_t{expected.at(x, y)}; };
        const TempFolder folder;
        CraftedPng png = crafted(3, depth, sample, interlaced);
        png.palette = palette_of(count);
        write_bytes(folder / "indexed.png", png.bytes());
        write_bytes(folder / "gray.png", crafted(0, depth, sample, interlaced).bytes());
        QVERIFY(read_label_map(folder / "indexed.png") == expected);
        QVERIFY(read_label_map(folder / "gray.png") == expected);
        const RgbImage colors = read_picture(folder / "indexed.png");
        const RgbImage grays = read_picture(folder / "gray.png");
        const Mask mask = read_mask(folder / "gray.png");
        for (std::size_t i = 0; i < expected.pixels().size(); ++i) {
            const ClassIndex c = expected.pixels()[i];
            const auto gray = static_cast<std::uint8_t>(c * 255 / (count - 1));
            QVERIFY(colors.pixels()[i] == png.palette[c]);
            QVERIFY(grays.pixels()[i] == (Rgb{gray, gray, gray}));
            QCOMPARE(mask.pixels()[i], gray);
        }
    }

    void an_index_beyond_the_palette_is_a_class_but_no_colour() {
        const TempFolder folder;
        CraftedPng png = crafted(3, 8, [](int x, int y, int) { return x == 5 && y == 4 ? 9u : 1u; });
        png.palette = palette_of(3);
        write_bytes(folder / "a.png", png.bytes());
        QCOMPARE(read_label_map(folder / "a.png").at(5, 4), ClassIndex{9});
        const std::string message = error_of([&] { read_picture(folder / "a.png"); });
        QVERIFY2(contains(message, "colour index 9 at (5, 4) is beyond its palette of 3"), message.c_str());
    }

    void sixteen_bits_are_exact_as_values_and_rounded_as_pictures() {
        const TempFolder folder;
        for (const bool interlaced : {false, true}) {
            const auto sample = [](int x, int y, int) {
                return static_cast<std::uint32_t>(x * 3001 + y * 257);
            };
            write_bytes(folder / "a.png", crafted(0, 16, sample, interlaced).bytes());
            const LabelMap map = read_label_map(folder / "a.png");
            const RgbImage image = read_picture(folder / "a.png");
            for (int y = 0; y < odd_size.height; ++y)
                for (int x = 0; x < odd_size.width; ++x) {
                    const auto value = static_cast<std::uint16_t>(sample(x, y, 0));
                    QCOMPARE(map.at(x, y), value);
                    QCOMPARE(int{image.at(x, y).g}, (value * 255 + 32895) >> 16); // value / 257 to nearest
                }
        }
    }

    void transparency_lies_over_white() {
        const TempFolder folder;
        const auto over = [](int value, int alpha) {
            return (value * alpha + 255 * (255 - alpha) + 127) / 255;
        };
        const auto sample = [](int x, int y, int c) {
            return static_cast<std::uint32_t>(c == 3 ? x * 12 : y * 19 + c);
        };
        write_bytes(folder / "rgba.png", crafted(6, 8, sample, true).bytes());
        const RgbImage rgba = read_picture(folder / "rgba.png");
        for (int x = 0; x < odd_size.width; ++x)
            QCOMPARE(int{rgba.at(x, 6).b}, over(6 * 19 + 2, x * 12));
        write_bytes(folder / "ga.png",
                    crafted(4, 8, [](int x, int, int c) { return c ? 128u : x * 9u; }).bytes());
        QCOMPARE(int{read_picture(folder / "ga.png").at(20, 0).r}, over(180, 128));
        CraftedPng indexed = crafted(3, 4, [](int x, int, int) { return x % 3u; });
        indexed.palette = palette_of(3);
        indexed.transparency = std::string("\x00\x80", 2);
        write_bytes(folder / "indexed.png", indexed.bytes());
        const RgbImage colors = read_picture(folder / "indexed.png");
        QVERIFY(colors.at(0, 0) == (Rgb{255, 255, 255}));
        QCOMPARE(int{colors.at(1, 0).b}, over(7, 128));
        QVERIFY(colors.at(2, 0) == indexed.palette[2]);
        CraftedPng keyed = crafted(0, 8, [](int x, int, int) { return x * 10u; });
        keyed.transparency = std::string("\x00\x32", 2); // grey 50 is transparent
        write_bytes(folder / "keyed.png", keyed.bytes());
        QVERIFY(read_picture(folder / "keyed.png").at(5, 1) == (Rgb{255, 255, 255}));
        QVERIFY(read_picture(folder / "keyed.png").at(4, 1) == (Rgb{40, 40, 40}));
    }

    void what_has_no_classes_is_refused_as_a_label_map() {
        const TempFolder folder;
        write_picture_png(folder / "colors.png", gradient(odd_size));
        QVERIFY(
            contains(error_of([&] { read_label_map(folder / "colors.png"); }), "is a picture with colours"));
        write_bytes(folder / "a.jpg", test::jpeg_bytes(gradient(odd_size)));
        QVERIFY(contains(error_of([&] { read_label_map(folder / "a.jpg"); }), "is a JPEG"));
        write_bytes(folder / "ga.png", crafted(4, 8, [](int, int, int) { return 1u; }).bytes());
        QVERIFY(contains(error_of([&] { read_label_map(folder / "ga.png"); }), "alpha channel"));
    }

    void what_is_no_region_is_refused_as_a_mask() {
        const TempFolder folder;
        write_picture_png(folder / "colors.png", gradient(odd_size));
        write_label_map_png(folder / "indexed.png", classes(odd_size, 3), palette_of(3));
        write_gray16_png(folder / "wide.png", Plane<std::uint16_t>(odd_size));
        for (const char* name : {"colors.png", "indexed.png", "wide.png"})
            QVERIFY(contains(error_of([&] { read_mask(folder / name); }), "no 8-bit grey PNG"));
    }

    void the_format_is_told_by_content() {
        const TempFolder folder;
        write_picture_png(folder / "really_png.jpg", gradient(odd_size));
        QVERIFY(read_picture(folder / "really_png.jpg") == gradient(odd_size));
        QCOMPARE(read_image_info(folder / "really_png.jpg").format, std::string("png"));
    }
};

QTEST_GUILESS_MAIN(TestImageIo)
#include "test_image_io.moc"
