#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStringList>

/// One finished call of the medvlm program.
struct Call {
    int status = -1;
    QByteArray out;
    QByteArray messages;
    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

inline Call medvlm(const QStringList& arguments, const QByteArray& input = {}, const QString& wrapper = {})
{
    QProcess process;
    if (wrapper.isEmpty())
        process.start(QStringLiteral(MEDVLM_PROGRAM), arguments);
    else
        process.start(QStringLiteral("/bin/bash"),
            QStringList{
                QStringLiteral("-c"), wrapper + QStringLiteral(" exec \"$0\" \"$@\""), QStringLiteral(MEDVLM_PROGRAM)}
                + arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(600'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}
