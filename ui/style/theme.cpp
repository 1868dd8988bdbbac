#include "ui/style/theme.h"

#include "ui/style/system_scheme.h"

#include <QApplication>
#include <QStyleFactory>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sinopia {
namespace {

struct ThemeColors {
    QRgb window, base, alternate, text, button, tooltip;
    QRgb highlight, highlighted_text, link, visited_link;
    QRgb quiet_text, disabled_text; ///< quiet: hints inside empty fields
    QRgb light, midlight, mid, dark, shadow;
};

// Near-neutral greys, a little warm: a strong tint beside a picture deceives about its colours.
constexpr ThemeColors light_colors{0xEFEDEA, 0xFCFBFA, 0xF4F2EF, 0x1F1D1B, 0xE6E3DF, 0xFFFDF8,
                                   0xA84B2F, 0xFFFFFF, 0x8A3A20, 0x6B4A7A, 0x6E6963, 0x8F8A84,
                                   0xFFFFFF, 0xF6F4F1, 0xB9B4AD, 0x98928B, 0x5C5751};
constexpr ThemeColors dark_colors{0x2B2A29, 0x201F1E, 0x262524, 0xECE8E3, 0x393735, 0x3D3B39,
                                  0xBB5940, 0xFFFFFF, 0xF0A184, 0xC9A7DC, 0xA19B94, 0x7E7973,
                                  0x565350, 0x474441, 0x1F1E1D, 0x181716, 0x0E0D0D};

Theme current = Theme::system;

double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

void usePalette(bool dark) {
    QApplication::setPalette(themePalette(dark));
}

} // namespace

QColor accentColor() {
    return {0xA8, 0x4B, 0x2F};
}

QString primaryButtonStyle() {
    const QColor accent = accentColor();
    return QString("QPushButton { background: %1; color: white; border: 1px solid %2; border-radius: 4px;"
                   " font-weight: bold; }"
                   "QPushButton:hover { background: %3; }"
                   "QPushButton:pressed { background: %2; }"
                   "QPushButton:focus { border: 2px solid palette(text); }"
                   "QPushButton:disabled { background: palette(mid); color: palette(button);"
                   " border-color: palette(mid); }")
        .arg(accent.name(), accent.darker(125).name(), accent.lighter(108).name());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

bool isDark(const QPalette& palette) {
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

QPalette themePalette(bool dark) {
    const ThemeColors& c = dark ? dark_colors : light_colors;
    QPalette palette;
    const std::pair<QPalette::ColorRole, QRgb> roles[] = {{QPalette::Window, c.window},
                                                          {QPalette::WindowText, c.text},
                                                          {QPalette::Base, c.base},
                                                          {QPalette::AlternateBase, c.alternate},
                                                          {QPalette::Text, c.text},
                                                          {QPalette::Button, c.button},
                                                          {QPalette::ButtonText, c.text},
                                                          {QPalette::BrightText, c.highlighted_text},
                                                          {QPalette::ToolTipBase, c.tooltip},
                                                          {QPalette::ToolTipText, c.text},
                                                          {QPalette::Highlight, c.highlight},
                                                          {QPalette::HighlightedText, c.highlighted_text},
                                                          {QPalette::Link, c.link},
                                                          {QPalette::LinkVisited, c.visited_link},
                                                          {QPalette::PlaceholderText, c.quiet_text},
                                                          {QPalette::Light, c.light},
                                                          {QPalette::Midlight, c.midlight},
                                                          {QPalette::Mid, c.mid},
                                                          {QPalette::Dark, c.dark},
                                                          {QPalette::Shadow, c.shadow}};
    for (const auto& [role, rgb] : roles)
        palette.setColor(role, QColor::fromRgb(rgb));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.disabled_text));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.mid));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor::fromRgb(c.disabled_text));
    return palette;
}

void applyTheme(QApplication& application, Theme theme) {
    current = theme;
    SystemScheme& system = SystemScheme::of(application); // sees the palette before ours
    if (static bool styled = false; !std::exchange(styled, true))
        QApplication::setStyle(QStyleFactory::create("Fusion"));
    system.follow(theme == Theme::system ? usePalette : nullptr);
    usePalette(theme == Theme::system ? system.isDark() : theme == Theme::dark);
    application.setStyleSheet("QDockWidget::title { padding: 6px 8px; }"
                              "QToolBar { spacing: 4px; padding: 4px; border: none; }"
                              "QStatusBar::item { border: none; }");
}

Theme currentTheme() {
    return current;
}

QString themeName(Theme theme) {
    return theme == Theme::light ? "light" : theme == Theme::dark ? "dark" : "system";
}

Theme themeOfName(const QString& name) {
    return name == "light" ? Theme::light : name == "dark" ? Theme::dark : Theme::system;
}

} // namespace sinopia
