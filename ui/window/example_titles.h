#pragma once

#include <QString>

namespace sinopia {

/// What an example is called on the welcome page: the title of a bundled one in the person's language, else
/// its folder's name in plain letters ("my-lake": "My lake").
QString exampleTitle(const QString& folder);

} // namespace sinopia
