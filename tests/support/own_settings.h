#pragma once

#include "support/temp_folder.h"

#include <QCoreApplication>
#include <QSettings>

namespace sinopia::test {

/// Settings of the test's own, empty at first: nothing of the person's is read or written.
class OwnSettings {
  public:
    OwnSettings() {
        QCoreApplication::setOrganizationName("sinopia-tests");
        QCoreApplication::setApplicationName("sinopia-tests");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           QString::fromStdString(folder_.path().string()));
        QSettings().clear();
    }

  private:
    TempFolder folder_;
};

} // namespace sinopia::test
