#include "core/base/error.h"
#include "core/text/regex.h"
#include "core/text/unicode.h"

#include <functional>
#include <string>
#include <vector>

#include <QTest>

using namespace vlm;

// The regular expressions and Unicode tables of builds with nothing but LibTorch; linked here before PCRE2's and
// utf8proc's.

namespace {

std::vector<std::string> pieces(std::string_view pattern, std::string_view text)
{
    std::vector<std::string> found;
    for (const auto& [begin, end] : text::Regex(pattern).findAll(text))
        found.emplace_back(text.substr(begin, end - begin));
    return found;
}

std::string message(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}

class TestSmallText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsOfGpt2();
    void lookaheadKeepsTheLastSpace();
    void caseIsIgnoredInItsGroupOnly();
    void lazyAndPossessiveQuantifiers();
    void emptyMatchesMoveOn();
    void constructsOfPcre2AreNamed();
    void composesAndDecomposes();
    void marksAreSortedBeforeComposition();
    void compatibilityFormsAreNamed();
};

void TestSmallText::wordsOfGpt2()
{
    constexpr auto kWords = R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
    QCOMPARE(
        pieces(kWords, "It's 3 naïve — tests"), (std::vector<std::string>{"It", "'s", " 3", " naïve", " —", " tests"}));
}

void TestSmallText::lookaheadKeepsTheLastSpace()
{
    QCOMPARE(pieces(R"(\s+(?!\S)|\s+|\S+)", "a   b"), (std::vector<std::string>{"a", "  ", " ", "b"}));
}

void TestSmallText::caseIsIgnoredInItsGroupOnly()
{
    QCOMPARE(pieces("(?i:'s)|x", "'S'sxX"), (std::vector<std::string>{"'S", "'s", "x"}));
}

void TestSmallText::lazyAndPossessiveQuantifiers()
{
    QCOMPARE(pieces("a+?", "aaa"), (std::vector<std::string>{"a", "a", "a"}));
    QCOMPARE(pieces("a++a", "aaa"), std::vector<std::string>{});
    QCOMPARE(pieces("(?:ab|c){2,3}", "abcabcab"), (std::vector<std::string>{"abcab", "cab"}));
}

void TestSmallText::emptyMatchesMoveOn()
{
    QCOMPARE(text::Regex("b*").replaceAll("abc", "-"), std::string("-a--c-"));
}

void TestSmallText::constructsOfPcre2AreNamed()
{
    for (const char* pattern : {R"(\bword)", "(?<=a)b", R"([a[b]])", R"(\p{Greek})"}) {
        const std::string text = message([&] { (void)text::Regex(pattern); });
        QVERIFY2(text.find("PCRE2") != std::string::npos, text.c_str());
    }
}

void TestSmallText::composesAndDecomposes()
{
    QCOMPARE(text::normalise("e\xCC\x81", text::NormalForm::Nfc), std::string("é"));
    QCOMPARE(text::normalise("é", text::NormalForm::Nfd), std::string("e\xCC\x81"));
    QCOMPARE(text::normalise("한", text::NormalForm::Nfd), std::string("\u1112\u1161\u11AB"));
    QCOMPARE(text::normalise("\u1112\u1161\u11AB", text::NormalForm::Nfc), std::string("한"));
}

void TestSmallText::marksAreSortedBeforeComposition()
{
    // dot below (220) before acute (230), in whatever order they were written
    QCOMPARE(text::normalise("a\u0301\u0323", text::NormalForm::Nfd), std::string("a\u0323\u0301"));
    QCOMPARE(text::normalise("a\u0301\u0323", text::NormalForm::Nfc), std::string("\u1EA1\u0301"));
}

void TestSmallText::compatibilityFormsAreNamed()
{
    QCOMPARE(text::normalise("fi", text::NormalForm::Nfkc), std::string("fi"));
    const std::string text = message([] { (void)text::normalise("ﬁ", text::NormalForm::Nfkc); });
    QVERIFY2(text.find("utf8proc") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(TestSmallText)
#include "tst_small_text.moc"
