#include "ui/dialogs/training_numbers.h"

#include "ui/dialogs/training_chart.h"
#include "ui/panels/option_fields.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>

#include <algorithm>
#include <cmath>

namespace sinopia {
namespace {

constexpr int bar_parts = 1000;

const QString dash = QStringLiteral("–");

QString known(double value) {
    return std::isfinite(value) ? chartNumber(value) : dash;
}

} // namespace

TrainingNumbers::TrainingNumbers(QWidget* parent) : QWidget(parent), bar_(new QProgressBar) {
    const QString captions[count] = {tr("Step"),           tr("Loss"),      tr("Held-out"),
                                     tr("Pairs a second"), tr("Time left"), tr("Learning rate"),
                                     tr("Gradient norm"),  tr("Memory")};
    const QString tips[count] = {tr("Steps done, of those asked for"),
                                 tr("Of the newest step; it jumps about, so look at the curve"),
                                 tr("On pairs that no step learns from, with the same noise each time"),
                                 tr("How many pairs the network learns from in a second"),
                                 tr("Until the last step, at this speed"),
                                 tr("How far one step goes now"),
                                 tr("How strongly the newest step pulled, before it was clipped"),
                                 tr("Of the training process")};
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto* caption = new QLabel(captions[i]);
        caption->setForegroundRole(QPalette::PlaceholderText);
        caption->setToolTip(tips[i]);
        values_[i] = new QLabel(dash);
        values_[i]->setAccessibleName(captions[i]);
        values_[i]->setToolTip(tips[i]);
        QFont bold = values_[i]->font();
        bold.setBold(true);
        values_[i]->setFont(bold);
        grid->addWidget(caption, 0, i);
        grid->addWidget(values_[i], 1, i);
        grid->setColumnStretch(i, 1);
    }
    bar_->setRange(0, bar_parts);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(6);
    bar_->setAccessibleName(tr("How much of the run is done"));
    grid->addWidget(bar_, 2, 0, 1, count);
    grid->setRowMinimumHeight(2, 12);
}

QString TrainingNumbers::value(int place) const {
    return values_[place]->text();
}

void TrainingNumbers::showRecord(const TrainingRecord& record, long long steps, RunState state) {
    const QLocale locale;
    const StepNumbers& now = record.numbers();
    const bool alive = is_alive(state);
    const QString step = locale.toString(qlonglong(record.step()));
    values_[0]->setText(steps > 0 ? tr("%1 of %2").arg(step, locale.toString(qlonglong(steps))) : step);
    values_[1]->setText(known(now.loss));
    values_[2]->setText(record.held_out().empty() ? dash : known(record.held_out().points().back().value));
    values_[3]->setText(
        std::isfinite(now.samples_per_second) ? locale.toString(now.samples_per_second, 'f', 1) : dash);
    values_[4]->setText(alive && std::isfinite(now.seconds_left) ? timeLeft(now.seconds_left) : dash);
    values_[5]->setText(known(now.learning_rate));
    values_[6]->setText(known(now.gradient_norm));
    values_[7]->setText(std::isfinite(now.memory_mib) && now.memory_mib > 0
                            ? locale.formattedDataSize(qint64(std::min(now.memory_mib, 1e9) * 1024 * 1024), 1)
                            : dash);
    const double share = steps > 0 ? double(record.step()) / double(steps) : 0;
    bar_->setValue(int(std::clamp(share, 0.0, 1.0) * bar_parts));
}

} // namespace sinopia
