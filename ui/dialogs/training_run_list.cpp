#include "ui/dialogs/training_run_list.h"

#include "ui/dialogs/training_chart.h"
#include "ui/panels/queue_model.h"
#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int picture_side = 44;

Icon signOf(RunState state) {
    switch (state) {
    case RunState::starting:
    case RunState::running:
        return Icon::generate;
    case RunState::paused:
        return Icon::history;
    case RunState::done:
        return Icon::check;
    case RunState::failed:
    case RunState::died:
        break;
    }
    return Icon::warning;
}

bool look_alike(const std::vector<RunSummary>& a, const std::vector<RunSummary>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const RunSummary& x, const RunSummary& y) { return x.path == y.path; });
}

} // namespace

QString runStateName(RunState state) {
    const auto said = [](const char* text) { return QCoreApplication::translate("TrainingRunState", text); };
    switch (state) {
    case RunState::starting:
        return said(QT_TRANSLATE_NOOP("TrainingRunState", "Starting"));
    case RunState::running:
        return said(QT_TRANSLATE_NOOP("TrainingRunState", "Running"));
    case RunState::paused:
        return said(QT_TRANSLATE_NOOP("TrainingRunState", "Paused"));
    case RunState::done:
        return said(QT_TRANSLATE_NOOP("TrainingRunState", "Done"));
    case RunState::failed:
        return said(QT_TRANSLATE_NOOP("TrainingRunState", "Failed"));
    case RunState::died:
        break;
    }
    return said(QT_TRANSLATE_NOOP("TrainingRunState", "Died"));
}

TrainingRunList::TrainingRunList(QObject* parent) : QAbstractListModel(parent) {
    timer_.setInterval(interval_ms);
    connect(&timer_, &QTimer::timeout, this, &TrainingRunList::poll);
    timer_.start();
}

void TrainingRunList::setFolders(std::vector<std::filesystem::path> folders) {
    folders_ = std::move(folders);
    poll();
}

void TrainingRunList::poll() {
    if (waiting_) {
        again_ = true;
        return;
    }
    waiting_ = true;
    runner_.run([this, folders = folders_]() -> JobRunner::Delivery {
        return [this, runs = read_runs(folders)]() mutable {
            waiting_ = false;
            receive(std::move(runs));
            if (std::exchange(again_, false))
                poll();
        };
    });
}

void TrainingRunList::receive(std::vector<RunSummary> runs) {
    ready_ = true;
    if (look_alike(runs, runs_)) {
        runs_ = std::move(runs);
        if (!runs_.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        runs_ = std::move(runs);
        endResetModel();
    }
    Q_EMIT refreshed();
}

const RunSummary* TrainingRunList::run(int row) const {
    return row >= 0 && row < int(runs_.size()) ? &runs_[std::size_t(row)] : nullptr;
}

int TrainingRunList::rowOf(const std::filesystem::path& path) const {
    const auto found =
        std::find_if(runs_.begin(), runs_.end(), [&](const RunSummary& run) { return run.path == path; });
    return found == runs_.end() ? -1 : int(found - runs_.begin());
}

int TrainingRunList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(runs_.size());
}

QVariant TrainingRunList::data(const QModelIndex& index, int role) const {
    const RunSummary* summary = run(index.row());
    if (!summary)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(summary->name);
    case Qt::DecorationRole:
        return icon(signOf(summary->state)).pixmap(picture_side, picture_side).toImage();
    case Qt::ToolTipRole:
        return QString::fromStdString(summary->path.string());
    case QueueModel::DetailRole: {
        QStringList parts{runStateName(summary->state),
                          tr("step %1").arg(QLocale().toString(qlonglong(summary->step)))};
        if (std::isfinite(summary->loss))
            parts << tr("loss %1").arg(chartNumber(summary->loss));
        return parts.join(" · ");
    }
    case QueueModel::ShareRole:
        if (summary->steps > 0 && summary->state != RunState::done)
            return std::clamp(double(summary->step) / double(summary->steps), 0.0, 1.0);
        return {};
    case Qt::AccessibleTextRole:
        return QString::fromStdString(summary->name) + ", " + data(index, QueueModel::DetailRole).toString();
    default:
        return {};
    }
}

} // namespace sinopia
