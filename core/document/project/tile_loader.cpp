#include "document/project/tile_loader.h"

#include "base/error.h"
#include "base/parallel.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace sinopia {
namespace {

constexpr std::size_t batch = 64; ///< tiles decoded at a time

/// A whole tile of any kind of pixel.
struct AnyTile {
    std::shared_ptr<const void> tile;
    std::span<std::byte> bytes;
};

template <class T>
AnyTile make_tile_of() {
    auto tile = std::make_shared<typename TileGrid<T>::Tile>();
    return {tile, std::as_writable_bytes(std::span(*tile))};
}

AnyTile make_tile(std::size_t pixel_bytes) {
    if (pixel_bytes == sizeof(std::uint8_t))
        return make_tile_of<std::uint8_t>();
    return pixel_bytes == sizeof(std::uint16_t) ? make_tile_of<std::uint16_t>() : make_tile_of<Rgb>();
}

AnyTile uniform_tile(const TileContent& content) {
    const auto value = content.stored();
    AnyTile tile = make_tile(value.size());
    for (std::size_t at = 0; at < tile.bytes.size(); at += value.size())
        std::copy(value.begin(), value.end(), tile.bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return tile;
}

using SetTile = std::function<void(std::size_t place, const std::shared_ptr<const void>& tile)>;

template <class T>
SetTile fresh_grid(TileGrid<T>& grid, Size size) {
    grid = TileGrid<T>(size);
    return [&grid](std::size_t place, const std::shared_ptr<const void>& tile) {
        const auto columns = static_cast<std::size_t>(grid.columns());
        grid.set_tile(static_cast<int>(place % columns), static_cast<int>(place / columns),
                      std::static_pointer_cast<const typename TileGrid<T>::Tile>(tile));
    };
}

SetTile fresh_layer(Layers& layers, const std::string& name, Size size) {
    if (name == "labels")
        return fresh_grid(layers.labels, size);
    if (name == "picture")
        return fresh_grid(layers.picture, size);
    if (name == "original")
        return fresh_grid(layers.original, size);
    if (name == "region")
        return fresh_grid(layers.region, size);
    return name == "instances" ? fresh_grid(layers.instances, size) : fresh_grid(layers.selection, size);
}

struct Place {
    const SetTile* set = nullptr;
    std::size_t place = 0;
};

/// A block and where its tile belongs.
struct Job {
    BlockKey key;
    std::size_t pixel_bytes = 0;
    int rank = 0; ///< 0 is seen at once
    std::vector<Place> places;
    std::vector<std::byte> frame;
    AnyTile tile;
};

class Loader {
  public:
    Loader(Database& database, StoredContent& content, Rect visible)
        : database_(database), content_(content), visible_(visible) {
        for (const ResultPtr& result : content.project.snapshot.results)
            results_[static_cast<std::int64_t>(result->id)] = result;
        for (const auto& [name, grid] : content.grids)
            add_grid(name, grid);
        std::stable_sort(jobs_.begin(), jobs_.end(),
                         [](const Job& a, const Job& b) { return a.rank < b.rank; });
    }

    void load(const ProjectLoading& how) {
        const auto later =
            std::find_if(jobs_.begin(), jobs_.end(), [](const Job& job) { return job.rank > 0; });
        const auto seen = static_cast<std::size_t>(later - jobs_.begin());
        decode(0, seen, how.stop);
        if (how.on_visible)
            how.on_visible(content_.project);
        decode(seen, jobs_.size(), how.stop);
    }

  private:
    void add_grid(const GridName& name, const StoredGrid& grid) {
        setters_.push_back(std::make_unique<SetTile>(setter_of(name, grid.size)));
        for (std::size_t place = 0; place < grid.tiles.size(); ++place)
            add_tile(grid.tiles[place], {setters_.back().get(), place}, pixel_bytes_of(name.second),
                     rank_of(name, grid.size, place));
    }

    SetTile setter_of(const GridName& name, Size size) {
        DocumentSnapshot& snapshot = content_.project.snapshot;
        if (name.first == 0)
            return fresh_layer(snapshot.layers, name.second, size);
        // Made by the reader a moment ago, and nobody else knows it yet.
        auto& open = const_cast<StoredResult&>(*results_.at(name.first));
        return name.second == "picture" ? fresh_grid(open.picture, size) : fresh_grid(open.labels, size);
    }

    int rank_of(const GridName& name, Size size, std::size_t place) const {
        if (name.first != 0)
            return 2;
        return visible_.empty() || !tile_rect(size, place).intersected(visible_).empty() ? 0 : 1;
    }

    void add_tile(const TileContent& content, Place place, std::size_t pixel_bytes, int rank) {
        if (content.uniform()) {
            AnyTile& tile = uniform_[{content.stored().begin(), content.stored().end()}];
            if (!tile.tile)
                tile = uniform_tile(content);
            set(place, tile, content);
            return;
        }
        const auto [known, is_new] = numbers_.emplace(content.key(), jobs_.size());
        if (is_new)
            jobs_.push_back({content.key(), pixel_bytes, rank, {}, {}, {}});
        Job& job = jobs_[known->second];
        if (job.pixel_bytes != pixel_bytes)
            database_.damaged("a tile has a wrong size");
        job.rank = std::min(job.rank, rank);
        job.places.push_back(place);
    }

    void set(const Place& place, const AnyTile& tile, const TileContent& content) {
        (*place.set)(place.place, tile.tile);
        content_.tiles.emplace(tile.bytes.data(), content);
    }

    void decode(std::size_t from, std::size_t to, const std::stop_token& stop) {
        Statement select = database_.prepare("SELECT frame FROM block WHERE key = ?1");
        for (std::size_t start = from; start < to; start += batch) {
            if (stop.stop_requested())
                throw Stopped();
            const std::size_t count = std::min(batch, to - start);
            for (std::size_t i = 0; i < count; ++i)
                fetch(select, jobs_[start + i]);
            unpack(start, count);
            for (std::size_t i = 0; i < count; ++i)
                deliver(jobs_[start + i]);
        }
    }

    void fetch(Statement& select, Job& job) {
        select.bind(1, job.key);
        if (!select.step())
            database_.damaged("a tile is missing");
        const auto bytes = select.bytes(0);
        job.frame.assign(bytes.begin(), bytes.end());
        select.reset();
    }

    void unpack(std::size_t start, std::size_t count) {
        try {
            for_each_in_parallel(count, [&](std::size_t i) {
                Job& job = jobs_[start + i];
                job.tile = make_tile(job.pixel_bytes);
                unpack_frame(job.frame, job.tile.bytes);
            });
        } catch (const Failure&) {
            throw;
        } catch (const Error& error) {
            database_.damaged(error.what());
        }
    }

    void deliver(Job& job) {
        for (const Place& place : job.places)
            set(place, job.tile, TileContent::of_block(job.key));
        job.frame = {};
        job.tile = {};
    }

    Database& database_;
    StoredContent& content_;
    Rect visible_;
    std::map<std::int64_t, ResultPtr> results_;
    std::vector<std::unique_ptr<SetTile>> setters_;
    std::map<std::vector<std::byte>, AnyTile> uniform_;
    std::vector<Job> jobs_;
    std::unordered_map<BlockKey, std::size_t, BlockKeyHash> numbers_; ///< of jobs
};

} // namespace

void load_tiles(Database& database, StoredContent& content, const ProjectLoading& how) {
    Loader(database, content, how.visible).load(how);
}

} // namespace sinopia
