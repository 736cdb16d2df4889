#include "ui/pages/home/recent_projects.h"

#include "core/base/error.h"
#include "core/store/project.h"
#include "ui/bridge/text.h"

#include <algorithm>
#include <filesystem>

#include <QFileInfo>

namespace vlm::ui {
namespace {

void readSquares(const store::Reader& reader, RecentProject& out)
{
    QStringList rows;
    QStringList columns;
    const auto place = [](QStringList& list, const QString& key) {
        if (!list.contains(key))
            list.append(key);
        return static_cast<int>(list.indexOf(key));
    };
    for (const store::ResultRow& row : reader.results("auroc", "strict")) {
        if (!row.metric)
            continue;
        out.squares.push_back({.row = place(rows, toQt(row.cell.model)),
            .column = place(columns, toQt(row.cell.mode + "/" + row.cell.dataset)),
            .value = row.metric->value,
            .specialist = row.specialist});
    }
    out.rows = static_cast<int>(rows.size());
    out.columns = static_cast<int>(columns.size());
}

RecentProject readOne(const QString& folder)
{
    RecentProject out;
    out.folder = folder;
    out.name = QFileInfo(folder).completeBaseName();
    const std::filesystem::path database = toPath(folder) / "project.sqlite";
    std::error_code ignored;
    out.exists = std::filesystem::exists(database, ignored);
    if (!out.exists)
        return out;
    try {
        guard(ErrorKind::Store, "recent project", [&] {
            const store::Reader reader(database);
            out.datasets = static_cast<int>(reader.datasets().size());
            out.models = static_cast<int>(reader.models().size());
            const std::vector<store::RunRow> runs = reader.runs();
            if (!runs.empty())
                out.lastRun = toQt(runs.front().finished.empty() ? runs.front().created : runs.front().finished);
            out.interrupted = static_cast<int>(std::count_if(runs.begin(), runs.end(),
                [](const store::RunRow& run) { return run.state == store::State::Interrupted; }));
            readSquares(reader, out);
        });
    } catch (const Error& error) {
        out.problem = toQt(error.what());
    }
    return out;
}

}

std::vector<RecentProject> readRecentProjects(const QStringList& folders)
{
    std::vector<RecentProject> out;
    for (const QString& folder : folders)
        out.push_back(readOne(folder));
    return out;
}

}
