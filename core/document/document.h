#pragma once

#include "document/history.h"
#include "document/layers.h"
#include "image/label_set.h"
#include "image/raster.h"
#include "jobs/generation.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace sinopia {

enum class ChangeKind {
    labels,    ///< pixels of the label map
    picture,   ///< pixels of the picture, or whether there is one
    region,    ///< pixels of the erase region
    label_set, ///< the classes' names and colours
    options,   ///< the sampling options
    state,     ///< what can be undone, or whether something is unsaved
    replaced   ///< another document: every layer, perhaps of another size
};

struct Change {
    ChangeKind kind = ChangeKind::labels;
    Rect rect; ///< of pixel changes
};

/// Pixels of the label map that get one class.
struct LabelEdit {
    std::string name;            ///< what undo calls it
    std::span<const Span> spans; ///< clipped to the map
    ClassIndex value = 0;
    std::uint64_t stroke = 0; ///< edits in a row with the same stroke id are one undo step; 0: always its own
};

/// A new picture, or none if it is empty.
struct PictureEdit {
    std::string name;
    TileGrid<Rgb> picture;
    std::map<std::string, std::string> text; ///< how it was made
};

/// What a worker gets: nothing changes it, and making it copies no pixel.
struct DocumentSnapshot {
    Layers layers;
    LabelSet label_set;
    SamplingOptions options;
};

/// A label map, the picture made from it and everything that belongs to them, with undo. Lives on one thread.
class Document {
  public:
    using Observer = std::function<void(const Change&)>;

    static constexpr std::size_t default_history_budget = std::size_t{256} << 20;

    explicit Document(TileGrid<ClassIndex> labels, LabelSet label_set = {},
                      std::size_t history_budget = default_history_budget);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    Size size() const { return layers_.labels.size(); }
    const TileGrid<ClassIndex>& labels() const { return layers_.labels; }
    const TileGrid<Rgb>& picture() const { return layers_.picture; }
    const TileGrid<std::uint8_t>& region() const { return layers_.region; }
    bool has_picture() const { return !layers_.picture.empty(); }
    const LabelSet& label_set() const { return label_set_; }
    const SamplingOptions& options() const { return options_; }
    DocumentSnapshot snapshot() const { return {layers_, label_set_, options_}; }

    /// The gate for pixel writes: clips, records for undo, tells the observers. Nothing else writes a pixel.
    /// Returns the rectangle that really changed; an edit that changes nothing is no undo step.
    Rect apply(const LabelEdit& edit);
    /// Throws Error if the picture is not of the document's size.
    void apply(PictureEdit edit);

    /// A stroke id that no edit had before.
    std::uint64_t new_stroke() { return ++last_stroke_; }
    /// The next edit begins an undo step of its own, whatever its stroke id.
    void end_stroke();

    bool can_undo() const { return open_.has_value() || history_.can_undo(); }
    bool can_redo() const { return !open_ && history_.can_redo(); }
    std::string undo_name() const { return open_ ? open_->name : history_.undo_name(); }
    std::string redo_name() const { return open_ ? std::string() : history_.redo_name(); }
    bool undo();
    bool redo();
    const History& history() const { return history_; }

    /// The state of a layer: saved with a snapshot's version, a layer counts as modified whenever it differs.
    std::uint64_t version(Layer layer) const { return layers_.versions[index_of(layer)]; }
    void mark_saved(Layer layer, std::uint64_t version);
    bool is_modified(Layer layer) const { return version(layer) != saved_[index_of(layer)]; }
    bool is_modified() const;

    /// Neither is an undo step: they say how the map is read and used.
    void set_label_set(LabelSet label_set);
    void set_options(const SamplingOptions& options);

    /// Becomes another, unmodified document; the history is forgotten.
    void replace(TileGrid<ClassIndex> labels, TileGrid<Rgb> picture = {});

    /// Calls `observer` after each change for as long as the returned handle lives.
    [[nodiscard]] std::shared_ptr<Observer> observe(Observer observer);

  private:
    /// The stroke in progress: the map before it (tiles are shared until they are painted on).
    struct OpenStroke {
        std::string name;
        std::uint64_t stroke = 0;
        TileGrid<ClassIndex> before;
        std::uint64_t version = 0;
        Rect rect;
    };

    Rect write_spans(const LabelEdit& edit);
    void begin_stroke(const LabelEdit& edit);
    void close_stroke();
    void tell(const Change& change);
    void tell_steps(const std::vector<HistoryStep>& steps);

    Layers layers_;
    LabelSet label_set_;
    SamplingOptions options_;
    History history_;
    std::optional<OpenStroke> open_;
    std::array<std::uint64_t, layer_count> saved_{};
    std::uint64_t first_version_ = 0; ///< of this document: earlier ones belong to those it replaced
    std::uint64_t last_version_ = 0;
    std::uint64_t last_stroke_ = 0;
    std::vector<std::weak_ptr<Observer>> observers_;
};

} // namespace sinopia
