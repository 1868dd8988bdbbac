#include "ui/palette/recent_strip.h"

#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace sinopia {
namespace {

constexpr int most_shown = 10;
constexpr int most_kept = 24;
constexpr int button_width = 28;
constexpr int button_height = 24;

QIcon swatchIcon(const QColor& color) {
    QPixmap pixmap(44, 36);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawSwatch(painter, {1, 1, 20, 16}, color);
    return QIcon(pixmap);
}

} // namespace

RecentStrip::RecentStrip(const ClassListModel& model, QWidget* parent) : QWidget(parent), model_(model) {
    setAccessibleName(tr("Recent classes"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    for (int i = 0; i < most_shown; ++i) {
        auto* button = new QToolButton;
        button->setAutoRaise(true);
        button->setIconSize({22, 18});
        button->setFixedSize(button_width, button_height);
        button->hide();
        connect(button, &QToolButton::clicked, this,
                [this, button] { Q_EMIT chosen(button->property("classIndex").toInt()); });
        layout->addWidget(button);
        buttons_ << button;
    }
    layout->addStretch(1);
    setFixedHeight(button_height);
}

void RecentStrip::use(const QString& name) {
    if (!names_.isEmpty() && names_.front() == name)
        return;
    names_.removeAll(name);
    names_.prepend(name);
    while (names_.size() > most_kept)
        names_.removeLast();
    refresh();
}

void RecentStrip::setNames(const QStringList& names) {
    names_ = names.mid(0, most_kept);
    refresh();
}

void RecentStrip::setCurrent(int index) {
    current_ = index;
    refresh();
}

QSize RecentStrip::minimumSizeHint() const {
    return {button_width, button_height};
}

void RecentStrip::resizeEvent(QResizeEvent*) {
    refresh();
}

void RecentStrip::refresh() {
    const int room = std::min(most_shown, std::max(1, width() / (button_width + 1)));
    int at = 0;
    for (const QString& name : names_) {
        const auto index = model_.labels().find(name.toStdString());
        if (!index || *index == current_)
            continue;
        if (at == room)
            break;
        QToolButton* button = buttons_[at++];
        button->setProperty("classIndex", int(*index));
        button->setIcon(swatchIcon(model_.colorOf(*index)));
        button->setToolTip(tr("%1, painted with before").arg(name.toHtmlEscaped()));
        button->setAccessibleName(name);
        button->show();
    }
    for (; at < most_shown; ++at)
        buttons_[at]->hide();
}

} // namespace sinopia
