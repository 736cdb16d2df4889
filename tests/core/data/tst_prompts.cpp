#include "data_folder.h"

#include <QTest>

#include <algorithm>
#include <stdexcept>

using namespace vlm::data;

namespace {

/// A look-alike of a published layout, with one gold answer or the other.
struct Layout {
    const char* name;
    void (*fill)(const DataFolder& folder, const std::string& answer);
    bool choices = false; // the answer is one of the options
};

/// JSON with single quotes for double ones.
std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

const Layout kLayouts[]{
    {"slake",
        [](const DataFolder& folder, const std::string& answer) {
            folder.image("imgs/a.bmp");
            for (const char* split : {"train", "test"})
                folder.text(std::string(split) + ".json",
                    json("[{'img_id':1,'img_name':'a.bmp','location':'Lung','modality':'CT','base_type':'vqa','q_lang':"
                         "'en','question':'Is it healthy?','answer':'"
                        + answer + "','answer_type':'CLOSED','qid':1}]"));
        }},
    {"path_vqa",
        [](const DataFolder& folder, const std::string& answer) {
            folder.image("images/a.bmp");
            folder.text("path_vqa.jsonl",
                json("{'image':'images/a.bmp','question':'is it?','answer':'" + answer + "','split':'test'}"));
        }},
    {"vqa_rad",
        [](const DataFolder& folder, const std::string& answer) {
            folder.image("images/a.bmp");
            folder.text("hf_vqa_rad_all.jsonl",
                json("{'image':'images/a.bmp','question':'is it?','answer':'" + answer + "','split':'test'}"));
        }},
    {"fairvlmed",
        [](const DataFolder& folder, const std::string& answer) {
            folder.image("a.bmp");
            folder.text("vqa_test.csv",
                "gpt_summary,filename,image_path,question type,question,answer\ns,a.bmp,a.bmp,YES/NO,Is it?," + answer
                    + "\n");
        }},
    {"table",
        [](const DataFolder& folder, const std::string& answer) {
            folder.image("a.bmp");
            folder.text("t.csv", "image,question,answer\na.bmp,Is it?," + answer + "\n");
        }},
    {"omni_med_vqa",
        [](const DataFolder& folder, const std::string& answer) {
            folder.image("Images/a.bmp");
            folder.text("QA_information/Open-access/X.json",
                json("[{'dataset':'X','question_id':'X_0','question_type':'Modality','question':'What?','gt_answer':'"
                    + answer + "','image_path':'Images/a.bmp','option_A':'yes','option_B':'no','option_C':'liver'}]"));
        },
        true},
};

std::string promptOf(const Layout& layout, const std::string& answer, const std::string& convention)
{
    const DataFolder folder;
    layout.fill(folder, answer);
    const auto dataset = folder.open({.id = {}, .settings = {{"convention", convention}}});
    if (dataset->info().importer != layout.name)
        throw std::runtime_error("opened as " + dataset->info().importer);
    return sampleAt(*dataset, dataset->samples().size() - 1).prompt;
}

}

class TestPrompts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void strictPromptsDoNotDependOnTheGoldAnswer_data();
    void strictPromptsDoNotDependOnTheGoldAnswer();
    void theReferencesPromptsDo_data() { strictPromptsDoNotDependOnTheGoldAnswer_data(); }
    void theReferencesPromptsDo();
    void classPromptsHaveBothForms();
};

void TestPrompts::strictPromptsDoNotDependOnTheGoldAnswer_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < int(std::size(kLayouts)); ++i)
        QTest::newRow(kLayouts[i].name) << i;
}

void TestPrompts::strictPromptsDoNotDependOnTheGoldAnswer()
{
    QFETCH(int, number);
    const Layout& layout = kLayouts[number];
    const std::string prompt = promptOf(layout, "yes", "strict");
    QVERIFY(!prompt.empty());
    for (const char* answer : {"no", "No", "liver"})
        QCOMPARE(promptOf(layout, answer, "strict"), prompt);
}

void TestPrompts::theReferencesPromptsDo()
{
    QFETCH(int, number);
    const Layout& layout = kLayouts[number];
    const std::string closed = promptOf(layout, "Yes", "medvlmbench");
    const std::string open = promptOf(layout, "liver", "medvlmbench");
    if (layout.choices) {
        QCOMPARE(closed, open);
        QVERIFY(closed.ends_with("\nAnswer with the single letter corresponding to the best choice."));
        return;
    }
    QCOMPARE(closed, "Answer the following question about the image with yes or no. " + open);
    QCOMPARE(promptOf(layout, "NO", "medvlmbench"), closed);
    QCOMPARE(promptOf(layout, "liver", "strict"), open);
}

void TestPrompts::classPromptsHaveBothForms()
{
    const DataFolder folder;
    for (const char* split : {"train", "test"})
        for (const char* label : {"NORMAL", "PNEUMONIA"})
            folder.image(std::string(split) + "/" + label + "/person1_virus_1.bmp");
    const auto literal = folder.open({.id = {}, .settings = {{"convention", "medvlmbench"}}});
    if (literal->info().importer != "chest_xray")
        QFAIL(literal->info().importer.c_str());
    QCOMPARE(literal->info().prompts[1], std::string("a photo of  chest xray with pneumonia")); // its odd space
    QCOMPARE(folder.open()->info().prompts[1], std::string("a photo of chest xray with pneumonia"));
}

QTEST_GUILESS_MAIN(TestPrompts)
#include "tst_prompts.moc"
