#include "base/error.h"
#include "support/fake_generator.h"
#include "support/own_settings.h"
#include "ui/panels/message_bar.h"
#include "ui/window/action_set.h"
#include "ui/window/main_window.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size small{40, 30};

/// Half dark, half bright.
TileGrid<Rgb> halves() {
    RgbImage picture(small);
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x)
            picture.at(x, y) = x < 10 ? Rgb{20, 20, 20} : Rgb{220, 220, 220};
    return TileGrid<Rgb>(picture);
}

} // namespace

/// The window with a network that sees water in dark pixels and sky in bright ones.
class TestWindowProposals : public QObject {
    Q_OBJECT

    OwnSettings settings_;
    std::unique_ptr<MainWindow> window_;
    std::shared_ptr<std::atomic<int>> looks_;
    std::vector<std::string> seen_classes_{"sky", "water"};

    void open(bool with_network = true) {
        window_.reset();
        looks_ = std::make_shared<std::atomic<int>>(0);
        GenerationServices services;
        auto state = std::make_shared<FakeGeneratorState>();
        services.makeGenerator = [state] { return std::make_unique<FakeGenerator>(state); };
        if (with_network)
            services.proposeMap = [looks = looks_, classes = seen_classes_](const RgbImage& picture) {
                ++*looks;
                MapProposal proposal{LabelMap(picture.size()), classes};
                for (std::size_t i = 0; i < picture.pixels().size(); ++i)
                    proposal.map.pixels()[i] = picture.pixels()[i].r < 128 ? 1 : 0;
                return proposal;
            };
        window_ = std::make_unique<MainWindow>(std::move(services), TileGrid<ClassIndex>(small),
                                               LabelSet::generated(4));
        window_->show();
        window_->loadModel({}, {});
        QTRY_COMPARE(window_->document().label_set().size(), 12);
    }

    Document& document() { return window_->document(); }
    QAction& action(const char* id) { return *window_->actions()[id]; }
    ClassIndex water() { return *document().label_set().find("water"); }

  private Q_SLOTS:
    void init() {
        seen_classes_ = {"sky", "water"};
        open();
    }
    void cleanup() { window_.reset(); }

    void without_a_picture_or_a_network_it_is_off() {
        QVERIFY(!action("map.propose").isEnabled());
        QVERIFY(!action("region.disobeying").isEnabled());
        document().apply(PictureEdit{"picture", halves(), {}});
        QVERIFY(action("map.propose").isEnabled());
        document().undo();
        QVERIFY(!action("map.propose").isEnabled());
        open(false);
        document().apply(PictureEdit{"picture", halves(), {}});
        QVERIFY(!action("map.propose").isEnabled());
    }

    void the_map_becomes_what_is_seen_in_one_step() {
        document().apply(PictureEdit{"picture", halves(), {}});
        action("map.propose").trigger();
        QTRY_COMPARE(document().labels().get(3, 5), water());
        QCOMPARE(document().labels().get(20, 5), ClassIndex(0));
        QVERIFY(document().region().read() == Mask(small)); // nothing is proposed to be painted anew
        document().undo();
        QCOMPARE(document().labels().get(3, 5), ClassIndex(0));
        QVERIFY(document().has_picture());
    }

    void the_region_becomes_what_disobeys() {
        document().apply(PictureEdit{"picture", halves(), {}});
        action("region.disobeying").trigger();
        QTRY_COMPARE(document().region().get(3, 5), std::uint8_t(255));
        QCOMPARE(document().region().get(20, 5), std::uint8_t(0));
        QCOMPARE(document().labels().get(3, 5), ClassIndex(0)); // the map stays
        document().undo();
        QCOMPARE(document().region().get(3, 5), std::uint8_t(0));
    }

    void a_picture_that_changes_meanwhile_is_looked_at_again() {
        document().apply(PictureEdit{"picture", TileGrid<Rgb>(RgbImage(small, Rgb{9, 9, 9})), {}});
        action("map.propose").trigger();
        document().apply(PictureEdit{"other", halves(), {}}); // before the first look is received
        QTRY_COMPARE(looks_->load(), 2);
        QTRY_COMPARE(document().labels().get(3, 5), water());
        QCOMPARE(document().labels().get(20, 5), ClassIndex(0)); // of the new picture
    }

    void classes_that_the_map_lacks_are_named() {
        seen_classes_ = {"sky", "lava"};
        open();
        document().apply(PictureEdit{"picture", halves(), {}});
        action("map.propose").trigger();
        QTRY_VERIFY(window_->messages().isVisible());
        QVERIFY(window_->messages().text().contains("lava"));
        QCOMPARE(document().labels().get(3, 5), ClassIndex(0));
    }
};

QTEST_MAIN(TestWindowProposals)
#include "test_window_proposals.moc"
