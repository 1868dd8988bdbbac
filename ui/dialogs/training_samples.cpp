#include "ui/dialogs/training_samples.h"

#include "base/error.h"
#include "image/image_io.h"
#include "ui/jobs/step_film.h"
#include "ui/panels/rgb_to_image.h"
#include "ui/panels/thumbnail_delegate.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QSlider>
#include <QStackedLayout>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int small_side = 60;

/// A picture of a run that is written while it is read may be torn: that is no fault worth a word.
RgbImage readSheet(const std::filesystem::path& path) {
    try {
        return read_picture(path);
    } catch (const Error&) {
        return {};
    }
}

/// A sheet has three rows: maps, painted, photos. Of the middle one the first picture.
RgbImage firstPainted(const RgbImage& sheet) {
    const int side = std::min(sheet.height() / 3, sheet.width());
    if (side == 0)
        return sheet;
    RgbImage picture({side, side});
    for (int y = 0; y < side; ++y)
        std::copy_n(sheet.row(side + y), side, picture.row(y));
    return picture;
}

} // namespace

void TrainingSamplesModel::setSamples(const std::filesystem::path& folder,
                                      const std::vector<TrainingRecord::Sheet>& samples) {
    const bool grown = folder == folder_ && samples.size() >= samples_.size() &&
                       std::equal(samples_.begin(), samples_.end(), samples.begin());
    if (grown && samples.size() == samples_.size())
        return;
    if (grown) {
        beginInsertRows({}, int(samples_.size()), int(samples.size()) - 1);
        samples_ = samples;
        endInsertRows();
        return;
    }
    beginResetModel();
    folder_ = folder;
    samples_ = samples;
    small_.clear();
    asked_.clear();
    endResetModel();
}

const TrainingRecord::Sheet* TrainingSamplesModel::sample(int row) const {
    return row >= 0 && row < int(samples_.size()) ? &samples_[std::size_t(row)] : nullptr;
}

int TrainingSamplesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(samples_.size());
}

QVariant TrainingSamplesModel::data(const QModelIndex& index, int role) const {
    const TrainingRecord::Sheet* sheet = sample(index.row());
    if (!sheet)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QLocale().toString(qlonglong(sheet->step));
    case Qt::DecorationRole: {
        const QString file = QString::fromStdString(sheet->file);
        if (!asked_.contains(file))
            readSmall(index.row());
        return small_.value(file);
    }
    case Qt::AccessibleTextRole:
        return tr("Samples of step %1").arg(sheet->step);
    default:
        return {};
    }
}

void TrainingSamplesModel::readSmall(int row) const {
    const QString file = QString::fromStdString(samples_[std::size_t(row)].file);
    asked_.insert(file);
    runner_.run([this, row, file, path = folder_ / file.toStdString()]() -> JobRunner::Delivery {
        const RgbImage small = shrunk(firstPainted(readSheet(path)), 2 * small_side);
        return [this, row, file, image = imageOver(small).copy(), folder = path.parent_path()] {
            if (folder != folder_)
                return;
            small_[file] = image;
            const QModelIndex changed = index(row);
            if (changed.isValid())
                Q_EMIT const_cast<TrainingSamplesModel*>(this)->dataChanged(changed, changed);
        };
    });
}

void TrainingSamplesModel::readPicture(int row) {
    const TrainingRecord::Sheet* sheet = sample(row);
    if (!sheet)
        return;
    runner_.run([this, row, path = folder_ / sheet->file]() -> JobRunner::Delivery {
        const RgbImage picture = readSheet(path);
        return [this, row, image = imageOver(picture).copy()] { Q_EMIT pictureReady(row, image); };
    });
}

TrainingSamples::TrainingSamples(QWidget* parent)
    : QWidget(parent), model_(new TrainingSamplesModel(this)), strip_(new QListView),
      slider_(new QSlider(Qt::Horizontal)), title_(new QLabel), view_(new QLabel), empty_(new QLabel) {
    strip_->setObjectName("trainingSamples");
    strip_->setAccessibleName(tr("Samples, the first ones first"));
    strip_->setModel(model_);
    strip_->setItemDelegate(new ThumbnailDelegate(small_side, 1, strip_));
    strip_->setFlow(QListView::LeftToRight);
    strip_->setWrapping(false);
    strip_->setUniformItemSizes(true);
    strip_->setFrameShape(QFrame::NoFrame);
    strip_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    strip_->setFixedHeight(ThumbnailDelegate::heightOf(small_side, 1, strip_->fontMetrics()) +
                           strip_->horizontalScrollBar()->sizeHint().height() + 4);
    slider_->setAccessibleName(tr("Samples over time"));
    slider_->setToolTip(tr("Drag to see the pictures get better"));
    view_->setMinimumSize(160, 120);
    view_->setAlignment(Qt::AlignCenter);
    view_->setAccessibleName(tr("The chosen samples"));
    view_->installEventFilter(this);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    empty_->setText(
        tr("Sample pictures appear here: the averaged weights paint the same held-out maps again and "
           "again. “Sample now” asks for the next ones."));
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    empty_->setMargin(16);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(title_);
    column->addWidget(view_, 1);
    column->addWidget(slider_);
    column->addWidget(strip_);
    pages_ = new QStackedLayout(this);
    pages_->addWidget(empty_);
    pages_->addWidget(content);
    connect(slider_, &QSlider::valueChanged, this, &TrainingSamples::choose);
    connect(strip_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    connect(model_, &TrainingSamplesModel::pictureReady, this, &TrainingSamples::showPicture);
}

void TrainingSamples::setSamples(const std::filesystem::path& folder,
                                 const std::vector<TrainingRecord::Sheet>& samples) {
    const int before = model_->rowCount();
    const bool newest = chosen_ < 0 || chosen_ == before - 1;
    following_ = true; // the controls follow the list instead of the person
    model_->setSamples(folder, samples);
    const int rows = model_->rowCount();
    slider_->setRange(0, std::max(0, rows - 1));
    following_ = false;
    pages_->setCurrentIndex(rows > 0);
    if (rows == before && chosen_ < rows)
        return;
    chosen_ = std::min(chosen_, rows - 1);
    if (newest)
        choose(rows - 1);
}

void TrainingSamples::choose(int row) {
    const TrainingRecord::Sheet* sheet = model_->sample(row);
    if (following_ || !sheet || row == chosen_)
        return;
    chosen_ = row;
    following_ = true;
    slider_->setValue(row);
    strip_->setCurrentIndex(model_->index(row));
    strip_->scrollTo(model_->index(row));
    following_ = false;
    title_->setText(tr("Step %1: label maps above, painted from them in the middle, the photos below")
                        .arg(QLocale().toString(qlonglong(sheet->step))));
    model_->readPicture(row);
}

void TrainingSamples::showPicture(int row, const QImage& picture) {
    if (row != chosen_)
        return;
    picture_ = picture;
    place();
}

void TrainingSamples::place() {
    if (picture_.isNull()) {
        view_->setText(tr("This sheet cannot be read."));
        return;
    }
    const double ratio = devicePixelRatioF();
    QImage shown = picture_.scaled(view_->size() * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    shown.setDevicePixelRatio(ratio);
    view_->setPixmap(QPixmap::fromImage(shown));
}

bool TrainingSamples::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && !picture_.isNull())
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace sinopia
