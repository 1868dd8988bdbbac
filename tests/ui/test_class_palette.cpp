#include "document/document.h"
#include "formats/label_set_builtin.h"
#include "ui/palette/class_list_model.h"
#include "ui/palette/class_list_view.h"
#include "ui/palette/class_menu.h"
#include "ui/palette/class_palette.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

#include <memory>

using namespace sinopia;

namespace {

const std::filesystem::path sets = SINOPIA_SOURCE_DIR "/resources/label_sets";

LabelSet grouped() {
    return LabelSet({{"sky", {1, 1, 250}, "air"},
                     {"grass", {1, 200, 1}, "land"},
                     {"cloud", {240, 240, 240}, "air"},
                     {"traffic light", {200, 0, 0}, "street"},
                     {"tree", {0, 90, 0}, "land"}});
}

} // namespace

class TestClassPalette : public QObject {
    Q_OBJECT

    std::unique_ptr<ClassPalette> palette_;
    std::vector<int> chosen_;

    ClassListView* list() { return palette_->findChild<ClassListView*>("classList"); }
    ClassListView* pins() { return palette_->findChild<ClassListView*>("pinnedClasses"); }
    QLineEdit* field() { return palette_->searchField(); }

    static QStringList linesOf(const ClassListView* view) {
        QStringList lines;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            lines << view->model()->index(row, 0).data().toString();
        return lines;
    }

    static QModelIndex lineOf(ClassListView* view, int index) {
        for (int row = 0; row < view->model()->rowCount(); ++row)
            if (view->model()->index(row, 0).data(ClassListModel::IndexRole).toInt() == index)
                return view->model()->index(row, 0);
        return {};
    }

    QPoint partOf(int index, char part) {
        const QRect line = list()->visualRect(lineOf(list(), index));
        const int x = part == 'e' ? line.left() + 14 : part == 'l' ? line.right() - 12 : line.left() + 80;
        return {x, line.center().y()};
    }

    void click(int index, char part = 'n') {
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, partOf(index, part));
    }

    /// The entry of the menu that a right click on the class opens.
    void useMenu(int index, const char* entry) {
        ClassMenu* menus = palette_->findChild<ClassMenu*>();
        QMenu menu;
        menus->fillForClass(menu, index);
        auto* action = menu.findChild<QAction*>(entry);
        QVERIFY2(action && action->isEnabled(), entry);
        action->trigger();
    }

  private Q_SLOTS:
    void init() {
        palette_ = std::make_unique<ClassPalette>();
        palette_->resize(280, 500);
        palette_->setLabels(grouped());
        palette_->setClasses(1, 0);
        palette_->show();
        QVERIFY(QTest::qWaitForWindowExposed(palette_.get()));
        chosen_.clear();
        connect(palette_.get(), &ClassPalette::classChosen, this,
                [this](int index) { chosen_.push_back(index); });
    }
    void cleanup() { palette_.reset(); }

    void groups_are_headings_in_the_order_of_the_list() {
        const QStringList expected = {"air",   "sky",  "cloud",  "land",
                                      "grass", "tree", "street", "traffic light"};
        QCOMPARE(linesOf(list()), expected);
        QVERIFY(!pins()->isVisible());
        palette_->setLabels(LabelSet::generated(3));
        QCOMPARE(linesOf(list()), QStringList({"class 0", "class 1", "class 2"}));
    }

    void a_click_chooses_and_so_does_enter() {
        click(4);
        QCOMPARE(chosen_, std::vector<int>{4});
        list()->setFocus();
        list()->goTo(2);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(chosen_.back(), 2);
        QTest::keyClick(list(), Qt::Key_Down); // the heading "land"
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Space);
        QCOMPARE(chosen_.back(), 1);
    }

    void typing_finds_and_enter_takes_the_first() {
        QSignalSpy ended(palette_.get(), &ClassPalette::searchEnded);
        palette_->startSearch();
        QTest::keyClicks(field(), "TL");
        QCOMPARE(linesOf(list()).front(), QString("traffic light"));
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(chosen_, std::vector<int>{3});
        QCOMPARE(ended.count(), 1);
        QVERIFY(field()->text().isEmpty());
        QTest::keyClicks(field(), "2");
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(chosen_.back(), 2);
        QTest::keyClicks(field(), "gras");
        QTest::keyClick(field(), Qt::Key_Escape);
        QCOMPARE(chosen_.size(), std::size_t{2});
        QVERIFY(field()->text().isEmpty());
        QTest::keyClicks(field(), "qqqq");
        QCOMPARE(list()->model()->rowCount(), 0);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(chosen_.size(), std::size_t{2});
    }

    void arrows_go_from_the_search_to_the_list_and_back() {
        palette_->activateWindow();
        palette_->startSearch();
        QTRY_VERIFY(field()->hasFocus());
        QTest::keyClicks(field(), "t");
        QTest::keyClick(field(), Qt::Key_Down);
        QVERIFY(list()->hasFocus());
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(chosen_, std::vector<int>{3}); // "tree" is the first
        QVERIFY(field()->text().isEmpty());
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTest::keyClick(list(), Qt::Key_Up);
        QVERIFY(field()->hasFocus());
    }

    void pins_stay_in_sight_and_come_first() {
        useMenu(4, "pin");
        useMenu(2, "pin");
        QCOMPARE(linesOf(pins()), QStringList({"tree", "cloud"}));
        QVERIFY(pins()->isVisible());
        QVERIFY(!linesOf(list()).contains("tree"));
        const auto keys = [&] {
            std::vector<int> keys;
            for (int key = 1; key <= 9; ++key)
                keys.push_back(palette_->classForKey(key) ? int(*palette_->classForKey(key)) : -1);
            return keys;
        };
        QCOMPARE(keys(), (std::vector<int>{4, 2, 0, 1, 3, -1, -1, -1, -1}));
        QCOMPARE(lineOf(list(), 3).data(ClassListModel::KeyRole).toInt(), 5);
        QVERIFY(!palette_->classForKey(0));
        // Alt+Up changes the order of the pins, and nothing of the list.
        QSignalSpy edits(palette_.get(), &ClassPalette::editRequested);
        pins()->setFocus();
        pins()->goTo(2);
        QTest::keyClick(pins(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(linesOf(pins()), QStringList({"cloud", "tree"}));
        QCOMPARE(edits.count(), 0);
        const QByteArray state = palette_->saveState();
        useMenu(4, "pin");
        useMenu(2, "pin");
        QVERIFY(!pins()->isVisible());
        palette_->restoreState(state);
        QCOMPARE(linesOf(pins()), QStringList({"cloud", "tree"}));
        palette_->restoreState("damaged");
        QVERIFY(!pins()->isVisible());
    }

    void eyes_hide_and_the_footer_brings_back() {
        QSignalSpy hidden(palette_.get(), &ClassPalette::hiddenChanged);
        click(2, 'e');
        QCOMPARE(palette_->hiddenClasses(), std::vector<ClassIndex>{2});
        QVERIFY(chosen_.empty());
        click(0, 'e');
        QCOMPARE(palette_->hiddenClasses(), (std::vector<ClassIndex>{0, 2}));
        click(2, 'e');
        QCOMPARE(palette_->hiddenClasses(), std::vector<ClassIndex>{0});
        QCOMPARE(hidden.count(), 3);
        useMenu(3, "only");
        QCOMPARE(palette_->hiddenClasses(), (std::vector<ClassIndex>{0, 1, 2, 4}));
        useMenu(3, "showAll");
        QVERIFY(palette_->hiddenClasses().empty());
        // They go with the name when the list changes.
        click(0, 'e');
        palette_->setLabels(*moveClass(grouped(), 0, 4).labels);
        QCOMPARE(palette_->hiddenClasses(), std::vector<ClassIndex>{4});
    }

    void dragging_over_eyes_hides_several() {
        QTest::mousePress(list()->viewport(), Qt::LeftButton, {}, partOf(0, 'e'));
        for (const int index : {2, 1, 4})
            QTest::mouseMove(list()->viewport(), partOf(index, 'e'));
        QTest::mouseRelease(list()->viewport(), Qt::LeftButton, {}, partOf(4, 'e'));
        QCOMPARE(palette_->hiddenClasses(), (std::vector<ClassIndex>{0, 1, 2, 4}));
    }

    void padlocks_ask_and_show_what_is_set() {
        QSignalSpy asked(palette_.get(), &ClassPalette::lockRequested);
        click(1, 'l');
        QCOMPARE(asked.takeFirst(), (QList<QVariant>{1, true}));
        QVERIFY(!lineOf(list(), 1).data(ClassListModel::LockedRole).toBool());
        palette_->setLocked({1});
        QVERIFY(lineOf(list(), 1).data(ClassListModel::LockedRole).toBool());
        click(1, 'l');
        QCOMPARE(asked.takeFirst(), (QList<QVariant>{1, false}));
    }

    void groups_fold_by_click_and_key() {
        const QModelIndex heading = list()->model()->index(0, 0);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(heading).center());
        QCOMPARE(linesOf(list()).mid(0, 2), QStringList({"air", "land"}));
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Right);
        QCOMPARE(linesOf(list()).at(1), QString("sky"));
        list()->goTo(4);
        QTest::keyClick(list(), Qt::Key_Left); // to the heading
        QCOMPARE(list()->currentIndex().data().toString(), QString("land"));
        QTest::keyClick(list(), Qt::Key_Left);
        QVERIFY(!linesOf(list()).contains("tree"));
        // A search finds what is folded.
        QTest::keyClicks(field(), "tree");
        QCOMPARE(linesOf(list()), QStringList({"tree", "traffic light"})); // "street" as well
    }

    void counts_arrive_from_the_worker() {
        TileGrid<ClassIndex> map(Size{400, 300}, 1);
        map.fill({0, 0, 100, 30}, 0);
        QSignalSpy counted(palette_.get(), &ClassPalette::counted);
        palette_->setMapSource([&] { return map; });
        QVERIFY(counted.wait(5000));
        QCOMPARE(palette_->counts().at(0).pixels, std::int64_t{3000});
        QCOMPARE(lineOf(list(), 0).data(ClassListModel::ShareRole).toDouble(), 0.025);
        QVERIFY(lineOf(list(), 0).data(Qt::ToolTipRole).toString().contains("3"));
        QVERIFY(palette_->findChild<QLabel*>("classFooter")->text().contains("2 in use"));
        // Many changes in a row are counted once, and the last one is what is shown.
        for (int i = 0; i < 20; ++i) {
            map.fill({i, 50, 1, 1}, 3);
            palette_->mapChanged();
        }
        QVERIFY(counted.wait(5000));
        QCOMPARE(counted.count(), 2);
        QCOMPARE(palette_->counts().at(3).pixels, std::int64_t{20});
    }

    void a_hidden_palette_counts_when_it_is_shown() {
        palette_->hide();
        QSignalSpy counted(palette_.get(), &ClassPalette::counted);
        palette_->setMapSource([] { return TileGrid<ClassIndex>(Size{10, 10}, 2); });
        QVERIFY(!counted.wait(600));
        palette_->show();
        QVERIFY(counted.wait(5000));
        QCOMPARE(palette_->counts().at(2).pixels, std::int64_t{100});
    }

    void names_are_changed_in_place() {
        Document document(TileGrid<ClassIndex>(Size{8, 8}, 2), grouped());
        QSignalSpy problems(palette_.get(), &ClassPalette::problem);
        connect(palette_.get(), &ClassPalette::editRequested, this, [&](const ClassEdit& edit) {
            applyClassEdit(document, edit);
            palette_->setLabels(document.label_set());
        });
        connect(palette_.get(), &ClassPalette::classChosen, this,
                [&](int index) { palette_->setClasses(static_cast<ClassIndex>(index), 0); });
        useMenu(4, "pin");
        pins()->goTo(4);
        pins()->setFocus();
        const auto rename = [&](const QString& to) {
            QTest::keyClick(pins(), Qt::Key_F2);
            auto* editor = pins()->findChild<QLineEdit*>();
            QVERIFY(editor);
            editor->setText(to);
            palette_->setLocked({1}); // whatever changes meanwhile, the typing stays
            QCOMPARE(editor->text(), to);
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_VERIFY(!pins()->findChild<QLineEdit*>());
        };
        rename("  oak ");
        QTRY_COMPARE(document.label_set()[4].name, std::string("oak"));
        QCOMPARE(linesOf(pins()), QStringList{"oak"}); // still pinned
        QVERIFY(chosen_.empty());                      // Enter was the field's
        rename("sky");
        QTRY_COMPARE(problems.count(), 1);
        QCOMPARE(document.label_set()[4].name, std::string("oak"));
        QVERIFY(document.undo());
        QCOMPARE(document.label_set()[4].name, std::string("tree"));
    }

    void moving_a_class_keeps_the_picture_of_the_map() {
        TileGrid<ClassIndex> map(Size{8, 8}, 2);
        map.set(0, 0, 0);
        Document document(map, grouped());
        document.set_locked(2, true);
        connect(palette_.get(), &ClassPalette::editRequested, this, [&](const ClassEdit& edit) {
            applyClassEdit(document, edit);
            palette_->setLabels(document.label_set());
        });
        list()->setFocus();
        list()->goTo(2); // cloud, below sky
        QTest::keyClick(list(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(document.label_set()[0].name, std::string("cloud"));
        QCOMPARE(document.label_set()[1].name, std::string("sky"));
        QCOMPARE(document.label_set()[2].name, std::string("grass"));
        QCOMPARE(document.labels().get(5, 5), ClassIndex{0});
        QCOMPARE(document.labels().get(0, 0), ClassIndex{1});
        QVERIFY(document.is_locked(0) && !document.is_locked(2));
        QCOMPARE(list()->currentClass(), 0);
        QVERIFY(document.undo());
        QVERIFY(document.label_set() == grouped());
        QCOMPARE(document.labels().get(5, 5), ClassIndex{2});
        QVERIFY(!document.can_undo());
    }

    void published_sets_are_comfortable() {
        for (const BuiltInLabelSet& set : built_in_label_sets(sets)) {
            palette_->setLabels(set.labels);
            int classes = 0;
            for (int row = 0; row < list()->model()->rowCount(); ++row)
                classes += list()->model()->index(row, 0).data(ClassListModel::IndexRole).toInt() >= 0;
            QCOMPARE(classes, set.labels.size());
            // Each class is found by its whole name and by its number.
            for (int i = 0; i < set.labels.size(); ++i)
                for (const QString& typed :
                     {QString::fromStdString(set.labels[i].name), QString::number(i)}) {
                    field()->setText(typed);
                    QCOMPARE(list()->model()->index(0, 0).data(ClassListModel::IndexRole).toInt(), i);
                }
            field()->clear();
        }
    }

    void everything_has_an_accessible_name() {
        for (const QWidget* widget : palette_->findChildren<QWidget*>()) {
            const bool control = widget->focusPolicy() != Qt::NoFocus && widget->isVisibleTo(palette_.get());
            const bool part = widget->objectName().startsWith("qt_") || widget->parentWidget() == field();
            if (control && !part)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
        useMenu(3, "pin");
        palette_->setLocked({3});
        const QString spoken = lineOf(pins(), 3).data(Qt::AccessibleTextRole).toString();
        for (const char* part : {"traffic light", "class 3", "pinned", "locked", "key 1"})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
    }
};

QTEST_MAIN(TestClassPalette)
#include "test_class_palette.moc"
