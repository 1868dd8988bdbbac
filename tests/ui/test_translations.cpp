// The second language is complete, says the same things with the same blanks, and is spoken at run time.

#include "support/temp_folder.h"
#include "support/window_fixture.h"
#include "ui/style/step_title.h"
#include "ui/style/translations.h"
#include "ui/window/action_set.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <QtTest>

#include <algorithm>

using namespace sinopia;

namespace {

const QString source_folder = QStringLiteral(SINOPIA_SOURCE_DIR);
const QString translations_folder = source_folder + "/resources/translations";

struct Message {
    QString context;
    QString source;
    QStringList forms; ///< one, or one for each number
    bool plural = false;
    bool finished = true;
};

QList<Message> readMessages(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages.append({context, {}, {}, xml.attributes().value("numerus") == u"yes"});
        else if (xml.name() == u"source")
            messages.last().source = xml.readElementText();
        else if (xml.name() == u"translation") {
            messages.last().finished = xml.attributes().value("type") != u"unfinished";
            if (!messages.last().plural)
                messages.last().forms << xml.readElementText();
        } else if (xml.name() == u"numerusform")
            messages.last().forms << xml.readElementText();
    }
    return messages;
}

/// What must be the same in every language: blanks like %1, ids in braces, HTML tags, patterns of file names.
QStringList blanks(const QString& text) {
    static const QRegularExpression blank("%(n|\\d+)|\\{[A-Za-z.0-9]+\\}|</?[a-z]+[^>]*>|\\*\\.[a-z]+");
    QStringList found;
    for (auto it = blank.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

int mnemonics(const QString& text) {
    return static_cast<int>(QString(text).remove("&&").count('&'));
}

QString told(const Message& message) {
    return message.context + ": " + message.source;
}

} // namespace

class TestTranslations : public QObject, test::WindowFixture {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup();
    void nothingIsMissing();
    void blanksAndMnemonicsAreKept();
    void plainWordsDiffer();
    void numbersHaveTheirForms();
    void qtSpeaksTheLanguageToo();
    void theWindowSpeaksIt();
    void menusHaveNoDoubleMnemonics_data();
    void menusHaveNoDoubleMnemonics();
    void everyStepOfTheToolsIsKnown();
    void unknownLanguagesAreEnglish();
};

void TestTranslations::cleanup() {
    window_.reset();
    applyLanguage(*qApp, "en");
}

/// Takes the sources' texts into a copy: whatever is new there was forgotten here.
void TestTranslations::nothingIsMissing() {
    const QString tools = QLibraryInfo::path(QLibraryInfo::BinariesPath);
    if (QStandardPaths::findExecutable("lupdate", {tools, "/usr/lib/qt6/bin"}).isEmpty())
        QSKIP("lupdate (package qt6-l10n-tools) is not installed");
    test::TempFolder folder;
    const QString copy = QString::fromStdString(folder.path().string());
    for (const char* name : {"sinopia_de.ts", "sinopia_en.ts"})
        QVERIFY(QFile::copy(translations_folder + "/" + name, copy + "/" + name));
    QProcess update;
    update.setProcessChannelMode(QProcess::MergedChannels);
    update.start(translations_folder + "/update", {copy});
    QVERIFY(update.waitForFinished(120000));
    const QString said = QString::fromUtf8(update.readAll());
    QVERIFY2(update.exitCode() == 0, qPrintable(said));
    // A text outside a class with tr() would be looked for under another heading at run time.
    QVERIFY2(!said.contains("lacks Q_OBJECT") && !said.contains("without context"), qPrintable(said));
    QStringList missing;
    for (const char* name : {"/sinopia_de.ts", "/sinopia_en.ts"})
        for (const Message& message : readMessages(copy + name))
            if (!message.finished || message.forms.contains(QString()))
                missing << told(message);
    QVERIFY2(missing.isEmpty(), qPrintable("not translated:\n" + missing.join('\n')));
}

void TestTranslations::blanksAndMnemonicsAreKept() {
    const QList<Message> messages = readMessages(translations_folder + "/sinopia_de.ts");
    QVERIFY(messages.size() > 500);
    QStringList wrong;
    for (const Message& message : messages)
        for (const QString& form : message.forms) {
            // "One of them" may leave its number out.
            const bool same =
                blanks(form) == blanks(message.source) || (message.plural && form == message.forms.first());
            if (!same || mnemonics(form) != mnemonics(message.source))
                wrong << told(message) + "\n   " + form;
            if (message.source.endsWith(QChar(0x2026)) != form.endsWith(QChar(0x2026)))
                wrong << told(message) + ": ellipsis";
            if (message.source.startsWith(' ') != form.startsWith(' '))
                wrong << told(message) + ": space";
        }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

/// A sentence that reads the same in both languages was pasted, not translated.
void TestTranslations::plainWordsDiffer() {
    QStringList same;
    static const QRegularExpression words("([A-Za-z]{3,}\\W+){3}");
    for (const Message& message : readMessages(translations_folder + "/sinopia_de.ts"))
        if (message.forms.first() == message.source && words.match(message.source).hasMatch())
            same << told(message);
    QVERIFY2(same.isEmpty(), qPrintable(same.join('\n')));
}

void TestTranslations::numbersHaveTheirForms() {
    const auto said = [](int n) {
        return QCoreApplication::translate("sinopia::ShortcutsDialog", "Forget %n change(s) of your own?",
                                           nullptr, n);
    };
    applyLanguage(*qApp, "en");
    QCOMPARE(said(1), QString("Forget the one change of your own?"));
    QCOMPARE(said(3), QString("Forget the 3 changes of your own?"));
    QCOMPARE(applyLanguage(*qApp, "de"), QString("de"));
    QCOMPARE(said(1), QString("Ihre eine eigene Änderung vergessen?"));
    QCOMPARE(said(3), QString("Ihre 3 eigenen Änderungen vergessen?"));
}

void TestTranslations::qtSpeaksTheLanguageToo() {
    const QString file = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_de.qm";
    if (!QFile::exists(file))
        QSKIP("Qt's own translations (package qt6-translations-l10n) are not installed");
    applyLanguage(*qApp, "de");
    QDialogButtonBox box(QDialogButtonBox::Cancel);
    QCOMPARE(box.button(QDialogButtonBox::Cancel)->text().remove('&'), QString("Abbrechen"));
}

void TestTranslations::theWindowSpeaksIt() {
    applyLanguage(*qApp, "de");
    openWindow();
    QStringList menus;
    for (const QAction* menu : window_->menuBar()->actions())
        menus << plainTitle(menu->text());
    QVERIFY2(menus.contains("Datei") && menus.contains("Bearbeiten") && menus.contains("Hilfe"),
             qPrintable(menus.join(' ')));
    QCOMPARE(window_->actions().title("tool.brush"), QString("Pinsel"));
    QCOMPARE(window_->actions().category("tool.brush"), QString("Werkzeuge"));
    QVERIFY(!window_->actions().search("pinselgröße").isEmpty() ||
            !window_->actions().search("pinsel").isEmpty());
}

void TestTranslations::menusHaveNoDoubleMnemonics_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << "en";
    QTest::newRow("de") << "de";
}

/// Two entries of a menu with one underlined letter: pressing it would only move between them.
void TestTranslations::menusHaveNoDoubleMnemonics() {
    QFETCH(QString, language);
    applyLanguage(*qApp, language);
    openWindow();
    QStringList doubles;
    QList<QList<QAction*>> menus{window_->menuBar()->actions()};
    for (QMenu* menu : window_->findChildren<QMenu*>()) {
        menu->show(); // menus get their letters when they open
        menus << menu->actions();
        menu->hide();
    }
    for (const QList<QAction*>& menu : menus) {
        QMap<QString, QStringList> letters;
        for (const QAction* action : menu) {
            const QKeySequence key = QKeySequence::mnemonic(action->text());
            if (action->isVisible() && !key.isEmpty())
                letters[key.toString()] << action->text();
        }
        for (const QStringList& texts : letters)
            if (texts.size() > 1)
                doubles << texts.join(" / ");
    }
    QVERIFY2(doubles.isEmpty(), qPrintable(doubles.join('\n')));
}

/// The tools know no Qt, so their names of steps are listed by hand; here the list is held against the
/// sources.
void TestTranslations::everyStepOfTheToolsIsKnown() {
    static const QRegularExpression name("\"([A-Z][a-z]+(?: [a-z]+)*)\"");
    const QStringList known = knownStepNames();
    QStringList unknown;
    int found = 0;
    for (const QString& file : QDir(source_folder + "/ui/tools").entryList({"*.cpp"})) {
        QFile source(source_folder + "/ui/tools/" + file);
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(source.readAll());
        for (auto it = name.globalMatch(text); it.hasNext(); ++found) {
            const QString step = it.next().captured(1);
            const bool start = step == "Invert"; // joined with " region" or " selection"
            if (!known.contains(step) && !start)
                unknown << file + ": " + step;
        }
    }
    QVERIFY(found > 20);
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join('\n')));
    applyLanguage(*qApp, "de");
    QCOMPARE(stepTitle("Brush stroke"), QString("Pinselstrich"));
    QCOMPARE(stepTitle("no such step"), QString("no such step"));
}

void TestTranslations::unknownLanguagesAreEnglish() {
    QCOMPARE(applyLanguage(*qApp, "tlh"), QString("en"));
    QCOMPARE(applyLanguage(*qApp, "de_AT"), QString("de"));
    QVERIFY(!languages().isEmpty());
    QCOMPARE(languages().first().code, QString("en"));
}

QTEST_MAIN(TestTranslations)
#include "test_translations.moc"
