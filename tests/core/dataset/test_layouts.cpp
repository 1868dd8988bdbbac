// Each published layout, made small, with values that must be read as its authors meant them.

#include "dataset/folder_dataset.h"
#include "support/dataset_files.h"
#include "support/errors.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

constexpr Size size{24, 16};

QString name_of(const FolderDataset& data, std::size_t index) {
    return QString::fromStdString(data.name(index));
}

/// The class at the top and that at the bottom.
std::pair<int, int> ends_of(const LabelMap& map) {
    return {map.at(0, 0), map.at(0, map.height() - 1)};
}

using Ends = std::pair<int, int>;

DatasetOptions original(DatasetOptions options) {
    options.preprocess = Preprocess::original;
    return options;
}

void put_cityscapes(const std::filesystem::path& root, const char* part, const std::string& stem, int seed) {
    const std::string city = stem.substr(0, stem.find('_'));
    put_picture(root / "leftImg8bit" / part / city / (stem + "_leftImg8bit.png"), size, seed);
    const std::filesystem::path maps = root / "gtFine" / part / city;
    put_map(maps / (stem + "_gtFine_labelIds.png"), halves(size, 23, 26));
    put_map(maps / (stem + "_gtFine_color.png"), halves(size, 0, 1)); // of another kind: not looked at
    put_instances(maps / (stem + "_gtFine_instanceIds.png"), halves(size, 26001, 26002));
    write_bytes(maps / (stem + "_gtFine_polygons.json"), "{}");
}

} // namespace

class TestLayouts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyLayoutIsFoundByName();
    void foldersTakeATemplate();
    void cityscapesReadsIdsAndWideInstances();
    void cityscapesInTheOriginalsWay();
    void ade20kMovesDownByOne();
    void ade20kInTheOriginalsWay();
    void celebaMerged();
    void celebaPartsCoverOneAnother();
    void cocoInBothForms();
    void vocFollowsItsLists();
    void vocWithoutLists();
    void theTailIsHeldOutWithoutSplits();
    void missingFoldersAreNamed_data();
    void missingFoldersAreNamed();
    void aRemapGoesBeforeTheLayout();
};

void TestLayouts::everyLayoutIsFoundByName() {
    QCOMPARE(dataset_layouts().front()->name(), std::string_view("folders"));
    for (const DatasetLayout* layout : dataset_layouts())
        QCOMPARE(&dataset_layout(layout->name()), layout);
    const std::string error = error_of([] { dataset_layout("photos"); });
    QVERIFY2(error.find("cityscapes") != std::string::npos, error.c_str());
}

void TestLayouts::foldersTakeATemplate() {
    const TempFolder folder;
    put_picture(folder / "images/a.png", size, 1);
    put_picture(folder / "images/b.png", size, 2);
    put_map(folder / "masks/a_gt.png", halves(size, 0, 1));
    put_map(folder / "masks/b.png", halves(size, 1, 1)); // not named by the template
    write_bytes(folder / "classes.json", R"({"names": ["x", "y"]})");
    DatasetOptions options = options_for("folders", folder.path());
    options.label_template = "${im_id}_gt.png";
    const FolderDataset data(options);
    QCOMPARE(data.size(), std::size_t{1});
    QCOMPARE(name_of(data, 0), QString("a"));
    QCOMPARE(data.listing().images_without_mask.size(), std::size_t{1});
    QCOMPARE(data.listing().other.size(), std::size_t{1});
    for (const char* wrong :
         {"_gt.png", "${im_id}", "${im_id}${im_id}.png", "../${im_id}.png", "${im_id}.jpg"}) {
        options.label_template = wrong;
        QVERIFY2(!error_of([&] { FolderDataset{options}; }).empty(), wrong);
    }
}

void TestLayouts::cityscapesReadsIdsAndWideInstances() {
    const TempFolder folder;
    put_cityscapes(folder.path(), "train", "bonn_000001_000019", 1);
    put_cityscapes(folder.path(), "train", "aachen_000000_000019", 2);
    put_cityscapes(folder.path(), "val", "ulm_000000_000019", 3);
    const FolderDataset data(options_for("cityscapes", folder.path()));
    QCOMPARE(data.size(), std::size_t{3});
    QCOMPARE(data.listing().held_out_first(), std::size_t{2});
    QCOMPARE(name_of(data, 0), QString("aachen_000000_000019"));
    QCOMPARE(name_of(data, 2), QString("ulm_000000_000019"));
    QCOMPARE(data.labels().size(), 34);
    QCOMPARE(data.labels()[26].name, std::string("car"));
    const Pair pair = data.load(1, 0);
    QCOMPARE(ends_of(pair.label), Ends(23, 26));
    QCOMPARE(ends_of(*pair.instance), Ends(26001, 26002)); // two cars stay two
    QVERIFY(pair.image == some_picture(size, 1));
    QVERIFY(data.listing().other.empty());
}

void TestLayouts::cityscapesInTheOriginalsWay() {
    const TempFolder folder;
    put_cityscapes(folder.path(), "train", "bonn_000001_000019", 1);
    const FolderDataset data(original(options_for("cityscapes", folder.path())));
    QCOMPARE(data.labels().size(), 35);
    const Pair pair = data.load(0, 0);
    QCOMPARE(ends_of(pair.label), Ends(23, 26));
    QCOMPARE(ends_of(*pair.instance), Ends(255, 255)); // 8 bits: they become one
}

void TestLayouts::ade20kMovesDownByOne() {
    const TempFolder folder;
    put_picture(folder / "images/training/ADE_train_00000001.png", size, 1);
    put_map(folder / "annotations/training/ADE_train_00000001.png", halves(size, 0, 150));
    put_picture(folder / "images/validation/ADE_val_00000001.png", size, 2);
    put_map(folder / "annotations/validation/ADE_val_00000001.png", halves(size, 1, 151));
    const FolderDataset data(options_for("ade20k", folder.path()));
    QCOMPARE(data.labels().size(), 150);
    QCOMPARE(ends_of(data.load(0, 0).label), Ends(*data.labels().ignore(), 149));
    QCOMPARE(data.listing().held_out_first(), std::size_t{1});
    const std::string error = error_of([&] { data.load(1, 0); });
    QVERIFY2(error.find("class 151 at (0, 8)") != std::string::npos, error.c_str());
}

void TestLayouts::ade20kInTheOriginalsWay() {
    const TempFolder folder;
    put_picture(folder / "images/training/a.png", size, 1);
    put_map(folder / "annotations/training/a.png", halves(size, 0, 150));
    put_picture(folder / "images/training/b.png", size, 2);
    put_map(folder / "annotations/training/b.png", halves(size, 1, 255)); // 254: the original crashes
    const FolderDataset data(original(options_for("ade20k", folder.path())));
    QCOMPARE(data.labels().size(), 151);
    QVERIFY(!data.labels().ignore());
    QCOMPARE(ends_of(data.load(0, 0).label), Ends(150, 149));
    QVERIFY(!error_of([&] { data.load(1, 0); }).empty());
}

void TestLayouts::celebaMerged() {
    const TempFolder folder;
    put_picture(folder / "train/images/7.png", size, 1);
    put_map(folder / "train/labels/7.png", halves(size, 18, 1));
    put_picture(folder / "test/images/8.png", size, 2);
    put_map(folder / "test/labels/8.png", halves(size, 0, 13));
    const FolderDataset data(options_for("celeba", folder.path()));
    QCOMPARE(data.labels().size(), 19);
    QCOMPARE(data.listing().held_out_first(), std::size_t{1});
    const Pair pair = data.load(0, 0);
    QCOMPARE(ends_of(pair.label), Ends(18, 1));
    QVERIFY(pair.instance == pair.label);
}

void TestLayouts::celebaPartsCoverOneAnother() {
    const TempFolder folder;
    const std::filesystem::path parts = folder / "CelebAMask-HQ-mask-anno";
    const Size half{12, 8};
    put_picture(folder / "CelebA-HQ-img/12.png", size, 1); // twice the size of its masks, as published
    put_map(parts / "0/00012_skin.png", halves(half, 255, 255));
    put_map(parts / "0/00012_nose.png", halves(half, 255, 0)); // above the skin
    put_map(parts / "0/00012_hair.png", halves(half, 0, 255));
    put_map(parts / "0/00012_neck_l.png", halves(half, 0, 0));
    put_picture(folder / "CelebA-HQ-img/13.png", size, 2);
    put_map(parts / "1/00014_skin.png", halves(half, 255, 255));
    const DatasetOptions options = options_for("celeba", folder.path());
    const FolderDataset data(options);
    QCOMPARE(data.size(), std::size_t{1});
    const Pair pair = data.load(0, 0);
    QCOMPARE(pair.label.size(), size);
    QCOMPARE(ends_of(pair.label), Ends(*data.labels().find("nose"), *data.labels().find("hair")));
    QCOMPARE(data.listing().images_without_mask.size(), std::size_t{1});
    QCOMPARE(data.listing().masks_without_image.size(), std::size_t{1});
    const BuiltInLabelSet set = published_label_set(options, "celebamask-hq-19");
    for (std::size_t part = 0; part < set.part_files.size(); ++part) { // class i + 1 is part i
        const std::string mask = "00012_" + set.part_files[part] + ".png";
        for (const char* old : {"skin", "nose", "hair", "neck_l"})
            std::filesystem::remove(parts / "0" / (std::string("00012_") + old + ".png"));
        put_map(parts / "0" / mask, halves(half, 255, 255));
        QCOMPARE(ends_of(FolderDataset(options).load(0, 0).label),
                 Ends(static_cast<int>(part + 1), static_cast<int>(part + 1)));
        std::filesystem::remove(parts / "0" / mask);
    }
}

void TestLayouts::cocoInBothForms() {
    const TempFolder spade, official;
    put_picture(spade / "train_img/1.png", size, 1);
    put_map(spade / "train_label/1.png", halves(size, 255, 181));
    put_map(spade / "train_inst/1.png", halves(size, 3, 4));
    put_picture(spade / "val_img/2.png", size, 2);
    put_map(spade / "val_label/2.png", halves(size, 0, 1));
    put_map(spade / "val_inst/2.png", halves(size, 3, 4));
    const FolderDataset one(options_for("coco", spade.path()));
    QCOMPARE(one.labels().size(), 182);
    QCOMPARE(one.labels()[0].name, std::string("person"));
    QCOMPARE(one.listing().held_out_first(), std::size_t{1});
    QCOMPARE(ends_of(one.load(0, 0).label), Ends(*one.labels().ignore(), 181));
    QCOMPARE(ends_of(*one.load(1, 0).instance), Ends(3, 4));
    const FolderDataset as_original(original(options_for("coco", spade.path())));
    QCOMPARE(as_original.labels().size(), 183);
    QCOMPARE(ends_of(as_original.load(0, 0).label), Ends(182, 181));

    put_picture(official / "images/train2017/000000000009.png", size, 1);
    put_map(official / "stuffthingmaps/train2017/000000000009.png", halves(size, 5, 6));
    QCOMPARE(ends_of(FolderDataset(options_for("coco", official.path())).load(0, 0).label), Ends(5, 6));
}

void put_voc(const TempFolder& folder) {
    const std::vector<Rgb> palette = {{0, 0, 0}, {128, 0, 0}, {0, 128, 0}};
    for (const char* stem : {"2007_000032", "2007_000039", "2007_000063"}) {
        put_picture(folder / (std::string("JPEGImages/") + stem + ".png"), size, stem[10]);
        put_map(folder / (std::string("SegmentationClass/") + stem + ".png"), halves(size, 1, 2), palette);
    }
    put_picture(folder / "JPEGImages/2007_000027.png", size, 9); // has no map, as most of them
}

void TestLayouts::vocFollowsItsLists() {
    const TempFolder folder;
    put_voc(folder);
    put_map(folder / "SegmentationClass/2007_000032.png", halves(size, 255, 20));
    std::filesystem::create_directories(folder / "ImageSets/Segmentation");
    write_bytes(folder / "ImageSets/Segmentation/train.txt", "2007_000039\r\n2007_000032\n2007_999999\n");
    write_bytes(folder / "ImageSets/Segmentation/val.txt", "2007_000063 1\n");
    const FolderDataset data(options_for("voc", folder.path()));
    QCOMPARE(data.size(), std::size_t{3});
    QCOMPARE(data.listing().held_out_first(), std::size_t{2});
    QCOMPARE(ends_of(data.load(0, 0).label), Ends(*data.labels().ignore(), 20));
    QCOMPARE(ends_of(data.load(1, 0).label), Ends(1, 2));                // indices, not colours
    QCOMPARE(data.listing().images_without_mask.size(), std::size_t{1}); // the listed one that is not there
    write_bytes(folder / "ImageSets/Segmentation/val.txt", "../../etc/passwd\n");
    QVERIFY(!error_of([&] { FolderDataset(options_for("voc", folder.path())); }).empty());
}

void TestLayouts::vocWithoutLists() {
    const TempFolder folder;
    put_voc(folder);
    const FolderDataset data(options_for("voc", folder.path()));
    QCOMPARE(data.size(), std::size_t{3});
    QVERIFY(data.listing().images_without_mask.empty());
}

void TestLayouts::theTailIsHeldOutWithoutSplits() {
    const TempFolder folder;
    put_folders(folder.path(), 25, {8, 8});
    const FolderDataset data(folder.path());
    QCOMPARE(data.listing().held_out_first(), std::size_t{23});
    QVERIFY(!data.listing().own_splits);
    const TempFolder few;
    put_folders(few.path(), 9, {8, 8});
    QCOMPARE(FolderDataset(few.path()).listing().held_out_first(), std::size_t{9});
}

void TestLayouts::missingFoldersAreNamed_data() {
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("word");
    QTest::newRow("folders") << "folders"
                             << "classes.json";
    QTest::newRow("cityscapes") << "cityscapes"
                                << "leftImg8bit";
    QTest::newRow("ade20k") << "ade20k"
                            << "training";
    QTest::newRow("celeba") << "celeba"
                            << "train";
    QTest::newRow("coco") << "coco"
                          << "train_img";
    QTest::newRow("voc") << "voc"
                         << "JPEGImages";
}

void TestLayouts::missingFoldersAreNamed() {
    QFETCH(QString, layout);
    QFETCH(QString, word);
    const TempFolder folder;
    const std::string error =
        error_of([&] { FolderDataset(options_for(layout.toStdString(), folder.path())); });
    QVERIFY2(QString::fromStdString(error).contains(word), error.c_str());
}

void TestLayouts::aRemapGoesBeforeTheLayout() {
    const TempFolder folder;
    put_picture(folder / "images/training/a.png", size, 1);
    put_map(folder / "annotations/training/a.png", halves(size, 0, 200));
    DatasetOptions options = options_for("ade20k", folder.path());
    options.remap = R"({"200": "sky", "0": 5})";
    const FolderDataset data(options);
    QCOMPARE(ends_of(data.load(0, 0).label), Ends(5, *data.labels().find("sky")));
}

QTEST_GUILESS_MAIN(TestLayouts)
#include "test_layouts.moc"
