#include "ui/palette/class_chooser.h"

#include "ui/palette/class_list_model.h"
#include "ui/palette/class_list_view.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sinopia {

ClassChooser::ClassChooser(const QString& title, const QString& question, const LabelSet& labels,
                           const ClassCounts& counts, QWidget* parent)
    : QDialog(parent), model_(new ClassListModel(this)), search_(new QLineEdit),
      list_(new ClassListView(model_, false)),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(title);
    model_->setLabels(labels);
    model_->setCounts(counts);
    search_->setPlaceholderText(tr("Find a class"));
    search_->setAccessibleName(tr("Find a class"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    list_->setAccessibleName(tr("Classes"));
    auto* text = new QLabel(question);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    layout->addWidget(buttons_);
    resize(380, 460);
    connect(search_, &QLineEdit::textChanged, this, &ClassChooser::search);
    connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ClassChooser::check);
    connect(list_, &ClassListView::chosen, this, &ClassChooser::check);
    connect(list_, &QListView::doubleClicked, this, [this] {
        if (chosen() >= 0)
            accept();
    });
    connect(list_, &ClassListView::foldSwitched, this, [this](const QString& heading) {
        QSet<QString> folded = model_->folded();
        if (!folded.remove(heading))
            folded.insert(heading);
        model_->setFolded(folded);
    });
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    search_->setFocus();
    check();
}

int ClassChooser::chosen() const {
    const int index = list_->currentClass();
    return index == excluded_ ? -1 : index;
}

void ClassChooser::exclude(int index) {
    excluded_ = index;
    check();
}

int ClassChooser::ask(QWidget* parent, const QString& title, const QString& question, const LabelSet& labels,
                      const ClassCounts& counts, int excluded) {
    ClassChooser dialog(title, question, labels, counts, parent);
    dialog.exclude(excluded);
    return dialog.exec() == QDialog::Accepted ? dialog.chosen() : -1;
}

void ClassChooser::search(const QString& typed) {
    model_->setSearch(typed);
    // The best that may be chosen: Enter takes it.
    for (int row = 0; row < model_->rowCount(); ++row) {
        const QModelIndex index = model_->index(row, 0);
        const int which = index.data(ClassListModel::IndexRole).toInt();
        if (which >= 0 && which != excluded_) {
            list_->setCurrentIndex(index);
            break;
        }
    }
    check();
}

void ClassChooser::check() {
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(chosen() >= 0);
}

bool ClassChooser::eventFilter(QObject* watched, QEvent* event) {
    if (watched == search_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        list_->setFocus();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace sinopia
