#include "ui/dialogs/training_run_page.h"

#include "base/error.h"
#include "formats/run_model.h"
#include "ui/dialogs/training_chart.h"
#include "ui/dialogs/training_numbers.h"
#include "ui/dialogs/training_run_list.h"
#include "ui/dialogs/training_samples.h"
#include "ui/jobs/training_launch.h"

#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

namespace sinopia {

TrainingRunPage::~TrainingRunPage() = default;

void TrainingRunPage::showRun(const std::filesystem::path& run) {
    if (watch_ && watch_->run() == run)
        return;
    clear();
    watch_ = std::make_unique<TrainingWatch>(run);
    name_->setText(QString::fromStdString(run.filename().string()));
    name_->setToolTip(QString::fromStdString(run.string()));
    chart_->setRecord(&watch_->record());
    connect(watch_.get(), &TrainingWatch::progressed, this, &TrainingRunPage::showProgress);
    connect(watch_.get(), &TrainingWatch::stateChanged, this, [this] {
        if (!is_alive(watch_->state()))
            asked_ = false;
        showState();
    });
    connect(watch_.get(), &TrainingWatch::logAdded, this, &TrainingRunPage::showLog);
    connect(watch_.get(), &TrainingWatch::logRestarted, log_, &QPlainTextEdit::clear);
    showProgress();
    showState();
}

void TrainingRunPage::clear() {
    chart_->setRecord(nullptr);
    samples_->setSamples({}, {});
    watch_.reset();
    log_->clear();
    note_.clear();
    asked_ = false;
}

QString TrainingRunPage::shownState() const {
    return state_->text();
}

QString TrainingRunPage::shownMessage() const {
    return message_->isHidden() ? QString() : message_->text();
}

QString TrainingRunPage::shownLog() const {
    return log_->toPlainText();
}

void TrainingRunPage::showProgress() {
    chart_->refresh();
    numbers_->showRecord(watch_->record(), watch_->steps(), watch_->state());
    samples_->setSamples(watch_->run() / "samples", watch_->record().samples());
    message_->setText(stateMessage());
    message_->setHidden(message_->text().isEmpty());
}

void TrainingRunPage::showState() {
    const RunState state = watch_->state();
    const bool known = watch_->isCaughtUp(), alive = is_alive(state), running = state == RunState::running;
    const bool done = state == RunState::done;
    state_->setText(!known ? tr("Looking …") : asked_ ? tr("Saving and ending …") : runStateName(state));
    pause_->setText(alive ? tr("&Pause") : done ? tr("&Continue…") : tr("&Continue"));
    pause_->setToolTip(
        alive ? tr("Saves and ends the process, which frees its memory; continuing goes on exactly there")
              : tr("Goes on from the last save"));
    pause_->setEnabled(known && (running ? !asked_ : can_continue(state)));
    stop_->setEnabled(running && !asked_);
    save_->setEnabled(running && !asked_);
    sample_->setEnabled(running && !asked_);
    use_->setEnabled(known);
    showProgress();
}

/// What there is to say beside the state.
QString TrainingRunPage::stateMessage() const {
    const TrainingRecord& record = watch_->record();
    QStringList sentences;
    if (watch_->isCaughtUp()) {
        const RunState state = watch_->state();
        const bool never_began = !is_alive(state) && record.process() == 0 && record.loss().empty();
        if (state == RunState::died)
            sentences << tr(
                "The process has gone without a word: it was killed, it crashed, or the machine went "
                "down. Continue goes on from the last save.");
        if (state == RunState::failed)
            sentences << (record.reason().empty() ? tr("The run could not begin.")
                                                  : QString::fromStdString(record.reason()));
        if ((state == RunState::died || never_began) && !watch_->lastWords().isEmpty())
            sentences << tr("Its last words: %1").arg(watch_->lastWords().section('\n', -3));
    }
    if (const auto& trouble = record.trouble(); trouble && is_alive(watch_->state())) {
        const QString step = QLocale().toString(qlonglong(trouble->step));
        const QString reason = QString::fromStdString(trouble->text);
        if (trouble->kind == TrainingLine::Kind::skipped)
            sentences << tr("Step %1 was skipped: %2.").arg(step, reason);
        else if (trouble->kind == TrainingLine::Kind::rolled_back)
            sentences << tr("At step %1 the run went back to the weights of step %2.")
                             .arg(step, QLocale().toString(qlonglong(trouble->number)));
        else if (trouble->kind == TrainingLine::Kind::micro_batch)
            sentences << tr("Memory was short at step %1: %n pair(s) at a time now, with the same result.",
                            nullptr, int(trouble->number))
                             .arg(step);
        else
            sentences << tr("The save at step %1 failed: %2").arg(step, reason);
    }
    if (!note_.isEmpty())
        sentences << note_;
    return sentences.join('\n');
}

void TrainingRunPage::showMessage(const QString& text) {
    note_ = text;
    if (watch_)
        showState();
}

void TrainingRunPage::perform(std::function<void()> work, std::function<void()> after) {
    runner_.run([this, work = std::move(work), after = std::move(after)]() -> JobRunner::Delivery {
        QString problem;
        try {
            work();
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        return [this, problem, after] {
            if (!problem.isEmpty()) {
                asked_ = false;
                showMessage(problem);
            } else if (after) {
                after();
            }
            if (watch_)
                watch_->poll();
        };
    });
}

void TrainingRunPage::ask(const char* request) {
    perform([run = watch_->run(), request] { ask_run(run, request); });
}

void TrainingRunPage::showLog(const QString& text) {
    const bool at_end = log_->verticalScrollBar()->value() >= log_->verticalScrollBar()->maximum() - 2;
    QTextCursor end(log_->document());
    end.movePosition(QTextCursor::End);
    end.insertText(text);
    if (at_end)
        log_->verticalScrollBar()->setValue(log_->verticalScrollBar()->maximum());
}

void TrainingRunPage::useNewest() {
    install(false);
}

void TrainingRunPage::useBest() {
    install(true);
}

void TrainingRunPage::install(bool best) {
    const std::filesystem::path run = watch_->run();
    auto folder = std::make_shared<std::filesystem::path>();
    showMessage(tr("Making a model of the run …"));
    perform(
        [run, best, folder, models = models_] {
            const std::vector<RunCheckpoint> checkpoints = run_checkpoints(run);
            if (checkpoints.empty())
                throw Error(tr("This run has saved nothing yet; use “Save now”.").toStdString());
            const RunCheckpoint& chosen = best ? best_checkpoint(checkpoints) : checkpoints.back();
            const QString name =
                tr("%1, step %2").arg(QString::fromStdString(run.filename().string())).arg(chosen.step);
            *folder = install_run_model(run, chosen, models, name.toStdString());
        },
        [this, folder] {
            const QString model = QString::fromStdString(folder->filename().string());
            showMessage(tr("“%1” is in the model library now, and in use.").arg(model));
            Q_EMIT useRequested(QString::fromStdString(folder->string()));
        });
}

} // namespace sinopia
