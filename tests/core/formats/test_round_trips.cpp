// Every format gives back exactly the map that was written, whatever the map.
#include "formats/area_outlines.h"
#include "formats/coco.h"
#include "formats/colour_map.h"
#include "formats/labelme.h"
#include "formats/openraster.h"
#include "formats/value_rule.h"
#include "formats/verified_file.h"
#include "image/image_io.h"
#include "support/errors.h"
#include "support/random_maps.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <algorithm>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size sizes[] = {{1, 1}, {1, 7}, {9, 1}, {2, 2}, {17, 23}, {64, 48}, {197, 130}, {600, 400}};

struct Case {
    LabelMap map;
    LabelSet labels;
};

Case make_case(MapKind kind, Size size, unsigned seed) {
    if (kind != MapKind::wide)
        return {random_map(kind, size, 12, seed), distinct_classes(12)};
    return {random_map(kind, size, 0, seed), distinct_classes(65535)};
}

/// The indices behind the names a file has given.
LabelMap with_indices(const ImportedMap& read, const LabelSet& labels) {
    return with_classes(read.map, classes_by_name(read.names, labels), labels.ignore().value_or(0));
}

/// `all`: the largest maps of noise too, whose outlines fill tens of megabytes of text.
void rows(bool all) {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QSize>("size");
    for (const MapKind kind : all_map_kinds)
        for (const Size size : sizes)
            if (all || size.area() < 100'000 || kind == MapKind::strokes || kind == MapKind::rings)
                QTest::addRow("%s %dx%d", name_of(kind), size.width, size.height)
                    << static_cast<int>(kind) << QSize(size.width, size.height);
}

Case fetched_case() {
    const QSize size = *static_cast<QSize*>(QTest::qData("size", qMetaTypeId<QSize>()));
    const int kind = *static_cast<int*>(QTest::qData("kind", qMetaTypeId<int>()));
    return make_case(static_cast<MapKind>(kind), {size.width(), size.height()},
                     static_cast<unsigned>(kind * 1000 + size.width()));
}

} // namespace

class TestRoundTrips : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void class_png_data() { rows(true); }
    void class_png() {
        const auto [map, labels] = fetched_case();
        std::vector<Rgb> palette;
        for (const LabelClass& label : labels.classes())
            palette.push_back(label.color);
        write_label_map_png(folder_ / "map.png", map, palette);
        QVERIFY(read_label_map(folder_ / "map.png") == map);
        write_gray16_png(folder_ / "wide.png", map);
        QVERIFY(read_label_map(folder_ / "wide.png") == map);
    }

    void colour_png_data() { rows(true); }
    void colour_png() {
        const auto [map, labels] = fetched_case();
        QVERIFY(classes_of_one_colour(labels).empty());
        write_picture_png(folder_ / "colours.png", colorize(map, labels));
        const ColourReading read = read_by_colours(read_picture(folder_ / "colours.png"), labels);
        QVERIFY(read.unknown.empty());
        QVERIFY(read.map == map);
    }

    void labelme_data() { rows(false); }
    void labelme() {
        const auto [map, labels] = fetched_case();
        const InstanceMap instances = random_instances(map, 5);
        const bool any = std::ranges::any_of(instances.pixels(), [](auto id) { return id > 0; });
        write_labelme(folder_ / "a.json", map, {}, labels);
        ImportedMap read = read_labelme(folder_ / "a.json");
        QVERIFY(with_indices(read, labels) == map);
        QVERIFY(read.instances.empty() && read.remarks.empty());
        LabelmeWriting writing;
        writing.most_polygons = 0; // masks wherever they are shorter
        writing.background = 0;
        writing.picture_name = "pictures/ä b.jpg";
        write_labelme(folder_ / "a.json", map, instances, labels, writing);
        read = read_labelme(folder_ / "a.json");
        QVERIFY(with_indices(read, labels) == map);
        QVERIFY(any ? read.instances == instances : read.instances.empty());
        QCOMPARE(read.picture_name, writing.picture_name);
    }

    void coco_data() { rows(false); }
    void coco() {
        const auto [map, labels] = fetched_case();
        const InstanceMap instances = random_instances(map, 6);
        for (const CocoShapes shapes : {CocoShapes::polygons, CocoShapes::runs, CocoShapes::packed}) {
            write_coco(folder_ / "c.json", {{"a.jpg", &map, &instances}, {"b.jpg", &map, nullptr}}, labels,
                       {shapes, 1});
            const std::vector<CocoImage> images = list_coco_images(folder_ / "c.json");
            QCOMPARE(images.size(), 2u);
            QCOMPARE(images[1].file_name, std::string("b.jpg"));
            for (const CocoImage& image : images) {
                const ImportedMap read = read_coco(folder_ / "c.json", image.id);
                QVERIFY(with_indices(read, labels) == map);
                QVERIFY(read.remarks.empty());
                QCOMPARE(image.size, map.size());
            }
            const bool any = std::ranges::any_of(instances.pixels(), [](auto id) { return id > 0; });
            const ImportedMap read = read_coco(folder_ / "c.json", images[0].id);
            QVERIFY(any ? read.instances == instances : read.instances.empty());
        }
    }

    void instance_png() {
        InstanceMap ids({300, 219});
        for (std::size_t i = 0; i < ids.pixels().size(); ++i)
            ids.data()[i] = static_cast<std::uint16_t>(i); // all 65536
        write_gray16_png(folder_ / "ids.png", ids);
        QVERIFY(read_label_map(folder_ / "ids.png") == ids);
    }

    void ignored_pixels_come_back() {
        LabelSet labels = distinct_classes(12, ClassIndex{255});
        LabelMap map = random_map(MapKind::strokes, {90, 70}, 12, 3);
        for (int x = 20; x < 60; ++x)
            for (int y = 10; y < 40; ++y)
                map.at(x, y) = 255;
        write_labelme(folder_ / "a.json", map, {}, labels);
        QVERIFY(with_indices(read_labelme(folder_ / "a.json"), labels) == map);
        write_coco(folder_ / "c.json", {{"a.jpg", &map, nullptr}}, labels);
        QVERIFY(with_indices(read_coco(folder_ / "c.json", 1), labels) == map);
    }

    void outlines_enclose_their_areas() {
        LabelMap map({7, 6});
        for (const Point p : {Point{1, 1}, {2, 1}, {3, 1}, {1, 2}, {3, 2}, {1, 3}, {2, 3}, {3, 3}, {4, 4}})
            map.at(p.x, p.y) = 1; // a ring, and a pixel that touches it in a corner
        const MapAreas areas = find_areas(map);
        QCOMPARE(areas.areas.size(), 4u);
        QCOMPARE(areas.areas[1].pixels, 8);
        QCOMPARE(areas.areas[1].box, (Rect{1, 1, 3, 3}));
        const auto ring = outline_of(areas, 1);
        QCOMPARE(enclosed_pixels(ring), 9);
        const std::vector<OutlineCorner> expected{
            {{1, 1}, false, false}, {{4, 1}, true, false}, {{4, 4}, true, true}, {{1, 4}, false, true}};
        QVERIFY(ring == expected);
        QCOMPARE(enclosed_pixels(outline_of(areas, 3)), 1);
    }

    void embedded_picture_comes_back() {
        const LabelMap map({20, 10}, 3);
        RgbImage picture({20, 10}, {9, 8, 7});
        picture.at(3, 4) = {200, 100, 50};
        LabelmeWriting writing;
        writing.picture = &picture;
        write_labelme(folder_ / "a.json", map, {}, distinct_classes(4), writing);
        QVERIFY(!read_labelme(folder_ / "a.json").picture);
        QVERIFY(read_labelme(folder_ / "a.json", {true}).picture == picture);
    }

    void openraster() {
        const Size size{300, 280};
        RasterLayer region{"region & <\"more\">", RgbImage(size, {255, 0, 0}), Mask(size), 0.5, true};
        for (int x = 10; x < 90; ++x)
            region.opacity.at(x, 50) = static_cast<std::uint8_t>(x);
        RasterLayer map{
            "map", colorize(random_map(MapKind::voronoi, size, 9, 1), distinct_classes(9)), {}, 1, false};
        RasterLayer picture{"picture", RgbImage(size, {1, 200, 30}), {}, 1, true};
        write_openraster(folder_ / "a.ora", {region, map, picture});
        const std::string bytes = read_bytes(folder_ / "a.ora");
        QCOMPARE(bytes.substr(30, 24), std::string("mimetypeimage/openraster"));
        QVERIFY(read_openraster(folder_ / "a.ora") == merged_picture({region, map, picture}));
        write_openraster(folder_ / "b.ora", {region, map, picture});
        QVERIFY(read_bytes(folder_ / "b.ora") == bytes);
        region.opacity = Mask({3, 3});
        QVERIFY(error_of([&] {
                    write_openraster(folder_ / "a.ora", {region, map});
                }).find("another size") != std::string::npos);
        QVERIFY(read_bytes(folder_ / "a.ora") == bytes);
    }

    void jpeg_keeps_the_settings() {
        RgbImage picture({40, 30}, {100, 150, 200});
        const std::string text = "Seed: 4711\nModel: ä " + std::string(70'000, 'x');
        write_bytes(folder_ / "a.jpg", picture_jpeg_bytes(picture, 95, text));
        QCOMPARE(read_jpeg_text(folder_ / "a.jpg"), text);
        const RgbImage read = read_picture(folder_ / "a.jpg");
        QCOMPARE(read.size(), picture.size());
        QVERIFY(std::abs(read.at(20, 20).g - 150) <= 2);
    }

    void a_difference_keeps_the_old_file() {
        write_bytes(folder_ / "old.txt", "old");
        const auto write = [](const std::filesystem::path& path) { write_bytes(path, "new"); };
        const std::string message = error_of([&] {
            write_verified(folder_ / "old.txt", write,
                           [](const std::filesystem::path& path) { throw_differs(path, "the words"); });
        });
        QVERIFY2(message.starts_with((folder_ / "old.txt").string() + ": "), message.c_str());
        QCOMPARE(read_bytes(folder_ / "old.txt"), std::string("old"));
        write_verified(folder_ / "old.txt", write, [](const std::filesystem::path&) {});
        QCOMPARE(read_bytes(folder_ / "old.txt"), std::string("new"));
        const auto left = std::distance(std::filesystem::directory_iterator(folder_.path()), {});
        const auto read_back = [](const std::filesystem::path&) {};
        QVERIFY(
            !error_of([&] { write_verified(folder_ / "no/where.txt", write_nothing, read_back); }).empty());
        QCOMPARE(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), left);
    }

  private:
    static void write_nothing(const std::filesystem::path& path) {
        write_labelme(path, LabelMap({2, 2}), {}, distinct_classes(1));
    }

    TempFolder folder_;
};

QTEST_GUILESS_MAIN(TestRoundTrips)
#include "test_round_trips.moc"
