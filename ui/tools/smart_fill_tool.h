#pragma once

#include "image/edge_snap.h"
#include "ui/tools/tool.h"

#include <functional>
#include <memory>
#include <optional>

namespace sinopia {

/// A rough area, drawn around its edge (or with a broad brush, if the settings say so), whose outline then
/// snaps to the edges of the picture nearby. Without a picture it stays as drawn.
class SmartFillTool : public Tool {
  public:
    using Work = std::function<Spans()>;
    using Done = std::function<void(Spans)>;
    /// Calls `work` on some thread and `done` with its result later on the caller's. Without one the tool
    /// does the work at once; `work` takes up to some 0.3 s.
    using Runner = std::function<void(Work work, Done done)>;

    /// Any thread may run the work: it has copies of all it needs. `done` may come after the tool has gone,
    /// but not after the document and the settings.
    void setRunner(Runner runner) { runner_ = std::move(runner); }
    /// Called when an area that was worked on elsewhere has been written.
    std::function<void()> finished;

    void press(const PointerSample& sample, ToolContext& context) override;
    void move(const PointerSample& sample, ToolContext& context) override;
    void release(const PointerSample& sample, ToolContext& context) override;
    /// Also while the area is being worked on: its result is dropped.
    bool cancel(ToolContext& context) override;
    ToolOutline outline(const PaintSettings& settings) const override;
    ToolOverlay overlay() const override;
    bool paints() const override { return true; }

    bool busy() const { return pending_ != nullptr; }

  private:
    struct Pending;

    SnapRequest request(const ToolContext& context) const;
    static void write(const Pending& pending, const Spans& spans);

    Runner runner_;
    std::optional<PointerSample> press_;
    bool with_brush_ = false;
    double radius_ = 0;
    std::vector<PointF> path_;
    std::shared_ptr<Pending> pending_;
};

} // namespace sinopia
