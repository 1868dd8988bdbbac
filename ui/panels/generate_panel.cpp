#include "ui/panels/generate_panel.h"

#include "ui/panels/edit_group.h"
#include "ui/panels/option_fields.h"
#include "ui/panels/seed_field.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace sinopia {
namespace {

/// The form and a group below it in an area that scrolls where the dock is low, so that the buttons below
/// always show. It is never narrower than the form.
class FormArea : public QScrollArea {
  public:
    FormArea(QFormLayout* form, QWidget* group) {
        auto* fields = new QWidget;
        auto* layout = new QVBoxLayout(fields);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(6);
        form->setContentsMargins(0, 0, 0, 0);
        layout->addLayout(form);
        layout->addWidget(group);
        layout->addStretch(1);
        setWidget(fields);
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
    }

    QSize minimumSizeHint() const override {
        const int bar = verticalScrollBar()->isVisible() ? verticalScrollBar()->width() : 0;
        return {widget()->minimumSizeHint().width() + bar, 80};
    }
};

} // namespace

GeneratePanel::GeneratePanel(const std::vector<std::string>& devices, QWidget* parent)
    : QWidget(parent), model_(new QLabel), model_facts_(new QLabel), form_(new QFormLayout),
      edit_(new EditGroup) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    buildModelRow();
    buildFields(devices);
    layout->addWidget(new FormArea(form_, edit_), 1);
    buildButtons();
}

void GeneratePanel::buildModelRow() {
    auto* open = new QToolButton;
    open->setObjectName("modelMenu");
    open->setIcon(icon(Icon::folder));
    open->setPopupMode(QToolButton::InstantPopup);
    open->setToolTip(tr("Another model"));
    open->setAccessibleName(open->toolTip());
    auto* menu = new QMenu(open);
    menu->addAction(tr("Bundled model"), this, &GeneratePanel::bundledModelRequested);
    menu->addAction(tr("Open checkpoint…"), this, &GeneratePanel::openCheckpointRequested);
    open->setMenu(menu);
    model_->setTextFormat(Qt::PlainText);
    QFont bold = model_->font();
    bold.setBold(true);
    model_->setFont(bold);
    model_facts_->setTextFormat(Qt::PlainText);
    model_facts_->setForegroundRole(QPalette::PlaceholderText);
    auto* names = new QVBoxLayout;
    names->setSpacing(1);
    names->addWidget(model_);
    names->addWidget(model_facts_);
    auto* row = new QHBoxLayout;
    row->addLayout(names, 1);
    row->addWidget(open, 0, Qt::AlignTop);
    static_cast<QBoxLayout*>(layout())->addLayout(row);
}

void GeneratePanel::buildFields(const std::vector<std::string>& devices) {
    sampler_ = samplerField();
    steps_ = stepsField();
    guidance_ = guidanceField();
    seed_ = new SeedField;
    device_ = deviceField(devices);
    precision_ = precisionField();
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form_->setHorizontalSpacing(12);
    form_->setVerticalSpacing(4);
    form_->addRow(tr("Sampler"), sampler_);
    form_->addRow(tr("Steps"), steps_);
    form_->addRow(tr("Guidance"), guidance_);
    form_->addRow(tr("Seed"), seed_);
    auto* compute = new QHBoxLayout;
    compute->setSpacing(4);
    for (QComboBox* box : {device_, precision_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(5);
        compute->addWidget(box, 1);
    }
    form_->addRow(tr("Compute"), compute);
    for (QComboBox* box : {sampler_, device_, precision_})
        connect(box, &QComboBox::currentIndexChanged, this, &GeneratePanel::changed);
    connect(steps_, &QSpinBox::valueChanged, this, &GeneratePanel::changed);
    connect(guidance_, &QDoubleSpinBox::valueChanged, this, &GeneratePanel::changed);
    connect(seed_, &SeedField::changed, this, &GeneratePanel::changed);
}

void GeneratePanel::buildButtons() {
    generate_ = new QPushButton(icon(Icon::generate, Qt::white), tr("Generate"));
    generate_->setObjectName("generate");
    generate_->setStyleSheet(primaryButtonStyle());
    generate_->setDefault(true);
    generate_->setToolTip(tr("Paint the picture from the map (Ctrl+Enter)"));
    repaint_ = new QPushButton(icon(Icon::regionOverlay), tr("Repaint the region"));
    repaint_->setObjectName("repaint");
    repaint_->setToolTip(tr("Paint only the region anew; every pixel outside stays (F5)"));
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName("cancel");
    cancel_->setToolTip(tr("Stop within a step (Esc)"));
    cancel_->setEnabled(false);
    for (QPushButton* button : {generate_, repaint_, cancel_})
        button->setMinimumHeight(32);
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setMaximumHeight(8);
    progress_->setAccessibleName(tr("Progress of the generation"));
    QSizePolicy stays = progress_->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    progress_->setSizePolicy(stays);
    status_ = new QLabel;
    status_->setTextFormat(Qt::PlainText);
    status_->setWordWrap(true);
    status_->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout;
    row->addWidget(generate_, 2);
    row->addWidget(cancel_, 1);
    auto* box = static_cast<QBoxLayout*>(layout());
    box->addSpacing(4);
    box->addLayout(row);
    box->addWidget(repaint_);
    box->addWidget(progress_);
    box->addWidget(status_);
    connect(generate_, &QPushButton::clicked, this, &GeneratePanel::generateRequested);
    connect(repaint_, &QPushButton::clicked, this, &GeneratePanel::repaintRequested);
    connect(cancel_, &QPushButton::clicked, this, &GeneratePanel::cancelRequested);
}

SamplingOptions GeneratePanel::options() const {
    SamplingOptions options = set_;
    options.sampler = static_cast<Sampler>(sampler_->currentData().toInt());
    options.steps = steps_->value();
    options.guidance = guidance_->value();
    options.seed = seed_->seed();
    options.device = device_->currentData().toString().toStdString();
    options.precision = static_cast<Precision>(precision_->currentData().toInt());
    options.style.clear();
    for (const QComboBox* style : styles_)
        options.style.push_back(style->currentIndex());
    return options;
}

void GeneratePanel::setOptions(const SamplingOptions& options) {
    setting_ = true;
    sampler_->setCurrentIndex(sampler_->findData(static_cast<int>(options.sampler)));
    steps_->setValue(options.steps);
    guidance_->setValue(options.guidance);
    seed_->setSeed(options.seed);
    if (const int at = device_->findData(QString::fromStdString(options.device)); at >= 0)
        device_->setCurrentIndex(at);
    precision_->setCurrentIndex(precision_->findData(static_cast<int>(options.precision)));
    for (std::size_t i = 0; i < styles_.size() && i < options.style.size(); ++i)
        styles_[i]->setCurrentIndex(options.style[i]);
    set_ = options;
    setting_ = false;
}

void GeneratePanel::renewSeed() {
    if (!seed_->locked())
        seed_->roll();
}

void GeneratePanel::changed() {
    if (!setting_)
        Q_EMIT optionsChanged(options());
}

void GeneratePanel::showLoading() {
    model_->setText(tr("Loading the model…"));
    model_facts_->setText(QString());
}

void GeneratePanel::showNoModel() {
    model_->setText(tr("No model"));
    model_facts_->setText(tr("Open a checkpoint to generate"));
}

void GeneratePanel::showModel(const ModelSummary& summary, bool bundled) {
    const QString name = QString::fromStdString(summary.name);
    model_text_ = bundled ? tr("%1 (bundled)").arg(name) : name;
    facts_text_ = tr("%1 classes · %2 M parameters · %3×%4")
                      .arg(summary.class_names.size())
                      .arg(QLocale().toString(double(summary.parameters) / 1e6, 'f', 1))
                      .arg(summary.preferred_size.width)
                      .arg(summary.preferred_size.height);
    model_->setToolTip(QString::fromStdString(summary.path));
    showModelAgain();
    buildStyles(summary);
}

void GeneratePanel::showModelAgain() {
    model_->setText(model_text_);
    model_facts_->setText(facts_text_);
}

void GeneratePanel::buildStyles(const ModelSummary& summary) {
    for (QComboBox* style : styles_)
        form_->removeRow(style);
    styles_.clear();
    constexpr int row_after_seed = 4;
    for (std::size_t i = 0; i < summary.style_names.size() && i < summary.style_choices.size(); ++i) {
        auto* box = new QComboBox;
        box->addItem(tr("free"));
        for (const std::string& choice : summary.style_choices[i])
            box->addItem(QString::fromStdString(choice));
        QString title = QString::fromStdString(summary.style_names[i]);
        if (!title.isEmpty())
            title[0] = title[0].toUpper();
        form_->insertRow(row_after_seed + static_cast<int>(i), title, box);
        connect(box, &QComboBox::currentIndexChanged, this, &GeneratePanel::changed);
        styles_.push_back(box);
    }
}

void GeneratePanel::showStarted(int steps) {
    progress_->setRange(0, steps);
    progress_->setValue(0);
    progress_->show();
    status_->setText(tr("Starting…"));
    cancel_->setEnabled(true);
}

void GeneratePanel::showStep(const StepEvent& event) {
    progress_->setRange(0, event.steps);
    progress_->setValue(event.step);
    const QString left = timeLeft(event.seconds_left);
    status_->setText(tr("Step %1 of %2 · %3 left").arg(event.step).arg(event.steps).arg(left));
}

void GeneratePanel::showIdle(const QString& note) {
    progress_->hide();
    status_->setText(note);
    cancel_->setEnabled(false);
}

} // namespace sinopia
