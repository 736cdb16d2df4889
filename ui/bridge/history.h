#pragma once

#include <filesystem>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/store/project.h"

class QObject;

namespace vlm::ui {

class Workbench;

/// Something that was done in a project, as the command line would do it.
struct HistoryEntry {
    QString time{}; // ISO 8601, UTC
    QString what{}; // "Run 3: Quick look", in the language of the GUI
    QString command{}; // one line
    QString files{}; // shell lines that make the files which the command reads; empty: it needs none
};

/// Runs of the project and the exports that were recorded in it, oldest first. @throws Error Store, Data
std::vector<HistoryEntry> readHistory(const store::Reader& reader, const std::filesystem::path& project);

/// Where exports are recorded, a JSON object a line.
std::filesystem::path historyFile(const std::filesystem::path& project);

/// Adds an export to the project's record. @throws Error Store
void recordExport(const std::filesystem::path& project, const QString& what, const QString& command);

/// Records, off the GUI thread, that the open project was exported to `file` and how the command line writes the same
/// file. Nothing without a project. For every export that a command can repeat.
void rememberExport(Workbench& workbench, QObject& owner, const QString& file, const QStringList& words);

/// "medvlm export 'a file'": words are quoted where a POSIX shell needs it.
QString commandLine(const QStringList& words);

/// A script that does all of it again.
QString scriptOf(const std::vector<HistoryEntry>& entries);

}
