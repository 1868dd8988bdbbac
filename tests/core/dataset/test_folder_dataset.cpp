#include "dataset/folder_dataset.h"
#include "image/image_io.h"
#include "support/errors.h"
#include "support/jpeg_bytes.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia;
using test::error_of;
using test::TempFolder;

namespace {

void make_layout(const TempFolder& folder) {
    std::filesystem::create_directories(folder / "images");
    std::filesystem::create_directories(folder / "masks");
    test::write_bytes(folder / "classes.json",
                      R"({"names": ["a", "b"], "colors": [[1,2,3],[4,5,6]], "ignore": 9})");
}

} // namespace

class TestFolderDataset : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void pairs_are_matched_by_stem_and_sorted() {
        const TempFolder folder;
        make_layout(folder);
        for (const char* stem : {"c", "a", "b"}) {
            const RgbImage image(Size{16, 8}, Rgb{200, 100, 50});
            if (*stem == 'b')
                test::write_bytes(folder / "images/b.JPEG", test::jpeg_bytes(image));
            else
                write_picture_png(folder / (std::string("images/") + stem + ".png"), image);
            write_label_map_png(folder / (std::string("masks/") + stem + ".png"),
                                LabelMap(Size{16, 8}, *stem == 'c'), {});
        }
        write_picture_png(folder / "images/d.png", RgbImage(Size{1, 1}));
        test::write_bytes(folder / "images/.hidden.png", "x");
        const FolderDataset data(folder.path());
        QCOMPARE(data.size(), std::size_t{3});
        QCOMPARE(data.name(0), std::string("a"));
        QCOMPARE(data.name(1), std::string("b"));
        QCOMPARE(data.labels().size(), 2);
        QVERIFY(data.load(0, 0).image.at(3, 3) == (Rgb{200, 100, 50}));
        QCOMPARE(data.load(1, 5).image.size(), (Size{16, 8}));
        QCOMPARE(data.load(2, 0).label.at(0, 0), ClassIndex{1});
        QVERIFY(!data.load(0, 0).instance);
        QCOMPARE(data.listing().images_without_mask.size(), std::size_t{1});
        QVERIFY(data.listing().other.empty());
    }

    void instances_are_read_where_they_are() {
        const TempFolder folder;
        make_layout(folder);
        std::filesystem::create_directories(folder / "instances");
        write_picture_png(folder / "images/a.png", RgbImage(Size{4, 4}));
        write_label_map_png(folder / "masks/a.png", LabelMap(Size{4, 4}), {});
        write_gray16_png(folder / "instances/a.png", InstanceMap(Size{4, 4}, 26001));
        QCOMPARE(FolderDataset(folder.path()).load(0, 0).instance->at(2, 2), std::uint16_t{26001});
    }

    void bad_pairs_say_which_file_and_why() {
        const TempFolder folder;
        make_layout(folder);
        write_picture_png(folder / "images/size.png", RgbImage(Size{4, 4}));
        write_label_map_png(folder / "masks/size.png", LabelMap(Size{4, 5}), {});
        write_picture_png(folder / "images/value.png", RgbImage(Size{4, 4}));
        LabelMap map(Size{4, 4}, 9);
        map.at(2, 1) = 3;
        write_label_map_png(folder / "masks/value.png", map, {});
        const FolderDataset data(folder.path());
        const std::string size = error_of([&] { data.load(0, 0); });
        QVERIFY2(size.find("size.png: is 4x5 pixels but its picture 4x4") != std::string::npos, size.c_str());
        const std::string value = error_of([&] { data.load(1, 0); });
        QVERIFY2(value.find("class 3 at (2, 1) is outside the 2 classes") != std::string::npos,
                 value.c_str());
    }

    void an_empty_or_wrong_folder_is_refused() {
        const TempFolder folder;
        QVERIFY(!error_of([&] { FolderDataset(folder.path()); }).empty());
        make_layout(folder);
        QVERIFY(error_of([&] { FolderDataset(folder.path()); }).find("no picture has a label map of its name") != std::string::npos);
        std::filesystem::remove_all(folder / "masks");
        QVERIFY(error_of([&] { FolderDataset(folder.path()); }).find("masks") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestFolderDataset)
#include "test_folder_dataset.moc"
