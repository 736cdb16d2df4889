#include "core/base/error.h"
#include "core/data/draft.h"
#include "core/data/import_choices.h"

#include <map>
#include <string>
#include <thread>
#include <vector>

#include <QTemporaryDir>
#include <QtTest>

using namespace vlm::data;

class TestSharedText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesShareTheirCharacters();
    void assigningOneLeavesTheOthers();
    void textsCompareByTheirCharacters();
    void copiesMayBeMadeOnSeveralThreads();
    void attributesAreAMapInTheOrderOfTheirNames();
    void aNameThatIsThereKeepsItsValue();
    void longAndOddValuesComeBackAsTheyWere();
    void aMissingAttributeNamesWhatIsThere();
    void samplesOfADataSetShareWhatTheyHaveInCommon();
    void keptFilesComeBackWithTheirHashes();
};

void TestSharedText::copiesShareTheirCharacters()
{
    const SharedText first = "train/patient00001/study1/view1_frontal.jpg";
    const SharedText second = first;
    QVERIFY(second.sharesWith(first));
    QCOMPARE(static_cast<const void*>(second.c_str()), static_cast<const void*>(first.c_str()));
    QVERIFY(!SharedText(first.str()).sharesWith(first));
    QVERIFY(SharedText().empty());
    QVERIFY(SharedText("").empty());
    QCOMPARE(std::string(SharedText().c_str()), std::string());
    QCOMPARE(sizeof(SharedText), sizeof(void*));
}

void TestSharedText::assigningOneLeavesTheOthers()
{
    SharedText first = "a";
    const SharedText second = first;
    first += "b";
    QCOMPARE(first.str(), std::string("ab"));
    QCOMPARE(second.str(), std::string("a"));
    first = std::string("c\0d", 3);
    QCOMPARE(first.size(), 3U);
    const SharedText taken = std::move(first);
    QCOMPARE(taken.view(), std::string_view("c\0d", 3));
    SharedText same = taken;
    same = *&same;
    QCOMPARE(same.view(), taken.view());
}

void TestSharedText::textsCompareByTheirCharacters()
{
    const SharedText text = "b";
    QVERIFY(text == SharedText("b"));
    QVERIFY(text == "b" && text == std::string("b") && std::string_view("b") == text);
    QVERIFY(text != "" && SharedText() == "");
    QVERIFY(SharedText("a") < text && text < std::string("c"));
    QCOMPARE("<" + text + ">", std::string("<b>"));
    std::map<std::string, int> byText{{"b", 7}};
    QCOMPARE(byText.at(text), 7);
}

void TestSharedText::copiesMayBeMadeOnSeveralThreads()
{
    const SharedText text = "shared by all of them";
    std::vector<SharedText> kept(4);
    {
        std::vector<std::jthread> threads;
        for (SharedText& mine : kept)
            threads.emplace_back([&text, &mine] {
                for (int i = 0; i < 10'000; ++i) {
                    const SharedText copy = text;
                    mine = copy;
                }
            });
    }
    for (const SharedText& mine : kept)
        QVERIFY(mine.sharesWith(text));
}

void TestSharedText::attributesAreAMapInTheOrderOfTheirNames()
{
    Attributes attributes;
    QVERIFY(attributes.empty());
    QVERIFY(attributes.begin() == attributes.end());
    attributes.emplace("view", "Frontal");
    attributes.emplace("sex", "Female");
    attributes.emplace("findings", "");
    std::vector<std::string> names;
    for (const auto& [name, value] : attributes)
        names.emplace_back(name);
    QCOMPARE(names, (std::vector<std::string>{"findings", "sex", "view"}));
    QCOMPARE(attributes.size(), 3U);
    QCOMPARE(attributes.at("sex"), std::string("Female"));
    QCOMPARE(attributes.at("findings"), std::string());
    QVERIFY(attributes.contains("view") && !attributes.contains("vie") && !attributes.contains(""));
    QCOMPARE(attributes.find("view")->second, std::string_view("Frontal"));
    QVERIFY(attributes == (Attributes{{"sex", "Female"}, {"view", "Frontal"}, {"findings", ""}}));
}

void TestSharedText::aNameThatIsThereKeepsItsValue()
{
    Attributes attributes{{"sex", "Female"}};
    attributes.emplace("sex", "Male");
    QCOMPARE(attributes.size(), 1U);
    QCOMPARE(attributes.at("sex"), std::string("Female"));
}

void TestSharedText::longAndOddValuesComeBackAsTheyWere()
{
    Attributes attributes;
    std::map<std::string, std::string> expected;
    for (const std::size_t length : {0U, 1U, 127U, 128U, 16383U, 16384U, 100'000U}) {
        const std::string name = "n" + std::to_string(length);
        expected[name] = std::string(length, static_cast<char>(0x80 + length % 7));
        attributes.emplace(name, expected[name]);
    }
    const std::string zeros("\0\x7f\0", 3);
    attributes.emplace(zeros, zeros);
    expected[zeros] = zeros;
    std::map<std::string, std::string> found;
    for (const auto& [name, value] : attributes)
        found.emplace(name, value);
    QVERIFY(found == expected);
}

void TestSharedText::aMissingAttributeNamesWhatIsThere()
{
    try {
        static_cast<void>(Attributes{{"sex", "Female"}, {"view", "AP"}}.at("age"));
        QFAIL("an attribute that is not there was found");
    } catch (const vlm::Error& error) {
        QCOMPARE(QString(error.what()), QString("a sample has no attribute \"age\"; it has: sex, view"));
    }
}

void TestSharedText::samplesOfADataSetShareWhatTheyHaveInCommon()
{
    const QTemporaryDir folder;
    Draft draft;
    draft.info.task = Task::Vqa;
    draft.info.root = folder.path().toStdString();
    for (int i = 0; i < 3; ++i) {
        Sample sample;
        sample.id = "image" + std::to_string(i) + ".png";
        sample.image = "image" + std::to_string(i) + ".png";
        sample.question = std::string(i < 2 ? "Is there an effusion?" : "What is shown?");
        sample.answer = std::string("yes");
        sample.cluster = std::string("patient 7");
        sample.attributes.emplace("view", i < 2 ? "AP" : "PA");
        draft.samples.push_back(sample);
    }
    const auto dataset = finish(std::move(draft), {});
    const auto samples = dataset->samples();
    QCOMPARE(samples.size(), 3U);
    for (const Sample& sample : samples) {
        QVERIFY(sample.id.sharesWith(sample.image));
        QVERIFY(sample.answer.sharesWith(samples[0].answer));
        QVERIFY(sample.cluster.sharesWith(samples[0].cluster));
    }
    QVERIFY(samples[1].question.sharesWith(samples[0].question));
    QCOMPARE(samples[2].question.str(), std::string("What is shown?"));
    QCOMPARE(samples[1].attributes.at("view"), std::string("AP"));
    QCOMPARE(samples[2].attributes.at("view"), std::string("PA"));
    QVERIFY(dataset->info().files->at(1).name.sharesWith(samples[1].image));
}

void TestSharedText::keptFilesComeBackWithTheirHashes()
{
    const QTemporaryDir folder;
    const std::filesystem::path project = folder.path().toStdString();
    const KeptFiles kept{.base = "inner",
        .files = {{.name = "a b.png", .size = 17, .hash = "0123456789abcdef0123456789abcdef"},
            {.name = "c.png", .size = 0}, {.name = "two\nlines.png", .size = 3}}};
    keepFiles(project, "set", kept);
    const KeptFiles found = keptFiles(project, "set");
    QCOMPARE(found.base, kept.base);
    QCOMPARE(found.files.size(), 2U); // a name of two lines cannot be kept
    QCOMPARE(found.files[0].name.str(), std::string("a b.png"));
    QCOMPARE(found.files[0].size, std::uintmax_t(17));
    QCOMPARE(found.files[0].hash, kept.files[0].hash);
    QVERIFY(found.files[1].hash.empty());
}

QTEST_GUILESS_MAIN(TestSharedText)
#include "tst_shared_text.moc"
