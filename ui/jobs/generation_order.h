#pragma once

#include "document/snapshot.h"
#include "jobs/generation.h"

#include <optional>
#include <string>

namespace sinopia {

/// Where a model lies. Both empty: the bundled one.
struct ModelFiles {
    std::string checkpoint;
    std::string config;
};

/// What a run is asked for: a snapshot that nothing changes while it waits and runs. Copying shares the
/// tiles.
struct GenerationOrder {
    /// Paint only `region` of `picture` anew; both of the map's size.
    struct Edit {
        TileGrid<Rgb> picture;
        TileGrid<std::uint8_t> region;
        EditOptions options;
    };

    TileGrid<ClassIndex> labels;
    TileGrid<std::uint16_t> instances; ///< empty: the map serves where edges are wanted
    SamplingOptions options;
    std::optional<Edit> edit;         ///< none: the whole picture
    std::uint64_t region_version = 0; ///< of the document's region, which the picture will use up
    int quick_steps = 0; ///< a first look in so many steps, of which only the preview is seen; 0: none
    std::optional<ModelFiles> model; ///< none: the one loaded last when the run begins
};

/// A whole picture over the document's map, with the document's options.
GenerationOrder orderOfWhole(const DocumentSnapshot& snapshot);

/// The document's picture with its region painted anew. Throws Error if there is no picture, or nothing in
/// the region.
GenerationOrder orderOfRegion(const DocumentSnapshot& snapshot, const EditOptions& options);

/// Whether there is a picture and any pixel in the region.
bool canEditRegion(const DocumentSnapshot& snapshot);

/// The order as the generator takes it, with contiguous pixels. For workers: it copies them.
GenerationRequest requestOf(const GenerationOrder& order);

} // namespace sinopia
