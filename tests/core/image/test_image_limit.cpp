// The person's own limit on pictures that are read.

#include "image/geometry.h"
#include "image/image_io.h"
#include "image/image_limit.h"
#include "image/rgb_image.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QTest>

using namespace sinopia;

class TestImageLimit : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup() { set_largest_image(max_image_pixels); }

    void largerPicturesAreRefused() {
        test::TempFolder folder;
        const auto path = folder / "picture.png";
        write_picture_png(path, RgbImage(Size{40, 30}));
        QCOMPARE(test::error_of([&] { read_picture(path); }), std::string());
        set_largest_image(40 * 30 - 1);
        const std::string said = test::error_of([&] { read_picture(path); });
        QVERIFY2(said.find("40x30") != std::string::npos && said.find("preferences") != std::string::npos,
                 said.c_str());
        set_largest_image(40 * 30);
        QCOMPARE(test::error_of([&] { read_picture(path); }), std::string());
    }

    void theProgramsOwnLimitStays() {
        QCOMPARE(largest_image(), max_image_pixels);
        set_largest_image(max_image_pixels * 4);
        QCOMPARE(largest_image(), max_image_pixels);
        set_largest_image(-1);
        QCOMPARE(largest_image(), 1LL);
    }
};

QTEST_GUILESS_MAIN(TestImageLimit)
#include "test_image_limit.moc"
