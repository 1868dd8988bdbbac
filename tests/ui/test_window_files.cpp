#include "image/image_io.h"
#include "support/temp_folder.h"
#include "support/window_fixture.h"
#include "ui/panels/generate_panel.h"
#include "ui/panels/message_bar.h"
#include "ui/window/file_controller.h"

#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>
#include <QtTest>

using namespace sinopia;

/// Opening and saving.
class TestWindowFiles : public QObject, private test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() { openWindow(); }
    void cleanup() { window_.reset(); }
    void mapRoundTripIsExact();
    void pictureIsSavedWithItsSettings();
    void foreignClassesAreNamedAndKept();
    void coloursAreNoMap();
    void pictureOfAnotherSizeIsOffered();
    void droppedFilesAreOpened();
    void badFilesLeaveTheDocument();

  private:
    void waitForFiles() { QTRY_COMPARE(window_->files().pending(), 0); }
};

void TestWindowFiles::mapRoundTripIsExact() {
    test::TempFolder folder;
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    const QString path = QString::fromStdString((folder / "map.png").string());
    window_->files().saveMap(path);
    waitForFiles();
    QVERIFY(!window_->document().is_modified());
    QVERIFY(window_->windowTitle().startsWith("map.png"));
    QVERIFY(read_label_map(path.toStdString()) == painted);
    QCOMPARE(read_palette(path.toStdString()).at(5), window_->document().label_set()[5].color);
    window_->document().replace(TileGrid<ClassIndex>(Size{9, 9}));
    window_->openFile(path);
    QTRY_VERIFY(window_->document().labels().read() == painted);
    QVERIFY(!window_->document().is_modified());
}

void TestWindowFiles::pictureIsSavedWithItsSettings() {
    test::TempFolder folder;
    window_->generatePanel().findChild<QLineEdit*>("seed")->setText("4711");
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window_->document().has_picture());
    const auto path = folder / "picture.png";
    window_->files().savePicture(QString::fromStdString(path.string()));
    waitForFiles();
    QVERIFY(read_picture(path) == window_->document().picture().read());
    QCOMPARE(read_png_text(path).at("Seed"), std::string("4711"));
    QVERIFY(!window_->document().is_modified());
}

void TestWindowFiles::foreignClassesAreNamedAndKept() {
    test::TempFolder folder;
    LabelMap map({40, 30}, 2);
    map.at(7, 9) = map.at(8, 9) = 40;
    write_label_map_png(folder / "street.png", map, {});
    window_->openFile(QString::fromStdString((folder / "street.png").string()));
    QTRY_VERIFY(window_->messages().text().contains("class 40 at (7, 9)"));
    QVERIFY(window_->messages().text().startsWith("street.png"));
    QVERIFY(window_->document().labels().read() == map);
    QCOMPARE(shownAt(8.5, 9.5), QColor(255, 0, 255));
    window_->messages().hide();
    window_->loadModel("other.pt", {}); // another model with the same classes: said again
    QTRY_VERIFY(window_->messages().text().contains("class 40 at (7, 9)"));
}

void TestWindowFiles::coloursAreNoMap() {
    test::TempFolder folder;
    write_picture_png(folder / "photo.png", RgbImage({128, 96}, {1, 2, 3}));
    window_->files().openMap(QString::fromStdString((folder / "photo.png").string()));
    QTRY_VERIFY(!window_->messages().text().isEmpty());
    QCOMPARE(window_->document().size(), (Size{128, 96}));
    window_->openFile(QString::fromStdString((folder / "photo.png").string())); // as a picture it fits
    QTRY_VERIFY(window_->document().has_picture());
    QCOMPARE(window_->document().picture().get(9, 9), (Rgb{1, 2, 3}));
}

void TestWindowFiles::pictureOfAnotherSizeIsOffered() {
    test::TempFolder folder;
    write_picture_png(folder / "photo.png", RgbImage({50, 40}, {1, 2, 3}));
    window_->openFile(QString::fromStdString((folder / "photo.png").string()));
    QTRY_VERIFY(window_->messages().text().contains("50×40"));
    QVERIFY(!window_->document().has_picture());
    for (QToolButton* button : window_->messages().findChildren<QToolButton*>())
        if (!button->text().isEmpty())
            button->click();
    QCOMPARE(window_->document().size(), (Size{50, 40}));
    QVERIFY(window_->document().has_picture());
}

void TestWindowFiles::droppedFilesAreOpened() {
    test::TempFolder folder;
    const LabelMap map({30, 20}, 3);
    write_label_map_png(folder / "dropped.png", map, {});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString((folder / "dropped.png").string()))});
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
    test::TempFolder folder;
    test::write_bytes(folder / "broken.png", "\x89PNG\r\n\x1a\nrubbish");
    stroke({20, 40}, {100, 70});
    const LabelMap painted = window_->document().labels().read();
    for (const char* name : {"broken.png", "missing.png"}) {
        window_->messages().hide();
        window_->openFile(QString::fromStdString((folder / name).string()));
        QTRY_VERIFY(window_->messages().text().contains(name));
        window_->files().openMap(QString::fromStdString((folder / name).string()));
        waitForFiles();
    }
    window_->files().saveMap(QString::fromStdString((folder / "no/such/folder.png").string()));
    QTRY_VERIFY(window_->messages().text().contains("folder"));
    QVERIFY(window_->document().labels().read() == painted);
    QVERIFY(window_->document().is_modified());
}

QTEST_MAIN(TestWindowFiles)
#include "test_window_files.moc"
