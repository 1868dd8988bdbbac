#pragma once

#include "document/project/database.h"
#include "document/project/stored_content.h"

#include <string>
#include <string_view>

namespace sinopia {

/// Everything of a project but its tiles. Rows that `before` holds already are left alone. Returns the id of
/// this save.
std::string write_settings(Database& database, const StoredContent& before, const Project& project);

void write_property(Database& database, std::string_view name, std::string_view value);
/// Empty if there is none.
std::string read_property(Database& database, std::string_view name);

/// The label set, options, locks and texts of the document, and the results without their grids. Every value
/// is checked; throws Error.
void read_settings(Database& database, Project& project);

/// The saved size, within the limits of geometry.h.
Size read_document_size(Database& database);
ProjectMeta read_meta(Database& database);
/// Of the document; empty if there is none.
RgbImage read_thumbnail(Database& database);

/// A small picture of the document: its picture, or its map in the colours of its classes.
RgbImage thumbnail_of(const DocumentSnapshot& snapshot);
inline constexpr int thumbnail_side = 160;
inline constexpr int largest_thumbnail = 256; ///< that is read
inline constexpr int result_thumbnail_side = 160;

} // namespace sinopia
