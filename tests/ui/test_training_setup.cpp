#include "base/error.h"
#include "support/fake_trainer.h"
#include "support/own_settings.h"
#include "support/temp_folder.h"
#include "ui/dialogs/training_form.h"
#include "ui/dialogs/training_report.h"
#include "ui/dialogs/training_setup.h"
#include "ui/jobs/preset_choices.h"
#include "ui/jobs/training_launch.h"
#include "ui/jobs/training_runs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QtTest>

#include <cmath>

using namespace sinopia;
using sinopia::test::TempFolder;
using sinopia::test::write_bytes;
using Json = nlohmann::json;

namespace {

const char* const good_report =
    R"({"ok": true, "pairs": 40, "usable": 40, "smallest": [70, 80], "largest": [90, 90],
    "faults": [], "notes": ["two maps are alike"],
    "classes": [{"index": 0, "name": "sky", "share": 0.75, "maps": 40, "pixels": 10},
                {"index": 1, "name": "sea", "share": 0.25, "maps": 12, "pixels": 3}]})";

const char* const foreign_report = R"({"ok": false, "pairs": 40, "usable": 38, "smallest": [70, 80],
    "faults": [{"kind": "foreign-class", "file": "masks/7.png", "message": "masks/7.png: class 255 is unknown"},
               {"kind": "unreadable", "file": "masks/8.png", "message": "masks/8.png: no picture"}],
    "classes": [{"name": "sky", "share": 1.0, "maps": 40}, {"name": "sea", "share": 0, "maps": 0}],
    "remap": {"table": {"255": "ignore"}, "reason": "255 stands for no class."}})";

const char* const good_prediction = R"({"problems": [], "dataset": {"pairs": 36, "held_out": 4, "classes": 2},
    "parameters": 4500000, "memory": {"predicted_mib": 600.5, "available_mib": 8000}, "seconds_per_step": 0.5,
    "seconds_total": 7200, "samples_per_second": 32, "disk_mib": 200, "micro_batch": 16, "device": "cpu",
    "precision": "fp32"})";

/// Every pointer to a value in the options' JSON.
void collect(const Json& json, const QString& path, QStringList& pointers) {
    for (const auto& [key, value] : json.items()) {
        const QString pointer = path + '/' + QString::fromStdString(key);
        if (value.is_object())
            collect(value, pointer, pointers);
        else
            pointers << pointer;
    }
}

TrainingOptions goodOptions() {
    TrainingOptions options;
    options.data = "/pairs";
    options.output = "run";
    options.network.num_classes = 2;
    settle(options);
    return options;
}

} // namespace

/// The page for a new run, its table of options, and the child processes behind it.
class TestTrainingSetup : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void noOptionIsForgotten();
    void formGivesBackWhatItIsShown();
    void formSaysWhatIsWrong();
    void problemsStandBesideTheirFields();
    void searchFindsFields();
    void presetsAreWhole_data();
    void presetsAreWhole();
    void presetsKeepWhatIsTheirOwn();
    void presetsHaveWords();
    void presetsSuitDataAndMachine();
    void layoutsAreGuessed();
    void hostileReportsAndPredictionsAreRead_data();
    void hostileReportsAndPredictionsAreRead();
    void answersAreFoundInTheOutput();
    void goodPairsLeadToARun();
    void faultsAreShownAndMendedByOneClick();
    void brokenCheckIsOneSentence();
    void stylesAreLearnedWhereTheDataHaveThem();
    void tooMuchMemoryNeedsASecondClick();
    void trialCanBeCancelled();
    void refusedSettingsAreMarked();

  private:
    void answer(const char* file, const char* text) { write_bytes(*folder_ / file, text); }
    std::string calls() const { return test::read_bytes(*folder_ / "calls"); }
    QString pairs() const { return QString::fromStdString((*folder_ / "pairs").string()); }
    /// A page whose pairs have been checked.
    std::unique_ptr<TrainingSetup> checkedSetup(const char* report);

    std::unique_ptr<test::OwnSettings> settings_;
    std::unique_ptr<TempFolder> folder_;
    TrainingPlaces places_;
};

void TestTrainingSetup::init() {
    settings_ = std::make_unique<test::OwnSettings>();
    folder_ = std::make_unique<TempFolder>();
    places_ = {test::write_fake_trainer(folder_->path()), *folder_ / "runs", *folder_ / "models", {"cpu"}};
    std::filesystem::create_directory(*folder_ / "pairs");
    answer("prediction.json", good_prediction);
}

std::unique_ptr<TrainingSetup> TestTrainingSetup::checkedSetup(const char* report) {
    answer("report.json", report);
    auto setup = std::make_unique<TrainingSetup>(places_);
    setup->show();
    setup->setData(pairs());
    if (!QTest::qWaitFor([&] { return setup->findings().has_value(); }, 10000))
        qWarning("the pairs were not checked");
    return setup;
}

void TestTrainingSetup::noOptionIsForgotten() {
    QStringList all, known = otherTrainingOptions();
    collect(to_json(TrainingOptions()), {}, all);
    QSet<QString> titles;
    for (const TrainingField& field : trainingFields()) {
        known << field.pointer;
        QVERIFY2(!QString(field.sentence).isEmpty(), field.pointer);
        QVERIFY2(!titles.contains(field.title), field.title);
        titles.insert(field.title);
    }
    for (const QString& pointer : all)
        QVERIFY2(known.contains(pointer), qPrintable(pointer + " is in neither list"));
    QCOMPARE(QSet<QString>(known.begin(), known.end()).size(), known.size());
}

void TestTrainingSetup::formGivesBackWhatItIsShown() {
    TrainingForm form;
    for (const PresetChoice& preset : preset_choices()) {
        TrainingOptions options = with_choice(preset, goodOptions());
        options.learning_rate = 3.7e-5;
        options.seed = 123456789012345;
        settle(options);
        form.setOptions(options);
        QCOMPARE(to_json(form.options()), to_json(options));
    }
}

void TestTrainingSetup::formSaysWhatIsWrong() {
    TrainingForm form;
    form.setOptions(goodOptions());
    const std::pair<const char*, const char*> wrong[] = {
        {"/batch", "many"},      {"/batch", "0"}, {"/learning_rate", "x"},
        {"/learning_rate", "2"}, {"/size", "64"}, {"/network/channel_mult", "1,b"}};
    for (const auto& [pointer, text] : wrong) {
        auto* line = qobject_cast<QLineEdit*>(form.control(pointer));
        const QString before = line->text();
        line->setText(text);
        QVERIFY_EXCEPTION_THROWN(form.options(), Error);
        line->setText(before);
    }
    qobject_cast<QLineEdit*>(form.control("/batch"))->setText("0");
    try {
        form.options();
    } catch (const Error&) {
        QVERIFY(!form.problemAt("/batch").isEmpty());
    }
    qobject_cast<QLineEdit*>(form.control("/batch"))->setText("8");
    QCOMPARE(form.options().batch, 8);
    QVERIFY(form.problemAt("/batch").isEmpty());
}

void TestTrainingSetup::problemsStandBesideTheirFields() {
    QVERIFY(fieldProblems(goodOptions(), {}).empty());
    TrainingOptions options = goodOptions();
    options.warmup = 900;
    options.lr_steps = 500;
    auto problems = fieldProblems(options, "/lr_steps");
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].pointer, QString("/lr_steps")); // either would do: the one that was touched
    QCOMPARE(fieldProblems(options, "/warmup")[0].pointer, QString("/warmup"));
    options = goodOptions();
    options.beta2 = 1.5;
    QCOMPARE(fieldProblems(options, {})[0].pointer, QString("/beta2"));
    options = goodOptions();
    options.network.norm_groups = 7;
    QCOMPARE(fieldProblems(options, {})[0].pointer, QString("/network/norm_groups"));
}

void TestTrainingSetup::searchFindsFields() {
    TrainingForm form;
    form.show();
    form.search("learning rate");
    QVERIFY(form.control("/learning_rate")->isVisible());
    QVERIFY(!form.control("/network/patch_size")->isVisible());
    form.search("num_channels"); // the command line's own word
    QVERIFY(form.control("/network/num_channels")->isVisible());
    form.search("");
    QVERIFY(form.control("/network/patch_size")->isVisibleTo(&form));
}

void TestTrainingSetup::presetsAreWhole_data() {
    QTest::addColumn<QString>("id");
    for (const PresetChoice& preset : preset_choices())
        QTest::newRow(preset.id.c_str()) << QString::fromStdString(preset.id);
}

/// Each can be started as it is, and each key of it is an option.
void TestTrainingSetup::presetsAreWhole() {
    QFETCH(QString, id);
    for (const PresetChoice& preset : preset_choices()) {
        if (id.toStdString() != preset.id)
            continue;
        TrainingOptions options = with_choice(preset, goodOptions());
        settle(options);
        const std::vector<std::string> problems = options.problems();
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        const Json own = to_json(options);
        QStringList keys;
        collect(preset.options, {}, keys);
        for (const QString& key : keys) {
            // Known by newer versions of the command line only: judge_every and sample_every.
            if (own.contains(Json::json_pointer(key.toStdString())))
                continue;
            QVERIFY2(key == "/judge_every" || key == "/sample_every", qPrintable(key));
        }
    }
}

void TestTrainingSetup::presetsKeepWhatIsTheirOwn() {
    TrainingOptions own = goodOptions();
    own.seed = 77;
    own.threads = 3;
    own.network.num_classes = 9;
    own.weight_decay = 0.5;
    const TrainingOptions options = with_choice(preset_choices()[0], own);
    QCOMPARE(options.seed, std::uint64_t(77));
    QCOMPARE(options.threads, 3);
    QCOMPARE(options.data, own.data);
    QCOMPARE(options.network.num_classes, 9);
    QVERIFY(options.weight_decay != 0.5);
}

void TestTrainingSetup::presetsHaveWords() {
    QSet<QString> titles;
    for (const PresetChoice& preset : preset_choices()) {
        QVERIFY2(preset.title != preset.id, preset.id.c_str()); // else it is missing from the table
        QVERIFY2(preset.sentence.ends_with('.'), preset.id.c_str());
        titles.insert(QString::fromStdString(preset.title));
    }
    QCOMPARE(std::size_t(titles.size()), preset_choices().size());
}

void TestTrainingSetup::presetsSuitDataAndMachine() {
    QCOMPARE(suitable_choice(100'000, 512, false).id, std::string("small"));
    QCOMPARE(suitable_choice(200, 512, true).id, std::string("small"));
    QCOMPARE(suitable_choice(3000, 512, true).id, std::string("medium"));
    QCOMPARE(suitable_choice(100'000, 512, true).id, std::string("large"));
    QCOMPARE(suitable_choice(100'000, 100, true).id, std::string("small"));
}

void TestTrainingSetup::layoutsAreGuessed() {
    std::filesystem::create_directories(*folder_ / "city" / "leftImg8bit");
    std::filesystem::create_directories(*folder_ / "voc" / "JPEGImages");
    std::filesystem::create_directories(*folder_ / "ade" / "images" / "training");
    QCOMPARE(guessed_layout(*folder_ / "city"), std::string("cityscapes"));
    QCOMPARE(guessed_layout(*folder_ / "voc"), std::string("voc"));
    QCOMPARE(guessed_layout(*folder_ / "ade"), std::string("ade20k"));
    QCOMPARE(guessed_layout(*folder_ / "pairs"), std::string("folders"));
    QCOMPARE(guessed_layout(*folder_ / "nowhere"), std::string("folders"));
}

void TestTrainingSetup::hostileReportsAndPredictionsAreRead_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"{}", "[]", "7", "null", R"({"pairs": "many", "faults": 3, "classes": {"a": 1}})",
          R"({"faults": [1, null, {"file": 4}], "classes": [[], {"share": "x"}], "remap": 3})",
          R"({"smallest": ["a", 2], "largest": [1], "notes": [1, {}]})",
          R"({"memory": 3, "dataset": [], "problems": [1, {"field": 3}], "micro_batch": "x"})"})
        QTest::newRow(text) << QString(text);
}

void TestTrainingSetup::hostileReportsAndPredictionsAreRead() {
    QFETCH(QString, text);
    const Json json = Json::parse(text.toStdString());
    const DatasetFindings findings = findings_of(json);
    QVERIFY(!findings.ok && findings.pairs == 0 && findings.smallest.empty());
    const TrainingPrediction prediction = prediction_of(json);
    QVERIFY(prediction.fits_memory() && std::isnan(prediction.memory_mib));
}

void TestTrainingSetup::answersAreFoundInTheOutput() {
    const auto answer =
        answer_of("some words\n{\n \"ok\": true\n}\n", "12:00:00 info reading\nsinopia-cli train: no\n", 2);
    QVERIFY(answer.usable && answer.json["ok"] == true && answer.code == 2);
    QCOMPARE(answer.complaint, QString("no"));
    QVERIFY(!answer_of("", "", 1).usable);
    QVERIFY(!answer_of("{\"ok\":", "", 1).usable);
    QVERIFY(!answer_of("[1]", "", 0).usable);
}

void TestTrainingSetup::goodPairsLeadToARun() {
    const auto setup = checkedSetup(good_report);
    QVERIFY2(setup->report()->text().contains("40"), qPrintable(setup->report()->text()));
    QCOMPARE(setup->options().network.num_classes, 2);
    QCOMPARE(setup->nameField()->text(), QString("pairs 64x64"));
    QVERIFY(setup->startButton()->isEnabled());
    setup->nameField()->setText("my run");
    QSignalSpy started(setup.get(), &TrainingSetup::started);
    setup->startButton()->click(); // tries a step first
    QVERIFY(setup->isTrying());
    QTRY_COMPARE(started.size(), 1);
    QVERIFY2(setup->shownPrediction().contains("4.5"), qPrintable(setup->shownPrediction()));
    const auto run = *folder_ / "runs" / "my run";
    QCOMPARE(started[0][0].value<std::filesystem::path>(), run);
    QTRY_VERIFY(is_locked(run));
    // What was tried is what is trained, but for the folder.
    Json tried = Json::parse(test::read_bytes(*folder_ / "tried.json"));
    Json begun = Json::parse(test::read_bytes(run / options_file));
    QCOMPARE(begun["output"], Json(run.string()));
    tried.erase("output");
    begun.erase("output");
    QCOMPARE(tried, begun);
    QCOMPARE(begun["data"], Json(pairs().toStdString()));
    ask_run(run, "stop");
    QTRY_VERIFY(!is_locked(run));
}

void TestTrainingSetup::faultsAreShownAndMendedByOneClick() {
    const auto setup = checkedSetup(foreign_report);
    QVERIFY2(setup->report()->text().contains("2 fault"), qPrintable(setup->report()->text()));
    QPushButton* remap = setup->report()->remapButton();
    QVERIFY(remap->isVisible());
    answer("report.json", good_report);
    remap->click();
    QTRY_VERIFY(setup->findings() && setup->findings()->faults.empty());
    QVERIFY2(calls().find("--remap {\"255\":\"ignore\"}") != std::string::npos, calls().c_str());
    QCOMPARE(to_json(setup->options())["remap"], Json("{\"255\":\"ignore\"}"));
}

void TestTrainingSetup::stylesAreLearnedWhereTheDataHaveThem() {
    TrainingSetup setup(places_);
    setup.show();
    const auto choose = [&](const char* layout) {
        setup.layoutField()->setCurrentIndex(setup.layoutField()->findData(layout));
        Q_EMIT setup.layoutField()->activated(setup.layoutField()->currentIndex());
    };
    const std::vector<int> none, all{6, 4, 4}; // lights, seasons, weathers
    QVERIFY(!setup.styleField()->isVisible());
    choose("landscape");
    QVERIFY(setup.styleField()->isVisible());
    QCOMPARE(setup.options().network.style_sizes, none);
    setup.styleField()->click();
    QCOMPARE(setup.options().network.style_sizes, all);
    qobject_cast<QLineEdit*>(setup.form()->control("/style_drop"))->setText("0.4");
    Q_EMIT setup.form()->edited("/style_drop");
    QCOMPARE(setup.options().style_drop, 0.4);
    QCOMPARE(setup.options().network.style_sizes, all);
    setup.presetField()->setCurrentIndex(0);
    Q_EMIT setup.presetField()->activated(0);
    QCOMPARE(setup.options().network.style_sizes, all);
    choose("folders");
    QVERIFY(!setup.styleField()->isVisible());
    QCOMPARE(setup.options().network.style_sizes, none);
    choose("landscape"); // the wish is kept
    QCOMPARE(setup.options().network.style_sizes, all);
    setup.styleField()->click();
    QCOMPARE(setup.options().network.style_sizes, none);
}

void TestTrainingSetup::brokenCheckIsOneSentence() {
    TrainingSetup setup(places_);
    setup.setData(pairs()); // there is no report.json
    QTRY_COMPARE(setup.report()->text(), QString("it is broken"));
    QVERIFY(!setup.startButton()->isEnabled());
    places_.program = "/nowhere/sinopia-cli";
    TrainingSetup without(places_);
    without.setData(pairs());
    QTRY_VERIFY(without.report()->text().contains("/nowhere/sinopia-cli"));
}

void TestTrainingSetup::tooMuchMemoryNeedsASecondClick() {
    answer("prediction.json", R"({"problems": [], "memory": {"predicted_mib": 9000, "available_mib": 800}})");
    const auto setup = checkedSetup(good_report);
    QSignalSpy started(setup.get(), &TrainingSetup::started);
    setup->startButton()->click();
    QTRY_VERIFY(setup->prediction().has_value());
    QVERIFY(setup->shownCaution().contains("memory"));
    QTest::qWait(100);
    QCOMPARE(started.size(), 0);
    QVERIFY(setup->startButton()->text().contains("anyway"));
    setup->startButton()->click();
    QTRY_COMPARE(started.size(), 1);
    const auto run = started[0][0].value<std::filesystem::path>();
    QTRY_VERIFY(is_locked(run));
    ask_run(run, "stop");
    QTRY_VERIFY(!is_locked(run));
}

void TestTrainingSetup::trialCanBeCancelled() {
    answer("slow", "");
    const auto setup = checkedSetup(good_report);
    setup->tryButton()->click();
    QVERIFY(setup->isTrying());
    QTRY_VERIFY(std::filesystem::exists(*folder_ / "tried.json"));
    setup->tryButton()->click();
    QVERIFY(!setup->isTrying());
    QVERIFY(!setup->prediction());
    std::filesystem::remove(*folder_ / "slow");
    setup->tryButton()->click(); // and again
    QTRY_VERIFY(setup->prediction().has_value());
    // Another setting makes it void.
    setup->presetField()->setCurrentIndex(1);
    Q_EMIT setup->presetField()->activated(1);
    QVERIFY(!setup->prediction());
}

void TestTrainingSetup::refusedSettingsAreMarked() {
    answer("prediction.json",
           R"({"problems": [{"field": "batch", "message": "the batch is larger than the set"}]})");
    const auto setup = checkedSetup(good_report);
    setup->startButton()->click();
    QTRY_VERIFY(setup->prediction().has_value());
    QCOMPARE(setup->form()->problemAt("/batch"), QString("the batch is larger than the set"));
    QVERIFY(!setup->startButton()->isEnabled());
    auto* batch = qobject_cast<QLineEdit*>(setup->form()->control("/batch"));
    batch->setText("4");
    Q_EMIT batch->textEdited("4");
    QCOMPARE(setup->options().batch, 4);
    QVERIFY(setup->startButton()->isEnabled());
    QVERIFY(setup->form()->problemAt("/batch").isEmpty());
}

QTEST_MAIN(TestTrainingSetup)
#include "test_training_setup.moc"
