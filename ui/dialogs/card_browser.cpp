#include "ui/dialogs/card_browser.h"

#include <QDir>
#include <QFileInfo>
#include <QImageReader>

namespace sinopia {
namespace {

constexpr int widest_picture = 640;
constexpr qint64 most_pixels = 64LL * 1024 * 1024;
constexpr qint64 most_bytes = 32LL * 1024 * 1024;

QImage readScaled(const QString& path) {
    if (QFileInfo(path).size() > most_bytes)
        return {};
    QImageReader reader(path);
    QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > most_pixels)
        return {};
    if (size.width() > widest_picture)
        reader.setScaledSize(size.scaled(widest_picture, size.height(), Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

CardBrowser::CardBrowser(QWidget* parent) : QTextBrowser(parent) {
    setOpenExternalLinks(true);
    setAccessibleName(tr("Model card"));
}

void CardBrowser::showCard(const QString& markdown, const QString& folder) {
    folder_ = folder;
    document()->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                          QTextDocument::MarkdownNoHTML);
    moveCursor(QTextCursor::Start);
}

QVariant CardBrowser::loadResource(int type, const QUrl& name) {
    if (type != QTextDocument::ImageResource || !name.isRelative() || folder_.isEmpty())
        return {};
    const QDir folder(folder_);
    const QString path = QFileInfo(folder.filePath(name.path())).canonicalFilePath();
    if (path.isEmpty() || !path.startsWith(folder.canonicalPath() + '/'))
        return {};
    return readScaled(path);
}

} // namespace sinopia
