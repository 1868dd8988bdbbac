#include "ui/dialogs/training_setup.h"

#include "base/error.h"
#include "dataset/landscape/style.h"
#include "ui/dialogs/training_form.h"
#include "ui/dialogs/training_report.h"
#include "ui/jobs/preset_choices.h"
#include "ui/jobs/training_launch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QThread>

#include <algorithm>

namespace sinopia {

namespace fs = std::filesystem;

TrainingSetup::~TrainingSetup() = default;

void TrainingSetup::setData(const QString& folder) {
    data_->setText(folder);
    dataEdited();
}

void TrainingSetup::chooseFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder of the pairs"), data_->text());
    if (!folder.isEmpty())
        setData(folder);
}

void TrainingSetup::dataEdited() {
    settle_.stop();
    const QString folder = data_->text().trimmed();
    options_.data = folder.isEmpty() ? fs::path() : fs::path(QDir(folder).absolutePath().toStdString());
    check_.cancel();
    findings_.reset();
    runner_.run([this, data = options_.data]() -> JobRunner::Delivery {
        return [this, data, layout = guessed_layout(data)] {
            if (data != options_.data)
                return;
            layout_->setCurrentIndex(std::max(0, layout_->findData(QString::fromStdString(layout))));
            layoutChosen();
        };
    });
}

void TrainingSetup::layoutChosen() {
    options_.dataset = layout_->currentData().toString().toStdString();
    const bool files = options_.dataset != "landscape";
    data_->setEnabled(files);
    choose_->setEnabled(files);
    style_->setVisible(!files);
    takeStyles();
    optionsChanged("/dataset");
    checkData();
}

/// Rendered landscapes are the data that know their style.
void TrainingSetup::takeStyles() {
    options_.network.style_sizes.clear();
    if (options_.dataset != "landscape" || !style_->isChecked())
        return;
    const LandscapeStyleNames& names = landscape_styles();
    for (const auto* choices : {&names.lights, &names.seasons, &names.weathers})
        options_.network.style_sizes.push_back(int(choices->size()));
}

void TrainingSetup::checkData() {
    findings_.reset();
    check_.cancel();
    if (options_.dataset == "landscape")
        return report_->showNothing(
            tr("Landscapes are rendered while the network learns: as many as it wants, without a file."));
    if (options_.data.empty())
        return report_->showNothing(
            tr("Choose a folder of pictures and label maps: they are checked at once."));
    report_->showProgress(0, 0);
    QStringList arguments{"dataset",
                          "check",
                          "--json",
                          "--progress",
                          "json",
                          "--data",
                          QString::fromStdString(options_.data.string()),
                          "--threads",
                          QString::number(std::max(1, QThread::idealThreadCount()))};
    const nlohmann::json all = to_json(options_);
    const std::pair<const char*, const char*> passed[] = {
        {"dataset", "--dataset"}, {"label_template", "--label-template"}, {"remap", "--remap"}};
    for (const auto& [key, option] : passed) {
        const std::string value = all.value(key, "");
        if (!value.empty() && value != "folders")
            arguments << option << QString::fromStdString(value);
    }
    check_.run(arguments);
    showState();
}

void TrainingSetup::showCheck(const CommandJob::Answer& answer) {
    if (!answer.usable) {
        report_->showProblem(answer.complaint.isEmpty() ? tr("The check ended without a report.")
                                                        : answer.complaint);
        return showState();
    }
    findings_ = findings_of(answer.json);
    report_->showFindings(*findings_);
    tabs_->setCurrentWidget(report_);
    if (!findings_->classes.empty())
        options_.network.num_classes = int(findings_->classes.size());
    const bool card = std::any_of(places_.devices.begin(), places_.devices.end(),
                                  [](const std::string& device) { return device.starts_with("cuda"); });
    const PresetChoice& fits =
        suitable_choice(std::size_t(std::max(0LL, findings_->usable)),
                        std::min(findings_->smallest.width, findings_->smallest.height), card);
    const int row = preset_->findData(QString::fromStdString(fits.id));
    preset_->setItemText(
        row,
        tr("%1 (suits these pairs)").arg(QCoreApplication::translate("TrainingPresets", fits.title.c_str())));
    optionsChanged("/data");
}

void TrainingSetup::applyRemap() {
    if (!findings_ || !findings_->remap.is_object())
        return;
    nlohmann::json json = to_json(options_);
    json["remap"] = findings_->remap.dump();
    options_ = training_options_from_json(json);
    optionsChanged("/remap");
    checkData();
}

void TrainingSetup::choosePreset() {
    const QString id = preset_->currentData().toString();
    for (const PresetChoice& preset : preset_choices())
        if (id.toStdString() == preset.id) {
            options_ = with_choice(preset, options_);
            sentence_->setText(QCoreApplication::translate("TrainingPresets", preset.sentence.c_str()));
            return optionsChanged({});
        }
    sentence_->setText(tr("Change what you like under “All settings”."));
    tabs_->setCurrentWidget(form_);
}

void TrainingSetup::setOptions(const TrainingOptions& options) {
    options_ = options;
    const QSignalBlocker quiet(style_);
    style_->setChecked(!options.network.style_sizes.empty());
    preset_->setCurrentIndex(preset_->count() - 1);
    optionsChanged({});
}

void TrainingSetup::optionsEdited(const QString& pointer) {
    try {
        TrainingOptions edited = form_->options();
        // The widths of the levels follow the size unless they are what was changed.
        if (pointer == "/size" || pointer == "/network/patch_size")
            edited.network.channel_mult.clear();
        options_ = edited;
        problem_.clear();
        preset_->setCurrentIndex(preset_->count() - 1);
        sentence_->setText(tr("Change what you like under “All settings”."));
        const bool data = pointer == "/remap" || pointer == "/label_template";
        settle(options_);
        form_->setOptions(options_);
        prediction_.reset();
        trial_problem_.clear();
        trial_.cancel();
        confirmed_ = false;
        showProblems(pointer);
        if (data)
            checkData();
    } catch (const Error& error) {
        problem_ = QString::fromUtf8(error.what());
    }
    showPrediction();
    showState();
}

/// Everything that shows the options is filled anew; `recent` is the field that was changed.
void TrainingSetup::optionsChanged(const QString& recent) {
    settle(options_);
    prediction_.reset();
    trial_problem_.clear();
    trial_.cancel();
    confirmed_ = false;
    problem_.clear();
    form_->setOptions(options_);
    proposeName();
    showProblems(recent);
    showPrediction();
    showState();
}

void TrainingSetup::showProblems(const QString& recent) {
    TrainingOptions named = options_;
    named.output = "run"; // it is given one at the start
    std::vector<FieldProblem> problems = fieldProblems(named, recent);
    if (options_.data.empty()) // an empty field is no mistake yet
        std::erase_if(problems, [](const FieldProblem& each) { return each.pointer.isEmpty(); });
    form_->showProblems(problems);
    QStringList sentences;
    for (const FieldProblem& each : problems)
        sentences << each.sentence;
    problem_ = sentences.join('\n');
}

void TrainingSetup::proposeName() {
    if (own_name_)
        return;
    const QString data = options_.dataset == "landscape"
                             ? QString("landscape")
                             : QString::fromStdString(options_.data.filename().string());
    name_->setText(QString("%1 %2x%3")
                       .arg(data.isEmpty() ? tr("run") : data)
                       .arg(options_.size.width)
                       .arg(options_.size.height));
}

void TrainingSetup::start() {
    if (isTrying() || starting_)
        return;
    if (!prediction_ && trial_problem_.isEmpty())
        return tryOut(true);
    if (!confirmed_ && !cautions().isEmpty()) {
        confirmed_ = true;
        return showState();
    }
    launch();
}

void TrainingSetup::launch() {
    starting_ = true;
    showState();
    TrainingOptions options = options_;
    options.output.clear();
    runner_.run([this, options, name = name_->text().trimmed().toStdString(),
                 places = places_]() -> JobRunner::Delivery {
        QString problem;
        fs::path run;
        try {
            run = fs::canonical(make_run_folder(places.runs, name)); // as the list names it
            start_run(places.program, options, run);
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
            if (std::error_code ignored; !run.empty()) {
                fs::remove(run / options_file, ignored);
                fs::remove(run, ignored);
            }
        }
        return [this, problem, run] {
            starting_ = confirmed_ = false;
            problem_ = problem;
            showState();
            if (problem.isEmpty())
                Q_EMIT started(run);
        };
    });
}

} // namespace sinopia
