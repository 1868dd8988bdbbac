#include "ui/dialogs/text_dialog.h"

#include "ui/style/icons.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sinopia {

TextDialog::TextDialog(const QString& title, const QString& remark, const QString& text, QWidget* parent)
    : QDialog(parent), text_(text) {
    setWindowTitle(title);
    auto* note = new QLabel(remark);
    note->setWordWrap(true);
    auto* view = new QPlainTextEdit(text);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    view->setAccessibleName(title);
    note->setBuddy(view);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("&Copy to the clipboard"), QDialogButtonBox::ActionRole);
    copy->setIcon(icon(Icon::copy));
    copy->setToolTip(tr("Copies the whole text"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(note);
    layout->addWidget(view, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        this->copy();
        copy->setText(tr("Copied"));
    });
    copy->setDefault(true);
    resize(720, 480);
}

void TextDialog::copy() {
    QGuiApplication::clipboard()->setText(text_);
}

} // namespace sinopia
