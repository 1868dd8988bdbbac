#pragma once

#include "document/change.h"
#include "document/edits.h"
#include "document/gate.h"
#include "document/history.h"
#include "document/open_step.h"
#include "document/snapshot.h"
#include "document/span_writer.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sinopia {

/// What one span edit really wrote, after clipping, locks and selection: for the journal.
struct SpanWrite {
    Layer layer = Layer::labels;
    std::span<const Span> spans;
    std::uint16_t value = 0;
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

    Size size() const { return state_.layers.labels.size(); }
    const TileGrid<ClassIndex>& labels() const { return state_.layers.labels; }
    const TileGrid<Rgb>& picture() const { return state_.layers.picture; }
    /// The picture before its regions were edited; empty if there is no picture.
    const TileGrid<Rgb>& original() const { return state_.layers.original; }
    const TileGrid<std::uint8_t>& region() const { return state_.layers.region; }
    const TileGrid<std::uint16_t>& instances() const { return state_.layers.instances; }
    const TileGrid<std::uint8_t>& selection() const { return state_.layers.selection; }
    bool has_picture() const { return !state_.layers.picture.empty(); }
    bool has_instances() const { return !state_.layers.instances.empty(); }
    bool has_selection() const { return !state_.layers.selection.empty(); }
    const LabelSet& label_set() const { return state_.label_set; }
    const SamplingOptions& options() const { return state_.options; }
    const Results& results() const { return state_.results; }
    bool is_locked(ClassIndex index) const;
    DocumentSnapshot snapshot() const { return state_; }
    /// The snapshot is of this document: nothing has replaced it since.
    bool has_been(const DocumentSnapshot& snapshot) const;

    /// The gate for pixel writes: clips, keeps locked classes and what is not selected, records for undo,
    /// tells the observers. Nothing else writes a pixel. Returns the rectangle that really changed; an edit
    /// that changes nothing is no undo step. Planes and pictures of a wrong size throw Error and change
    /// nothing.
    Rect apply(const LabelEdit& edit);
    Rect apply(const MaskEdit& edit);
    Rect apply(const LabelPlaneEdit& edit);
    Rect apply(const MaskPlaneEdit& edit);
    Rect apply(const PicturePatchEdit& edit);
    Rect apply(const RemapEdit& edit);
    void apply(PictureEdit edit);
    void apply(InstancesEdit edit);
    void apply(const DeselectEdit& edit);
    void apply(const LabelSetEdit& edit);
    void apply(const OptionsEdit& edit);
    /// Throws Error if the new size is empty or beyond the limits of geometry.h.
    void apply(const CanvasEdit& edit);

    /// An instance id that no pixel has: one more than the highest; 0 if all 65535 are taken.
    std::uint16_t new_instance() const;

    /// Kept at once and not an undo step: undo never loses a finished result. Returns its id.
    std::uint64_t add_result(StoredResult result);
    /// An undo step.
    void remove_result(std::uint64_t id);

    /// Not an undo step.
    void set_locked(ClassIndex index, bool locked);

    /// While there is a picture, each step that changes classes adds the pixels it changed, grown by `margin`
    /// pixels (0..1000, Euclidean), to the region when it is closed: what is to be painted anew. A region
    /// that is used up makes room first. Keeps to the selection. None: nothing is proposed, as in the
    /// beginning.
    void propose_region(std::optional<int> margin) { proposal_margin_ = margin; }
    /// The picture has been made of the region as it is.
    bool region_is_used() const;

    /// A stroke id that no edit had before.
    std::uint64_t new_stroke() { return ++last_stroke_; }
    /// The next edit begins an undo step of its own, whatever its stroke id.
    void end_stroke();
    /// Takes back what this stroke has done, as if it had never begun: what could be redone before it still
    /// can. False if it is not in progress.
    bool cancel_stroke(std::uint64_t stroke);

    bool can_undo() const { return open_.has_value() || history_.can_undo(); }
    bool can_redo() const { return !open_ && history_.can_redo(); }
    std::string undo_name() const { return open_ ? open_->name : history_.undo_name(); }
    std::string redo_name() const { return open_ ? std::string() : history_.redo_name(); }
    bool undo();
    bool redo();
    const History& history() const { return history_; }

    /// All steps, oldest first, with the one in progress; the first history_position() of them are done.
    std::vector<std::string> history_names() const;
    std::size_t history_position() const { return history_.position() + (open_ ? 1 : 0); }
    /// Undoes or redoes until that many steps are done; clamped to their number.
    void go_to(std::size_t position);

    /// The state of a layer: saved with a snapshot's version, a layer counts as modified whenever it differs.
    std::uint64_t version(Layer layer) const { return state_.layers.versions[index_of(layer)]; }
    void mark_saved(Layer layer, std::uint64_t version);
    bool is_modified(Layer layer) const { return version(layer) != saved_.layers.versions[index_of(layer)]; }
    /// All that `snapshot` holds is in a project file: what differs from it now is modified.
    void mark_saved(const DocumentSnapshot& snapshot);
    /// Any layer, the label set, the options, the locks or the results differ from what was saved. Undo back
    /// to the saved state is unmodified again.
    bool is_modified() const;

    /// The program's own adjustments (another model, a new seed): no undo steps.
    void set_label_set(LabelSet label_set);
    void set_options(const SamplingOptions& options);

    /// Becomes another, unmodified document; the history is forgotten.
    void replace(TileGrid<ClassIndex> labels, TileGrid<Rgb> picture = {});
    /// The same with everything: a project that was opened. `modified`: recovered work, not in any file yet.
    void replace(DocumentSnapshot snapshot, bool modified = false);

    /// Called with what each LabelEdit and MaskEdit really wrote, before the observers are told. One
    /// recorder.
    using Recorder = std::function<void(const SpanWrite&)>;
    void set_recorder(Recorder recorder) { recorder_ = std::move(recorder); }

    /// Calls `observer` after each change for as long as the returned handle lives.
    [[nodiscard]] std::shared_ptr<Observer> observe(Observer observer);

  private:
    /// What a step is called and which edits join it.
    struct Entry {
        const std::string& name;
        std::uint64_t stroke = 0;
    };

    /// Closes the step in progress unless an edit with this stroke id joins it.
    void enter(std::uint64_t stroke);
    /// The step in progress; opened, if there is none, before the first change.
    OpenStep& step(const Entry& entry);
    /// Gives a layer a new version, notes where it changed and tells it.
    void wrote(Layer layer, Rect changed);
    void wrote(Layer layer, Rect changed, const Spans& spans, std::uint16_t value);
    void wrote_instances(Rect changed, const Spans& spans, std::uint16_t id);
    /// After an edit: closes the step if nothing may join it.
    void leave(std::uint64_t stroke, bool was_open);
    Rect finish(Layer layer, Rect changed, std::uint64_t stroke, bool was_open);
    /// False if there was none, or if nothing had changed in the end.
    bool close_step();
    void propose_region_of(const OpenStep& step);
    void write_region(const Spans& spans, std::uint8_t value, Gate gate);
    void tell(const Change& change);
    void tell_all(const std::vector<Change>& changes);
    void set_locks(std::vector<ClassIndex> classes);

    Gate gate(Layer layer) const;
    template <class T>
    SpanWriter<T> writer(TileGrid<T>& grid, T value, const Entry& entry, Spans& written);
    template <class T>
    Rect set_plane(Layer layer, TileGrid<T>& grid, Point at, const Plane<T>& pixels, const Entry& entry);
    void make_selection(const Entry& entry);

    DocumentSnapshot state_;
    std::vector<bool> locked_table_; ///< by class; empty: none is locked
    History history_;
    Recorder recorder_;
    std::optional<OpenStep> open_;
    DocumentSnapshot saved_;          ///< without pixels: versions and settings of what was saved
    std::uint64_t first_version_ = 0; ///< of this document: earlier ones belong to those it replaced
    std::uint64_t last_version_ = 0;
    std::uint64_t last_stroke_ = 0;
    std::uint64_t last_result_ = 0;
    /// A region and the picture that there was before it was used. Without the latter it is free again.
    struct UsedRegion {
        std::uint64_t region = 0;
        std::uint64_t picture_before = 0;
    };
    std::optional<UsedRegion> used_region_;
    std::optional<int> proposal_margin_;
    mutable std::uint64_t instance_version_ = 0; ///< of the layer that highest_instance_ was found in
    mutable std::optional<std::uint16_t> highest_instance_;
    std::vector<std::weak_ptr<Observer>> observers_;
};

} // namespace sinopia
