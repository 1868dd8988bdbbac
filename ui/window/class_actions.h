#pragma once

#include "document/document.h"
#include "formats/label_set_builtin.h"
#include "image/class_counts.h"
#include "ui/jobs/job_runner.h"
#include "ui/window/window_parts.h"

#include <QObject>

class QMenu;

namespace sinopia {

class ClassPalette;

/// The classes: choosing them by keys, changing them in the map, and taking over other lists of classes,
/// which never happens without the person's say where pixels would change their meaning.
class ClassActions : public QObject {
    Q_OBJECT

  public:
    ClassActions(const WindowParts& parts, ClassPalette& palette, QObject* parent);

    void fill(QMenu* menu);
    /// The published lists, for the menu; read by the program when it starts.
    void setBuiltInSets(const std::vector<BuiltInLabelSet>& sets);

    /// The map's classes become `labels`: at once where every class keeps its number and name, or where
    /// nothing is painted yet; else the person says what becomes of each. `title` is shown.
    void takeOver(const LabelSet& labels, const QString& title);
    void openLabelSet(const QString& path);
    /// The classes of the model in use are taken over, and offered in the menu from now on. A model that
    /// nobody has just chosen opens no dialog: modelDiffers() says so instead.
    void takeOverModel(const LabelSet& labels, const QString& model, bool chosen);
    /// Whether the map's numbers mean to the model in use what they mean here; true without a model.
    bool fitsModel() const;
    const LabelSet& modelLabels() const { return model_labels_; }
    const QString& modelName() const { return model_name_; }

    int pending() const { return runner_.pending(); }

  Q_SIGNALS:
    /// The list has been taken over, or the person has kept the old one.
    void settled(bool taken);
    /// The model's classes are others than the map's, and nothing was changed.
    void modelDiffers();

  private:
    void addKeys();
    void addMapCommands();
    void addListCommands();
    void connectPalette();
    void askPair(bool merge);
    void compare(const LabelSet& labels, const QString& title, bool ask);
    void decide(const LabelSet& labels, const QString& title, const ClassCounts& counts, bool ask);
    void reconcileForeign();
    void saveLabelSet();
    void exportLegendFile();
    void choose(int index);
    void fitClasses();
    bool blank() const;

    WindowParts parts_;
    ClassPalette& palette_;
    QMenu* sets_menu_ = nullptr;
    std::vector<BuiltInLabelSet> sets_;
    LabelSet model_labels_;
    QString model_name_;
    std::shared_ptr<Document::Observer> observer_;
    JobRunner runner_;
};

} // namespace sinopia
