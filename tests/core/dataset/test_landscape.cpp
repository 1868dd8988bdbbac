#include "base/error.h"
#include "dataset/landscape/landscape.h"
#include "dataset/landscape/landscape_source.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace sinopia;

namespace {

enum { sky = 0, snow = 3, grass = 5, forest = 6, water = 7, sand = 8 };

/// Sky over `ground`, half and half.
LabelMap two_bands(Size size, ClassIndex ground) {
    LabelMap map(size, sky);
    for (int y = size.height / 2; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            map.at(x, y) = ground;
    return map;
}

struct Mean {
    double r = 0, g = 0, b = 0;
    double brightness() const { return (r + g + b) / 3; }
};

Mean mean(const RgbImage& picture, Rect part) {
    Mean m;
    for (int y = part.y; y < part.bottom(); ++y)
        for (int x = part.x; x < part.right(); ++x) {
            m.r += picture.at(x, y).r;
            m.g += picture.at(x, y).g;
            m.b += picture.at(x, y).b;
        }
    const double n = static_cast<double>(part.size().area());
    return {m.r / n, m.g / n, m.b / n};
}

} // namespace

class TestLandscape : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void labelsAreTheTwelveClasses();
    void sizesAreExact_data();
    void sizesAreExact();
    void sameSeedSameBytes();
    void otherSeedOtherPicture();
    void sceneStaysTheSameAtAnotherSize();
    void indicesAreClasses();
    void skyIsAboveTheGround();
    void stylesCoverAllChoices();
    void classesLookAsTheyShould();
    void nightIsDarkerThanNoon();
    void waterMirrorsWhatStandsOverIt();
    void edgesStayNearTheMap();
    void unknownClassesAreSky();
    void refusesBadSizesAndStyles();
    void sourceKeepsHeldOutPairsApart();
};

void TestLandscape::labelsAreTheTwelveClasses() {
    const LabelSet& labels = landscape_labels();
    QCOMPARE(labels.size(), 12);
    QCOMPARE(labels[0].name, std::string("sky"));
    QCOMPARE(labels[11].name, std::string("flowers"));
    QCOMPARE(labels.find("water").value(), ClassIndex(water));
    std::set<std::tuple<int, int, int>> colors;
    for (const LabelClass& c : labels.classes())
        colors.insert({c.color.r, c.color.g, c.color.b});
    QCOMPARE(colors.size(), std::size_t(12));
}

void TestLandscape::sizesAreExact_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("square") << 64 << 64;
    QTest::newRow("wide") << 150 << 61;
    QTest::newRow("tall") << 33 << 97;
    QTest::newRow("one pixel") << 1 << 1;
    QTest::newRow("one row") << 40 << 1;
    QTest::newRow("one column") << 1 << 40;
}

void TestLandscape::sizesAreExact() {
    QFETCH(int, width);
    QFETCH(int, height);
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const LandscapePair pair = render_landscape({width, height}, seed);
        QCOMPARE(pair.picture.size(), (Size{width, height}));
        QCOMPARE(pair.map.size(), (Size{width, height}));
    }
}

void TestLandscape::sameSeedSameBytes() {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        const LandscapePair a = render_landscape({72, 56}, seed), b = render_landscape({72, 56}, seed);
        QVERIFY(a.picture == b.picture);
        QVERIFY(a.map == b.map);
        QVERIFY(a.style == b.style);
        QVERIFY(render_map(a.map, seed) == render_map(a.map, seed));
    }
}

void TestLandscape::otherSeedOtherPicture() {
    const LandscapePair a = render_landscape({64, 64}, 1), b = render_landscape({64, 64}, 2);
    QVERIFY(!(a.picture == b.picture));
    QVERIFY(!(a.map == b.map));
    const LabelMap map = two_bands({64, 64}, grass);
    QVERIFY(!(render_map(map, 1) == render_map(map, 2)));
}

void TestLandscape::sceneStaysTheSameAtAnotherSize() {
    int agree = 0, all = 0;
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const LabelMap small = render_landscape({48, 48}, seed).map,
                       large = render_landscape({96, 96}, seed).map;
        for (int y = 0; y < 48; ++y)
            for (int x = 0; x < 48; ++x, ++all)
                agree += small.at(x, y) == large.at(2 * x + 1, 2 * y + 1);
    }
    QVERIFY2(agree > all * 0.85, qPrintable(QString("%1 of %2").arg(agree).arg(all)));
}

void TestLandscape::indicesAreClasses() {
    std::set<int> seen;
    for (std::uint64_t seed = 100; seed < 160; ++seed) {
        const LabelMap map = render_landscape({40, 40}, seed).map;
        for (ClassIndex c : map.pixels()) {
            QVERIFY(c < 12);
            seen.insert(c);
        }
    }
    QCOMPARE(seen.size(), std::size_t(12));
}

void TestLandscape::skyIsAboveTheGround() {
    int top = 0, bottom = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const LabelMap map = render_landscape({32, 32}, seed).map;
        for (int x = 0; x < 32; ++x) {
            top += map.at(x, 0) <= 1;
            bottom += map.at(x, 31) <= 1;
        }
    }
    QVERIFY(top > 40 * 32 * 3 / 4);
    QVERIFY(bottom < 40 * 32 / 10);
}

void TestLandscape::stylesCoverAllChoices() {
    // Few pixels suffice: the style is drawn before the picture.
    std::set<int> lights, seasons, weathers;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const LandscapeStyle style = render_landscape({8, 8}, seed).style;
        lights.insert(style.light);
        seasons.insert(style.season);
        weathers.insert(style.weather);
    }
    QCOMPARE(lights.size(), landscape_styles().lights.size());
    QCOMPARE(seasons.size(), landscape_styles().seasons.size());
    QCOMPARE(weathers.size(), landscape_styles().weathers.size());
    QCOMPARE(*lights.begin(), 1);
}

void TestLandscape::classesLookAsTheyShould() {
    const Rect low{8, 44, 48, 16}, high{8, 2, 48, 12};
    Mean meadow, beach, drift, wood, heaven;
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const LandscapeStyle summer_noon{1, 1, 1};
        auto add = [&](Mean& m, ClassIndex c, Rect part) {
            const Mean one = mean(render_map(two_bands({64, 64}, c), summer_noon, seed), part);
            m = {m.r + one.r / 6, m.g + one.g / 6, m.b + one.b / 6};
        };
        add(meadow, grass, low);
        add(beach, sand, low);
        add(drift, snow, low);
        add(wood, forest, low);
        add(heaven, grass, high);
    }
    QVERIFY(meadow.g > meadow.r && meadow.g > meadow.b + 20);
    QVERIFY(beach.r > beach.b + 15);
    QVERIFY(heaven.b > heaven.r + 20);
    QVERIFY(drift.brightness() > meadow.brightness() + 30);
    QVERIFY(wood.brightness() < meadow.brightness());
    QVERIFY(drift.brightness() < 252);
}

void TestLandscape::nightIsDarkerThanNoon() {
    const LabelMap map = two_bands({64, 64}, grass);
    const Rect all{0, 0, 64, 64};
    for (std::uint64_t seed = 0; seed < 4; ++seed)
        QVERIFY(mean(render_map(map, {6, 1, 1}, seed), all).brightness() + 30 <
                mean(render_map(map, {1, 1, 1}, seed), all).brightness());
}

void TestLandscape::waterMirrorsWhatStandsOverIt() {
    LabelMap open = two_bands({64, 64}, water), wooded = open;
    for (int y = 12; y < 32; ++y)
        for (int x = 0; x < 64; ++x)
            wooded.at(x, y) = forest;
    double clear = 0, shaded = 0;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        clear += mean(render_map(open, {1, 1, 1}, seed), {0, 36, 64, 8}).brightness();
        shaded += mean(render_map(wooded, {1, 1, 1}, seed), {0, 36, 64, 8}).brightness();
    }
    QVERIFY(shaded + 5 * 15 < clear);
}

void TestLandscape::edgesStayNearTheMap() {
    // A column of snow in a dark wood: bright where it is, dark 5 % of the height beside it.
    LabelMap map({96, 96}, forest);
    for (int y = 0; y < 96; ++y)
        for (int x = 40; x < 56; ++x)
            map.at(x, y) = snow;
    for (std::uint64_t seed = 0; seed < 4; ++seed) {
        const RgbImage picture = render_map(map, {1, 1, 3}, seed);
        const double inside = mean(picture, {45, 60, 6, 30}).brightness();
        QVERIFY(mean(picture, {10, 60, 25, 30}).brightness() + 30 < inside);
        QVERIFY(mean(picture, {61, 60, 25, 30}).brightness() + 30 < inside);
    }
}

void TestLandscape::unknownClassesAreSky() {
    LabelMap odd = two_bands({32, 32}, grass), plain = odd;
    for (int x = 0; x < 32; ++x)
        odd.at(x, 0) = static_cast<ClassIndex>(12 + x * 2000);
    QVERIFY(render_map(odd, 5) == render_map(plain, 5));
}

void TestLandscape::refusesBadSizesAndStyles() {
    QVERIFY_EXCEPTION_THROWN(render_landscape({0, 64}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(render_landscape({64, -1}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(render_landscape({max_image_side + 1, 1}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(render_map(LabelMap(), 1), Error);
    QVERIFY_EXCEPTION_THROWN(render_map(two_bands({8, 8}, grass), LandscapeStyle{0, 1, 1}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(render_map(two_bands({8, 8}, grass), LandscapeStyle{1, 5, 1}, 1), Error);
    QVERIFY_EXCEPTION_THROWN(LandscapeSource({0, 0}, 3), Error);
}

void TestLandscape::sourceKeepsHeldOutPairsApart() {
    const LandscapeSource training({24, 24}, 20), held({24, 24}, 20, LandscapeSource::Part::held_out);
    QCOMPARE(training.size(), std::size_t(20));
    QVERIFY(training.labels() == landscape_labels());
    const Pair a = training.load(3, 7), again = training.load(3, 7);
    QVERIFY(a.image == again.image && a.label == again.label && a.style == again.style);
    QCOMPARE(a.style.size(), std::size_t(3));
    QVERIFY(!(training.load(3, 8).image == a.image));
    QVERIFY(!(training.load(4, 7).image == a.image));
    const Pair h = held.load(3, 7);
    QVERIFY(held.load(3, 8).image == h.image);
    for (std::uint64_t seed = 0; seed < 10; ++seed)
        QVERIFY(!(training.load(3, seed).image == h.image));
    QVERIFY_EXCEPTION_THROWN(training.load(20, 1), Error);
}

QTEST_GUILESS_MAIN(TestLandscape)
#include "test_landscape.moc"
