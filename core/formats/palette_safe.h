#pragma once

#include "image/label_set.h"

namespace sinopia {

/// Colours that people with the common kinds of colour blindness can tell apart as well: the eight colours of
/// Okabe and Ito ("Color Universal Design", 2008), and where a set has more classes the same hues lighter and
/// darker: 48 in all, which then repeat. No set of flat colours is enough for more: the canvas adds
/// hatches by index.
Rgb colour_blind_safe_color(int index);

/// The same set in these colours, for display only.
LabelSet colour_blind_safe(const LabelSet& labels);

} // namespace sinopia
