#include "support/errors.h"
#include "ui/palette/class_edit.h"
#include "ui/palette/class_rows.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

int score(const char* query, const QString& name, const QString& group = {}, int index = 500) {
    return searchScore(foldedForSearch(query), SearchTexts(name, group, index));
}

LabelSet letters(std::optional<ClassIndex> ignore = {}) {
    return LabelSet({{"a", {1, 1, 1}, {}}, {"b", {2, 2, 2}, {}}, {"c", {3, 3, 3}, {}}, {"d", {4, 4, 4}, {}}},
                    ignore);
}

std::string names(const LabelSet& labels) {
    std::string text;
    for (const LabelClass& one : labels.classes())
        text += one.name;
    return text;
}

} // namespace

class TestClassSearch : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void better_fits_come_first() {
        const std::vector<int> order = {score("26", "x", {}, 26),    score("tree", "tree"),
                                        score("tree", "tree trunk"), score("tree", "palm tree"),
                                        score("26", "x", {}, 261),   score("tl", "traffic light"),
                                        score("ree", "tree"),        score("nat", "sky", "nature"),
                                        score("bldg", "building"),   score("buidling", "building")};
        for (std::size_t i = 0; i + 1 < order.size(); ++i)
            QVERIFY2(order[i] > order[i + 1], qPrintable(QString::number(i)));
        QVERIFY(order.back() > 0);
    }

    void what_does_not_fit_is_left_out() {
        QCOMPARE(score("zebra", "building"), 0);
        QCOMPARE(score("xy", "building"), 0);
        QCOMPARE(score("tre", "car"), 0); // too short for slips
        QCOMPARE(score("3", "sky", {}, 12), 0);
        QVERIFY(score("light traffic", "traffic light") > 0);
        QVERIFY(score("", "anything") > 0);
        QCOMPARE(score("#12", "x", {}, 12), score("12", "x", {}, 12));
    }

    void case_and_accents_do_not_matter() {
        QCOMPARE(score("ETE", QString::fromUtf8("été")), score("été", "ete"));
        QVERIFY(score("ДЕР", QString::fromUtf8("дерево")) > 0);
    }

    void slips_are_forgiven() {
        for (const char* typed : {"bulding", "buildnig", "builfing", "bbuilding", "skyscarper"})
            QVERIFY2(score(typed, "building") > 0 || score(typed, "skyscraper") > 0, typed);
    }

    void names_and_lists_change() {
        QCOMPARE(renameClass(letters(), 1, "  x  y ").labels->classes()[1].name, std::string("x y"));
        QVERIFY(!error_of([] { renameClass(letters(), 1, "a"); }).empty());
        QVERIFY(!error_of([] { renameClass(letters(), 1, "  "); }).empty());
        QVERIFY(!error_of([] { renameClass(letters(), 1, std::string(300, 'x')); }).empty());
        QVERIFY(error_of([] { renameClass(letters(), 1, "b"); }).empty());
        QVERIFY((recolourClass(letters(), 2, {9, 8, 7}).labels->classes()[2].color == Rgb{9, 8, 7}));
        QCOMPARE(regroupClass(letters(), 2, "g").labels->classes()[2].group, std::string("g"));
        QVERIFY(renameClass(letters(), 1, "z").remap.empty());
    }

    void moving_renumbers() {
        const ClassEdit down = moveClass(letters(), 0, 2);
        QCOMPARE(names(*down.labels), std::string("bcad"));
        QVERIFY((down.remap == std::map<ClassIndex, ClassIndex>{{0, 2}, {1, 0}, {2, 1}}));
        const ClassEdit up = moveClass(letters(2), 3, 1);
        QCOMPARE(names(*up.labels), std::string("adbc"));
        QVERIFY((up.remap == std::map<ClassIndex, ClassIndex>{{1, 2}, {2, 3}, {3, 1}}));
        QCOMPARE(*up.labels->ignore(), ClassIndex{3}); // it was c
        QVERIFY(moveClass(letters(), 1, 1).remap.empty());
    }

    void removing_closes_the_gap() {
        const ClassEdit edit = removeClass(letters(255), 1, 3);
        QCOMPARE(names(*edit.labels), std::string("acd"));
        QVERIFY((edit.remap == std::map<ClassIndex, ClassIndex>{{1, 2}, {2, 1}, {3, 2}}));
        QCOMPARE(*edit.labels->ignore(), ClassIndex{255});
        QVERIFY(!error_of([] { removeClass(LabelSet::generated(1), 0, 0); }).empty());
    }

    void a_new_class_never_takes_ignored_pixels() {
        const ClassEdit edit = addClass(letters(4), {"e", {}, {}});
        QCOMPARE(edit.labels->size(), 5);
        QCOMPARE(*edit.labels->ignore(), ClassIndex{255});
        QVERIFY((edit.remap == std::map<ClassIndex, ClassIndex>{{4, 255}}));
        QVERIFY(addClass(letters(255), {"e", {}, {}}).remap.empty());
        QVERIFY(!error_of([] { addClass(letters(), {"a", {}, {}}); }).empty());
    }

    void swapping_and_merging_respect_locks() {
        QVERIFY(swapClasses(letters(), 1, 2).limited && mergeClass(letters(), 1, 2).limited);
        QVERIFY((swapClasses(letters(), 1, 2).remap == std::map<ClassIndex, ClassIndex>{{1, 2}, {2, 1}}));
        QVERIFY(!mergeClass(letters(), 1, 2).labels);
    }
};

QTEST_GUILESS_MAIN(TestClassSearch)
#include "test_class_search.moc"
