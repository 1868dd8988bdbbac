#include "ui/panels/welcome_page.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace sinopia {
namespace {

constexpr int shown_files = 6;
constexpr QSize example_size{96, 96};
constexpr int examples_a_row = 4;

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

/// A part with a heading and room for what it lists; hidden while it is empty.
template <class Rows>
std::pair<QWidget*, Rows*> part(const QString& title) {
    auto* widget = new QWidget;
    auto* outer = new QVBoxLayout(widget);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(6);
    outer->addWidget(heading(title));
    auto* rows = new Rows;
    rows->setSpacing(2);
    outer->addLayout(rows);
    outer->addStretch();
    widget->hide();
    return {widget, rows};
}

void clear(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QPushButton* bigButton(const QString& text, Icon picture, const QString& tip) {
    auto* button = new QPushButton(icon(picture), text);
    button->setIconSize({20, 20});
    button->setMinimumHeight(36);
    button->setToolTip(tip);
    return button;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent) : QFrame(parent) {
    setObjectName("welcome");
    setAutoFillBackground(true);
    setFrameShape(QFrame::StyledPanel);
    auto* title = new QLabel(tr("Sinopia"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.9);
    font.setBold(true);
    title->setFont(font);
    auto* words = new QLabel(tr("Paint a map of what is where; the picture is painted over it."));
    words->setWordWrap(true);
    auto* begin = bigButton(tr("New map…"), Icon::newFile, tr("An empty map of any size"));
    auto* open = bigButton(tr("Open…"), Icon::open, tr("A project, a label map, or a photo to be labelled"));
    auto* close = new QToolButton;
    close->setIcon(icon(Icon::close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this page and paint (Esc)"));
    close->setAccessibleName(close->toolTip());
    std::tie(recent_part_, recent_) = part<QVBoxLayout>(tr("Opened last"));
    std::tie(examples_part_, examples_) = part<QGridLayout>(tr("Examples"));

    auto* top = new QHBoxLayout;
    auto* sign = new QLabel;
    sign->setPixmap(icon(Icon::application).pixmap(44, 44));
    top->addWidget(sign);
    top->addSpacing(6);
    top->addWidget(title);
    top->addStretch();
    top->addWidget(close, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(begin);
    buttons->addWidget(open);
    auto* lists = new QHBoxLayout;
    lists->setSpacing(28);
    lists->addWidget(examples_part_);
    lists->addWidget(recent_part_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 18, 18, 24);
    layout->setSpacing(14);
    layout->addLayout(top);
    layout->addWidget(words);
    layout->addLayout(buttons);
    layout->addLayout(lists);

    connect(begin, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(close, &QToolButton::clicked, this, &WelcomePage::closed);
    setFocusProxy(open);
}

void WelcomePage::setRecent(const QStringList& files) {
    clear(recent_);
    for (const QString& path : files.mid(0, shown_files)) {
        auto* row = new QToolButton;
        row->setText(QFileInfo(path).fileName());
        row->setIcon(icon(path.endsWith(".sinopia") ? Icon::layers : Icon::picture));
        row->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->setAutoRaise(true);
        row->setToolTip(path);
        row->setFocusPolicy(Qt::StrongFocus);
        connect(row, &QToolButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
        recent_->addWidget(row);
    }
    recent_part_->setVisible(!files.isEmpty());
}

void WelcomePage::setExamples(const std::vector<Example>& examples) {
    clear(examples_);
    for (const Example& example : examples) {
        auto* button = new QToolButton;
        button->setText(example.title);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIcon(QIcon(example.picture));
        button->setIconSize(example_size);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tr("Opens the example; nothing you paint changes the original"));
        connect(button, &QToolButton::clicked, this,
                [this, path = example.project] { Q_EMIT exampleChosen(path); });
        const int place = examples_->count();
        examples_->addWidget(button, place / examples_a_row, place % examples_a_row);
    }
    examples_part_->setVisible(!examples.empty());
}

void WelcomePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        return QFrame::keyPressEvent(event);
    Q_EMIT closed();
}

} // namespace sinopia
