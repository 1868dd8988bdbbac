#include "conditioning/one_hot.h"
#include "support/errors.h"
#include "support/reference_file.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

class TestOneHot : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void each_pixel_has_one_class() {
        const at::Tensor labels = torch::tensor({{{0, 1, 2}, {2, 2, 0}}}); // [1,2,3]
        const at::Tensor out = one_hot(labels, 4);
        QCOMPARE(out.sizes().vec(), (std::vector<std::int64_t>{1, 4, 2, 3}));
        QCOMPARE(out.scalar_type(), at::kFloat);
        QVERIFY(torch::equal(out.argmax(1), labels));
        QVERIFY(torch::equal(out.sum(1), torch::ones({1, 2, 3})));
    }

    void ignored_pixels_are_all_zero() {
        const at::Tensor labels = torch::tensor({{{0, 255}, {1, 0}}});
        const at::Tensor out = one_hot(labels, 2, 255);
        QCOMPARE(out.select(2, 0).select(2, 1).sum().item<double>(), 0.0);
        QCOMPARE(out.sum().item<double>(), 3.0);
        // An ignored index may be one of the classes.
        QCOMPARE(one_hot(labels.clamp(0, 1), 2, 1).sum().item<double>(), 2.0);
        // With nothing left, this is the null label.
        QCOMPARE(one_hot(torch::full({1, 2, 2}, 255), 2, 255).abs().sum().item<double>(), 0.0);
    }

    void an_index_outside_is_named() {
        at::Tensor labels = torch::zeros({2, 3, 4}, torch::kLong);
        labels[1][2][3] = 9;
        labels[1][2][1] = -1;
        const QString error = QString::fromStdString(error_of([&] { one_hot(labels, 5); }));
        QVERIFY2(error.contains("2 pixel(s)") && error.contains("index -1 at (1, 2)") &&
                     error.contains("5 classes"),
                 qPrintable(error));
        QVERIFY(!error_of([&] { one_hot(labels, 9); }).empty());
        QVERIFY(!error_of([&] { one_hot(labels, 10, 255); }).empty()); // -1 is not the ignored one
        QVERIFY(!error_of([&] { one_hot(labels.to(torch::kInt), 10); }).empty());
    }

    void edges_mark_both_sides() {
        const at::Tensor instances = torch::tensor({{{7, 7, 7, 7}, {7, 7, 9, 9}, {7, 7, 9, 9}}});
        const at::Tensor expected =
            torch::tensor({{{{0, 0, 1, 1}, {0, 1, 1, 1}, {0, 1, 1, 0}}}}, torch::kFloat);
        QVERIFY(torch::equal(instance_edges(instances), expected));
        QCOMPARE(instance_edges(torch::full({1, 5, 5}, 3)).abs().sum().item<double>(), 0.0);
        QCOMPARE(instance_edges(torch::tensor({{{1}, {2}}})).sum().item<double>(), 2.0);
    }

    void the_originals_edges() {
        const ReferenceFile data(reference_folder() / "dataset.safetensors");
        const at::Tensor instances = data.at("center_crop.instance").to(at::kLong).unsqueeze(0);
        QVERIFY(torch::equal(instance_edges(instances), data.at("edges_of_center_crop")));
        const at::Tensor labels = data.at("ade20k_remap_of_center_crop.label").to(at::kLong).unsqueeze(0);
        QVERIFY(torch::equal(one_hot(labels, 151).argmax(1), data.at("onehot_ade20k_argmax").to(at::kLong)));
    }

    void the_originals_conditioning() {
        const ReferenceFile io(reference_folder() / "sdm_b.io.safetensors");
        QVERIFY(torch::equal(one_hot(io.at("label").select(1, 0), 8), io.at("y")));
    }
};

QTEST_GUILESS_MAIN(TestOneHot)
#include "test_one_hot.moc"
