#include "app/cli/science_export.h"

#include "core/base/error.h"
#include "core/rq/published.h"
#include "core/science/curves.h"
#include "core/science/project_study.h"
#include "ui/figures/from_science.h"

#include <algorithm>
#include <array>

namespace vlm::cli {
namespace {

constexpr std::array<std::string_view, 5> kKinds{"gaps", "best", "forest", "roc", "calibration"};
constexpr std::size_t kBins = 15;
constexpr std::size_t kMostCurves = 8;

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

rq::Question questionOf(const std::string& word)
{
    for (const rq::Question question : {rq::Question::Rq1, rq::Question::Rq2, rq::Question::Rq3})
        if (rq::name(question) == word)
            return question;
    throw Error(ErrorKind::Config, "unknown question '" + word + "'; known: RQ1, RQ2, RQ3");
}

rq::Assumptions assumptionsOf(const ExportRequest& request)
{
    rq::Assumptions out;
    if (request.inDomain.empty())
        return out;
    std::string known;
    for (rq::InDomainTable& table : rq::publishedInDomainTables()) {
        known += (known.empty() ? "" : ", ") + table.id;
        if (table.id == request.inDomain)
            out.inDomain = table;
    }
    if (out.inDomain.id.empty())
        throw Error(ErrorKind::Config, "unknown in-domain table '" + request.inDomain + "'; known: " + known);
    return out;
}

std::string datasetOf(const rq::Study& study, const ExportRequest& request)
{
    std::string known;
    for (const rq::StudyDataset& dataset : study.datasets) {
        if (dataset.name == request.dataset || (request.dataset.empty() && study.datasets.size() == 1))
            return dataset.name;
        known += "\n  --dataset " + dataset.name;
    }
    throw Error(ErrorKind::Config, "a " + request.what + " figure is of one data set; choose one of" + known);
}

/// Figures that need the scores of every sample.
figures::Figure fromPredictions(
    const ExportRequest& request, const science::ProjectStudy& own, const store::Reader& reader)
{
    const std::string dataset = datasetOf(own.study, request);
    const std::string mode = request.mode.empty() ? "ots" : request.mode;
    std::vector<figures::NamedCurve> curves;
    const QString about = QStringLiteral("%1, %2").arg(qt(dataset), qt(mode));
    for (const store::ResultRow& row : own.results) {
        if (row.cell.dataset != dataset || row.cell.mode != mode
            || (!request.model.empty() && row.cell.model != request.model) || curves.size() == kMostCurves)
            continue;
        const science::CellTable table = science::readCell(reader, row.cell);
        const figures::Role role = figures::roleOf(own.study.model(row.cell.model));
        if (request.what == "calibration" && !request.model.empty())
            return figures::reliabilityFigure(QStringLiteral("%1 on %2").arg(qt(row.cell.model), about), role,
                science::reliability(table, kBins, own.convention, {}));
        if (request.what == "roc")
            curves.push_back({qt(row.cell.model), role,
                science::bandedCurve(table, science::CurveKind::Roc, request.positiveClass, own.convention, {})});
    }
    if (request.what == "calibration" && request.model.empty())
        throw Error(ErrorKind::Config, "a calibration figure is of one model; name it with --model");
    if (curves.empty())
        throw Error(ErrorKind::Data, "there is no result on " + dataset + ", mode " + mode + ", for this choice");
    return figures::curvesFigure(science::CurveKind::Roc, about, curves);
}

figures::Figure fromStudy(const ExportRequest& request, const rq::Study& study, std::vector<rq::Gap> gaps)
{
    const rq::Assumptions assumptions = assumptionsOf(request);
    if (request.what == "gaps") {
        figures::GapSpec spec = figures::gapsFigure(study, gaps, assumptions).spec;
        if (spec.rows.empty())
            throw Error(ErrorKind::Data,
                "no gap is defined: a gap needs a generalist and a specialist of one family on one data set");
        return spec;
    }
    if (request.what == "forest")
        return figures::studyForest(study, assumptions, datasetOf(study, request));
    figures::BarsSpec spec = figures::bestFigure(study, assumptions, questionOf(request.question));
    if (spec.groups.empty())
        throw Error(ErrorKind::Data, "there is nothing to compare for " + request.question);
    return spec;
}

}

bool isScience(std::string_view what)
{
    return std::find(kKinds.begin(), kKinds.end(), what) != kKinds.end();
}

figures::Figure scienceFigure(const ExportRequest& request, const store::Project* project)
{
    const bool curves = request.what == "roc" || request.what == "calibration";
    if (!request.study.empty()) {
        if (curves)
            throw Error(ErrorKind::Config, "the published studies have no predictions, so no " + request.what);
        const rq::Study& study = rq::publishedStudy(request.study);
        return fromStudy(request, study, rq::gaps(study, assumptionsOf(request)));
    }
    if (project == nullptr)
        throw Error(ErrorKind::Config, "name a project with --project or a published study with --study");
    const store::Reader reader = project->reader();
    const science::ProjectStudy own
        = science::studyOf(reader, request.metric, metrics::conventionFromName(request.convention));
    if (own.study.scores.empty())
        throw Error(ErrorKind::Data, "the project has no finished results of metric '" + request.metric + "'");
    if (curves)
        return fromPredictions(request, own, reader);
    const rq::Assumptions assumptions = assumptionsOf(request);
    std::vector<rq::Gap> gaps = rq::gaps(own.study, assumptions);
    if (request.what == "gaps") {
        science::CellCache cells(reader);
        science::addIntervals(gaps, own, assumptions, cells, {});
    }
    return fromStudy(request, own.study, std::move(gaps));
}

}
