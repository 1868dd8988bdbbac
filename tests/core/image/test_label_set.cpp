#include "image/label_set.h"

#include <QtTest>

#include <cstdlib>

using namespace sinopia;

class TestLabelSet : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void classes_are_found_by_name() {
        const LabelSet labels({{"sky", {1, 2, 3}, "above"}, {"sea", {4, 5, 6}, {}}}, ClassIndex{255});
        QCOMPARE(labels.size(), 2);
        QCOMPARE(*labels.find("sea"), ClassIndex{1});
        QVERIFY(!labels.find("land"));
        QCOMPARE(*labels.ignore(), ClassIndex{255});
    }

    void generated_classes_have_names_and_different_colours() {
        const LabelSet labels = LabelSet::generated(60);
        QCOMPARE(labels[7].name, std::string("class 7"));
        for (int i = 0; i < labels.size(); ++i)
            for (int j = 0; j < i; ++j) {
                const Rgb a = labels[i].color, b = labels[j].color;
                QVERIFY(std::abs(a.r - b.r) + std::abs(a.g - b.g) + std::abs(a.b - b.b) >= 6);
            }
    }

    void maps_are_drawn_in_their_colours() {
        const LabelSet labels({{"a", {1, 2, 3}, {}}, {"b", {4, 5, 6}, {}}});
        LabelMap map(Size{3, 1});
        map.at(1, 0) = 1;
        map.at(2, 0) = 65535;
        const RgbImage drawn = colorize(map, labels);
        QVERIFY(drawn.at(0, 0) == (Rgb{1, 2, 3}));
        QVERIFY(drawn.at(1, 0) == (Rgb{4, 5, 6}));
        QVERIFY(drawn.at(2, 0) == (Rgb{255, 0, 255}));
    }
};

QTEST_GUILESS_MAIN(TestLabelSet)
#include "test_label_set.moc"
