// Where the picture disobeys the map: hatches on the canvas and a line that says what they mean.

#include "support/fake_segmentation.h"
#include "support/window_fixture.h"
#include "ui/panels/disagreement_legend.h"
#include "ui/window/disagreement_actions.h"

#include <set>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size map_size{128, 96};
constexpr ClassIndex sky = 0, water = 7;

/// Dark where the network sees water: everywhere left of `x`.
TileGrid<Rgb> darkUpTo(int x) {
    RgbImage picture(map_size, Rgb{220, 220, 220});
    for (int y = 0; y < map_size.height; ++y)
        std::fill(picture.row(y), picture.row(y) + x, Rgb{20, 20, 20});
    return TileGrid<Rgb>(picture);
}

} // namespace

class TestWindowDisagreement : public QObject, WindowFixture {
    Q_OBJECT

    std::shared_ptr<FakeSegmentationState> network_;

    Document& document() { return window_->document(); }
    QAction& toggle() { return *window_->actions()["view.disagreement"]; }
    QString legend() { return window_->disagreementActions().legend().text(); }
    bool marked() { return window_->canvas().showsDisagreement(); }
    void showPicture(int dark) { document().apply(PictureEdit{"picture", darkUpTo(dark), {}}); }
    void paint(Rect rect, ClassIndex value) {
        document().apply(LabelPlaneEdit{"by hand", {rect.x, rect.y}, LabelMap(rect.size(), value), 0, false});
    }
    /// Of an area of the picture as the canvas shows it, how many pixels are of unlike colours.
    int coloursIn(Rect image) {
        QApplication::processEvents();
        const QImage shown = window_->canvas().grab().toImage();
        const QPoint from = at(image.x, image.y), to = at(image.right(), image.bottom());
        std::set<QRgb> colours;
        for (int y = from.y(); y < to.y(); ++y)
            for (int x = from.x(); x < to.x(); ++x)
                colours.insert(shown.pixel(x, y));
        return static_cast<int>(colours.size());
    }

  private Q_SLOTS:
    void init() {
        network_ = std::make_shared<FakeSegmentationState>();
        segment_picture_ = fakeSegmentation(network_);
        openWindow();
        window_->canvas().setViewOptions([] {
            ViewOptions options;
            options.mode = ViewMode::picture;
            return options;
        }());
    }
    void cleanup() {
        network_->may_end = true;
        window_.reset();
    }

    void what_differs_is_hatched_and_told() {
        showPicture(32);
        key(Qt::Key_D);
        QVERIFY(toggle().isChecked());
        QTRY_VERIFY(marked());
        QVERIFY2(legend().contains("75 % as the map says"), qPrintable(legend()));
        QVERIFY2(legend().contains("25 % of sky is seen as water"), qPrintable(legend()));
        QVERIFY(window_->disagreementActions().legend().isVisible());
        QVERIFY(window_->disagreementActions().legend().toolTip().contains("errs"));
        // Hatches in dark and none in bright.
        QVERIFY(coloursIn({4, 30, 24, 24}) >= 3);
        QCOMPARE(coloursIn({60, 30, 24, 24}), 1);
        key(Qt::Key_D);
        QVERIFY(!marked());
        QVERIFY(!window_->disagreementActions().legend().isVisible());
        QCOMPARE(coloursIn({4, 30, 24, 24}), 1);
        key(Qt::Key_D);
        QTRY_VERIFY(marked());
        QCOMPARE(network_->looks.load(), 1); // the same picture
    }

    void what_is_hatched_becomes_the_region() {
        QAction& take = *window_->actions()["region.disagreement"];
        showPicture(32);
        QVERIFY(!take.isEnabled());
        toggle().trigger();
        QTRY_VERIFY(take.isEnabled());
        take.trigger();
        QCOMPARE(document().region().get(10, 50), std::uint8_t(255));
        QCOMPARE(document().region().get(60, 50), std::uint8_t(0));
        document().undo();
        QVERIFY(document().region().read() == Mask(map_size));
        QVERIFY(marked());
        paint({0, 0, 32, 96}, water); // all is as the map says
        QTRY_VERIFY(!take.isEnabled());
    }

    void a_stroke_is_compared_without_another_look() {
        showPicture(32);
        toggle().trigger();
        QTRY_VERIFY(marked());
        paint({0, 0, 32, 96}, water);
        QTRY_VERIFY2(legend().contains("100 % as the map says"), qPrintable(legend()));
        QCOMPARE(coloursIn({4, 30, 24, 24}), 1);
        document().undo();
        QTRY_VERIFY2(legend().contains("75 %"), qPrintable(legend()));
        QCOMPARE(network_->looks.load(), 1);
    }

    void another_picture_is_looked_at_and_old_marks_go_at_once() {
        showPicture(32);
        toggle().trigger();
        QTRY_VERIFY(marked());
        showPicture(64);
        QVERIFY(!marked());
        QTRY_VERIFY2(legend().contains("50 % as the map says"), qPrintable(legend()));
        QCOMPARE(network_->looks.load(), 2);
        document().undo();
        QTRY_VERIFY2(legend().contains("75 %"), qPrintable(legend()));
        QCOMPARE(network_->looks.load(), 2); // known
    }

    void it_waits_for_a_picture_and_goes_with_it() {
        QVERIFY(!toggle().isEnabled());
        showPicture(32);
        QVERIFY(toggle().isEnabled());
        toggle().trigger();
        QTRY_VERIFY(marked());
        document().undo();
        QVERIFY(!marked());
        QTRY_VERIFY2(legend().contains("no picture"), qPrintable(legend()));
        QVERIFY(toggle().isEnabled()); // to be switched off
        showPicture(16);
        QTRY_VERIFY(marked());
        document().replace(TileGrid<ClassIndex>(Size{40, 30}));
        QVERIFY(!marked());
    }

    void switching_off_stops_the_look() {
        showPicture(32);
        network_->may_end = false;
        toggle().trigger();
        QTRY_COMPARE(network_->looks.load(), 1);
        QVERIFY(!legend().isEmpty());
        stroke({10, 70}, {60, 70}); // the window goes on working
        QCOMPARE(classAt(30, 70), ClassIndex(5));
        toggle().trigger();
        QTRY_VERIFY(network_->stopped);
        QTRY_COMPARE(window_->disagreementActions().pending(), 0);
        QVERIFY(!marked());
        QVERIFY(legend().isEmpty());
    }

    void foreign_classes_are_one_sentence() {
        network_->classes = {"lava", "ash"};
        showPicture(32);
        toggle().trigger();
        QTRY_VERIFY2(legend().contains("none of this map's classes"), qPrintable(legend()));
        QVERIFY(!marked());
        // A map without classes says nothing that could be disobeyed.
        network_->classes = {"sky", "water"};
        showPicture(31);
        paint(whole(map_size), no_class);
        QTRY_VERIFY2(legend().contains("Nothing here can be judged"), qPrintable(legend()));
    }

    /// Classes are looked up in the label set that the map was compared with.
    void another_label_set_is_compared_anew() {
        showPicture(32);
        toggle().trigger();
        QTRY_VERIFY(marked());
        document().apply(LabelSetEdit{"list", LabelSet(std::vector<LabelClass>{{"water", {}, {}}})});
        QTRY_VERIFY2(legend().contains("75 % of water is seen as sky"), qPrintable(legend()));
    }

    void an_error_is_a_sentence() {
        network_->fails = true;
        showPicture(32);
        toggle().trigger();
        QTRY_COMPARE(legend(), QString("the network is broken; fetch it again"));
        QVERIFY(!marked());
    }

    void a_preview_is_not_judged() {
        showPicture(32);
        toggle().trigger();
        QTRY_VERIFY(marked());
        window_->canvas().setPreview(std::make_shared<const RgbImage>(map_size, Rgb{50, 60, 70}));
        QCOMPARE(coloursIn({4, 30, 24, 24}), 1);
        window_->canvas().setPreview({});
        QVERIFY(coloursIn({4, 30, 24, 24}) >= 3);
    }

    void closing_while_it_looks_is_clean() {
        showPicture(32);
        network_->may_end = false;
        toggle().trigger();
        QTRY_COMPARE(network_->looks.load(), 1);
        window_.reset();
        QVERIFY(network_->stopped);
    }
};

QTEST_MAIN(TestWindowDisagreement)
#include "test_window_disagreement.moc"
