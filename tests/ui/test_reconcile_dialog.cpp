#include "document/document.h"
#include "support/temp_folder.h"
#include "ui/dialogs/reconcile_dialog.h"
#include "ui/palette/class_chooser.h"
#include "ui/palette/class_list_view.h"
#include "ui/palette/legend_picture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QtTest>

using namespace sinopia;
using namespace sinopia::test;

namespace {

LabelSet set_of(std::initializer_list<const char*> names, std::optional<ClassIndex> ignore = {}) {
    std::vector<LabelClass> classes;
    for (const char* name : names)
        classes.push_back({name, generated_color(static_cast<int>(classes.size())), {}});
    return LabelSet(std::move(classes), ignore);
}

/// Rows of the classes 0, 1, 2 and so on, four pixels each, from the top.
TileGrid<ClassIndex> stripes(std::initializer_list<int> indices) {
    TileGrid<ClassIndex> map(Size{4, static_cast<int>(indices.size())});
    int y = 0;
    for (const int index : indices)
        map.fill({0, y++, 4, 1}, static_cast<ClassIndex>(index));
    return map;
}

QComboBox* boxOf(ReconcileDialog& dialog, int row) {
    return static_cast<QComboBox*>(dialog.findChild<QTableWidget*>()->cellWidget(row, 4));
}

QPushButton* ok(ReconcileDialog& dialog) {
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

/// As a person does it: type into the box and press Enter.
void type(QComboBox* box, const QString& text) {
    box->setFocus();
    QTRY_VERIFY(box->lineEdit()->hasSelectedText()); // typing replaces what stands there
    QTest::keyClicks(box, text);                     // the box has the focus, not its field
    QTest::keyClick(box, Qt::Key_Return);
    QCoreApplication::processEvents();
    box->clearFocus();
}

} // namespace

class TestReconcileDialog : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void it_waits_for_every_class_that_has_pixels() {
        const LabelSet map = set_of({"sky", "unicorn", "trees", "unused"});
        const LabelSet model = set_of({"tree", "car", "sky"}, ClassIndex{255});
        Document document(stripes({0, 1, 2}), map);
        ReconcileDialog dialog(map, count_classes(document.labels()), model, "a model");
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto* table = dialog.findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 3);                          // without the unused one
        QCOMPARE(table->item(0, 0)->text(), QString("unicorn")); // open ones first
        QCOMPARE(table->item(0, 3)->text(), QString("0, 1"));
        QVERIFY(!ok(dialog)->isEnabled());
        type(boxOf(dialog, 0), "zzz");
        QVERIFY(!ok(dialog)->isEnabled());
        QCOMPARE(boxOf(dialog, 0)->currentText(), QString("(choose)"));
        type(boxOf(dialog, 0), "ca");
        QCOMPARE(boxOf(dialog, 0)->currentText(), QString("car   1"));
        QVERIFY(dialog.isVisible()); // Enter answered the row and did not press OK
        QCOMPARE(table->item(0, 5)->text(), QString("chosen by you"));
        QVERIFY(ok(dialog)->isEnabled());
        document.set_locked(2, true); // trees
        document.set_locked(3, true); // unused: the list that comes has no such class
        applyClassEdit(document, dialog.edit());
        QVERIFY(document.label_set() == model);
        QVERIFY(document.is_locked(0) && !document.is_locked(2) && !document.is_locked(3));
        QCOMPARE(document.labels().get(0, 0), ClassIndex{2});
        QCOMPARE(document.labels().get(0, 1), ClassIndex{1});
        QCOMPARE(document.labels().get(0, 2), ClassIndex{0});
        QVERIFY(document.undo());
        QVERIFY(document.label_set() == map);
        QCOMPARE(document.labels().get(0, 1), ClassIndex{1});
        QVERIFY(!document.can_undo());
    }

    void a_choice_can_be_taken_back() {
        ReconcileDialog dialog(set_of({"sky"}), {{0, {4, {}}}}, set_of({"sky", "sea"}), "a model");
        QVERIFY(ok(dialog)->isEnabled());
        QComboBox* box = boxOf(dialog, 0);
        box->setCurrentIndex(0);
        Q_EMIT box->activated(0);
        QVERIFY(!ok(dialog)->isEnabled());
        QCOMPARE(dialog.reconciliation().open(), 1);
    }

    void merging_is_said() {
        ReconcileDialog dialog(set_of({"tree", "trees"}), {{0, {4, {}}}, {1, {4, {}}}}, set_of({"tree"}),
                               "m");
        QVERIFY(ok(dialog)->isEnabled());
        QVERIFY(dialog.findChild<QLabel*>("reconcileState")->text().contains("Several become one: tree"));
    }

    void foreign_numbers_go_to_a_class_or_to_none() {
        const LabelSet map = set_of({"sky", "sea"});
        Document document(stripes({0, 1, 7, 9, 255}), map);
        document.set_locked(1, true);
        ReconcileDialog dialog(map, count_classes(document.labels()));
        auto* table = dialog.findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(1, 1)->text(), QString("9"));
        const auto pick = [&](int row, int choice) {
            QComboBox* box = boxOf(dialog, row);
            box->setCurrentIndex(box->findData(choice));
            Q_EMIT box->activated(box->currentIndex());
        };
        pick(0, 1);   // 7 becomes sea
        pick(1, -1);  // 9 stays
        pick(2, 255); // 255 means no class from now on
        QVERIFY(ok(dialog)->isEnabled());
        applyClassEdit(document, dialog.edit());
        QCOMPARE(document.labels().get(0, 2), ClassIndex{1});
        QCOMPARE(document.labels().get(0, 3), ClassIndex{9});
        QCOMPARE(document.labels().get(0, 4), ClassIndex{255});
        QCOMPARE(*document.label_set().ignore(), ClassIndex{255});
        QVERIFY(document.is_locked(1));
    }

    void all_open_ones_are_answered_at_once() {
        const LabelSet map = set_of({"sky"});
        ReconcileDialog dialog(map, {{3, {4, {}}}, {4, {4, {}}}, {5, {4, {}}}});
        const auto boxes = dialog.findChildren<QComboBox*>();
        const auto it = std::find_if(boxes.begin(), boxes.end(), [](const QComboBox* box) {
            return box->accessibleName() == "What all open classes become";
        });
        QVERIFY(it != boxes.end());
        (*it)->setCurrentIndex((*it)->findData(0));
        Q_EMIT(*it)->activated((*it)->currentIndex());
        QVERIFY(ok(dialog)->isEnabled());
        QCOMPARE(dialog.edit().remap.size(), std::size_t{3});
    }

    void it_is_shown_only_when_needed() {
        const LabelSet list = set_of({"sky", "sea"});
        QVERIFY(!ReconcileDialog::needed(list, {{0, {4, {}}}}, list));
        QVERIFY(!ReconcileDialog::needed(list, {{0, {4, {}}}}, set_of({"Sky", "tree"})));
        QVERIFY(ReconcileDialog::needed(list, {{1, {4, {}}}}, set_of({"sky", "tree"})));
        QVERIFY(ReconcileDialog::needed(list, {{1, {4, {}}}}, set_of({"sea", "sky"})));
        QVERIFY(ReconcileDialog::needed(list, {{5, {4, {}}}}, list));
    }

    void the_wheel_does_not_change_a_choice() {
        ReconcileDialog dialog(set_of({"sky"}), {{0, {4, {}}}}, set_of({"sky", "sea"}), "a model");
        dialog.show();
        QComboBox* box = boxOf(dialog, 0);
        QWheelEvent wheel(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(box, &wheel);
        QCOMPARE(box->currentData().toInt(), 0);
    }

    void the_chooser_finds_and_excludes() {
        const LabelSet labels = set_of({"tree", "trunk", "sky"});
        ClassChooser dialog("Merge", "Into which?", labels, {});
        dialog.exclude(0);
        dialog.show();
        auto* search = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(search, "tr");
        QCOMPARE(dialog.chosen(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void legends_are_written_as_their_ending_says() {
        const TempFolder temp;
        const LabelSet labels = set_of({"sky", "sea"});
        const ClassCounts counts = {{1, {4, {}}}};
        const auto path = [&](const char* name) { return QString::fromStdString((temp / name).string()); };
        writeLegend(path("l.png"), labels, counts);
        writeLegend(path("l.txt"), labels, counts);
        writeLegend(path("l.json"), labels, counts);
        QCOMPARE(QString::fromStdString(read_bytes(temp / "l.txt")).count('\n'), 3);
        QVERIFY(read_bytes(temp / "l.json").find("\"sea\"") != std::string::npos);
        const QImage read(path("l.png"));
        QVERIFY(read == legendPicture(labels, counts));
        // Each colour is there, on white, and the used ones alone when asked.
        const auto shows = [](const QImage& image, Rgb c) {
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixel(x, y) == qRgb(c.r, c.g, c.b))
                        return true;
            return false;
        };
        QCOMPARE(read.pixel(0, 0), qRgb(255, 255, 255));
        QVERIFY(shows(read, labels[0].color) && shows(read, labels[1].color));
        const QImage used = legendPicture(labels, counts, {true, true});
        QVERIFY(!shows(used, labels[0].color) && shows(used, labels[1].color));
    }

    void a_legend_of_any_set_is_a_picture() {
        QVERIFY(!legendPicture(LabelSet(), {}).isNull());
        const QImage large = legendPicture(LabelSet::generated(5000), {});
        QVERIFY(large.width() <= 16000 && large.height() <= 16000);
    }
};

QTEST_MAIN(TestReconcileDialog)
#include "test_reconcile_dialog.moc"
