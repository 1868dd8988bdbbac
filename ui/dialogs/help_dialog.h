#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace sinopia {

class ActionSet;

/// Getting started, what the mouse and pen do, and every action with its keys as they are at this moment. May
/// stay open beside the window.
class HelpDialog : public QDialog {
    Q_OBJECT

  public:
    explicit HelpDialog(const ActionSet& actions, QWidget* parent = nullptr);

    /// Shows only what holds every word of `text`; all for an empty one.
    void search(const QString& text);
    /// What is shown, as plain text.
    QString shownText() const;

  private:
    struct Section {
        QString title;
        QString html;
    };

    void refresh();
    QList<Section> sections(const QString& text) const;
    QList<Section> actionSections(const QString& text) const;
    void addIcons();

    const ActionSet& actions_;
    QLineEdit* search_;
    QListWidget* contents_;
    QTextBrowser* page_;
};

} // namespace sinopia
