#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace sinopia {

class Document;
class ProjectController;

/// Asks before unsaved work would be lost, and saves it if the person says so.
class UnsavedWork : public QObject {
    Q_OBJECT

  public:
    enum class Answer { save, discard, cancel };

    /// `window` is the parent of the question.
    UnsavedWork(const Document& document, ProjectController& project, QWidget& window);

    /// True: nothing is unsaved, or the person has saved it just now or lets it go. While a project is being
    /// written the window stays alive; false if that fails.
    bool mayBeLost();

    /// What asks, and what saves (to a place it may ask for; false if the person gave up). Tests answer by
    /// themselves.
    std::function<Answer(const QString& what)> ask;
    std::function<bool()> startSaving;

  private:
    Answer askByDialog(const QString& what) const;
    QString what() const;
    bool save();

    const Document& document_;
    ProjectController& project_;
    QWidget& window_;
    bool asking_ = false;
};

} // namespace sinopia
