#include "ui/jobs/delivering.h"

#include "base/error.h"

namespace sinopia {

void run_delivering(JobRunner& runner, std::function<std::function<void()>()> work,
                    std::function<void(const QString&)> failed) {
    runner.run([work = std::move(work), failed = std::move(failed)]() -> JobRunner::Delivery {
        std::function<void()> delivery;
        QString message;
        try {
            delivery = work();
        } catch (const std::exception& error) {
            message = QString::fromUtf8(error.what());
        }
        return [delivery, message, failed] {
            if (!message.isEmpty()) {
                failed(message);
                return;
            }
            try {
                delivery();
            } catch (const Error& error) {
                failed(QString::fromUtf8(error.what()));
            }
        };
    });
}

} // namespace sinopia
