#include "ui/style/icon_shapes.h"

#include "ui/style/icon_paths.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

namespace sinopia {
namespace {

constexpr double line_width = 1.9;
constexpr float faint_line = 0.5F, faint_fill = 0.28F;

/// A hill under a sun in a rounded square: the earth-red underdrawing and the picture over it.
void drawApplication(QPainter& p) {
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0xF3, 0xE6, 0xD3));
    p.drawRoundedRect(QRectF(1, 1, 22, 22), 5, 5);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(1, 1, 22, 22), 5, 5);
    p.setClipPath(frame);
    p.setBrush(QColor(0xE2, 0xA7, 0x4F));
    p.drawEllipse(QPointF(16, 8.5), 3, 3);
    QPainterPath back;
    back.moveTo(0, 17);
    back.cubicTo(5, 8, 9, 9, 13, 15);
    back.cubicTo(16, 12, 19, 12, 24, 16);
    back.lineTo(24, 24);
    back.lineTo(0, 24);
    p.setBrush(QColor(0xC9, 0x7B, 0x57));
    p.drawPath(back);
    QPainterPath front;
    front.moveTo(0, 21);
    front.cubicTo(7, 15, 14, 17, 24, 20);
    front.lineTo(24, 24);
    front.lineTo(0, 24);
    p.setBrush(accentColor());
    p.drawPath(front);
}

void addGear(QPainterPath& path, const std::array<double, 6>& n) {
    const int teeth = static_cast<int>(n[4]);
    QPolygonF gear;
    for (int i = 0; i < teeth * 4; ++i) {
        // Two corners out, two in; the tooth narrows towards its end.
        const double bend = i % 4 == 0 ? 0.22 : i % 4 == 1 ? -0.22 : 0;
        const double angle = (i + 0.5 + bend) * 2 * std::numbers::pi / (teeth * 4);
        const double radius = i % 4 < 2 ? n[2] : n[3];
        gear << QPointF(n[0] + radius * std::cos(angle), n[1] + radius * std::sin(angle));
    }
    path.addPolygon(gear);
    path.closeSubpath();
}

/// Reads up to six numbers from the front of `text`, which loses them.
int readNumbers(std::string_view& text, std::array<double, 6>& numbers) {
    int count = 0;
    while (count < 6) {
        while (!text.empty() && text.front() == ' ')
            text.remove_prefix(1);
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), numbers[count]);
        if (error != std::errc())
            break;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        ++count;
    }
    return count;
}

void addCommand(QPainterPath& path, char command, const std::array<double, 6>& n) {
    switch (command) {
    case 'M':
        return path.moveTo(n[0], n[1]);
    case 'L':
        return path.lineTo(n[0], n[1]);
    case 'Q':
        return path.quadTo(n[0], n[1], n[2], n[3]);
    case 'C':
        return path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5]);
    case 'Z':
        return path.closeSubpath();
    case 'E':
        return path.addEllipse(QPointF(n[0], n[1]), n[2], n[3]);
    case 'R':
        return path.addRoundedRect(QRectF(n[0], n[1], n[2], n[3]), n[4], n[4]);
    case 'A':
        path.arcMoveTo(QRectF(n[0], n[1], n[2], n[3]), n[4]);
        return path.arcTo(QRectF(n[0], n[1], n[2], n[3]), n[4], n[5]);
    case 'G':
        return addGear(path, n);
    default:
        Q_ASSERT_X(false, "addCommand", "a letter that no icon may use");
    }
}

QPainterPath readPath(std::string_view text) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    std::array<double, 6> numbers{};
    while (!text.empty()) {
        const char command = text.front();
        text.remove_prefix(1);
        readNumbers(text, numbers);
        addCommand(path, command, numbers);
    }
    return path;
}

void drawLayer(QPainter& p, std::string_view layer, const QColor& ink) {
    const QPainterPath path = readPath(layer.substr(1));
    QColor color = ink;
    QPen pen(color, line_width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    switch (layer.front()) {
    case '~':
        color.setAlphaF(ink.alphaF() * faint_line);
        pen.setColor(color);
        return p.strokePath(path, pen);
    case ':':
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({1.9, 1.5});
        return p.strokePath(path, pen);
    case '#':
        return p.fillPath(path, color);
    case '%':
        color.setAlphaF(ink.alphaF() * faint_fill);
        return p.fillPath(path, color);
    case '!':
        p.setCompositionMode(QPainter::CompositionMode_DestinationOut);
        p.fillPath(path, Qt::black);
        return p.setCompositionMode(QPainter::CompositionMode_SourceOver);
    default:
        return p.strokePath(path, pen);
    }
}

} // namespace

std::string_view iconPath(Icon which) {
    const std::string_view tool = toolIconPath(which);
    return tool.empty() ? programIconPath(which) : tool;
}

void drawIcon(QPainter& painter, Icon which, const QColor& ink) {
    if (which == Icon::application)
        return drawApplication(painter);
    std::string_view rest = iconPath(which);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        drawLayer(painter, rest.substr(0, end), ink);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

} // namespace sinopia
