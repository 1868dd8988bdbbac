// Projects as the window sees them: opened, saved, guarded against other programs, recovered after a crash.
#include "support/random_edits.h"
#include "support/random_project.h"
#include "support/temp_folder.h"
#include "ui/dialogs/recovery_dialog.h"
#include "ui/window/project_controller.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <unistd.h>

using namespace sinopia;
using namespace sinopia::test;
namespace fs = std::filesystem;

class TestProjects : public QObject {
    Q_OBJECT

    static void paint(Document& document, int x) {
        const Spans spans = rect_spans({x, 10, 20, 20}, document.size());
        document.apply(LabelEdit{"Fill", spans, 5, 0, {}});
    }

    static bool waitFor(const std::function<bool()>& done) { return QTest::qWaitFor(done, 10000); }

  private Q_SLOTS:
    void savedAndOpenedAgain() {
        const TempFolder folder;
        const QString path = QString::fromStdString((folder / "a b ä.sinopia").string());
        Document document{TileGrid<ClassIndex>(Size{300, 200}), LabelSet::generated(9)};
        ProjectController controller(document);
        QSignalSpy saved(&controller, &ProjectController::saved),
            opened(&controller, &ProjectController::opened);
        paint(document, 3);
        controller.setModel("Landscape", "abc");
        controller.setView({10, 20}, 2.5);
        controller.save(path);
        paint(document, 100); // while it is being saved
        QVERIFY(saved.wait());
        QVERIFY(document.is_modified());
        QCOMPARE(controller.path(), path);
        document.undo();
        QVERIFY(!document.is_modified()); // as it was saved
        QVERIFY(ProjectController::isProject(path));

        Document other{TileGrid<ClassIndex>(Size{10, 10})};
        ProjectController second(other);
        QSignalSpy read(&second, &ProjectController::opened);
        second.open(path);
        QVERIFY(read.wait());
        QCOMPARE(other.size(), document.size());
        QVERIFY(other.labels().read() == document.labels().read());
        QVERIFY(other.label_set() == document.label_set());
        QVERIFY(!other.is_modified());
        QCOMPARE(second.meta().model_name, std::string("Landscape"));
        QCOMPARE(second.meta().view, (std::optional<ProjectView>({{10, 20}, 2.5})));
    }

    void whatCannotBeSavedStaysModified() {
        const TempFolder folder;
        write_bytes(folder / "file", "no folder");
        Document document{TileGrid<ClassIndex>(Size{30, 20})};
        ProjectController controller(document);
        QSignalSpy failed(&controller, &ProjectController::failed),
            saved(&controller, &ProjectController::saved);
        document.apply(LabelEdit{"Fill", rect_spans({1, 1, 5, 5}, {30, 20}), 5, 0, {}});
        controller.save(QString::fromStdString((folder / "file" / "a.sinopia").string()));
        QVERIFY(failed.wait());
        QVERIFY(failed.at(0).at(0).toString().contains("a.sinopia"));
        QVERIFY(saved.isEmpty());
        QVERIFY(document.is_modified());
        QVERIFY(controller.path().isEmpty());
    }

    void whatCannotBeOpenedChangesNothing() {
        const TempFolder folder;
        write_bytes(folder / "bad.sinopia", "nonsense");
        Document document{TileGrid<ClassIndex>(Size{30, 20})};
        ProjectController controller(document);
        QSignalSpy failed(&controller, &ProjectController::failed);
        paint(document, 3);
        controller.open(QString::fromStdString((folder / "bad.sinopia").string()));
        QVERIFY(failed.wait());
        QCOMPARE(document.size(), (Size{30, 20}));
        QVERIFY(document.is_modified());
        QVERIFY(!ProjectController::isProject(QString::fromStdString((folder / "bad.sinopia").string())));
    }

    void anotherProgramsWorkIsAskedAbout() {
        const TempFolder folder;
        const fs::path file = folder / "shared.sinopia";
        const QString path = QString::fromStdString(file.string());
        Document document{TileGrid<ClassIndex>(Size{30, 20})};
        ProjectController controller(document);
        QSignalSpy saved(&controller, &ProjectController::saved),
            changed(&controller, &ProjectController::changedOutside);
        controller.save(path);
        QVERIFY(saved.wait());
        const Project theirs = RandomProject(4).project();
        save_project(file, theirs.snapshot, theirs.meta);
        paint(document, 3);
        controller.save(path);
        QVERIFY(changed.wait());
        QVERIFY(document.is_modified());
        QCOMPARE(QString::fromStdString(difference(load_project(file), theirs)), QString());
        controller.save(path, /*overwrite=*/true);
        QVERIFY(saved.wait());
        QVERIFY(!document.is_modified());
        QCOMPARE(load_project(file).snapshot.layers.labels.get(5, 12), ClassIndex(5));
    }

    void forgettingThePathForgetsTheFile() {
        const TempFolder folder;
        const QString path = QString::fromStdString((folder / "a.sinopia").string());
        Document document{TileGrid<ClassIndex>(Size{30, 20})};
        ProjectController controller(document);
        QSignalSpy saved(&controller, &ProjectController::saved);
        controller.save(path);
        QVERIFY(saved.wait());
        controller.forgetPath();
        QVERIFY(controller.path().isEmpty());
        document.replace(TileGrid<ClassIndex>(Size{90, 80}));
        controller.save(path);
        QVERIFY(saved.wait());
        QCOMPARE(load_project(folder / "a.sinopia").snapshot.layers.labels.size(), (Size{90, 80}));
    }

    /// A window that ends without a word, and the next one.
    void lostWorkComesBack() {
        const TempFolder folder;
        const QString journals = QString::fromStdString((folder / "journals").string());
        const QString path = QString::fromStdString((folder / "a.sinopia").string());
        LabelMap painted;
        {
            Document document{TileGrid<ClassIndex>(Size{300, 200}), LabelSet::generated(9)};
            ProjectController crashed(document);
            crashed.startJournal(journals);
            QSignalSpy saved(&crashed, &ProjectController::saved);
            paint(document, 3);
            crashed.save(path);
            QVERIFY(saved.wait());
            paint(document, 100);
            QVERIFY(waitFor([&] { return crashed.journalIsCurrent(); }));
            painted = document.labels().read();
        }
        Document document{TileGrid<ClassIndex>(Size{64, 64})};
        ProjectController controller(document);
        controller.startJournal(journals);
        std::vector<FoundJournal> found;
        connect(&controller, &ProjectController::lostWorkFound, &controller,
                [&](const std::vector<FoundJournal>& lost) { found = lost; });
        controller.findLostWork();
        QVERIFY(waitFor([&] { return !found.empty(); }));
        QCOMPARE(found.size(), std::size_t{1});
        QSignalSpy recovered(&controller, &ProjectController::recovered);
        controller.recover(found[0]);
        QVERIFY(recovered.wait());
        QVERIFY(document.labels().read() == painted);
        QVERIFY(document.is_modified());
        QCOMPARE(controller.path(), path);
        // The old journal goes once the new one holds the work.
        const fs::path old = found[0].folder;
        QVERIFY(waitFor([&] { return !fs::exists(old); }));
        QVERIFY(controller.journalIsCurrent());

        QSignalSpy saved(&controller, &ProjectController::saved);
        controller.save(path); // the file is the one the work began with: no question
        QVERIFY(saved.wait());
        QVERIFY(!document.is_modified());
        QVERIFY(load_project(folder / "a.sinopia").snapshot.layers.labels.read() == painted);
        controller.closeJournal();
    }

    void recoveredWorkMindsAFileThatChanged() {
        const TempFolder folder;
        const QString journals = QString::fromStdString((folder / "journals").string());
        const QString path = QString::fromStdString((folder / "a.sinopia").string());
        {
            Document document{TileGrid<ClassIndex>(Size{300, 200})};
            ProjectController crashed(document);
            crashed.startJournal(journals);
            QSignalSpy saved(&crashed, &ProjectController::saved);
            crashed.save(path);
            QVERIFY(saved.wait());
            paint(document, 100);
            QVERIFY(waitFor([&] { return crashed.journalIsCurrent(); }));
        }
        const Project theirs = RandomProject(4).project();
        save_project(folder / "a.sinopia", theirs.snapshot, theirs.meta);
        Document document{TileGrid<ClassIndex>(Size{64, 64})};
        ProjectController controller(document);
        QSignalSpy recovered(&controller, &ProjectController::recovered),
            changed(&controller, &ProjectController::changedOutside);
        controller.recover(find_journals(folder / "journals").at(0));
        QVERIFY(recovered.wait());
        controller.save(path);
        QVERIFY(changed.wait());
        QCOMPARE(QString::fromStdString(difference(load_project(folder / "a.sinopia"), theirs)), QString());
    }

    void aJournalThatCannotBeIsTold() {
        const TempFolder folder;
        write_bytes(folder / "file", "no folder");
        Document document{TileGrid<ClassIndex>(Size{64, 64})};
        ProjectController controller(document);
        QSignalSpy failed(&controller, &ProjectController::failed);
        controller.startJournal(QString::fromStdString((folder / "file").string()));
        QVERIFY(failed.wait());
        QVERIFY(failed.at(0).at(0).toString().contains("go on editing"));
        paint(document, 3);
        QCOMPARE(document.labels().get(5, 12), ClassIndex(5));
    }

    void theDialogShowsAndDiscards() {
        std::vector<FoundJournal> lost(3);
        lost[0].project = "/home/ada/fields.sinopia";
        lost[0].size = {1920, 1080};
        lost[0].written = 1'790'000'000;
        lost[0].thumbnail = RgbImage(Size{256, 144}, {104, 159, 70});
        lost[1].size = {512, 512};
        lost[1].written = 1'780'000'000;
        lost[1].thumbnail = RgbImage(Size{256, 256}, {134, 193, 232});
        lost[2].problem =
            "/home/ada/.local/state/sinopia/journals/journal-7-abc/content.sinopia: the project file is "
            "damaged "
            "(its checksum does not match); open an older copy of it, for instance from a backup";
        RecoveryDialog dialog(lost);
        dialog.show();
        QCOMPARE(dialog.list()->count(), 3);
        QVERIFY(dialog.list()->item(0)->text().contains("fields.sinopia"));
        QVERIFY(dialog.list()->item(0)->text().contains("1920×1080"));
        QVERIFY(dialog.recoverButton()->isEnabled());
        const QString shots = qEnvironmentVariable("SINOPIA_SHOTS");
        if (!shots.isEmpty())
            dialog.grab().save(shots + "/recovery.png");
        dialog.list()->setCurrentRow(2);
        QVERIFY(!dialog.recoverButton()->isEnabled());
        QVERIFY(dialog.discardButton()->isEnabled());

        QSignalSpy discarded(&dialog, &RecoveryDialog::discarded);
        answer(QMessageBox::Cancel);
        dialog.discardButton()->click();
        QCOMPARE(discarded.size(), 0);
        QCOMPARE(dialog.list()->count(), 3);
        answer(QMessageBox::Discard);
        dialog.discardButton()->click();
        QCOMPARE(discarded.size(), 1);
        QCOMPARE(dialog.list()->count(), 2);
        dialog.list()->setCurrentRow(1);
        QTest::keyClick(dialog.list(), Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.chosen().size, (Size{512, 512}));
    }

    void everyControlOfTheDialogIsNamedAndReachable() {
        RecoveryDialog dialog(std::vector<FoundJournal>(1));
        for (QWidget* control :
             {static_cast<QWidget*>(dialog.list()), static_cast<QWidget*>(dialog.recoverButton()),
              static_cast<QWidget*>(dialog.laterButton()), static_cast<QWidget*>(dialog.discardButton())}) {
            QVERIFY(control->focusPolicy() & Qt::TabFocus);
            auto* button = qobject_cast<QPushButton*>(control);
            QVERIFY(!control->accessibleName().isEmpty() || (button && !button->text().isEmpty()));
        }
    }

  private:
    static void answer(QMessageBox::StandardButton with) {
        QTimer::singleShot(0, qApp, [with] {
            for (QWidget* widget : QApplication::topLevelWidgets())
                if (auto* box = qobject_cast<QMessageBox*>(widget))
                    box->button(with)->click();
        });
    }
};

QTEST_MAIN(TestProjects)
#include "test_projects.moc"
