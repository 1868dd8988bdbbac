#include "ui/dialogs/training_dialog.h"

#include "ui/dialogs/training_run_list.h"
#include "ui/dialogs/training_run_page.h"
#include "ui/panels/queue_delegate.h"
#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>

#include <utility>

namespace sinopia {
namespace {

constexpr auto folders_key = "training/folders";
constexpr qsizetype most_folders = 50;

std::filesystem::path pathOf(const QString& text) {
    return text.toStdString();
}

} // namespace

TrainingDialog::TrainingDialog(const TrainingPlaces& places, QWidget* parent)
    : QDialog(parent), places_(places), runs_(new TrainingRunList(this)), list_(new QListView),
      new_(new QPushButton), add_(new QPushButton), pages_(new QStackedWidget),
      setup_(new TrainingSetup(places)), page_(new TrainingRunPage(places.program, places.models)) {
    setWindowTitle(tr("Training"));
    setWindowFlags(windowFlags() | Qt::WindowMinMaxButtonsHint);
    buildLayout();
    connect(new_, &QPushButton::clicked, this, [this] {
        chosen_ = true;
        showNew();
    });
    connect(add_, &QPushButton::clicked, this, &TrainingDialog::askFolder);
    connect(runs_, &TrainingRunList::refreshed, this, &TrainingDialog::listRefreshed);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TrainingDialog::currentChanged);
    connect(setup_, &TrainingSetup::started, this, [this](const std::filesystem::path& run) {
        chosen_ = true;
        showRun(run);
    });
    connect(page_, &TrainingRunPage::continued, runs_, &TrainingRunList::poll);
    connect(page_, &TrainingRunPage::useRequested, this, &TrainingDialog::useRequested);
    useFolders();
    showNew();
}

TrainingDialog::~TrainingDialog() = default;

void TrainingDialog::buildLayout() {
    list_->setObjectName("trainingRuns");
    list_->setAccessibleName(tr("Runs, those that live first"));
    list_->setModel(runs_);
    list_->setItemDelegate(new QueueDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setMinimumWidth(220);
    new_->setText(tr("&New run"));
    new_->setIcon(icon(Icon::add));
    new_->setToolTip(tr("Choose pairs and a network, and start"));
    add_->setText(tr("Add a &folder…"));
    add_->setIcon(icon(Icon::folder));
    add_->setToolTip(tr("Show the runs of another folder as well, such as those of the command line"));
    for (QPushButton* button : {new_, add_})
        button->setAutoDefault(false);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new_);
    column->addWidget(list_, 1);
    column->addWidget(add_);
    pages_->addWidget(setup_);
    pages_->addWidget(page_);
    auto* split = new QSplitter;
    split->addWidget(left);
    split->addWidget(pages_);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    split->setSizes({240, 860});
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(split);
    resize(1140, 760);
}

bool TrainingDialog::isNewShown() const {
    return pages_->currentWidget() == setup_;
}

void TrainingDialog::useFolders() {
    std::vector<std::filesystem::path> folders{places_.runs};
    for (const QString& folder : QSettings().value(folders_key).toStringList())
        folders.push_back(pathOf(folder));
    runs_->setFolders(std::move(folders));
}

void TrainingDialog::addFolder(const QString& folder) {
    QSettings settings;
    QStringList folders = settings.value(folders_key).toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    settings.setValue(folders_key, folders.first(std::min(folders.size(), most_folders)));
    useFolders();
}

void TrainingDialog::askFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("A run, or a folder of runs"));
    if (!folder.isEmpty())
        addFolder(folder);
}

void TrainingDialog::showNew() {
    shown_.clear();
    following_ = true;
    list_->setCurrentIndex({});
    following_ = false;
    page_->clear();
    pages_->setCurrentWidget(setup_);
}

void TrainingDialog::showRun(const std::filesystem::path& run) {
    chosen_ = true;
    shown_ = run;
    page_->showRun(shown_);
    pages_->setCurrentWidget(page_);
    if (runs_->rowOf(shown_) >= 0)
        listRefreshed();
    else
        runs_->poll();
}

/// The list keeps the shown run selected wherever it has gone. At first a run that lives is shown by itself;
/// after that nothing but the person changes the page.
void TrainingDialog::listRefreshed() {
    if (!std::exchange(chosen_, true) && runs_->run(0) && is_alive(runs_->run(0)->state))
        return showRun(runs_->run(0)->path);
    const int row = shown_.empty() ? -1 : runs_->rowOf(shown_);
    if (list_->currentIndex().row() == row)
        return;
    following_ = true;
    list_->setCurrentIndex(row >= 0 ? runs_->index(row) : QModelIndex());
    following_ = false;
}

void TrainingDialog::currentChanged() {
    const RunSummary* run = runs_->run(list_->currentIndex().row());
    if (following_ || !run)
        return;
    chosen_ = true;
    showRun(run->path);
}

} // namespace sinopia
