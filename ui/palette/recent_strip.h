#pragma once

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace sinopia {

class ClassListModel;

/// The classes painted with last, as swatches in a row: a click takes one again.
class RecentStrip : public QWidget {
    Q_OBJECT

  public:
    explicit RecentStrip(const ClassListModel& model, QWidget* parent = nullptr);

    /// The class comes to the front.
    void use(const QString& name);
    const QStringList& names() const { return names_; }
    void setNames(const QStringList& names);
    /// The class painted with now; it is not shown.
    void setCurrent(int index);
    /// Names or colours changed.
    void refresh();

    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void chosen(int index);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    const ClassListModel& model_;
    QStringList names_; ///< newest first; those that the list lacks are not shown
    QList<QToolButton*> buttons_;
    int current_ = -1;
};

} // namespace sinopia
