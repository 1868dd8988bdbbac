#include "ui/window/exchange_questions.h"

#include "ui/dialogs/reconcile_dialog.h"
#include "ui/dialogs/unknown_colours_dialog.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>

namespace sinopia {
namespace {

struct QuestionTexts {
    Q_DECLARE_TR_FUNCTIONS(ExchangeQuestions)
};

QString sizeText(Size size) {
    return QString("%1×%2").arg(size.width).arg(size.height);
}

SizeChoice askSize(QWidget* window, const QString& file, Size found, Size document, bool picture) {
    QMessageBox box(QMessageBox::Question, QuestionTexts::tr("Another size"),
                    QuestionTexts::tr("%1 is %2 pixels, but the document is %3.")
                        .arg(file, sizeText(found), sizeText(document)),
                    QMessageBox::Cancel, window);
    box.setInformativeText(
        picture ? QuestionTexts::tr("Scaling changes the picture, never the map.")
                : QuestionTexts::tr("Scaling a map takes the nearest pixel: thin parts may be lost."));
    QPushButton* scale = box.addButton(QuestionTexts::tr("&Scale it"), QMessageBox::AcceptRole);
    QPushButton* crop = box.addButton(QuestionTexts::tr("Take its &middle"), QMessageBox::AcceptRole);
    QPushButton* fresh =
        box.addButton(QuestionTexts::tr("&New document of its size"), QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == scale)
        return SizeChoice::scale;
    if (box.clickedButton() == crop)
        return SizeChoice::crop;
    return box.clickedButton() == fresh ? SizeChoice::new_document : SizeChoice::cancel;
}

std::optional<std::map<std::uint32_t, ClassIndex>>
askColours(QWidget* window, const QString& file, const ColourReading& reading, const LabelSet& labels) {
    UnknownColoursDialog dialog(file, reading, labels, window);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    return dialog.decided();
}

std::optional<std::map<ClassIndex, ClassIndex>> askClasses(QWidget* window, const LabelSet& from,
                                                           const ClassCounts& counts, const LabelSet& to) {
    auto dialog = from == to ? std::make_unique<ReconcileDialog>(to, counts, window)
                             : std::make_unique<ReconcileDialog>(from, counts, to,
                                                                 QuestionTexts::tr("this document"), window);
    if (dialog->exec() != QDialog::Accepted)
        return {};
    std::map<ClassIndex, ClassIndex> classes;
    for (const ClassMatch& match : dialog->reconciliation().matches)
        if (match.to)
            classes[match.from] = *match.to;
    return classes;
}

std::optional<std::size_t> askImage(QWidget* window, const QString& file,
                                    const std::vector<CocoImage>& images) {
    QStringList names;
    for (const CocoImage& image : images)
        names += QString("%1  (%2)").arg(QString::fromStdString(image.file_name), sizeText(image.size));
    bool accepted = false;
    const QString chosen =
        QInputDialog::getItem(window, QuestionTexts::tr("Import"),
                              QuestionTexts::tr("Which image of %1?").arg(file), names, 0, false, &accepted);
    if (!accepted)
        return {};
    return static_cast<std::size_t>(std::max<qsizetype>(0, names.indexOf(chosen)));
}

} // namespace

ExchangeQuestions exchangeDialogs(QWidget* window) {
    ExchangeQuestions questions;
    questions.size_mismatch = [window](const QString& file, Size found, Size document, bool picture) {
        return askSize(window, file, found, document, picture);
    };
    questions.unknown_colours = [window](const QString& file, const ColourReading& reading,
                                         const LabelSet& labels) {
        return askColours(window, file, reading, labels);
    };
    questions.reconcile = [window](const QString&, const LabelSet& from, const ClassCounts& counts,
                                   const LabelSet& to) { return askClasses(window, from, counts, to); };
    questions.coco_image = [window](const QString& file, const std::vector<CocoImage>& images) {
        return askImage(window, file, images);
    };
    questions.may_lose_work = [] { return true; };
    return questions;
}

} // namespace sinopia
