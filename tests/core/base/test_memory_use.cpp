#include "base/memory_use.h"

#include <QtTest>

#include <vector>

using namespace sinopia;

class TestMemoryUse : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void seesWhatIsTakenAndGivenBack();
    void someMemoryCanBeHad();
};

void TestMemoryUse::seesWhatIsTakenAndGivenBack() {
    constexpr std::int64_t block = 64 << 20;
    const std::int64_t before = resident_memory();
    QVERIFY(before > 0);
    const PeakMemory watch;
    {
        const std::vector<char> taken(block, 1);
        QVERIFY(resident_memory() > before + block / 2);
        QVERIFY(watch.peak() > before + block / 2);
    }
    QVERIFY(resident_memory() < before + block / 2);
    QVERIFY(watch.peak() > before + block / 2);
}

void TestMemoryUse::someMemoryCanBeHad() {
    const std::optional<std::int64_t> available = available_memory();
    QVERIFY(!available || *available > 1 << 20);
}

QTEST_GUILESS_MAIN(TestMemoryUse)
#include "test_memory_use.moc"
