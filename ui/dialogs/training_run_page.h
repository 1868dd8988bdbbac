#pragma once

#include "ui/jobs/job_runner.h"
#include "ui/jobs/training_watch.h"

#include <QWidget>

#include <filesystem>
#include <memory>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace sinopia {

class TrainingChart;
class TrainingNumbers;
class TrainingSamples;

/// One run: how it stands, its loss, samples and log, and what it can be asked for. It is watched through its
/// folder, so that it does not matter who started it, or whether this window is still open.
class TrainingRunPage : public QWidget {
    Q_OBJECT

  public:
    /// `program`: sinopia-cli. `models`: where models of the person's own lie.
    TrainingRunPage(QString program, std::filesystem::path models, QWidget* parent = nullptr);
    ~TrainingRunPage() override;

    void showRun(const std::filesystem::path& run);
    /// Watches nothing any more.
    void clear();

    const TrainingWatch* watch() const { return watch_.get(); }
    TrainingChart* chart() const { return chart_; }
    TrainingSamples* samples() const { return samples_; }
    QPushButton* pauseButton() const { return pause_; } ///< continues a run that is not alive
    QPushButton* stopButton() const { return stop_; }
    QPushButton* saveButton() const { return save_; }
    QPushButton* sampleButton() const { return sample_; }
    QToolButton* useButton() const { return use_; }
    QString shownState() const;
    QString shownMessage() const;
    QString shownLog() const;

  Q_SIGNALS:
    /// A model has been made of the run: use this folder.
    void useRequested(const QString& folder);
    /// The run's process has been started anew.
    void continued();

  private:
    void buildButtons();
    void buildChart();
    void buildLayout();
    QPushButton* addButton(const QString& text, const QString& tip);
    void showState();
    void showProgress();
    void showMessage(const QString& text);
    QString stateMessage() const;
    void pauseOrContinue();
    void ask(const char* request);
    void useNewest();
    void useBest();
    void install(bool best);
    void showLog(const QString& text);
    /// Does something slow with the run on a worker; an error becomes the message.
    void perform(std::function<void()> work, std::function<void()> after = {});

    QString program_;
    std::filesystem::path models_;
    std::unique_ptr<TrainingWatch> watch_;
    QLabel* name_;
    QLabel* state_;
    QLabel* message_;
    QPushButton* pause_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* save_ = nullptr;
    QPushButton* sample_ = nullptr;
    QToolButton* use_ = nullptr;
    TrainingNumbers* numbers_;
    QWidget* chart_box_ = nullptr;
    TrainingChart* chart_;
    TrainingSamples* samples_;
    QPlainTextEdit* log_;
    QTabWidget* tabs_;
    QString note_;       ///< the answer to what was asked for last
    bool asked_ = false; ///< to pause or stop: the answer takes up to a step
    JobRunner runner_;   ///< last: it ends before what its jobs use
};

} // namespace sinopia
