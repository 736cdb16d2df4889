#include <QTest>

#include "core/metrics/text/matches.h"

using namespace vlm::metrics;

namespace {

/// Marked words in brackets.
std::string shown(std::string_view text, const std::vector<WordMark>& words)
{
    std::string out;
    for (const WordMark& word : words) {
        out += out.empty() ? "" : " ";
        const std::string_view one = text.substr(word.begin, word.length);
        out += word.marked ? "[" + std::string(one) + "]" : std::string(one);
    }
    return out;
}

std::string matched(std::string_view text, std::string_view other, Convention convention = Convention::Strict)
{
    return shown(text, matchedWords(text, other, convention));
}

std::string differing(std::string_view text, std::string_view other)
{
    return shown(text, differingWords(text, other));
}

}

class TestMatches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreComparedAsTheMetricSeesThem()
    {
        QCOMPARE(matched("The Left,  lung!", "left lung"), std::string("The [Left,] [lung!]"));
        QCOMPARE(matched("Two nodules of 3.5cm", "2 nodules, 3.5 cm"), std::string("[Two] [nodules] of [3.5cm]"));
        QCOMPARE(matched("no\nno no", "No."), std::string("[no] no no"));
        QCOMPARE(matched("", "yes"), std::string());
        QCOMPARE(matched("yes", ""), std::string("yes"));
        QCOMPARE(matched("Ödem rechts", "ÖDEM"), std::string("[Ödem] rechts"));
    }

    void whatTheNormaliserDropsIsNeverMatched()
    {
        QCOMPARE(matched("lung (left side) apex", "left lung apex"), std::string("[lung] (left side) [apex]"));
    }

    void theReferenceCountsAWordAsOftenAsItIsSaid()
    {
        QCOMPARE(matched("no no no", "no", Convention::MedVlmBench), std::string("[no] [no] [no]"));
    }

    void differencesAreOutsideTheCommonSequence()
    {
        QCOMPARE(
            differing("No, the lungs are clear.", "no, the lungs are hazy"), std::string("No, the lungs are [clear.]"));
        QCOMPARE(differing("a b c d", "b d e"), std::string("a b [c] d"));
        QCOMPARE(differing("right effusion", "effusion right"), std::string("right [effusion]"));
        QCOMPARE(differing("same words", "Same, words!"), std::string("same words"));
        QCOMPARE(differing("all new", ""), std::string("[all] [new]"));
        QCOMPARE(differing("", "all gone"), std::string());
    }

    void longTextsEnd()
    {
        std::string text;
        for (int i = 0; i < 10'000; ++i)
            text += "w" + std::to_string(i) + " ";
        QCOMPARE(differingWords(text, text).size(), std::size_t(10'000));
        QCOMPARE(matchedWords(text, text, Convention::Strict).size(), std::size_t(10'000));
    }
};

QTEST_GUILESS_MAIN(TestMatches)
#include "tst_matches.moc"
