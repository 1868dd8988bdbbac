#include "dataset/class_coding.h"
#include "dataset/original_labels.h"
#include "image/image_io.h"
#include "support/errors.h"
#include "support/png_bytes.h"
#include "support/temp_folder.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;
using Json = nlohmann::json;

namespace {

LabelSet four(std::optional<ClassIndex> ignore = {}) {
    return LabelSet({{"sky", {}, {}}, {"land", {}, {}}, {"sea", {}, {}}, {"rock", {}, {}}}, ignore);
}

std::vector<long long> counts_of(std::initializer_list<int> values) {
    std::vector<long long> counts(65536, 0);
    for (const int value : values)
        ++counts[static_cast<std::size_t>(value)];
    return counts;
}

LabelSet named(int count, const std::string& first) {
    std::vector<LabelClass> classes{{first, {}, {}}};
    for (int i = 1; i < count; ++i)
        classes.push_back({"class " + std::to_string(i), {}, {}});
    return LabelSet(classes);
}

} // namespace

class TestClassCoding : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void valuesAreIndices();
    void aRemapGoesOverTheTable();
    void ignoringMakesAnIgnoreIndex();
    void badRemapsAreRefused_data();
    void badRemapsAreRefused();
    void remapsComeAsTextOrFile();
    void foreignValuesHaveAPlace();
    void suggestions();
    void aSuggestionMendsTheMap();
    void luminanceAsPillow();
};

void TestClassCoding::valuesAreIndices() {
    const ClassCoding coding(four(ClassIndex{9}));
    QCOMPARE(coding.index_of(3), std::optional<ClassIndex>(3));
    QCOMPARE(coding.index_of(9), std::optional<ClassIndex>(9));
    QVERIFY(!coding.index_of(4));
    QVERIFY(!coding.index_of(65535));
}

void TestClassCoding::aRemapGoesOverTheTable() {
    ClassCoding coding(four(ClassIndex{9}));
    coding.remap(Json::parse(R"({"255": "ignore", "7": 2, "8": "rock", "0": 1, "6": -1})"), "test");
    QCOMPARE(coding.index_of(255), std::optional<ClassIndex>(9));
    QCOMPARE(coding.index_of(6), std::optional<ClassIndex>(9));
    QCOMPARE(coding.index_of(7), std::optional<ClassIndex>(2));
    QCOMPARE(coding.index_of(8), std::optional<ClassIndex>(3));
    QCOMPARE(coding.index_of(0), std::optional<ClassIndex>(1));
    QCOMPARE(coding.index_of(1), std::optional<ClassIndex>(1)); // not named: as it was
}

void TestClassCoding::ignoringMakesAnIgnoreIndex() {
    ClassCoding coding(four());
    coding.remap(Json::parse(R"({"7": "ignore"})"), "test");
    QCOMPARE(coding.labels().ignore(), std::optional<ClassIndex>(255));
    QCOMPARE(coding.index_of(7), std::optional<ClassIndex>(255));
    QVERIFY(!coding.index_of(255)); // nobody said what 255 is in the files
}

void TestClassCoding::badRemapsAreRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("no object") << "[1]";
    QTest::newRow("key") << R"({"sky": 1})";
    QTest::newRow("negative key") << R"({"-1": 1})";
    QTest::newRow("large key") << R"({"65536": 1})";
    QTest::newRow("half a key") << R"({"1.5": 1})";
    QTest::newRow("no such index") << R"({"1": 4})";
    QTest::newRow("no such name") << R"({"1": "moon"})";
    QTest::newRow("fraction") << R"({"1": 1.5})";
    QTest::newRow("null") << R"({"1": null})";
    QTest::newRow("minus two") << R"({"1": -2})";
}

void TestClassCoding::badRemapsAreRefused() {
    QFETCH(QString, text);
    ClassCoding coding(four());
    QVERIFY(!error_of([&] { coding.remap(Json::parse(text.toStdString()), "test"); }).empty());
}

void TestClassCoding::remapsComeAsTextOrFile() {
    const TempFolder folder;
    write_bytes(folder / "remap.json", "{ \"255\":\n \"ignore\" }\n");
    QCOMPARE(remap_text((folder / "remap.json").string()), std::string(R"({"255":"ignore"})"));
    QCOMPARE(remap_text(" {\"1\": 2}"), std::string(R"({"1":2})"));
    QCOMPARE(remap_text(""), std::string());
    write_bytes(folder / "list.json", "[1]");
    for (const std::string& wrong :
         {std::string("{\"1\":"), (folder / "list.json").string(), std::string("nowhere")})
        QVERIFY2(!error_of([&] { remap_text(wrong); }).empty(), wrong.c_str());
}

void TestClassCoding::foreignValuesHaveAPlace() {
    LabelMap map(Size{5, 3});
    map.at(2, 1) = 77;
    const std::string error = error_of([&] { ClassCoding(four()).to_indices(map, "map.png"); });
    QVERIFY2(error.find("map.png: class 77 at (2, 1) is outside the 4 classes") == 0, error.c_str());
}

void TestClassCoding::suggestions() {
    const auto table = [](const LabelSet& labels, std::initializer_list<int> values) {
        return suggest_remap(ClassCoding(labels), counts_of(values)).table;
    };
    QVERIFY(table(four(), {0, 1, 2, 3}).is_null());
    QCOMPARE(table(four(), {0, 255}), Json::parse(R"({"255": "ignore"})"));
    QCOMPARE(table(named(2, "no"), {0, 255}), Json::parse(R"({"255": 1})"));
    QCOMPARE(table(four(), {1, 2, 3, 4}),
             Json::parse(R"({"1":0,"2":1,"3":2,"4":3,"0":"ignore","255":"ignore"})"));
    QCOMPARE(table(four(), {0, 1, 4}), Json::parse(R"({"4": "ignore"})")); // 0 is in use: no shift
    const Json ade = table(named(150, "wall"), {0, 1, 150, 255});
    QCOMPARE(ade["150"], Json(149));
    QCOMPARE(ade["0"], Json("ignore"));
    QCOMPARE(ade["255"], Json("ignore"));
    QCOMPARE(ade.size(), std::size_t{152});
    const Json ids = table(named(19, "road"), {0, 7, 26, 33});
    QCOMPARE(ids["7"], Json(0));
    QCOMPARE(ids["26"], Json(13));
    QCOMPARE(ids["33"], Json(18));
    QCOMPARE(ids["0"], Json("ignore"));
    QCOMPARE(table(four(), {0, 17, 90}), Json::parse(R"({"17": "ignore", "90": "ignore"})"));
    std::vector<long long> noise(65536, 1);
    QVERIFY(suggest_remap(ClassCoding(four()), noise).table.is_null());
}

void TestClassCoding::aSuggestionMendsTheMap() {
    ClassCoding coding(named(19, "road"));
    const std::vector<long long> counts = counts_of({0, 7, 26, 33, 255});
    coding.remap(suggest_remap(coding, counts).table, "the suggestion");
    QVERIFY(suggest_remap(coding, counts).table.is_null());
}

/// Expected numbers are those of Pillow's own conversion to "L".
void TestClassCoding::luminanceAsPillow() {
    const TempFolder folder;
    const std::vector<Rgb> palette = {{0, 0, 0}, {128, 0, 0}, {0, 128, 0}, {255, 255, 255}, {1, 2, 3}};
    LabelMap map(Size{5, 1});
    for (int x = 0; x < 5; ++x)
        map.at(x, 0) = static_cast<ClassIndex>(x);
    write_label_map_png(folder / "indexed.png", map, palette);
    const LabelMap indexed = read_luminance(folder / "indexed.png");
    const std::vector<ClassIndex> expected = {0, 38, 75, 255, 2};
    QCOMPARE(std::vector<ClassIndex>(indexed.pixels().begin(), indexed.pixels().end()), expected);
    write_gray16_png(folder / "wide.png", InstanceMap(Size{2, 1}, 26001));
    QCOMPARE(read_luminance(folder / "wide.png").at(0, 0), ClassIndex{255});
    write_gray16_png(folder / "narrow.png", InstanceMap(Size{2, 1}, 254));
    QCOMPARE(read_luminance(folder / "narrow.png").at(0, 0), ClassIndex{254});
    CraftedPng gray;
    gray.width = 4;
    gray.depth = 2;
    gray.sample = [](int x, int, int) { return static_cast<std::uint32_t>(x); };
    write_bytes(folder / "two_bits.png", gray.bytes());
    QCOMPARE(read_luminance(folder / "two_bits.png").at(2, 0), ClassIndex{170});
    CraftedPng clear = gray;
    clear.depth = 8;
    clear.color_type = 6;
    clear.sample = [](int, int, int channel) { return channel == 3 ? 0U : 100U; };
    write_bytes(folder / "clear.png", clear.bytes());
    QCOMPARE(read_luminance(folder / "clear.png").at(0, 0), ClassIndex{100}); // opacity does not count
}

QTEST_GUILESS_MAIN(TestClassCoding)
#include "test_class_coding.moc"
