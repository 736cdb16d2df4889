#include "core/metrics/evaluate.h"
#include "core/metrics/text/answers.h"
#include "core/metrics/text/meteor.h"
#include "core/metrics/text/normalise.h"
#include "core/metrics/text/porter.h"
#include "core/metrics/text/python_text.h"
#include "core/metrics/vqa_scores.h"
#include "tests/core/metrics/golden_lines.h"

#include <cmath>
#include <numeric>

#include <QTest>

using namespace vlm;
using namespace vlm::metrics;

namespace {

VqaItem itemOf(const nlohmann::json& golden)
{
    const auto type = golden.at("question_type").get<std::string>();
    VqaItem item{.type = type == "open" ? QuestionType::Open
            : type == "yes/no"          ? QuestionType::YesNo
                                        : QuestionType::MultipleChoice,
        .answer = golden.at("answer"),
        .prediction = golden.at("prediction")};
    if (golden.at("options").is_object())
        item.options = golden.at("options").get<std::map<std::string, std::string>>();
    return item;
}

std::optional<char> letterOf(const nlohmann::json& value)
{
    return value.is_null() ? std::nullopt : std::optional(value.get<std::string>().at(0));
}

VqaItem yesNo(std::string answer, std::string prediction)
{
    return {.type = QuestionType::YesNo, .answer = std::move(answer), .prediction = std::move(prediction)};
}

VqaItem open(std::string answer, std::string prediction)
{
    return {.type = QuestionType::Open, .answer = std::move(answer), .prediction = std::move(prediction)};
}

}

class TestVqaMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goldenFields_data()
    {
        QTest::addColumn<int>("line");
        int line = 0;
        for (const auto& golden : goldenLines("golden/vqa_metrics.jsonl"))
            QTest::newRow(golden.at("id").get<std::string>().c_str()) << line++;
    }

    void goldenFields()
    {
        static const auto lines = goldenLines("golden/vqa_metrics.jsonl");
        QFETCH(int, line);
        const auto& golden = lines.at(std::size_t(line));
        const auto& expected = golden.at("metrics");
        const VqaItem item = itemOf(golden);
        const VqaScore score = scoreVqa(item, Convention::MedVlmBench);
        QCOMPARE(score.normalisedPrediction, expected.at("normalized_prediction").get<std::string>());
        QCOMPARE(score.normalisedAnswer, expected.at("normalized_answer").get<std::string>());
        for (const auto& [name, value] : namedValues(score)) {
            const double wanted = expected.at(std::string(name)).get<double>();
            if (!(std::abs(value - wanted) <= 1e-6))
                QFAIL(qPrintable(QString("%1: found %2, expected %3").arg(name.data()).arg(value).arg(wanted)));
        }
        QVERIFY(score.choice == letterOf(expected.at("choice_letter")));
        const std::string lowered = encodeUtf8(pythonLower(decodeUtf8(item.prediction)));
        QVERIFY(choiceLetterMedVlmBench(lowered, "ABCDEF") == letterOf(expected.at("choice_letter_ABCDEF")));
    }

    void metersAverageByQuestionType()
    {
        VqaPredictions table;
        table.items = {yesNo("yes", "Yes."), yesNo("no", "nothing abnormal"), open("left lung", "lung"),
            VqaItem{.type = QuestionType::Open, .answer = "liver", .prediction = "", .failed = true}};
        std::map<std::string, Meter> meters;
        for (const Meter& meter : vqaMeters(table, Convention::MedVlmBench))
            meters[meter.name] = meter;
        QCOMPARE(meters.at("accuracy_closed").value, 1.0); // "no" is inside "nothing"
        QCOMPARE(meters.at("accuracy_open").n, std::size_t(1));
        QCOMPARE(meters.at("recall_open").value, 0.5);
        QCOMPARE(meters.at("f1_overall").n, std::size_t(3));
        QVERIFY(!meters.contains("accuracy_mc"));
    }

    void strictYesNoReadsWholeWordsAndNegation_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<int>("read");
        const auto row = [](const char* reply, Closed read) { QTest::newRow(reply) << reply << int(read); };
        row("Yes", Closed::Yes);
        row("yes, there is a nodule", Closed::Yes);
        row("Yes, there is no doubt", Closed::Yes);
        row("No.", Closed::No);
        row("No, the heart is not enlarged. Yes to follow-up.", Closed::No);
        row("nothing abnormal", Closed::Unparsed);
        row("There is no pleural effusion", Closed::No);
        row("The heart is not enlarged", Closed::No);
        row("It isn't visible", Closed::No);
        row("That is not true", Closed::No);
        row("The answer is yes", Closed::Yes);
        row("yes and no", Closed::Unparsed);
        row("", Closed::Unparsed);
        row("nodule in the left lung", Closed::Unparsed);
    }

    void strictYesNoReadsWholeWordsAndNegation()
    {
        QFETCH(QString, reply);
        QFETCH(int, read);
        QCOMPARE(int(readYesNo(reply.toStdString())), read);
    }

    void strictLettersAreUnambiguous_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("letter");
        const auto row = [](const char* reply, const char* letter) { QTest::newRow(reply) << reply << letter; };
        row("B", "B");
        row("(b)", "B");
        row("**C**", "C");
        row("The answer is D.", "D");
        row("answer: b", "B");
        row("A. Biopsy", "A");
        row("This is a biopsy", "A"); // by the option's text
        row("The CT scans are normal. B", "B");
        row("A and C", "");
        row("Z", "");
        row("", "");
        row("I cannot tell", "");
        row("CT scan", "B");
    }

    void strictLettersAreUnambiguous()
    {
        QFETCH(QString, reply);
        QFETCH(QString, letter);
        const std::vector<Option> options{
            {"A", "Biopsy"}, {"B", "CT scan"}, {"C", "Colonoscopy"}, {"D", "Fundus imaging"}};
        const auto found = choiceLetterStrict(reply.toStdString(), options);
        QCOMPARE(found ? QString(QChar(*found)) : QString(), letter);
    }

    void strictNormaliserUnifiesSpellings_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("case, article, full stop") << "The Left Lung."
                                                  << "left lung";
        QTest::newRow("unit") << "3.5cm"
                              << "3.5 cm";
        QTest::newRow("thousands") << "2,500 mL"
                                   << "2500 ml";
        QTest::newRow("number word") << "two"
                                     << "2";
        QTest::newRow("width") << QString::fromUtf8("ｌｕｎｇ") << "lung";
        QTest::newRow("remark") << "AP (anteroposterior)"
                                << "ap";
        QTest::newRow("hyphen") << "X-ray"
                                << "x ray";
        QTest::newRow("leading point") << ".5 mm"
                                       << "0.5 mm";
    }

    void strictNormaliserUnifiesSpellings()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QCOMPARE(normaliseStrict(one.toStdString()), normaliseStrict(other.toStdString()));
    }

    void strictExactMatchIsEquality()
    {
        QCOMPARE(scoreVqa(open("lung", "lung lung lung"), Convention::Strict).exactMatch, 0.0);
        QCOMPARE(scoreVqa(open("lung", "the lung"), Convention::Strict).exactMatch, 1.0);
        QCOMPARE(scoreVqa(open("lung", "lung lung lung"), Convention::MedVlmBench).tokens.precision, 1.0);
        QCOMPARE(scoreVqa(open("lung", "lung lung lung"), Convention::Strict).tokens.precision, 1.0 / 3);
        QCOMPARE(scoreVqa(open("", ""), Convention::Strict).exactMatch, 0.0);
    }

    void meteorOfASentenceEqualsNltk()
    {
        const auto split = [](const char* text) { return lowerWords(text); };
        const auto candidate
            = split("It is a guide to action which ensures that the military always obeys the commands of the party");
        const auto reference
            = split("It is a guide to action that ensures that the military will forever heed Party commands");
        QVERIFY(std::abs(meteor(candidate, reference, Synonyms::Wordnet) - 0.6944) < 5e-5);
        QCOMPARE(meteor(split("non matching hypothesis"), split("this is a cat"), Synonyms::Wordnet), 0.0);
    }

    void porterStemsLikeNltk_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("stem");
        const auto row = [](const char* word, const char* stem) { QTest::newRow(word) << word << stem; };
        row("caresses", "caress");
        row("ponies", "poni");
        row("ties", "tie");
        row("dying", "die");
        row("feed", "feed");
        row("agreed", "agre");
        row("plastered", "plaster");
        row("hopping", "hop");
        row("falling", "fall");
        row("filing", "file");
        row("happy", "happi");
        row("enjoy", "enjoy");
        row("relational", "relat");
        row("radically", "radic");
        row("geologically", "geolog");
        row("hopefulness", "hope");
        row("replacement", "replac");
        row("adoption", "adopt");
        row("probate", "probat");
        row("controlling", "control");
        row("inflammatory", "inflammatori");
        row("by", "by");
    }

    void porterStemsLikeNltk()
    {
        QFETCH(QString, word);
        QFETCH(QString, stem);
        QCOMPARE(QString::fromStdU32String(porterStem(word.toStdU32String())), stem);
    }

    void goldenOverlapsOfReports_data()
    {
        QTest::addColumn<int>("line");
        int line = 0;
        for (const auto& golden : goldenLines("golden/trust_metrics.jsonl")) {
            if (golden.at("kind") == "text_overlap")
                QTest::newRow(golden.at("id").get<std::string>().c_str()) << line;
            ++line;
        }
    }

    void goldenOverlapsOfReports()
    {
        QFETCH(int, line);
        const auto golden = goldenLines("golden/trust_metrics.jsonl").at(std::size_t(line));
        const auto& expected = golden.at("expected");
        const auto said = alphanumericRuns(golden.at("input").at("hypothesis").get<std::string>());
        const auto wanted = alphanumericRuns(golden.at("input").at("reference").get<std::string>());
        QVERIFY(said == expected.at("hyp_tokens").get<std::vector<std::string>>());
        QVERIFY(wanted == expected.at("ref_tokens").get<std::vector<std::string>>());
        QCOMPARE(longestCommonSubsequence(said, wanted), expected.at("lcs").get<std::size_t>());
        const Overlap found = rougeL(said, wanted);
        QVERIFY(std::abs(found.precision - expected.at("rouge_l_precision").get<double>()) < 1e-9);
        QVERIFY(std::abs(found.recall - expected.at("rouge_l_recall").get<double>()) < 1e-9);
        QVERIFY(std::abs(found.f1 - expected.at("rouge_l_f1").get<double>()) < 1e-9);
        QVERIFY(std::abs(bleu(said, wanted, 4) - expected.at("bleu4_unsmoothed").get<double>()) < 1e-9);
        for (std::size_t order = 1; order <= 4; ++order) {
            const auto& pair = expected.at("bleu_ngram_match_total")[order - 1];
            const NgramCount count = ngramMatches(said, wanted, order);
            QCOMPARE(count.matches, pair[0].get<std::size_t>());
            QCOMPARE(count.total, pair[1].get<std::size_t>());
        }
    }

    void metricsCarryIntervalsOverTheirOwnQuestions()
    {
        VqaPredictions table;
        for (int i = 0; i < 60; ++i)
            table.items.push_back(i % 2 ? yesNo("yes", i % 3 ? "yes" : "no") : open("liver", "liver"));
        const auto values = evaluate(table, {.metrics = {"closed_accuracy", "choice_accuracy", "token_f1"}});
        QCOMPARE(values[0].estimate.value, 20.0 / 30.0);
        QVERIFY(values[0].estimate.lower < 20.0 / 30.0 && values[0].estimate.upper > 20.0 / 30.0);
        QVERIFY(!values[1].estimate.defined() && !values[1].estimate.note.empty());
        QCOMPARE(values[2].estimate.n, std::size_t(60));
    }
};

QTEST_GUILESS_MAIN(TestVqaMetrics)
#include "tst_vqa_metrics.moc"
