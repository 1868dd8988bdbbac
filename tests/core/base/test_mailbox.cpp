#include "base/mailbox.h"

#include <QtTest>

#include <atomic>
#include <memory>
#include <thread>

using sinopia::Mailbox;

class TestMailbox : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_latest_value_wins() {
        Mailbox<int> mailbox;
        QVERIFY(!mailbox.take());
        mailbox.put(1);
        mailbox.put(2);
        QCOMPARE(*mailbox.take(), 2);
        QVERIFY(!mailbox.take());
    }

    void only_the_first_unread_value_asks_for_a_wake_up() {
        Mailbox<int> mailbox;
        QVERIFY(mailbox.put(1));
        QVERIFY(!mailbox.put(2));
        QVERIFY(!mailbox.put(3));
        mailbox.take();
        QVERIFY(mailbox.put(4));
    }

    void values_need_not_be_copyable() {
        Mailbox<std::unique_ptr<int>> mailbox;
        mailbox.put(std::make_unique<int>(7));
        QCOMPARE(**mailbox.take(), 7);
    }

    void a_reader_sees_rising_values_and_always_the_last() {
        constexpr int last = 20000;
        Mailbox<int> mailbox;
        std::atomic<int> wake_ups = 0;
        std::jthread writer([&] {
            for (int i = 1; i <= last; ++i)
                wake_ups += mailbox.put(i);
        });
        int seen = 0, reads = 0;
        bool rising = true;
        while (seen < last)
            if (const auto value = mailbox.take()) {
                rising = rising && *value > seen;
                seen = *value;
                ++reads;
            }
        writer.join();
        QVERIFY(rising);
        QCOMPARE(wake_ups.load(), reads);
    }
};

QTEST_GUILESS_MAIN(TestMailbox)
#include "test_mailbox.moc"
