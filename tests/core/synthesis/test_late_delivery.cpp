#include "synthesis/late_delivery.h"

#include <QtTest>

#include <stdexcept>
#include <vector>

using namespace sinopia;

class TestLateDelivery : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void on_the_processor_nothing_waits() {
        std::vector<int> delivered;
        LateDelivery delivery(0);
        for (int step = 1; step <= 3; ++step) {
            delivery.add([&, step] { delivered.push_back(step); });
            QCOMPARE(delivered.back(), step);
        }
        delivery.finish();
        QCOMPARE(delivered, (std::vector<int>{1, 2, 3}));
    }

    /// A GPU that does one step after the other: asking for a step's picture waits until it is done.
    void the_next_step_is_queued_before_one_is_waited_for() {
        int queued = 0;
        std::vector<std::pair<int, int>> delivered; // step, steps queued by then
        {
            LateDelivery delivery(1);
            for (int step = 1; step <= 5; ++step) {
                ++queued;
                delivery.add([&, step] { delivered.emplace_back(step, queued); });
                QCOMPARE(delivered.size(), static_cast<std::size_t>(step - 1)); // one step late, never more
            }
            delivery.finish();
        }
        QCOMPARE(delivered.size(), std::size_t(5));
        for (int step = 1; step <= 5; ++step) {
            QCOMPARE(delivered[static_cast<std::size_t>(step - 1)].first, step);
            QCOMPARE(delivered[static_cast<std::size_t>(step - 1)].second, std::min(step + 1, 5));
        }
    }

    void after_a_stop_nothing_more_comes() {
        int delivered = 0;
        try {
            LateDelivery delivery(1);
            delivery.add([&] { ++delivered; });
            delivery.add([&] { ++delivered; });
            throw std::runtime_error("stopped");
        } catch (const std::runtime_error&) {
        }
        QCOMPARE(delivered, 1);
    }

    void an_error_of_the_receiver_reaches_the_run() {
        LateDelivery delivery(1);
        int delivered = 0;
        delivery.add([] { throw std::runtime_error("the receiver is gone"); });
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, delivery.add([&] { ++delivered; }));
        delivery.finish();
        QCOMPARE(delivered, 1);
    }
};

QTEST_GUILESS_MAIN(TestLateDelivery)
#include "test_late_delivery.moc"
