#include "ui/tools/paint_settings.h"
#include "ui/window/option_rows.h"

#include <QComboBox>

namespace sinopia {

SmartRow::SmartRow(PaintSettings& settings)
    : OptionRow(settings), drawn_(new QComboBox), follows_(new QComboBox) {
    drawn_->setObjectName("smartDrawn");
    drawn_->addItem(tr("Around its edge"));
    drawn_->addItem(tr("With a broad brush"));
    drawn_->setAccessibleName(tr("How the rough area is drawn"));
    drawn_->setToolTip(tr("Draw roughly around the area, or over it with the brush ( [ and ] set its size)"));
    follows_->setObjectName("smartFollows");
    follows_->addItem(tr("Edges near by"));
    follows_->addItem(tr("Colours inside and outside"));
    follows_->setAccessibleName(tr("What the outline follows"));
    follows_->setToolTip(
        tr("Edges are quicker and suit clear outlines; colours suit broken or textured ones"));
    addLabel(tr("Draw"), drawn_);
    addLabel(tr("Follow"), follows_);
    const auto choose = [this] {
        if (showing_)
            return;
        PaintSettings::Options options = settings_.options();
        options.smart_brush = drawn_->currentIndex() == 1;
        options.smart_colours = follows_->currentIndex() == 1;
        settings_.setOptions(options);
    };
    connect(drawn_, &QComboBox::currentIndexChanged, this, choose);
    connect(follows_, &QComboBox::currentIndexChanged, this, choose);
}

void SmartRow::refresh() {
    showing_ = true;
    drawn_->setCurrentIndex(settings_.options().smart_brush ? 1 : 0);
    follows_->setCurrentIndex(settings_.options().smart_colours ? 1 : 0);
    showing_ = false;
}

} // namespace sinopia
