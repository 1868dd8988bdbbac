// Actions, schemes, the person's own keys, and the guard that keeps letters for typing.

#include "support/errors.h"
#include "support/own_settings.h"
#include "ui/window/action_set.h"
#include "ui/window/key_guard.h"
#include "ui/window/shortcuts.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QtTest>

#include <memory>

using namespace sinopia;

namespace {

QList<QKeySequence> keys(const char* text) {
    return keysOfText(text);
}

} // namespace

class TestShortcuts : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init();
    void cleanup() { window_.reset(); }

    void tooltipsSayKeysAndHelp();
    void searchFindsEveryWord();
    void titlesLoseOnlyTheirMnemonics();
    void aSchemeTakesKeysFromTheDefaults();
    void ownKeysOutliveSchemeAndSession();
    void conflictsAreFoundAndTakenOver();
    void filesRoundTrip();
    void badFilesChangeNothing_data();
    void badFilesChangeNothing();
    void lettersNeverFireWhileTyping_data();
    void lettersNeverFireWhileTyping();
    void controlsKeepTheirOwnKeys();
    void tabWalksEverywhereButOnTheCanvas();

  private:
    QAction* add(const char* id, const QString& title, const char* keys_text, const QString& help = {}) {
        return actions_->add({id, title, keys(keys_text), {}, false, help}, [this, id] { fired_ << id; });
    }
    void press(QWidget* widget, int key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {}) {
        widget->setFocus();
        QVERIFY(widget->hasFocus());
        QTest::sendKeyEvent(QTest::Click, widget, Qt::Key(key), text, modifiers);
    }

    std::unique_ptr<test::OwnSettings> settings_;
    std::unique_ptr<QWidget> window_;
    ActionSet* actions_ = nullptr;
    QStringList fired_;
};

void TestShortcuts::init() {
    settings_ = std::make_unique<test::OwnSettings>();
    fired_.clear();
    window_ = std::make_unique<QWidget>();
    actions_ = new ActionSet(window_.get());
    add("tool.brush", "&Brush", "B", "Paints the current class");
    add("tool.fill", "&Fill", "G; F", "Gives an area the current class");
    add("tool.pick", "&Pick a class…", "I");
    add("tool.polygon", "&Polygon", "Shift+L; P");
    add("edit.undo", "&Undo", "Ctrl+Z");
    add("file.save", "Save && close", "");
    add("panel.hide", "Hide the panels", "Tab");
}

void TestShortcuts::tooltipsSayKeysAndHelp() {
    QCOMPARE((*actions_)["tool.brush"]->toolTip(), QString("Brush (B): Paints the current class"));
    QCOMPARE((*actions_)["edit.undo"]->toolTip(), QString("Undo (Ctrl+Z)"));
    QCOMPARE((*actions_)["file.save"]->toolTip(), QString("Save & close"));
    QSignalSpy spy(actions_, &ActionSet::keysChanged);
    actions_->setKeys("tool.brush", keys("Q; W"));
    QCOMPARE((*actions_)["tool.brush"]->toolTip(), QString("Brush (Q): Paints the current class"));
    QCOMPARE(actions_->keyText("tool.brush"), QString("Q, W"));
    QCOMPARE(actions_->defaultKeys("tool.brush"), keys("B"));
    QCOMPARE(spy.size(), 1);
    actions_->setKeys("no.such", keys("Q"));
    QCOMPARE(spy.size(), 1);
}

void TestShortcuts::searchFindsEveryWord() {
    QCOMPARE(actions_->search("class").size(), 3);
    QCOMPARE(actions_->search("CLASS area"), QStringList{"tool.fill"});
    QCOMPARE(actions_->search("ctrl+z"), QStringList{"edit.undo"});
    QCOMPARE(actions_->search("tools brush"), QStringList{"tool.brush"});
    QCOMPARE(actions_->search(""), actions_->ids());
    QVERIFY(actions_->search("no such thing").isEmpty());
}

void TestShortcuts::titlesLoseOnlyTheirMnemonics() {
    QCOMPARE(actions_->title("tool.pick"), QString("Pick a class"));
    QCOMPARE(actions_->title("file.save"), QString("Save & close"));
    (*actions_)["edit.undo"]->setText("Undo: Brush");
    QCOMPARE(actions_->title("edit.undo"), QString("Undo"));
    QCOMPARE(plainTitle("odd&"), QString("odd"));
    QCOMPARE(plainTitle(QString("Ö&ffnen ") + QChar(0x2026)), QString("Öffnen"));
}

/// Krita has P for picking; here P is also the polygon's second key, which gives way.
void TestShortcuts::aSchemeTakesKeysFromTheDefaults() {
    Shortcuts shortcuts(*actions_);
    shortcuts.load();
    QCOMPARE(actions_->keys("tool.polygon"), keys("Shift+L; P"));
    shortcuts.setScheme("krita");
    QCOMPARE(actions_->keys("tool.pick"), keys("P"));
    QCOMPARE(actions_->keys("tool.fill"), keys("F"));
    QCOMPARE(actions_->keys("tool.polygon"), keys("Shift+L"));
    QCOMPARE(actions_->keys("edit.undo"), keys("Ctrl+Z"));
    QVERIFY(shortcuts.allConflicts().isEmpty());
    shortcuts.setScheme("sinopia");
    QCOMPARE(actions_->keys("tool.polygon"), keys("Shift+L; P"));
}

void TestShortcuts::ownKeysOutliveSchemeAndSession() {
    {
        Shortcuts shortcuts(*actions_);
        shortcuts.load();
        shortcuts.setKeys("tool.brush", keys("Q"));
        shortcuts.setKeys("file.save", keys("Ctrl+K"));
        shortcuts.setKeys("tool.pick", {});
        shortcuts.setScheme("gimp");
        QCOMPARE(actions_->keys("tool.brush"), keys("Q"));
    }
    QSettings().setValue("shortcuts/keys/future.action", "Ctrl+9");
    actions_->setKeys("tool.brush", keys("B"));
    actions_->setKeys("tool.pick", keys("I"));
    Shortcuts again(*actions_);
    again.load();
    QCOMPARE(again.scheme(), QString("gimp"));
    QCOMPARE(actions_->keys("tool.brush"), keys("Q"));
    QVERIFY(actions_->keys("tool.pick").isEmpty());
    QVERIFY(again.isChanged("tool.pick"));
    again.reset("tool.brush");
    QCOMPARE(actions_->keys("tool.brush"), keys("P"));
    again.resetAll();
    QCOMPARE(again.changedCount(), 0);
    QCOMPARE(actions_->keys("tool.pick"), keys("O"));
    QCOMPARE(QSettings().value("shortcuts/keys/future.action").toString(), QString("Ctrl+9"));
    QVERIFY(!QSettings().contains("shortcuts/keys/file.save"));
}

void TestShortcuts::conflictsAreFoundAndTakenOver() {
    Shortcuts shortcuts(*actions_);
    shortcuts.load();
    QVERIFY(shortcuts.allConflicts().isEmpty());
    QCOMPARE(shortcuts.conflicts("tool.brush", QKeySequence("F")), QStringList{"tool.fill"});
    QVERIFY(shortcuts.conflicts("tool.fill", QKeySequence("F")).isEmpty());
    shortcuts.setKeys("tool.brush", keys("F; B"));
    QCOMPARE(shortcuts.allConflicts().size(), 1);
    QCOMPARE(shortcuts.allConflicts().first().ids, (QStringList{"tool.brush", "tool.fill"}));
    shortcuts.takeKeys("tool.brush", keys("F; B"));
    QVERIFY(shortcuts.allConflicts().isEmpty());
    QCOMPARE(actions_->keys("tool.fill"), keys("G"));
    // A first key of two-key sequences cannot stand alone.
    shortcuts.setKeys("file.save", keys("B, S"));
    QCOMPARE(shortcuts.allConflicts().size(), 2); // B, and "B, S"
    QVERIFY(reservedFor(QKeySequence("Space")).has_value());
    QVERIFY(!reservedFor(QKeySequence("Ctrl+Space")).has_value());
}

void TestShortcuts::filesRoundTrip() {
    Shortcuts shortcuts(*actions_);
    shortcuts.setScheme("krita");
    shortcuts.setKeys("tool.brush", keys("Ctrl+Shift+{; Q"));
    shortcuts.setKeys("tool.pick", {});
    const QByteArray text = shortcuts.toJson();
    shortcuts.resetAll();
    shortcuts.setScheme("sinopia");
    QVERIFY(shortcuts.fromJson(text).isEmpty());
    QCOMPARE(shortcuts.scheme(), QString("krita"));
    QCOMPARE(actions_->keys("tool.brush"), keys("Ctrl+Shift+{; Q"));
    QVERIFY(actions_->keys("tool.pick").isEmpty());
    const QByteArray more = R"({"format":"sinopia-shortcuts","version":1,"scheme":"gimp",
                               "keys":{"tool.brush":["K"],"tool.airbrush":["A"]}})";
    QCOMPARE(shortcuts.fromJson(more), QStringList{"tool.airbrush"});
    QCOMPARE(actions_->keys("tool.brush"), keys("K"));
    QVERIFY(!shortcuts.isChanged("tool.pick"));
}

void TestShortcuts::badFilesChangeNothing_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{\"format\":");
    QTest::newRow("another file") << QByteArray(R"({"version":"5.4.1","shapes":[]})");
    QTest::newRow("newer") << QByteArray(R"({"format":"sinopia-shortcuts","version":2,"scheme":"krita"})");
    QTest::newRow("no scheme") << QByteArray(R"({"format":"sinopia-shortcuts","version":1,"scheme":"vi"})");
    const QByteArray head = R"({"format":"sinopia-shortcuts","version":1,"scheme":"krita","keys":)";
    QTest::newRow("no key") << head + R"({"tool.brush":["Frobnicate"]}})";
    QTest::newRow("a number") << head + R"({"tool.brush":[7]}})";
    QTest::newRow("no list") << head + R"({"tool.brush":"B"}})";
    QTest::newRow("too many") << head + R"({"tool.brush":["1","2","3","4","5","6","7","8","9"]}})";
    QTest::newRow("huge") << head + QByteArray(2 << 20, ' ') + "{}}";
}

void TestShortcuts::badFilesChangeNothing() {
    QFETCH(QByteArray, text);
    Shortcuts shortcuts(*actions_);
    shortcuts.load();
    shortcuts.setKeys("tool.brush", keys("Q"));
    const std::string said = test::error_of([&] { shortcuts.fromJson(text); });
    QVERIFY2(said.find("unchanged") != std::string::npos, said.c_str());
    QCOMPARE(shortcuts.scheme(), QString("sinopia"));
    QCOMPARE(actions_->keys("tool.brush"), keys("Q"));
}

void TestShortcuts::lettersNeverFireWhileTyping_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"line", "read-only line", "text", "number", "editable list"})
        QTest::newRow(kind) << QString(kind);
}

void TestShortcuts::lettersNeverFireWhileTyping() {
    QFETCH(QString, kind);
    QWidget* field = nullptr;
    if (kind == "text")
        field = new QPlainTextEdit(window_.get());
    else if (kind == "number")
        field = new QSpinBox(window_.get());
    else if (kind == "editable list") {
        auto* box = new QComboBox(window_.get());
        box->setEditable(true);
        field = box;
    } else {
        auto* line = new QLineEdit(window_.get());
        line->setReadOnly(kind.startsWith("read-only"));
        field = line;
    }
    auto* canvas = new QWidget(window_.get());
    canvas->setFocusPolicy(Qt::StrongFocus);
    KeyGuard guard(canvas);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    QVERIFY(isTextField(field));
    press(field, Qt::Key_B, {}, "b");
    press(field, Qt::Key_F, Qt::ShiftModifier, "F");
    press(field, Qt::Key_G, {}, "g");
    press(field, Qt::Key_B, Qt::ControlModifier | Qt::AltModifier, "b"); // AltGr
    QVERIFY2(fired_.isEmpty(), qPrintable(fired_.join(' ')));
    press(field, Qt::Key_K, Qt::ControlModifier);
    actions_->setKeys("file.save", keys("Ctrl+K"));
    press(field, Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(fired_, QStringList{"file.save"});
    // The same letters on the canvas do what they say.
    press(canvas, Qt::Key_B, {}, "b");
    press(canvas, Qt::Key_G, {}, "g");
    QCOMPARE(fired_, (QStringList{"file.save", "tool.brush", "tool.fill"}));
}

void TestShortcuts::controlsKeepTheirOwnKeys() {
    auto* button = new QPushButton("x", window_.get());
    auto* slider = new QSlider(Qt::Horizontal, window_.get());
    auto* canvas = new QWidget(window_.get());
    canvas->setFocusPolicy(Qt::StrongFocus);
    KeyGuard guard(canvas);
    add("view.left", "Left", "Left");
    add("view.space", "Space", "Space");
    QSignalSpy clicked(button, &QPushButton::clicked);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    slider->setValue(50);
    press(slider, Qt::Key_Left);
    QCOMPARE(slider->value(), 49);
    press(button, Qt::Key_Space);
    QCOMPARE(clicked.size(), 1);
    QVERIFY2(fired_.isEmpty(), qPrintable(fired_.join(' ')));
    press(canvas, Qt::Key_Left);
    press(button, Qt::Key_B, {}, "b"); // a letter is nothing to a button
    QCOMPARE(fired_, (QStringList{"view.left", "tool.brush"}));
}

void TestShortcuts::tabWalksEverywhereButOnTheCanvas() {
    auto* layout = new QVBoxLayout(window_.get());
    auto* first = new QPushButton("1");
    auto* second = new QPushButton("2");
    auto* canvas = new QWidget;
    canvas->setFocusPolicy(Qt::StrongFocus);
    for (QWidget* each : {static_cast<QWidget*>(first), static_cast<QWidget*>(second), canvas})
        layout->addWidget(each);
    KeyGuard guard(canvas);
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    press(first, Qt::Key_Tab);
    QVERIFY(second->hasFocus());
    QVERIFY(fired_.isEmpty());
    press(canvas, Qt::Key_Tab);
    QCOMPARE(fired_, QStringList{"panel.hide"});
    QVERIFY(canvas->hasFocus());
}

QTEST_MAIN(TestShortcuts)
#include "test_shortcuts.moc"
