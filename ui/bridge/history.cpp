#include "ui/bridge/history.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"

namespace vlm::ui {
namespace {

using nlohmann::json;

QString say(const char* text)
{
    return QCoreApplication::translate("history", text);
}

QString quoted(const QString& word)
{
    static const QRegularExpression plain(
        QStringLiteral("^[\\w@%+=:,./-]+$"), QRegularExpression::UseUnicodePropertiesOption);
    if (plain.match(word).hasMatch())
        return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

/// Predictions from elsewhere are stored as a run too, but no model is run again.
bool isImported(const store::Reader& reader, store::Id run)
{
    return std::ranges::any_of(reader.cells(run), [](const store::CellRow& cell) {
        const json details = json::parse(cell.details, nullptr, false);
        return details.is_object() && details.contains("imported");
    });
}

/// Nothing for runs that cannot be run again from their configuration.
std::optional<HistoryEntry> entryOf(
    const store::Reader& reader, const store::RunRow& run, const std::filesystem::path& project)
{
    const json config = json::parse(run.config, nullptr, false);
    if (!config.is_object() || config.empty() || isImported(reader, run.id))
        return std::nullopt;
    const QString file = QStringLiteral("run-%1.json").arg(run.id);
    return HistoryEntry{.time = toQt(run.created),
        .what = say(QT_TRANSLATE_NOOP("history", "Run %1: %2")).arg(run.id).arg(toQt(run.name)),
        .command = commandLine({"medvlm", "run", "--config", file, "--project", pathText(project)}),
        .files = QStringLiteral("cat > %1 <<'JSON'\n%2\nJSON").arg(file, toQt(config.dump(2)))};
}

}

QString commandLine(const QStringList& words)
{
    QStringList out;
    for (const QString& word : words)
        out << quoted(word);
    return out.join(QLatin1Char(' '));
}

std::filesystem::path historyFile(const std::filesystem::path& project)
{
    return project / "history.jsonl";
}

void recordExport(const std::filesystem::path& project, const QString& what, const QString& command)
{
    const json line{{"time", QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString()},
        {"what", what.toStdString()}, {"command", command.toStdString()}};
    std::ofstream file(historyFile(project), std::ios::app | std::ios::binary);
    file << line.dump() << '\n';
    if (!file.flush())
        throw Error(ErrorKind::Store, historyFile(project).string() + " cannot be written");
}

void rememberExport(Workbench& workbench, QObject& owner, const QString& file, const QStringList& words)
{
    if (!workbench.hasProject())
        return;
    workbench.query(
        &owner, "record",
        [project = workbench.project().folder(),
            what = say(QT_TRANSLATE_NOOP("history", "Export of %1")).arg(QFileInfo(file).fileName()),
            command = commandLine(words)] {
            recordExport(project, what, command);
            return true;
        },
        [](bool) {},
        [&workbench](const QString& reason) {
            Q_EMIT workbench.failed(say(QT_TRANSLATE_NOOP("history", "The export was not recorded")), reason);
        });
}

std::vector<HistoryEntry> readHistory(const store::Reader& reader, const std::filesystem::path& project)
{
    std::vector<HistoryEntry> out;
    for (const store::RunRow& run : reader.runs())
        if (auto entry = entryOf(reader, run, project))
            out.push_back(std::move(*entry));
    if (std::ifstream file(historyFile(project)); file)
        for (std::string text; std::getline(file, text);) {
            const json line = json::parse(text, nullptr, false);
            if (!line.is_object() || !line.contains("command")) // cut by a crash
                continue;
            out.push_back({.time = toQt(line.value("time", "")),
                .what = toQt(line.value("what", "")),
                .command = toQt(line.value("command", ""))});
        }
    std::ranges::stable_sort(out, {}, &HistoryEntry::time);
    return out;
}

QString scriptOf(const std::vector<HistoryEntry>& entries)
{
    QStringList lines;
    for (const HistoryEntry& entry : entries) {
        lines << QStringLiteral("# %1  %2").arg(entry.time, entry.what.simplified());
        if (!entry.files.isEmpty())
            lines << entry.files;
        lines << entry.command << QString();
    }
    return lines.join(QLatin1Char('\n'));
}

}
