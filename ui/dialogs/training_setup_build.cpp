// The parts of the page for a new run.
#include "ui/dialogs/training_form.h"
#include "ui/dialogs/training_report.h"
#include "ui/dialogs/training_setup.h"
#include "ui/jobs/preset_choices.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>

#include <algorithm>
#include <thread>

namespace sinopia {
namespace {

constexpr int typing_ms = 400;

QLabel* text(bool quiet) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (quiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

TrainingSetup::TrainingSetup(TrainingPlaces places, QWidget* parent)
    : QWidget(parent), places_(std::move(places)), report_(new TrainingReport), form_(new TrainingForm),
      check_(places_.program), trial_(places_.program) {
    // One core is left for the window, which may paint meanwhile.
    options_.threads = std::max(1, int(std::thread::hardware_concurrency()) - 1);
    tabs_ = new QTabWidget;
    tabs_->setDocumentMode(true);
    tabs_->addTab(report_, tr("The pairs"));
    tabs_->addTab(form_, tr("All settings"));
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(dataGroup());
    column->addWidget(presetGroup());
    column->addWidget(startGroup());
    column->addStretch(1);
    auto* split = new QSplitter;
    split->addWidget(left);
    split->addWidget(tabs_);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setSizes({400, 460});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split, 1);
    settle_.setSingleShot(true);
    settle_.setInterval(typing_ms);
    connectParts();
    choosePreset();
}

QWidget* TrainingSetup::dataGroup() {
    auto* group = new QGroupBox(tr("1. Pictures with label maps"));
    layout_ = new QComboBox;
    const std::pair<QString, const char*> layouts[] = {
        {tr("Two folders: images and masks"), "folders"},
        {tr("Cityscapes"), "cityscapes"},
        {tr("ADE20K"), "ade20k"},
        {tr("CelebAMask-HQ"), "celeba"},
        {tr("COCO-Stuff"), "coco"},
        {tr("Pascal VOC"), "voc"},
        {tr("Results in projects"), "project"},
        {tr("Rendered landscapes, without files"), "landscape"}};
    for (const auto& [title, name] : layouts)
        layout_->addItem(title, QString(name));
    layout_->setAccessibleName(tr("Kind of data"));
    layout_->setToolTip(tr("How the files lie; it is guessed when you choose a folder"));
    data_ = new QLineEdit;
    data_->setPlaceholderText(tr("Folder with images, masks and classes.json"));
    data_->setAccessibleName(tr("Folder of the pairs"));
    choose_ = new QPushButton(icon(Icon::folder), tr("C&hoose…"));
    choose_->setAutoDefault(false);
    choose_->setToolTip(tr("Choose the folder of the pairs"));
    style_ = new QCheckBox(tr("Learn the styles too: light, season, weather"));
    style_->setToolTip(
        tr("Pictures can then be asked for at sunset or in winter; “Drop of style” says how many "
           "pairs leave it open"));
    style_->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(data_, 1);
    row->addWidget(choose_);
    auto* column = new QVBoxLayout(group);
    column->addWidget(layout_);
    column->addLayout(row);
    column->addWidget(style_);
    return group;
}

QWidget* TrainingSetup::presetGroup() {
    auto* group = new QGroupBox(tr("2. Network"));
    preset_ = new QComboBox;
    for (const PresetChoice& preset : preset_choices())
        preset_->addItem(QCoreApplication::translate("TrainingPresets", preset.title.c_str()),
                         QString::fromStdString(preset.id));
    preset_->addItem(tr("My own settings"), QString());
    preset_->setAccessibleName(tr("Preset"));
    preset_->setToolTip(tr("Settings that go well together; every one can be changed under “All settings”"));
    sentence_ = text(true);
    auto* column = new QVBoxLayout(group);
    column->addWidget(preset_);
    column->addWidget(sentence_);
    return group;
}

QWidget* TrainingSetup::startGroup() {
    auto* group = new QGroupBox(tr("3. Try and start"));
    name_ = new QLineEdit;
    name_->setAccessibleName(tr("Name of the run"));
    name_->setToolTip(tr("Of the run's folder; a number is added if there is one of this name"));
    place_ = text(true);
    place_->setText(tr("In %1").arg(QString::fromStdString(places_.runs.string())));
    predicted_ = text(false);
    caution_ = text(false);
    caution_->setForegroundRole(QPalette::Link);
    busy_ = new QProgressBar;
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    busy_->setFixedHeight(6);
    busy_->setAccessibleName(tr("Trying a step"));
    try_ = new QPushButton;
    try_->setAutoDefault(false);
    start_ = new QPushButton;
    start_->setAutoDefault(false);
    start_->setMinimumHeight(32);
    start_->setStyleSheet(primaryButtonStyle());
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), name_);
    form->addRow(QString(), place_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(try_);
    buttons->addWidget(start_, 1);
    auto* column = new QVBoxLayout(group);
    column->addLayout(form);
    column->addWidget(predicted_);
    column->addWidget(busy_);
    column->addWidget(caution_);
    column->addLayout(buttons);
    return group;
}

void TrainingSetup::connectParts() {
    connect(choose_, &QPushButton::clicked, this, &TrainingSetup::chooseFolder);
    connect(data_, &QLineEdit::textEdited, this, [this] { settle_.start(); });
    connect(&settle_, &QTimer::timeout, this, &TrainingSetup::dataEdited);
    connect(layout_, &QComboBox::activated, this, &TrainingSetup::layoutChosen);
    connect(style_, &QCheckBox::toggled, this, [this] {
        takeStyles();
        optionsChanged("/network/style_sizes");
    });
    connect(&check_, &CommandJob::progressed, report_, &TrainingReport::showProgress);
    connect(&check_, &CommandJob::answered, this, &TrainingSetup::showCheck);
    connect(report_, &TrainingReport::remapRequested, this, &TrainingSetup::applyRemap);
    connect(preset_, &QComboBox::activated, this, &TrainingSetup::choosePreset);
    connect(form_, &TrainingForm::edited, this, &TrainingSetup::optionsEdited);
    connect(name_, &QLineEdit::textEdited, this, [this](const QString& name) {
        own_name_ = !name.isEmpty();
        showState();
    });
    connect(try_, &QPushButton::clicked, this, [this] {
        if (!isTrying())
            return tryOut(false);
        trial_.cancel();
        showPrediction();
        showState();
    });
    connect(&trial_, &CommandJob::answered, this, &TrainingSetup::showTrial);
    connect(start_, &QPushButton::clicked, this, &TrainingSetup::start);
}

} // namespace sinopia
