#include "ui/dialogs/training_report.h"

#include "ui/dialogs/share_delegate.h"
#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTreeView>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int sign_size = 18;
constexpr std::size_t most_rows = 2000; ///< more faults than that nobody reads one by one

QTreeView* table(QStandardItemModel* model, const QString& name) {
    auto* view = new QTreeView;
    view->setAccessibleName(name);
    view->setModel(model);
    view->setRootIsDecorated(false);
    view->setUniformRowHeights(true);
    view->setAlternatingRowColors(true);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setTextElideMode(Qt::ElideMiddle);
    return view;
}

QStandardItem* cell(const QString& text) {
    auto* item = new QStandardItem(text);
    item->setToolTip(text);
    return item;
}

} // namespace

TrainingReport::TrainingReport(QWidget* parent)
    : QWidget(parent), sign_(new QLabel), text_(new QLabel), reason_(new QLabel), remap_(new QPushButton),
      pages_(new QTabWidget), faults_(new QStandardItemModel(this)), classes_(new QStandardItemModel(this)) {
    for (QLabel* label : {text_, reason_}) {
        label->setTextFormat(Qt::PlainText); // names come from files
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    remap_->setText(tr("Apply this &remap"));
    remap_->setIcon(icon(Icon::swap));
    remap_->setAutoDefault(false);
    connect(remap_, &QPushButton::clicked, this, &TrainingReport::remapRequested);
    auto* faults = table(faults_, tr("Faults of the dataset"));
    faults->setObjectName("datasetFaults");
    auto* classes = table(classes_, tr("Coverage of the classes"));
    classes->setObjectName("datasetClasses");
    classes->setItemDelegateForColumn(1, new ShareDelegate(classes));
    pages_->setDocumentMode(true);
    pages_->addTab(classes, tr("Classes"));
    pages_->addTab(faults, tr("Faults"));
    auto* head = new QHBoxLayout;
    head->addWidget(sign_, 0, Qt::AlignTop);
    head->addWidget(text_, 1);
    auto* mend = new QHBoxLayout;
    mend->addWidget(reason_, 1);
    mend->addWidget(remap_, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(head);
    layout->addLayout(mend);
    layout->addWidget(pages_, 1);
    showNothing(tr("Choose a folder of pictures and label maps: they are checked at once."));
}

QString TrainingReport::text() const {
    return text_->text();
}

void TrainingReport::showText(const QString& sentence, bool trouble) {
    text_->setText(sentence);
    sign_->setPixmap(icon(trouble ? Icon::warning : Icon::info).pixmap(sign_size, sign_size));
}

void TrainingReport::showNothing(const QString& sentence) {
    showText(sentence, false);
    reason_->hide();
    remap_->hide();
    pages_->hide();
}

void TrainingReport::showProblem(const QString& sentence) {
    showNothing(sentence);
    showText(sentence, true);
}

void TrainingReport::showProgress(long long done, long long total) {
    showNothing(total > 0 ? tr("Looking at each pair: %1 of %2 …").arg(done).arg(total)
                          : tr("Looking at each pair …"));
}

void TrainingReport::showFindings(const DatasetFindings& findings) {
    const QLocale locale;
    QString sentence =
        tr("%1 pairs, %2 of them usable")
            .arg(locale.toString(qlonglong(findings.pairs)), locale.toString(qlonglong(findings.usable)));
    if (!findings.smallest.empty())
        sentence +=
            tr(", %1 × %2 pixels or larger").arg(findings.smallest.width).arg(findings.smallest.height);
    sentence += findings.faults.empty() ? tr(". Nothing is wrong with them.")
                                        : tr(". %n fault(s) must be mended or taken out first.", nullptr,
                                             int(findings.faults.size()));
    showText(sentence, !findings.faults.empty());
    fillFaults(findings);
    fillClasses(findings);
    const bool mends = findings.remap.is_object();
    reason_->setText(mends ? QString::fromStdString(findings.remap_reason) : QString());
    reason_->setVisible(mends);
    remap_->setVisible(mends);
    remap_->setToolTip(mends ? QString::fromStdString(findings.remap.dump()) : QString());
    pages_->show();
    pages_->setCurrentIndex(findings.faults.empty() ? 0 : 1);
}

void TrainingReport::fillFaults(const DatasetFindings& findings) {
    faults_->clear();
    faults_->setHorizontalHeaderLabels({tr("File"), tr("What is wrong")});
    const auto add = [&](const QString& file, const QString& sentence, Icon sign) {
        QStandardItem* first = cell(file);
        first->setIcon(icon(sign));
        faults_->appendRow({first, cell(sentence)});
    };
    const std::size_t shown = std::min(findings.faults.size(), most_rows);
    for (std::size_t i = 0; i < shown; ++i) {
        const DatasetFindings::Fault& fault = findings.faults[i];
        add(QFileInfo(QString::fromStdString(fault.file)).fileName(), QString::fromStdString(fault.message),
            Icon::warning);
    }
    if (shown < findings.faults.size())
        add(tr("and more"), tr("%1 faults in all").arg(findings.faults.size()), Icon::warning);
    for (const std::string& note : findings.notes)
        add(tr("Note"), QString::fromStdString(note), Icon::info);
    pages_->setTabText(1, findings.faults.empty() ? tr("Notes (%1)").arg(findings.notes.size())
                                                  : tr("Faults (%1)").arg(findings.faults.size()));
    if (auto* view = findChild<QTreeView*>("datasetFaults"))
        view->setColumnWidth(0, 180);
}

void TrainingReport::fillClasses(const DatasetFindings& findings) {
    classes_->clear();
    classes_->setHorizontalHeaderLabels({tr("Class"), tr("Share of the pixels"), tr("In maps")});
    const QLocale locale;
    double most = 0;
    for (const DatasetFindings::Coverage& each : findings.classes)
        most = std::max(most, each.share);
    for (const DatasetFindings::Coverage& each : findings.classes) {
        QStandardItem* share =
            cell(each.ignored ? tr("ignored") : tr("%1 %").arg(locale.toString(100 * each.share, 'f', 2)));
        share->setData(most > 0 ? each.share / most : 0, ShareDelegate::ShareRole);
        QStandardItem* maps = cell(locale.toString(qlonglong(each.maps)));
        maps->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        classes_->appendRow({cell(QString::fromStdString(each.name)), share, maps});
    }
    if (auto* view = findChild<QTreeView*>("datasetClasses")) {
        view->header()->setStretchLastSection(false);
        view->header()->setSectionResizeMode(1, QHeaderView::Stretch);
        view->setColumnWidth(0, 140);
        view->setColumnWidth(2, 80);
    }
    pages_->setTabText(0, tr("Classes (%1)").arg(findings.classes.size()));
}

} // namespace sinopia
