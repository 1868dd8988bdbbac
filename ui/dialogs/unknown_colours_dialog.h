#pragma once

#include "formats/colour_map.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QStandardItemModel;
class QTableWidget;

namespace sinopia {

/// The report of a picture's colours that no class has: how many pixels, where first, which class comes
/// nearest; and a choice for each. Nothing is taken unasked: OK waits until every colour has a class.
class UnknownColoursDialog : public QDialog {
    Q_OBJECT

  public:
    UnknownColoursDialog(const QString& file, const ColourReading& reading, const LabelSet& labels,
                         QWidget* parent = nullptr);

    /// By packed colour. Complete once the dialog was accepted.
    std::map<std::uint32_t, ClassIndex> decided() const;

    /// Colours that have a row of their own; the others are decided together in the last line.
    static constexpr int most_rows = 200;

  private:
    void fillTable();
    QComboBox* choiceBox(const QString& accessible_name);
    /// The class chosen in a box for a colour: one of the list, or the nearest to it.
    std::optional<ClassIndex> chosen(const QComboBox* box, const UnknownColour& colour) const;
    void takeNearest();
    void showState();

    ColourReading reading_;
    LabelSet labels_;
    QStandardItemModel* choices_;
    QTableWidget* table_;
    QComboBox* rest_ = nullptr;
    QLabel* state_;
    QDialogButtonBox* buttons_;
    std::vector<QComboBox*> boxes_; ///< by row
};

} // namespace sinopia
