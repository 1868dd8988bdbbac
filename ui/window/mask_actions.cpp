#include "ui/window/mask_actions.h"

#include "ui/panels/message_bar.h"
#include "ui/tools/paint_settings.h"
#include "ui/window/action_set.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>

namespace sinopia {
namespace {

constexpr int largest_radius = 1000;

void fill(QMenu* menu, const ActionSet& actions, std::initializer_list<const char*> ids) {
    for (const char* id : ids)
        if (*id)
            menu->addAction(actions[id]);
        else
            menu->addSeparator();
}

} // namespace

MaskActions::MaskActions(const WindowParts& parts, QObject* parent)
    : QObject(parent), parts_(parts), region_(parts.document, Layer::region),
      selection_(parts.document, Layer::selection) {
    addRegion();
    addSelection();
    addFiles(region_, "region.save", "region.load", tr("region"));
    addFiles(selection_, "select.save", "select.load", tr("selection"));
    connectReports(region_);
    connectReports(selection_);
}

void MaskActions::addRegion() {
    const auto add = [this](const ActionSpec& spec, std::function<void()> run) {
        parts_.actions.add(spec, std::move(run));
    };
    add({"region.all", tr("&Everything"), {}, {}, false, tr("The region becomes the whole map")},
        [this] { region_.all(); });
    add({"region.clear",
         tr("&Clear"),
         {QKeySequence("Shift+Backspace")},
         {},
         false,
         tr("Nothing is marked any more")},
        [this] { region_.clear(); });
    add({"region.invert", tr("&Invert"), {}, {}, false, tr("What was kept is made anew, and the reverse")},
        [this] { region_.invert(); });
    add({"region.fromSelection",
         tr("From &selection"),
         {},
         {},
         false,
         tr("The region becomes the selection")},
        [this] { region_.takeFromOther(); });
    add({"region.fromClass",
         tr("From the current c&lass"),
         {},
         {},
         false,
         tr("The region becomes all pixels of the current class")},
        [this] { region_.takeFromClass(parts_.settings.currentClass()); });
    add({"region.grow", tr("&Grow…")}, [this] { edge(region_, &MaskCommands::grow, tr("Grow the region")); });
    add({"region.shrink", tr("S&hrink…")},
        [this] { edge(region_, &MaskCommands::shrink, tr("Shrink the region")); });
    add({"region.feather", tr("&Feather…"), {}, {}, false, tr("A soft edge on the outer side")},
        [this] { edge(region_, &MaskCommands::feather, tr("Feather the region")); });
}

void MaskActions::addSelection() {
    const auto add = [this](const ActionSpec& spec, std::function<void()> run) {
        parts_.actions.add(spec, std::move(run));
    };
    add({"select.all", tr("Select &all"), {QKeySequence("Ctrl+A")}}, [this] { selection_.all(); });
    add({"select.none", tr("&Deselect"), {QKeySequence("Ctrl+D"), QKeySequence("Ctrl+Shift+A")}},
        [this] { selection_.clear(); });
    add({"select.invert", tr("&Invert selection"), {QKeySequence("Ctrl+Shift+I")}},
        [this] { selection_.invert(); });
    add({"select.class", tr("Select the current c&lass"), {}, {}, false, tr("All its pixels, everywhere")},
        [this] { selection_.takeFromClass(parts_.settings.currentClass()); });
    add({"select.fromRegion", tr("Select the erase &region")}, [this] { selection_.takeFromOther(); });
    add({"select.grow", tr("&Grow…")},
        [this] { edge(selection_, &MaskCommands::grow, tr("Grow the selection")); });
    add({"select.shrink", tr("S&hrink…")},
        [this] { edge(selection_, &MaskCommands::shrink, tr("Shrink the selection")); });
    add({"select.feather", tr("&Feather…")},
        [this] { edge(selection_, &MaskCommands::feather, tr("Feather the selection")); });
}

void MaskActions::addFiles(MaskCommands& mask, const char* save_id, const char* load_id,
                           const QString& what) {
    parts_.actions.add({save_id, tr("Sa&ve as PNG…")}, [this, &mask, what] {
        QString path = QFileDialog::getSaveFileName(&parts_.window, tr("Save the %1").arg(what),
                                                    what + ".png", tr("PNG pictures (*.png)"));
        if (path.isEmpty())
            return;
        mask.save(QFileInfo(path).suffix().isEmpty() ? path + ".png" : path);
    });
    parts_.actions.add({load_id, tr("L&oad PNG…")}, [this, &mask, what] {
        const QString path = QFileDialog::getOpenFileName(&parts_.window, tr("Load a %1").arg(what), {},
                                                          tr("PNG pictures (*.png)"));
        if (!path.isEmpty())
            mask.load(path);
    });
}

void MaskActions::edge(MaskCommands& mask, Edge change, const QString& title) {
    bool accepted = false;
    const int radius = QInputDialog::getInt(&parts_.window, title, tr("By how many pixels:"), radius_, 1,
                                            largest_radius, 1, &accepted);
    if (!accepted)
        return;
    radius_ = radius;
    (mask.*change)(radius);
}

void MaskActions::connectReports(MaskCommands& mask) {
    connect(&mask, &MaskCommands::failed, this,
            [this](const QString& message) { parts_.messages.showMessage(message); });
    connect(&mask, &MaskCommands::saved, this, [this](const QString& path) {
        parts_.status.showMessage(tr("Saved %1").arg(QFileInfo(path).fileName()), status_ms);
    });
}

void MaskActions::fillRegionMenu(QMenu* menu) {
    fill(menu, parts_.actions,
         {"region.all", "region.clear", "region.invert", "", "region.fromSelection", "region.fromClass",
          "region.disagreement", "", "region.grow", "region.shrink", "region.feather", "", "region.save",
          "region.load"});
}

void MaskActions::fillSelectMenu(QMenu* menu) {
    fill(menu, parts_.actions,
         {"select.all", "select.none", "select.invert", "", "select.class", "select.fromRegion", "",
          "select.grow", "select.shrink", "select.feather", "", "select.save", "select.load"});
}

} // namespace sinopia
