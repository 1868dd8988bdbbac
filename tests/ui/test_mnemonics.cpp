// The underlined letters of menus.

#include "ui/window/mnemonics.h"

#include <QStringList>
#include <QtTest>

using namespace sinopia;

class TestMnemonics : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void menusKeepTheirLettersApart();
};

void TestMnemonics::menusKeepTheirLettersApart() {
    QCOMPARE(withOwnMnemonics({"&New", "&Open", "&Next"}), (QStringList{"&New", "&Open", "N&ext"}));
    // The beginning of a word is better than the middle of one, and a letter that is still to come stays
    // free.
    QCOMPARE(withOwnMnemonics({"&Save", "&Save as", "&About"}), (QStringList{"&Save", "Sa&ve as", "&About"}));
    QCOMPARE(withOwnMnemonics({"A && B", "&a", "&a", "plain"}), (QStringList{"A && B", "&a", "a", "plain"}));
    QCOMPARE(withOwnMnemonics({"Ö&ffnen", "&fertig", "end&"}), (QStringList{"Ö&ffnen", "f&ertig", "end"}));
}

QTEST_GUILESS_MAIN(TestMnemonics)
#include "test_mnemonics.moc"
