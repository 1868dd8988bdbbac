#pragma once

#include "document/project/database.h"

#include <string>

namespace sinopia {

/// SHA-256 over everything in a project but the blocks: a flipped bit in any row shows. Each table in the
/// order property, class, grid, locked, result, text, tile, rows by primary key, without the property
/// "digest". Of each value its type code (one byte), its size (8 bytes, little-endian) and its bytes;
/// integers are 8 bytes, little-endian. The blocks carry checksums of their own.
std::string project_digest(Database& database);

} // namespace sinopia
