// Panels that remember their places, hide together, and are walked through by keyboard.

#include "support/own_settings.h"
#include "ui/window/layout_keeper.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QToolBar>
#include <QtTest>

#include <memory>

using namespace sinopia;

namespace {

/// A window with a canvas, a tool bar and two docks.
struct Window : QMainWindow {
    Window() {
        canvas = new QLineEdit;
        setCentralWidget(canvas);
        bar = new QToolBar("bar");
        bar->setObjectName("bar");
        auto* number = new QLineEdit;
        bar->addWidget(number);
        addToolBar(bar);
        for (const char* name : {"one", "two"}) {
            auto* dock = new QDockWidget(name);
            dock->setObjectName(name);
            dock->setWidget(new QPushButton(name));
            addDockWidget(Qt::RightDockWidgetArea, dock);
            docks << dock;
        }
        resize(600, 400);
    }
    QLineEdit* canvas;
    QToolBar* bar;
    QList<QDockWidget*> docks;
};

} // namespace

class TestLayoutKeeper : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { settings_ = std::make_unique<test::OwnSettings>(); }
    void placesComeBack();
    void anotherVersionIsNotForced();
    void hiddenPanelsComeBackAsTheyWere();
    void aSessionNeverStartsEmpty();
    void resetGoesBackToTheFirstStart();
    void theKeyboardWalksRound();

  private:
    std::unique_ptr<test::OwnSettings> settings_;
};

void TestLayoutKeeper::placesComeBack() {
    {
        Window window;
        LayoutKeeper keeper(window, 1);
        keeper.rememberDefault();
        window.show();
        window.addDockWidget(Qt::LeftDockWidgetArea, window.docks[0]);
        window.docks[1]->hide();
        window.resize(777, 444);
        keeper.save();
    }
    Window window;
    LayoutKeeper keeper(window, 1);
    keeper.rememberDefault();
    keeper.restore();
    window.show();
    QCOMPARE(window.dockWidgetArea(window.docks[0]), Qt::LeftDockWidgetArea);
    QVERIFY(window.docks[1]->isHidden());
    QCOMPARE(window.size(), QSize(777, 444));
}

void TestLayoutKeeper::anotherVersionIsNotForced() {
    {
        Window window;
        LayoutKeeper keeper(window, 1);
        window.addDockWidget(Qt::LeftDockWidgetArea, window.docks[0]);
        keeper.save();
    }
    Window window;
    LayoutKeeper keeper(window, 2);
    keeper.restore();
    QCOMPARE(window.dockWidgetArea(window.docks[0]), Qt::RightDockWidgetArea);
}

void TestLayoutKeeper::hiddenPanelsComeBackAsTheyWere() {
    Window window;
    LayoutKeeper keeper(window, 1);
    window.show();
    window.docks[1]->hide();
    QSignalSpy spy(&keeper, &LayoutKeeper::panelsHiddenChanged);
    keeper.setPanelsHidden(true);
    QVERIFY(keeper.panelsHidden());
    QVERIFY(window.docks[0]->isHidden());
    QVERIFY(window.bar->isHidden());
    QVERIFY(window.canvas->isVisible());
    keeper.setPanelsHidden(true);
    QCOMPARE(spy.size(), 1);
    keeper.setPanelsHidden(false);
    QVERIFY(!keeper.panelsHidden());
    QVERIFY(!window.docks[0]->isHidden());
    QVERIFY(!window.bar->isHidden());
    QVERIFY(window.docks[1]->isHidden()); // the person had closed it
}

void TestLayoutKeeper::aSessionNeverStartsEmpty() {
    {
        Window window;
        LayoutKeeper keeper(window, 1);
        window.show();
        keeper.setPanelsHidden(true);
        keeper.save();
    }
    Window window;
    LayoutKeeper keeper(window, 1);
    keeper.restore();
    QVERIFY(!window.docks[0]->isHidden());
    QVERIFY(!window.bar->isHidden());
}

void TestLayoutKeeper::resetGoesBackToTheFirstStart() {
    Window window;
    LayoutKeeper keeper(window, 1);
    keeper.rememberDefault();
    window.show();
    window.addDockWidget(Qt::LeftDockWidgetArea, window.docks[0]);
    window.docks[1]->hide();
    keeper.setPanelsHidden(true);
    keeper.reset();
    QCOMPARE(window.dockWidgetArea(window.docks[0]), Qt::RightDockWidgetArea);
    QVERIFY(!window.docks[1]->isHidden());
    QVERIFY(!window.bar->isHidden());
    QVERIFY(!keeper.panelsHidden());
}

void TestLayoutKeeper::theKeyboardWalksRound() {
    Window window;
    LayoutKeeper keeper(window, 1);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.canvas->setFocus();
    QList<QWidget*> way;
    for (int i = 0; i < 4; ++i) {
        keeper.focusNext();
        way << window.focusWidget();
    }
    QCOMPARE(way.last(), window.canvas);
    QCOMPARE(QSet<QWidget*>(way.begin(), way.end()).size(), 4);
    QVERIFY(window.bar->isAncestorOf(way[2]) || window.bar->isAncestorOf(way[0]) ||
            window.bar->isAncestorOf(way[1]));
    keeper.focusNext(true);
    QCOMPARE(window.focusWidget(), way[2]);
    window.docks[0]->hide();
    window.canvas->setFocus();
    way.clear();
    for (int i = 0; i < 3; ++i) {
        keeper.focusNext();
        way << window.focusWidget();
    }
    QCOMPARE(way.last(), window.canvas);
}

QTEST_MAIN(TestLayoutKeeper)
#include "test_layout_keeper.moc"
