// A label map as a network would paint it, and what it saw kept for the next question.

#include "base/error.h"
#include "jobs/map_proposal.h"
#include "jobs/segmentation_cache.h"
#include "support/errors.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size size{20, 10};

LabelSet ownList() {
    return LabelSet({{"water", {}, {}}, {"sky", {}, {}}}, no_class);
}

/// Sky with water on the left, a speck of water in the sky and a piece of lava on the right.
Segmentation lake() {
    Segmentation seen{LabelMap(size, 0), {"sky", "water", "lava"}, 1};
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            seen.map.at(x, y) = x < 8 ? 1 : x >= 16 ? 2 : 0;
    seen.map.at(12, 5) = 1;
    return seen;
}

LabelMap nothing() {
    return LabelMap(size, no_class);
}

} // namespace

class TestMapProposal : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void what_is_seen_comes_in_the_maps_own_classes() {
        const MapProposal got = propose_map(nothing(), ownList(), lake(), {});
        QVERIFY(got.any_class);
        QCOMPARE(got.map.at(2, 2), ClassIndex(0));
        QCOMPARE(got.map.at(10, 2), ClassIndex(1));
        QCOMPARE(got.map.at(12, 5), ClassIndex(0)); // the speck
        QCOMPARE(got.map.at(17, 2), no_class);      // lava: as it was
        QCOMPARE(got.missing, std::vector<std::string>{"lava"});
        QCOMPARE(got.changed, 160LL);
    }

    void specks_take_the_class_around_them() {
        const MapProposal got = propose_map(nothing(), ownList(), lake(), {ProposalPlace::everywhere, 2});
        QCOMPARE(got.map.at(12, 5), ClassIndex(1));
        QCOMPARE(got.map.at(2, 2), ClassIndex(0));
    }

    void only_what_has_no_class_yet() {
        LabelMap map = nothing();
        map.at(2, 2) = 1;  // someone's own opinion
        map.at(3, 2) = 77; // beyond the list: says nothing
        const MapProposal got = propose_map(map, ownList(), lake(), {ProposalPlace::unlabelled, 0});
        QCOMPARE(got.map.at(2, 2), ClassIndex(1));
        QCOMPARE(got.map.at(3, 2), ClassIndex(0));
        QCOMPARE(got.changed, 159LL);
    }

    void only_in_the_region() {
        Mask region(size);
        region.at(2, 2) = 255;
        region.at(17, 2) = 255; // lava there
        region.at(3, 2) = 100;  // its soft edge
        const MapProposal got = propose_map(nothing(), ownList(), lake(), {ProposalPlace::region, 0}, region);
        QCOMPARE(got.changed, 1LL);
        QCOMPARE(got.map.at(2, 2), ClassIndex(0));
        QCOMPARE(got.map.at(3, 2), no_class);
        QCOMPARE(got.missing, std::vector<std::string>{"lava"});
    }

    void without_a_common_class_nothing_is_proposed() {
        const LabelSet foreign({{"road", {}, {}}, {"car", {}, {}}});
        const MapProposal got = propose_map(nothing(), foreign, lake(), {});
        QVERIFY(!got.any_class);
        QVERIFY(got.map == nothing());
    }

    void a_wrong_size_is_refused_and_a_stop_heeded() {
        QVERIFY(!error_of([] { propose_map(LabelMap({3, 3}), ownList(), lake(), {}); }).empty());
        QVERIFY(!error_of([] {
                     propose_map(nothing(), ownList(), lake(), {ProposalPlace::region, 0}, Mask({3, 3}));
                 }).empty());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(propose_map(nothing(), ownList(), lake(), {}, {}, stop.get_token()),
                                 Stopped);
    }

    void the_usual_speck_grows_with_the_grain() {
        Segmentation seen = lake();
        QCOMPARE(usual_speck(seen), 4LL);
        seen.grain = 4;
        QCOMPARE(usual_speck(seen), 64LL);
    }

    void a_picture_is_looked_at_once() {
        int looks = 0;
        SegmentationCache cache([&](const RgbImage& picture, const auto&, std::stop_token) {
            ++looks;
            return Segmentation{LabelMap(picture.size(), ClassIndex(picture.at(0, 0).r)), {"sky"}, 1};
        });
        const TileGrid<Rgb> one({8, 8}, Rgb{1, 0, 0}), two({8, 8}, Rgb{2, 0, 0});
        QCOMPARE(cache.of({1, false}, one, {}, {})->map.at(0, 0), ClassIndex(1));
        QCOMPARE(cache.of({1, true}, two, {}, {})->map.at(0, 0), ClassIndex(2));
        QCOMPARE(cache.of({1, false}, one, {}, {})->map.at(0, 0), ClassIndex(1));
        QCOMPARE(looks, 2);
        QCOMPARE(cache.of({2, false}, two, {}, {})->map.at(0, 0), ClassIndex(2));
        QCOMPARE(looks, 3);
    }

    void what_failed_is_tried_again() {
        bool broken = true;
        SegmentationCache cache([&](const RgbImage& picture, const auto&, std::stop_token) {
            if (broken)
                throw Error("no network");
            return Segmentation{LabelMap(picture.size()), {"sky"}, 1};
        });
        const TileGrid<Rgb> picture({8, 8});
        QCOMPARE(error_of([&] { cache.of({1, false}, picture, {}, {}); }), std::string("no network"));
        broken = false;
        QCOMPARE(cache.of({1, false}, picture, {}, {})->map.size(), (Size{8, 8}));
    }

    /// Many large pictures do not stay for ever, the newest does however large it is.
    void old_ones_are_forgotten() {
        int looks = 0;
        SegmentationCache cache([&](const RgbImage&, const auto&, std::stop_token) {
            ++looks;
            return Segmentation{LabelMap({4096, 3000}), {"sky"}, 1}; // 24 MB
        });
        const TileGrid<Rgb> picture({8, 8});
        for (std::uint64_t version = 1; version <= 5; ++version)
            cache.of({version, false}, picture, {}, {});
        QCOMPARE(looks, 5);
        cache.of({5, false}, picture, {}, {});
        cache.of({4, false}, picture, {}, {});
        QCOMPARE(looks, 5);
        cache.of({1, false}, picture, {}, {});
        QCOMPARE(looks, 6);
    }
};

QTEST_GUILESS_MAIN(TestMapProposal)
#include "test_map_proposal.moc"
