#include "app/cli/options.h"
#include "base/error.h"

#include <QtTest>

#include <algorithm>

using sinopia::Error;
using sinopia::Size;
using sinopia::cli::Options;

namespace {

/// Parses `words` after the verb.
bool parse(Options& options, std::vector<std::string> words) {
    words.insert(words.begin(), "paint");
    std::vector<char*> argv;
    std::transform(words.begin(), words.end(), std::back_inserter(argv),
                   [](std::string& w) { return w.data(); });
    return options.parse(static_cast<int>(argv.size()), argv.data());
}

Options sample() {
    Options options("paint", "Paints.");
    options.required("map", "FILE", "the map")
        .option("steps", "N", "how many", "50")
        .option("scale", "S", "how strong", "1.5")
        .option("seed", "K", "which", "0")
        .option("size", "WxH", "how large")
        .flag("json", "as JSON")
        .repeated("stage", "DIR", "one more");
    return options;
}

/// The sentence of the Error that parsing or `use` throws; empty if none is thrown.
QString sentence(std::vector<std::string> words, const std::function<void(const Options&)>& use = {}) {
    Options options = sample();
    try {
        parse(options, std::move(words));
        if (use)
            use(options);
    } catch (const Error& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace

class TestOptions : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void reads_values_in_both_forms() {
        Options options = sample();
        QVERIFY(parse(options, {"--map", "a.png", "--steps=7", "--json", "--size", "320x200"}));
        QCOMPARE(options.text("map"), std::string("a.png"));
        QCOMPARE(options.integer("steps"), 7);
        QCOMPARE(options.number("scale"), 1.5);
        QVERIFY(options.on("json"));
        QVERIFY(!options.given("scale"));
        QVERIFY(options.size("size") == (Size{320, 200}));
    }

    void a_value_may_start_with_one_dash() {
        Options options = sample();
        QVERIFY(parse(options, {"--map", "m", "--scale", "-2"}));
        QCOMPARE(options.number("scale"), -2.0);
    }

    void seeds_are_whole_64_bit_numbers() {
        Options options = sample();
        QVERIFY(parse(options, {"--map", "m", "--seed", "18446744073709551615"}));
        QVERIFY(options.unsigned64("seed") == 18446744073709551615ULL);
        const auto use = [](const Options& o) { o.unsigned64("seed"); };
        for (const char* bad : {"-1", "18446744073709551616", "1e3", "0x10", "7 "})
            QVERIFY2(sentence({"--map", "m", "--seed", bad}, use).contains("--seed"), bad);
    }

    void lists_split_at_commas_and_repeat() {
        Options options = sample();
        QVERIFY(parse(options, {"--map", "m", "--stage", "a,b", "--stage", "c"}));
        QVERIFY(options.list("stage") == (std::vector<std::string>{"a", "b", "c"}));
    }

    void unknown_option_names_the_nearest() {
        QCOMPARE(sentence({"--map", "m", "--step", "4"}),
                 QString("--step is not an option of paint; did you mean --steps?"));
        QVERIFY(sentence({"--map", "m", "--zzzzzzzz", "4"}).contains("sinopia-cli paint --help"));
        QVERIFY(sentence({"--map", "m", "-s", "4"}).contains("two dashes"));
    }

    void malformed_use_is_refused_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("missing required") << QStringList{} << "--map FILE is missing";
        QTest::newRow("missing value") << QStringList{"--map"} << "--map needs a value";
        QTest::newRow("option as value") << QStringList{"--map", "--json"} << "--map needs a value";
        QTest::newRow("empty value") << QStringList{"--map="} << "--map has an empty value";
        QTest::newRow("twice") << QStringList{"--map", "a", "--map", "b"} << "--map is given twice";
        QTest::newRow("flag with value") << QStringList{"--map", "a", "--json=1"} << "--json takes no value";
        QTest::newRow("stray argument") << QStringList{"--map", "a", "b"} << "'b' is one argument too many";
    }
    void malformed_use_is_refused() {
        QFETCH(QStringList, words);
        QFETCH(QString, expected);
        std::vector<std::string> plain;
        for (const QString& w : words)
            plain.push_back(w.toStdString());
        const QString got = sentence(plain);
        QVERIFY2(got.startsWith(expected), qPrintable(got));
    }

    void values_out_of_range_are_refused() {
        const auto steps = [](const Options& o) { o.integer("steps", 1, 1000); };
        for (const char* bad : {"0", "1001", "4.5", "four", "99999999999999999999"})
            QVERIFY2(sentence({"--map", "m", "--steps", bad}, steps).contains("from 1 to 1000"), bad);
        const auto scale = [](const Options& o) { o.number("scale", 0); };
        for (const char* bad : {"-1", "nan", "inf", "1,5", ""})
            QVERIFY2(sentence({"--map", "m", "--scale", bad}, scale).contains("--scale"), bad);
        const auto size = [](const Options& o) { o.size("size"); };
        for (const char* bad : {"64", "0x64", "64x", "64x64x64", "-4x4", "99999x2", "16384x16384"})
            QVERIFY2(sentence({"--map", "m", "--size", bad}, size).contains("--size"), bad);
    }

    void help_shows_every_option_with_its_default() {
        const QString help = QString::fromStdString(sample().help());
        for (const char* part :
             {"Usage: sinopia-cli paint --map FILE", "--steps N", "[50]", "--json", "--help"})
            QVERIFY2(help.contains(part), part);
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "test_options.moc"
