#pragma once

#include <QTextBrowser>

namespace sinopia {

/// Shows a model's card: Markdown from a stranger's folder. Pictures are taken from that folder only, and
/// scaled to the page; web pages are opened in the browser, after a click.
class CardBrowser : public QTextBrowser {
    Q_OBJECT

  public:
    explicit CardBrowser(QWidget* parent = nullptr);

    void showCard(const QString& markdown, const QString& folder);

    QVariant loadResource(int type, const QUrl& name) override;

  private:
    QString folder_;
};

} // namespace sinopia
