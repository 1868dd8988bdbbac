#pragma once

#include "dataset/pair_source.h"

#include <filesystem>

namespace sinopia::cli {

/// A new dataset of the layout `folders` that is being written: images/, masks/, where pairs have them
/// instances/, and classes.json.
class PairFolder {
  public:
    /// Throws Error if the folder is not empty or cannot be made.
    PairFolder(std::filesystem::path folder, const LabelSet& labels);

    /// `stem` is a file name without its extension.
    void write(const std::string& stem, const Pair& pair) const;

  private:
    std::filesystem::path folder_;
    std::vector<Rgb> palette_;
};

} // namespace sinopia::cli
