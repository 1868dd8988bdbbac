#include "ui/panels/message_bar.h"

#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPalette>
#include <QToolButton>

namespace sinopia {
namespace {

QColor mixed(const QColor& ground, const QColor& over, double share) {
    const auto mix = [&](int a, int b) { return int(a + (b - a) * share); };
    return {mix(ground.red(), over.red()), mix(ground.green(), over.green()),
            mix(ground.blue(), over.blue())};
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), sign_(new QLabel), text_(new QLabel), action_(new QToolButton) {
    setObjectName("messageBar");
    setAutoFillBackground(true);
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    action_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* close = new QToolButton;
    close->setIcon(icon(Icon::close));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    for (QWidget* button : {static_cast<QWidget*>(action_), static_cast<QWidget*>(close)})
        button->setFocusPolicy(Qt::TabFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(10);
    layout->addWidget(sign_);
    layout->addWidget(text_, 1);
    layout->addWidget(action_);
    layout->addWidget(close);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(action_, &QToolButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(act_, {}))
            act();
    });
    hide();
}

void MessageBar::showMessage(const QString& text, Kind kind) {
    showMessage(text, kind, {}, {});
}

void MessageBar::showMessage(const QString& text, Kind kind, const QString& action,
                             std::function<void()> act) {
    const QColor window = palette().color(QPalette::Base);
    const QColor ground = mixed(window, kind == Kind::error ? accentColor() : QColor(0x2F, 0x6F, 0xA8), 0.18);
    QPalette colors = palette();
    colors.setColor(QPalette::Window, ground);
    setPalette(colors);
    sign_->setPixmap(icon(kind == Kind::error ? Icon::warning : Icon::info).pixmap(20, 20));
    text_->setText(text);
    setAccessibleName(text);
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    act_ = std::move(act);
    show();
}

QString MessageBar::text() const {
    return isVisible() ? text_->text() : QString();
}

} // namespace sinopia
