#include "ui/window/class_actions.h"

#include "base/error.h"
#include "ui/dialogs/class_pair_dialog.h"
#include "ui/dialogs/reconcile_dialog.h"
#include "ui/palette/class_palette.h"
#include "ui/panels/message_bar.h"
#include "ui/tools/class_commands.h"
#include "ui/tools/paint_settings.h"
#include "ui/window/action_set.h"
#include "ui/window/status_line.h"
#include "ui/window/status_time.h"

#include <QFileDialog>
#include <QMainWindow>
#include <QMenu>

#include <algorithm>

namespace sinopia {
namespace {} // namespace

ClassActions::ClassActions(const WindowParts& parts, ClassPalette& palette, QObject* parent)
    : QObject(parent), parts_(parts), palette_(palette) {
    addKeys();
    addMapCommands();
    addListCommands();
    connectPalette();
}

void ClassActions::addKeys() {
    constexpr int keys = 9;
    for (int key = 1; key <= keys; ++key) {
        const QByteArray id = QByteArray("class.key") + QByteArray::number(key);
        parts_.actions.add({id.constData(),
                            tr("Class on key %1").arg(key),
                            {QKeySequence(QString::number(key))},
                            {},
                            false,
                            tr("The pinned classes first, then the list in its order")},
                           [this, key] {
                               if (const auto index = palette_.classForKey(key))
                                   choose(*index);
                           });
    }
    parts_.actions.add({"class.swap", tr("Swap the &last two classes"), {QKeySequence("X")}, Icon::swap},
                       [this] { parts_.settings.swapClasses(); });
    parts_.actions.add({"class.find", tr("&Find a class…"), {QKeySequence("/")}, Icon::search},
                       [this] { palette_.startSearch(); });
}

void ClassActions::addMapCommands() {
    parts_.actions.add({"class.exchange", tr("&Swap two classes everywhere…")}, [this] { askPair(false); });
    parts_.actions.add({"class.merge", tr("&Merge a class into another…")}, [this] { askPair(true); });
}

void ClassActions::addListCommands() {
    const auto add = [this](const ActionSpec& spec, std::function<void()> run) {
        parts_.actions.add(spec, std::move(run));
    };
    add({"class.modelList",
         tr("Those of the &model in use"),
         {},
         {},
         false,
         tr("What the map needs to be generated from")},
        [this] { takeOver(model_labels_, model_name_); });
    parts_.actions["class.modelList"]->setEnabled(false);
    add({"class.openList",
         tr("&Open a label set…"),
         {},
         {},
         false,
         tr("classes.json, a GIMP palette or CVAT's labelmap.txt")},
        [this] {
            const QString path =
                QFileDialog::getOpenFileName(&parts_.window, tr("Open a label set"), {},
                                             tr("Label sets (*.json *.gpl *.txt);;All files (*)"));
            if (!path.isEmpty())
                openLabelSet(path);
        });
    add({"class.saveList", tr("&Save the label set…")}, [this] { saveLabelSet(); });
    add({"class.legend",
         tr("Export the &legend…"),
         {},
         {},
         false,
         tr("Colours and names as a picture or text")},
        [this] { exportLegendFile(); });
    add({"class.reconcile",
         tr("&Reconcile the classes…"),
         {},
         {},
         false,
         tr("Finds a place for class numbers that are not in the list")},
        [this] { reconcileForeign(); });
}

void ClassActions::connectPalette() {
    Document& document = parts_.document;
    connect(&palette_, &ClassPalette::classChosen, this, &ClassActions::choose);
    connect(&palette_, &ClassPalette::swapRequested, this, [this] { parts_.settings.swapClasses(); });
    connect(&palette_, &ClassPalette::lockRequested, this, [&document](int index, bool locked) {
        document.set_locked(static_cast<ClassIndex>(index), locked);
    });
    connect(&palette_, &ClassPalette::editRequested, this,
            [&document](const ClassEdit& edit) { applyClassEdit(document, edit); });
    connect(&palette_, &ClassPalette::problem, this,
            [this](const QString& sentence) { parts_.messages.showMessage(sentence); });
    observer_ = document.observe([this, &document](const Change& change) {
        const bool all = change.kind == ChangeKind::replaced;
        if (all || change.kind == ChangeKind::label_set) {
            palette_.setLabels(document.label_set());
            fitClasses();
        }
        if (all || change.kind == ChangeKind::locks)
            palette_.setLocked(document.snapshot().locked);
        if (all || change.kind == ChangeKind::labels || change.kind == ChangeKind::resized)
            palette_.mapChanged();
    });
    palette_.setLabels(document.label_set());
    palette_.setMapSource([&document] { return document.labels(); });
    fitClasses();
}

void ClassActions::choose(int index) {
    if (index >= 0 && index < parts_.document.label_set().size())
        parts_.settings.setCurrentClass(static_cast<ClassIndex>(index));
}

void ClassActions::fitClasses() {
    const int classes = parts_.document.label_set().size();
    const PaintSettings& settings = parts_.settings;
    const bool fit = settings.currentClass() < classes && settings.previousClass() < classes;
    if (!fit || settings.currentClass() == settings.previousClass())
        parts_.settings.setClasses(static_cast<ClassIndex>(classes > 1 ? 1 : 0), 0);
}

void ClassActions::askPair(bool merge) {
    ClassPairDialog dialog(merge ? tr("Merge a class into another") : tr("Swap two classes"),
                           merge ? tr("becomes") : tr("and"), parts_.document.label_set(),
                           parts_.settings.currentClass(), parts_.settings.previousClass(), &parts_.window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const RemapEdit edit = merge ? mergeClassEdit(dialog.first(), dialog.second())
                                 : swapClassesEdit(dialog.first(), dialog.second());
    if (parts_.document.apply(edit).empty())
        parts_.status.showMessage(tr("No pixel changed"), status_ms);
}

bool ClassActions::blank() const {
    return !parts_.document.is_modified() && !parts_.document.can_undo();
}

void ClassActions::takeOver(const LabelSet& labels, const QString& title) {
    compare(labels, title, true);
}

void ClassActions::compare(const LabelSet& labels, const QString& title, bool ask) {
    if (labels == parts_.document.label_set()) {
        Q_EMIT settled(true);
        return;
    }
    const TileGrid<ClassIndex> map = parts_.document.labels();
    runner_.run([this, labels, title, map, ask]() -> JobRunner::Delivery {
        const ClassCounts counts = count_classes(map);
        return [this, labels, title, counts, ask] { decide(labels, title, counts, ask); };
    });
}

void ClassActions::takeOverModel(const LabelSet& labels, const QString& model, bool chosen) {
    model_labels_ = labels;
    model_name_ = model;
    QAction* again = parts_.actions["class.modelList"];
    again->setText(tr("%1, the &model in use").arg(QString(model).replace('&', "&&")));
    again->setEnabled(true);
    if (fitsModel())
        Q_EMIT settled(true);
    else
        compare(labels, model, chosen);
}

bool ClassActions::fitsModel() const {
    if (model_labels_.empty())
        return true;
    const LabelSet& own = parts_.document.label_set();
    // Colours and groups are for the eye only, and a project may have its own.
    return own.unlabelled() == model_labels_.unlabelled() &&
           std::equal(own.classes().begin(), own.classes().end(), model_labels_.classes().begin(),
                      model_labels_.classes().end(),
                      [](const LabelClass& a, const LabelClass& b) { return a.name == b.name; });
}

void ClassActions::decide(const LabelSet& labels, const QString& title, const ClassCounts& counts, bool ask) {
    Document& document = parts_.document;
    const LabelSet& old = document.label_set();
    if (!ReconcileDialog::needed(old, counts, labels) || (blank() && counts.size() <= 1)) {
        if (blank())
            document.set_label_set(labels);
        else
            document.apply(LabelSetEdit{tr("Label set").toStdString(), labels});
        Q_EMIT settled(true);
        return;
    }
    if (!ask) {
        Q_EMIT settled(false);
        Q_EMIT modelDiffers();
        return;
    }
    ReconcileDialog dialog(old, counts, labels, title, &parts_.window);
    const bool taken = dialog.exec() == QDialog::Accepted;
    if (taken)
        applyClassEdit(document, dialog.edit());
    else
        parts_.messages.showMessage(tr("The map keeps its own classes; those of %1 are others. "
                                       "Map > Label set brings the question back.")
                                        .arg(title),
                                    MessageBar::Kind::info);
    Q_EMIT settled(taken);
}

void ClassActions::reconcileForeign() {
    const TileGrid<ClassIndex> map = parts_.document.labels();
    runner_.run([this, map]() -> JobRunner::Delivery {
        const ClassCounts counts = count_classes(map);
        return [this, counts] {
            if (beyond_list(counts, parts_.document.label_set()).empty()) {
                parts_.status.showMessage(tr("Every pixel has a class of the list"), status_ms);
                return;
            }
            ReconcileDialog dialog(parts_.document.label_set(), counts, &parts_.window);
            if (dialog.exec() == QDialog::Accepted)
                applyClassEdit(parts_.document, dialog.edit());
        };
    });
}

void ClassActions::setBuiltInSets(const std::vector<BuiltInLabelSet>& sets) {
    sets_ = sets;
    if (!sets_menu_ || sets_.empty())
        return;
    QAction* before = sets_menu_->actions().value(0);
    for (std::size_t i = 0; i < sets_.size(); ++i) {
        const QString title = QString::fromStdString(sets_[i].title);
        auto* action = new QAction(title, sets_menu_);
        action->setToolTip(QString::fromStdString(sets_[i].note));
        connect(action, &QAction::triggered, this, [this, i, title] { takeOver(sets_[i].labels, title); });
        sets_menu_->insertAction(before, action);
    }
}

void ClassActions::fill(QMenu* menu) {
    for (const char* id : {"class.find", "class.swap", "class.exchange", "class.merge", "class.reconcile"})
        menu->addAction(parts_.actions[id]);
    sets_menu_ = menu->addMenu(tr("Label &set"));
    for (const char* id : {"class.modelList", "class.openList", "class.saveList", "class.legend"})
        sets_menu_->addAction(parts_.actions[id]);
    sets_menu_->insertSeparator(parts_.actions["class.openList"]);
    setBuiltInSets(sets_);
}

} // namespace sinopia
