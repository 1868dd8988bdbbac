#include "synthesis/late_delivery.h"

#include <utility>

namespace sinopia {

void LateDelivery::add(std::function<void()> deliver) {
    waiting_.push_back(std::move(deliver));
    deliver_to(behind_);
}

void LateDelivery::deliver_to(std::size_t left) {
    while (waiting_.size() > left) {
        const std::function<void()> oldest = std::move(waiting_.front());
        waiting_.pop_front();
        oldest();
    }
}

} // namespace sinopia
