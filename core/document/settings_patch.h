#pragma once

#include "document/change.h"
#include "document/snapshot.h"

#include <cstddef>
#include <variant>

namespace sinopia {

/// A result that was taken off the list, or put back. Only this one is exchanged: results that were added
/// since stay.
struct ResultPlace {
    ResultPtr result;
    std::size_t position = 0; ///< in the list
    bool listed = false;      ///< it is on the list now
};

/// The other side of a change that is not one of pixels.
class SettingsPatch {
  public:
    using Content = std::variant<LabelSet, SamplingOptions, ResultPlace>;

    explicit SettingsPatch(Content content) : content_(std::move(content)) {}

    ChangeKind swap(DocumentSnapshot& state);
    /// Swapping would change nothing.
    bool idle(const DocumentSnapshot& state) const;

    std::size_t bytes() const;

  private:
    Content content_;
};

} // namespace sinopia
