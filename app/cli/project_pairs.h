#pragma once

#include "dataset/pair_source.h"
#include "document/snapshot.h"

#include <filesystem>
#include <functional>

namespace sinopia::cli {

/// The pairs that project files hold: of each project its picture with the map as it is now, and every kept
/// result with the map it was painted from. Pixels are shared with the loaded projects until a pair is asked
/// for.
class ProjectPairs : public PairSource {
  public:
    /// `place` is a .sinopia file or a folder of such files, taken in the order of their names. Throws Error
    /// if there is no project, one cannot be read, or two have different label sets.
    explicit ProjectPairs(const std::filesystem::path& place);

    std::size_t size() const override { return pairs_.size(); }
    Pair load(std::size_t index, std::uint64_t seed) const override;
    const LabelSet& labels() const override { return labels_; }
    std::string name(std::size_t index) const override { return pairs_.at(index).name; }

  private:
    /// Copies of grids share their tiles.
    struct Stored {
        std::string name;
        TileGrid<Rgb> picture;
        TileGrid<ClassIndex> labels;
        TileGrid<std::uint16_t> instances; ///< may be empty
    };

    void add(const std::filesystem::path& project);
    void drop_incomplete_instances();

    LabelSet labels_;
    std::vector<Stored> pairs_;
};

} // namespace sinopia::cli
