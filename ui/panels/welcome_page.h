#pragma once

#include <QFrame>
#include <QStringList>

#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace sinopia {

/// What a person sees who starts the editor without a file: begin, go on, or look at an example.
class WelcomePage : public QFrame {
    Q_OBJECT

  public:
    struct Example {
        QString title;
        QString project; ///< the file to be opened
        QString picture; ///< shown small; may be empty
    };

    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecent(const QStringList& files);
    void setExamples(const std::vector<Example>& examples);

  Q_SIGNALS:
    void newRequested();
    void openRequested();
    void fileChosen(const QString& path);
    /// To be looked at and painted on, never to be saved over.
    void exampleChosen(const QString& path);
    /// Neither: the person wants to begin on the map that is there.
    void closed();

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QVBoxLayout* recent_;
    QWidget* recent_part_;
    QGridLayout* examples_;
    QWidget* examples_part_;
};

} // namespace sinopia
