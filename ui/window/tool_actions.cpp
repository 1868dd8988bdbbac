#include "ui/window/tool_actions.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/window/action_set.h"
#include "ui/window/options_bar.h"

#include <QActionGroup>
#include <QMenu>
#include <QToolBar>

namespace sinopia {
namespace {

constexpr const char* target_ids[] = {"tool.targetMap", "tool.targetRegion", "tool.targetSelection"};
constexpr const char* brush_ids[] = {"brush.smaller", "brush.larger", "brush.muchSmaller",
                                     "brush.muchLarger"};

} // namespace

ToolActions::ToolActions(const WindowParts& parts, OptionsBar& options, QObject* parent)

    : QObject(parent), parts_(parts), options_(options),
      tools_([this](SmartFillTool::Work work, SmartFillTool::Done done) {
          runner_.run([this, work, done]() -> JobRunner::Delivery {
              return [this, done, spans = work()] {
                  done(spans);
                  parts_.canvas.settingsChanged(); // the tool's outline has gone
              };
          });
      }) {
    addTools();
    addTargets();
    addBrushSizes();
}

void ToolActions::addTools() {
    auto* group = new QActionGroup(this);
    for (const ToolBox::Entry& entry : tools_.entries())
        group->addAction(parts_.actions.add({entry.id, entry.title, entry.keys, entry.icon, true, entry.help},
                                            [this, id = entry.id] { choose(id); }));
}

void ToolActions::addTargets() {
    const std::tuple<QString, QString, const char*> targets[] = {
        {tr("Paint the &map"), tr("The drawing tools write classes"), "Alt+1"},
        {tr("Paint the erase &region"), tr("The drawing tools mark what is made anew"), "Alt+2"},
        {tr("Paint the &selection"), tr("The drawing tools mark what every tool is limited to"), "Alt+3"}};
    auto* group = new QActionGroup(this);
    for (int i = 0; i < 3; ++i) {
        const auto& [title, help, key] = targets[i];
        group->addAction(parts_.actions.add({target_ids[i], title, {QKeySequence(key)}, {}, true, help},
                                            [this, i] { parts_.settings.setTarget(PaintTarget(i)); }));
    }
}

void ToolActions::addBrushSizes() {
    const auto add = [this](const char* id, const QString& title, QList<QKeySequence> keys, int steps) {
        parts_.actions.add({id, title, std::move(keys)}, [this, steps] { parts_.settings.stepBrush(steps); });
    };
    add(brush_ids[0], tr("S&maller brush"), {QKeySequence("[")}, -1);
    add(brush_ids[1], tr("&Larger brush"), {QKeySequence("]")}, 1);
    add(brush_ids[2], tr("Much smaller brush"), {QKeySequence("Shift+["), QKeySequence("{")}, -10);
    add(brush_ids[3], tr("Much larger brush"), {QKeySequence("Shift+]"), QKeySequence("}")}, 10);
}

void ToolActions::fill(QMenu* menu) {
    for (const ToolBox::Entry& entry : tools_.entries())
        menu->addAction(parts_.actions[entry.id]);
    menu->addSeparator();
    for (const char* id : target_ids)
        menu->addAction(parts_.actions[id]);
    menu->addSeparator();
    for (const char* id : brush_ids)
        menu->addAction(parts_.actions[id]);
}

QToolBar* ToolActions::makeToolBar() {
    auto* bar = new QToolBar(tr("Tools"));
    bar->setObjectName("toolBar");
    bar->setMovable(false);
    bar->setIconSize({22, 22});
    for (const ToolBox::Entry& entry : tools_.entries())
        bar->addAction(parts_.actions[entry.id]);
    return bar;
}

void ToolActions::choose(const QString& id) {
    const ToolBox::Entry* entry = tools_.find(id);
    if (!entry)
        return;
    tools_.choose(*entry);
    if (entry->target)
        parts_.settings.setTarget(*entry->target);
    parts_.canvas.setTool(*entry->tool);
    parts_.actions[id]->setChecked(true);
    options_.showRows(entry->rows);
}

bool ToolActions::cancelGesture() {
    ToolContext context{parts_.document, parts_.settings};
    if (!tools_.current().tool->cancel(context))
        return false;
    parts_.canvas.update();
    return true;
}

void ToolActions::settingsChanged() {
    parts_.actions[target_ids[int(parts_.settings.target())]]->setChecked(true);
    const ToolBox::Entry& current = tools_.current();
    if (!current.target || *current.target == parts_.settings.target())
        return;
    // The brush in hand now paints something else: the button of that brush lights up.
    for (const ToolBox::Entry& entry : tools_.entries())
        if (entry.tool == current.tool && entry.target == parts_.settings.target())
            choose(entry.id);
}

} // namespace sinopia
