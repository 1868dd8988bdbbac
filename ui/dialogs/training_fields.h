#pragma once

#include "jobs/training.h"

#include <QString>
#include <QStringList>

#include <span>

namespace sinopia {

/// How a field of TrainingOptions is edited.
enum class FieldKind { whole, real, flag, choice, text, numbers, size, file };

/// A field of TrainingOptions for the form of all settings: where its value stands in the options' JSON, and
/// what it is for. One table serves the form, its help and the test that no option is forgotten.
struct TrainingField {
    const char* pointer; ///< JSON pointer, "/network/num_channels"
    FieldKind kind;
    const char* section; ///< heading, to be translated
    const char* title;
    const char* sentence;
    double low = 0, high = 0; ///< of numbers
    const char* choices = ""; ///< of a choice, separated by spaces, as the JSON has them
};

/// In the order of the form.
std::span<const TrainingField> trainingFields();
/// Options that the form leaves out: they are chosen elsewhere in the dialog, or follow from others.
QStringList otherTrainingOptions();

/// Translated.
QString fieldSection(const TrainingField& field);
QString fieldTitle(const TrainingField& field);
QString fieldSentence(const TrainingField& field);

/// Fills in what follows from the rest, as the command line does: the network's picture size and multipliers,
/// whether its variance is learned, its context.
void settle(TrainingOptions& options);

/// One of TrainingOptions::problems() and the field that it can be mended at.
struct FieldProblem {
    QString pointer; ///< of the field, empty: none alone
    QString sentence;
};
/// A problem belongs to the field whose default would mend it. `recent` (a pointer, or empty) is asked first.
std::vector<FieldProblem> fieldProblems(const TrainingOptions& options, const QString& recent);

} // namespace sinopia
