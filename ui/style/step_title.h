#pragma once

#include <QString>

#include <string>

namespace sinopia {

/// The name of an undo step in the person's language. The tools and the document name their steps in English,
/// for they know no Qt; a name that is not one of theirs stays as it is.
QString stepTitle(const std::string& name);

/// The names that can be translated.
QStringList knownStepNames();

} // namespace sinopia
