#include "image/image_io.h"
#include "support/window_fixture.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/window/recent_files.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QMimeData>
#include <QtTest>

using namespace sinopia;

/// Opening, dropping, importing and exporting.
class TestWindowFiles : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }
    void mapRoundTripIsExact();
    void pictureIsSavedWithItsSettings();
    void foreignClassesAreNamedAndKept();
    void photoBecomesABlankMapOfItsSize();
    void mapGoesOverAPhotoThatWaitsForIt();
    void pictureGoesUnderTheMap();
    void pictureOfAnotherSizeIsAsked();
    void droppedFilesAreOpened();
    void badFilesLeaveTheDocument();
    void recentFilesAreKeptNewestFirst();
    void copyAndPasteKeepTheClasses();

  private:
    void exportTo(const QString& path, ExportFormat format) {
        ExportRequest request;
        request.format = format;
        request.path = path;
        window_->files().exchange().exportFile(request);
        waitForFiles();
        QVERIFY2(QFileInfo::exists(path), qPrintable(window_->messages().text()));
    }
};

void TestWindowFiles::mapRoundTripIsExact() {
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    const QString path = inFolder("map.png");
    exportTo(path, ExportFormat::class_png);
    QVERIFY(read_label_map(path.toStdString()) == painted);
    QCOMPARE(read_palette(path.toStdString()).at(5), window_->document().label_set()[5].color);
    QVERIFY(window_->document().is_modified()); // an export is no saving
    window_->document().replace(TileGrid<ClassIndex>(Size{9, 9}));
    window_->openFile(path);
    QTRY_VERIFY(window_->document().labels().read() == painted);
    QVERIFY(!window_->document().is_modified());
    QVERIFY(window_->windowTitle().startsWith("map.png"));
}

void TestWindowFiles::pictureIsSavedWithItsSettings() {
    window_->generatePanel().findChild<QLineEdit*>("seed")->setText("4711");
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->document().has_picture());
    const QString path = inFolder("picture.png");
    exportTo(path, ExportFormat::picture_png);
    QVERIFY(read_picture(path.toStdString()) == window_->document().picture().read());
    QCOMPARE(read_png_text(path.toStdString()).at("Seed"), std::string("4711"));
}

void TestWindowFiles::foreignClassesAreNamedAndKept() {
    LabelMap map({40, 30}, 2);
    map.at(7, 9) = map.at(8, 9) = 40;
    write_label_map_png(own_ / "street.png", map, {});
    window_->openFile(inFolder("street.png"));
    QTRY_VERIFY(window_->messages().text().contains("class 40 at (7, 9)"));
    QVERIFY(window_->messages().text().startsWith("street.png"));
    QVERIFY(window_->messages().text().contains("(2 such pixels)"));
    QVERIFY(window_->document().labels().read() == map);
    QTRY_COMPARE(shownAt(8.5, 9.5), QColor(255, 0, 255));
}

void TestWindowFiles::photoBecomesABlankMapOfItsSize() {
    write_picture_png(own_ / "photo.png", RgbImage({50, 40}, {1, 2, 3}));
    window_->openFile(inFolder("photo.png"));
    QTRY_COMPARE(window_->document().size(), (Size{50, 40}));
    QCOMPARE(window_->document().picture().get(9, 9), (Rgb{1, 2, 3}));
    QVERIFY(!window_->document().is_modified());
    QVERIFY(window_->windowTitle().startsWith("photo.png"));
}

void TestWindowFiles::mapGoesOverAPhotoThatWaitsForIt() {
    write_picture_png(own_ / "photo.png", RgbImage({50, 40}, {1, 2, 3}));
    write_label_map_png(own_ / "map.png", LabelMap({50, 40}, 7), {});
    write_label_map_png(own_ / "other.png", LabelMap({60, 40}, 7), {});
    window_->openFile(inFolder("photo.png"));
    QTRY_VERIFY(window_->document().has_picture());
    window_->openFile(inFolder("map.png"));
    QTRY_COMPARE(classAt(9, 9), ClassIndex(7));
    QCOMPARE(window_->document().picture().get(9, 9), (Rgb{1, 2, 3}));
    QVERIFY(!window_->document().is_modified());
    window_->openFile(inFolder("other.png")); // does not fit the photo: a document of its own
    QTRY_COMPARE(window_->document().size(), (Size{60, 40}));
    QVERIFY(!window_->document().has_picture());
}

void TestWindowFiles::pictureGoesUnderTheMap() {
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    write_picture_png(own_ / "photo.png", RgbImage({128, 96}, {1, 2, 3}));
    window_->openFile(inFolder("photo.png"));
    QTRY_VERIFY(window_->document().has_picture());
    QVERIFY(window_->document().labels().read() == painted);
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!window_->document().has_picture());
}

void TestWindowFiles::pictureOfAnotherSizeIsAsked() {
    stroke({20, 40}, {100, 70});
    write_picture_png(own_ / "photo.png", RgbImage({50, 40}, {1, 2, 3}));
    Size asked;
    window_->files().exchange().questions().size_mismatch = [&](const QString&, Size found, Size, bool) {
        asked = found;
        return SizeChoice::scale;
    };
    window_->openFile(inFolder("photo.png"));
    QTRY_VERIFY(window_->document().has_picture());
    QCOMPARE(asked, (Size{50, 40}));
    QCOMPARE(window_->document().size(), (Size{128, 96}));
}

void TestWindowFiles::droppedFilesAreOpened() {
    const LabelMap map({30, 20}, 3);
    write_label_map_png(own_ / "dropped.png", map, {});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(inFolder("dropped.png"))});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window_.get(), &drop);
    QTRY_VERIFY(window_->document().labels().read() == map);
    QMimeData text;
    text.setText("words");
    QDragEnterEvent words({20, 20}, Qt::CopyAction, &text, Qt::LeftButton, {});
    words.ignore();
    QApplication::sendEvent(window_.get(), &words);
    QVERIFY(!words.isAccepted());
}

void TestWindowFiles::badFilesLeaveTheDocument() {
    test::write_bytes(own_ / "broken.png", "\x89PNG\r\n\x1a\nrubbish");
    test::write_bytes(own_ / "notes.txt", "just words");
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    for (const char* name : {"broken.png", "missing.png", "notes.txt"}) {
        window_->messages().hide();
        window_->openFile(inFolder(name));
        QTRY_VERIFY(window_->messages().text().contains(name));
    }
    window_->messages().hide();
    window_->files().project().save(inFolder("no/such/folder.sinopia"));
    QTRY_VERIFY(window_->messages().text().contains("folder"));
    QVERIFY(window_->document().labels().read() == painted);
    QVERIFY(window_->document().is_modified());
}

void TestWindowFiles::recentFilesAreKeptNewestFirst() {
    RecentFiles::clear();
    for (const char* name : {"a.png", "b.png"}) {
        write_label_map_png(own_ / name, LabelMap({30, 20}, 3), {});
        window_->openFile(inFolder(name));
        QTRY_COMPARE(RecentFiles::files().value(0), QFileInfo(inFolder(name)).absoluteFilePath());
    }
    QCOMPARE(RecentFiles::files().size(), 2);
    window_->openFile(inFolder("a.png"));
    QTRY_VERIFY(RecentFiles::files().value(0).endsWith("a.png"));
    QCOMPARE(RecentFiles::files().size(), 2);
}

void TestWindowFiles::copyAndPasteKeepTheClasses() {
    stroke({20, 20}, {60, 20});
    window_->settings().setTarget(PaintTarget::selection);
    key(Qt::Key_M);
    stroke({10, 10}, {70, 30});
    QVERIFY(window_->document().has_selection());
    key(Qt::Key_C, Qt::ControlModifier);
    waitForFiles();
    const LabelMap before = window_->document().labels().read();
    key(Qt::Key_Delete);
    QCOMPARE(classAt(40, 20), ClassIndex(0));
    key(Qt::Key_V, Qt::ControlModifier);
    waitForFiles();
    QTRY_VERIFY(window_->document().labels().read() == before);
    key(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!window_->document().has_selection());
    key(Qt::Key_Delete); // without a selection nothing is lost
    QVERIFY(window_->document().labels().read() == before);
}

QTEST_MAIN(TestWindowFiles)
#include "test_window_files.moc"
