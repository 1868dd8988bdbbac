#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/jobs/training_record.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>
#include <QSet>
#include <QWidget>

#include <filesystem>
#include <memory>

class QLabel;
class QListView;
class QSlider;
class QStackedLayout;

namespace sinopia {

/// The sheets in RUN/samples as small pictures, decoded on a worker when they are first looked at.
class TrainingSamplesModel : public QAbstractListModel {
    Q_OBJECT

  public:
    explicit TrainingSamplesModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void setSamples(const std::filesystem::path& folder, const std::vector<TrainingRecord::Sheet>& samples);
    const TrainingRecord::Sheet* sample(int row) const;
    /// The whole sheet comes with pictureReady(); an unreadable one as a null image.
    void readPicture(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  Q_SIGNALS:
    void pictureReady(int row, const QImage& picture) const;

  private:
    void readSmall(int row) const;

    std::filesystem::path folder_;
    std::vector<TrainingRecord::Sheet> samples_;
    mutable QHash<QString, QImage> small_; ///< by file; null: unreadable
    mutable QSet<QString> asked_;
    mutable JobRunner runner_; ///< last: it ends before what its jobs use
};

/// The samples of a run over time: a strip and a slider, and the chosen sheet large. While the newest is
/// chosen, the next one takes its place.
class TrainingSamples : public QWidget {
    Q_OBJECT

  public:
    explicit TrainingSamples(QWidget* parent = nullptr);

    void setSamples(const std::filesystem::path& folder, const std::vector<TrainingRecord::Sheet>& samples);

    QListView* strip() const { return strip_; }
    QSlider* slider() const { return slider_; }
    QLabel* title() const { return title_; }
    const QImage& picture() const { return picture_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void choose(int row);
    void showPicture(int row, const QImage& picture);
    void place();

    TrainingSamplesModel* model_;
    QListView* strip_;
    QSlider* slider_;
    QLabel* title_;
    QLabel* view_;
    QLabel* empty_;
    QStackedLayout* pages_;
    QImage picture_;
    int chosen_ = -1;
    bool following_ = false;
};

} // namespace sinopia
