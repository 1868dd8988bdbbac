#include "document/document.h"
#include "ui/canvas/display_cache.h"

#include <QtTest>

#include <random>

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
            const QImage& image = *cache.image(tile);
            QCOMPARE(image.size(), QSize(column ? 44 : 256, row ? 14 : 256));
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    QCOMPARE(image.pixel(x, y),
                             classColor(document.labels().get(column * 256 + x, row * 256 + y)));
        }
}

void TestDisplayCache::mapIsBlendedOverThePicture() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    document.apply(PictureEdit{"Picture", noise({64, 64}), {}});
    DisplaySource source = sourceOf(document);
    for (const int opacity : {0, 64, 128, 255, 256}) {
        source.label_opacity = opacity;
        DisplayCache cache;
        cache.refresh({0, 0, 0}, source);
        for (int i = 0; i < 64; ++i) {
            const Rgb p = document.picture().get(i, i);
            const QRgb c = classColor(2);
            const auto mix = [&](int ground, int over) {
                return (ground * (256 - opacity) + over * opacity) / 256;
            };
            const QRgb expected = qRgb(mix(p.r, qRed(c)), mix(p.g, qGreen(c)), mix(p.b, qBlue(c)));
            QVERIFY(closeTo(cache.image({0, 0, 0})->pixel(i, i), expected));
        }
    }
}

void TestDisplayCache::previewStandsForThePicture() {
    Document document(TileGrid<ClassIndex>(Size{64, 64}, 2));
    DisplaySource source = sourceOf(document);
    source.label_opacity = 0;
    DisplayCache cache;
    cache.refresh({0, 0, 0}, source);
    QCOMPARE(cache.image({0, 0, 0})->pixel(5, 5), classColor(2)); // nothing under the map
    source.preview = std::make_shared<RgbImage>(Size{64, 64}, Rgb{9, 8, 7});
    cache.invalidateAll();
    cache.refresh({0, 0, 0}, source);
    QCOMPARE(cache.image({0, 0, 0})->pixel(5, 5), qRgb(9, 8, 7));
}

void TestDisplayCache::levelsShowTheMean() {
    Document document(TileGrid<ClassIndex>(Size{5, 3}));
    document.apply(PictureEdit{"Picture", noise({5, 3}), {}});
    DisplaySource source = sourceOf(document);
    source.label_opacity = 0;
    DisplayCache cache;
    cache.refresh({1, 0, 0}, source);
    const QImage& image = *cache.image({1, 0, 0});
    QCOMPARE(image.size(), QSize(3, 2));
    int red = 0;
    for (const Point p : {Point{2, 0}, Point{3, 0}, Point{2, 1}, Point{3, 1}})
        red += document.picture().get(p.x, p.y).r;
    QVERIFY(std::abs(qRed(image.pixel(1, 0)) - red / 4) <= 1);
    // The last column and row repeat where the image ends.
    QVERIFY(closeTo(image.pixel(2, 1), qRgb(document.picture().get(4, 2).r, document.picture().get(4, 2).g,
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
