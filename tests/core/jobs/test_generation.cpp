// Sampling options: names, checks, the default thread count.
#include "jobs/generation.h"
#include "support/errors.h"

#include <QTest>

#include <limits>
#include <sched.h>
#include <thread>

using namespace sinopia;
using namespace sinopia::test;

class TestGeneration : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void namesComeBack();
    void unknownNamesListTheChoices();
    void defaultsHaveNoProblems();
    void eachProblemIsFound_data();
    void eachProblemIsFound();
    void defaultThreadsFollowTheAffinity();
};

void TestGeneration::namesComeBack() {
    for (const Sampler sampler :
         {Sampler::ddpm, Sampler::ddim, Sampler::dpmpp_2m, Sampler::dpmpp_2m_sde, Sampler::unipc})
        QVERIFY(sampler_from_string(to_string(sampler)) == sampler);
    for (const Precision precision :
         {Precision::automatic, Precision::fp32, Precision::bf16, Precision::fp16})
        QVERIFY(precision_from_string(to_string(precision)) == precision);
    QVERIFY(to_string(Sampler::dpmpp_2m_sde) == "dpmpp-2m-sde");
    QVERIFY(to_string(Precision::automatic) == "auto");
}

void TestGeneration::unknownNamesListTheChoices() {
    const std::string sampler = error_of([] { sampler_from_string("euler"); });
    QVERIFY2(sampler.find("\"euler\"") != std::string::npos &&
                 sampler.find("ddpm, ddim, dpmpp-2m") != std::string::npos,
             sampler.c_str());
    QVERIFY(!error_of([] { precision_from_string("FP32"); }).empty());
    QVERIFY(!error_of([] { sampler_from_string(""); }).empty());
}

void TestGeneration::defaultsHaveNoProblems() {
    QVERIFY(SamplingOptions{}.problems().empty());
}

using Change = void (*)(SamplingOptions&);
Q_DECLARE_METATYPE(Change)

void TestGeneration::eachProblemIsFound_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, Change change, const char* word) {
        QTest::newRow(name) << change << word;
    };
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    row(
        "no steps", [](SamplingOptions& o) { o.steps = 0; }, "steps");
    row(
        "too many steps", [](SamplingOptions& o) { o.steps = 1'000'000; }, "steps");
    row(
        "negative guidance", [](SamplingOptions& o) { o.guidance = -1; }, "guidance");
    row(
        "guidance NaN", [](SamplingOptions& o) { o.guidance = nan; }, "guidance");
    row(
        "eta above 1", [](SamplingOptions& o) { o.eta = 1.1; }, "eta");
    row(
        "an empty interval of guidance", [](SamplingOptions& o) { o.guidance_from = o.guidance_to = 0.5; }, "guidance");
    row(
        "guidance beyond noise", [](SamplingOptions& o) { o.guidance_to = 1.5; }, "guidance");
    row(
        "guidance from NaN", [](SamplingOptions& o) { o.guidance_from = nan; }, "guidance");
    row(
        "a low quantile", [](SamplingOptions& o) { o.dynamic_threshold = 0.1; }, "threshold");
    row(
        "negative threads", [](SamplingOptions& o) { o.threads = -1; }, "threads");
    row(
        "unknown device", [](SamplingOptions& o) { o.device = "tpu"; }, "device");
    row(
        "device without a number", [](SamplingOptions& o) { o.device = "cuda:"; }, "device");
    row(
        "device with a letter", [](SamplingOptions& o) { o.device = "cuda:0x"; }, "device");
    row(
        "half precision on the processor",
        [](SamplingOptions& o) { o.precision = Precision::fp16, o.device = "cpu"; }, "fp16");
    row(
        "negative style",
        [](SamplingOptions& o) {
            o.style = {0, -1};
        },
        "style");
}

void TestGeneration::eachProblemIsFound() {
    QFETCH(Change, change);
    QFETCH(QString, word);
    SamplingOptions options;
    change(options);
    const auto problems = options.problems();
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY2(problems[0].find(word.toStdString()) != std::string::npos, problems[0].c_str());
}

void TestGeneration::defaultThreadsFollowTheAffinity() {
    const int all = default_threads();
    QVERIFY(all >= 1 && all <= 8 && all <= static_cast<int>(std::thread::hardware_concurrency()));
    cpu_set_t before, one;
    QCOMPARE(::sched_getaffinity(0, sizeof before, &before), 0);
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++cpu)
        if (CPU_ISSET(cpu, &before))
            CPU_SET(cpu, &one);
    QCOMPARE(::sched_setaffinity(0, sizeof one, &one), 0);
    const int confined = default_threads();
    ::sched_setaffinity(0, sizeof before, &before);
    QCOMPARE(confined, 1);
}

QTEST_GUILESS_MAIN(TestGeneration)
#include "test_generation.moc"
