#pragma once

#include <cstddef>
#include <deque>
#include <functional>

namespace sinopia {

/// Hands on what the steps of a run have made, in their order and on the caller's thread. From a GPU each comes
/// `behind` steps late: by then the next step is queued, so that the GPU works while the picture of the last one
/// is waited for, and never more than that is queued, so that a stop is soon obeyed. On the processor, where a
/// step is done when its call returns, nothing waits: 0.
class LateDelivery {
  public:
    explicit LateDelivery(std::size_t behind) : behind_(behind) {}

    /// `deliver` may wait for its own step. It is called now, a call of add later, or by finish().
    void add(std::function<void()> deliver);
    /// Delivers what is still waiting. Without it, as after a stop, that is never delivered.
    void finish() { deliver_to(0); }

  private:
    void deliver_to(std::size_t left);

    std::size_t behind_;
    std::deque<std::function<void()>> waiting_;
};

} // namespace sinopia
