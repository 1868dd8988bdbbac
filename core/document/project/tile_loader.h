#pragma once

#include "document/project/database.h"
#include "document/project/stored_content.h"

namespace sinopia {

/// Fills the layers and results of `content.project` with the tiles that `content.grids` names, those that
/// are seen first. Equal tiles are one in memory.
void load_tiles(Database& database, StoredContent& content, const ProjectLoading& how);

} // namespace sinopia
