#include "ui/widgets/file_dialogs.h"

#include <QFileDialog>
#include <QStringList>

namespace vlm::ui::file_dialogs {
namespace {

QStringList& answers()
{
    static QStringList list;
    return list;
}

}

QString askFolder(QWidget* parent, const QString& title, const QString& start)
{
    return answers().isEmpty() ? QFileDialog::getExistingDirectory(parent, title, start) : answers().takeFirst();
}

QString askOpenFile(QWidget* parent, const QString& title, const QString& start, const QString& filter)
{
    return answers().isEmpty() ? QFileDialog::getOpenFileName(parent, title, start, filter) : answers().takeFirst();
}

QString askSaveFile(QWidget* parent, const QString& title, const QString& start, const QString& filter)
{
    return answers().isEmpty() ? QFileDialog::getSaveFileName(parent, title, start, filter) : answers().takeFirst();
}

void answerNextWith(const QString& path)
{
    answers().append(path);
}

}
