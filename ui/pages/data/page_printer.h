#pragma once

#include <QString>

class QWidget;

namespace vlm::ui {

/// Writes a widget that lays out its children in rows as A4 pages of a PDF, broken between the rows, drawn as vectors.
/// False if the file cannot be written.
bool printPages(QWidget* widget, const QString& file, const QString& title);

}
