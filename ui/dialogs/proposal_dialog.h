#pragma once

#include "jobs/map_proposal.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;

namespace sinopia {

/// What there is to choose from when a label map is proposed.
struct ProposalFacts {
    bool selection = false;  ///< it limits every choice
    bool region = false;     ///< something is in the region
    bool unlabelled = false; ///< some pixels have no class yet
    bool original = false;   ///< the picture is an edit of another one
};

struct ProposalChoice {
    ProposalPlace place = ProposalPlace::everywhere;
    bool tidy = true;      ///< specks take the class around them
    bool original = false; ///< looks at the picture before its edits
    bool operator==(const ProposalChoice&) const = default;
};

/// Where a proposed label map is to go, and whether it is tidied. Begins with what has no class yet, if that
/// is anything.
class ProposalDialog : public QDialog {
    Q_OBJECT

  public:
    explicit ProposalDialog(const ProposalFacts& facts, QWidget* parent = nullptr);

    ProposalChoice choice() const;

  private:
    QWidget* makePlaces(const ProposalFacts& facts);

    QButtonGroup* places_;
    QCheckBox* tidy_;
    QComboBox* look_at_;
};

} // namespace sinopia
