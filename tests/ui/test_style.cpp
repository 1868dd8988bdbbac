// Icons, themes and the desktop's wish for light or dark.

#include "ui/style/icon_paths.h"
#include "ui/style/icons.h"
#include "ui/style/system_scheme.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPushButton>
#include <QSet>
#include <QtTest>

using namespace sinopia;

namespace {

constexpr double readable = 4.5, visible = 3; // WCAG 2.1, 1.4.3 and 1.4.11

QImage drawn(Icon which, int side, const QColor& ink = Qt::black) {
    return icon(which, ink).pixmap(side, side).toImage().convertToFormat(QImage::Format_ARGB32);
}

/// The share of an icon's square that is inked, 0..1.
double inked(const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            sum += qAlpha(image.pixel(x, y)) / 255.0;
    return sum / (image.width() * image.height());
}

} // namespace

class TestStyle : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyIconIsDrawnAndDiffers();
    void iconsStayInsideTheirSquare();
    void iconsFollowThePaletteAndTheScale();
    void textIsReadable_data();
    void textIsReadable();
    void contrastIsWcags();
    void themesSwitchAtRunTime();
    void thePortalsWishIsFollowed();
    void namesOfThemesComeBack();
};

void TestStyle::everyIconIsDrawnAndDiffers() {
    QSet<QByteArray> seen;
    for (const Icon which : allIcons()) {
        QVERIFY2(which == Icon::application || !iconPath(which).empty(),
                 qPrintable(QString::number(int(which))));
        for (const int side : {16, 22, 44}) {
            const double share = inked(drawn(which, side));
            QVERIFY2(share > 0.04 && share < 0.95,
                     qPrintable(QString("icon %1 at %2: %3").arg(int(which)).arg(side).arg(share)));
        }
        const QImage image = drawn(which, 16);
        const QByteArray bytes(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes());
        // Only the picture's own view is shown by the picture's icon.
        if (which != Icon::viewPicture)
            QVERIFY2(!seen.contains(bytes),
                     qPrintable(QString("icon %1 looks like another").arg(int(which))));
        seen.insert(bytes);
    }
}

/// Ink in the outermost ring of pixels would be cut off at other sizes.
void TestStyle::iconsStayInsideTheirSquare() {
    for (const Icon which : allIcons()) {
        const QImage image = drawn(which, 96);
        for (int i = 0; i < 96; ++i)
            for (const QPoint at : {QPoint(i, 0), QPoint(i, 95), QPoint(0, i), QPoint(95, i)})
                QVERIFY2(qAlpha(image.pixel(at)) < 128, qPrintable(QString("icon %1").arg(int(which))));
    }
}

void TestStyle::iconsFollowThePaletteAndTheScale() {
    QCOMPARE(icon(Icon::stop).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
    const auto middle = [](const QIcon& icon, QIcon::Mode mode = QIcon::Normal) {
        return icon.pixmap(QSize(16, 16), mode).toImage().pixelColor(8, 8);
    };
    applyTheme(*qApp, Theme::dark);
    QCOMPARE(middle(icon(Icon::stop)), QApplication::palette().color(QPalette::ButtonText));
    applyTheme(*qApp, Theme::light);
    QCOMPARE(middle(icon(Icon::stop)), QApplication::palette().color(QPalette::ButtonText));
    QVERIFY(middle(icon(Icon::stop), QIcon::Disabled).alpha() < 128);
    QCOMPARE(middle(icon(Icon::stop, Qt::red)), QColor(Qt::red));
}

void TestStyle::textIsReadable_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestStyle::textIsReadable() {
    QFETCH(bool, dark);
    using Role = QPalette::ColorRole;
    const std::pair<Role, Role> texts[] = {{Role::WindowText, Role::Window},
                                           {Role::Text, Role::Base},
                                           {Role::Text, Role::AlternateBase},
                                           {Role::ButtonText, Role::Button},
                                           {Role::ToolTipText, Role::ToolTipBase},
                                           {Role::HighlightedText, Role::Highlight},
                                           {Role::Link, Role::Base},
                                           {Role::Link, Role::Window},
                                           {Role::LinkVisited, Role::Base},
                                           {Role::LinkVisited, Role::Window},
                                           {Role::PlaceholderText, Role::Base},
                                           {Role::PlaceholderText, Role::Window},
                                           {Role::ButtonText, Role::Window}};
    const QPalette palette = themePalette(dark);
    QCOMPARE(isDark(palette), dark);
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        for (const auto& [text, ground] : texts) {
            const double found = contrast(palette.color(group, text), palette.color(group, ground));
            QVERIFY2(found >= readable, qPrintable(QString("%1 on %2: %3").arg(text).arg(ground).arg(found)));
        }
    const double focus = contrast(palette.color(Role::Highlight), palette.color(Role::Window));
    QVERIFY2(focus >= visible, qPrintable(QString::number(focus)));
    QVERIFY(contrast(Qt::white, accentColor()) >= readable);
    QVERIFY(contrast(Qt::white, accentColor().lighter(108)) >= readable);
}

/// Black on white is 21, a colour on itself 1, and #767676 on white the well-known 4.54.
void TestStyle::contrastIsWcags() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
}

void TestStyle::themesSwitchAtRunTime() {
    applyTheme(*qApp, Theme::light);
    QPushButton button("x");
    button.ensurePolished();
    const QColor light = button.palette().color(QPalette::Button);
    applyTheme(*qApp, Theme::dark);
    QCoreApplication::processEvents();
    QCOMPARE(currentTheme(), Theme::dark);
    QVERIFY(button.palette().color(QPalette::Button) != light);
    QVERIFY(isDark(button.palette()));
    applyTheme(*qApp, Theme::light);
    QCoreApplication::processEvents();
    QCOMPARE(button.palette().color(QPalette::Button), light);
}

void TestStyle::thePortalsWishIsFollowed() {
    SystemScheme& system = SystemScheme::of(*qApp);
    applyTheme(*qApp, Theme::system);
    system.setPortalScheme(1);
    QVERIFY(isDark(QApplication::palette()));
    system.setPortalScheme(2);
    QVERIFY(!isDark(QApplication::palette()));
    // A theme that the person chose stays.
    applyTheme(*qApp, Theme::light);
    system.setPortalScheme(1);
    QVERIFY(!isDark(QApplication::palette()));
    applyTheme(*qApp, Theme::system);
    QVERIFY(isDark(QApplication::palette()));
    system.setPortalScheme(0);
    QCOMPARE(isDark(QApplication::palette()), system.isDark());
}

void TestStyle::namesOfThemesComeBack() {
    for (const Theme theme : {Theme::system, Theme::light, Theme::dark})
        QCOMPARE(themeOfName(themeName(theme)), theme);
    QCOMPARE(themeOfName("mauve"), Theme::system);
}

QTEST_MAIN(TestStyle)
#include "test_style.moc"
