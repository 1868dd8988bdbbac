#pragma once

#include "document/project/database.h"
#include "document/project/stored_content.h"

namespace sinopia {

/// Reads a project inside the caller's transaction: first everything but the tiles, all of it checked, then
/// the tiles. Throws Error if anything is missing, damaged or contradicts itself.
StoredContent read_project(Database& database, const ProjectLoading& how);

} // namespace sinopia
