#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/judge/agreement.h"
#include "core/judge/judge.h"
#include "core/remote/consent.h"
#include "core/stats/bootstrap.h"
#include "core/store/project.h"

namespace vlm::workflow {

/// Who judges and how: a model behind HTTP of the project, asked in one of the two ways.
struct JudgeChoice {
    std::string model{}; ///< id in the project
    judge::Mode mode = judge::Mode::Rubric;
};

/// Every reply of one judge about one data set, of whatever model: <project>/judge/<data set>/<judge>-<mode>-….jsonl.
/// Its name changes with the judge's description, so that replies of different judges never meet.
std::filesystem::path judgeJournal(const std::filesystem::path& project, const remote::RemoteModel& judge,
    judge::Mode mode, const std::string& dataset);

/// What leaves the machine when these cells of one data set are judged.
remote::Shipment judgeShipment(
    const remote::RemoteModel& judge, const store::DatasetRow& dataset, std::int64_t answers);

/// One answer and what was said of it.
struct JudgedItem {
    judge::Item item{};
    std::string cluster{};
    std::optional<judge::JournalEntry> entry{}; ///< nothing: not asked yet
};

/// A cell with what a judge said of its open questions.
struct JudgedCell {
    store::CellRow cell{};
    std::vector<JudgedItem> items{};
    judge::Summary summary{};
    stats::Estimate score{}; ///< mean over the judged, resampled by image or patient
    judge::Rater rater{}; ///< for agreement
};

/// The open questions of a finished cell. Answers that failed or were refused are nothing to judge.
std::vector<JudgedItem> openQuestions(const store::Reader& reader, const store::CellRow& cell);

/// Joins items with a journal, which need not be there yet.
JudgedCell judgedCell(const store::CellRow& cell, std::vector<JudgedItem> items, const std::filesystem::path& journal,
    judge::Mode mode, const stats::BootstrapOptions& options);

}
