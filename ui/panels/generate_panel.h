#pragma once

#include "jobs/generation.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace sinopia {

class EditGroup;
class SeedField;

/// The model, its sampling options, and the buttons that start and stop a generation.
class GeneratePanel : public QWidget {
    Q_OBJECT

  public:
    /// `devices` are those to choose from beside "auto".
    explicit GeneratePanel(const std::vector<std::string>& devices, QWidget* parent = nullptr);

    SamplingOptions options() const;
    void setOptions(const SamplingOptions& options);
    /// If the seed is not locked: draws another one for the next picture.
    void renewSeed();

    void showLoading();
    void showModel(const ModelSummary& summary, bool bundled);
    void showNoModel();
    /// The model shown before showLoading() is still the one in use.
    void showModelAgain();

    void showStarted(int steps);
    void showStep(const StepEvent& event);
    /// Nothing runs; `note` says how the last run ended.
    void showIdle(const QString& note = {});

    EditGroup& editGroup() const { return *edit_; }
    QPushButton* generateButton() const { return generate_; }
    QPushButton* repaintButton() const { return repaint_; }
    QPushButton* cancelButton() const { return cancel_; }
    QProgressBar* progressBar() const { return progress_; }

  Q_SIGNALS:
    void optionsChanged(const sinopia::SamplingOptions& options);
    void generateRequested();
    void repaintRequested();
    void cancelRequested();
    void openCheckpointRequested();
    void bundledModelRequested();

  private:
    void buildModelRow();
    void buildFields(const std::vector<std::string>& devices);
    void buildButtons();
    void buildStyles(const ModelSummary& summary);
    void changed();

    QLabel* model_;
    QLabel* model_facts_;
    QComboBox* sampler_;
    QSpinBox* steps_;
    QDoubleSpinBox* guidance_;
    SeedField* seed_;
    QComboBox* device_;
    QComboBox* precision_;
    QFormLayout* form_;
    std::vector<QComboBox*> styles_;
    EditGroup* edit_;
    QPushButton* generate_;
    QPushButton* repaint_;
    QPushButton* cancel_;
    QProgressBar* progress_;
    QLabel* status_;
    QString model_text_;
    QString facts_text_;
    SamplingOptions set_; ///< last: what it holds that has no field here stays as it is
    bool setting_ = false; ///< while the fields follow the document instead of the person
};

} // namespace sinopia
