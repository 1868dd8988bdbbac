#pragma once

#include "document/journal/tail_record.h"

#include <vector>

namespace sinopia {

/// Does again what the records say, up to the first that does not fit the layers. A selection or an instance
/// layer that is not there is made, empty.
void replay(Layers& layers, const std::vector<TailRecord>& records);

} // namespace sinopia
