#include "formats/safetensors.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace sinopia;

namespace {

const std::filesystem::path reference = SINOPIA_SOURCE_DIR "/tests/data/reference";

struct Outcome {
    int code = -1;
    QStringList lines;

    QStringList failed() const { return lines.filter(QRegularExpression(" FAIL$")); }
};

Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(SINOPIA_BINARY_DIR "/bin/sinopia-parity", arguments);
    if (!process.waitForFinished(240000))
        return {};
    return {process.exitCode(),
            QString::fromUtf8(process.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts)};
}

Outcome compare(const std::filesystem::path& folder) {
    return run({"--reference", QString::fromStdString(folder.string())});
}

/// A tensor with bytes of its own.
struct Stored {
    TensorToWrite tensor;
    std::vector<std::byte> bytes;
};

/// Rewrites one file of quantities through `change`.
void rewrite(const std::filesystem::path& path, const std::function<void(std::vector<Stored>&)>& change) {
    std::vector<Stored> all;
    {
        const TensorFile file = read_safetensors(path);
        for (const TensorView& view : file.tensors) {
            const auto size = static_cast<std::size_t>(view.element_count()) * element_size(view.type);
            all.push_back(
                {{view.name, view.type, view.shape, {}}, {file.data(view), file.data(view) + size}});
        }
    }
    change(all);
    std::vector<TensorToWrite> tensors;
    for (Stored& stored : all) {
        stored.tensor.bytes = stored.bytes;
        tensors.push_back(stored.tensor);
    }
    write_safetensors(path, tensors);
}

void add_to_first_value(std::vector<Stored>& all, const std::string& name, float amount) {
    for (Stored& stored : all)
        if (stored.tensor.name == name) {
            float value = 0;
            std::memcpy(&value, stored.bytes.data(), sizeof value);
            value += amount;
            std::memcpy(stored.bytes.data(), &value, sizeof value);
        }
}

void remove(std::vector<Stored>& all, const std::string& name) {
    std::erase_if(all, [&](const Stored& stored) { return stored.tensor.name == name; });
}

/// A copy of the committed reference set.
class Copy {
  public:
    Copy() { std::filesystem::copy(reference, path()); }
    std::filesystem::path path() const { return folder_.path().toStdString() + "/set"; }

  private:
    QTemporaryDir folder_;
};

bool names(const QStringList& lines, const char* quantity) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const QString& line) { return line.startsWith(QString(quantity) + ' '); });
}

} // namespace

class TestParity : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_committed_set_is_within_tolerance() {
        const Outcome outcome = compare(reference);
        QVERIFY2(outcome.failed().empty(), qPrintable(outcome.failed().join('\n')));
        QCOMPARE(outcome.code, 0);
        const auto compared = outcome.lines.size() - 1;
        QVERIFY(compared > 200);
        QCOMPARE(outcome.lines.last(), QString("%1 compared, 0 outside").arg(compared));
        for (int i = 0; i < compared; ++i)
            QVERIFY2(outcome.lines[i].endsWith(" ok"), qPrintable(outcome.lines[i]));
    }

    void every_kind_of_damage_is_a_fail() {
        const Copy copy;
        std::filesystem::remove(copy.path() / "MANIFEST.md"); // what is wanted is known without a list too
        rewrite(copy.path() / "sdm_b.io.safetensors",
                [](auto& all) { add_to_first_value(all, "probe.middle_block.1", 1e-3F); });
        rewrite(copy.path() / "sdm_b.diffusion.safetensors", [](auto& all) { remove(all, "q_mean"); });
        rewrite(copy.path() / "sdm_b.sampling.safetensors",
                [](auto& all) { remove(all, "ddim.s1.5.eta0.0.x"); });
        rewrite(copy.path() / "dataset.safetensors", [](auto& all) { remove(all, "center_crop.label"); });
        rewrite(copy.path() / "schedules.safetensors", [](auto& all) {
            all.push_back(all.front());
            all.back().tensor.name = "something.else";
        });
        const Outcome outcome = compare(copy.path());
        QCOMPARE(outcome.code, 1);
        for (const char* quantity :
             {"sdm_b.io/probe.middle_block.1", "sdm_b.diffusion/q_mean", "sdm_b.sampling/ddim.s1.5.eta0.0.x",
              "dataset/center_crop.label", "schedules/something.else"})
            QVERIFY2(names(outcome.failed(), quantity), quantity);
        QVERIFY(outcome.lines.last().endsWith(QString(", %1 outside").arg(outcome.failed().size())));
    }

    void changed_inputs_show_in_what_follows_from_them() {
        const Copy copy;
        rewrite(copy.path() / "sdm_b.io.safetensors",
                [](auto& all) { add_to_first_value(all, "x_t", 1e-2F); });
        rewrite(copy.path() / "sdm_b.sampling.safetensors",
                [](auto& all) { add_to_first_value(all, "step_noise", 1e-1F); });
        const Outcome outcome = compare(copy.path());
        QCOMPARE(outcome.code, 1);
        QVERIFY(names(outcome.failed(), "sdm_b.io/out_cond"));
        QVERIFY(names(outcome.failed(), "sdm_b.sampling/ddpm.s1.5.x"));
        QVERIFY(!names(outcome.failed(), "sdm_b.sampling/ddim.s1.5.eta0.0.x"));
    }

    void what_is_missing_is_a_fail() {
        const Copy copy;
        std::filesystem::remove(copy.path() / "sdm_b.pt");
        std::filesystem::remove(copy.path() / "dataset.safetensors");
        std::filesystem::copy_file(copy.path() / "schedules.safetensors", copy.path() / "more.safetensors");
        std::ofstream(copy.path() / "MANIFEST.md") << "## schedules.safetensors  (1 bytes)\n\n"
                                                      "| tensor | shape | dtype |\n|---|---|---|\n"
                                                      "| `cosine77.betas` | [77] | F64 |\n";
        const Outcome outcome = compare(copy.path());
        QCOMPARE(outcome.code, 1);
        QVERIFY(names(outcome.failed(), "dataset"));
        QVERIFY(names(outcome.failed(), "sdm_b"));
        QVERIFY(names(outcome.failed(), "sdm_b.io/out_cond"));
        QVERIFY(names(outcome.failed(), "more.safetensors"));
        QVERIFY(names(outcome.failed(), "schedules/cosine77.betas"));
    }

    void wrong_usage_is_told() {
        const QTemporaryDir empty;
        QCOMPARE(run({}).code, 2);
        QCOMPARE(run({"--reference"}).code, 2);
        QCOMPARE(run({"--reference", empty.path()}).code, 2);
        QCOMPARE(run({"--reference", empty.path() + "/none"}).code, 2);
        QCOMPARE(run({"--reference", empty.path(), "--engine", "steam"}).code, 2);
        QCOMPARE(run({"--help"}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestParity)
#include "test_parity.moc"
