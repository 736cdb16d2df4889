#pragma once

#include <QString>

class QWidget;

/// The program's only way to ask for a file or folder; a test says what the next answers are instead.
namespace vlm::ui::file_dialogs {

/// Empty when the user backs out.
QString askFolder(QWidget* parent, const QString& title, const QString& start);
QString askOpenFile(QWidget* parent, const QString& title, const QString& start, const QString& filter);
QString askSaveFile(QWidget* parent, const QString& title, const QString& start, const QString& filter);

void answerNextWith(const QString& path);

}
