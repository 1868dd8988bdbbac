#include "ui/dialogs/help_dialog.h"

#include "ui/dialogs/help_text.h"
#include "ui/style/icons.h"
#include "ui/window/action_set.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace sinopia {
namespace {

constexpr int icon_size = 18;

bool holds(const QString& text, const QStringList& words) {
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString row(const QStringList& cells) {
    QString html = "<tr>";
    for (const QString& cell : cells)
        html += "<td style=\"padding: 3px 12px 3px 0\">" + cell + "</td>";
    return html + "</tr>";
}

QString keyCell(const QString& keys) {
    return keys.isEmpty() ? QString() : "<b>" + keys.toHtmlEscaped().replace(' ', "&nbsp;") + "</b>";
}

} // namespace

HelpDialog::HelpDialog(const ActionSet& actions, QWidget* parent)
    : QDialog(parent), actions_(actions), search_(new QLineEdit), contents_(new QListWidget),
      page_(new QTextBrowser) {
    setWindowTitle(tr("Help"));
    search_->setPlaceholderText(tr("Search: a tool, a key, what you want to do"));
    search_->setAccessibleName(tr("Search the help"));
    search_->setClearButtonEnabled(true);
    search_->addAction(icon(Icon::search), QLineEdit::LeadingPosition);
    contents_->setAccessibleName(tr("Contents"));
    page_->setAccessibleName(tr("Help text"));
    page_->setOpenExternalLinks(true);
    page_->document()->setDocumentMargin(14);
    auto* split = new QSplitter;
    split->addWidget(contents_);
    split->addWidget(page_);
    split->setStretchFactor(1, 1);
    split->setSizes({200, 640});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    // Enter in the search must not close the help.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    contents_->setSpacing(2);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search_);
    layout->addWidget(split, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(search_, &QLineEdit::textChanged, this, &HelpDialog::refresh);
    connect(&actions_, &ActionSet::keysChanged, this, &HelpDialog::refresh);
    connect(contents_, &QListWidget::currentRowChanged, this,
            [this](int row) { page_->scrollToAnchor(QString("s%1").arg(row)); });
    addIcons();
    refresh();
    resize(860, 620);
    search_->setFocus();
}

void HelpDialog::search(const QString& text) {
    search_->setText(text);
}

QString HelpDialog::shownText() const {
    return page_->toPlainText();
}

void HelpDialog::addIcons() {
    const double ratio = devicePixelRatioF();
    for (const QString& id : actions_.ids())
        if (const QIcon picture = actions_[id]->icon(); !picture.isNull())
            page_->document()->addResource(QTextDocument::ImageResource, QUrl("icon:" + id),
                                           picture.pixmap(QSize(icon_size, icon_size), ratio));
}

QList<HelpDialog::Section> HelpDialog::actionSections(const QString& text) const {
    QList<Section> sections;
    for (const QString& id : actions_.search(text)) {
        const QString category = actions_.category(id);
        auto section = std::find_if(sections.begin(), sections.end(),
                                    [&](const Section& each) { return each.title == category; });
        if (section == sections.end())
            section = sections.insert(sections.end(), {category, {}});
        const bool picture = !actions_[id]->icon().isNull();
        const QString image =
            QString("<img src=\"icon:%1\" width=\"%2\" height=\"%2\">").arg(id).arg(icon_size);
        section->html += row({picture ? image : QString(), actions_.title(id).toHtmlEscaped(),
                              keyCell(actions_.keyText(id)), actions_.help(id).toHtmlEscaped()});
    }
    for (Section& section : sections)
        section.html = "<table>" + section.html + "</table>";
    return sections;
}

QList<HelpDialog::Section> HelpDialog::sections(const QString& text) const {
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    QList<Section> all;
    for (const HelpTopic& topic : gettingStarted()) {
        QString html;
        for (const QString& paragraph : topic.paragraphs)
            html += "<p>" + withKeys(paragraph, actions_).toHtmlEscaped() + "</p>";
        if (holds(topic.title + withKeys(topic.paragraphs.join('\n'), actions_), words))
            all.append({topic.title, html});
    }
    QString hands;
    for (const auto& [hand, effect] : gestures())
        if (holds(hand + ' ' + effect, words))
            hands += row({"<b>" + hand.toHtmlEscaped() + "</b>", effect.toHtmlEscaped()});
    if (!hands.isEmpty())
        all.append({tr("Mouse and pen"), "<table>" + hands + "</table>"});
    return all + actionSections(text);
}

void HelpDialog::refresh() {
    QString html;
    contents_->clear();
    for (const Section& section : sections(search_->text())) {
        html += QString("<h3><a name=\"s%1\"></a>%2</h3>%3")
                    .arg(contents_->count())
                    .arg(section.title.toHtmlEscaped(), section.html);
        contents_->addItem(section.title);
    }
    if (html.isEmpty())
        html = "<p>" + tr("Nothing is found. Try another word.").toHtmlEscaped() + "</p>";
    page_->setHtml(html);
}

} // namespace sinopia
