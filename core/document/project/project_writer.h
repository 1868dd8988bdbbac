#pragma once

#include "document/project/database.h"
#include "document/project/stored_content.h"

namespace sinopia {

/// Makes the database hold this project and nothing else, inside the caller's transaction. `before`: what it
/// holds now; empty for one that has just been made. Returns what it holds then.
StoredContent write_project(Database& database, const StoredContent& before, const DocumentSnapshot& snapshot,
                            const ProjectMeta& meta);

} // namespace sinopia
