#pragma once

namespace sinopia {

/// Freed memory stays with this process, for good: work that takes and frees the same large tensors again and
/// again, as training does, would else get them back page by page from the system, cleared each time.
void keep_freed_memory();

} // namespace sinopia
