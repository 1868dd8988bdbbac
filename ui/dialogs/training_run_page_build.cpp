// The parts of a run's page.
#include "ui/dialogs/training_chart.h"
#include "ui/dialogs/training_numbers.h"
#include "ui/dialogs/training_run_page.h"
#include "ui/dialogs/training_samples.h"
#include "ui/jobs/training_launch.h"
#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFontDatabase>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

#include <cmath>

namespace sinopia {
namespace {

constexpr int log_lines = 5000;
constexpr int smoothing_parts = 100, usual_smoothing = 60;
constexpr double zoom_step = 0.6;

/// From 0 (none) to 0.999, in equal steps of how many points are averaged.
double weightOf(int slider) {
    return 1 - std::pow(10.0, -3.0 * slider / smoothing_parts);
}

} // namespace

TrainingRunPage::TrainingRunPage(QString program, std::filesystem::path models, QWidget* parent)
    : QWidget(parent), program_(std::move(program)), models_(std::move(models)), name_(new QLabel),
      state_(new QLabel), message_(new QLabel), numbers_(new TrainingNumbers), chart_(new TrainingChart),
      samples_(new TrainingSamples), log_(new QPlainTextEdit), tabs_(new QTabWidget) {
    QFont large = name_->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    large.setBold(true);
    name_->setFont(large);
    for (QLabel* label : {name_, state_, message_})
        label->setTextFormat(Qt::PlainText); // names come from files
    name_->setMinimumWidth(80);
    state_->setObjectName("runState");
    state_->setForegroundRole(QPalette::Link);
    message_->setWordWrap(true);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message_->hide();
    log_->setReadOnly(true);
    log_->setMaximumBlockCount(log_lines);
    log_->setLineWrapMode(QPlainTextEdit::NoWrap);
    log_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    log_->setAccessibleName(tr("Log of the run"));
    log_->setTabChangesFocus(true);
    buildChart();
    buildLayout();
}

QPushButton* TrainingRunPage::addButton(const QString& text, const QString& tip) {
    auto* button = new QPushButton(text);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    button->setEnabled(false);
    return button;
}

void TrainingRunPage::buildButtons() {
    pause_ = addButton(tr("&Pause"), {});
    pause_->setMinimumWidth(100);
    stop_ = addButton(tr("S&top"), tr("Saves and ends the run; it can be continued later all the same"));
    stop_->setIcon(icon(Icon::stop));
    save_ = addButton(tr("&Save now"), tr("Saves weights and state at the next step, and goes on"));
    save_->setIcon(icon(Icon::save));
    sample_ = addButton(tr("S&ample now"), tr("Paints the held-out maps at the next step, and goes on"));
    sample_->setIcon(icon(Icon::picture));
    use_ = new QToolButton;
    use_->setText(tr("&Use in the editor"));
    use_->setIcon(icon(Icon::model));
    use_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    use_->setPopupMode(QToolButton::MenuButtonPopup);
    use_->setToolTip(tr("Copies the newest saved weights into your models and paints with them"));
    use_->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(use_);
    menu->addAction(tr("The &newest save"), this, &TrainingRunPage::useNewest);
    menu->addAction(tr("The &best save on held-out pairs"), this, &TrainingRunPage::useBest);
    use_->setMenu(menu);
    connect(pause_, &QPushButton::clicked, this, &TrainingRunPage::pauseOrContinue);
    connect(stop_, &QPushButton::clicked, this, [this] {
        asked_ = true;
        showState();
        ask("stop");
    });
    connect(save_, &QPushButton::clicked, this, [this] { ask("save"); });
    connect(sample_, &QPushButton::clicked, this, [this] { ask("sample"); });
    connect(use_, &QToolButton::clicked, this, &TrainingRunPage::useNewest);
}

void TrainingRunPage::buildChart() {
    auto* logarithmic = new QCheckBox(tr("&Logarithmic"));
    logarithmic->setToolTip(tr("Equal steps up are equal factors: late progress stays visible"));
    auto* bands = new QCheckBox(tr("Noise le&vels"));
    bands->setToolTip(tr("The held-out loss of each band of noise levels: little noise below, much above"));
    auto* smoothing = new QSlider(Qt::Horizontal);
    smoothing->setRange(0, smoothing_parts);
    smoothing->setMaximumWidth(140);
    smoothing->setAccessibleName(tr("Smoothing"));
    smoothing->setToolTip(tr("How many steps the thick curve averages"));
    auto* caption = new QLabel(tr("S&moothing"));
    caption->setBuddy(smoothing);
    auto* row = new QHBoxLayout;
    row->addWidget(logarithmic);
    row->addWidget(bands);
    row->addSpacing(8);
    row->addWidget(caption);
    row->addWidget(smoothing);
    row->addStretch(1);
    const auto zoom = [this, row](Icon picture, const QString& text, std::function<void()> act) {
        auto* button = new QToolButton;
        button->setIcon(icon(picture));
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, std::move(act));
        row->addWidget(button);
    };
    zoom(Icon::zoomIn, tr("Zoom in"), [this] { chart_->zoom(zoom_step); });
    zoom(Icon::zoomOut, tr("Zoom out"), [this] { chart_->zoom(1 / zoom_step); });
    zoom(Icon::fit, tr("Show all steps"), [this] { chart_->showAll(); });
    connect(logarithmic, &QCheckBox::toggled, chart_, &TrainingChart::setLogarithmic);
    connect(bands, &QCheckBox::toggled, chart_, &TrainingChart::setShowsBands);
    connect(smoothing, &QSlider::valueChanged, chart_,
            [this](int value) { chart_->setSmoothing(weightOf(value)); });
    smoothing->setValue(usual_smoothing);
    chart_box_ = new QWidget;
    auto* column = new QVBoxLayout(chart_box_);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(chart_, 1);
}

void TrainingRunPage::buildLayout() {
    buildButtons();
    auto* head = new QHBoxLayout;
    head->addWidget(name_);
    head->addSpacing(8);
    head->addWidget(state_);
    head->addStretch(1);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {pause_, stop_, save_, sample_})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(use_);
    tabs_->setDocumentMode(true);
    tabs_->addTab(samples_, tr("Samples"));
    tabs_->addTab(log_, tr("Log"));
    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(chart_box_);
    split->addWidget(tabs_);
    split->setChildrenCollapsible(false);
    split->setSizes({300, 360});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addLayout(buttons);
    layout->addWidget(numbers_);
    layout->addWidget(message_);
    layout->addWidget(split, 1);
}

void TrainingRunPage::pauseOrContinue() {
    const RunState state = watch_->state();
    if (is_alive(state)) {
        asked_ = true;
        showState();
        ask("pause");
        return;
    }
    long long steps = 0;
    if (state == RunState::done) {
        bool given = false;
        const int done = int(std::min<long long>(watch_->record().step(), 1'000'000'000));
        steps = QInputDialog::getInt(this, tr("Continue the run"), tr("Steps in all, those done included:"),
                                     2 * done, done + 1, 2'000'000'000, 1, &given);
        if (!given)
            return;
    }
    note_.clear();
    perform([program = program_, run = watch_->run(), steps] { continue_run(program, run, steps); },
            [this] { Q_EMIT continued(); });
}

} // namespace sinopia
