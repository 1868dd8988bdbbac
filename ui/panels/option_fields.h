#pragma once

#include <QString>

#include <string>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace sinopia {

// The fields of SamplingOptions, with their ranges and explanations. Combo boxes keep the value as item data.
QComboBox* samplerField();
QSpinBox* stepsField();
QDoubleSpinBox* guidanceField();
QComboBox* deviceField(const std::vector<std::string>& devices);
QComboBox* precisionField();

/// "3 s", "2 min 10 s", "1 h 5 min".
QString timeLeft(double seconds);

} // namespace sinopia
