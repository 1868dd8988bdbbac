#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QStandardItemModel;

namespace sinopia {

class CardBrowser;
struct InstalledModel;

/// All about one model: name, sizes, licence, classes with their colours, the card its makers wrote.
class ModelCard : public QWidget {
    Q_OBJECT

  public:
    explicit ModelCard(QWidget* parent = nullptr);

    void showModel(const InstalledModel& model);

    QListView* classes() const { return classes_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// Gives the list of classes the height of its lines, up to a few.
    void fitClasses();
    QString factsOf(const InstalledModel& model) const;

    QLabel* name_;
    QLabel* description_;
    QLabel* problem_;
    QLabel* facts_;
    QLabel* classes_title_;
    QStandardItemModel* class_items_;
    QListView* classes_;
    CardBrowser* card_;
};

} // namespace sinopia
