#include "ui/dialogs/about_dialog.h"

#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sinopia {
namespace {

constexpr int sign_size = 64;

QLabel* body(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setOpenExternalLinks(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Sinopia"));
    auto* sign = new QLabel;
    sign->setPixmap(icon(Icon::application).pixmap(sign_size, sign_size));
    auto* name = new QLabel(tr("Sinopia %1").arg(QCoreApplication::applicationVersion()));
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    name->setFont(large);
    auto* head = new QHBoxLayout;
    head->addWidget(sign);
    head->addSpacing(8);
    head->addWidget(name, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* diagnostics = buttons->addButton(tr("&Diagnostics…"), QDialogButtonBox::ActionRole);
    diagnostics->setToolTip(tr("What helps to find a fault, to be copied"));
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(head);
    const QStringList paragraphs{
        tr("Paint a label map, and guided diffusion paints the picture over it. The method: Semantic Image "
           "Synthesis via Diffusion Models, <a href=\"https://arxiv.org/abs/2207.00050\">arXiv "
           "2207.00050</a>."),
        tr("A sinopia is the red-earth underdrawing of a fresco."),
        tr("Licence: GNU General Public License, version 3 or later. There is no warranty. "
           "<a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">Its text</a>."),
        tr("Made with Qt %1, LibTorch, OpenCV, SQLite, zstd, libzip, libpng, libjpeg-turbo, spdlog and JSON "
           "for "
           "Modern C++.")
            .arg(qVersion())};
    layout->addWidget(body("<p>" + paragraphs.join("</p><p>") + "</p>"));
    layout->addSpacing(8);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(diagnostics, &QPushButton::clicked, this, &AboutDialog::diagnosticsRequested);
    setFixedWidth(480);
}

} // namespace sinopia
