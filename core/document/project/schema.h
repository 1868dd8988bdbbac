#pragma once

#include "document/project/database.h"

namespace sinopia {

// The project file, versions 1 and 2: an SQLite database (https://www.sqlite.org/appfileformat.html).
//
//   application_id  0x53494e4f ("SINO")
//   user_version    1, or 2 if there is a grid "original": a file is of the lowest version that can hold it
//
// grid      One row a pixel layer. `result` 0: of the document itself ("labels", "picture", "region",
//           "instances", "selection"; labels and region always, the others if there are any; "original", the
//           picture before its regions were edited, if it is another one than "picture"); otherwise of the
//           result with that id ("picture" always, "labels" if kept). All grids of the document have one size.
//           1..16384 pixels a side, at most 64 Mi pixels.
// tile      One row a tile of 256x256 pixels, place = row * columns + column, columns = (width + 255) / 256.
//           Every place has its row. Pixels are packed row by row, little-endian: labels and instances 2
//           bytes, region and selection 1, picture and original 3 (r, g, b). `content` is one pixel (1 to 3
//           bytes) if the whole tile has that value, otherwise the 16-byte key of a block. Edge tiles are
//           whole; what lies beyond the image means nothing.
// block     The tile's bytes as one zstd frame (RFC 8878) with its content size and its checksum. `key`: the
//           first 16 bytes of the frame's SHA-256, so equal tiles are stored once. Every block is used.
// class     The label set by index; `color` 0xrrggbb, `grouping` may be ''.
// locked    Classes that may not be painted over.
// result    `position` from 0, oldest first; `seed` the unsigned seed's bits; thumbnail: packed r, g, b as a
//           zstd frame, at most 160 pixels a side, or 0x0.
// text      How pictures were made; `result` as in grid.
// property  width, height (of the document), ignore (index of "no class", or ''), options (JSON), thumbnail
//           (zstd frame) with thumbnail_width and thumbnail_height (at most 256), saved_at, program,
//           model_name, model_hash, view (JSON [x, y, zoom], or ''), "note.KEY" for free notes, save_id
//           (random, new with each save) and digest: SHA-256 over the rows of all tables but block and digest
//           itself, see digest.h.
//
// A program refuses a file whose user_version it does not know, and a file whose tables are not exactly
// these.

inline constexpr std::int64_t project_application_id = 0x53494e4f;
inline constexpr std::int64_t project_version = 2; ///< the newest that is known

/// The version that a file with or without a grid "original" has.
void set_project_version(Database& database, bool with_original);

/// Makes the tables in an empty database.
void create_project_schema(Database& database);

/// Throws Error if the database is no project, of a newer version, or not made of exactly the tables above.
void check_project_schema(Database& database);

} // namespace sinopia
