// The hatches themselves: on any ground, zoom and turn.

#include "ui/canvas/disagreement_marks.h"

#include <QPainter>
#include <QtTest>

#include <cmath>

using namespace sinopia;

namespace {

constexpr Size image_size{60, 40};

/// Marked: 20 x 20 pixels at (20, 10).
Mask square() {
    Mask mask(image_size);
    for (int y = 10; y < 30; ++y)
        std::fill(mask.row(y) + 20, mask.row(y) + 40, std::uint8_t(255));
    return mask;
}

ViewTransform viewOf(double zoom) {
    ViewTransform view;
    view.setViewSize({400, 300});
    view.setImageSize(image_size);
    view.setZoom(zoom, {200, 150});
    view.centerOn({30, 20});
    return view;
}

QImage marks(const ViewTransform& view, double scale = 1, QRect part = {0, 0, 400, 300}) {
    return disagreementMarks(square(), view, scale, part);
}

} // namespace

class TestDisagreementMarks : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void they_lie_where_the_mask_is_data() {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("angle");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("small") << 0.7 << 0.0 << false;
        QTest::newRow("as it is") << 1.0 << 0.0 << false;
        QTest::newRow("large") << 6.0 << 0.0 << false;
        QTest::newRow("turned") << 4.0 << 30.0 << false;
        QTest::newRow("mirrored") << 4.0 << 0.0 << true;
        QTest::newRow("both") << 3.0 << 135.0 << true;
    }
    void they_lie_where_the_mask_is() {
        QFETCH(double, zoom);
        QFETCH(double, angle);
        QFETCH(bool, mirrored);
        ViewTransform view = viewOf(zoom);
        if (mirrored)
            view.flip();
        view.rotateBy(angle);
        const QImage image = marks(view);
        const Mask mask = square();
        for (int y = 0; y < 300; y += 3)
            for (int x = 0; x < 400; x += 3) {
                const PointF p = view.toImage({x + 0.5, y + 0.5});
                const bool shown = qAlpha(image.pixel(x, y)) != 0;
                const double dx = std::max({20 - p.x, p.x - 40, 0.0}),
                             dy = std::max({10 - p.y, p.y - 30, 0.0});
                const double outside = std::max(dx, dy) * zoom; // device pixels
                if (p.x > 20.1 && p.x < 39.9 && p.y > 10.1 && p.y < 29.9)
                    QVERIFY2(shown, qPrintable(QString("%1 %2").arg(x).arg(y)));
                if (outside > 2)
                    QVERIFY2(!shown, qPrintable(QString("%1 %2").arg(x).arg(y)));
            }
    }

    /// Something in every piece is lighter than middle grey, and something darker, on white and on black.
    void they_show_on_light_and_dark() {
        const QImage image = marks(viewOf(6));
        for (const QColor ground : {QColor(Qt::white), QColor(Qt::black), QColor(214, 170, 20)}) {
            QImage shown(400, 300, QImage::Format_RGB32);
            shown.fill(ground);
            QPainter(&shown).drawImage(0, 0, image);
            int farthest = 0;
            for (int y = 140; y < 160; ++y)
                for (int x = 190; x < 210; ++x)
                    farthest = std::max(farthest, std::abs(qGray(shown.pixel(x, y)) - qGray(ground.rgb())));
            QVERIFY2(farthest > 45, qPrintable(ground.name()));
        }
    }

    /// What is painted in pieces is what is painted at once.
    void pieces_fit_together() {
        const ViewTransform view = viewOf(5);
        const QImage all = marks(view);
        for (const QRect& part : {QRect(120, 90, 37, 41), QRect(199, 149, 50, 13), QRect(240, 180, 80, 60)}) {
            const QImage piece = marks(view, 1, part);
            QVERIFY(!piece.isNull());
            QVERIFY(piece == all.copy(part));
        }
        QVERIFY(marks(view, 1, {0, 0, 40, 40}).isNull()); // nothing there
    }

    void they_move_with_the_image() {
        ViewTransform view = viewOf(5);
        const QImage before = marks(view);
        view.pan(7, -4);
        QVERIFY(marks(view).copy(27, 16, 300, 200) == before.copy(20, 20, 300, 200));
    }
};

QTEST_MAIN(TestDisagreementMarks)
#include "test_disagreement_marks.moc"
