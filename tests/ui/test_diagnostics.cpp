// What a report of a fault holds, and what it must not hold.

#include "base/log.h"
#include "support/own_settings.h"
#include "ui/dialogs/diagnostics.h"

#include <QApplication>
#include <QDir>
#include <QtTest>

using namespace sinopia;

class TestDiagnostics : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void diagnosticsNameTheMachineAndNobody();
    void privateNamesAreTakenOut_data();
    void privateNamesAreTakenOut();

  private:
    test::OwnSettings settings_;
};

void TestDiagnostics::diagnosticsNameTheMachineAndNobody() {
    QCoreApplication::setApplicationVersion("9.8.7");
    set_up_log(false);
    spdlog::info("read {}/secret project/map.png in 3 s", QDir::homePath().toStdString());
    spdlog::warn("a plain remark");
    const QString text = diagnosticsText({{"cpu", "cuda:0"}, "landscape", "256 x 256"});
    for (const char* part : {"9.8.7", qVersion(), "cpu, cuda:0", "landscape", "256 x 256",
                             "Memory: ", "Processor: ", "a plain remark"})
        QVERIFY2(text.contains(part), part);
    QVERIFY(!text.contains("secret"));
    if (QDir::homePath() != "/")
        QVERIFY(!text.contains(QDir::homePath()));
}

void TestDiagnostics::privateNamesAreTakenOut_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("clean");
    QTest::newRow("path") << "/home/ann/a b/map.png: class 14"
                          << "<file>.png: class 14";
    QTest::newRow("folder") << "cannot write to /srv/My Pictures"
                            << "cannot write to <file>";
    QTest::newRow("home") << "~/x/y.pt, 3 tensors"
                          << "<file>.pt, 3 tensors";
    QTest::newRow("quoted") << "“/tmp/a.json” is no palette"
                            << "“<file>.json” is no palette";
    QTest::newRow("url") << "got file:///home/ann/z.jpg"
                         << "got <file>.jpg";
    QTest::newRow("bare") << "wedding.jpeg: too large"
                          << "<file>.jpeg: too large";
    QTest::newRow("two") << "/a/b.png, /c/d.png"
                         << "<file>.png, <file>.png";
    QTest::newRow("no path") << "3 of 4 and/or 1/2 steps: fine"
                             << "3 of 4 and/or 1/2 steps: fine";
    QTest::newRow("version") << "Qt 6.4.2 at 12:30:01"
                             << "Qt 6.4.2 at 12:30:01";
}

void TestDiagnostics::privateNamesAreTakenOut() {
    QFETCH(QString, line);
    QFETCH(QString, clean);
    QCOMPARE(withoutPrivateNames(line), clean);
}

QTEST_MAIN(TestDiagnostics)
#include "test_diagnostics.moc"
