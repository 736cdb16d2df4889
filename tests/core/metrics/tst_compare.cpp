#include "core/base/error.h"
#include "core/base/random.h"
#include "core/metrics/compare.h"

#include <cmath>

#include <QTest>

using namespace vlm;
using namespace vlm::metrics;

namespace {

DiagnosisPredictions model(double shift, std::uint64_t stream, std::size_t classes = 2, std::size_t n = 300)
{
    PhiloxStream shared(1, 0);
    PhiloxStream own(2, stream);
    DiagnosisPredictions table{.classes = classes};
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t label = i % classes;
        const double common = shared.normal();
        std::vector<double> logits;
        double sum = 0;
        for (std::size_t c = 0; c < classes; ++c) {
            logits.push_back(std::exp(0.5 * common + own.normal() + (c == label ? shift : 0)));
            sum += logits.back();
        }
        table.labels.push_back(int(label));
        for (const double logit : logits)
            table.scores.push_back(logit / sum);
    }
    return table;
}

CompareOptions by(const char* metric)
{
    return {.metric = metric};
}

double p(const PairComparison& comparison, std::string_view test)
{
    for (const NamedTest& entry : comparison.tests) {
        if (entry.name == test)
            return entry.p;
    }
    return std::nan("");
}

}

class TestCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void betterModelsAreToldApart()
    {
        const Predictions good = model(2.5, 1);
        const Predictions fair = model(1.0, 2);
        const PairComparison auroc = compare(good, fair, by("auroc"));
        QVERIFY(auroc.difference.lower > 0);
        QVERIFY(p(auroc, "delong") < 0.001 && p(auroc, "randomisation") < 0.01);
        QVERIFY(auroc.equivalence.nonInferior && !auroc.equivalence.equivalent);
        QVERIFY(std::abs(auroc.a.estimate.value - auroc.b.estimate.value - auroc.difference.value) < 1e-12);
        QVERIFY(auroc.minimumDetectable > 0 && auroc.minimumDetectable < 0.2);
        const PairComparison accuracy = compare(good, fair, by("accuracy"));
        QVERIFY(p(accuracy, "mcnemar-mid-p") < p(accuracy, "mcnemar-exact"));
        QVERIFY(p(accuracy, "mcnemar-exact") < 0.01);
        QVERIFY(p(compare(good, fair, by("macro_f1")), "randomisation") < 0.01);
    }

    void aModelEqualsItself()
    {
        const Predictions one = model(1.0, 1, 3);
        for (const char* metric : {"auroc", "accuracy", "balanced_accuracy", "ece"}) {
            const PairComparison same = compare(one, one, by(metric));
            QCOMPARE(same.difference.value, 0.0);
            QCOMPARE(same.tests.front().p >= 0.5, true);
        }
    }

    void questionsAreComparedOneByOne()
    {
        VqaPredictions a, b;
        for (int i = 0; i < 120; ++i) {
            const VqaItem item{
                .type = i % 3 ? QuestionType::YesNo : QuestionType::Open, .answer = i % 3 ? "yes" : "liver"};
            a.items.push_back(item);
            b.items.push_back(item);
            a.items.back().prediction = i % 10 ? item.answer : "no";
            b.items.back().prediction = i % 2 ? item.answer : "no";
        }
        const PairComparison closed = compare(a, b, by("closed_accuracy"));
        QVERIFY(closed.difference.lower > 0);
        QVERIFY(p(closed, "randomisation") < 0.01);
        b.items.pop_back();
        QVERIFY_THROWS_EXCEPTION(Error, compare(a, b, by("closed_accuracy")));
    }

    void differentCasesAreRefused()
    {
        DiagnosisPredictions other = model(1.0, 2);
        other.labels[0] = 1 - other.labels[0];
        QVERIFY_THROWS_EXCEPTION(Error, compare(model(1.0, 1), other, by("auroc")));
        QVERIFY_THROWS_EXCEPTION(Error, compare(model(1.0, 1), VqaPredictions{}, by("auroc")));
    }

    void familiesAreCorrected()
    {
        const std::vector<Predictions> models{model(2.5, 1), model(1.0, 2), model(1.0, 3)};
        const std::vector<const Predictions*> pointers{&models[0], &models[1], &models[2]};
        const FamilyComparison family = compareAll(pointers, by("auroc"));
        QCOMPARE(family.pairs.size(), std::size_t(3));
        for (const auto& pair : family.pairs) {
            QVERIFY(pair.holm >= pair.result.tests.front().p);
            QVERIFY(pair.benjaminiHochberg <= pair.holm);
        }
        QVERIFY(family.pairs[0].holm < 0.01 && family.pairs[1].holm < 0.01);
    }
};

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
