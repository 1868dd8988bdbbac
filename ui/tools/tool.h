#pragma once

#include "document/document.h"
#include "ui/tools/paint_settings.h"
#include "ui/tools/pointer_sample.h"

namespace sinopia {

/// What a tool works on.
struct ToolContext {
    Document& document;
    PaintSettings& settings;
};

/// A tool of the canvas. It is fed by plain pointer samples in image coordinates and knows neither widgets
/// nor zoom, so that it runs headless; every pixel it writes goes through Document::apply.
class Tool {
  public:
    virtual ~Tool() = default;

    virtual void press(const PointerSample& sample, ToolContext& context) = 0;
    virtual void move(const PointerSample&, ToolContext&) {}
    virtual void release(const PointerSample&, ToolContext&) {}

    /// The diameter, in image pixels, of the outline that follows the pointer; 0: none.
    virtual double outlineDiameter(const PaintSettings&) const { return 0; }
    /// It writes pixels.
    virtual bool paints() const { return false; }
    /// The canvas moves under the pointer instead of being painted on.
    virtual bool pans() const { return false; }
    /// Holding Alt or Ctrl picks a class.
    virtual bool picksWithModifier() const { return false; }
};

} // namespace sinopia
