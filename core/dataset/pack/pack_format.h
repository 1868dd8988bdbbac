#pragma once

#include "dataset/dataset_options.h"
#include "dataset/layouts/listing.h"
#include "image/geometry.h"
#include "image/label_set.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace sinopia {

/// A packed dataset: decoded pairs in one file, to be mapped into memory. All numbers are little-endian.
///
///     header   104 bytes: "SinoPack", u32 version, u32 bytes of the head, u64 place of the index, u64 pairs,
///              u64 bytes of the file, and in 64 hexadecimal digits the SHA-256 of those 40 bytes, head and
///              index
///     head     JSON, see PackHead
///     records  an entry (104 bytes), then the planes: picture (RGB, 8 bits), label map (8 or 16 bits),
///     instance map
///              (16 bits) if there is one
///     index    the entries of all records again, then the names of the pairs, without anything between
///     entry    u64 place of the planes, u32 width and height of the picture, u32 width and height of the
///     maps,
///              u32 flags (1: the label map has 16 bits, 2: there is an instance map), u32 bytes of the name,
///              u64 bytes of the planes, and in 64 hexadecimal digits their SHA-256
///
/// While it is written its name ends in ".part" and the header is zeros: then the records say how far it got.
inline constexpr std::string_view pack_magic = "SinoPack";
inline constexpr std::uint32_t pack_version = 1;
inline constexpr std::size_t pack_header_bytes = 104;
inline constexpr std::size_t pack_hashed_header_bytes = 40;
inline constexpr std::size_t pack_entry_bytes = 104;

/// What a pack was made from, and how.
struct PackHead {
    DatasetOptions options; ///< without the folders
    LabelSet labels;
    Size cover; ///< pictures were halved for this size; empty: never
    std::size_t pairs = 0;
    std::size_t held_out_first = 0;
    std::string fingerprint; ///< SHA-256 of all above and of the files' names, sizes and times
};

std::string to_text(const PackHead& head);
/// Throws Error naming `file`.
PackHead pack_head_from(std::string_view text, const std::string& file);

/// What a pack of these files, as they are now, has at its head. Throws Error if one has gone.
PackHead pack_head_of(const DatasetOptions& options, const LabelSet& labels, const DatasetListing& listing,
                      Size cover);

struct PackEntry {
    std::uint64_t place = 0; ///< of the planes, from the start of the file
    Size picture;
    Size map;
    bool wide = false; ///< the label map has 16 bits
    bool instances = false;
    std::uint32_t name_bytes = 0;
    std::string digest; ///< SHA-256 of the planes, in hexadecimal digits

    std::uint64_t picture_bytes() const { return static_cast<std::uint64_t>(picture.area()) * 3; }
    std::uint64_t map_bytes() const { return static_cast<std::uint64_t>(map.area()) * (wide ? 2 : 1); }
    std::uint64_t instance_bytes() const {
        return instances ? static_cast<std::uint64_t>(map.area()) * 2 : 0;
    }
    std::uint64_t bytes() const { return picture_bytes() + map_bytes() + instance_bytes(); }
};

std::string to_bytes(const PackEntry& entry);
/// `bytes` holds pack_entry_bytes. Throws Error naming `file` for sizes beyond geometry.h, unknown flags, a
/// name of more than 4096 bytes, or a number of bytes that is not that of the planes.
PackEntry pack_entry_from(std::span<const std::byte> bytes, const std::string& file);

/// "FILE: is no sound pack (CAUSE); pack the dataset again" as an Error.
[[noreturn]] void throw_bad_pack(const std::string& file, const std::string& cause);

} // namespace sinopia
