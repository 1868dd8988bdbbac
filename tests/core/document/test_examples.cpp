// The bundled examples: each opens, and holds what lies beside it.
#include "document/project/project_file.h"
#include "image/image_io.h"
#include "support/temp_folder.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_project = 1'000'000; ///< bytes: small files, that open at once

fs::path examples() {
    return fs::path(SINOPIA_SOURCE_DIR) / "resources/examples";
}

} // namespace

class TestExamples : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void holdWhatLiesBeside_data() {
        QTest::addColumn<QString>("name");
        for (const auto& entry : fs::directory_iterator(examples()))
            if (entry.is_directory())
                QTest::addRow("%s", entry.path().filename().c_str())
                    << QString::fromStdString(entry.path().filename().string());
    }

    void holdWhatLiesBeside() {
        QFETCH(QString, name);
        const fs::path folder = examples() / name.toStdString();
        const TempFolder temporary;
        const fs::path copy = temporary / "example.sinopia";
        fs::copy_file(folder / "project.sinopia", copy);
        QVERIFY(fs::file_size(copy) < largest_project);
        const DocumentSnapshot snapshot = load_project(copy).snapshot;
        QCOMPARE(snapshot.label_set.size(), 12);
        QVERIFY(snapshot.layers.labels.read() == read_label_map(folder / "map.png"));
        QVERIFY(snapshot.layers.picture.read() == read_picture(folder / "picture.png"));
        QVERIFY(!snapshot.results.empty());
        QVERIFY(snapshot.results[0]->picture.read() == snapshot.layers.picture.read());
        QCOMPARE(snapshot.results[0]->seed, snapshot.options.seed);
        if (!fs::exists(folder / "map-edit.png"))
            return;
        QCOMPARE(snapshot.results.size(), std::size_t{2});
        QVERIFY(snapshot.results[1]->labels.read() == read_label_map(folder / "map-edit.png"));
        QVERIFY(snapshot.results[1]->picture.read() == read_picture(folder / "picture-edit.png"));
        QVERIFY(snapshot.results[1]->labels.read() != snapshot.layers.labels.read());
    }

    void thereAreEnoughAndTheyShowEveryClass() {
        std::set<ClassIndex> shown;
        int count = 0;
        for (const auto& entry : fs::directory_iterator(examples())) {
            if (!entry.is_directory())
                continue;
            const LabelMap map = read_label_map(entry.path() / "map.png");
            shown.insert(map.pixels().begin(), map.pixels().end());
            ++count;
        }
        QVERIFY(count >= 9);
        QCOMPARE(shown.size(), std::size_t{12});
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "test_examples.moc"
