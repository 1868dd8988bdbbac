#pragma once

#include "document/edits.h"
#include "document/results.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QListView;

namespace sinopia {

class Document;
struct Change;
class ResultsModel;

/// The strip of kept results, newest first: thumbnail, name, seed, and how much room they all take. It
/// follows the document. A double click or Enter puts a result back as the picture (an undo step), Delete
/// removes one (an undo step too), Space compares while it is held.
class ResultsPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ResultsPanel(Document& document, QWidget* parent = nullptr);
    ~ResultsPanel() override;

    /// Bytes above which the room is shown as used up; nothing is ever removed by itself.
    void setBudget(std::size_t bytes);

    /// A result waits to be kept: enables "Keep". The window sets it while the picture is not in the list.
    void setKeepable(bool keepable);

    std::optional<std::uint64_t> current() const;
    void select(std::uint64_t id);
    QListView* view() const { return view_; }

    // What the menu and the buttons offer; the window may put them into its own menus.
    QAction* keepAction() const { return keep_; }
    QAction* restoreAction() const { return restore_; }
    QAction* restoreMapAction() const { return restore_map_; }
    QAction* compareAction() const { return compare_; }
    QAction* removeAction() const { return remove_; }

  Q_SIGNALS:
    /// Keep the document's picture as a result.
    void keepRequested();
    /// Show this result beside or instead of the picture for comparison, until compareEnded().
    void compareRequested(sinopia::ResultPtr result);
    void compareEnded();
    /// A plain sentence for the message bar, for example why a result cannot be put back.
    void problem(const QString& sentence);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildActions();
    void buildLayout();
    void follow(const Change& change);
    void reload();
    void showState();
    void restorePicture();
    void restoreMap();
    void removeCurrent();
    void setComparing(bool comparing);
    void handleKey(int key, bool pressed);
    void endHold();
    ResultPtr currentResult() const;

    Document& document_;
    ResultsModel* model_;
    QListView* view_;
    QLabel* empty_;
    QLabel* room_;
    QAction* keep_;
    QAction* restore_;
    QAction* restore_map_;
    QAction* compare_;
    QAction* remove_;
    std::size_t budget_ = std::size_t{256} << 20;
    std::size_t room_bytes_ = 0;
    bool comparing_ = false;
    bool space_held_ = false; ///< comparing ends when it is let go
    std::shared_ptr<void> observer_;
};

/// A result made of the document's picture now: pixels are shared, a thumbnail is drawn, the time is noted.
/// The seed is read from the text "seed" if there is one.
StoredResult resultOfPicture(const Document& document, const QString& name);

/// A result of a picture that was made with `text`; without the map.
StoredResult resultOf(const TileGrid<Rgb>& picture, const std::map<std::string, std::string>& text,
                      const QString& name);

/// What makes a kept result the document's picture. One whose region was painted anew comes back as an edit
/// of the whole picture that was kept last before it.
PictureEdit editTo(const StoredResult& result, const Document& document, const QString& name);

/// The picture at most `side` pixels a side. Costs milliseconds for any size: it looks at few pixels of each.
RgbImage thumbnailOf(const TileGrid<Rgb>& picture, int side = 160);

} // namespace sinopia
