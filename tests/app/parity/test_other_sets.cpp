#include "app/parity/parity.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "made_set.h"
#include <filesystem>
#include <sstream>

using namespace sinopia::parity;

/// Sets whose settings the committed one does not have: whether every quantity is found, named and shaped as
/// the settings say. The numbers are this build's own.
class TestOtherSets : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void other_configurations_data() {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("fixed variance, cosine, rescaled timesteps, not square")
            << R"({"num_classes": 13, "learn_sigma": false, "noise_schedule": "cosine", "diffusion_steps": 500,
                   "rescale_timesteps": true, "num_res_blocks": 2, "channel_mult": "1,2",
                   "use_scale_shift_norm": false, "use_new_attention_order": true, "num_head_channels": 32})"
            << 16 << 24;
        QTest::newRow("instances, picture prediction, KL loss, plain resampling")
            << R"({"no_instance": false, "predict_xstart": true, "use_kl": true, "resblock_updown": false,
                   "attention_resolutions": "32"})"
            << 8 << 16;
        QTest::newRow("rescaled loss, heads by count")
            << R"({"rescale_learned_sigmas": true, "diffusion_steps": 400, "num_head_channels": -1, "num_heads": 2})"
            << 16 << 16;
    }

    void other_configurations() {
        QFETCH(QString, changes);
        QFETCH(int, height);
        QFETCH(int, width);
        const QTemporaryDir temporary;
        const std::filesystem::path folder = temporary.path().toStdString();
        for (const char* file : {"schedules.safetensors", "dataset.safetensors"})
            std::filesystem::copy_file(
                std::filesystem::path(SINOPIA_SOURCE_DIR "/tests/data/reference") / file, folder / file);
        make_model_set(folder, "sdm_x", small_settings(nlohmann::json::parse(changes.toStdString())), height,
                       width);
        std::ostringstream out;
        const int code = compare_all(folder, out);
        const QStringList lines = QString::fromStdString(out.str()).split('\n', Qt::SkipEmptyParts);
        const QStringList failed = lines.filter(QRegularExpression(" FAIL$"));
        QVERIFY2(failed.empty(), qPrintable(failed.join('\n')));
        QCOMPARE(code, 0);
        QVERIFY(lines.filter(QRegularExpression("^sdm_x[.]sampling/ddim[.]s2[.]0[.]eta0[.]6[.]x ")).size() ==
                1);
        QCOMPARE(lines.filter(QRegularExpression("[.]vb ")).empty(),
                 changes.contains("\"learn_sigma\": false"));
    }
};

QTEST_GUILESS_MAIN(TestOtherSets)
#include "test_other_sets.moc"
