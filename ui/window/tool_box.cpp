#include "ui/window/tool_box.h"

#include "ui/tools/box_tool.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/fill_tool.h"
#include "ui/tools/lasso_tool.h"
#include "ui/tools/merge_instances_tool.h"
#include "ui/tools/original_brush.h"
#include "ui/tools/pick_tool.h"
#include "ui/tools/polygon_tool.h"
#include "ui/tools/smooth_tool.h"
#include "ui/window/options_bar.h"

#include <algorithm>

namespace sinopia {

ToolBox::ToolBox(SmartFillTool::Runner runner) {
    addBrushes();
    addShapes();
    addAreas(std::move(runner));
    addOthers();
}

void ToolBox::add(Entry entry) {
    entries_.push_back(std::move(entry));
}

void ToolBox::addBrushes() {
    constexpr unsigned rows = OptionsBar::brush | OptionsBar::combine | OptionsBar::instances;
    const auto brush = std::make_shared<BrushTool>();
    add({"tool.brush",
         tr("&Brush"),
         {QKeySequence("B")},
         Icon::brush,
         tr("Paints the current class; Shift-click draws a line, Shift-drag sizes the brush"),
         rows,
         brush,
         PaintTarget::labels});
    add({"tool.regionBrush",
         tr("&Erase region brush"),
         {QKeySequence("E")},
         Icon::regionBrush,
         tr("Marks what is made anew"),
         rows,
         brush,
         PaintTarget::region});
    add({"tool.original",
         tr("&Original brush"),
         {QKeySequence("O")},
         Icon::history,
         tr("Paints the picture back as it was before its regions were edited"),
         OptionsBar::brush,
         std::make_shared<OriginalBrushTool>()});
}

void ToolBox::addShapes() {
    constexpr unsigned rows = OptionsBar::combine | OptionsBar::instances;
    add({"tool.rectangle",
         tr("&Rectangle"),
         {QKeySequence("M")},
         Icon::rectangle,
         tr("Drag from corner to corner; Shift makes a square, Ctrl starts in the middle"),
         rows,
         std::make_shared<RectangleTool>()});
    add({"tool.ellipse",
         tr("E&llipse"),
         {QKeySequence("Shift+M")},
         Icon::ellipse,
         tr("Drag from corner to corner; Shift makes a circle, Ctrl starts in the middle"),
         rows,
         std::make_shared<EllipseTool>()});
    add({"tool.lasso",
         tr("L&asso"),
         {QKeySequence("L")},
         Icon::lasso,
         tr("Draw around an area"),
         rows,
         std::make_shared<LassoTool>()});
    add({"tool.polygon",
         tr("&Polygon"),
         {QKeySequence("Shift+L"), QKeySequence("P")},
         Icon::polygon,
         tr("Click corner by corner; Enter or a double click closes, Backspace takes one back"),
         rows,
         std::make_shared<PolygonTool>()});
}

void ToolBox::addAreas(SmartFillTool::Runner runner) {
    constexpr unsigned rows = OptionsBar::area | OptionsBar::combine | OptionsBar::instances;
    const auto fill = std::make_shared<FillTool>();
    add({"tool.fill",
         tr("&Fill"),
         {QKeySequence("G"), QKeySequence("F")},
         Icon::fill,
         tr("Gives the area under the pointer the current class"),
         rows,
         fill,
         PaintTarget::labels});
    add({"tool.wand",
         tr("Magic &wand"),
         {QKeySequence("W")},
         Icon::wand,
         tr("Selects the area under the pointer; every tool then keeps to the selection"),
         rows,
         fill,
         PaintTarget::selection});
    auto smart = std::make_shared<SmartFillTool>();
    smart->setRunner(std::move(runner));
    add({"tool.smartFill",
         tr("&Smart fill"),
         {QKeySequence("Shift+G")},
         Icon::smartFill,
         tr("Draw roughly around something; the outline snaps to the edges of the picture"),
         OptionsBar::smart | OptionsBar::combine | OptionsBar::instances,
         smart});
}

void ToolBox::addOthers() {
    add({"tool.smooth",
         tr("S&mooth"),
         {QKeySequence("S")},
         Icon::smooth,
         tr("Takes steps and specks off the edges under the brush"),
         OptionsBar::brush | OptionsBar::smooth,
         std::make_shared<SmoothTool>()});
    add({"tool.mergeInstances",
         tr("&Join instances"),
         {QKeySequence("J")},
         Icon::merge,
         tr("Drag through several objects: they become one"),
         0,
         std::make_shared<MergeInstancesTool>()});
    add({"tool.pick",
         tr("Pic&k a class"),
         {QKeySequence("I")},
         Icon::pick,
         tr("The class under the pointer becomes the current one; Alt or Ctrl does it with any tool"),
         0,
         std::make_shared<PickTool>()});
    add({"tool.pan",
         tr("Mo&ve the view"),
         {QKeySequence("H")},
         Icon::pan,
         tr("Drag the canvas; the middle button or Space does it with any tool"),
         0,
         std::make_shared<PanTool>()});
}

const ToolBox::Entry* ToolBox::find(const QString& id) const {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return id == entry.id; });
    return found == entries_.end() ? nullptr : &*found;
}

void ToolBox::choose(const Entry& entry) {
    current_ = std::size_t(&entry - entries_.data());
}

} // namespace sinopia
