#include "ui/palette/legend_picture.h"

#include "base/atomic_file.h"
#include "base/error.h"
#include "ui/palette/class_delegate.h"
#include "ui/palette/class_list_model.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPainter>
#include <QPointer>
#include <QThreadPool>

#include <nlohmann/json.hpp>

#include <cmath>

namespace sinopia {
namespace {

// In units of the picture at scale 1: a point of text and the like.
constexpr int line_height = 20;
constexpr int margin = 16;
constexpr int gutter = 24;
constexpr int widest_name = 260;
constexpr int most_side = 16000; // of the finished picture

QString legendText(const char* english) {
    return QCoreApplication::translate("LegendPicture", english);
}

/// The lines of the legend: groups in order, without the classes that are left out.
std::vector<ClassRow> linesOf(const LabelSet& labels, const ClassCounts& counts, bool only_used) {
    ClassRows all;
    all.setLabels(labels);
    std::vector<ClassRow> lines;
    for (const ClassRow& row : all.rows()) {
        if (row.index >= 0 && only_used && !counts.contains(static_cast<ClassIndex>(row.index)))
            continue;
        if (row.index < 0 && !lines.empty() && lines.back().index < 0)
            lines.pop_back(); // a group that shows no class
        lines.push_back(row);
    }
    if (!lines.empty() && lines.back().index < 0)
        lines.pop_back();
    return lines;
}

struct Sheet {
    std::vector<ClassRow> lines;
    int rows = 0; ///< in each column
    int columns = 0;
    int id_width = 0;
    int name_width = 0;
    int share_width = 0;

    int columnWidth() const { return 34 + id_width + 8 + name_width + (share_width ? share_width + 10 : 0); }
    QSize size() const {
        return {2 * margin + columns * columnWidth() + (columns - 1) * gutter,
                2 * margin + rows * line_height};
    }
};

Sheet sheetFor(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options,
               const QFont& font) {
    const QFontMetrics metrics(font);
    Sheet sheet{linesOf(labels, counts, options.only_used)};
    const int count = std::max<int>(1, static_cast<int>(sheet.lines.size()));
    for (const ClassRow& line : sheet.lines) {
        const QString text = line.index < 0 ? line.heading : QString::fromStdString(labels[line.index].name);
        const int width = metrics.horizontalAdvance(text.simplified()) * (line.index < 0 ? 11 : 10) / 10;
        sheet.name_width = std::max(sheet.name_width, std::min(width + 4, widest_name));
    }
    sheet.id_width = metrics.horizontalAdvance(QString::number(labels.size()));
    sheet.share_width = options.with_counts ? metrics.horizontalAdvance("<0.0 %") : 0;
    // About as wide as high.
    const double width = sheet.columnWidth() + gutter;
    sheet.columns = std::max(1, static_cast<int>(std::lround(std::sqrt(count * line_height / width))));
    sheet.rows = (count + sheet.columns - 1) / sheet.columns;
    // No heading stands alone at the foot of a column.
    for (std::size_t i = 0; i < sheet.lines.size(); ++i)
        if (sheet.lines[i].index < 0 && static_cast<int>(i) % sheet.rows == sheet.rows - 1 && sheet.rows > 1)
            sheet.lines.insert(sheet.lines.begin() + static_cast<std::ptrdiff_t>(i), ClassRow{});
    const int lines = std::max(1, static_cast<int>(sheet.lines.size()));
    sheet.columns = (lines + sheet.rows - 1) / sheet.rows;
    return sheet;
}

double shareOf(const ClassCounts& counts, int index) {
    std::int64_t all = 0;
    for (const auto& [other, use] : counts)
        all += use.pixels;
    const auto it = counts.find(static_cast<ClassIndex>(index));
    return it == counts.end() || all == 0 ? 0
                                          : static_cast<double>(it->second.pixels) / static_cast<double>(all);
}

void drawLine(QPainter& painter, const Sheet& sheet, const ClassRow& line, const LabelSet& labels,
              const ClassCounts& counts, QPoint at) {
    const QFont plain = painter.font();
    if (line.index < 0) {
        QFont bold = plain;
        bold.setBold(true);
        painter.setFont(bold);
        QString heading = line.heading.simplified();
        if (!heading.isEmpty())
            heading[0] = heading[0].toUpper();
        painter.drawText(QRect(at.x(), at.y(), sheet.columnWidth(), line_height), Qt::AlignVCenter,
                         QFontMetrics(bold).elidedText(heading, Qt::ElideRight, sheet.columnWidth()));
        painter.setFont(plain);
        return;
    }
    drawSwatch(painter, QRectF(at.x(), at.y() + 3, 24, line_height - 6), toColor(labels[line.index].color));
    QRect box(at.x() + 32, at.y(), sheet.id_width, line_height);
    painter.setPen(QColor(90, 90, 90));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, QString::number(line.index));
    painter.setPen(Qt::black);
    box = QRect(box.right() + 9, at.y(), sheet.name_width, line_height);
    const QString name = QString::fromStdString(labels[line.index].name).simplified();
    painter.drawText(box, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, box.width()));
    if (sheet.share_width > 0)
        painter.drawText(QRect(box.right() + 10, at.y(), sheet.share_width, line_height),
                         Qt::AlignVCenter | Qt::AlignRight, shareText(shareOf(counts, line.index)));
}

QByteArray pngOf(const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        throw Failure(
            legendText(QT_TRANSLATE_NOOP("LegendPicture", "The legend is too large for a picture.")).toStdString());
    return bytes;
}

} // namespace

QImage legendPicture(const LabelSet& labels, const ClassCounts& counts, const LegendOptions& options,
                     double scale) {
    QFont font;
    font.setPixelSize(13);
    const Sheet sheet = sheetFor(labels, counts, options, font);
    const QSize size = sheet.size();
    scale = std::min(scale, static_cast<double>(most_side) / std::max(size.width(), size.height()));
    QImage picture(QSize(std::max(1, static_cast<int>(size.width() * scale)),
                         std::max(1, static_cast<int>(size.height() * scale))),
                   QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    painter.setFont(font);
    painter.setPen(Qt::black);
    for (int i = 0; i < static_cast<int>(sheet.lines.size()); ++i) {
        const QPoint at(margin + i / sheet.rows * (sheet.columnWidth() + gutter),
                        margin + i % sheet.rows * line_height);
        drawLine(painter, sheet, sheet.lines[static_cast<std::size_t>(i)], labels, counts, at);
    }
    return picture;
}

void writeLegend(const QString& path, const LabelSet& labels, const ClassCounts& counts,
                 const LegendOptions& options) {
    const QString ending = QFileInfo(path).suffix().toLower();
    const std::filesystem::path file = path.toStdString();
    if (ending == "json") {
        write_file_atomically(file, legend_json(labels, counts, options).dump(2) + "\n");
    } else if (ending == "txt" || ending == "tsv") {
        write_file_atomically(file, legend_text(labels, counts, options));
    } else {
        const QByteArray png = pngOf(legendPicture(labels, counts, options));
        write_file_atomically(file, std::string_view(png.constData(), static_cast<std::size_t>(png.size())));
    }
}

namespace {

void writeOnWorker(QWidget* parent, const QString& path, const LabelSet& labels, const ClassCounts& counts,
                   const LegendOptions& options, std::function<void(const QString&)> done) {
    QThreadPool::globalInstance()->start(
        [parent = QPointer<QWidget>(parent), path, labels, counts, options, done = std::move(done)] {
            QString problem;
            try {
                writeLegend(path, labels, counts, options);
            } catch (const std::exception& error) {
                problem = QString::fromUtf8(error.what());
            }
            const auto tell = [parent, problem, done] {
                if (parent && done)
                    done(problem);
                else if (parent && !problem.isEmpty())
                    QMessageBox::warning(parent, legendText("Export the legend"), problem);
            };
            QMetaObject::invokeMethod(QCoreApplication::instance(), tell, Qt::QueuedConnection);
        });
}

} // namespace

bool exportLegend(QWidget* parent, const LabelSet& labels, const ClassCounts& counts,
                  std::function<void(const QString&)> done) {
    const QString used = legendText(QT_TRANSLATE_NOOP("LegendPicture", "Picture, classes in use (*.png)"));
    const QString all = legendText(QT_TRANSLATE_NOOP("LegendPicture", "Picture, all classes (*.png)"));
    const QString text = legendText(QT_TRANSLATE_NOOP("LegendPicture", "Text (*.txt)"));
    QString chosen = counts.empty() ? all : used;
    QString path = QFileDialog::getSaveFileName(
        parent, legendText(QT_TRANSLATE_NOOP("LegendPicture", "Export the legend")), "legend.png",
        QStringList{used, all, text, "JSON (*.json)"}.join(";;"), &chosen);
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += chosen == text ? ".txt" : chosen.startsWith("JSON") ? ".json" : ".png";
    writeOnWorker(parent, path, labels, counts, {chosen == used, !counts.empty()}, std::move(done));
    return true;
}

} // namespace sinopia
