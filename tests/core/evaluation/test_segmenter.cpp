#include "checkpoint/checkpoint.h"
#include "evaluation/confusion_matrix.h"
#include "evaluation/segmenter_folder.h"
#include "support/errors.h"
#include "support/temp_folder.h"

#include <QtTest>

#include <torch/types.h>

#include "tests/core/evaluation/tiny_segmenter.h"
#include <algorithm>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

/// A segmenter that has learnt the blobs, in a run folder.
fs::path trained_run(const fs::path& folder) {
    TrainingOptions options = tiny_segmenter(folder / "run");
    options.steps = 60;
    train_segmenter(options, tiny_data());
    return folder / "run";
}

double agreement(const Segmenter& segmenter, const RgbImage& picture, const LabelMap& map) {
    ConfusionMatrix matrix(segmenter.labels().size());
    matrix.add(map, segmenter.classes_of(picture));
    return mean_iou(matrix, counted_classes(matrix));
}

/// Each pixel `factor` x `factor` times.
template <class T>
Plane<T> enlarged(const Plane<T>& plane, int factor) {
    Plane<T> out({plane.width() * factor, plane.height() * factor});
    for (int y = 0; y < out.height(); ++y)
        for (int x = 0; x < out.width(); ++x)
            out.at(x, y) = plane.at(x / factor, y / factor);
    return out;
}

} // namespace

class TestSegmenter : public QObject {
    Q_OBJECT

    TempFolder folder_;
    fs::path run_;

  private Q_SLOTS:
    void initTestCase() { run_ = trained_run(folder_.path()); }

    void it_tells_what_it_learnt() {
        const Segmenter segmenter = load_segmenter(run_);
        QCOMPARE(segmenter.labels().size(), 2);
        QCOMPARE(segmenter.trained_size(), (Size{16, 16}));
        const Pair pair = BlobPairs(20, {16, 16}).load(13, 5); // never trained on
        const double seen = agreement(segmenter, pair.image, pair.label);
        QVERIFY2(seen > 0.8, qPrintable(QString::number(seen)));
    }

    /// A picture of another size is looked at at the size of the training.
    void larger_pictures_keep_their_size() {
        const Segmenter segmenter = load_segmenter(run_);
        const Pair pair = BlobPairs(20, {16, 16}).load(13, 5);
        const RgbImage large = enlarged(pair.image, 9); // more rows than are enlarged at once
        const LabelMap seen = segmenter.classes_of(large);
        QCOMPARE(seen.size(), large.size());
        QVERIFY(agreement(segmenter, large, enlarged(pair.label, 9)) > 0.75);
        QCOMPARE(segmenter.classes_of(RgbImage({5, 41}, Rgb{9, 9, 9})).size(), (Size{5, 41}));
        QVERIFY(!error_of([&] { segmenter.classes_of(RgbImage()); }).empty());
    }

    void it_says_how_sure_it_is() {
        const Segmenter segmenter = load_segmenter(run_);
        const RgbImage large = enlarged(BlobPairs(20, {16, 16}).load(13, 5).image, 9);
        double last = 0;
        const SeenClasses seen = segmenter.look_at(large, [&](double share) {
            QVERIFY(share >= last && share < 1);
            last = share;
        });
        QVERIFY(last > 0);
        QVERIFY(seen.map == segmenter.classes_of(large));
        // Of two classes the likelier one has at least half; borders are less sure than what lies within.
        const auto pixels = seen.certainty.pixels();
        const auto [least, most] = std::minmax_element(pixels.begin(), pixels.end());
        QVERIFY2(*least >= 127, qPrintable(QString::number(*least)));
        QVERIFY(*most > *least);
    }

    void looking_stops() {
        std::stop_source stop;
        stop.request_stop();
        const Segmenter segmenter = load_segmenter(run_);
        QVERIFY_EXCEPTION_THROWN(segmenter.look_at(RgbImage({8, 8}), {}, stop.get_token()), Stopped);
    }

    void features_are_one_row_and_differ_between_pictures() {
        const Segmenter segmenter = load_segmenter(run_);
        const at::Tensor a = segmenter.features_of(RgbImage({16, 16}, Rgb{200, 10, 10}));
        QCOMPARE(a.sizes().vec(), (std::vector<std::int64_t>{1, 16}));
        QVERIFY(!at::equal(a, segmenter.features_of(RgbImage({16, 16}, Rgb{10, 10, 200}))));
    }

    void a_published_folder_sees_the_same() {
        publish_segmenter(run_, folder_ / "published", "GPL-3.0-or-later");
        const Segmenter own = load_segmenter(run_), published = load_segmenter(folder_ / "published");
        QCOMPARE(published.name(), std::string("published"));
        int differing = 0;
        const Pair pair = BlobPairs(20, {16, 16}).load(11, 1);
        const LabelMap a = own.classes_of(pair.image), b = published.classes_of(pair.image);
        for (std::size_t i = 0; i < a.pixels().size(); ++i)
            differing += a.pixels()[i] != b.pixels()[i];
        QVERIFY2(differing <= 4, qPrintable(QString::number(differing))); // 16 bits instead of 32
        const std::string manifest = read_bytes(folder_ / "published/manifest.json");
        QVERIFY(manifest.find(folder_.path().string()) == std::string::npos);
    }

    void publishing_again_leaves_one_file_of_weights() {
        const fs::path folder = folder_ / "again";
        fs::create_directories(folder);
        write_bytes(folder / "segmenter-00000000.safetensors", "old");
        write_bytes(folder / "README.md", "a card");
        publish_segmenter(run_, folder, "CC0-1.0");
        int weights = 0;
        for (const auto& entry : fs::directory_iterator(folder))
            weights += entry.path().extension() == ".safetensors";
        QCOMPARE(weights, 1);
        QCOMPARE(read_bytes(folder / "README.md"), std::string("a card"));
    }

    void damaged_weights_are_refused() {
        const fs::path folder = folder_ / "damaged";
        publish_segmenter(run_, folder, "CC0-1.0");
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".safetensors") {
                std::string bytes = read_bytes(entry.path());
                bytes.back() = static_cast<char>(bytes.back() ^ 1);
                write_bytes(entry.path(), bytes);
            }
        QVERIFY(QString::fromStdString(error_of([&] { load_segmenter(folder); })).contains("SHA-256"));
    }

    void a_generator_is_no_segmenter_and_a_segmenter_no_generator() {
        const fs::path landscape = fs::path(SINOPIA_SOURCE_DIR) / "resources/models/landscape";
        const QString said = QString::fromStdString(error_of([&] { load_segmenter(landscape); }));
        QVERIFY2(said.contains("no segmenter"), qPrintable(said));
        const QString other = QString::fromStdString(error_of([&] { load_model(run_); }));
        QVERIFY2(other.contains("segmenter"), qPrintable(other));
        QVERIFY(!error_of([&] { load_segmenter(folder_ / "nowhere"); }).empty());
    }
};

QTEST_GUILESS_MAIN(TestSegmenter)
#include "test_segmenter.moc"
