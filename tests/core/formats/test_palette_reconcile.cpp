#include "formats/class_names.h"
#include "formats/label_set_builtin.h"
#include "formats/palette_reconcile.h"

#include <QtTest>

using namespace sinopia;

namespace {

LabelSet set_of(std::initializer_list<const char*> names, std::optional<ClassIndex> ignore = {}) {
    std::vector<LabelClass> classes;
    for (const char* name : names)
        classes.push_back({name, {}, {}});
    return LabelSet(std::move(classes), ignore);
}

ClassCounts used(std::initializer_list<int> indices) {
    ClassCounts counts;
    for (const int index : indices)
        counts[static_cast<ClassIndex>(index)] = {10 + index, {index, 0}};
    return counts;
}

const ClassMatch& match_of(const Reconciliation& plan, int from) {
    for (const ClassMatch& match : plan.matches)
        if (match.from == from)
            return match;
    throw std::runtime_error("no such class");
}

bool becomes(const Reconciliation& plan, int from, int to, MatchReason reason) {
    const ClassMatch& match = match_of(plan, from);
    return match.to == static_cast<ClassIndex>(to) && match.reason == reason;
}

} // namespace

class TestPaletteReconcile : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void names_are_compared_ever_more_widely() {
        QCOMPARE(spelling_key("Traffic_Light"), spelling_key("trafficlight"));
        QVERIFY(spelling_key("trees") != spelling_key("tree"));
        QCOMPARE(plural_key("Street Trees"), plural_key("street tree"));
        QCOMPARE(plural_key("people"), plural_key("person"));
        QCOMPARE(plural_key("benches"), plural_key("bench"));
        QCOMPARE(plural_key("puppies"), plural_key("puppy"));
        QCOMPARE(plural_key("buses"), plural_key("bus"));
        QCOMPARE(plural_key("houses"), plural_key("house"));
        QCOMPARE(plural_key("noses"), plural_key("nose"));
        QCOMPARE(plural_key("glass"), std::string("glass"));
        QCOMPARE(synonym_key("couch"), synonym_key("Sofas"));
        QCOMPARE(synonym_key("wall-other"), synonym_key("wall"));
        QCOMPARE(synonym_key("l_eye"), synonym_key("left eyes"));
        QVERIFY(synonym_key("sky") != synonym_key("sea"));
        QVERIFY(means_no_class("Unlabeled") && means_no_class("other") && !means_no_class("background"));
    }

    void each_reason_is_found() {
        const LabelSet map = set_of({"sky", "Traffic Light", "trees", "couch", "unicorn", "unlabeled"});
        const LabelSet model = set_of({"sofa", "traffic_light", "sky", "tree"}, ClassIndex{255});
        const Reconciliation plan = propose_reconciliation(map, used({0, 1, 2, 3, 4, 5}), model);
        QVERIFY(becomes(plan, 0, 2, MatchReason::name));
        QVERIFY(becomes(plan, 1, 1, MatchReason::spelling));
        QVERIFY(becomes(plan, 2, 3, MatchReason::plural));
        QVERIFY(becomes(plan, 3, 0, MatchReason::synonym));
        QVERIFY(!match_of(plan, 4).to);
        QVERIFY(becomes(plan, 5, 255, MatchReason::ignored));
        QCOMPARE(plan.open(), 1);
        const std::map<ClassIndex, ClassIndex> expected = {{0, 2}, {2, 3}, {3, 0}, {5, 255}};
        QVERIFY(plan.remap() == expected);
    }

    void never_by_index_where_there_are_names() {
        const Reconciliation plan =
            propose_reconciliation(set_of({"a", "b"}), used({0, 1}), set_of({"x", "y"}));
        QCOMPARE(plan.open(), 2);
        QVERIFY(plan.remap().empty());
    }

    void lists_without_names_go_by_number() {
        for (const LabelSet& map : {LabelSet(), LabelSet::generated(3)}) {
            const Reconciliation plan = propose_reconciliation(map, used({1, 2, 7}), set_of({"x", "y", "z"}));
            QVERIFY(becomes(plan, 1, 1, MatchReason::number));
            QVERIFY(becomes(plan, 2, 2, MatchReason::number));
            QVERIFY(!match_of(plan, 7).to && !match_of(plan, 7).listed);
            QCOMPARE(plan.open(), 1);
            QVERIFY(plan.remap().empty());
        }
    }

    void several_candidates_are_left_to_the_person() {
        const LabelSet model = set_of({"stairs", "stairway", "rug"});
        const Reconciliation plan =
            propose_reconciliation(set_of({"staircase", "carpet"}), used({0, 1}), model);
        QVERIFY(!match_of(plan, 0).to);
        QVERIFY(becomes(plan, 1, 2, MatchReason::synonym));
        // The exact name still wins.
        QVERIFY(
            becomes(propose_reconciliation(set_of({"stairway"}), used({0}), model), 0, 1, MatchReason::name));
    }

    void merging_is_reported() {
        const Reconciliation plan = propose_reconciliation(set_of({"tree", "trees", "sky"}), used({0, 1, 2}),
                                                           set_of({"sky", "tree"}));
        QVERIFY(plan.merged() == std::vector<ClassIndex>{1});
        QCOMPARE(plan.open(), 0);
    }

    void classes_without_pixels_need_no_answer() {
        const Reconciliation plan = propose_reconciliation(set_of({"a", "sky"}), used({1}), set_of({"sky"}));
        QCOMPARE(plan.open(), 0);
        QVERIFY((plan.remap() == std::map<ClassIndex, ClassIndex>{{1, 0}}));
    }

    void ignored_pixels_find_a_class_of_that_meaning() {
        // ADE20K's "other" is its ignore index 150; published models have it as their class 150.
        const LabelSet map = set_of({"sky"}, ClassIndex{150});
        QVERIFY(becomes(propose_reconciliation(map, used({0, 150}), set_of({"sky", "other"})), 150, 1,
                        MatchReason::ignored));
        QCOMPARE(propose_reconciliation(map, used({0, 150}), set_of({"sky"})).open(), 1);
        QCOMPARE(propose_reconciliation(map, used({150}), set_of({"other", "void"})).open(), 1);
    }

    void indices_beyond_the_list_are_named() {
        const ClassCounts beyond = beyond_list(used({0, 1, 2, 9, 255}), set_of({"a", "b"}, ClassIndex{255}));
        QCOMPARE(beyond.size(), std::size_t{2});
        QCOMPARE(beyond.at(9).pixels, std::int64_t{19});
        QVERIFY((beyond.at(9).first == Point{9, 0}));
        QVERIFY(beyond.contains(2));
    }

    /// The published sets against one another: what their authors mean by the same class.
    void published_sets_meet() {
        const std::filesystem::path folder = SINOPIA_SOURCE_DIR "/resources/label_sets";
        const LabelSet city = read_built_in_label_set(folder / "cityscapes-34.json").labels;
        const LabelSet ade = read_built_in_label_set(folder / "ade20k-150.json").labels;
        ClassCounts counts;
        for (int i = 0; i < city.size(); ++i)
            counts[static_cast<ClassIndex>(i)] = {1, {i, 0}};
        const Reconciliation plan = propose_reconciliation(city, counts, ade);
        const auto ade_name = [&](const char* name) {
            const ClassMatch& match = match_of(plan, *city.find(name));
            return match.to && *match.to < ade.size() ? ade[*match.to].name : std::string();
        };
        QCOMPARE(ade_name("sky"), std::string("sky"));
        QCOMPARE(ade_name("vegetation"), std::string("plant"));
        QCOMPARE(ade_name("motorcycle"), std::string("minibike"));
        QCOMPARE(ade_name("traffic sign"), std::string());
        QVERIFY(becomes(plan, *city.find("unlabeled"), 150, MatchReason::ignored));
        // A set against itself changes nothing.
        const Reconciliation self = propose_reconciliation(ade, used({0, 30, 149, 150}), ade);
        QCOMPARE(self.open(), 0);
        QVERIFY(self.remap().empty());
    }
};

QTEST_GUILESS_MAIN(TestPaletteReconcile)
#include "test_palette_reconcile.moc"
