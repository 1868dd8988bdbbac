#include "document/document.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/results_panel.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QtTest>

using namespace sinopia;

namespace {

const Size size{400, 300};

RgbImage ramp(Size size, int shift) {
    RgbImage image(size);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            image.at(x, y) = {std::uint8_t(x * 255 / size.width), std::uint8_t(y * 255 / size.height),
                              std::uint8_t(shift)};
    return image;
}

/// A picture is generated and kept, as the window does it.
std::uint64_t generate(Document& document, int seed) {
    document.apply(
        PictureEdit{"Generate", TileGrid<Rgb>(ramp(size, seed)), {{"Seed", std::to_string(seed)}}});
    return document.add_result(resultOfPicture(document, QString("Result %1").arg(seed)));
}

/// For looking at: SINOPIA_SHOTS names a folder.
void shoot(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("SINOPIA_SHOTS");
    if (folder.isEmpty())
        return;
    QTest::qWait(100); // until everything has found its place
    widget.grab().save(QDir(folder).filePath(name + ".png"));
}

} // namespace

class TestResultsPanel : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { document_ = std::make_unique<Document>(TileGrid<ClassIndex>(size)); }

    void resultKnowsWhereItCameFrom();
    void thumbnailIsTheMeanOfItsPlace();
    void newestIsFirst();
    void doubleClickAndEnterPutBackThePicture();
    void mapComesBackWithIt();
    void pictureOfAnotherSizeIsExplained();
    void deleteRemovesAndUndoBringsBack();
    void spaceComparesWhileHeld();
    void comparisonFollowsTheList();
    void roomIsShown();
    void historyListsAndJumps();
    void historyFollowsUndo();
    void longWaysAreWalkedInPieces();

  private:
    std::unique_ptr<Document> document_;
};

void TestResultsPanel::resultKnowsWhereItCameFrom() {
    document_->apply(LabelEdit{"Fill", rect_spans({0, 0, 50, 50}, size), 3});
    generate(*document_, 42);
    const ResultPtr result = document_->results().front();
    QCOMPARE(result->seed, std::uint64_t(42));
    QCOMPARE(result->text.at("Seed"), std::string("42"));
    QVERIFY(result->picture.read() == ramp(size, 42));
    QCOMPARE(result->labels.get(10, 10), ClassIndex(3));
    QVERIFY(QDateTime::fromString(QString::fromStdString(result->created), Qt::ISODate).isValid());
    // Kept pixels are shared with the document's until that is painted on.
    QCOMPARE(result->picture.tile(0, 0).get(), document_->picture().tile(0, 0).get());
}

void TestResultsPanel::thumbnailIsTheMeanOfItsPlace() {
    const RgbImage thumbnail = thumbnailOf(TileGrid<Rgb>(ramp(size, 9)));
    QCOMPARE(thumbnail.size(), (Size{160, 120}));
    for (const Point p : {Point{0, 0}, Point{80, 60}, Point{159, 119}}) {
        const Rgb pixel = thumbnail.at(p.x, p.y);
        QVERIFY(std::abs(pixel.r - p.x * 255 / 160) <= 3);
        QVERIFY(std::abs(pixel.g - p.y * 255 / 120) <= 3);
        QCOMPARE(int(pixel.b), 9);
    }
    QCOMPARE(thumbnailOf(TileGrid<Rgb>(Size{16000, 2})).size(), (Size{160, 1}));
    QCOMPARE(thumbnailOf(TileGrid<Rgb>(Size{20, 10})).size(), (Size{20, 10}));
    QVERIFY(thumbnailOf({}).empty());
}

void TestResultsPanel::newestIsFirst() {
    ResultsPanel panel(*document_);
    panel.resize(320, 420);
    panel.show();
    QVERIFY(!panel.view()->isVisible());
    for (int seed = 1; seed <= 5; ++seed)
        generate(*document_, 40 * seed);
    QVERIFY(panel.view()->isVisible());
    QCOMPARE(panel.view()->model()->rowCount(), 5);
    QCOMPARE(panel.view()->model()->index(0, 0).data().toString(), QString("Result 200"));
    panel.select(document_->results().back()->id);
    shoot(panel, "results");
}

void TestResultsPanel::doubleClickAndEnterPutBackThePicture() {
    ResultsPanel panel(*document_);
    panel.resize(320, 420);
    panel.show();
    generate(*document_, 1);
    generate(*document_, 2);
    const QModelIndex oldest = panel.view()->model()->index(1, 0);
    const QPoint at = panel.view()->visualRect(oldest).center();
    QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(panel.view()->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(document_->picture().read() == ramp(size, 1));
    document_->undo();
    QVERIFY(document_->picture().read() == ramp(size, 2));
    QTest::keyClick(panel.view(), Qt::Key_Return);
    QVERIFY(document_->picture().read() == ramp(size, 1));
    QCOMPARE(document_->snapshot().layers.picture_text.at("Seed"), std::string("1"));
    QCOMPARE(document_->results().size(), std::size_t(2));
}

void TestResultsPanel::mapComesBackWithIt() {
    ResultsPanel panel(*document_);
    document_->apply(LabelEdit{"Fill", rect_spans({0, 0, 50, 50}, size), 3});
    panel.select(generate(*document_, 1));
    document_->apply(LabelEdit{"Fill", rect_spans(whole(size), size), 5});
    const std::size_t steps = document_->history().size();
    panel.restoreMapAction()->trigger();
    QCOMPARE(document_->labels().get(10, 10), ClassIndex(3));
    QCOMPARE(document_->labels().get(100, 100), ClassIndex(0));
    QCOMPARE(document_->history().size(), steps + 1);
}

void TestResultsPanel::pictureOfAnotherSizeIsExplained() {
    ResultsPanel panel(*document_);
    QSignalSpy problem(&panel, &ResultsPanel::problem);
    panel.select(generate(*document_, 1));
    CanvasEdit crop;
    crop.name = "Crop";
    crop.rect = {0, 0, 100, 100};
    document_->apply(crop);
    panel.restoreAction()->trigger();
    QCOMPARE(problem.size(), 1);
    QVERIFY(problem[0][0].toString().contains("400x300"));
    QCOMPARE(document_->picture().size(), (Size{100, 100}));
}

void TestResultsPanel::deleteRemovesAndUndoBringsBack() {
    ResultsPanel panel(*document_);
    const std::uint64_t first = generate(*document_, 1);
    const std::uint64_t second = generate(*document_, 2);
    panel.select(second);
    QTest::keyClick(panel.view(), Qt::Key_Delete);
    QCOMPARE(document_->results().size(), std::size_t(1));
    QVERIFY(panel.current() == first); // its neighbour
    document_->undo();
    QCOMPARE(document_->results().size(), std::size_t(2));
    QVERIFY(panel.current() == first);
}

void TestResultsPanel::spaceComparesWhileHeld() {
    ResultsPanel panel(*document_);
    QSignalSpy begun(&panel, &ResultsPanel::compareRequested), ended(&panel, &ResultsPanel::compareEnded);
    QTest::keyPress(panel.view(), Qt::Key_Space);
    QTest::keyRelease(panel.view(), Qt::Key_Space);
    QCOMPARE(begun.size(), 0); // there is nothing to compare with
    panel.select(generate(*document_, 1));
    QTest::keyPress(panel.view(), Qt::Key_Space);
    QCOMPARE(begun.size(), 1);
    QVERIFY(panel.compareAction()->isChecked());
    QCOMPARE(ended.size(), 0);
    QTest::keyRelease(panel.view(), Qt::Key_Space);
    QCOMPARE(ended.size(), 1);
    QVERIFY(!panel.compareAction()->isChecked());
}

void TestResultsPanel::comparisonFollowsTheList() {
    ResultsPanel panel(*document_);
    const std::uint64_t first = generate(*document_, 1);
    panel.select(generate(*document_, 2));
    QList<std::uint64_t> shown;
    connect(&panel, &ResultsPanel::compareRequested, this,
            [&](const ResultPtr& result) { shown << result->id; });
    QSignalSpy ended(&panel, &ResultsPanel::compareEnded);
    panel.compareAction()->setChecked(true);
    panel.select(first);
    QCOMPARE(shown.size(), 2);
    QCOMPARE(shown.back(), first);
    document_->replace(TileGrid<ClassIndex>(size));
    QCOMPARE(ended.size(), 1);
    QVERIFY(!panel.compareAction()->isEnabled());
}

void TestResultsPanel::roomIsShown() {
    ResultsPanel panel(*document_);
    panel.resize(320, 420);
    panel.show();
    panel.setBudget(1 << 20);
    generate(*document_, 1);
    const auto text = [&] {
        QStringList all;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->isVisible())
                all << label->text();
        return all.join('\n');
    };
    QVERIFY2(text().contains("1 result"), qPrintable(text()));
    QVERIFY(!text().contains("more than planned"));
    generate(*document_, 2);
    QVERIFY2(text().contains("more than planned"), qPrintable(text()));
    QCOMPARE(document_->results().size(), std::size_t(2)); // nothing is removed by itself
}

void TestResultsPanel::historyListsAndJumps() {
    HistoryPanel panel(*document_);
    panel.resize(260, 320);
    panel.show();
    for (int i = 0; i < 6; ++i)
        document_->apply(LabelEdit{i % 2 ? "Fill" : "Brush stroke", rect_spans({10 * i, 0, 9, 9}, size), 3});
    QAbstractItemModel* model = panel.view()->model();
    QTRY_COMPARE(model->rowCount(), 7);
    QCOMPARE(panel.view()->currentIndex().row(), 6);
    const QPoint at = panel.view()->visualRect(model->index(2, 0)).center();
    QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(document_->history_position(), std::size_t(2));
    QCOMPARE(document_->labels().get(12, 2), ClassIndex(3));
    QCOMPARE(document_->labels().get(22, 2), ClassIndex(0));
    QCOMPARE(model->rowCount(), 7); // what was undone is still there
    QVERIFY(model->index(3, 0).data(Qt::ForegroundRole).isValid());
    QVERIFY(!model->index(2, 0).data(Qt::ForegroundRole).isValid());
    shoot(panel, "history");
    QTest::keyClick(panel.view(), Qt::Key_End);
    QTRY_COMPARE(document_->history_position(), std::size_t(6));
    QTest::keyClick(panel.view(), Qt::Key_Home);
    QTRY_COMPARE(document_->history_position(), std::size_t(0));
    QVERIFY(!document_->is_modified());
}

void TestResultsPanel::historyFollowsUndo() {
    HistoryPanel panel(*document_);
    for (int i = 0; i < 3; ++i)
        document_->apply(LabelEdit{"Fill", rect_spans({10 * i, 0, 9, 9}, size), 3});
    document_->undo();
    QTRY_COMPARE(panel.view()->currentIndex().row(), 2);
    QCOMPARE(panel.view()->model()->rowCount(), 4);
    document_->apply(LabelEdit{"Polygon", rect_spans({90, 0, 9, 9}, size), 3});
    QTRY_COMPARE(panel.view()->currentIndex().row(), 3);
    QCOMPARE(panel.view()->model()->rowCount(), 4);
    QCOMPARE(panel.view()->currentIndex().data().toString(), QString("Polygon"));
    document_->replace(TileGrid<ClassIndex>(size));
    QTRY_COMPARE(panel.view()->model()->rowCount(), 1);
}

void TestResultsPanel::longWaysAreWalkedInPieces() {
    Document large(TileGrid<ClassIndex>(Size{4096, 4096}));
    HistoryPanel panel(large);
    panel.show();
    for (int i = 0; i < 400; ++i)
        large.apply(LabelEdit{"Stroke", disk_spans({10.0 * i, 10.0 * i}, 200, large.size()),
                              ClassIndex(1 + i % 100)});
    QTRY_COMPARE(panel.view()->model()->rowCount(), 401);
    panel.view()->setCurrentIndex(panel.view()->model()->index(0, 0));
    QTRY_COMPARE_WITH_TIMEOUT(large.history_position(), std::size_t(0), 30000);
    QTRY_COMPARE(panel.view()->currentIndex().row(), 0);
    // An edit on the way: the way ends there, and the edit stays.
    panel.view()->setCurrentIndex(panel.view()->model()->index(400, 0));
    large.apply(LabelEdit{"Fill", rect_spans({0, 0, 9, 9}, large.size()), 101});
    const std::size_t position = large.history_position();
    QTest::qWait(50);
    QCOMPARE(large.history_position(), position);
    QCOMPARE(large.labels().get(2, 2), ClassIndex(101));
}

QTEST_MAIN(TestResultsPanel)
#include "test_results_panel.moc"
