#include "base/sha256.h"
#include "formats/label_set_builtin.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <set>

using namespace sinopia;
using namespace sinopia::test;

namespace {

const std::filesystem::path folder = SINOPIA_SOURCE_DIR "/resources/label_sets";

BuiltInLabelSet set_of(const char* id) {
    return read_built_in_label_set(folder / (std::string(id) + ".json"));
}

/// "index;name;r,g,b" a line: what the sums below were made of, from the official files themselves.
std::string table_of(const LabelSet& labels) {
    std::string table;
    for (int i = 0; i < labels.size(); ++i) {
        const Rgb c = labels[i].color;
        table += std::to_string(i) + ";" + labels[i].name + ";" + std::to_string(c.r) + "," +
                 std::to_string(c.g) + "," + std::to_string(c.b) + "\n";
    }
    return table;
}

bool has(const LabelSet& labels, int index, const char* name, Rgb color) {
    return labels[index].name == name && labels[index].color == color;
}

std::size_t different_colors(const LabelSet& labels) {
    std::set<std::tuple<int, int, int>> seen;
    for (const LabelClass& one : labels.classes())
        seen.insert({one.color.r, one.color.g, one.color.b});
    return seen.size();
}

} // namespace

class TestLabelSetsBuiltin : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void all_sets_are_there() {
        std::map<std::string, int> sizes;
        for (const BuiltInLabelSet& set : built_in_label_sets(folder)) {
            sizes[set.id] = set.labels.size();
            QVERIFY2(!set.source.empty() && !set.licence.empty() && !set.note.empty(), set.id.c_str());
            QCOMPARE(set.aliases.size(), static_cast<std::size_t>(set.labels.size()));
            std::set<std::string> names;
            for (const LabelClass& one : set.labels.classes()) {
                QVERIFY2(names.insert(one.name).second, one.name.c_str());
                QVERIFY2(!one.group.empty(), one.name.c_str());
            }
        }
        const std::map<std::string, int> expected = {{"ade20k-150", 150},     {"celebamask-hq-19", 19},
                                                     {"cityscapes-19", 19},   {"cityscapes-34", 34},
                                                     {"coco-stuff-182", 182}, {"pascal-voc-21", 21}};
        QVERIFY(sizes == expected);
        QVERIFY(built_in_label_sets(folder / "nowhere").empty());
    }

    /// SHA-256 of the whole tables. For COCO-Stuff the names are official and the colours ours.
    void whole_tables_match_the_official_ones_data() {
        QTest::addColumn<QString>("sum");
        QTest::newRow("cityscapes-34") << "49789e939f87b4e2afe9a8eb6753d2d45a373162f7b2c53d358e9e1a3ac394f3";
        QTest::newRow("cityscapes-19") << "2176c1862a1a290df04680f9aa00a69af6c8acc61888e425168ca6a6d04879c4";
        QTest::newRow("ade20k-150") << "95f7f4021e979f8cbf0d81c9fad2ceb64b205f8922c800e5b3cf83cdc5f2d871";
        QTest::newRow("celebamask-hq-19")
            << "1e51fd1ec7ceb1c26edb72b10d5af02dd6b5e147ff32b31e74359ac536dd8052";
        QTest::newRow("pascal-voc-21") << "f8c74ac446e058d6a88658dcfc95de97a64c31f005faacdc8aaca0af745e2a30";
        QTest::newRow("coco-stuff-182") << "1fded82c4a03f4f432887ef4cdd88f841e0813245e28953fbd27e97a6dbd13ac";
    }

    void whole_tables_match_the_official_ones() {
        QFETCH(QString, sum);
        const LabelSet labels = set_of(QTest::currentDataTag()).labels;
        const std::string table = table_of(labels);
        QCOMPARE(QString::fromStdString(sha256_of(std::as_bytes(std::span(table)))), sum);
    }

    void cityscapes_numbers_its_classes_twice() {
        const BuiltInLabelSet ids = set_of("cityscapes-34"), train = set_of("cityscapes-19");
        QVERIFY(has(ids.labels, 7, "road", {128, 64, 128}));
        QVERIFY(has(train.labels, 0, "road", {128, 64, 128}));
        QVERIFY(has(ids.labels, 26, "car", {0, 0, 142}));
        QVERIFY(has(train.labels, 13, "car", {0, 0, 142}));
        QVERIFY(has(ids.labels, 33, "bicycle", {119, 11, 32}));
        QCOMPARE(ids.labels[24].group, std::string("human"));
        QVERIFY(!train.labels.find("caravan"));
        QCOMPARE(different_colors(ids.labels), std::size_t{29}); // five blacks, two greys
        QCOMPARE(different_colors(train.labels), std::size_t{19});
        QCOMPARE(*train.labels.ignore(), ClassIndex{255});
        QCOMPARE(*train.file_values.index_of(255, 19), ClassIndex{255});
        QVERIFY(!train.file_values.index_of(19, 19));
        QCOMPARE(*ids.file_values.index_of(33, 34), ClassIndex{33});
    }

    void ade20k_files_hold_one_more() {
        const BuiltInLabelSet set = set_of("ade20k-150");
        QVERIFY(has(set.labels, 0, "wall", {120, 120, 120}));
        QVERIFY(has(set.labels, 2, "sky", {6, 230, 230}));
        QVERIFY(has(set.labels, 12, "person", {150, 5, 61}));
        QVERIFY(has(set.labels, 149, "flag", {92, 0, 255}));
        QCOMPARE(set.aliases[12].front(), std::string("individual"));
        QCOMPARE(different_colors(set.labels), std::size_t{149}); // road and skyscraper share a grey
        QCOMPARE(*set.file_values.index_of(1, 150), ClassIndex{0});
        QCOMPARE(*set.file_values.index_of(150, 150), ClassIndex{149});
        QCOMPARE(*set.file_values.index_of(0, 150), ClassIndex{150});
        QCOMPARE(*set.labels.ignore(), ClassIndex{150});
        QCOMPARE(set.ignore_name, std::string("other"));
        QVERIFY(!set.file_values.index_of(151, 150));
        QVERIFY(!set.file_values.index_of(-1, 150));
    }

    void celebamask_parts_are_merged_in_order() {
        const BuiltInLabelSet set = set_of("celebamask-hq-19");
        QVERIFY(has(set.labels, 0, "background", {0, 0, 0}));
        QVERIFY(has(set.labels, 1, "skin", {204, 0, 0}));
        QVERIFY(has(set.labels, 13, "hair", {0, 0, 204}));
        QVERIFY(has(set.labels, 18, "cloth", {0, 204, 0}));
        QCOMPARE(set.part_files.size(), std::size_t{18});
        for (int i = 0; i < 18; ++i)
            QCOMPARE(set.part_files[static_cast<std::size_t>(i)], set.labels[i + 1].name);
    }

    void coco_stuff_files_hold_the_id_less_one() {
        const BuiltInLabelSet set = set_of("coco-stuff-182");
        QCOMPARE(set.labels[0].name, std::string("person")); // official id 1
        QCOMPARE(set.labels[11].name, std::string("street sign"));
        QCOMPARE(set.labels[156].name, std::string("sky-other"));
        QCOMPARE(set.labels[181].name, std::string("wood"));
        QCOMPARE(set.labels[181].group, std::string("solid"));
        QCOMPARE(different_colors(set.labels), std::size_t{182});
        QCOMPARE(*set.file_values.index_of(255, 182), ClassIndex{182});
        QCOMPARE(*set.labels.ignore(), ClassIndex{182});
    }

    /// The development kit's map: bit k of the index's three bits a round goes to the channels' high bits.
    void pascal_colours_interleave_the_bits() {
        const BuiltInLabelSet set = set_of("pascal-voc-21");
        for (int i = 0; i < 21; ++i) {
            int channels[3] = {};
            for (int bit = 0; bit < 8; ++bit)
                for (int c = 0; c < 3; ++c)
                    if (3 * bit + c < 8 && (i >> (3 * bit + c) & 1))
                        channels[c] += 128 >> bit;
            const Rgb color = set.labels[i].color;
            QVERIFY(color.r == channels[0] && color.g == channels[1] && color.b == channels[2]);
        }
        QVERIFY(has(set.labels, 15, "person", {192, 128, 128}));
        QCOMPARE(*set.file_values.index_of(255, 21), ClassIndex{255});
    }

    void values_and_indices_go_both_ways() {
        for (const BuiltInLabelSet& set : built_in_label_sets(folder)) {
            const int count = set.labels.size();
            for (int value = 0; value < 256; ++value)
                if (const auto index = set.file_values.index_of(value, count))
                    QCOMPARE(*set.file_values.value_of(*index, count), value);
            for (int index = 0; index < count; ++index)
                QVERIFY(set.file_values.value_of(static_cast<ClassIndex>(index), count));
        }
    }

    void broken_files_are_refused() {
        const TempFolder temp;
        const auto refused = [&](const char* text) {
            write_bytes(temp / "set.json", text);
            return !error_of([&] { read_built_in_label_set(temp / "set.json"); }).empty();
        };
        const std::string head = R"({"title":"a","source":"b","licence":"c","names":["x"],)";
        QVERIFY(!refused((head + R"("file_values":{"first":1,"special":{"0":7}}})").c_str()));
        QVERIFY(refused((head + R"("file_values":{"special":{"x":7}}})").c_str()));
        QVERIFY(refused((head + R"("file_values":{"special":{"0":70000}}})").c_str()));
        QVERIFY(refused((head + R"("aliases":[["a"],["b"]]})").c_str()));
        QVERIFY(refused((head + R"("aliases":"x"})").c_str()));
        QVERIFY(refused(R"({"title":"a","source":"b","licence":"c"})"));
        QVERIFY(refused(R"({"names":["x"]})"));
    }
};

QTEST_GUILESS_MAIN(TestLabelSetsBuiltin)
#include "test_label_sets_builtin.moc"
