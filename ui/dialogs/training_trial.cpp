// The trial step of a new run, and what it says of memory, disk and time.
#include "base/error.h"
#include "ui/dialogs/training_chart.h"
#include "ui/dialogs/training_form.h"
#include "ui/dialogs/training_setup.h"
#include "ui/panels/option_fields.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

#include <cmath>

namespace sinopia {
namespace {

constexpr double mib = 1024.0 * 1024.0;

QString sizeText(double mebibytes) {
    return QLocale().formattedDataSize(qint64(std::clamp(mebibytes, 0.0, 1e12) * mib), 1);
}

/// The field whose pointer ends in the name that the command line gives it.
QString pointerOf(const std::string& name) {
    const QString last = QString::fromStdString(name).section('.', -1).section('/', -1);
    for (const TrainingField& field : trainingFields())
        if (QString(field.pointer).section('/', -1) == last)
            return field.pointer;
    return {};
}

double freeMib(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path place = folder; // of which the end need not exist yet
    while (!place.empty() && place != place.root_path() && !std::filesystem::exists(place, error))
        place = place.parent_path();
    const auto space = std::filesystem::space(place, error);
    return error ? TrainingPrediction::unknown : double(space.available) / mib;
}

} // namespace

void TrainingSetup::tryOut(bool start_after) {
    start_after_ = start_after;
    prediction_.reset();
    trial_problem_.clear();
    TrainingOptions options = options_;
    options.output = places_.runs / ".trial"; // is not made
    trial_.run({"train", "--dry-run", "--json", "--config", "/dev/stdin", "--output",
                QString::fromStdString(options.output.string()), "--progress", "none"},
               QByteArray::fromStdString(to_json(options).dump()));
    showPrediction();
    showState();
}

void TrainingSetup::showTrial(const CommandJob::Answer& answer) {
    if (!answer.usable) {
        trial_problem_ = tr("Memory and time cannot be predicted: %1").arg(answer.complaint);
        showPrediction();
        return showState();
    }
    runner_.run(
        [this, prediction = prediction_of(answer.json), runs = places_.runs]() -> JobRunner::Delivery {
            return [this, prediction, free = freeMib(runs)] {
                free_mib_ = free;
                prediction_ = prediction;
                std::vector<FieldProblem> problems;
                for (const TrainingPrediction::Problem& each : prediction.problems)
                    problems.push_back({pointerOf(each.field), QString::fromStdString(each.message)});
                form_->showProblems(problems);
                showPrediction();
                showState();
                if (std::exchange(start_after_, false) && prediction.problems.empty())
                    start();
            };
        });
}

QString TrainingSetup::shownPrediction() const {
    return predicted_->text();
}

QString TrainingSetup::shownCaution() const {
    return caution_->isHidden() ? QString() : caution_->text();
}

void TrainingSetup::showPrediction() {
    QStringList lines;
    if (isTrying()) {
        lines << tr("Trying a step with real pairs, to see what the run needs …");
    } else if (prediction_ && prediction_->problems.empty()) {
        const TrainingPrediction& p = *prediction_;
        if (p.pairs > 0)
            lines << tr("%1 pairs to learn from, %2 held out to judge by").arg(p.pairs).arg(p.held_out);
        if (p.parameters > 0)
            lines << tr("%1 million weights").arg(QLocale().toString(double(p.parameters) / 1e6, 'f', 1));
        if (std::isfinite(p.memory_mib))
            lines << tr("Memory: about %1, of %2 that are free")
                         .arg(sizeText(p.memory_mib), sizeText(p.available_mib));
        if (std::isfinite(p.disk_mib))
            lines << tr("Disk: up to %1, of %2 that are free").arg(sizeText(p.disk_mib), sizeText(free_mib_));
        if (std::isfinite(p.seconds_total))
            lines << tr("Time: about %1 (%2 a step)")
                         .arg(timeLeft(p.seconds_total), tr("%1 s").arg(chartNumber(p.seconds_per_step)));
    } else if (trial_problem_.isEmpty()) {
        lines << tr("A trial step tells how much memory, disk and time the run will take.");
    }
    predicted_->setText(lines.join('\n'));
    predicted_->setHidden(lines.isEmpty());
}

QStringList TrainingSetup::cautions() const {
    QStringList cautions;
    if (!trial_problem_.isEmpty())
        cautions << trial_problem_;
    if (findings_ && !findings_->faults.empty())
        cautions << tr("%n fault(s) were found in the pairs; see “The pairs”.", nullptr,
                       int(findings_->faults.size()));
    if (!prediction_)
        return cautions;
    if (!prediction_->fits_memory())
        cautions << tr(
            "This needs more memory than is free. Choose a smaller network or batch, or “Save memory, "
            "take longer” in all settings.");
    if (prediction_->disk_mib > free_mib_)
        cautions << tr("This needs more room on the disk than is free.");
    return cautions;
}

void TrainingSetup::showState() {
    const bool trying = isTrying(), files = options_.dataset != "landscape";
    const bool has_pairs = !files || (findings_ && findings_->usable > 0);
    const bool refused = prediction_ && !prediction_->problems.empty();
    QStringList sentences;
    if (!problem_.isEmpty())
        sentences << problem_;
    if (refused)
        for (const TrainingPrediction::Problem& each : prediction_->problems)
            sentences << QString::fromStdString(each.message);
    else
        sentences << cautions();
    caution_->setText(sentences.join('\n'));
    caution_->setHidden(sentences.isEmpty());
    busy_->setVisible(trying);
    const bool ready = problem_.isEmpty() && has_pairs && !name_->text().trimmed().isEmpty() && !starting_;
    try_->setText(trying ? tr("&Cancel") : tr("&Try a step"));
    try_->setToolTip(trying ? tr("End the trial") : tr("Predict memory, disk and time"));
    try_->setEnabled(trying || ready);
    start_->setEnabled(ready && !trying && !refused);
    start_->setText(confirmed_ && !cautions().isEmpty() ? tr("&Start anyway") : tr("&Start training"));
    start_->setToolTip(has_pairs ? tr("It goes on when this window closes") : tr("Choose pairs first"));
}

} // namespace sinopia
