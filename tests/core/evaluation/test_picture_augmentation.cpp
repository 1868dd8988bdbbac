#include "evaluation/picture_augmentation.h"

#include <QtTest>

#include <ATen/CPUGeneratorImpl.h>
#include <torch/types.h>

using namespace sinopia;

namespace {

at::Generator generator(std::uint64_t seed) {
    return at::detail::createCPUGenerator(seed);
}

at::Tensor pictures(int count, int height, int width) {
    return at::rand({count, 3, height, width}, generator(1)) * 2 - 1;
}

} // namespace

class TestPictureAugmentation : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_generator_decides() {
        const at::Tensor x = pictures(3, 8, 10);
        QVERIFY(at::equal(augmented(x, generator(2)), augmented(x, generator(2))));
        QVERIFY(!at::equal(augmented(x, generator(2)), augmented(x, generator(3))));
    }

    void values_stay_in_range_and_shapes_as_they_are() {
        const at::Tensor x = pictures(4, 7, 9); // odd sides: the pattern of 2x2 is cut
        const at::Tensor y = augmented(x, generator(4));
        QCOMPARE(y.sizes(), x.sizes());
        QVERIFY(y.abs().max().item<double>() <= 1);
        QVERIFY(y.isfinite().all().item<bool>());
    }

    /// A picture's left half darker than its right one stays so, whatever is drawn.
    void what_is_where_stays() {
        at::Tensor x = at::full({64, 3, 16, 16}, -0.4);
        x.slice(3, 8, 16).fill_(0.4);
        const at::Tensor y = augmented(x, generator(5));
        const at::Tensor left = y.slice(3, 0, 6).mean({1, 2, 3}), right = y.slice(3, 10, 16).mean({1, 2, 3});
        QVERIFY((right - left).min().item<double>() > 0.1);
    }

    void some_pictures_are_softened_and_some_are_not() {
        at::Tensor x = at::full({64, 3, 16, 16}, -0.5);
        x.slice(3, 8, 16).fill_(0.5);
        const at::Tensor y = augmented(x, generator(6));
        const at::Tensor step = (y.select(3, 8) - y.select(3, 7)).mean({1, 2}) /
                                (y.slice(3, 12, 16) - y.slice(3, 0, 4)).mean({1, 2, 3});
        QVERIFY(step.max().item<double>() > 0.9); // as sharp as it was
        QVERIFY(step.min().item<double>() < 0.6);
    }
};

QTEST_GUILESS_MAIN(TestPictureAugmentation)
#include "test_picture_augmentation.moc"
