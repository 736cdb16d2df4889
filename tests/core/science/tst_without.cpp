#include "core/base/error.h"
#include "core/science/without.h"

#include <QTest>

#include <cmath>
#include <set>
#include <string>

using namespace vlm;
using namespace vlm::science;

namespace {

/// Sixty samples, every second one positive; the first twenty are answered without fault, the others by chance.
CellTable diagnosis()
{
    metrics::DiagnosisPredictions table{.classes = 2, .classNames = {"no", "yes"}};
    CellTable out{.cell = {.model = "m", .dataset = "d"}};
    for (int i = 0; i < 60; ++i) {
        const int label = i % 2;
        const double score = i < 20 ? 0.1 + 0.8 * label : 0.3 + 0.4 * ((i * 7 % 11) / 10.0);
        table.labels.push_back(label);
        table.scores.insert(table.scores.end(), {1 - score, score});
        table.predicted.push_back(score > 0.5 ? 1 : 0);
        table.clusters.push_back(i / 2);
        out.samples.push_back("s" + std::to_string(i));
    }
    out.predictions = std::move(table);
    return out;
}

CellTable questions()
{
    metrics::VqaPredictions table;
    CellTable out{.cell = {.model = "m", .dataset = "d"}};
    for (int i = 0; i < 20; ++i) {
        table.items.push_back({.type = metrics::QuestionType::YesNo,
            .answer = i % 2 == 0 ? "yes" : "no",
            .prediction = i < 10 ? (i % 2 == 0 ? "yes" : "no") : "yes"});
        table.clusters.push_back(i);
        out.samples.push_back("q" + std::to_string(i));
    }
    out.predictions = std::move(table);
    return out;
}

std::set<std::string> first(const char* prefix, int count)
{
    std::set<std::string> out;
    for (int i = 0; i < count; ++i)
        out.insert(prefix + std::to_string(i));
    return out;
}

double valueOf(const CleanScores& scores, std::string_view metric, bool clean)
{
    for (const CleanScore& score : scores.scores)
        if (score.metric->id == metric)
            return clean ? score.clean.value : score.all.value;
    return std::nan("");
}

}

class TestWithout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsLeaveWithTheirSamples();
    void cleanScoresAreThoseOfTheRest();
    void questionsAreNarrowedToo();
    void nothingInDoubtChangesNothing();
    void allInDoubtIsSaid();
};

void TestWithout::rowsLeaveWithTheirSamples()
{
    const CellTable rest = without(diagnosis(), first("s", 20));
    const auto& table = std::get<metrics::DiagnosisPredictions>(rest.predictions);
    QCOMPARE(rest.samples.size(), 40U);
    QCOMPARE(rest.samples.front(), std::string("s20"));
    QCOMPARE(table.labels.size(), 40U);
    QCOMPARE(table.scores.size(), 80U);
    QCOMPARE(table.clusters.front(), 10);
    metrics::validate(rest.predictions);
}

void TestWithout::cleanScoresAreThoseOfTheRest()
{
    const metrics::EvaluateOptions options{.metrics = {"auroc", "accuracy"}, .replicates = 50};
    const CleanScores scores = cleanScores(diagnosis(), first("s", 20), options);
    QCOMPARE(scores.samples, 60U);
    QCOMPARE(scores.leftOut, 20U);
    QVERIFY(scores.note.empty());
    const auto alone = metrics::evaluate(without(diagnosis(), first("s", 20)).predictions, options);
    QCOMPARE(valueOf(scores, "auroc", true), alone[0].estimate.value);
    QVERIFY(valueOf(scores, "auroc", false) > valueOf(scores, "auroc", true));
    QCOMPARE(scores.scores[0].clean.n, 40U);
    QVERIFY(scores.scores[0].clean.hasInterval());
}

void TestWithout::questionsAreNarrowedToo()
{
    const CellTable rest = without(questions(), first("q", 10));
    QCOMPARE(std::get<metrics::VqaPredictions>(rest.predictions).items.size(), 10U);
    const CleanScores scores = cleanScores(questions(), first("q", 10), {.replicates = 0});
    QVERIFY(!scores.scores.empty());
    for (const CleanScore& score : scores.scores)
        if (score.all.defined() && score.clean.defined() && score.metric->better == metrics::Better::Higher)
            QVERIFY(score.all.value >= score.clean.value);
}

void TestWithout::nothingInDoubtChangesNothing()
{
    const CleanScores scores = cleanScores(diagnosis(), {"absent"}, {.metrics = {"auroc"}, .replicates = 20});
    QCOMPARE(scores.leftOut, 0U);
    QCOMPARE(scores.scores[0].clean.value, scores.scores[0].all.value);
    QCOMPARE(scores.scores[0].clean.lower, scores.scores[0].all.lower);
}

void TestWithout::allInDoubtIsSaid()
{
    const CleanScores scores = cleanScores(diagnosis(), first("s", 60), {.metrics = {"auroc"}, .replicates = 0});
    QVERIFY(!scores.note.empty());
    QVERIFY(!scores.scores[0].clean.defined());
    QVERIFY_THROWS_EXCEPTION(Error, (void)without(diagnosis(), first("s", 60)));
}

QTEST_GUILESS_MAIN(TestWithout)
#include "tst_without.moc"
