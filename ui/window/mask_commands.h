#pragma once

#include "document/document.h"
#include "ui/jobs/job_runner.h"

#include <QObject>
#include <QString>

#include <functional>

namespace sinopia {

/// What can be done to the erase region or the selection as a whole. Work on all pixels is done on a worker;
/// if the mask has changed meanwhile it is done again, so that no stroke is lost.
class MaskCommands : public QObject {
    Q_OBJECT

  public:
    /// `layer` is region or selection.
    MaskCommands(Document& document, Layer layer, QObject* parent = nullptr);

    void all();
    void clear();
    void invert();
    void grow(double radius);
    void shrink(double radius);
    void feather(double radius);
    /// Becomes what the other mask is.
    void takeFromOther();
    /// Becomes the pixels of one class.
    void takeFromClass(ClassIndex index);

    /// 8-bit grey PNG: 0 keeps, 255 takes.
    void save(const QString& path);
    /// A mask of another size than the map is refused.
    void load(const QString& path);

    int pending() const { return runner_.pending(); }

  Q_SIGNALS:
    void saved(const QString& path);
    void failed(const QString& message);

  private:
    using Change = std::function<Mask(const DocumentSnapshot&)>;

    /// Computes the new mask on the worker and makes it one undo step.
    void change(const QString& name, Change compute);
    QString named(const QString& region, const QString& selection) const;

    Document& document_;
    Layer layer_;
    JobRunner runner_;
};

} // namespace sinopia
