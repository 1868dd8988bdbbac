#pragma once

#include "jobs/edit.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QSettings;
class QSpinBox;
class QToolButton;

namespace sinopia {

/// How the region is painted anew and how edits of the map mark it: fields that fold away, so that nobody
/// has to understand them.
class EditGroup : public QWidget {
    Q_OBJECT

  public:
    static constexpr int default_margin = 8;

    explicit EditGroup(QWidget* parent = nullptr);

    EditOptions options() const;
    void setOptions(const EditOptions& options);
    /// Edits of the map mark the region, grown by `margin()` pixels.
    bool proposes() const;
    void setProposes(bool proposes);
    int margin() const;
    void setMargin(int pixels);
    bool isOpen() const;
    void setOpen(bool open);

    void save(QSettings& settings) const;
    /// What is missing or out of range stays as it is.
    void restore(const QSettings& settings);

  Q_SIGNALS:
    /// A person or a call has changed the margin, or whether anything is proposed.
    void proposalChanged();

  private:
    void addFields(QFormLayout& form);
    void addProposal(QFormLayout& form);

    QToolButton* header_;
    QWidget* fields_;
    QSpinBox* feather_;
    QSpinBox* strength_;
    QSpinBox* jumps_;
    QSpinBox* jump_length_;
    QSpinBox* context_;
    QCheckBox* crop_;
    QCheckBox* proposes_;
    QSpinBox* margin_;
};

} // namespace sinopia
