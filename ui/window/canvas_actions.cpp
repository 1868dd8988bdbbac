#include "ui/window/canvas_actions.h"

#include "base/error.h"
#include "document/document.h"
#include "image/region.h"
#include "ui/dialogs/canvas_dialog.h"
#include "ui/panels/message_bar.h"
#include "ui/tools/instance_commands.h"
#include "ui/tools/paint_settings.h"
#include "ui/window/action_set.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QGuiApplication>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>

namespace sinopia {
namespace {

/// Geometry of a whole document takes a moment on large maps; the pointer says so.
struct WaitCursor {
    WaitCursor() { QGuiApplication::setOverrideCursor(Qt::WaitCursor); }
    ~WaitCursor() { QGuiApplication::restoreOverrideCursor(); }
};

} // namespace

CanvasActions::CanvasActions(const WindowParts& parts, QObject* parent) : QObject(parent), parts_(parts) {
    addGeometry();
    addCleaning();
    addInstances();
    observer_ = parts_.document.observe([this](const Change& change) {
        if (change.kind == ChangeKind::selection || change.kind == ChangeKind::instances ||
            change.kind == ChangeKind::resized || change.kind == ChangeKind::replaced)
            refresh();
    });
    refresh();
}

void CanvasActions::addGeometry() {
    parts_.actions.add({"canvas.resize",
                        tr("Canvas &size…"),
                        {QKeySequence("Ctrl+Alt+C")},
                        {},
                        false,
                        tr("Crops or extends all layers")},
                       [this] { askSize(false); });
    parts_.actions.add({"canvas.scale",
                        tr("S&cale…"),
                        {QKeySequence("Ctrl+Alt+I")},
                        {},
                        false,
                        tr("Scales all layers; classes stay exact")},
                       [this] { askSize(true); });
    parts_.actions.add({"canvas.crop", tr("Crop to the s&election")}, [this] { cropToSelection(); });
    const auto turn = [this](const char* id, const QString& title, const QString& name,
                             CanvasEdit::Kind kind) {
        parts_.actions.add({id, title}, [this, name, kind] {
            CanvasEdit edit;
            edit.name = name.toStdString();
            edit.kind = kind;
            apply(edit);
        });
    };
    using Kind = CanvasEdit::Kind;
    turn("canvas.right", tr("Rotate to the &right"), tr("Rotate canvas"), Kind::rotate_right);
    turn("canvas.left", tr("Rotate to the &left"), tr("Rotate canvas"), Kind::rotate_left);
    turn("canvas.half", tr("Rotate by &180°"), tr("Rotate canvas"), Kind::rotate_half);
    turn("canvas.flipH", tr("Flip left and right"), tr("Flip canvas"), Kind::flip_horizontal);
    turn("canvas.flipV", tr("Flip top and bottom"), tr("Flip canvas"), Kind::flip_vertical);
}

void CanvasActions::askSize(bool scale) {
    CanvasDialog dialog(scale ? CanvasDialog::Kind::scale : CanvasDialog::Kind::resize,
                        parts_.document.size(), parts_.document.label_set(), parts_.settings.previousClass(),
                        &parts_.window);
    if (dialog.exec() == QDialog::Accepted)
        apply(dialog.edit());
}

void CanvasActions::cropToSelection() {
    CanvasEdit edit;
    edit.name = tr("Crop to the selection").toStdString();
    edit.rect = bounding_box(parts_.document.selection().read());
    if (!edit.rect.empty())
        apply(edit);
}

void CanvasActions::apply(const CanvasEdit& edit) {
    const WaitCursor wait;
    try {
        parts_.document.apply(edit);
    } catch (const Error& error) {
        parts_.messages.showMessage(QString::fromUtf8(error.what()));
    }
}

void CanvasActions::addCleaning() {
    parts_.actions.add({"canvas.despeckle",
                        tr("&Remove specks…"),
                        {},
                        {},
                        false,
                        tr("Small areas take the class around them")},
                       [this] {
                           askCleaning(tr("Remove specks"), tr("Areas smaller than so many pixels:"), 16,
                                       100000, [](MapCleaning& c, int n) { c.smallest_island = n; });
                       });
    parts_.actions.add({"canvas.smooth", tr("S&mooth…"), {}, {}, false, tr("Edges lose their steps")},
                       [this] {
                           askCleaning(tr("Smooth the map"), tr("Within so many pixels:"),
                                       parts_.settings.options().smooth_radius, 32,
                                       [](MapCleaning& c, int n) { c.smooth_radius = n; });
                       });
}

void CanvasActions::askCleaning(const QString& title, const QString& question, int proposal, int highest,
                                std::function<void(MapCleaning&, int)> set) {
    bool accepted = false;
    const int number =
        QInputDialog::getInt(&parts_.window, title, question, proposal, 1, highest, 1, &accepted);
    if (!accepted)
        return;
    MapCleaning cleaning = cleaningOf(parts_.document);
    set(cleaning, number);
    clean(std::move(cleaning), title);
}

void CanvasActions::clean(MapCleaning cleaning, const QString& name) {
    const auto version = parts_.document.version(Layer::labels);
    parts_.status.showMessage(tr("%1…").arg(name));
    runner_.run([this, cleaning = std::move(cleaning), name, version]() -> JobRunner::Delivery {
        auto edit = std::make_shared<std::optional<LabelPlaneEdit>>(cleaned(cleaning));
        return [this, edit, cleaning, name, version] {
            if (parts_.document.version(Layer::labels) != version) {
                // Painted on meanwhile: the same again on the map as it is now.
                MapCleaning again = cleaningOf(parts_.document);
                again.smallest_island = cleaning.smallest_island;
                again.smooth_radius = cleaning.smooth_radius;
                clean(std::move(again), name);
                return;
            }
            Rect changed;
            if (*edit) {
                (*edit)->name = name.toStdString();
                changed = parts_.document.apply(**edit);
            }
            parts_.status.showMessage(changed.empty() ? tr("%1: nothing to change").arg(name)
                                                      : tr("%1: done").arg(name),
                                      status_ms);
        };
    });
}

void CanvasActions::addInstances() {
    parts_.actions.add({"instance.fromClasses",
                        tr("Instances from &classes"),
                        {},
                        {},
                        false,
                        tr("Each connected area becomes an object of its own")},
                       [this] { makeInstances(); });
    parts_.actions.add({"instance.empty",
                        tr("&Empty instance layer"),
                        {},
                        {},
                        false,
                        tr("To be painted by hand, object by object")},
                       [this] { parts_.document.apply(emptyInstances(parts_.document.size())); });
    parts_.actions.add(
        {"instance.none", tr("&Without instances"), {}, {}, false, tr("Drops the instance layer")},
        [this] { parts_.document.apply(noInstances()); });
}

void CanvasActions::makeInstances() {
    const DocumentSnapshot snapshot = parts_.document.snapshot();
    runner_.run([this, snapshot]() -> JobRunner::Delivery {
        try {
            auto edit = std::make_shared<InstancesEdit>(
                instancesFromMap(snapshot.layers.labels, snapshot.label_set.unlabelled()));
            return [this, edit, version = snapshot.layers.versions[index_of(Layer::labels)]] {
                if (parts_.document.version(Layer::labels) != version)
                    return makeInstances();
                parts_.document.apply(std::move(*edit));
                parts_.status.showMessage(tr("Each connected area is an instance now"), status_ms);
            };
        } catch (const std::exception& error) {
            return
                [this, message = QString::fromUtf8(error.what())] { parts_.messages.showMessage(message); };
        }
    });
}

void CanvasActions::refresh() {
    parts_.actions["canvas.crop"]->setEnabled(parts_.document.has_selection());
    parts_.actions["instance.none"]->setEnabled(parts_.document.has_instances());
}

void CanvasActions::fill(QMenu* menu) {
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            menu->addAction(parts_.actions[id]);
        menu->addSeparator();
    };
    add({"canvas.resize", "canvas.scale", "canvas.crop"});
    add({"canvas.right", "canvas.left", "canvas.half", "canvas.flipH", "canvas.flipV"});
    add({"canvas.despeckle", "canvas.smooth"});
    QMenu* instances = menu->addMenu(tr("&Instances"));
    for (const char* id : {"instance.fromClasses", "instance.empty", "instance.none"})
        instances->addAction(parts_.actions[id]);
}

} // namespace sinopia
