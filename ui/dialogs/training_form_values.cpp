#include "ui/dialogs/training_form_values.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

namespace sinopia {
namespace {

using Json = nlohmann::json;

struct FormTexts {
    Q_DECLARE_TR_FUNCTIONS(TrainingForm)
};

/// Numbers are written as the command line reads them, whatever the language.
QString numberText(double value) {
    return QString::number(value, 'g', 12);
}

QString outside(const TrainingField& field) {
    return FormTexts::tr("must lie between %1 and %2").arg(numberText(field.low), numberText(field.high));
}

QString readWhole(const TrainingField& field, const QString& text, Json& value) {
    bool good = false;
    const qlonglong number = text.toLongLong(&good);
    if (!good)
        return FormTexts::tr("must be a whole number");
    if (double(number) < field.low || double(number) > field.high)
        return outside(field);
    value = number;
    return {};
}

QString readReal(const TrainingField& field, const QString& text, Json& value) {
    bool good = false;
    const double number = text.toDouble(&good);
    if (!good)
        return FormTexts::tr("must be a number, such as 0.0001 or 1e-4");
    if (!(number >= field.low && number <= field.high))
        return outside(field);
    value = number;
    return {};
}

QString readNumbers(const QString& text, Json& value) {
    Json numbers = Json::array();
    for (const QString& part : text.split(',', Qt::SkipEmptyParts)) {
        bool good = false;
        numbers.push_back(part.trimmed().toDouble(&good));
        if (!good)
            return FormTexts::tr("must be numbers separated by commas");
    }
    value = numbers;
    return {};
}

QString readSize(const QString& text, Json& value) {
    static const QRegularExpression form("^\\s*(\\d{1,5})\\s*[xX×]\\s*(\\d{1,5})\\s*$");
    const auto match = form.match(text);
    if (!match.hasMatch())
        return FormTexts::tr("must be width x height, such as 64x64");
    value = {match.captured(1).toInt(), match.captured(2).toInt()};
    return {};
}

QString textOf(const TrainingField& field, const Json& value) {
    switch (field.kind) {
    case FieldKind::whole:
        return value.is_number_unsigned() ? QString::number(value.get<quint64>())
                                          : QString::number(value.get<qint64>());
    case FieldKind::real:
        return numberText(value.get<double>());
    case FieldKind::size:
        return QString("%1x%2").arg(value.at(0).get<int>()).arg(value.at(1).get<int>());
    case FieldKind::numbers: {
        QStringList numbers;
        for (const Json& number : value)
            numbers << numberText(number.get<double>());
        return numbers.join(", ");
    }
    default:
        return QString::fromStdString(value.get<std::string>());
    }
}

} // namespace

void showValue(const TrainingField& field, QWidget& control, const Json& value) {
    if (auto* box = qobject_cast<QCheckBox*>(&control))
        box->setChecked(value.get<bool>());
    else if (auto* list = qobject_cast<QComboBox*>(&control))
        list->setCurrentIndex(std::max(0, list->findData(QString::fromStdString(value.get<std::string>()))));
    else if (auto* line = qobject_cast<QLineEdit*>(&control)) {
        const QString text = textOf(field, value);
        if (text == line->text() || (line->hasFocus() && line->isModified()))
            return; // what is being typed stays as it is
        line->setText(text);
        line->setCursorPosition(0);
    }
}

QString readValue(const TrainingField& field, const QWidget& control, Json& value) {
    if (const auto* box = qobject_cast<const QCheckBox*>(&control)) {
        value = box->isChecked();
        return {};
    }
    if (const auto* list = qobject_cast<const QComboBox*>(&control)) {
        value = list->currentData().toString().toStdString();
        return {};
    }
    const QString text = static_cast<const QLineEdit&>(control).text().trimmed();
    switch (field.kind) {
    case FieldKind::whole:
        return readWhole(field, text, value);
    case FieldKind::real:
        return readReal(field, text, value);
    case FieldKind::numbers:
        return readNumbers(text, value);
    case FieldKind::size:
        return readSize(text, value);
    default:
        value = text.toStdString();
        return {};
    }
}

} // namespace sinopia
