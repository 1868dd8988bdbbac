#pragma once

#include "document/document.h"
#include "ui/canvas/canvas_frame.h"
#include "ui/canvas/marching_ants.h"
#include "ui/canvas/name_layer.h"
#include "ui/canvas/view_options.h"
#include "ui/canvas/view_transform.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace sinopia {

/// Shows the document. Paints only what changed: the document reports rectangles, and only the display tiles
/// under them are coloured again.
class CanvasView : public QWidget {
    Q_OBJECT

  public:
    explicit CanvasView(Document& document, QWidget* parent = nullptr);
    ~CanvasView() override;

    const ViewOptions& viewOptions() const { return options_; }
    void setViewOptions(const ViewOptions& options);
    /// One of the options. 0: the picture alone, 1: the map alone.
    void setLabelOpacity(double opacity);
    /// The "before" of the wipe, for instance a kept result; empty: none. Ignored if not of the document's
    /// size; gone when the size changes.
    void setComparePicture(TileGrid<Rgb> picture);
    /// A picture shown in place of the document's, for as long as a generation runs; null ends it. `place` is
    /// the part of the image that it covers, empty: all. Ignored if it is not of that size or place lies
    /// beyond the document. Costs what the place holds.
    void setPreview(std::shared_ptr<const RgbImage> preview, Rect place = {});
    bool hasPreview() const { return preview_ != nullptr; }
    /// A picture looked at for a moment in place of the document's and of a preview: a step of a run, a
    /// variation. The map does not cover it; the wipe shows the document's picture left of it. Ignored if it
    /// is not of the document's size; empty ends it.
    void setLook(TileGrid<Rgb> picture);
    bool hasLook() const { return !look_.empty(); }
    /// Pixels (from 128 on) that are hatched wherever the document itself is shown: where its picture is not
    /// what its map says. Null: none. Ignored if not of the document's size; gone when the size changes.
    void setDisagreement(std::shared_ptr<const Mask> marked);
    bool showsDisagreement() const { return marked_ != nullptr; }

    const ViewTransform& view() const { return view_; }
    void fitImage();
    void showActualSize();
    /// Two steps are a quarter of the way to the double.
    void zoomBy(double steps);
    void setZoom(double zoom);
    /// The image point comes to the middle of the view.
    void centerOn(QPointF image);
    /// Turns the view clockwise about its middle; the document stays. Multiples of 15 suit a key.
    void rotateBy(double degrees);
    /// Mirrors the view left to right about its middle.
    void flipView();
    /// Upright and not mirrored again.
    void resetRotation();

    /// Where an image point lies, in the widget's own coordinates; of two halves in the left one.
    QPointF widgetPoint(PointF image) const;
    /// The whole image as the (left) canvas shows it, small: at most `side` pixels each way.
    QImage overview(int side);
    /// Whether all colours shown are those of the document and nothing is left to be drawn.
    bool isUpToDate() const { return !frame_.isDue(toDevice(visibleRegion())) && !frame_.isWaiting(); }

    QSize minimumSizeHint() const override { return {240, 180}; }
    QSize sizeHint() const override { return {800, 700}; }

  Q_SIGNALS:
    void zoomChanged(double zoom);
    /// Position, zoom, rotation or size: what a navigator shows.
    void viewChanged();
    void viewOptionsChanged();
    /// Something in the image looks different.
    void contentChanged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

    /// Another document, or all layers of another size: what was going on is over.
    virtual void documentReplaced() {}
    /// What lies over the image and its marks. The painter counts in device pixels.
    virtual void drawOver(QPainter&, const QRegion&) {}

    ViewTransform& transform() { return view_; }
    /// After a change of the transform.
    void moved();
    void scrolled(double dx, double dy);

    double scale() const { return devicePixelRatioF(); }
    PointF toDevice(QPointF widget) const;
    QRegion toDevice(const QRegion& widget) const;
    void updateDevice(const QRegion& device);
    int paneAt(QPointF widget) const;
    Point paneOffset(int pane) const { return frame_.pane(pane).offset; }
    QRect paneClip(int pane) const;
    PointF imagePoint(QPointF widget, int pane) const;
    /// The line between the sides of the wipe, device pixels; empty in other layouts.
    QRect dividerLine() const;
    /// Where the wipe divides the canvas, 0..1 of its width.
    void setDivider(double place);

  private:
    void documentChanged(const Change& change);
    void pixelsChanged(Rect rect);
    void sizeChanged();
    void updateSources();
    void updateClips();
    void recolor();
    void recolor(Rect part);
    /// What is being painted, or has been, must be seen without a tint.
    bool tintsRegion() const;
    void refine();
    void updateAnts();
    void showMarks();
    void drawMarks(QPainter& painter, const QRegion& part);
    void drawDisagreementOf(int pane, QPainter& painter, const QRegion& part) const;
    void drawHint(QPainter& painter, const QString& text, const QRect& pane) const;

    Document& document_;
    std::shared_ptr<Document::Observer> observer_;
    ViewOptions options_;
    ViewTransform view_;
    CanvasFrame frame_;
    std::shared_ptr<const RgbImage> preview_;
    Rect preview_place_;
    TileGrid<Rgb> compare_;
    TileGrid<Rgb> look_;
    std::shared_ptr<const Mask> marked_;
    MarchingAnts ants_;
    NameLayer names_;
    QTimer refine_, find_names_, find_ants_;
    bool gave_way_ = false; ///< refining let a paint event go first
    double divider_ = 0.5;
};

} // namespace sinopia
