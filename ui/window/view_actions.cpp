#include "ui/window/view_actions.h"

#include "ui/canvas/canvas_widget.h"
#include "ui/tools/paint_settings.h"
#include "ui/window/action_set.h"
#include "ui/window/layout_keeper.h"
#include "ui/window/options_bar.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>

namespace sinopia {
namespace {

constexpr const char* mode_ids[] = {"view.picture", "view.map", "view.blend", "view.outlines"};
constexpr const char* layout_ids[] = {"view.single", "view.sideBySide", "view.wipe"};
constexpr int layouts = 3;

struct Overlay {
    const char* id;
    bool ViewOptions::*on;
};
constexpr Overlay overlays[] = {{"region.show", &ViewOptions::region},
                                {"view.instanceEdges", &ViewOptions::instance_edges},
                                {"view.names", &ViewOptions::names},
                                {"view.hatches", &ViewOptions::hatches},
                                {"view.safeColours", &ViewOptions::safe_colours},
                                {"view.pixelGrid", &ViewOptions::pixel_grid}};

} // namespace

ViewActions::ViewActions(const WindowParts& parts, OptionsBar& options, LayoutKeeper& layout, QObject* parent)
    : QObject(parent), parts_(parts), options_bar_(options), layout_(layout) {
    addModes();
    addLayouts();
    addZoom();
    addTurning();
    addOverlays();
    addPanels();
    connect(&options_bar_, &OptionsBar::opacityChosen, this, [this](double opacity) {
        change([&](ViewOptions& options) {
            options.label_opacity = opacity;
            options.mode = ViewMode::blend;
        });
    });
    connect(&parts_.canvas, &CanvasWidget::viewOptionsChanged, this, &ViewActions::refresh);
    refresh();
}

void ViewActions::change(const std::function<void(ViewOptions&)>& set) {
    ViewOptions options = parts_.canvas.viewOptions();
    set(options);
    if (options.mode != ViewMode::picture)
        map_mode_ = options.mode;
    parts_.canvas.setViewOptions(options);
    refresh();
}

void ViewActions::addModes() {
    const std::tuple<QString, QString, const char*> modes[] = {
        {tr("&Picture"), tr("The picture alone"), "F8"},
        {tr("&Map"), tr("The label map alone"), "F7"},
        {tr("&Blend"), tr("The map over the picture, as opaque as the slider says"), "F6"},
        {tr("&Outlines"), tr("Only the borders of the classes over the picture"), "F9"}};
    auto* group = new QActionGroup(this);
    for (int i = 0; i < 4; ++i) {
        const auto& [title, help, key] = modes[i];
        group->addAction(
            parts_.actions.add({mode_ids[i], title, {QKeySequence(key)}, {}, true, help}, [this, i] {
                change([i](ViewOptions& options) { options.mode = ViewMode(i); });
            }));
    }
    parts_.actions.add({"view.compare",
                        tr("Map or picture"),
                        {QKeySequence("\\")},
                        {},
                        false,
                        tr("Switches between the picture alone and the map over it")},
                       [this] { setLooking(!looking()); });
}

void ViewActions::addLayouts() {
    const std::tuple<QString, QString, const char*> list[] = {
        {tr("&Single"), tr("One view"), "Ctrl+Alt+1"},
        {tr("&Side by side"), tr("Map and picture beside one another; both show the pointer"), "Ctrl+Alt+2"},
        {tr("Before and after"), tr("A divider to drag between the two"), "Ctrl+Alt+3"}};
    auto* group = new QActionGroup(this);
    for (int i = 0; i < layouts; ++i) {
        const auto& [title, help, key] = list[i];
        group->addAction(
            parts_.actions.add({layout_ids[i], title, {QKeySequence(key)}, {}, true, help}, [this, i] {
                change([i](ViewOptions& options) { options.layout = ViewLayout(i); });
            }));
    }
    parts_.actions.add({"view.nextLayout", tr("&Next layout"), {QKeySequence("F4")}},
                       [this] { stepLayout(1); });
    parts_.actions.add({"view.previousLayout", tr("Pre&vious layout"), {QKeySequence("Shift+F4")}},
                       [this] { stepLayout(-1); });
}

void ViewActions::stepLayout(int by) {
    change([by](ViewOptions& options) {
        options.layout = ViewLayout((int(options.layout) + by + layouts) % layouts);
    });
}

void ViewActions::addZoom() {
    parts_.actions.add({"view.in", tr("Zoom &in"), {QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")}},
                       [this] { parts_.canvas.zoomBy(2); });
    parts_.actions.add({"view.out", tr("Zoom &out"), {QKeySequence("Ctrl+-")}},
                       [this] { parts_.canvas.zoomBy(-2); });
    parts_.actions.add({"view.fit", tr("&Fit in the window"), {QKeySequence("Ctrl+0")}, Icon::fit},
                       [this] { parts_.canvas.fitImage(); });
    parts_.actions.add({"view.actual", tr("&Actual size"), {QKeySequence("Ctrl+1")}},
                       [this] { parts_.canvas.showActualSize(); });
}

void ViewActions::addTurning() {
    constexpr double step = 15;
    parts_.actions.add({"view.turnRight",
                        tr("Turn the view &right"),
                        {QKeySequence("Ctrl+]")},
                        {},
                        false,
                        tr("The view only: the map stays as it is")},
                       [this] { parts_.canvas.rotateBy(step); });
    parts_.actions.add({"view.turnLeft", tr("Turn the view &left"), {QKeySequence("Ctrl+[")}},
                       [this] { parts_.canvas.rotateBy(-step); });
    parts_.actions.add({"view.mirror",
                        tr("&Mirror the view"),
                        {QKeySequence("Shift+H")},
                        {},
                        false,
                        tr("To see one's drawing with fresh eyes; the map stays as it is")},
                       [this] { parts_.canvas.flipView(); });
    parts_.actions.add({"view.upright", tr("&Upright again"), {QKeySequence("Ctrl+R")}},
                       [this] { parts_.canvas.resetRotation(); });
}

void ViewActions::addOverlays() {
    const std::pair<QString, QString> texts[] = {
        {tr("Show the erase &region"), tr("As a tint with a border")},
        {tr("&Edges of instances"), tr("Lines between the objects of one class")},
        {tr("&Names of classes"), tr("In the middle of their areas")},
        {tr("&Hatches"), tr("A pattern for each class: no need to tell colours apart")},
        {tr("&Colour-blind-safe colours"),
         tr("Eight colours that most people tell apart, lighter and darker; the file keeps its own")},
        {tr("Pixel &grid"), tr("Lines between the pixels where they are large enough")}};
    for (std::size_t i = 0; i < std::size(overlays); ++i) {
        const Overlay overlay = overlays[i];
        QList<QKeySequence> keys;
        if (i == 0)
            keys = {QKeySequence("Q")};
        else if (overlay.on == &ViewOptions::pixel_grid)
            keys = {QKeySequence("Ctrl+'")};
        parts_.actions.add({overlay.id, texts[i].first, keys, {}, true, texts[i].second}, [this, overlay] {
            change([overlay](ViewOptions& options) { options.*overlay.on = !(options.*overlay.on); });
        });
    }
}

void ViewActions::addPanels() {
    QAction* hide =
        parts_.actions.add({"panel.hide",
                            tr("Hide the &panels"),
                            {QKeySequence("Tab")},
                            {},
                            true,
                            tr("Only the canvas remains; with Tab while the canvas has the focus")},
                           [this] { layout_.setPanelsHidden(!layout_.panelsHidden()); });
    connect(&layout_, &LayoutKeeper::panelsHiddenChanged, hide, &QAction::setChecked);
    parts_.actions.add(
        {"panel.reset", tr("&Reset the panels"), {}, {}, false, tr("All panels where they were at first")},
        [this] { layout_.reset(); });
    parts_.actions.add({"panel.next",
                        tr("Ne&xt panel"),
                        {QKeySequence("Ctrl+Tab")},
                        {},
                        false,
                        tr("Takes the keyboard from the canvas to the tool bars and panels in turn")},
                       [this] { layout_.focusNext(); });
    parts_.actions.add({"panel.previous",
                        tr("Previous panel"),
                        {QKeySequence("Ctrl+Shift+Tab"), QKeySequence("Ctrl+Shift+Backtab")},
                        {},
                        false,
                        tr("The same way back")},
                       [this] { layout_.focusNext(true); });
    parts_.actions.add({"view.fullScreen", tr("F&ull screen"), {QKeySequence("F11")}, Icon::fullScreen, true},
                       [this] { setFullScreen(parts_.actions["view.fullScreen"]->isChecked()); });
}

void ViewActions::setFullScreen(bool on) {
    parts_.window.setWindowState(parts_.window.windowState().setFlag(Qt::WindowFullScreen, on));
}

void ViewActions::setLooking(bool looks) {
    change([&](ViewOptions& options) { options.mode = looks ? ViewMode::picture : map_mode_; });
}

bool ViewActions::looking() const {
    return parts_.canvas.viewOptions().mode == ViewMode::picture;
}

void ViewActions::showPhoto() {
    static constexpr double thin = 0.4;
    change([](ViewOptions& options) {
        options.mode = ViewMode::blend;
        options.label_opacity = std::min(options.label_opacity, thin);
    });
}

void ViewActions::paintingStarted(bool on_picture) {
    if (on_picture)
        return setLooking(true);
    const PaintTarget target = parts_.settings.target();
    if (target == PaintTarget::labels && looking())
        setLooking(false);
    if (target == PaintTarget::region && !parts_.canvas.viewOptions().region)
        change([](ViewOptions& options) { options.region = true; });
}

void ViewActions::setHiddenClasses(const std::vector<ClassIndex>& hidden) {
    change([&](ViewOptions& options) { options.hidden = hidden; });
}

void ViewActions::refresh() {
    const ViewOptions& options = parts_.canvas.viewOptions();
    parts_.actions[mode_ids[int(options.mode)]]->setChecked(true);
    parts_.actions[layout_ids[int(options.layout)]]->setChecked(true);
    for (const Overlay& overlay : overlays)
        parts_.actions[overlay.id]->setChecked(options.*overlay.on);
    options_bar_.setOpacity(options.label_opacity);
}

void ViewActions::fill(QMenu* menu, const QList<QDockWidget*>& docks) {
    const auto add = [this](QMenu* to, std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            to->addAction(parts_.actions[id]);
        to->addSeparator();
    };
    add(menu, {"view.blend", "view.map", "view.picture", "view.outlines", "view.compare"});
    add(menu, {"view.single", "view.sideBySide", "view.wipe", "view.nextLayout", "view.previousLayout"});
    add(menu, {"view.in", "view.out", "view.fit", "view.actual"});
    add(menu, {"view.turnRight", "view.turnLeft", "view.mirror", "view.upright"});
    add(menu, {"region.show", "view.disagreement", "view.instanceEdges", "view.names", "view.hatches",
               "view.safeColours", "view.pixelGrid"});
    QMenu* panels = menu->addMenu(tr("Pane&ls"));
    for (QDockWidget* dock : docks)
        panels->addAction(dock->toggleViewAction());
    panels->addSeparator();
    add(panels, {"panel.next", "panel.previous", "panel.reset"});
    add(menu, {"panel.hide", "view.fullScreen"});
}

} // namespace sinopia
