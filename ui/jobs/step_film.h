#pragma once

#include "image/tile_grid.h"
#include "jobs/generation.h"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace sinopia {

/// One denoising step as the strip shows it. Immutable and shared.
struct FilmFrame {
    int step = 0;                              ///< 1-based
    int steps = 0;                             ///< of the run
    Rect place;                                ///< of the picture that both cover
    std::shared_ptr<const RgbImage> predicted; ///< the predicted picture x_0, at the size that was worked at
    std::shared_ptr<const RgbImage> noisy;     ///< the state x_t; null where the generator has none
    RgbImage small_predicted;                  ///< at most `small_side` pixels a side
    RgbImage small_noisy;

    static constexpr int small_side = 96;
    std::size_t bytes() const;
};

using FilmFramePtr = std::shared_ptr<const FilmFrame>;

/// All steps of one run, from the worker that makes them to the window that shows them: a new one costs the
/// window a pointer. Above the budget every second frame is let go, then every second of those that are left,
/// and so on; the newest always stays. Any thread may call anything.
class StepFilm {
  public:
    static constexpr std::size_t default_budget = std::size_t{256} << 20;

    /// `source` is what an edit changes; empty: whole pictures are painted.
    explicit StepFilm(Size picture, TileGrid<Rgb> source = {}, std::size_t budget = default_budget)
        : picture_(picture), source_(std::move(source)), budget_(budget) {}

    /// On the worker: makes the small pictures. A step without pictures is left out.
    void add(const StepEvent& event);

    std::vector<FilmFramePtr> frames() const; ///< in the order of their steps
    FilmFramePtr newest() const;              ///< null: none yet
    /// Every how many steps one is kept; 1: all.
    int stride() const;
    std::size_t bytes() const;
    Size picture() const { return picture_; } ///< of which the frames show all or a part
    /// The whole picture as it was at this step, for the canvas and for files. For workers: it scales.
    TileGrid<Rgb> pictureAt(const FilmFrame& frame, bool noisy) const;

  private:
    using Frames = std::map<int, FilmFramePtr>; ///< by step

    Frames::iterator drop(Frames::iterator frame);
    void thin();

    const Size picture_;
    const TileGrid<Rgb> source_;
    const std::size_t budget_;
    mutable std::mutex mutex_;
    Frames frames_;
    std::size_t bytes_ = 0;
    int stride_ = 1;
};

/// The picture with its longer side at most `side` pixels. Reads nine pixels for each of the result.
RgbImage shrunk(const RgbImage& picture, int side);

} // namespace sinopia
