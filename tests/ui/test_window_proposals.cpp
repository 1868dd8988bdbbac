// A label map proposed for a picture: where it lands, and what it never overwrites.

#include "support/fake_segmentation.h"
#include "support/window_fixture.h"
#include "ui/dialogs/proposal_dialog.h"
#include "ui/panels/message_bar.h"
#include "ui/window/proposal_actions.h"

#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size map_size{128, 96};
constexpr ClassIndex sky = 0, forest = 6, water = 7;

/// Dark on the left, up to x = 40.
TileGrid<Rgb> halfDark() {
    RgbImage picture(map_size, Rgb{220, 220, 220});
    for (int y = 0; y < map_size.height; ++y)
        std::fill(picture.row(y), picture.row(y) + 40, Rgb{20, 20, 20});
    return TileGrid<Rgb>(picture);
}

} // namespace

/// The window with a network that sees water in dark pixels and sky in bright ones.
class TestWindowProposals : public QObject, WindowFixture {
    Q_OBJECT

    std::shared_ptr<FakeSegmentationState> network_;

    Document& document() { return window_->document(); }
    QString message() { return window_->messages().text(); }
    std::size_t steps() { return document().history_names().size(); }
    void waitForProposal() {
        QTRY_VERIFY(!window_->proposalActions().isWorking());
        QTRY_COMPARE(window_->proposalActions().pending(), 0);
    }
    void propose(const ProposalChoice& choice) {
        window_->proposalActions().start(choice);
        waitForProposal();
    }
    void paint(Rect rect, ClassIndex value) {
        document().apply(LabelPlaneEdit{"by hand", {rect.x, rect.y}, LabelMap(rect.size(), value), 0, false});
    }
    void openWithPicture() {
        openWindow();
        paint(whole(map_size), forest);
        document().apply(PictureEdit{"picture", halfDark(), {}});
    }

  private Q_SLOTS:
    void init() {
        network_ = std::make_shared<FakeSegmentationState>();
        segment_picture_ = fakeSegmentation(network_);
        openWithPicture();
    }
    void cleanup() {
        network_->may_end = true;
        window_.reset();
    }

    void without_a_picture_or_a_network_it_is_off() {
        QVERIFY(window_->actions()["map.propose"]->isEnabled());
        document().replace(TileGrid<ClassIndex>(map_size));
        QVERIFY(!window_->actions()["map.propose"]->isEnabled());
        segment_picture_ = {};
        openWithPicture();
        QVERIFY(!window_->actions()["map.propose"]->isEnabled());
    }

    void the_dialog_proposes_everywhere_in_one_step() {
        const std::size_t before = steps();
        answer<ProposalDialog>([](ProposalDialog& dialog) {
            QVERIFY(!dialog.findChild<QRadioButton*>("proposeUnlabelled")->isEnabled()); // all is forest
            QVERIFY(!dialog.findChild<QRadioButton*>("proposeRegion")->isEnabled());
            QVERIFY(dialog.findChild<QRadioButton*>("proposeEverywhere")->isChecked());
            dialog.accept();
        });
        run("map.propose");
        waitForProposal();
        QCOMPARE(classAt(10, 50), water);
        QCOMPARE(classAt(100, 50), sky);
        QCOMPARE(steps(), before + 1);
        QVERIFY(document().region().read() == Mask(map_size)); // nothing is to be painted anew for it
        document().undo();
        QCOMPARE(classAt(10, 50), forest);
        QVERIFY(document().has_picture());
    }

    void refusing_the_dialog_does_nothing() {
        answer<ProposalDialog>([](ProposalDialog& dialog) { dialog.reject(); });
        run("map.propose");
        QCOMPARE(network_->looks.load(), 0);
    }

    void the_dialog_offers_what_there_is() {
        ProposalDialog plain({false, false, true, false});
        QCOMPARE(plain.choice(), (ProposalChoice{ProposalPlace::unlabelled, true, false}));
        ProposalDialog region({true, true, false, true});
        region.findChild<QRadioButton*>("proposeRegion")->click();
        QCOMPARE(region.choice(), (ProposalChoice{ProposalPlace::region, true, false}));
    }

    void only_what_has_no_class() {
        paint({0, 0, 128, 48}, no_class);
        propose({ProposalPlace::unlabelled, false, false});
        QCOMPARE(classAt(10, 10), water);
        QCOMPARE(classAt(100, 10), sky);
        QCOMPARE(classAt(10, 80), forest);
        QCOMPARE(classAt(100, 80), forest);
    }

    void only_in_the_region() {
        MaskPlaneEdit edit;
        edit.at = {20, 20};
        edit.pixels = Mask({40, 10}, 255);
        document().apply(edit);
        propose({ProposalPlace::region, false, false});
        QCOMPARE(classAt(25, 25), water);
        QCOMPARE(classAt(50, 25), sky);
        QCOMPARE(classAt(25, 40), forest);
    }

    void a_selection_and_locks_limit_it() {
        MaskPlaneEdit edit;
        edit.layer = Layer::selection;
        edit.at = {0, 0};
        edit.pixels = Mask({60, 96}, 255);
        document().apply(edit);
        paint({0, 0, 128, 10}, 3);
        document().set_locked(3, true);
        propose({});
        QCOMPARE(classAt(10, 50), water);
        QCOMPARE(classAt(50, 50), sky);
        QCOMPARE(classAt(70, 50), forest);
        QCOMPARE(classAt(10, 5), ClassIndex(3));
    }

    /// The picture that the edits began with can be looked at, too.
    void the_original_can_be_looked_at() {
        PictureEdit edit{"edited", TileGrid<Rgb>(map_size, Rgb{230, 230, 230}), {}};
        edit.original = halfDark();
        document().apply(std::move(edit));
        propose({ProposalPlace::everywhere, false, true});
        QCOMPARE(classAt(10, 50), water);
        propose({});
        QCOMPARE(classAt(10, 50), sky);
    }

    void cancelling_leaves_all_as_it_was() {
        network_->may_end = false;
        const std::size_t before = steps();
        window_->proposalActions().start({});
        QTRY_COMPARE(network_->looks.load(), 1);
        stroke({10, 70}, {60, 70}); // the window goes on working
        QCOMPARE(classAt(30, 70), ClassIndex(5));
        run("generate.cancel"); // Esc
        QVERIFY(!window_->proposalActions().isWorking());
        QTRY_VERIFY(network_->stopped);
        QTRY_COMPARE(window_->proposalActions().pending(), 0);
        QCOMPARE(steps(), before + 1);
        QCOMPARE(classAt(10, 50), forest);
        QVERIFY2(message().isEmpty(), qPrintable(message()));
    }

    void what_takes_its_time_shows_progress_and_a_way_out() {
        network_->may_end = false;
        window_->proposalActions().start({});
        QTRY_VERIFY2(message().contains("50 %"), qPrintable(message()));
        for (QToolButton* button : window_->messages().findChildren<QToolButton*>())
            if (button->text() == "Cancel")
                button->click();
        QVERIFY(!window_->proposalActions().isWorking());
        QTRY_VERIFY(network_->stopped);
        QCOMPARE(classAt(10, 50), forest);
    }

    void strokes_made_meanwhile_are_not_overwritten() {
        network_->may_end = false;
        window_->proposalActions().start({});
        QTRY_COMPARE(network_->looks.load(), 1);
        stroke({60, 40}, {90, 40});
        const LabelMap painted = document().labels().read();
        network_->may_end = true;
        waitForProposal();
        QVERIFY(document().labels().read() == painted);
        QVERIFY2(message().contains("has changed"), qPrintable(message()));
        for (QToolButton* button : window_->messages().findChildren<QToolButton*>())
            if (button->text() == "Propose again")
                button->click();
        waitForProposal();
        QCOMPARE(classAt(70, 40), sky);
        QCOMPARE(network_->looks.load(), 1); // the picture is known
    }

    void another_picture_or_document_meanwhile_gets_nothing() {
        network_->may_end = false;
        window_->proposalActions().start({});
        QTRY_COMPARE(network_->looks.load(), 1);
        document().apply(PictureEdit{"other", TileGrid<Rgb>(map_size, Rgb{9, 9, 9}), {}});
        network_->may_end = true;
        waitForProposal();
        QCOMPARE(classAt(10, 50), forest);
        network_->may_end = false;
        window_->proposalActions().start({});
        QTRY_COMPARE(network_->looks.load(), 2);
        document().replace(TileGrid<ClassIndex>(map_size, 4));
        network_->may_end = true;
        waitForProposal();
        QCOMPARE(classAt(10, 50), ClassIndex(4));
        QVERIFY(!document().can_undo());
    }

    void classes_that_the_map_lacks_are_named() {
        network_->classes = {"lava", "water"};
        propose({});
        QVERIFY2(message().contains("lava"), qPrintable(message()));
        QCOMPARE(classAt(10, 50), water);
        QCOMPARE(classAt(100, 50), forest); // as it was
    }

    void without_a_common_class_there_is_one_sentence() {
        network_->classes = {"lava", "ash"};
        const std::size_t before = steps();
        propose({});
        QVERIFY2(message().contains("lava, ash"), qPrintable(message()));
        QCOMPARE(steps(), before);
    }

    void an_error_is_a_sentence() {
        network_->fails = true;
        propose({});
        QCOMPARE(message(), QString("the network is broken; fetch it again"));
        QCOMPARE(classAt(10, 50), forest);
    }

    void closing_while_it_looks_is_clean() {
        network_->may_end = false;
        window_->proposalActions().start({});
        QTRY_COMPARE(network_->looks.load(), 1);
        window_.reset();
        QVERIFY(network_->stopped);
    }
};

QTEST_MAIN(TestWindowProposals)
#include "test_window_proposals.moc"
