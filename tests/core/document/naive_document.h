#pragma once

#include "document/document.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sinopia::test {

/// One state of a document as plain planes, with every rule written down pixel by pixel.
struct NaiveState {
    LabelMap labels;
    RgbImage picture;
    std::map<std::string, std::string> text;
    Mask region;
    InstanceMap instances;
    Mask selection;
    LabelSet label_set;
    SamplingOptions options;
    std::set<std::uint64_t> removed; ///< results taken off the list

    /// A number per layer and never used twice, as documents have them.
    std::array<int, layer_count> versions{};

    bool same_pixels(const NaiveState& other, Layer layer) const;
    bool same(const NaiveState& other) const;
};

/// A document that keeps every state whole: what Document must agree with, whatever is done to both.
class NaiveDocument {
  public:
    explicit NaiveDocument(Size size);

    // Edits change `now` and join the open step, or are a step of their own.
    void apply(const LabelEdit& edit);
    void apply(const MaskEdit& edit);
    void apply(const LabelPlaneEdit& edit);
    void apply(const MaskPlaneEdit& edit);
    void apply(const PicturePatchEdit& edit);
    void apply(const RemapEdit& edit);
    void apply(const PictureEdit& edit);
    void apply(const InstancesEdit& edit);
    void apply(const DeselectEdit& edit);
    void apply(const LabelSetEdit& edit);
    void apply(const OptionsEdit& edit);
    void apply(const CanvasEdit& edit);
    void remove_result(std::uint64_t id);

    void add_result(std::uint64_t id) { results_.push_back(id); }
    void set_locked(ClassIndex index, bool locked);
    void end_stroke();
    bool cancel_stroke(std::uint64_t stroke);
    bool undo();
    bool redo();
    void mark_saved();

    bool is_modified() const;
    std::vector<std::uint64_t> results() const { return results_of(now); }
    const std::set<ClassIndex>& locked() const { return locked_; }
    std::size_t steps() const { return states_.size() - 1; }
    std::size_t position() const { return position_; }

    NaiveState now;

  private:
    bool may_write(Layer layer, int x, int y) const;
    void begin(std::uint64_t stroke, bool options = false);
    void end(std::uint64_t stroke, const NaiveState& before, bool always = false);
    std::vector<std::uint64_t> results_of(const NaiveState& state) const;

    std::vector<NaiveState> states_; ///< closed ones
    std::size_t position_ = 0;
    bool open_ = false;
    bool open_options_ = false;
    bool picture_replaced_ = false;
    std::uint64_t stroke_ = 0;
    int last_version_ = 0;
    std::set<ClassIndex> locked_;
    std::vector<std::uint64_t> results_; ///< all that were ever added
    NaiveState saved_;
    std::set<ClassIndex> saved_locked_;
    std::vector<std::uint64_t> saved_results_;
};

/// What the two do not show alike, or empty.
std::string difference(const Document& document, const NaiveDocument& naive);

} // namespace sinopia::test
