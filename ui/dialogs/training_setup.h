#pragma once

#include "ui/dialogs/training_fields.h"
#include "ui/jobs/command_job.h"
#include "ui/jobs/job_runner.h"
#include "ui/jobs/training_dataset.h"
#include "ui/jobs/training_prediction.h"

#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTabWidget;

namespace sinopia {

class TrainingForm;
class TrainingReport;

/// What the training's parts need of the machine.
struct TrainingPlaces {
    QString program;              ///< sinopia-cli
    std::filesystem::path runs;   ///< where new runs go
    std::filesystem::path models; ///< where a person's own models lie
    std::vector<std::string> devices{"cpu"};
};

/// A new run: pairs that are checked as soon as they are chosen, a preset or all settings, what a trial step
/// predicts of memory, disk and time, and the start.
class TrainingSetup : public QWidget {
    Q_OBJECT

  public:
    explicit TrainingSetup(TrainingPlaces places, QWidget* parent = nullptr);
    ~TrainingSetup() override;

    /// Chooses the data, as typing it would.
    void setData(const QString& folder);
    void setOptions(const TrainingOptions& options);
    const TrainingOptions& options() const { return options_; }
    const std::optional<DatasetFindings>& findings() const { return findings_; }
    const std::optional<TrainingPrediction>& prediction() const { return prediction_; }

    bool isChecking() const { return check_.isRunning(); }
    bool isTrying() const { return trial_.isRunning(); }
    QComboBox* layoutField() const { return layout_; }
    QLineEdit* dataField() const { return data_; }
    QCheckBox* styleField() const { return style_; }
    QComboBox* presetField() const { return preset_; }
    QLineEdit* nameField() const { return name_; }
    QPushButton* tryButton() const { return try_; }
    QPushButton* startButton() const { return start_; }
    TrainingForm* form() const { return form_; }
    TrainingReport* report() const { return report_; }
    QString shownPrediction() const;
    QString shownCaution() const;

  Q_SIGNALS:
    /// A run has been started in this folder.
    void started(const std::filesystem::path& run);

  private:
    QWidget* dataGroup();
    QWidget* presetGroup();
    QWidget* startGroup();
    void connectParts();
    void chooseFolder();
    void dataEdited();
    void layoutChosen();
    void takeStyles();
    void checkData();
    void showCheck(const CommandJob::Answer& answer);
    void applyRemap();
    void choosePreset();
    void optionsEdited(const QString& pointer);
    void optionsChanged(const QString& recent);
    void showProblems(const QString& recent);
    void proposeName();
    void tryOut(bool start_after);
    void showTrial(const CommandJob::Answer& answer);
    void showPrediction();
    QStringList cautions() const;
    void start();
    void launch();
    void showState();

    TrainingPlaces places_;
    TrainingOptions options_;
    std::optional<DatasetFindings> findings_;
    std::optional<TrainingPrediction> prediction_;
    QString trial_problem_;                         ///< why there is no prediction
    QString problem_;                               ///< of the settings, beside those at their fields
    double free_mib_ = TrainingPrediction::unknown; ///< on the disk of the runs
    bool own_name_ = false;                         ///< the person has named the run
    bool start_after_ = false;                      ///< the trial
    bool confirmed_ = false;                        ///< what speaks against the start has been shown
    bool starting_ = false;

    QComboBox* layout_ = nullptr;
    QLineEdit* data_ = nullptr;
    QPushButton* choose_ = nullptr;
    QCheckBox* style_ = nullptr;
    QComboBox* preset_ = nullptr;
    QLabel* sentence_ = nullptr;
    QLabel* predicted_ = nullptr;
    QLabel* caution_ = nullptr;
    QProgressBar* busy_ = nullptr;
    QPushButton* try_ = nullptr;
    QLineEdit* name_ = nullptr;
    QLabel* place_ = nullptr;
    QPushButton* start_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    TrainingReport* report_ = nullptr;
    TrainingForm* form_ = nullptr;
    QTimer settle_; ///< while a path is being typed
    CommandJob check_;
    CommandJob trial_;
    JobRunner runner_; ///< last: it ends before what its jobs use
};

} // namespace sinopia
