#pragma once

#include "ui/window/exchange_import.h"

#include <functional>

class QWidget;

namespace sinopia {

/// What is asked while a file is imported. The window's defaults are dialogs; a test answers by itself.
/// An empty answer cancels the import; the document then stays as it is.
struct ExchangeQuestions {
    std::function<SizeChoice(const QString& file, Size found, Size document, bool picture)> size_mismatch;
    /// A class for each unknown colour, by its packed value.
    std::function<std::optional<std::map<std::uint32_t, ClassIndex>>(
        const QString& file, const ColourReading& reading, const LabelSet& labels)>
        unknown_colours;
    /// What each class of the file becomes where the document's list has not all of them by the same name
    /// (`from` is the file's list), or what becomes of indices that no class stands for (`from` equals `to`).
    /// `counts` are the file's. The answer names every class that has pixels and changes.
    std::function<std::optional<std::map<ClassIndex, ClassIndex>>(
        const QString& file, const LabelSet& from, const ClassCounts& counts, const LabelSet& to)>
        reconcile;
    /// Which image of a COCO file: its position in the list.
    std::function<std::optional<std::size_t>(const QString& file, const std::vector<CocoImage>& images)>
        coco_image;
    /// May the document be replaced by a new one? Asks about unsaved work.
    std::function<bool()> may_lose_work;
};

/// Dialogs over `window`. `may_lose_work` says yes: the window puts its own question there.
ExchangeQuestions exchangeDialogs(QWidget* window);

} // namespace sinopia
