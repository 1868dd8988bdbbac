#pragma once

#include "dataset/layouts/listing.h"

#include <map>
#include <string>

namespace sinopia {

using FilesByStem = std::map<std::string, std::filesystem::path>;

/// How the files of one kind are named: PREFIX stem SUFFIX .ext
struct FileNaming {
    std::string prefix = {};
    std::string suffix = {};
    bool jpeg = false;      ///< JPEG files count as well as PNG
    bool recursive = false; ///< folders inside are looked into; stems are the file names alone
    bool others_fine =
        false; ///< files that are named otherwise are of another kind; else they are listed as `other`
};

/// The files below `folder` by stem, hidden ones left out. Second files of one stem and files of other names
/// go to `listing`. Throws Error if it cannot be listed.
FilesByStem files_by_stem(const std::filesystem::path& folder, const FileNaming& naming,
                          DatasetListing& listing);

/// All files below `folder`, sorted, hidden ones left out.
std::vector<std::filesystem::path> sorted_files(const std::filesystem::path& folder, bool recursive = false);

/// Adds a pair for each stem that has an image and a mask, and lists what stays alone.
void pair_up(const FilesByStem& images, FilesByStem masks, FilesByStem instances, bool held_out,
             DatasetListing& listing);

/// Throws Error saying that a dataset needs `folder` for `holds`.
void require_folder(const std::filesystem::path& folder, const std::string& holds);

/// The first of `names` that is a folder below `root`; empty if none is.
std::filesystem::path first_folder(const std::filesystem::path& root,
                                   std::initializer_list<const char*> names);

} // namespace sinopia
