#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <QImage>
#include <QString>

#include "core/export/table.h"
#include "core/report/environment.h"
#include "core/report/report.h"
#include "core/science/cell_table.h"
#include "core/store/project.h"
#include "ui/figures/spec.h"

namespace vlm::report_ui {

/// Markdown.
struct Prose {
    std::string text{};
};

/// An image with what was asked and answered.
struct Picture {
    QImage image{};
    std::vector<std::pair<QString, QString>> lines{};
};

using Content = std::variant<figures::Figure, exporting::Table, Prose, Picture>;

/// What was made before, by everything that it depends on. Shared by makers on several threads.
struct ContentCache {
    std::mutex mutex;
    std::map<std::string, Content> kept;
};

/// Makes what items show from the project as it is now, by the same route as Results. Not for several threads; cells
/// are read once.
class ContentMaker {
public:
    /// @param project folder, for audits and images
    ContentMaker(const store::Reader& reader, std::filesystem::path project, report::Environment environment,
        std::shared_ptr<ContentCache> cache = {});

    /// @throws Error Config, Data: what the item shows is no longer in the project, or cannot be made
    Content make(const report::Item& item);

    /// Facts for the caption: the figure's own caption, else those of the numbers behind it, and the data hashes.
    std::string facts(const report::Item& item, const Content& content) const;

    /// Fills facts, digest and empty captions of all items that have none yet. Items that cannot be made are left out.
    /// @return why, for each that was left out
    std::vector<std::string> complete(report::Report& report);

    const store::Reader& reader() const { return m_reader; }
    const report::Environment& environment() const { return m_environment; }

private:
    Content made(const report::Item& item);
    Content resultsContent(const report::Item& item);
    Content projectScience(const report::Item& item);
    Content studyContent(const report::Item& item);
    Content pairContent(const report::Item& item);
    Content conventionsContent(const report::Item& item);
    Content modesContent(const report::Item& item);
    Content sampleContent(const report::Item& item) const;
    store::ResultRow cellOf(const report::Item& item) const;

    const store::Reader& m_reader;
    std::filesystem::path m_project;
    report::Environment m_environment;
    science::CellCache m_cells;
    std::shared_ptr<ContentCache> m_cache;
};

/// The table of what is drawn or set; null for prose and pictures.
const exporting::Table* tableIn(const Content& content);

}
