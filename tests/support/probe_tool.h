#pragma once

#include "ui/tools/tool.h"

#include <QStringList>

#include <vector>

namespace sinopia::test {

/// Writes down what it is fed.
class ProbeTool : public Tool {
  public:
    void press(const PointerSample& s, ToolContext&) override { log("press", s); }
    void move(const PointerSample& s, ToolContext&) override { log("move", s); }
    void release(const PointerSample& s, ToolContext&) override { log("release", s); }
    void hover(const PointerSample& s, ToolContext&) override { log("hover", s); }
    void doubleClick(const PointerSample& s, ToolContext&) override { log("doubleClick", s); }
    bool commit(ToolContext&) override { return note("commit"); }
    bool stepBack(ToolContext&) override { return note("stepBack"); }
    bool cancel(ToolContext&) override { return note("cancel"); }
    ToolOverlay overlay() const override { return shapes; }
    ToolOutline outline(const PaintSettings&) const override { return ring; }

    QStringList calls;
    std::vector<PointerSample> samples;
    ToolOverlay shapes;
    ToolOutline ring;

  private:
    void log(const char* what, const PointerSample& sample) {
        calls << what;
        samples.push_back(sample);
    }
    bool note(const char* what) {
        calls << what;
        shapes = {};
        return true;
    }
};

} // namespace sinopia::test
