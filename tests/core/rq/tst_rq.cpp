#include "core/base/error.h"
#include "core/base/files.h"
#include "core/rq/claims.h"
#include "core/rq/comparisons.h"
#include "core/rq/matching.h"
#include "core/rq/overlay.h"
#include "core/rq/published.h"
#include "core/rq/significance.h"
#include "core/rq/summary.h"
#include "core/stats/auroc.h"

#include <cmath>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;
using namespace vlm::rq;

namespace {

const std::filesystem::path kReference = MEDVLM_SOURCE_DIR "/resources/reference";

const std::vector<Study>& studies()
{
    static const std::vector<Study> all = readPublished(kReference);
    return all;
}

const Study& study(const char* id)
{
    for (const Study& entry : studies()) {
        if (entry.id == id)
            return entry;
    }
    throw Error(ErrorKind::Internal, id);
}

InDomainTable table(const char* id)
{
    for (InDomainTable& entry : readInDomainTables(kReference / "in_domain.json")) {
        if (entry.id == id)
            return entry;
    }
    throw Error(ErrorKind::Internal, id);
}

const Claim& claim(const std::vector<Claim>& all, const char* id)
{
    for (const Claim& entry : all) {
        if (entry.id == id)
            return entry;
    }
    throw Error(ErrorKind::Internal, id);
}

}

class TestRq : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gapsOfTheStudyEqualTheExpectedOnes_data()
    {
        QTest::addColumn<QString>("section");
        QTest::addColumn<QString>("study");
        QTest::addColumn<QString>("inDomain");
        QTest::newRow("diagnosis") << "diagnosis_paper_point_estimates_notebook_id"
                                   << "diagnosis"
                                   << "paper";
        QTest::newRow("diagnosis, CSV table") << "diagnosis_paper_point_estimates_csv_id"
                                              << "diagnosis"
                                              << "results-csv";
        QTest::newRow("bootstrap means") << "diagnosis_boot_means_notebook_id"
                                         << "diagnosis-bootstrap-means"
                                         << "paper";
        QTest::newRow("bootstrap means, CSV table") << "diagnosis_boot_means_csv_id"
                                                    << "diagnosis-bootstrap-means"
                                                    << "results-csv";
        QTest::newRow("GPT score") << "vqa_gpt_score_overall"
                                   << "vqa"
                                   << "paper";
        QTest::newRow("F1") << "vqa_f1_overall"
                            << "vqa-f1"
                            << "paper";
        QTest::newRow("closed accuracy") << "vqa_closed_accuracy_csv"
                                         << "vqa-closed"
                                         << "paper";
    }

    void gapsOfTheStudyEqualTheExpectedOnes()
    {
        QFETCH(QString, section);
        QFETCH(QString, study);
        QFETCH(QString, inDomain);
        const auto golden = readJson(MEDVLM_SOURCE_DIR "/tests/data/golden/paper/rq_gaps_expected.json");
        Assumptions assumptions{.inDomain = table(qPrintable(inDomain))};
        for (const auto& expected : golden.at(section.toStdString()))
            assumptions.datasets.push_back(expected.at("dataset"));
        const auto found = gaps(::study(qPrintable(study)), assumptions);
        for (const auto& expected : golden.at(section.toStdString())) {
            for (const Gap& gap : found) {
                if (gap.family != expected.at("family") || gap.dataset != expected.at("dataset"))
                    continue;
                const char* const fields[]{"rq1", "rq2", "rq3"};
                const auto& wanted = expected.at(fields[int(gap.question)]);
                QCOMPARE(gap.defined(), !wanted.is_null());
                if (gap.defined())
                    QVERIFY(std::abs(100 * gap.value - wanted.get<double>()) < 0.005);
                else
                    QVERIFY(!gap.undefined.empty());
                if (gap.defined() && gap.question == Question::Rq2 && expected.contains("best_tuned_generalist")) {
                    QCOMPARE(gap.generalists.front()->model, expected.at("best_tuned_generalist").get<std::string>());
                    QCOMPARE(gap.specialists.front()->model, expected.at("best_ots_id_specialist").get<std::string>());
                }
            }
        }
        QCOMPARE(std::count_if(found.begin(), found.end(), [](const Gap& gap) { return gap.defined(); }), [&] {
            std::ptrdiff_t count = 0;
            for (const auto& expected : golden.at(section.toStdString()))
                count += !expected.at("rq1").is_null() + !expected.at("rq2").is_null() + !expected.at("rq3").is_null();
            return count;
        }());
    }

    void claimsPrintThePapersCounts()
    {
        const auto all = claims(studies());
        for (const auto& [id, text] : {std::pair{"rq2-diagnosis-best", "9 of 12"}, {"rq2-diagnosis-second", "12 of 12"},
                 {"rq3-diagnosis-best", "8 of 18"}, {"rq3-diagnosis-second", "11 of 18"}, {"rq2-vqa-best", "10 of 15"},
                 {"rq3-vqa-fairvlmed", "4 of 5"}}) {
            QCOMPARE(claim(all, id).found, std::string(text));
            QCOMPARE(claim(all, id).verdict, Verdict::Holds);
            QVERIFY(!claim(all, id).definition.empty());
        }
        QVERIFY(!claim(all, "rq3-vqa-fairvlmed").flags.empty());
        QCOMPARE(claim(all, "slake-plateau").verdict, Verdict::DoesNotHold);
    }

    void rq1HasThreeExceptions()
    {
        const auto all = claims(studies());
        const Claim& rq1 = claim(all, "rq1-negative");
        QCOMPARE(rq1.verdict, Verdict::HoldsWithExceptions);
        QCOMPARE(rq1.details.size(), std::size_t(3));
        QVERIFY(rq1.details[0].starts_with("SigLIP on Camelyon17: +17.67"));
        QVERIFY(rq1.details[1].starts_with("LLaVA on SLAKE: +2.03"));
        QVERIFY(rq1.details[2].starts_with("Qwen on VQA-RAD: +1.28"));
    }

    void otherTablesGiveOtherCounts()
    {
        Assumptions csv{.inDomain = table("results-csv")};
        QCOMPARE(compare(study("diagnosis"), csv, Question::Rq2).text(), std::string("7 of 12"));
        csv.bar = Bar::Second;
        QCOMPARE(compare(study("diagnosis"), csv, Question::Rq3).text(), std::string("12 of 18"));
        csv.onlySpecialist = OnlySpecialist::IsVacuous;
        QCOMPARE(compare(study("diagnosis"), csv, Question::Rq3).text(), std::string("13 of 18"));
        Assumptions second{.bar = Bar::Second};
        QCOMPARE(compare(study("diagnosis-bootstrap-means"), second, Question::Rq3).text(), std::string("12 of 18"));
        QCOMPARE(compare(study("vqa"), second, Question::Rq2).text(), std::string("11 of 15"));
        QCOMPARE(compare(study("vqa-f1"), {}, Question::Rq2).text(), std::string("15 of 15"));
    }

    void selectionCanBeMeanOrPair()
    {
        const Study& diagnosis = study("diagnosis");
        const auto value = [&](const Assumptions& assumptions) {
            for (const Gap& gap : gaps(diagnosis, assumptions)) {
                if (gap.family == "CLIP" && gap.dataset == "Camelyon17" && gap.question == Question::Rq1)
                    return 100 * gap.value;
            }
            return std::nan("");
        };
        const auto at = [&](const char* model) { return 100 * diagnosis.find(model, "Camelyon17", "ots")->value; };
        QVERIFY(std::abs(value({.selection = Selection::Mean})
                    - ((at("CLIP") + at("BLIP2-2.7b")) / 2 - (at("PLIP") + at("BioMedCLIP")) / 2))
            < 1e-9);
        QVERIFY(std::abs(value({.selection = Selection::Pair, .generalist = "BLIP2-2.7b", .specialist = "PLIP"})
                    - (at("BLIP2-2.7b") - at("PLIP")))
            < 1e-9);
    }

    void globalGapsSpanFamilies()
    {
        for (const Gap& gap : gaps(study("diagnosis"), {}, Scope::Global)) {
            QCOMPARE(gap.family, std::string("all"));
            if (gap.dataset == "CheXpert" && gap.question == Question::Rq2)
                QVERIFY(std::abs(100 * gap.value - (85.37 - 90.60)) < 6); // some tuned generalist against MedCLIP
        }
    }

    void publishedIntervalsAreLabelledApproximations()
    {
        for (const Gap& gap : gaps(study("diagnosis"), {})) {
            if (!gap.defined())
                continue;
            QCOMPARE(gap.estimate.method, stats::IntervalMethod::NormalFromPublished);
            QVERIFY(gap.estimate.lower < gap.value && gap.value < gap.estimate.upper);
            QVERIFY(gap.estimate.note.find("approximation") != std::string::npos);
        }
        for (const Gap& gap : gaps(study("vqa"), {}))
            QVERIFY(!gap.estimate.hasInterval());
    }

    void pairedIntervalsReplaceApproximations()
    {
        Study own{.id = "own", .metric = "auroc", .tunedMode = "lp"};
        own.models = {{"g1", "F", Role::Generalist}, {"g2", "F", Role::Generalist}, {"s", "F", Role::Specialist}};
        own.datasets = {{"d", 40}};
        own.inDomain = {.id = "own", .pairs = {{"s", "d"}}};
        std::vector<std::uint8_t> positive;
        std::map<std::string, std::vector<double>> columns;
        for (int i = 0; i < 40; ++i) {
            positive.push_back(i % 2);
            columns["g1"].push_back((i * 7) % 11 + 3 * (i % 2));
            columns["g2"].push_back((i * 5) % 13 + 4 * (i % 2));
            columns["s"].push_back((i * 3) % 17 + 2 * (i % 2));
        }
        std::map<std::string, stats::AurocSweep> sweeps;
        for (const auto& [name, column] : columns) {
            sweeps.emplace(name, stats::AurocSweep(positive, column));
            own.scores.push_back({.model = name, .dataset = "d", .mode = "ots", .value = sweeps.at(name).value()});
        }
        const PairedSource source{
            .statistic = [&](const Score& score) { return std::optional<stats::Statistic>(sweeps.at(score.model)); },
            .clusters = [](const std::string&) { return stats::Clusters(40); }};
        auto found = gaps(own, {});
        const double value = found[0].value;
        addPairedIntervals(found, own, {}, source, {});
        QCOMPARE(found[0].estimate.method, stats::IntervalMethod::Percentile);
        QVERIFY(std::abs(found[0].value - value) < 1e-12);
        const double fixedUpper = found[0].estimate.upper;
        addPairedIntervals(found, own, {.reselect = Reselect::Yes}, source, {});
        QVERIFY(found[0].estimate.upper >= fixedUpper);
        QVERIFY(found[0].estimate.note.find("anew") != std::string::npos);
    }

    void relaxedGapsUseTheSecondSpecialist()
    {
        const Study& diagnosis = study("diagnosis");
        for (const Gap& gap : gaps(diagnosis, {.bar = Bar::Second})) {
            if (gap.family == "CLIP" && gap.dataset == "Camelyon17" && gap.question == Question::Rq1)
                QCOMPARE(gap.specialists.front()->model, std::string("PLIP"));
            if (gap.family == "SigLIP" && gap.dataset == "PAPILA" && gap.question == Question::Rq2)
                QCOMPARE(gap.specialists.front()->model, std::string("MedSigLIP"));
        }
        const Assumptions vacuous{.bar = Bar::Second, .onlySpecialist = OnlySpecialist::IsVacuous};
        for (const Gap& gap : gaps(diagnosis, vacuous))
            QVERIFY(gap.family != "SigLIP" || !gap.defined());
    }

    void significanceFollowsTheConvention()
    {
        std::vector<double> better, worse, same;
        for (int i = 0; i < 100; ++i) {
            better.push_back(i % 10 < 9);
            worse.push_back(i % 10 < 6);
            same.push_back((i + 3) % 10 < 9);
        }
        const stats::Clusters rows(100);
        for (const auto convention : {metrics::Convention::Strict, metrics::Convention::MedVlmBench}) {
            QCOMPARE(significance(better, worse, convention, rows, {}).verdict, Significance::Better);
            QCOMPARE(significance(worse, better, convention, rows, {}).verdict, Significance::Worse);
            QCOMPARE(significance(same, better, convention, rows, {}).verdict, Significance::NoDifference);
        }
        QCOMPARE(significance(same, same, metrics::Convention::MedVlmBench, rows, {}).verdict, Significance::Undefined);
    }

    void summariesSpanDataSets()
    {
        const auto all = gaps(study("diagnosis"), {});
        const GapSummary rq3 = summarise(all, Question::Rq3, {});
        QCOMPARE(rq3.gaps, std::size_t(8));
        QCOMPARE(rq3.positive, std::size_t(5));
        double sum = 0;
        for (const Gap& gap : all)
            sum += gap.question == Question::Rq3 && gap.defined() ? gap.value / 8 : 0;
        QVERIFY(std::abs(rq3.mean.value - sum) < 1e-12);
        QVERIFY(rq3.mean.lower < sum && sum < rq3.mean.upper);
        QCOMPARE(rq3.mean.clusters, std::size_t(6));
        QCOMPARE(rq3.leaveOneOut.size(), std::size_t(6));
        QCOMPARE(summarise(all, Question::Rq3, {}).mean.lower, rq3.mean.lower);
        const auto fair = gaps(study("vqa"), {});
        QVERIFY(!summarise(fair, Question::Rq3, {}).mean.hasInterval()); // FairVLMed alone
    }

    void departuresAreListed()
    {
        QVERIFY(departures(study("diagnosis"), {}).empty());
        const auto listed = departures(
            study("diagnosis"), {.inDomain = table("results-csv"), .selection = Selection::Mean, .tunedMode = "lora"});
        QCOMPARE(listed.size(), std::size_t(3));
        QCOMPARE(listed.front().english(), std::string("BioMedCLIP counts as in-domain on PAPILA"));
    }

    void whatChangesACountOrAnIntervalIsADeparture()
    {
        const Assumptions vacuous{.onlySpecialist = OnlySpecialist::IsVacuous};
        QCOMPARE(departures(study("diagnosis"), vacuous).size(), std::size_t(1));
        const Assumptions anew{.reselect = Reselect::Yes};
        QVERIFY(departures(study("diagnosis"), anew).front().english().find("anew in every replicate")
            != std::string::npos);
    }

    void namesMatchWhateverTheirSpelling()
    {
        QVERIFY(sameName("BLIP-2", "blip2") && !sameName("CLIP", "MedCLIP") && !sameName("-", ""));
        QCOMPARE(datasetNamed(study("diagnosis"), "harvard-fairvlmed10k")->name, std::string("HarvardFairVLMed10k"));
        QCOMPARE(modelNamed(study("diagnosis"), "biomedclip")->name, std::string("BioMedCLIP"));
        QVERIFY(modelNamed(study("diagnosis"), "demo-clip-general") == nullptr);
        const stats::Estimate own{.value = 0.9060, .lower = 0.85, .upper = 0.95, .n = 234};
        const Overlay same = overlayNamed(study("diagnosis"), "medclip", "chexpert", "", "ots", own);
        QCOMPARE(same.agreement, Agreement::Identical);
        QCOMPARE(same.published->model, std::string("MedCLIP"));
        QVERIFY(overlayNamed(study("diagnosis"), "medclip", "mine", "CheXpert", "ots", own).published != nullptr);
        QVERIFY(overlayNamed(study("diagnosis"), "medclip", "mine", "My X-rays", "ots", own).published == nullptr);
        const stats::Estimate less{.value = 0.9060, .n = 100};
        QCOMPARE(overlayNamed(study("diagnosis"), "medclip", "chexpert", "", "ots", less).reason,
            std::string("100 test rows against 234 published"));
        QCOMPARE(studyOfMetric("auroc", metrics::Convention::Strict)->id, std::string("diagnosis"));
        QVERIFY(studyOfMetric("closed_accuracy", metrics::Convention::Strict) == nullptr);
        QVERIFY(!whyNoStudy("bleu1", metrics::Convention::MedVlmBench).empty());
    }

    void movedFamiliesAndExcludedModelsFollow()
    {
        const auto found
            = gaps(study("diagnosis"), {.families = {{"SigLIP", "CLIP"}}, .excludedModels = {"CLIP", "BLIP2-2.7b"}});
        for (const Gap& gap : found) {
            if (gap.defined())
                QCOMPARE(gap.generalists.front()->model, std::string("SigLIP"));
        }
    }

    void inDomainTablesAreEditable()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("in_domain.json").toStdString();
        InDomainTable edited = table("paper");
        edited.id = "mine";
        edited.version = "2";
        edited.pairs.erase({"PLIP", "Camelyon17"});
        writeInDomainTables(file, {edited});
        const auto read = readInDomainTables(file);
        QCOMPARE(read.size(), std::size_t(1));
        QVERIFY(read[0].pairs == edited.pairs);
        QCOMPARE(read[0].version, std::string("2"));
    }

    void ownResultsAreComparedWithThePublished()
    {
        const Study& diagnosis = study("diagnosis");
        std::size_t flagged = 0;
        for (const Score& score : diagnosis.scores) {
            stats::Estimate own{.value = score.value, .lower = score.lower, .upper = score.upper};
            for (const StudyDataset& dataset : diagnosis.datasets) {
                if (dataset.name == score.dataset)
                    own.n = dataset.n;
            }
            QCOMPARE(overlay(diagnosis, score.model, score.dataset, score.mode, own).agreement, Agreement::Identical);
            if (score.model == "CLIP" && score.dataset == "Camelyon17" && score.mode == "ots") {
                own.value += 0.05;
                own.lower += 0.05;
                own.upper += 0.05;
            }
            flagged += overlay(diagnosis, score.model, score.dataset, score.mode, own).agreement == Agreement::Outside;
            own.n += 1;
            QCOMPARE(
                overlay(diagnosis, score.model, score.dataset, score.mode, own).agreement, Agreement::NotComparable);
        }
        QCOMPARE(flagged, std::size_t(1));
        QCOMPARE(overlay(diagnosis, "nobody", "CheXpert", "ots", {.value = 0.5}).agreement, Agreement::NotComparable);
    }

    void theWholeStudyIsComplete()
    {
        QCOMPARE(study("diagnosis").scores.size(), std::size_t(144));
        QCOMPARE(study("diagnosis-bootstrap-means").scores.size(), std::size_t(144));
        for (const char* id : {"vqa", "vqa-f1"})
            QCOMPARE(study(id).scores.size(), std::size_t(72));
        for (const Study& entry : studies()) {
            for (const Score& score : entry.scores) {
                QVERIFY2(entry.model(score.model) != nullptr, score.model.c_str());
                QVERIFY(score.value >= 0 && score.value <= 1);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestRq)
#include "tst_rq.moc"
