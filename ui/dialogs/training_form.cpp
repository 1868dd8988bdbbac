#include "ui/dialogs/training_form.h"

#include "base/error.h"
#include "ui/dialogs/training_form_values.h"
#include "ui/style/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>

namespace sinopia {
namespace {

using Pointer = nlohmann::json::json_pointer;

constexpr int control_width = 190;

/// Turning the wheel over a form scrolls it; a list that is not in use must not turn instead.
class CalmComboBox : public QComboBox {
  public:
    CalmComboBox() { setFocusPolicy(Qt::StrongFocus); }

  protected:
    void wheelEvent(QWheelEvent* event) override {
        if (hasFocus())
            QComboBox::wheelEvent(event);
        else
            event->ignore();
    }
};

QLabel* quietText(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

TrainingForm::TrainingForm(QWidget* parent)
    : QWidget(parent), json_(to_json(TrainingOptions())), search_(new QLineEdit) {
    search_->setPlaceholderText(tr("Search the settings"));
    search_->setAccessibleName(tr("Search the settings"));
    search_->setClearButtonEnabled(true);
    search_->addAction(icon(Icon::search), QLineEdit::LeadingPosition);
    connect(search_, &QLineEdit::textChanged, this, &TrainingForm::search);
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setSpacing(8);
    QWidget* heading = nullptr;
    const char* section = nullptr;
    for (const TrainingField& field : trainingFields()) {
        if (!json_.contains(Pointer(field.pointer)))
            continue;
        if (field.section != section) {
            section = field.section;
            auto* title = new QLabel("<b>" + fieldSection(field).toHtmlEscaped() + "</b>");
            title->setContentsMargins(0, 8, 0, 0);
            column->addWidget(heading = title);
        }
        addRow(field, column, heading);
    }
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addWidget(search_);
    layout->addWidget(scroll, 1);
}

void TrainingForm::addRow(const TrainingField& field, QVBoxLayout* column, QWidget* heading) {
    Row row;
    row.field = &field;
    row.heading = heading;
    row.box = new QWidget;
    row.control = makeControl(field);
    row.control->setAccessibleName(fieldTitle(field));
    row.control->setAccessibleDescription(fieldSentence(field));
    row.control->setToolTip(fieldSentence(field) + '\n' + QString(field.pointer).mid(1));
    row.problem = new QLabel;
    row.problem->setWordWrap(true);
    row.problem->setTextFormat(Qt::PlainText);
    row.problem->setForegroundRole(QPalette::Link);
    row.problem->hide();
    auto* title = new QLabel(fieldTitle(field));
    title->setWordWrap(true);
    title->setBuddy(row.control);
    auto* grid = new QGridLayout(row.box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(2);
    grid->setColumnMinimumWidth(0, 150);
    grid->setColumnStretch(1, 1);
    grid->addWidget(title, 0, 0, Qt::AlignTop);
    QWidget* shown = field.kind == FieldKind::file ? row.control->parentWidget() : row.control;
    grid->addWidget(shown, 0, 1, Qt::AlignLeft);
    grid->addWidget(quietText(fieldSentence(field)), 1, 1);
    grid->addWidget(row.problem, 2, 1);
    column->addWidget(row.box);
    rows_.insert(field.pointer, row);
}

QWidget* TrainingForm::makeControl(const TrainingField& field) {
    const QString pointer = field.pointer;
    const auto changed = [this, pointer] {
        if (!filling_)
            Q_EMIT edited(pointer);
    };
    if (field.kind == FieldKind::flag) {
        auto* box = new QCheckBox(tr("On"));
        connect(box, &QCheckBox::toggled, this, changed);
        return box;
    }
    if (field.kind == FieldKind::choice) {
        auto* box = new CalmComboBox;
        for (const QString& choice : QString(field.choices).split(' '))
            box->addItem(QString(choice).replace('_', ' '), choice);
        connect(box, &QComboBox::currentIndexChanged, this, changed);
        return box;
    }
    QWidget* control = field.kind == FieldKind::file ? makeFileControl(field) : new QLineEdit;
    auto* line = qobject_cast<QLineEdit*>(control);
    line->setMinimumWidth(control_width);
    connect(line, &QLineEdit::textEdited, this, changed);
    return control;
}

/// The line and a button beside it that asks for a folder or file.
QWidget* TrainingForm::makeFileControl(const TrainingField& field) {
    auto* both = new QWidget;
    auto* line = new QLineEdit;
    auto* button = new QToolButton;
    button->setIcon(icon(Icon::folder));
    button->setAccessibleName(tr("Choose: %1").arg(fieldTitle(field)));
    button->setToolTip(tr("Choose a folder"));
    button->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line, 1);
    layout->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, line, pointer = QString(field.pointer)] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Start from"), line->text());
        if (chosen.isEmpty())
            return;
        line->setText(chosen);
        Q_EMIT edited(pointer);
    });
    return line;
}

void TrainingForm::setOptions(const TrainingOptions& options) {
    json_ = to_json(options);
    filling_ = true;
    for (const Row& row : rows_)
        showValue(*row.field, *row.control, json_.at(Pointer(row.field->pointer)));
    filling_ = false;
}

TrainingOptions TrainingForm::options() const {
    nlohmann::json json = json_;
    for (const Row& row : rows_) {
        const QString wrong = readValue(*row.field, *row.control, json[Pointer(row.field->pointer)]);
        row.problem->setText(wrong);
        row.problem->setVisible(!wrong.isEmpty());
        if (!wrong.isEmpty())
            throw Error((fieldTitle(*row.field) + ": " + wrong).toStdString());
    }
    return training_options_from_json(json);
}

void TrainingForm::showProblems(const std::vector<FieldProblem>& problems) {
    for (const Row& row : rows_) {
        QStringList sentences;
        for (const FieldProblem& problem : problems)
            if (problem.pointer == row.field->pointer)
                sentences << problem.sentence;
        row.problem->setText(sentences.join('\n'));
        row.problem->setVisible(!sentences.isEmpty());
    }
}

QString TrainingForm::problemAt(const QString& pointer) const {
    return rows_.contains(pointer) ? rows_[pointer].problem->text() : QString();
}

void TrainingForm::search(const QString& text) {
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    QHash<QWidget*, bool> used;
    for (const Row& row : rows_) {
        const QString all = fieldTitle(*row.field) + ' ' + fieldSentence(*row.field) + ' ' +
                            row.field->pointer + ' ' + fieldSection(*row.field);
        const bool found = std::all_of(words.begin(), words.end(), [&](const QString& word) {
            return all.contains(word, Qt::CaseInsensitive);
        });
        row.box->setVisible(found);
        used[row.heading] = used.value(row.heading) || found;
    }
    for (auto it = used.begin(); it != used.end(); ++it)
        it.key()->setVisible(it.value());
}

} // namespace sinopia
