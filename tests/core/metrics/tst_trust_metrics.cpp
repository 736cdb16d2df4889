#include "core/metrics/calibration.h"
#include "core/metrics/confusion.h"
#include "core/metrics/evaluate.h"
#include "core/metrics/multilabel.h"
#include "core/metrics/ranking.h"
#include "core/metrics/retrieval.h"
#include "core/metrics/robustness.h"
#include "core/stats/auroc.h"
#include "core/stats/paired.h"
#include "tests/core/metrics/golden_lines.h"

#include <cmath>
#include <functional>

#include <QTest>

using namespace vlm;
using namespace vlm::metrics;
using nlohmann::json;

namespace {

std::vector<std::string> differences;

void check(const json& expected, const char* field, double found, double tolerance = 1e-9)
{
    const json& wanted = expected.at(field);
    const bool same = wanted.is_null() ? std::isnan(found) : std::abs(found - wanted.get<double>()) <= tolerance;
    if (!same)
        differences.push_back(std::string(field) + ": found " + std::to_string(found) + ", expected " + wanted.dump());
}

void same(const char* field, const std::vector<double>& wanted, const std::vector<double>& found)
{
    bool equal = wanted.size() == found.size();
    for (std::size_t i = 0; equal && i < found.size(); ++i)
        equal = std::isnan(wanted[i]) ? std::isnan(found[i]) : std::abs(found[i] - wanted[i]) <= 1e-9;
    if (!equal)
        differences.push_back(std::string(field) + " differs");
}

void check(const json& expected, const char* field, const std::vector<double>& found)
{
    std::vector<double> wanted;
    for (const json& value : expected.at(field))
        wanted.push_back(value.is_null() ? std::nan("") : value.get<double>());
    same(field, wanted, found);
}

std::vector<double> flat(const json& rows)
{
    std::vector<double> out;
    for (const json& row : rows) {
        for (const json& value : row)
            out.push_back(value.is_null() ? std::nan("") : value.get<double>());
    }
    return out;
}

double one(const Predictions& table, const char* id, MetricSettings settings = {})
{
    EvaluateOptions options{.metrics = {id}, .settings = settings, .replicates = 0};
    return evaluate(table, options).front().estimate.value;
}

void checkBins(const json& expected, std::span<const CalibrationBin> bins)
{
    std::vector<double> found;
    for (const CalibrationBin& bin : bins)
        found.insert(found.end(), {bin.lower, bin.upper, double(bin.count), bin.meanProbability, bin.meanOutcome});
    same("bins", flat(expected.at("bins")), found);
}

void calibrationBinary(const json& in, const json& expected)
{
    const auto p = in.at("prob_positive").get<std::vector<double>>();
    const auto y = in.at("label").get<std::vector<std::uint8_t>>();
    const auto bins = in.at("n_bins").get<std::size_t>();
    const auto left = calibrationBins(p, y, bins, BinEdge::LeftClosed);
    const auto right = calibrationError(calibrationBins(p, y, bins, BinEdge::RightClosed));
    const auto mass = calibrationError(equalMassBins(p, y, bins));
    const BrierTerms terms = brierTerms(left);
    check(expected, "ece", calibrationError(left).expected);
    check(expected, "mce", calibrationError(left).maximum);
    check(expected, "rmsce", calibrationError(left).rootMeanSquare);
    check(expected, "ece_right_closed", right.expected);
    check(expected, "mce_right_closed", right.maximum);
    check(expected, "ace_equal_mass", mass.expected);
    check(expected, "amce_equal_mass", mass.maximum);
    check(expected, "brier", brierBinary(p, y));
    check(expected, "nll", nllBinary(p, y));
    check(expected, "brier_reliability", terms.reliability);
    check(expected, "brier_resolution", terms.resolution);
    check(expected, "brier_uncertainty", terms.uncertainty);
    checkBins(expected, left);
    const DiagnosisPredictions table{.labels = {y.begin(), y.end()}, .scores = p};
    check(expected, "ece", one(table, "ece", {.bins = bins}));
    check(expected, "mce", one(table, "mce", {.bins = bins}));
    check(expected, "ace_equal_mass", one(table, "adaptive_ece", {.bins = bins}));
    check(expected, "brier", one(table, "brier"));
    check(expected, "nll", one(table, "nll"));
}

void calibrationMulticlass(const json& in, const json& expected)
{
    const auto p = flat(in.at("prob"));
    const auto y = in.at("label").get<std::vector<int>>();
    const std::size_t classes = in.at("prob")[0].size();
    const auto bins = in.at("n_bins").get<std::size_t>();
    const Confidence confidence = confidences(p, y, classes);
    const auto left = calibrationBins(confidence.probability, confidence.correct, bins, BinEdge::LeftClosed);
    const auto right
        = calibrationError(calibrationBins(confidence.probability, confidence.correct, bins, BinEdge::RightClosed));
    check(expected, "ece", calibrationError(left).expected);
    check(expected, "mce", calibrationError(left).maximum);
    check(expected, "rmsce", calibrationError(left).rootMeanSquare);
    check(expected, "ece_right_closed", right.expected);
    check(expected, "mce_right_closed", right.maximum);
    check(expected, "ace_equal_mass",
        calibrationError(equalMassBins(confidence.probability, confidence.correct, bins)).expected);
    check(expected, "classwise_ece", classwiseEce(p, y, classes, bins));
    check(expected, "brier_sum", brierSum(p, y, classes));
    check(expected, "brier_mean_over_classes", brierSum(p, y, classes) / double(classes));
    check(expected, "nll", nllMulticlass(p, y, classes));
    check(expected, "aurc", areaUnderRiskCoverage(confidence));
    checkBins(expected, left);
    const DiagnosisPredictions table{.classes = classes, .labels = y, .scores = p};
    check(expected, "accuracy", one(table, "accuracy"));
    if (classes > 2) {
        check(expected, "ece", one(table, "ece", {.bins = bins}));
        check(expected, "brier_sum", one(table, "brier"));
    }
    check(expected, "nll", one(table, "nll"));
}

void temperature(const json& in, const json& expected)
{
    const auto logits = flat(in.at("logits"));
    const auto y = in.at("label").get<std::vector<int>>();
    const std::size_t classes = in.at("logits")[0].size();
    const auto bins = in.at("n_bins").get<std::size_t>();
    const double t = fitTemperature(logits, y, classes);
    const auto ece = [&](double at) {
        const Confidence c = confidences(softmaxRows(logits, classes, at), y, classes);
        return calibrationError(calibrationBins(c.probability, c.correct, bins, BinEdge::LeftClosed)).expected;
    };
    check(expected, "T", t, 1e-4);
    check(expected, "nll_before", nllMulticlass(softmaxRows(logits, classes), y, classes));
    check(expected, "nll_after", nllMulticlass(softmaxRows(logits, classes, t), y, classes), 1e-4);
    check(expected, "ece_before", ece(1));
    check(expected, "ece_after", ece(t), 1e-4);
}

void retrievalCase(const json& in, const json& expected)
{
    RetrievalPredictions table{.gallery = in.at("similarity")[0].size(),
        .similarity = flat(in.at("similarity")),
        .positives = in.at("positives").get<std::vector<std::vector<std::size_t>>>()};
    const auto scores = scoreRetrieval(table, 10);
    std::vector<double> ranks, optimistic, pessimistic;
    double sum = 0;
    for (const RetrievalScore& score : scores) {
        ranks.push_back(double(score.rank));
        optimistic.push_back(double(score.rankOptimistic));
        pessimistic.push_back(double(score.rankPessimistic));
        sum += double(score.rank) / double(scores.size());
    }
    check(expected, "ranks", ranks);
    check(expected, "ranks_optimistic", optimistic);
    check(expected, "ranks_pessimistic", pessimistic);
    check(expected, "mean_rank", sum);
    check(expected, "mrr", one(table, "mrr"));
    check(expected, "median_rank", one(table, "median_rank"));
    check(expected, "map", one(table, "mean_average_precision"));
    for (const auto& [field, id] :
        {std::pair{"recall@1", "recall_at_1"}, {"recall@5", "recall_at_5"}, {"recall@10", "recall_at_10"}}) {
        if (expected.contains(field))
            check(expected, field, one(table, id));
    }
}

void binaryRanking(const json& in, const json& expected)
{
    const auto scores = in.at("score").get<std::vector<double>>();
    const auto labels = in.at("label").get<std::vector<std::uint8_t>>();
    const DiagnosisPredictions table{.labels = {labels.begin(), labels.end()}, .scores = scores};
    check(expected, "auroc", one(table, "auroc"));
    check(expected, "auprc_average_precision", one(table, "auprc"));
    if (expected.contains("undefined_reason"))
        return;
    const auto points = operatingPoints(labels, scores);
    check(expected, "auprc_average_precision", averagePrecision(points));
    check(expected, "auprc_trapezoid", trapezoidalAuprc(points));
    check(expected, "youden_threshold", youden(points).threshold);
    check(expected, "youden_j", youden(points).j);
    check(expected, "best_f1", bestF1(points).f1);
    check(expected, "best_f1_threshold", bestF1(points).threshold);
    check(expected, "sensitivity_at_95spec", sensitivityAtSpecificity(points, 0.95));
    check(expected, "lift_auprc_over_prevalence", averagePrecision(points) / expected.at("prevalence").get<double>());
}

void multilabelCase(const json& in, const json& expected)
{
    const MultiLabelPredictions table{
        .classes = in.at("prob")[0].size(), .labels = flat(in.at("label")), .scores = flat(in.at("prob"))};
    const auto threshold = in.at("threshold").get<double>();
    const MultiLabelSummary summary = summarise(table, threshold, in.at("rare_prevalence").get<double>());
    std::vector<double> auroc, auprc, f1, prevalence;
    for (const FindingScore& finding : summary.findings) {
        auroc.push_back(finding.auroc);
        auprc.push_back(finding.auprc);
        f1.push_back(finding.f1());
        prevalence.push_back(double(finding.positives) / double(finding.positives + finding.negatives));
    }
    check(expected, "auroc_per_class", auroc);
    check(expected, "auprc_per_class", auprc);
    check(expected, "f1_per_class", f1);
    check(expected, "prevalence", prevalence);
    check(expected, "macro_auroc_defined_classes", summary.macroAuroc);
    check(expected, "macro_auprc_defined_classes", summary.macroAuprc);
    check(expected, "weighted_auroc_defined_classes", summary.weightedAuroc);
    check(expected, "micro_auroc", summary.micro.auroc);
    check(expected, "micro_auprc", summary.micro.auprc);
    check(expected, "macro_f1", summary.macroF1);
    check(expected, "micro_f1", summary.micro.f1());
    check(expected, "weighted_f1", summary.weightedF1);
    check(expected, "samples_f1", summary.samplesF1);
    check(expected, "micro_precision", summary.micro.precision());
    check(expected, "micro_recall", summary.micro.recall());
    check(expected, "subset_accuracy", summary.subsetAccuracy);
    check(expected, "hamming_loss", summary.hammingLoss);
    check(expected, "rare_mean_auprc", summary.rareMeanAuprc);
    check(expected, "rare_classes", std::vector<double>(summary.rareClasses.begin(), summary.rareClasses.end()));
    check(expected, "undefined_classes",
        std::vector<double>(summary.undefinedClasses.begin(), summary.undefinedClasses.end()));
    check(expected, "macro_auroc_defined_classes", one(table, "finding_auroc"));
    check(expected, "macro_auprc_defined_classes", one(table, "finding_auprc"));
    check(expected, "macro_f1", one(table, "finding_macro_f1", {.threshold = threshold}));
    check(expected, "micro_f1", one(table, "finding_micro_f1", {.threshold = threshold}));
    check(expected, "hamming_loss", 1 - one(table, "finding_accuracy", {.threshold = threshold}));
}

void multiclassCase(const json& in, const json& expected)
{
    const DiagnosisPredictions table{
        .classes = in.at("n_classes"), .labels = in.at("label"), .predicted = in.at("pred")};
    const Confusion found = confusion(table);
    std::vector<double> precision, recall, f1, cells;
    for (std::size_t cls = 0; cls < table.classes; ++cls) {
        precision.push_back(found.precision(cls));
        recall.push_back(found.recall(cls));
        f1.push_back(found.f1(cls));
        for (std::size_t predicted = 0; predicted < table.classes; ++predicted)
            cells.push_back(double(found.at(cls, predicted)));
    }
    same("confusion_rows_true", flat(expected.at("confusion_rows_true")), cells);
    check(expected, "precision_per_class", precision);
    check(expected, "recall_per_class", recall);
    check(expected, "f1_per_class", f1);
    check(expected, "accuracy", one(table, "accuracy"));
    check(expected, "micro_f1", one(table, "accuracy"));
    check(expected, "macro_f1", one(table, "macro_f1"));
    check(expected, "weighted_f1", one(table, "weighted_f1"));
    check(expected, "balanced_accuracy_present_classes", one(table, "balanced_accuracy"));
    check(expected, "mcc", one(table, "mcc"));
    check(expected, "cohen_kappa", one(table, "cohen_kappa"));
}

void subgroup(const json& in, const json& expected)
{
    const auto groups = in.at("group").get<std::vector<std::string>>();
    const auto labels = in.at("label").get<std::vector<int>>();
    const auto predicted = in.at("pred").get<std::vector<int>>();
    const GroupReport report = groupReport(groups, labels, predicted);
    for (const auto& [name, score] : report.groups) {
        check(expected.at("accuracy_per_group"), name.c_str(), score.accuracy);
        check(expected.at("n_per_group"), name.c_str(), double(score.n));
        check(expected.at("fnr_per_group"), name.c_str(), score.falseNegativeRate);
        check(expected.at("fpr_per_group"), name.c_str(), score.falsePositiveRate);
    }
    check(expected, "gap_max_min", report.gap);
    check(expected, "worst_group_accuracy", report.groups.at(report.worst).accuracy);
    if (report.worst != expected.at("worst_group"))
        differences.push_back("worst_group");
}

void stabilityCase(const json& in, const json& expected)
{
    const auto values = in.at("values").get<std::vector<double>>();
    const Stability found = stability(values);
    check(expected, "mean", found.mean);
    check(expected, "std_ddof1", found.standardDeviation);
    check(expected, "cv", found.coefficientOfVariation);
    check(expected, "ci95_low", found.lower);
    check(expected, "ci95_high", found.upper);
    check(expected, "range", found.range);
    check(expected, "worst", found.worst);
}

void robustness(const json& in, const json& expected)
{
    const CorruptionErrors found = corruptionErrors(
        in.at("error"), in.at("baseline_error"), in.at("clean_error"), in.at("baseline_clean_error"));
    check(expected, "CE", found.perCorruption);
    check(expected, "mCE", found.mean);
    check(expected, "relative_CE", found.relativePerCorruption);
    check(expected, "relative_mCE", found.relativeMean);
    check(expected, "mean_error_by_severity", found.meanBySeverity);
    check(expected, "retained_accuracy", found.retainedAccuracy);
}

void paired(const json& in, const json& expected)
{
    const auto a = in.at("correct_a").get<std::vector<std::uint8_t>>();
    const auto b = in.at("correct_b").get<std::vector<std::uint8_t>>();
    const stats::McNemar found = stats::mcNemar(a, b);
    check(expected, "a_only", double(found.onlyA));
    check(expected, "b_only", double(found.onlyB));
    check(expected, "p_value", found.p);
}

}

class TestTrustMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenCases_data()
    {
        QTest::addColumn<int>("line");
        int line = 0;
        for (const auto& golden : goldenLines("golden/trust_metrics.jsonl")) {
            if (golden.at("kind") != "text_overlap") // in tst_vqa_metrics
                QTest::newRow(golden.at("id").get<std::string>().c_str()) << line;
            ++line;
        }
    }

    void goldenCases()
    {
        static const std::map<std::string, std::function<void(const json&, const json&)>> cases{
            {"calibration_binary", calibrationBinary}, {"calibration_multiclass", calibrationMulticlass},
            {"temperature_scaling", temperature}, {"retrieval", retrievalCase}, {"binary_ranking", binaryRanking},
            {"multilabel", multilabelCase}, {"multiclass", multiclassCase}, {"subgroup", subgroup},
            {"stability", stabilityCase}, {"robustness", robustness}, {"paired", paired}};
        QFETCH(int, line);
        const auto golden = goldenLines("golden/trust_metrics.jsonl").at(std::size_t(line));
        differences.clear();
        cases.at(golden.at("kind"))(golden.at("input"), golden.at("expected"));
        for (const std::string& difference : differences)
            QFAIL(difference.c_str());
    }

    void sweepsEqualDirectEvaluationOnResamples()
    {
        // A resample evaluated through weights must equal the same rows written out.
        const std::vector<int> labels{0, 1, 2, 1, 0, 2, 2, 1, 0, 1, 2, 0};
        std::vector<double> scores;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const double a = 0.1 + 0.05 * double((i * 7) % 9);
            const double b = 0.1 + 0.04 * double((i * 5) % 8);
            scores.insert(scores.end(), {a, b, 1 - a - b});
        }
        const std::vector<std::uint16_t> weights{2, 1, 1, 0, 1, 3, 1, 1, 0, 1, 0, 1};
        DiagnosisPredictions table{.classes = 3, .labels = labels, .scores = scores};
        DiagnosisPredictions written{.classes = 3};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (int copy = 0; copy < weights[i]; ++copy) {
                written.labels.push_back(labels[i]);
                written.scores.insert(written.scores.end(), &scores[3 * i], &scores[3 * i] + 3);
            }
        }
        for (const Metric* metric : metricsOf(Task::Diagnosis)) {
            const Prepared prepared = metric->prepare(table, {});
            if (!prepared.undefined.empty())
                continue;
            const double expected = one(written, std::string(metric->id).c_str());
            QVERIFY2(std::abs(prepared.statistic(weights) - expected) < 1e-12, metric->id.data());
        }
    }

    void operatingPointMetricsFollowTheThreshold()
    {
        const DiagnosisPredictions table{
            .labels = {1, 1, 1, 0, 0, 0, 0, 0}, .scores = {0.9, 0.6, 0.3, 0.8, 0.4, 0.2, 0.1, 0.05}};
        QCOMPARE(one(table, "sensitivity"), 2.0 / 3);
        QCOMPARE(one(table, "specificity"), 4.0 / 5);
        QCOMPARE(one(table, "ppv"), 2.0 / 3);
        QCOMPARE(one(table, "npv"), 4.0 / 5);
        QCOMPARE(one(table, "f1"), 2.0 / 3);
        QCOMPARE(one(table, "sensitivity", {.threshold = 0.25}), 1.0);
        QCOMPARE(one(table, "specificity", {.threshold = 0.25}), 3.0 / 5);
        const double sens = 2.0 / 3, spec = 4.0 / 5, prevalence = 0.01;
        QCOMPARE(one(table, "ppv", {.prevalence = prevalence}),
            sens * prevalence / (sens * prevalence + (1 - spec) * (1 - prevalence)));
        QCOMPARE(one(table, "sensitivity", {.positiveClass = 0}), 4.0 / 5);
        const DiagnosisPredictions three{.classes = 3, .labels = {0, 1, 2}, .predicted = {0, 1, 2}};
        QVERIFY(std::isnan(one(three, "sensitivity")));
    }

    void handTillEqualsTheGoldens()
    {
        for (const auto& golden : goldenLines("golden/auroc.jsonl")) {
            if (golden.at("kind") != "multiclass")
                continue;
            DiagnosisPredictions table{
                .classes = golden.at("n_classes"), .labels = golden.at("y_true"), .scores = flat(golden.at("scores"))};
            differences.clear();
            check(golden, "ext_auroc_ovo_macro", one(table, "auroc_ovo"));
            check(golden, "ext_auroc_ovr_weighted", one(table, "auroc_weighted"));
            check(golden, "ext_weighted_f1", one(table, "weighted_f1"));
            QVERIFY2(differences.empty(), differences.empty() ? "" : differences.front().c_str());
        }
    }

    void unknownLabelsAreLeftOutOfTheirFindingOnly()
    {
        const double nan = std::nan("");
        const MultiLabelPredictions table{
            .classes = 2, .labels = {1, 0, 0, nan, 1, 1, 0, 0}, .scores = {0.9, 0.2, 0.8, 0.99, 0.85, 0.7, 0.1, 0.1}};
        const MultiLabelSummary summary = summarise(table, 0.5);
        QCOMPARE(summary.findings[1].negatives, std::size_t(2));
        QCOMPARE(summary.findings[1].auroc, 1.0);
        QCOMPARE(summary.findings[0].auroc, 1.0);
        QCOMPARE(one(table, "finding_auroc"), 1.0);
    }

    void scoresThatAreNoProbabilitiesHaveNoCalibration()
    {
        const DiagnosisPredictions table{.labels = {0, 1, 1}, .scores = {-3.0, 2.0, 0.5}};
        const auto value = evaluate(table, {.metrics = {"ece"}}).front();
        QVERIFY(!value.estimate.defined());
        QVERIFY(value.estimate.note.find("row 0") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTrustMetrics)
#include "tst_trust_metrics.moc"
