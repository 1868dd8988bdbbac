// Sound datasets with one fault each: the check must name the fault, its kind and its file, and nothing else.

#include "dataset/check.h"
#include "support/dataset_files.h"
#include "support/png_bytes.h"

#include <QtTest>

#include <algorithm>

using namespace sinopia;
using namespace sinopia::test;

namespace {

namespace fs = std::filesystem;

constexpr Size size{20, 12};

/// What is planted into a sound dataset, and what the check must say of it.
struct Planted {
    const char* name;
    std::string layout;
    void (*plant)(const fs::path& root);
    std::string kind; ///< a fault's, or "note"
    std::string file; ///< in the message
    std::string says; ///< too
};

void cut_in_half(const fs::path& path) {
    const std::string bytes = read_bytes(path);
    write_bytes(path, bytes.substr(0, bytes.size() / 2));
}

LabelMap with_value(int x, int y, ClassIndex value) {
    LabelMap map(size);
    map.at(x, y) = value;
    return map;
}

void put_sound_folders(const fs::path& root) {
    put_folders(root, 5, size);
    for (const char* name : {"pair00.png", "pair01.png", "pair02.png", "pair03.png", "pair04.png"})
        put_instances(root / "instances" / name, halves(size, 1, 2));
}

void put_sound_ade20k(const fs::path& root) {
    for (const char* name : {"training/a.png", "training/b.png", "validation/c.png"}) {
        put_picture(root / "images" / name, size, name[std::string(name).size() - 5]);
        put_map(root / "annotations" / name, halves(size, 1, 0));
    }
}

void put_sound_celeba(const fs::path& root) {
    put_picture(root / "CelebA-HQ-img/3.png", {40, 24}, 1);
    for (const char* part : {"skin", "hair"})
        put_map(root / "CelebAMask-HQ-mask-anno/0" / (std::string("00003_") + part + ".png"),
                halves(size, 255, 0));
}

void put_sound_voc(const fs::path& root) {
    put_picture(root / "JPEGImages/a.png", size, 1);
    put_map(root / "SegmentationClass/a.png", halves(size, 1, 255));
    fs::create_directories(root / "ImageSets/Segmentation");
    write_bytes(root / "ImageSets/Segmentation/train.txt", "a\n");
}

void put_sound(const std::string& layout, const fs::path& root) {
    if (layout == "folders")
        put_sound_folders(root);
    else if (layout == "ade20k")
        put_sound_ade20k(root);
    else if (layout == "celeba")
        put_sound_celeba(root);
    else
        put_sound_voc(root);
}

/// A PNG whose header promises a picture beyond the limits.
std::string giant() {
    CraftedPng png;
    png.width = png.height = 60000;
    return png.bytes();
}

/// An index beyond the palette.
std::string beyond_palette() {
    CraftedPng png;
    png.width = 20;
    png.height = 12;
    png.color_type = 3;
    png.palette = {{1, 2, 3}, {4, 5, 6}};
    png.sample = [](int x, int, int) { return x == 7 ? 9U : 0U; };
    return png.bytes();
}

const std::vector<Planted> planted = {
    {"no class list", "folders", [](const fs::path& r) { fs::remove(r / "classes.json"); }, "classes",
     "classes.json", ""},
    {"a broken class list", "folders",
     [](const fs::path& r) { write_bytes(r / "classes.json", "{\"names\": ["); }, "classes", "classes.json",
     ""},
    {"two classes of one name", "folders",
     [](const fs::path& r) { write_bytes(r / "classes.json", R"({"names": ["a", "b", "a"]})"); }, "classes",
     "classes.json", "twice"},
    {"no masks", "folders", [](const fs::path& r) { fs::remove_all(r / "masks"); }, "layout", "masks", ""},
    {"a picture alone", "folders", [](const fs::path& r) { put_picture(r / "images/more.png", size, 8); },
     "picture-alone", "images/more.png", "no label map"},
    {"a mask alone", "folders", [](const fs::path& r) { put_map(r / "masks/more.png", LabelMap(size)); },
     "mask-alone", "masks/more.png", "no picture"},
    {"an instance map alone", "folders",
     [](const fs::path& r) { put_instances(r / "instances/more.png", LabelMap(size)); }, "mask-alone",
     "instances/more.png", ""},
    {"an instance map too few", "folders", [](const fs::path& r) { fs::remove(r / "instances/pair03.png"); },
     "no-instances", "pair03.png", "instance map"},
    {"two pictures of one name", "folders",
     [](const fs::path& r) { put_picture(r / "images/pair01.PNG", size, 77); }, "same-stem", "pair01.", ""},
    {"half a picture", "folders", [](const fs::path& r) { cut_in_half(r / "images/pair01.png"); },
     "unreadable", "images/pair01.png", ""},
    {"half a mask", "folders", [](const fs::path& r) { cut_in_half(r / "masks/pair01.png"); }, "unreadable",
     "masks/pair01.png", ""},
    {"half an instance map", "folders", [](const fs::path& r) { cut_in_half(r / "instances/pair01.png"); },
     "unreadable", "instances/pair01.png", ""},
    {"an empty file", "folders", [](const fs::path& r) { write_bytes(r / "images/pair00.png", ""); },
     "unreadable", "pair00.png", ""},
    {"a text called a picture", "folders",
     [](const fs::path& r) { write_bytes(r / "images/pair00.png", "hello"); }, "unreadable", "pair00.png",
     ""},
    {"a link to nowhere", "folders",
     [](const fs::path& r) {
         fs::remove(r / "images/pair00.png");
         fs::create_symlink(r / "nowhere.png", r / "images/pair00.png");
     },
     "unreadable", "pair00.png", ""},
    {"a picture beyond the limits", "folders",
     [](const fs::path& r) { write_bytes(r / "images/pair00.png", giant()); }, "unreadable", "pair00.png",
     "60000"},
    {"a picture with an index beyond its palette", "folders",
     [](const fs::path& r) { write_bytes(r / "images/pair00.png", beyond_palette()); }, "unreadable",
     "pair00.png", "palette"},
    {"a mask in colours", "folders", [](const fs::path& r) { put_picture(r / "masks/pair04.png", size, 3); },
     "unreadable", "masks/pair04.png", "colours"},
    {"a mask of another size", "folders",
     [](const fs::path& r) {
         put_map(r / "masks/pair04.png", LabelMap(Size{12, 20}));
     },
     "size-mismatch", "masks/pair04.png", "12x20"},
    {"an instance map of another size", "folders",
     [](const fs::path& r) {
         put_instances(r / "instances/pair04.png", LabelMap(Size{10, 6}));
     },
     "size-mismatch", "instances/pair04.png", "10x6"},
    {"a class out of range", "folders",
     [](const fs::path& r) { put_map(r / "masks/pair04.png", with_value(5, 7, 3)); }, "foreign-class",
     "masks/pair04.png", "class 3 is outside the 3 classes (1 pixels, the first at (5, 7))"},
    {"a class of 16 bits", "folders",
     [](const fs::path& r) { put_map(r / "masks/pair04.png", with_value(19, 11, 26001)); }, "foreign-class",
     "masks/pair04.png", "class 26001 is outside the 3 classes (1 pixels, the first at (19, 11))"},
    {"a mask without any class", "folders",
     [](const fs::path& r) { put_map(r / "masks/pair04.png", LabelMap(size, 255)); }, "note",
     "masks/pair04.png", "ignored"},
    {"a picture twice", "folders", [](const fs::path& r) { put_picture(r / "images/pair04.png", size, 1); },
     "note", "pair04.png", "same picture as pair01.png"},
    {"a value beyond ADE20K's", "ade20k",
     [](const fs::path& r) { put_map(r / "annotations/training/b.png", with_value(0, 3, 200)); },
     "foreign-class", "training/b.png", "class 200"},
    {"a picture in both splits", "ade20k",
     [](const fs::path& r) { put_picture(r / "images/validation/c.png", size, 'a'); }, "split-leak",
     "validation/c.png", "a.png"},
    {"an annotation too few", "ade20k",
     [](const fs::path& r) { fs::remove(r / "annotations/validation/c.png"); }, "picture-alone",
     "validation/c.png", ""},
    {"a part of another size", "celeba",
     [](const fs::path& r) {
         put_map(r / "CelebAMask-HQ-mask-anno/0/00003_hair.png", LabelMap(Size{5, 5}));
     },
     "unreadable", "00003_hair.png", "size"},
    {"parts that do not fit the picture", "celeba",
     [](const fs::path& r) {
         put_picture(r / "CelebA-HQ-img/3.png", {41, 24}, 1);
     },
     "size-mismatch", "00003_", "41x24"},
    {"a listed picture that is missing", "voc",
     [](const fs::path& r) { write_bytes(r / "ImageSets/Segmentation/train.txt", "a\nb\n"); },
     "picture-alone", "b", ""},
};

bool says(const std::string& text, const Planted& fault) {
    return text.find(fault.file) != std::string::npos && text.find(fault.says) != std::string::npos;
}

std::string report_text(const DatasetReport& report) {
    std::string text;
    for (const std::string& line : to_lines(report))
        text += line + "\n";
    return text;
}

} // namespace

class TestPlantedFaults : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void soundDatasetsHaveNone();
    void eachIsNamed_data();
    void eachIsNamed();
    void allAtOnceAreNamed();
};

void TestPlantedFaults::soundDatasetsHaveNone() {
    for (const char* layout : {"folders", "ade20k", "celeba", "voc"}) {
        const TempFolder folder;
        put_sound(layout, folder.path());
        const DatasetReport report = check_dataset(options_for(layout, folder.path()));
        QVERIFY2(report.ok() && report.usable > 0, report_text(report).c_str());
    }
}

void TestPlantedFaults::eachIsNamed_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < planted.size(); ++i)
        QTest::newRow(planted[i].name) << static_cast<int>(i);
    QVERIFY(planted.size() >= 20);
}

void TestPlantedFaults::eachIsNamed() {
    QFETCH(int, index);
    const Planted& fault = planted[static_cast<std::size_t>(index)];
    const TempFolder folder;
    put_sound(fault.layout, folder.path());
    fault.plant(folder.path());
    const DatasetReport report = check_dataset(options_for(fault.layout, folder.path()));
    const std::string text = report_text(report);
    if (fault.kind == "note") {
        QVERIFY2(report.ok(), text.c_str());
        QVERIFY2(std::any_of(report.notes.begin(), report.notes.end(),
                             [&](const std::string& note) { return says(note, fault); }),
                 text.c_str());
        return;
    }
    QCOMPARE(report.faults.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(fault_name(report.faults[0].kind)), QString::fromStdString(fault.kind));
    QVERIFY2(says(report.faults[0].message, fault), text.c_str());
}

/// One does not hide another: all that can stand in one dataset of pairs of their own.
void TestPlantedFaults::allAtOnceAreNamed() {
    const TempFolder folder;
    const fs::path r = folder.path();
    put_folders(r, 9, size);
    cut_in_half(r / "images/pair00.png");
    cut_in_half(r / "masks/pair01.png");
    fs::remove(r / "masks/pair02.png");
    put_map(r / "masks/more.png", LabelMap(size));
    put_picture(r / "masks/pair03.png", size, 3);
    put_map(r / "masks/pair04.png", LabelMap(Size{5, 5}));
    put_map(r / "masks/pair05.png", with_value(1, 1, 77));
    put_picture(r / "images/pair06.PNG", size, 6);
    write_bytes(r / "images/pair07.png", giant());
    const DatasetReport report = check_dataset(r);
    QCOMPARE(report.faults.size(), std::size_t{9});
    QCOMPARE(report.remap.table, nlohmann::json::parse(R"({"77": "ignore"})"));
}

QTEST_GUILESS_MAIN(TestPlantedFaults)
#include "test_planted_faults.moc"
