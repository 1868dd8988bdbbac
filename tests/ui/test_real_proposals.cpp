// The window with the bundled segmenter, over pictures as `dataset render` draws them.

#include "dataset/landscape/landscape_source.h"
#include "evaluation/picture_segmentation.h"
#include "image/resample.h"
#include "support/window_fixture.h"
#include "ui/panels/disagreement_legend.h"
#include "ui/panels/message_bar.h"
#include "ui/window/disagreement_actions.h"
#include "ui/window/proposal_actions.h"

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size rendered_size{128, 128};
constexpr int patience_ms = 120000; ///< a slow machine under load; nothing is timed

double shareEqual(const LabelMap& a, const LabelMap& b) {
    long long equal = 0;
    for (std::size_t i = 0; i < a.pixels().size(); ++i)
        equal += a.pixels()[i] == b.pixels()[i];
    return static_cast<double>(equal) / static_cast<double>(a.pixels().size());
}

} // namespace

class TestRealProposals : public QObject, WindowFixture {
    Q_OBJECT

    Document& document() { return window_->document(); }
    /// A rendered landscape as the document: its picture, its classes, and a map of one value or its own.
    Pair open(std::size_t index, std::optional<ClassIndex> map) {
        Pair pair = LandscapeSource(rendered_size, 100, LandscapeSource::Part::held_out).load(index, 0);
        document().set_label_set(landscape_labels());
        document().replace(map ? TileGrid<ClassIndex>(rendered_size, *map) : TileGrid<ClassIndex>(pair.label),
                           TileGrid<Rgb>(pair.image));
        return pair;
    }

  private Q_SLOTS:
    void initTestCase() {
        segment_picture_ = make_picture_segmentation();
        openWindow();
    }
    void cleanupTestCase() { window_.reset(); }

    void a_proposal_is_mostly_the_map_it_was_drawn_from() {
        double sum = 0;
        constexpr int pictures = 4;
        for (int i = 0; i < pictures; ++i) {
            const Pair pair = open(static_cast<std::size_t>(i), no_class);
            window_->proposalActions().start({ProposalPlace::unlabelled, true, false});
            QTRY_VERIFY_WITH_TIMEOUT(!window_->proposalActions().isWorking(), patience_ms);
            QVERIFY2(window_->messages().text().isEmpty(), qPrintable(window_->messages().text()));
            const double equal = shareEqual(document().labels().read(), pair.label);
            QVERIFY2(equal > 0.5, qPrintable(QString::number(equal)));
            sum += equal;
            QVERIFY(document().undo());
            QVERIFY(!document().can_undo()); // one step
        }
        QVERIFY2(sum / pictures > 0.7, qPrintable(QString::number(sum / pictures)));
    }

    /// A picture of many pixels is looked at reduced, and shows the same.
    void a_large_picture_shows_the_same() {
        constexpr int factor = 12;
        const Pair pair = open(1, no_class);
        const RgbImage large = resampled(pair.image, {128 * factor, 128 * factor});
        const Segmentation small_seen = segment_picture_(pair.image, {}, {});
        const Segmentation seen = segment_picture_(large, {}, {});
        QCOMPARE(seen.map.size(), large.size());
        QCOMPARE(seen.certainty.size(), large.size());
        QCOMPARE(seen.grain, factor * small_seen.grain);
        int equal = 0;
        for (int y = 0; y < 128; ++y)
            for (int x = 0; x < 128; ++x)
                equal +=
                    seen.map.at(x * factor + factor / 2, y * factor + factor / 2) == small_seen.map.at(x, y);
        QVERIFY2(equal > 0.9 * 128 * 128, qPrintable(QString::number(equal)));
    }

    void its_own_map_is_mostly_obeyed_and_a_wrong_one_is_not() {
        open(2, std::nullopt);
        DisagreementActions& shown = window_->disagreementActions();
        window_->actions()["view.disagreement"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shown.shown().has_value(), patience_ms);
        const double own = shown.shown()->agreement();
        QVERIFY2(own > 0.5, qPrintable(QString::number(own)));
        document().apply(LabelPlaneEdit{
            "all flowers", {}, LabelMap(rendered_size, *landscape_labels().find("flowers")), 0, false});
        QTRY_VERIFY_WITH_TIMEOUT(shown.shown() && shown.shown()->agreement() < 0.3, patience_ms);
        QVERIFY2(shown.legend().text().contains("of flowers is seen as"), qPrintable(shown.legend().text()));
    }
};

QTEST_MAIN(TestRealProposals)
#include "test_real_proposals.moc"
