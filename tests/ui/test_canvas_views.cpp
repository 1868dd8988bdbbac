#include "support/canvas_fixture.h"

#include <QtTest>

#include <memory>
#include <set>

using namespace sinopia;

/// What each view shows, seen in grabbed pixels.
class TestCanvasViews : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { f_ = std::make_unique<test::CanvasFixture>(); }
    void cleanup() { f_.reset(); }
    void modesShowMapAndPicture();
    void outlinesRunAlongTheBorder();
    void hiddenClassesShowThePicture();
    void pixelsWithoutAClassShowThePicture();
    void pixelsYetToBeLabelledShowThePicture();
    void regionIsTintedWhileShown();
    void selectionIsMarkedWithMovingDashes();
    void instancesAreSeparatedByLines();
    void namesLieOnTheirRegions();
    void gridShowsWherePixelsAreLarge();
    void previewReachesEveryTile();
    void whatIsCoveredHoldsNothingUp();
    void onlyWhatChangedIsPaintedAgain();

  private:
    std::unique_ptr<test::CanvasFixture> f_;
};

void TestCanvasViews::modesShowMapAndPicture() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    QCOMPARE(f_->at(30.5, 60.5), f_->classColor(1));
    QCOMPARE(f_->at(130.5, 60.5), f_->classColor(2));
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    QCOMPARE(f_->at(30.5, 60.5), f_->groundColor());
    for (const double opacity : {0.25, 0.5, 0.8}) {
        f_->setOptions([&](ViewOptions& o) {
            o.mode = ViewMode::blend;
            o.label_opacity = opacity;
        });
        QVERIFY(f_->near(f_->at(130.5, 60.5), f_->mixed(f_->groundColor(), f_->classColor(2), opacity)));
    }
}

void TestCanvasViews::outlinesRunAlongTheBorder() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::outlines; });
    QCOMPARE(f_->at(30.5, 60.5), f_->groundColor());
    const QPointF border = f_->canvas_.widgetPoint({80, 60.5});
    const QRgb left = f_->pixelAt(border - QPointF(0.5, 0)), right = f_->pixelAt(border + QPointF(0.5, 0));
    QVERIFY(left != f_->groundColor() && right != f_->groundColor() && left != right);
    QCOMPARE(f_->pixelAt(border + QPointF(8, 0)), f_->groundColor());
    QCOMPARE(f_->pixelAt(border - QPointF(8, 0)), f_->groundColor());
}

void TestCanvasViews::hiddenClassesShowThePicture() {
    f_->setOptions([](ViewOptions& o) {
        o.mode = ViewMode::labels;
        o.hidden = {2};
    });
    QCOMPARE(f_->at(130.5, 60.5), f_->groundColor());
    QCOMPARE(f_->at(30.5, 60.5), f_->classColor(1));
}

void TestCanvasViews::pixelsWithoutAClassShowThePicture() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    const LabelSet plain = f_->document_.label_set();
    f_->document_.apply(LabelEdit{"No class", rect_spans({20, 20, 60, 60}, f_->size), 200});
    QCOMPARE(f_->at(50.5, 50.5), qRgb(255, 0, 255));
    f_->document_.set_label_set(LabelSet(plain.classes(), ClassIndex{200}));
    QCOMPARE(f_->at(50.5, 50.5), f_->groundColor());
    f_->document_.apply(PictureEdit{"No picture", {}, {}});
    QVERIFY(f_->at(50.5, 50.5) != qRgb(255, 0, 255));
    QVERIFY(f_->at(50.5, 50.5) != f_->classColor(1));
}

void TestCanvasViews::pixelsYetToBeLabelledShowThePicture() {
    f_->setOptions([](ViewOptions& o) {
        o.mode = ViewMode::blend;
        o.label_opacity = 0.5;
    });
    QVERIFY(f_->at(30.5, 60.5) != f_->groundColor());
    std::vector<LabelClass> classes = f_->document_.label_set().classes();
    classes[1].name = "unlabeled"; // as the class 0 of Cityscapes, which is black
    f_->document_.set_label_set(LabelSet(classes));
    QCOMPARE(f_->at(30.5, 60.5), f_->groundColor());
    QVERIFY(f_->at(130.5, 60.5) != f_->groundColor());
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    QCOMPARE(f_->at(30.5, 60.5), f_->classColor(1)); // the map alone shows what it holds
}

void TestCanvasViews::regionIsTintedWhileShown() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->away();
    f_->document_.apply(MaskEdit{"Region", Layer::region, rect_spans({20, 20, 60, 60}, f_->size), 255});
    const QRgb tinted = f_->at(50.5, 50.5);
    QVERIFY(qRed(tinted) > qRed(f_->groundColor()) + 40);
    QCOMPARE(f_->at(100.5, 50.5), f_->groundColor());
    const QPointF border = f_->canvas_.widgetPoint({20, 50});
    QCOMPARE(f_->pixelAt(border + QPointF(0.5, 0)), qRgb(255, 255, 255));
    QCOMPARE(f_->pixelAt(border - QPointF(0.5, 0)), qRgb(16, 16, 16));
    f_->setOptions([](ViewOptions& o) { o.region = false; });
    QCOMPARE(f_->at(50.5, 50.5), f_->groundColor());
    f_->document_.undo();
    f_->setOptions([](ViewOptions& o) { o.region = true; });
    QCOMPARE(f_->at(50.5, 50.5), f_->groundColor());
}

void TestCanvasViews::selectionIsMarkedWithMovingDashes() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->away();
    f_->document_.apply(MaskEdit{"Select", Layer::selection, rect_spans({40, 30, 80, 60}, f_->size), 255});
    const auto edge = [&] {
        std::vector<QRgb> pixels;
        const QImage image = f_->shown();
        const QPoint from = f_->canvas_.widgetPoint({40, 30}).toPoint();
        for (int x = 8; x < 200; ++x)
            pixels.push_back(image.pixel(from + QPoint(x, 0)));
        return pixels;
    };
    const std::vector<QRgb> first = edge();
    QCOMPARE(std::set<QRgb>(first.begin(), first.end()),
             (std::set<QRgb>{qRgb(0, 0, 0), qRgb(255, 255, 255)}));
    QTRY_VERIFY(edge() != first); // they move
    QCOMPARE(f_->at(80.5, 60.5), f_->groundColor());
    f_->document_.apply(DeselectEdit{"Deselect"});
    QApplication::processEvents();
    const std::vector<QRgb> gone = edge();
    QCOMPARE(std::set<QRgb>(gone.begin(), gone.end()), std::set<QRgb>{f_->groundColor()});
}

void TestCanvasViews::instancesAreSeparatedByLines() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->away();
    TileGrid<std::uint16_t> instances(f_->size);
    instances.fill({40, 30, 40, 40}, 300);
    instances.fill({80, 30, 40, 40}, 301);
    f_->document_.apply(InstancesEdit{"Instances", instances});
    const QPointF border = f_->canvas_.widgetPoint({80, 50.5});
    const QRgb a = f_->pixelAt(border - QPointF(0.5, 0)), b = f_->pixelAt(border + QPointF(0.5, 0));
    QVERIFY(a == qRgb(255, 255, 255) && b == qRgb(16, 16, 16));
    f_->setOptions([](ViewOptions& o) { o.instance_edges = false; });
    QCOMPARE(f_->pixelAt(border), f_->groundColor());
}

void TestCanvasViews::namesLieOnTheirRegions() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::labels; });
    f_->away();
    const QRgb plain = f_->at(40.5, 60.5);
    f_->setOptions([](ViewOptions& o) { o.names = true; });
    const auto named = [&] {
        const QImage image = f_->shown();
        const QPoint middle = f_->canvas_.widgetPoint({40, 60}).toPoint();
        int other = 0;
        for (int y = -60; y <= 60; ++y)
            for (int x = -60; x <= 60; ++x)
                other += image.pixel(middle + QPoint(x, y)) != plain;
        return other;
    };
    QTRY_VERIFY(named() > 200);
    f_->setOptions([](ViewOptions& o) { o.names = false; });
    QCOMPARE(named(), 0);
}

void TestCanvasViews::gridShowsWherePixelsAreLarge() {
    f_->setOptions([](ViewOptions& o) { o.mode = ViewMode::picture; });
    f_->away();
    const auto colors = [&] {
        const QImage image = f_->shown();
        std::set<QRgb> seen;
        for (int y = 200; y < 280; ++y)
            for (int x = 300; x < 380; ++x)
                seen.insert(image.pixel(x, y));
        return seen.size();
    };
    f_->canvas_.setZoom(8);
    QCOMPARE(colors(), std::size_t(1));
    f_->canvas_.setZoom(16);
    QCOMPARE(colors(), std::size_t(2));
    f_->setOptions([](ViewOptions& o) { o.pixel_grid = false; });
    QCOMPARE(colors(), std::size_t(1));
}

void TestCanvasViews::previewReachesEveryTile() {
    Document large{TileGrid<ClassIndex>(Size{2100, 1500}, 1), LabelSet::generated(3)};
    CanvasWidget canvas(large, f_->settings_);
    ViewOptions options;
    options.mode = ViewMode::picture;
    canvas.setViewOptions(options);
    canvas.resize(700, 500);
    canvas.show();
    // Faster than all tiles can be coloured: each gets its turn all the same.
    for (int i = 0; i < 40; ++i) {
        canvas.setPreview(std::make_shared<RgbImage>(Size{2100, 1500}, Rgb{200, 10, std::uint8_t(100 + i)}));
        QApplication::processEvents();
    }
    for (int i = 0; i < 3 || !canvas.isUpToDate(); ++i)
        QApplication::processEvents();
    const QImage image = canvas.grab().toImage();
    for (const PointF p : {PointF{5, 5}, {2090, 5}, {1050, 750}, {5, 1490}, {2090, 1490}})
        QCOMPARE(image.pixel(canvas.widgetPoint(p).toPoint()), qRgb(200, 10, 139));
}

void TestCanvasViews::whatIsCoveredHoldsNothingUp() {
    QWidget window;
    window.resize(640, 480);
    CanvasWidget canvas(f_->document_, f_->settings_, &window);
    canvas.resize(640, 480);
    ViewOptions options;
    options.mode = ViewMode::picture;
    canvas.setViewOptions(options);
    QWidget cover(&window);
    cover.setAutoFillBackground(true);
    cover.setGeometry(0, 0, 640, 200);
    window.show();
    QTRY_VERIFY(canvas.isUpToDate());
    canvas.setZoom(5); // all is to be drawn, and no paint event comes for what is covered
    QApplication::processEvents();
    canvas.setPreview(std::make_shared<RgbImage>(f_->size, Rgb{200, 10, 30}));
    QTRY_VERIFY(canvas.isUpToDate());
    QCOMPARE(window.grab().toImage().pixel(320, 300), qRgb(200, 10, 30));
    cover.hide();
    QApplication::processEvents();
    QTRY_VERIFY(canvas.isUpToDate());
    QCOMPARE(window.grab().toImage().pixel(320, 100), qRgb(200, 10, 30));
}

void TestCanvasViews::onlyWhatChangedIsPaintedAgain() {
    struct Watch : QObject {
        QRegion painted;
        bool eventFilter(QObject*, QEvent* event) override {
            if (event->type() == QEvent::Paint)
                painted |= static_cast<QPaintEvent*>(event)->region();
            return false;
        }
    } watch;
    f_->away();
    f_->settle();
    f_->canvas_.installEventFilter(&watch);
    f_->document_.apply(LabelEdit{"Dot", rect_spans({50, 50, 4, 4}, f_->size), 5});
    QApplication::processEvents();
    const double zoom = f_->canvas_.view().zoom();
    const QRect bounds = watch.painted.boundingRect();
    QVERIFY(!bounds.isEmpty());
    QVERIFY(bounds.width() <= 6 * zoom + 6 && bounds.height() <= 6 * zoom + 6);
    // The outline's way over the canvas does not paint what lies within it.
    f_->settings_.setBrushDiameter(90);
    f_->hover(f_->canvas_.widgetPoint({80, 60}));
    f_->settle();
    watch.painted = {};
    f_->hover(f_->canvas_.widgetPoint({81, 60}));
    QApplication::processEvents();
    QVERIFY(!watch.painted.isEmpty());
    QVERIFY(!watch.painted.contains(f_->canvas_.widgetPoint({80, 60}).toPoint()));
}

QTEST_MAIN(TestCanvasViews)
#include "test_canvas_views.moc"
