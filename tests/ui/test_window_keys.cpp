// The keys of the whole window: the defaults, every scheme, and that help and schemes name real actions.

#include "support/own_settings.h"
#include "support/window_fixture.h"
#include "ui/dialogs/help_text.h"
#include "ui/palette/class_palette.h"
#include "ui/window/action_set.h"
#include "ui/window/shortcuts.h"

#include <QLineEdit>
#include <QRegularExpression>

using namespace sinopia;

class TestWindowKeys : public QObject, test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        settings_ = std::make_unique<test::OwnSettings>();
        openWindow();
    }
    void cleanup() { window_.reset(); }

    void defaultsAreThose_data();
    void defaultsAreThose();
    void schemesHaveNoConflicts_data();
    void schemesHaveNoConflicts();
    void schemesNameRealActions();
    void helpNamesRealActions();
    void everyToolSaysWhatItDoes();
    void lettersGoIntoTheClassSearch();
    void keysOfASchemeWork();
    void theKeyboardLeavesTheCanvas();

  private:
    std::unique_ptr<test::OwnSettings> settings_;
};

void TestWindowKeys::defaultsAreThose_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("keys");
    const std::pair<const char*, const char*> rows[] = {{"tool.brush", "B"},
                                                        {"tool.regionBrush", "E"},
                                                        {"tool.fill", "G; F"},
                                                        {"tool.pick", "I"},
                                                        {"tool.lasso", "L"},
                                                        {"tool.polygon", "Shift+L"},
                                                        {"tool.wand", "W"},
                                                        {"tool.rectangle", "M"},
                                                        {"brush.smaller", "["},
                                                        {"brush.larger", "]"},
                                                        {"brush.muchSmaller", "Shift+["},
                                                        {"brush.muchLarger", "Shift+]"},
                                                        {"tool.pan", "H"},
                                                        {"view.fit", "Ctrl+0"},
                                                        {"view.actual", "Ctrl+1"},
                                                        {"edit.undo", "Ctrl+Z"},
                                                        {"edit.redo", "Ctrl+Shift+Z; Ctrl+Y"},
                                                        {"class.swap", "X"},
                                                        {"select.none", "Ctrl+D"},
                                                        {"select.invert", "Ctrl+Shift+I"},
                                                        {"class.key1", "1"},
                                                        {"class.key9", "9"},
                                                        {"class.find", "/"},
                                                        {"panel.hide", "Tab"},
                                                        {"view.compare", "\\"},
                                                        {"region.show", "Q"},
                                                        {"generate.start", "Ctrl+Return"},
                                                        {"generate.cancel", "Esc"}};
    for (const auto& [id, keys] : rows)
        QTest::newRow(id) << id << keys;
}

void TestWindowKeys::defaultsAreThose() {
    QFETCH(QString, id);
    QFETCH(QString, keys);
    QVERIFY2(window_->actions().contains(id), qPrintable(id));
    for (const QKeySequence& each : keysOfText(keys))
        QVERIFY2(window_->actions().keys(id).contains(each), qPrintable(window_->actions().keyText(id)));
}

void TestWindowKeys::schemesHaveNoConflicts_data() {
    QTest::addColumn<QString>("scheme");
    for (const ShortcutScheme& scheme : shortcutSchemes())
        QTest::newRow(scheme.id) << QString(scheme.id);
}

void TestWindowKeys::schemesHaveNoConflicts() {
    QFETCH(QString, scheme);
    window_->shortcuts().setScheme(scheme);
    QStringList told;
    for (const Shortcuts::Conflict& conflict : window_->shortcuts().allConflicts())
        told << conflict.keys.toString() + ": " + conflict.ids.join(", ");
    QVERIFY2(told.isEmpty(), qPrintable(told.join('\n')));
    for (const QString& id : window_->actions().ids())
        for (const QKeySequence& keys : window_->actions().keys(id))
            QVERIFY2(!reservedFor(keys), qPrintable(id + ": " + keys.toString()));
    // No tool of the program is lost by choosing another's keys.
    for (const char* id : {"tool.brush", "tool.fill", "tool.pick", "tool.polygon", "edit.undo", "edit.redo"})
        QVERIFY2(!window_->actions().keys(id).isEmpty(), id);
}

void TestWindowKeys::schemesNameRealActions() {
    QStringList unknown;
    for (const ShortcutScheme& scheme : shortcutSchemes())
        for (auto it = scheme.keys.begin(); it != scheme.keys.end(); ++it)
            if (!window_->actions().contains(it.key()))
                unknown << QString(scheme.id) + ": " + it.key();
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join('\n')));
}

void TestWindowKeys::helpNamesRealActions() {
    static const QRegularExpression place("\\{([A-Za-z.0-9]+)\\}");
    int found = 0;
    for (const HelpTopic& topic : gettingStarted())
        for (auto it = place.globalMatch(topic.paragraphs.join('\n')); it.hasNext(); ++found) {
            const QString id = it.next().captured(1);
            QVERIFY2(window_->actions().contains(id), qPrintable(id));
        }
    QVERIFY(found > 10);
}

void TestWindowKeys::everyToolSaysWhatItDoes() {
    for (const QString& id : window_->actions().ids())
        if (id.startsWith("tool.")) {
            QVERIFY2(!window_->actions().help(id).isEmpty(), qPrintable(id));
            const QString tip = window_->actions()[id]->toolTip();
            QVERIFY2(tip.contains(window_->actions().help(id)), qPrintable(tip));
        }
}

void TestWindowKeys::lettersGoIntoTheClassSearch() {
    (*window_).actions()["tool.fill"]->trigger();
    QVERIFY(window_->actions()["tool.fill"]->isChecked());
    QTest::keyClick(&window_->canvas(), Qt::Key_Slash);
    auto* search = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(search);
    for (const char letter : QByteArray("bie3x["))
        QTest::keyClick(search, letter);
    QCOMPARE(search->text(), QString("bie3x["));
    QVERIFY(window_->actions()["tool.fill"]->isChecked());
    QCOMPARE(window_->settings().currentClass(), ClassIndex(5));
}

void TestWindowKeys::keysOfASchemeWork() {
    key(Qt::Key_G);
    QVERIFY(window_->actions()["tool.fill"]->isChecked());
    window_->shortcuts().setScheme("gimp");
    key(Qt::Key_P);
    QVERIFY(window_->actions()["tool.brush"]->isChecked());
    key(Qt::Key_O);
    QVERIFY(window_->actions()["tool.pick"]->isChecked());
}

void TestWindowKeys::theKeyboardLeavesTheCanvas() {
    QSet<const QWidget*> places;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        places.insert(QApplication::focusWidget());
        if (window_->canvas().hasFocus())
            break;
    }
    QVERIFY(window_->canvas().hasFocus()); // round
    QVERIFY2(places.size() >= 3, qPrintable(QString::number(places.size())));
    QTest::keyClick(&window_->canvas(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!window_->canvas().hasFocus());
}

QTEST_MAIN(TestWindowKeys)
#include "test_window_keys.moc"
