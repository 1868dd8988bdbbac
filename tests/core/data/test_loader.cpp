#include "data/collate.h"
#include "data/loader.h"
#include "dataset/folder_dataset.h"
#include "dataset/pack/pack_writer.h"
#include "dataset/pack/packed_dataset.h"
#include "support/blob_pairs.h"
#include "support/dataset_files.h"
#include "support/errors.h"

#include <QtTest>

#include <torch/types.h>

#include <set>

using namespace sinopia;
using test::BlobPairs;

namespace {

LoaderOptions options_for(int threads) {
    LoaderOptions options;
    options.size = {16, 16};
    options.batch = 3;
    options.seed = 11;
    options.threads = threads;
    return options;
}

bool same(const Batch& a, const Batch& b) {
    return torch::equal(a.pictures, b.pictures) && torch::equal(a.labels, b.labels);
}

std::vector<std::size_t> epoch_of(const SampleOrder& order, std::size_t count, std::size_t epoch) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < count; ++i)
        indices.push_back(order.at(epoch * count + i).index);
    return indices;
}

} // namespace

class TestLoader : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void anEpochVisitsEveryPairOnce();
    void epochsAndSeedsDiffer();
    void batchesDoNotDependOnThreads();
    void goesOnWhereItWasStopped();
    void cropsAndFlipsAtRandom();
    void fixedBatchHasNothingRandom();
    void valuesAndShapes();
    void anErrorReachesTheReader();
    void stopEndsTheWait();
    void readsAheadOnlySoFar();
    void heldOutPairsAreNeverTrainedOn();
    void packedBatchesAreTheSame();
    void waitingIsCounted();
};

void TestLoader::anEpochVisitsEveryPairOnce() {
    for (const std::size_t count : {1U, 2U, 7U, 64U, 100U, 1000U}) {
        const SampleOrder order(count, 5);
        for (std::size_t epoch = 0; epoch < 3; ++epoch) {
            const std::vector<std::size_t> indices = epoch_of(order, count, epoch);
            const std::set<std::size_t> different(indices.begin(), indices.end());
            QCOMPARE(different.size(), count);
            QVERIFY(*different.rbegin() < count);
        }
    }
    QVERIFY(!test::error_of([] { SampleOrder(0, 1); }).empty());
}

void TestLoader::epochsAndSeedsDiffer() {
    const SampleOrder order(50, 5), other(50, 6);
    QVERIFY(epoch_of(order, 50, 0) != epoch_of(order, 50, 1));
    QVERIFY(epoch_of(order, 50, 0) != epoch_of(other, 50, 0));
    QVERIFY(order.at(3).seed != order.at(53).seed);
    QVERIFY(epoch_of(order, 50, 4) == epoch_of(SampleOrder(50, 5), 50, 4));
}

void TestLoader::batchesDoNotDependOnThreads() {
    const auto source = std::make_shared<BlobPairs>(10, Size{24, 20});
    Loader none(source, options_for(0)), one(source, options_for(1)), three(source, options_for(3));
    for (int i = 0; i < 9; ++i) {
        const Batch expected = none.next();
        QVERIFY(same(one.next(), expected));
        QVERIFY(same(three.next(), expected));
    }
}

void TestLoader::goesOnWhereItWasStopped() {
    const auto source = std::make_shared<BlobPairs>(10, Size{24, 20});
    Loader whole(source, options_for(1));
    for (int i = 0; i < 5; ++i)
        whole.next();
    Loader resumed(source, options_for(2), 5);
    for (int i = 0; i < 5; ++i)
        QVERIFY(same(resumed.next(), whole.next()));
}

void TestLoader::cropsAndFlipsAtRandom() {
    const BlobPairs source(1, {24, 20});
    const Pair pair = source.load(0, 0);
    std::set<std::vector<ClassIndex>> seen;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Pair made = prepared(pair, {{16, 16}, Resize::random_crop, true, seed});
        QCOMPARE(made.label.width(), 16);
        QCOMPARE(made.image.height(), 16);
        seen.emplace(made.label.pixels().begin(), made.label.pixels().end());
    }
    QVERIFY(seen.size() > 5);
    int mirrored = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        mirrored += prepared(pair, {{24, 20}, Resize::plain, true, seed}).label == pair.label ? 0 : 1;
    QVERIFY(mirrored > 60 && mirrored < 140);
}

void TestLoader::fixedBatchHasNothingRandom() {
    const BlobPairs source(6, {16, 16});
    LoaderOptions options = options_for(0);
    options.resize = Resize::plain;
    options.first = 2;
    options.count = 3;
    const Batch batch = fixed_batch(source, options);
    QVERIFY(same(batch, fixed_batch(source, options)));
    QCOMPARE(batch.labels.size(0), 3);
    for (int i = 0; i < 3; ++i) {
        const Pair pair = source.load(static_cast<std::size_t>(2 + i), options.seed);
        QCOMPARE(batch.labels[i][10][5].item<std::int64_t>(),
                 static_cast<std::int64_t>(pair.label.at(5, 10)));
    }
}

void TestLoader::valuesAndShapes() {
    Pair pair{RgbImage({3, 2}), LabelMap({3, 2}), InstanceMap({3, 2}), {4, 1}};
    pair.image.at(2, 1) = {255, 0, 51};
    pair.label.at(2, 1) = 300;
    pair.instance->at(0, 1) = 65535;
    const Batch batch = collate({pair, pair});
    QVERIFY(batch.pictures.sizes() == at::IntArrayRef({2, 3, 2, 3}));
    QVERIFY(batch.pictures.is_contiguous(at::MemoryFormat::ChannelsLast));
    QCOMPARE(batch.pictures[1][0][1][2].item<float>(), 1.0F);
    QCOMPARE(batch.pictures[1][1][1][2].item<float>(), -1.0F);
    QCOMPARE(batch.pictures[1][2][1][2].item<float>(), 51.0F / 127.5F - 1.0F);
    QCOMPARE(batch.labels[0][1][2].item<std::int64_t>(), 300);
    QCOMPARE(batch.instances[1][1][0].item<std::int64_t>(), 65535);
    QCOMPARE(batch.style[1][0].item<std::int64_t>(), 4);
    Pair smaller = pair;
    smaller.image = RgbImage({2, 2});
    QVERIFY(!test::error_of([&] { collate({pair, smaller}); }).empty());
    Pair plain = pair;
    plain.instance.reset();
    QVERIFY(!test::error_of([&] { collate({pair, plain}); }).empty());
}

void TestLoader::anErrorReachesTheReader() {
    const auto source = std::make_shared<BlobPairs>(4, Size{16, 16});
    source->broken = 2;
    for (const int threads : {0, 2}) {
        Loader loader(source, options_for(threads));
        const std::string error = test::error_of([&] {
            for (int i = 0; i < 4; ++i)
                loader.next();
        });
        QCOMPARE(QString::fromStdString(error), QString("pair 2 is broken"));
    }
}

/// A source whose pairs never come before it is told to.
class StuckPairs final : public PairSource {
  public:
    std::size_t size() const override { return 4; }
    Pair load(std::size_t, std::uint64_t) const override {
        while (!released)
            std::this_thread::yield();
        throw Error("released");
    }
    const LabelSet& labels() const override { return labels_; }
    std::atomic<bool> released = false;

  private:
    LabelSet labels_;
};

void TestLoader::stopEndsTheWait() {
    const auto source = std::make_shared<StuckPairs>();
    Loader loader(source, options_for(1));
    std::stop_source stop;
    std::jthread asker([&] { stop.request_stop(); });
    bool stopped = false;
    try {
        loader.next(stop.get_token());
    } catch (const Stopped&) {
        stopped = true;
    }
    source->released = true;
    QVERIFY(stopped);
}

void TestLoader::readsAheadOnlySoFar() {
    const auto source = std::make_shared<BlobPairs>(10, Size{16, 16});
    LoaderOptions options = options_for(2);
    options.ahead = 2;
    Loader loader(source, options);
    for (int i = 0; i < 6; ++i) {
        loader.next();
        QVERIFY(source->loads <= (i + 1 + options.ahead) * options.batch);
    }
}

void TestLoader::heldOutPairsAreNeverTrainedOn() {
    const auto source = std::make_shared<BlobPairs>(10, Size{16, 16});
    source->broken = 8;
    LoaderOptions options = options_for(0);
    options.count = 8; // pairs 8 and 9 are held out
    Loader loader(source, options);
    for (int i = 0; i < 20; ++i)
        loader.next();
}

void TestLoader::packedBatchesAreTheSame() {
    const test::TempFolder folder;
    test::put_folders(folder.path(), 7, {90, 70});
    const DatasetOptions options = test::options_for("folders", folder.path());
    const auto files = std::make_shared<FolderDataset>(options);
    for (const Size packed_for : {Size{}, Size{16, 16}}) {
        PackOptions how;
        how.size = packed_for;
        pack_dataset(options, folder / "some.sinopack", how);
        const auto pack = std::make_shared<PackedDataset>(folder / "some.sinopack");
        for (const Resize resize : {Resize::random_crop, Resize::center_crop, Resize::plain, Resize::cover}) {
            LoaderOptions loading = options_for(1);
            loading.resize = resize;
            if (resize == Resize::cover)
                loading.size = {18, 14}; // the aspect of the pictures
            const bool served = packed_for.empty() || pack->serves(largest_cover(loading.size, resize));
            QVERIFY(served);
            Loader from_files(files, loading), from_pack(pack, loading);
            for (int i = 0; i < 8; ++i)
                QVERIFY(same(from_files.next(), from_pack.next()));
            QVERIFY(same(fixed_batch(*files, loading), fixed_batch(*pack, loading)));
        }
    }
}

void TestLoader::waitingIsCounted() {
    const auto source = std::make_shared<BlobPairs>(10, Size{64, 64});
    for (const int threads : {0, 1}) {
        Loader loader(source, options_for(threads));
        QCOMPARE(loader.waited(), 0.0);
        loader.next();
        const double first = loader.waited();
        QVERIFY(first > 0);
        loader.next();
        QVERIFY(loader.waited() > first);
    }
}

QTEST_GUILESS_MAIN(TestLoader)
#include "test_loader.moc"
