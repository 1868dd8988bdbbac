#pragma once

#include "ui/jobs/step_film.h"

#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QListView;
class QSlider;
class QToolButton;

namespace sinopia {

class FilmModel;

/// The steps of the run in progress, or of the last one, to scrub through: by the slider, the arrow keys or
/// with the pointer over the strip. What is looked at is reported until the pointer and the keyboard have
/// left, or Esc is pressed.
class FilmStrip : public QWidget {
    Q_OBJECT

  public:
    explicit FilmStrip(QWidget* parent = nullptr);

    /// The film of the run that begins. While a step is looked at the old one stays, and gives way then.
    void setFilm(std::shared_ptr<StepFilm> film);
    /// The film has grown.
    void refresh();
    /// Nothing is looked at any more.
    void endLook();

    std::shared_ptr<StepFilm> film() const;
    bool isNoisy() const;
    /// What is looked at; null: nothing.
    FilmFramePtr look() const;

    QListView* view() const { return view_; }
    QSlider* slider() const { return slider_; }
    QAction* exportAction() const { return export_; }

  Q_SIGNALS:
    /// Show this step, in place of what was shown before.
    void lookRequested(std::shared_ptr<sinopia::StepFilm> film, sinopia::FilmFramePtr frame, bool noisy);
    void lookEnded();
    /// Write the film's steps, as they are shown, to files.
    void exportRequested(std::shared_ptr<sinopia::StepFilm> film, bool noisy);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void buildHead();
    void buildLayout();
    QToolButton* choice(const QString& text, const QString& tip);
    void choose(int row);
    void hover(int row);
    void showLook();
    void showState();
    void setNoisy(bool noisy);

    FilmModel* model_;
    QListView* view_;
    QSlider* slider_;
    QLabel* step_;
    QLabel* thinned_;
    QLabel* empty_;
    QToolButton* predicted_ = nullptr;
    QToolButton* noisy_ = nullptr;
    QAction* export_ = nullptr;
    QWidget* head_ = nullptr;
    std::shared_ptr<StepFilm> next_; ///< waits until nothing is looked at
    int chosen_ = -1;                ///< row, by slider, key or click
    int hovered_ = -1;               ///< row under the pointer
    bool following_ = false;         ///< the controls follow the film instead of the person
};

} // namespace sinopia
