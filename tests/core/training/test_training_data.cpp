#include "dataset/layouts/layout.h"
#include "support/blob_pairs.h"
#include "support/dataset_files.h"
#include "support/errors.h"
#include "training/training_data.h"

#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

TrainingOptions options_of(const std::string& dataset, const std::string& preprocess = "sound") {
    TrainingOptions options;
    options.dataset = dataset;
    options.preprocess = preprocess;
    options.size = {16, 16};
    return options;
}

} // namespace

class TestTrainingData : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void optionsAndLayoutsNameTheSameDatasets();
    void resizesAsTheOriginalDoes();
    void foldersAreSplitAndRemapped();
    void projectsAreHandedIn();
};

void TestTrainingData::optionsAndLayoutsNameTheSameDatasets() {
    std::vector<std::string> names;
    for (const DatasetLayout* layout : dataset_layouts())
        names.emplace_back(layout->name());
    names.insert(names.end(), {"project", "landscape"});
    QCOMPARE(training_datasets(), names);
}

void TestTrainingData::resizesAsTheOriginalDoes() {
    const TrainingOptions cityscapes = options_of("cityscapes", "original"),
                          ade = options_of("ade20k", "original");
    QVERIFY(training_resize(cityscapes) == Resize::cover && held_out_resize(cityscapes) == Resize::cover);
    QVERIFY(training_resize(ade) == Resize::random_crop && held_out_resize(ade) == Resize::plain); // squashed
    const TrainingOptions sound = options_of("cityscapes");
    QVERIFY(training_resize(sound) == Resize::random_crop && held_out_resize(sound) == Resize::center_crop);
    TrainingOptions plain = sound;
    plain.random_crop = false;
    QVERIFY(training_resize(plain) == Resize::plain && held_out_resize(plain) == Resize::plain);
}

void TestTrainingData::foldersAreSplitAndRemapped() {
    const TempFolder folder;
    put_folders(folder.path(), 20, {20, 20});
    TrainingOptions options = options_of("folders");
    options.data = folder.path();
    options.remap = R"({"2":1})";
    const TrainingData files = open_training_data(options);
    QCOMPARE(files.count, std::size_t{18});
    QCOMPARE(files.held_out_first, std::size_t{18});
    QCOMPARE(files.held_out_count, std::size_t{2});
    QCOMPARE(files.source->load(2, 0).label.at(0, 0), ClassIndex{1}); // was 2
    const Batch batch = held_out_batch(options, files, 2);
    QVERIFY(batch.pictures.sizes() == at::IntArrayRef({2, 3, 16, 16}));
}

void TestTrainingData::projectsAreHandedIn() {
    const TrainingOptions options = options_of("project");
    QVERIFY(!error_of([&] { open_training_data(options); }).empty());
    const TrainingData data = open_training_data(options, std::make_shared<BlobPairs>(30, Size{16, 16}));
    QCOMPARE(data.count, std::size_t{27});
    QCOMPARE(data.held_out_count, std::size_t{3});
}

QTEST_GUILESS_MAIN(TestTrainingData)
#include "test_training_data.moc"
