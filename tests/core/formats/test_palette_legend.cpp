#include "formats/palette_legend.h"
#include "formats/palette_safe.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace sinopia;

namespace {

using Linear = std::array<double, 3>;

Linear linear(Rgb c) {
    const auto one = [](int v) {
        const double x = v / 255.0;
        return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
    };
    return {one(c.r), one(c.g), one(c.b)};
}

/// OKLab (Ottosson 2020), where distance is close to what people see.
Linear oklab(const Linear& c) {
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

using Matrix = std::array<Linear, 3>;

/// Full protanopia and deuteranopia after Machado, Oliveira and Fernandes (2009), on linear light.
constexpr Matrix protanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

Linear seen_by(const Matrix& matrix, const Linear& c) {
    Linear seen{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            seen[i] += matrix[i][j] * c[j];
    for (double& v : seen)
        v = std::clamp(v, 0.0, 1.0);
    return seen;
}

double smallest_distance(const Matrix& matrix, int count) {
    double smallest = 1;
    for (int i = 0; i < count; ++i)
        for (int j = 0; j < i; ++j) {
            const Linear a = oklab(seen_by(matrix, linear(colour_blind_safe_color(i))));
            const Linear b = oklab(seen_by(matrix, linear(colour_blind_safe_color(j))));
            smallest = std::min(smallest, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
        }
    return smallest;
}

const LabelSet labels({{"sky", {1, 2, 255}, "above"}, {"a\tb", {4, 5, 6}, {}}, {"sea", {7, 8, 9}, {}}});
const ClassCounts counts = {{0, {75, {}}}, {2, {25, {}}}};

} // namespace

class TestPaletteLegend : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void text_has_a_line_a_class() {
        QCOMPARE(legend_text(labels, {}), std::string("id\tcolour\tname\tgroup\n0\t#0102ff\tsky\tabove\n"
                                                      "1\t#040506\ta b\t\n2\t#070809\tsea\t\n"));
        QCOMPARE(legend_text(labels, counts, {true, true}),
                 std::string("id\tcolour\tname\tgroup\tpixels\tshare\n"
                             "0\t#0102ff\tsky\tabove\t75\t75.00 %\n2\t#070809\tsea\t\t25\t25.00 %\n"));
    }

    void json_has_an_entry_a_class() {
        const nlohmann::json json = legend_json(labels, counts, {false, true});
        QCOMPARE(json["classes"].size(), std::size_t{3});
        QCOMPARE(json["classes"][0]["color"].get<std::string>(), std::string("#0102ff"));
        QCOMPARE(json["classes"][0]["share"].get<double>(), 0.75);
        QVERIFY(!json["classes"][1].contains("group"));
        QCOMPARE(json["classes"][1]["pixels"].get<int>(), 0);
        QCOMPARE(legend_json(labels, counts, {true, false})["classes"].size(), std::size_t{2});
    }

    void safe_colours_differ_for_colour_blind_people() {
        // 0.05 in OKLab is a difference seen at a glance; the first eight are the published set.
        QVERIFY2(smallest_distance(protanopia, 8) > 0.05,
                 qPrintable(QString::number(smallest_distance(protanopia, 8))));
        QVERIFY2(smallest_distance(deuteranopia, 8) > 0.05,
                 qPrintable(QString::number(smallest_distance(deuteranopia, 8))));
        QVERIFY((colour_blind_safe_color(0) == Rgb{230, 159, 0}));
        QVERIFY((colour_blind_safe_color(4) == Rgb{0, 114, 178}));
    }

    void safe_colours_are_48() {
        for (int i = 0; i < 48; ++i)
            for (int j = 0; j < i; ++j)
                QVERIFY(!(colour_blind_safe_color(i) == colour_blind_safe_color(j)));
        QVERIFY(colour_blind_safe_color(48) == colour_blind_safe_color(0));
    }

    void the_safe_set_keeps_all_but_the_colours() {
        const LabelSet with_ignore(labels.classes(), ClassIndex{9});
        const LabelSet safe = colour_blind_safe(with_ignore);
        QCOMPARE(*safe.ignore(), ClassIndex{9});
        for (int i = 0; i < labels.size(); ++i) {
            QCOMPARE(safe[i].name, labels[i].name);
            QVERIFY(safe[i].color == colour_blind_safe_color(i));
        }
    }
};

QTEST_GUILESS_MAIN(TestPaletteLegend)
#include "test_palette_legend.moc"
