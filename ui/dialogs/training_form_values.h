#pragma once

#include "ui/dialogs/training_fields.h"

#include <nlohmann/json.hpp>

class QWidget;

namespace sinopia {

/// Shows an option's value in the control of its field.
void showValue(const TrainingField& field, QWidget& control, const nlohmann::json& value);

/// Takes the control's value over into `value`. The sentence why it cannot be, or an empty one.
QString readValue(const TrainingField& field, const QWidget& control, nlohmann::json& value);

} // namespace sinopia
