#pragma once

class QSettings;

namespace sinopia {

class PaintSettings;

/// Keeps what the tools paint with over sessions: target, sizes, shape, stabiliser, fill and the rest. The
/// classes are not kept: they belong to a map.
void savePaintSettings(const PaintSettings& settings, QSettings& store);
/// What is missing or out of range in the store stays as it is.
void restorePaintSettings(PaintSettings& settings, const QSettings& store);

} // namespace sinopia
