#pragma once

#include <QDialog>

namespace sinopia {

/// The program's name, version, licence and what it is built with.
class AboutDialog : public QDialog {
    Q_OBJECT

  public:
    explicit AboutDialog(QWidget* parent = nullptr);

  Q_SIGNALS:
    void diagnosticsRequested();
};

} // namespace sinopia
