// Reads every #include in the tree against the level table in core/README.md.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

using Names = QSet<QString>;

QStringList readLines(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split('\n');
}

Names words(const QString& text) {
    const QStringList list = text.split(' ', Qt::SkipEmptyParts);
    return Names(list.begin(), list.end());
}

/// Rows "| name | ... | last cell |" of the table whose header's first cell is `header`.
QMap<QString, Names> readTable(const QStringList& lines, const QString& header) {
    QMap<QString, Names> table;
    bool inside = false;
    for (const QString& line : lines) {
        const QStringList cells = line.split('|');
        if (cells.size() < 4) {
            inside = false;
            continue;
        }
        const QString first = cells[1].trimmed();
        if (first == header)
            inside = true;
        else if (inside && !first.startsWith("---"))
            table[first] = words(cells[cells.size() - 2]);
    }
    return table;
}

/// What library an angle include belongs to, or nothing of interest.
QString foreignLibrary(const QString& include) {
    static const QRegularExpression cuda("^(cuda|nvrtc|cublas|cudnn)|/cuda/");
    if (cuda.match(include).hasMatch())
        return QStringLiteral("CUDA");
    if (include.startsWith("torch/") || include.startsWith("ATen/") || include.startsWith("c10/"))
        return "torch, ATen, c10";
    if (include.startsWith("sqlite3"))
        return "sqlite3";
    if (include == "mpi.h")
        return "mpi";
    static const QRegularExpression qt("^(Q[A-Z]\\w*|Qt\\w+/.*)$");
    return qt.match(include).hasMatch() ? QStringLiteral("Qt") : QString();
}

struct Rules {
    QMap<QString, Names> rooms;
    QMap<QString, Names> libraries;
};

/// One sentence per include of `path` (relative to the root) that the rules forbid.
QStringList violations(const Rules& rules, const QString& path, const QStringList& lines) {
    const QStringList parts = path.split('/');
    const QString room = parts[0] == "core" ? parts[1] : parts[0];
    QStringList found;
    static const QRegularExpression include("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]");
    for (const QString& line : lines) {
        const auto match = include.match(line);
        if (!match.hasMatch())
            continue;
        const QString target = match.captured(2);
        if (match.captured(1) == "<") {
            const QString library = foreignLibrary(target);
            if (library.isEmpty())
                continue;
            const Names places = rules.libraries.value(library);
            const bool subFolder = parts.size() > 1 && places.contains(parts[0] + "/" + parts[1]);
            if (!places.contains(room) && !subFolder)
                found << QString("%1 includes <%2>, but %3 has no %4").arg(path, target, room, library);
        } else {
            const QString other = target.section('/', 0, 0);
            if (other != room && rules.rooms.contains(other) && !rules.rooms.value(room).contains(other))
                found << QString("%1 includes \"%2\", but %3 may not see %4").arg(path, target, room, other);
            else if (target.contains('/') && !rules.rooms.contains(other))
                found << QString("%1 includes \"%2\" from no known room").arg(path, target);
        }
    }
    return found;
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        const QStringList readme = readLines(QStringLiteral(SINOPIA_SOURCE_DIR "/core/README.md"));
        rules_.rooms = readTable(readme, "room");
        rules_.libraries = readTable(readme, "library");
        QVERIFY(rules_.rooms.size() >= 18);
        QCOMPARE(rules_.libraries.size(), 5);
    }

    void everyFolderOfCoreIsARoom() {
        const QDir core(QStringLiteral(SINOPIA_SOURCE_DIR "/core"));
        for (const QString& folder : core.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QVERIFY2(rules_.rooms.contains(folder), qPrintable(folder + " has no row in core/README.md"));
    }

    /// The table itself must be acyclic, or it forbids nothing.
    void theTableHasNoMutualPairs() {
        for (auto it = rules_.rooms.begin(); it != rules_.rooms.end(); ++it)
            for (const QString& other : it.value()) {
                QVERIFY2(rules_.rooms.contains(other), qPrintable(other));
                QVERIFY2(!rules_.rooms.value(other).contains(it.key()),
                         qPrintable(it.key() + " <-> " + other));
            }
    }

    /// A planted leak must be found, or a green result means nothing.
    void aPlantedLeakIsFound() {
        QCOMPARE(violations(rules_, "core/image/x.cpp", {"#include \"jobs/generation.h\""}).size(), 1);
        QCOMPARE(violations(rules_, "core/document/x.h", {"#include <torch/torch.h>"}).size(), 1);
        QCOMPARE(violations(rules_, "core/dataset/x.h", {"#include <QImage>"}).size(), 1);
        QCOMPARE(violations(rules_, "core/runtime/x.cpp", {"#include <c10/cuda/CUDAStream.h>"}).size(), 1);
        QCOMPARE(violations(rules_, "ui/canvas/x.cpp", {"#include \"synthesis/session.h\""}).size(), 1);
        QCOMPARE(violations(rules_, "app/cli/x.cpp", {"#include <QString>"}).size(), 1);
        QCOMPARE(violations(rules_, "app/gui/x.cpp", {"#include <QString>", "#include <vector>"}).size(), 0);
    }

    void noRoomLooksUp() {
        QStringList found;
        int files = 0;
        for (const char* top : {"core", "ui", "app"}) {
            const QString root = QStringLiteral(SINOPIA_SOURCE_DIR "/") + top;
            QDirIterator it(root, {"*.h", "*.cpp", "*.cu"}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                const QString relative = QDir(QStringLiteral(SINOPIA_SOURCE_DIR)).relativeFilePath(path);
                found += violations(rules_, relative, readLines(path));
                ++files;
            }
        }
        QVERIFY(files > 20);
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    /// Weights are read by our own checked readers only: torch's loaders are not safe on crafted files.
    void nobodyCallsTorchsLoaders() {
        static const QRegularExpression loader(
            "\\b(torch::load|torch::jit::load|pickle_load|torch::pickle_load)\\s*\\(");
        for (const char* top : {"core", "ui", "app"}) {
            QDirIterator it(QStringLiteral(SINOPIA_SOURCE_DIR "/") + top, {"*.h", "*.cpp"}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                for (const QString& line : readLines(path))
                    QVERIFY2(!loader.match(line).hasMatch(), qPrintable(path + ": " + line));
            }
        }
    }

  private:
    Rules rules_;
};

QTEST_GUILESS_MAIN(TestLayers)
#include "test_layers.moc"
