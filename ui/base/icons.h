#pragma once

#include <QIcon>
#include <QString>

namespace vlm::ui {

enum class IconTint { Text, Secondary, Accent, OnAccent, Success, Warning, Danger };

/// A bundled Tabler icon ("home", see resources/icons), drawn in the colour of the theme at the time of painting, so it
/// follows theme switches by itself. An unknown name is a broken promise.
QIcon icon(const QString& name, IconTint tint = IconTint::Text);

}
