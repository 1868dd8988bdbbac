#pragma once

#include "ui/style/icons.h"
#include "ui/tools/smart_fill_tool.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace sinopia {

/// The canvas's tools: which there are, under which id, key and icon, and which rows of options each shows.
class ToolBox {
    Q_DECLARE_TR_FUNCTIONS(ToolBox)

  public:
    struct Entry {
        const char* id; ///< of its action, "tool.brush"
        QString title;
        QList<QKeySequence> keys;
        Icon icon;
        QString help;
        unsigned rows;                          ///< of the options bar
        std::shared_ptr<Tool> tool;             ///< the brush and the region brush share one
        std::optional<PaintTarget> target = {}; ///< choosing the tool also chooses what is painted on
    };

    /// `runner` is where the smart fill does its work.
    explicit ToolBox(SmartFillTool::Runner runner);

    const std::vector<Entry>& entries() const { return entries_; }
    /// The entry of an id, or null.
    const Entry* find(const QString& id) const;

    const Entry& current() const { return entries_[current_]; }
    void choose(const Entry& entry);

  private:
    void add(Entry entry);
    void addBrushes();
    void addShapes();
    void addAreas(SmartFillTool::Runner runner);
    void addOthers();

    std::vector<Entry> entries_;
    std::size_t current_ = 0;
};

} // namespace sinopia
