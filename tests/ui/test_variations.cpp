#include "ui/jobs/variations.h"

#include <QtTest>

#include <set>

using namespace sinopia;

class TestVariations : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void seedsGoUpByOne() {
        GenerationOrder order;
        order.options.seed = ~std::uint64_t{0} - 1;
        const auto orders = seedVariations(order, 3);
        QCOMPARE(orders.size(), std::size_t(3));
        QCOMPARE(orders[1].options.seed, ~std::uint64_t{0});
        QCOMPARE(orders[2].options.seed, std::uint64_t(0)); // as on the command line
        QVERIFY(seedVariations(order, 0).empty());
    }

    void picturesLikeOneHaveOtherGuidance() {
        for (const double own : {0.0, 1.0, 1.5, 2.37, 9.0}) {
            GenerationOrder order;
            order.options.seed = 7;
            order.options.guidance = own;
            for (int count = 1; count <= 16; ++count) {
                std::set<double> guidances;
                for (const GenerationOrder& like : likeVariations(order, count)) {
                    QCOMPARE(like.options.seed, std::uint64_t(7));
                    QVERIFY(like.options.guidance >= 1 && like.options.guidance <= 4);
                    guidances.insert(like.options.guidance);
                }
                QCOMPARE(guidances.size(), static_cast<std::size_t>(count));
                QVERIFY(!guidances.contains(own));
            }
        }
    }

    void editsLikeOneHaveOtherStrengths() {
        GenerationOrder order;
        order.edit.emplace();
        for (const double own : {0.3, 0.5, 1.0}) {
            order.edit->options.strength = own;
            for (const GenerationOrder& like : likeVariations(order, 4)) {
                QVERIFY(like.edit->options.problems().empty());
                QVERIFY(like.edit->options.strength != own);
                QCOMPARE(like.options.guidance, order.options.guidance);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestVariations)
#include "test_variations.moc"
