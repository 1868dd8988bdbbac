#include "ui/dialogs/model_library_dialog.h"

#include "ui/dialogs/installed_model.h"
#include "ui/dialogs/model_card.h"
#include "ui/dialogs/model_list_model.h"
#include "ui/dialogs/published_models.h"
#include "ui/jobs/job_runner.h"
#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>

namespace sinopia {

ModelLibraryDialog::ModelLibraryDialog(std::vector<Shelf> shelves, const QString& own_folder,
                                       const QString& current, QWidget* parent)
    : QDialog(parent), shelves_(std::move(shelves)), own_folder_(own_folder),
      current_(current.isEmpty() ? current : QDir(current).absolutePath()), model_(new ModelListModel(this)),
      list_(new QListView), pages_(new QStackedWidget), card_(new ModelCard), published_(new QTextBrowser),
      buttons_(new QDialogButtonBox), runner_(new JobRunner(this)) {
    setWindowTitle(tr("Model library"));
    buildLayout();
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ModelLibraryDialog::showCurrent);
    connect(list_, &QListView::doubleClicked, this, &ModelLibraryDialog::useCurrent);
    connect(use_, &QPushButton::clicked, this, &ModelLibraryDialog::useCurrent);
    connect(open_, &QPushButton::clicked, this, &ModelLibraryDialog::openCheckpointRequested);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    readShelves();
}

ModelLibraryDialog::~ModelLibraryDialog() = default;

void ModelLibraryDialog::buildLayout() {
    list_->setObjectName("modelList");
    list_->setAccessibleName(tr("Models"));
    list_->setModel(model_);
    list_->setSpacing(2);
    list_->setIconSize({20, 20});
    list_->setMinimumWidth(200);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    published_->setOpenExternalLinks(true);
    published_->setAccessibleName(tr("Published checkpoints"));
    published_->setHtml(publishedModelsPage(own_folder_));
    pages_->addWidget(card_);
    pages_->addWidget(published_);
    use_ = buttons_->addButton(tr("&Use this model"), QDialogButtonBox::ActionRole);
    use_->setIcon(icon(Icon::check));
    use_->setDefault(true);
    open_ = buttons_->addButton(tr("&Open a checkpoint…"), QDialogButtonBox::ActionRole);
    open_->setIcon(icon(Icon::folder));
    open_->setToolTip(tr("A .safetensors or .pt file, with its side file beside it"));
    buttons_->addButton(QDialogButtonBox::Close);
    auto* split = new QSplitter;
    split->addWidget(list_);
    split->addWidget(pages_);
    split->setStretchFactor(1, 1);
    split->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(split, 1);
    layout->addWidget(buttons_);
    resize(860, 620);
    split->setSizes({230, 630});
}

void ModelLibraryDialog::readShelves() {
    runner_->run([this, shelves = shelves_]() -> JobRunner::Delivery {
        std::vector<InstalledModel> models;
        for (const Shelf& shelf : shelves)
            for (InstalledModel& model : readModels(shelf.folder, shelf.title))
                models.push_back(std::move(model));
        return [this, models = std::move(models)]() mutable { showModels(std::move(models)); };
    });
    showCurrent();
}

void ModelLibraryDialog::showModels(std::vector<InstalledModel> models) {
    model_->setModels(std::move(models), current_);
    int row = 0;
    for (int i = 0; i < model_->rowCount(); ++i)
        if (model_->inUse(i))
            row = i;
    ready_ = true;
    list_->setCurrentIndex(model_->index(row));
    list_->setFocus();
}

void ModelLibraryDialog::showCurrent() {
    const int row = list_->currentIndex().row();
    const InstalledModel* model = model_->model(row);
    if (model)
        card_->showModel(*model);
    pages_->setCurrentIndex(model || !ready_ ? 0 : 1);
    const bool usable = model && model->problem.isEmpty();
    use_->setEnabled(usable && !model_->inUse(row));
    if (usable && model_->inUse(row))
        use_->setToolTip(tr("This model is in use"));
    else
        use_->setToolTip(usable ? tr("Load this model and paint with it (Enter)") : QString());
}

void ModelLibraryDialog::useCurrent() {
    const int row = list_->currentIndex().row();
    const InstalledModel* model = model_->model(row);
    if (model && model->problem.isEmpty() && !model_->inUse(row))
        Q_EMIT useRequested(model->folder);
}

} // namespace sinopia
