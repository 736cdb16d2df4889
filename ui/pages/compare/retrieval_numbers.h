#pragma once

#include <cstddef>

#include <QString>

#include "core/export/table.h"
#include "core/workflow/retrieval.h"

namespace vlm::ui {

/// The summary as rich text: each metric with its interval beside what a random order would give, then how many
/// queries and entries there were, what was left out, and how even the gallery is found.
QString retrievalNumbers(
    const workflow::RetrievalSummary& summary, const workflow::RetrievalSet& set, workflow::SearchDirection direction);

/// "First right answer at rank 3 of 624; 2 of the first 24 are right." @param known false for free texts
QString rankLine(const workflow::Ranking& found, bool known, std::size_t gallery);

/// Why an entry is called a hub.
/// The numbers of the summary: each metric with its interval and what chance gives.
exporting::Table retrievalTable(const workflow::RetrievalSummary& summary, workflow::SearchDirection direction);
QString hubLine(const workflow::RetrievalSummary& summary, std::size_t item);

}
