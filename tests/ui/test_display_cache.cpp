#include "document/document.h"
#include "ui/canvas/display_cache.h"

#include <QColor>
#include <QtTest>

#include <random>
#include <set>
#include <vector>

using namespace sinopia;

namespace {

const LabelSet& labels() {
    static const LabelSet set = LabelSet::generated(6);
    return set;
}

QRgb classColor(ClassIndex index) {
    if (index >= labels().size())
        return qRgb(255, 0, 255);
    const Rgb c = labels()[index].color;
    return qRgb(c.r, c.g, c.b);
}

DisplaySource sourceOf(const Document& document) {
    DisplaySource source;
    source.labels = &document.labels();
    source.picture = &document.picture();
    source.colors = displayColors(labels());
    source.prepare();
    return source;
}

TileGrid<Rgb> noise(Size size) {
    std::mt19937 random(9);
    RgbImage image(size);
    for (Rgb& pixel : image.pixels())
        pixel = {std::uint8_t(random()), std::uint8_t(random()), std::uint8_t(random())};
    return TileGrid<Rgb>(image);
}

bool closeTo(QRgb a, QRgb b) {
    return std::abs(qRed(a) - qRed(b)) <= 1 && std::abs(qGreen(a) - qGreen(b)) <= 1 &&
           std::abs(qBlue(a) - qBlue(b)) <= 1;
}

} // namespace

class TestDisplayCache : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyPixelShowsItsClass();
    void mapIsBlendedOverThePicture();
    void previewStandsForThePicture();
    void aPartOfThePreviewLiesOverThePicture();
    void theRegionsTintCanBeLeftOut();
    void hiddenClassesShowThePicture();
    void regionIsTintedWithItsSoftValues();
    void linesRunBetweenClassesAndInstances();
    void hatchesDiffer();
    void partsWithLinesEqualTheWhole();
    void roughTilesResembleFineOnes();
    void levelsShowTheMean();
    void changesColourOnlyWhatChanged();
    void partialUpdatesEqualAFullOne();
    void levelFitsTheZoom();
    void unseenTilesAreForgotten();
};

void TestDisplayCache::everyPixelShowsItsClass() {
    Document document(TileGrid<ClassIndex>(Size{300, 270}));
    for (int i = 0; i < 8; ++i) // 6 and 7 are no classes
        document.apply(LabelEdit{"Stripe", Spans{{i, 0, 300}, {260 + i, 10, 290}}, ClassIndex(i)});
    DisplayCache cache;
    const DisplaySource source = sourceOf(document);
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 2; ++column) {
            const DisplayTile tile{0, column, row};
            cache.refresh(tile, source);
            const Plane<DisplayPixel>& image = *cache.image(tile);
            QCOMPARE(image.size(), (Size{column ? 44 : 256, row ? 14 : 256}));
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    QCOMPARE(image.at(x, y),
                             classColor(document.labels().get(column * 256 + x, row * 256 + y)));
        }
}

void TestDisplayCache::mapIsBlendedOverThePicture() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    document.apply(PictureEdit{"Picture", noise({64, 64}), {}});
    DisplaySource source = sourceOf(document);
    for (const int opacity : {0, 64, 128, 255, 256}) {
        source.label_opacity = opacity;
        source.prepare();
        DisplayCache cache;
        cache.refresh({0, 0, 0}, source);
        for (int i = 0; i < 64; ++i) {
            const Rgb p = document.picture().get(i, i);
            const QRgb c = classColor(2);
            const auto mix = [&](int ground, int over) {
                return (ground * (256 - opacity) + over * opacity) / 256;
            };
            const QRgb expected = qRgb(mix(p.r, qRed(c)), mix(p.g, qGreen(c)), mix(p.b, qBlue(c)));
            QVERIFY(closeTo(cache.image({0, 0, 0})->at(i, i), expected));
        }
    }
}

void TestDisplayCache::previewStandsForThePicture() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    DisplaySource source = sourceOf(document);
    source.label_opacity = 0;
    source.prepare();
    DisplayCache cache;
    cache.refresh({0, 0, 0}, source);
    QCOMPARE(cache.image({0, 0, 0})->at(5, 5), classColor(2)); // nothing under the map
    source.preview = std::make_shared<RgbImage>(Size{64, 64}, Rgb{9, 8, 7});
    source.prepare();
    cache.invalidateAll();
    cache.refresh({0, 0, 0}, source);
    QCOMPARE(cache.image({0, 0, 0})->at(5, 5), qRgb(9, 8, 7));
}

void TestDisplayCache::aPartOfThePreviewLiesOverThePicture() {
    const Size size{600, 520}; // over the borders of tiles
    Document document(TileGrid<ClassIndex>(size, 2));
    document.apply(PictureEdit{"Picture", noise(size), {}});
    DisplaySource source = sourceOf(document);
    source.label_opacity = 0;
    source.preview_place = {200, 240, 120, 90};
    source.preview = std::make_shared<RgbImage>(noise({120, 90}).read());
    source.prepare();
    DisplayCache cache;
    const int side = DisplayCache::tile_side;
    for (const Point at :
         {Point{199, 250}, {200, 240}, {319, 329}, {320, 250}, {255, 256}, {256, 255}, {250, 330}}) {
        const DisplayTile tile{0, at.x / side, at.y / side};
        cache.refresh(tile, source);
        const Rgb p = source.preview_place.contains(at)
                          ? source.preview->at(at.x - source.preview_place.x, at.y - source.preview_place.y)
                          : document.picture().get(at.x, at.y);
        QVERIFY(closeTo(cache.image(tile)->at(at.x % side, at.y % side), qRgb(p.r, p.g, p.b)));
    }
}

void TestDisplayCache::theRegionsTintCanBeLeftOut() {
    const Size size{64, 64};
    Document document(TileGrid<ClassIndex>(size, 2));
    const Spans all = rect_spans({8, 8, 40, 40}, size);
    document.apply(MaskEdit{"Mark", Layer::region, all});
    DisplaySource source = sourceOf(document);
    source.region = &document.region();
    source.region_tinted = false;
    source.prepare();
    DisplayCache cache;
    cache.refresh({0, 0, 0}, source);
    QCOMPARE(cache.image({0, 0, 0})->at(20, 20), classColor(2));
    QVERIFY(cache.image({0, 0, 0})->at(8, 20) != classColor(2)); // the border
}

void TestDisplayCache::hiddenClassesShowThePicture() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    document.apply(LabelEdit{"Half", rect_spans({0, 0, 32, 64}, {64, 64}), 3});
    DisplaySource source = sourceOf(document);
    source.hidden = {3};
    source.prepare();
    DisplayCache bare;
    bare.refresh({0, 0, 0}, source);
    const QRgb nothing = bare.image({0, 0, 0})->at(5, 5); // no picture: the squares of nothing
    QVERIFY(nothing == qRgb(112, 112, 112) || nothing == qRgb(128, 128, 128));
    document.apply(PictureEdit{"Picture", noise({64, 64}), {}});
    source.prepare();
    DisplayCache cache;
    cache.refresh({0, 0, 0}, source);
    const Rgb p = document.picture().get(5, 5);
    QCOMPARE(cache.image({0, 0, 0})->at(5, 5), qRgb(p.r, p.g, p.b));
    QCOMPARE(cache.image({0, 0, 0})->at(40, 5), classColor(2));
}

void TestDisplayCache::regionIsTintedWithItsSoftValues() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    Mask ramp(Size{64, 64});
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x)
            ramp.at(x, y) = static_cast<std::uint8_t>(4 * x);
    document.apply(MaskPlaneEdit{"Ramp", Layer::region, {0, 0}, ramp});
    DisplaySource source = sourceOf(document);
    source.region = &document.region();
    source.prepare();
    DisplayCache cache;
    cache.refresh({0, 0, 0}, source);
    const auto& image = *cache.image({0, 0, 0});
    QCOMPARE(image.at(0, 9), classColor(2));
    const auto distance = [&](int x) {
        const QRgb a = image.at(x, 9), b = classColor(2);
        return std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
    };
    QVERIFY(distance(10) > 0 && distance(10) < distance(25));
    QVERIFY(distance(40) < distance(60));
    // The border runs where the value passes the half: dark outside, light inside.
    QCOMPARE(image.at(31, 9), qRgb(16, 16, 16));
    QCOMPARE(image.at(32, 9), qRgb(255, 255, 255));
}

void TestDisplayCache::linesRunBetweenClassesAndInstances() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    document.apply(LabelEdit{"Half", rect_spans({0, 0, 32, 64}, {64, 64}), 3});
    document.apply(PictureEdit{"Picture", TileGrid<Rgb>(Size{64, 64}, Rgb{50, 50, 50}), {}});
    TileGrid<std::uint16_t> instances(Size{64, 64});
    instances.fill({32, 0, 32, 20}, 7);
    DisplaySource source = sourceOf(document);
    source.label_opacity = 0;
    source.class_edges = true;
    source.prepare();
    DisplayCache cache;
    cache.refresh({0, 0, 0}, source);
    const auto at = [&](int x, int y) { return cache.image({0, 0, 0})->at(x, y); };
    QCOMPARE(at(31, 40), source.lineColor(3));
    QCOMPARE(at(32, 40), source.lineColor(2));
    QVERIFY(source.lineColor(2) != source.lineColor(3));
    QCOMPARE(at(30, 40), qRgb(50, 50, 50));
    QCOMPARE(at(33, 40), qRgb(50, 50, 50));
    QCOMPARE(at(0, 40), qRgb(50, 50, 50)); // none along the image's edge
    source.instances = &instances;
    cache.invalidateAll();
    cache.refresh({0, 0, 0}, source);
    QVERIFY(at(50, 19) == qRgb(255, 255, 255) && at(50, 20) == qRgb(16, 16, 16));
    source.fine_edges = true;
    cache.invalidateAll();
    cache.refresh({0, 0, 0}, source);
    QVERIFY(at(31, 40) == qRgb(50, 50, 50) && at(50, 19) == qRgb(50, 50, 50));
}

void TestDisplayCache::hatchesDiffer() {
    // Neighbours in the list, all of one colour, are told apart by their patterns alone.
    std::set<std::vector<QRgb>> seen;
    for (int index = 0; index < 6; ++index) {
        Document document(TileGrid<ClassIndex>(Size{32, 32}, ClassIndex(index)));
        DisplaySource source = sourceOf(document);
        source.colors.assign(6, qRgb(90, 120, 60));
        source.hatches = true;
        source.prepare();
        DisplayCache cache;
        cache.refresh({0, 0, 0}, source);
        const auto pixels = cache.image({0, 0, 0})->pixels();
        QCOMPARE(std::set<QRgb>(pixels.begin(), pixels.end()).size(), std::size_t(2));
        seen.insert(std::vector<QRgb>(pixels.begin(), pixels.end()));
    }
    QCOMPARE(seen.size(), std::size_t(6));
}

void TestDisplayCache::partsWithLinesEqualTheWhole() {
    std::mt19937 random(11);
    const Size size{600, 560};
    Document document{TileGrid<ClassIndex>(size)};
    document.apply(PictureEdit{"Picture", noise(size), {}});
    DisplaySource source = sourceOf(document);
    source.label_opacity = 90;
    source.class_edges = source.hatches = true;
    source.region = &document.region();
    source.prepare();
    DisplayCache cache;
    const auto handle = document.observe([&](const Change& change) {
        if (change.kind == ChangeKind::labels || change.kind == ChangeKind::region)
            cache.invalidate(change.rect, 1);
    });
    const auto each = [&](auto&& visit) {
        for (int level = 0; level < 3; ++level)
            for (int i = 0; i < 9; ++i)
                if (const DisplayTile tile{level, i % 3, i / 3}; !tile.imageRect(size).empty())
                    visit(tile);
    };
    for (int round = 0; round < 40; ++round) {
        each([&](DisplayTile tile) { cache.refresh(tile, source); });
        const PointF a{double(random() % 600), double(random() % 560)};
        const PointF b{a.x + double(random() % 60), a.y - double(random() % 60)};
        const Spans spans = segment_spans(a, b, 1 + random() % 20, size);
        if (round % 3 == 0)
            document.apply(MaskEdit{"Region", Layer::region, spans, std::uint8_t(random())});
        else
            document.apply(LabelEdit{"Stroke", spans, ClassIndex(random() % 6)});
    }
    each([&](DisplayTile tile) {
        cache.refresh(tile, source);
        DisplayCache fresh;
        fresh.refresh(tile, source);
        QVERIFY(*cache.image(tile) == *fresh.image(tile));
    });
}

void TestDisplayCache::roughTilesResembleFineOnes() {
    Document document(TileGrid<ClassIndex>(Size{1024, 1024}, 2));
    document.apply(LabelEdit{"Half", rect_spans({0, 0, 512, 1024}, {1024, 1024}), 3});
    const DisplaySource source = sourceOf(document);
    DisplayCache cache;
    cache.refreshRoughly({2, 0, 0}, source);
    QVERIFY(!cache.upToDate({2, 0, 0}));
    const Plane<DisplayPixel> rough = *cache.image({2, 0, 0});
    cache.refresh({2, 0, 0}, source);
    QVERIFY(rough == *cache.image({2, 0, 0})); // the border falls between two blocks
}

void TestDisplayCache::levelsShowTheMean() {
    Document document(TileGrid<ClassIndex>(Size{5, 3}));
    document.apply(PictureEdit{"Picture", noise({5, 3}), {}});
    DisplaySource source = sourceOf(document);
    source.label_opacity = 0;
    source.prepare();
    DisplayCache cache;
    cache.refresh({1, 0, 0}, source);
    const Plane<DisplayPixel>& image = *cache.image({1, 0, 0});
    QCOMPARE(image.size(), (Size{3, 2}));
    int red = 0;
    for (const Point p : {Point{2, 0}, Point{3, 0}, Point{2, 1}, Point{3, 1}})
        red += document.picture().get(p.x, p.y).r;
    QVERIFY(std::abs(qRed(image.at(1, 0)) - red / 4) <= 1);
    // The last column and row repeat where the image ends.
    QVERIFY(closeTo(image.at(2, 1), qRgb(document.picture().get(4, 2).r, document.picture().get(4, 2).g,
                                         document.picture().get(4, 2).b)));
}

void TestDisplayCache::changesColourOnlyWhatChanged() {
    Document document(TileGrid<ClassIndex>(Size{1024, 1024}));
    const DisplaySource source = sourceOf(document);
    DisplayCache cache;
    QCOMPARE(cache.refresh({0, 0, 0}, source), 256 * 256);
    QCOMPARE(cache.refresh({0, 0, 0}, source), 0);
    cache.refresh({0, 1, 0}, source);
    cache.refresh({2, 0, 0}, source);
    cache.invalidate({250, 10, 12, 4});
    QCOMPARE(cache.refresh({0, 0, 0}, source), 6 * 4);
    QCOMPARE(cache.refresh({0, 1, 0}, source), 6 * 4);
    QCOMPARE(cache.refresh({2, 0, 0}, source), 4 * 2); // 62..65 by 2..3
}

void TestDisplayCache::partialUpdatesEqualAFullOne() {
    std::mt19937 random(4);
    const Size size{700, 500};
    Document document{TileGrid<ClassIndex>(size)};
    document.apply(PictureEdit{"Picture", noise(size), {}});
    DisplaySource source = sourceOf(document);
    source.label_opacity = 100;
    source.prepare();
    DisplayCache cache;
    const auto handle = document.observe([&](const Change& change) {
        if (change.kind == ChangeKind::labels || change.kind == ChangeKind::picture)
            cache.invalidate(change.rect);
    });
    const auto all = [&](auto&& visit) {
        for (int level = 0; level < 3; ++level)
            for (int row = 0; row < 2; ++row)
                for (int column = 0; column < 3; ++column)
                    if (const DisplayTile tile{level, column, row}; !tile.imageRect(size).empty())
                        visit(tile);
    };
    for (int round = 0; round < 30; ++round) {
        all([&](DisplayTile tile) { cache.refresh(tile, source); });
        const PointF a{double(random() % 700), double(random() % 500)};
        const PointF b{double(random() % 700), double(random() % 500)};
        if (round % 5 == 4)
            document.undo();
        else
            document.apply(
                LabelEdit{"Stroke", segment_spans(a, b, 1 + random() % 30, size), ClassIndex(random() % 6)});
    }
    all([&](DisplayTile tile) {
        cache.refresh(tile, source);
        DisplayCache fresh;
        fresh.refresh(tile, source);
        QVERIFY(*cache.image(tile) == *fresh.image(tile));
    });
}

void TestDisplayCache::levelFitsTheZoom() {
    QCOMPARE(DisplayCache::levelFor(8), 0);
    QCOMPARE(DisplayCache::levelFor(0.51), 0);
    QCOMPARE(DisplayCache::levelFor(0.5), 1);
    QCOMPARE(DisplayCache::levelFor(0.26), 1);
    QCOMPARE(DisplayCache::levelFor(0.25), 2);
}

void TestDisplayCache::unseenTilesAreForgotten() {
    Document document(TileGrid<ClassIndex>(Size{8192, 8192}));
    const DisplaySource source = sourceOf(document);
    DisplayCache cache;
    for (int row = 0; row < 20; ++row) {
        for (int column = 0; column < 20; ++column)
            cache.refresh({0, column, row}, source);
        cache.endFrame();
    }
    QVERIFY(cache.size() < 300);
    QVERIFY(cache.upToDate({0, 0, 19}));
    QVERIFY(!cache.upToDate({0, 0, 0}));
}

QTEST_GUILESS_MAIN(TestDisplayCache)
#include "test_display_cache.moc"
