#include "data_folder.h"

#include "core/data/python_random.h"

#include <QTest>

using namespace vlm::data;

namespace {

const ImportOptions kReference{.id = {}, .settings = {{"convention", "medvlmbench"}}};
constexpr const char* kYesNo = "Answer the following question about the image with yes or no. ";

bool warns(const Dataset& dataset, const char* text)
{
    return std::ranges::any_of(
        dataset.info().warnings, [text](const std::string& w) { return w.find(text) != std::string::npos; });
}

}

class TestVqaImporters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void slakeKeepsEnglishAndItsAnswerTypes();
    void pathVqaReadsJsonLinesAndExplainsParquet();
    void vqaRadReadsJsonLinesBesideImages();
    void fairVlmedDropsIncompleteRows();
    void omniMedVqaFindsTheLetter();
    void omniMedVqaFollowsItsIndex();
    void medXpertQaIsFoldedLikePython();
    void pythonShuffleIsReproduced();
};

void TestVqaImporters::slakeKeepsEnglishAndItsAnswerTypes()
{
    DataFolder folder;
    folder.image("imgs/xmlab1/source.bmp");
    const std::string row = R"({"img_id": 1, "img_name": "xmlab1/source.bmp", "location": "Lung", "modality": "CT",
        "content_type": "Organ", "base_type": "vqa", )";
    folder.text("test.json",
        "[" + row
            + R"("question": "Is it healthy?", "answer": "Yes", "q_lang": "en", "answer_type": "CLOSED", "qid": 1},)"
            + row
            + R"("question": "Which side?", "answer": "left", "q_lang": "en", "answer_type": "CLOSED", "qid": 2},)"
            + row + R"("question": "What is it?", "answer": "Lung", "q_lang": "en", "answer_type": "OPEN", "qid": 3},)"
            + row + R"("question": "什么?", "answer": "肺", "q_lang": "zh", "answer_type": "OPEN", "qid": 4}])");
    folder.text("train.json",
        "[" + row + R"("question": "T?", "answer": "No", "q_lang": "en", "answer_type": "CLOSED", "qid": 5}])");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("slake"));
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{1, 0, 3}));
    QCOMPARE(sampleAt(*dataset, 1).prompt, std::string(kYesNo) + "Is it healthy?");
    QCOMPARE(sampleAt(*dataset, 2).prompt, std::string("Which side?")); // closed, but not yes or no
    QCOMPARE(sampleAt(*dataset, 2).answerType, AnswerType::Closed);
    QCOMPARE(sampleAt(*dataset, 3).answerType, AnswerType::Open);
    QCOMPARE(sampleAt(*dataset, 3).attributes.at("organ"), std::string("Lung"));
    QVERIFY(warns(*dataset, "SLAKE has 4919"));
    QVERIFY(warns(*dataset, "SLAKE has 1061"));
    QVERIFY(warns(*dataset, "occur in more than one split"));
    QCOMPARE(sampleAt(*folder.open(), 1).prompt, std::string("Is it healthy?"));
    QCOMPARE(folder.open({.id = {}, .settings = {{"language", "zh"}}})->samples().size(), 1U);
}

void TestVqaImporters::pathVqaReadsJsonLinesAndExplainsParquet()
{
    DataFolder folder;
    folder.image("images/a.bmp");
    folder.text("path_vqa.jsonl",
        "{\"image\": \"images/a.bmp\", \"question\": \"is it?\", \"answer\": \"no\", \"split\": \"test\"}\n"
        "{\"image\": \"a.bmp\", \"question\": \"what?\", \"answer\": \"bile\", \"split\": \"train\"}\n");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("path_vqa"));
    QCOMPARE(sampleAt(*dataset, 0).answerType, AnswerType::Closed);
    QCOMPARE(sampleAt(*dataset, 0).prompt, std::string(kYesNo) + "is it?");
    QCOMPARE(sampleAt(*dataset, 1).image, std::string("images/a.bmp"));
    QVERIFY(warns(*dataset, "PathVQA has 6719"));

    DataFolder parquet;
    parquet.text("path-vqa/data/train-00000-of-00007.parquet", "PAR1");
    try {
        open(parquet.path() / "path-vqa");
        QFAIL("Parquet was read");
    } catch (const vlm::Error& error) {
        QVERIFY(QString(error.what()).contains("Convert them once"));
    }
}

void TestVqaImporters::vqaRadReadsJsonLinesBesideImages()
{
    DataFolder parquet;
    parquet.text("vqa-rad/data/train-00000-of-00001.parquet", "PAR1");
    QVERIFY2(openingFault(parquet).contains("vqa-rad vqa_rad` (needs pyarrow)"), qPrintable(openingFault(parquet)));

    DataFolder folder;
    folder.image("data/images/test_0000.bmp");
    folder.text("hf_vqa_rad_all.jsonl",
        R"({"image": "data/images/test_0000.bmp", "question": "q?", "answer": "Yes", "split": "test"})");
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().importer, std::string("vqa_rad"));
    QCOMPARE(sampleAt(*dataset, 0).answerType, AnswerType::Closed);
}

void TestVqaImporters::fairVlmedDropsIncompleteRows()
{
    DataFolder folder;
    folder.image("data_1.bmp");
    folder.text("vqa_test.csv",
        "gpt_summary,filename,image_path,question type,question,answer\n"
        "s,data_1.bmp,data_1.bmp,OPEN,What is seen?,a cup\n"
        "s,data_1.bmp,data_1.bmp,YES/NO,Is it glaucoma?,Yes\n"
        "s,data_1.bmp,data_1.bmp,OPEN,Why?,\n");
    folder.text("caption_test.csv", "gpt_summary,filename,image_path\na cupped disc,data_1.bmp,data_1.bmp\n");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("fairvlmed"));
    QCOMPARE(dataset->samples().size(), 2U);
    QCOMPARE(sampleAt(*dataset, 0).answerType, AnswerType::Open);
    QCOMPARE(sampleAt(*dataset, 1).prompt, std::string(kYesNo) + "Is it glaucoma?");
    QCOMPARE(sampleAt(*dataset, 0).image, std::string("data_1.bmp")); // an exported picture; of an .npz its array
    QVERIFY(warns(*dataset, "1 rows of"));
    const auto captions = folder.open({.id = {}, .settings = {{"task", "caption"}}});
    QCOMPARE(captions->info().task, Task::Caption);
    QCOMPARE(sampleAt(*captions, 0).answer, std::string("a cupped disc"));
    QCOMPARE(sampleAt(*captions, 0).prompt, std::string("Can you provide a medical report for this image?"));
}

void TestVqaImporters::omniMedVqaFindsTheLetter()
{
    DataFolder folder;
    folder.image("Images/x/1.bmp");
    folder.text("QA_information/Open-access/X.json",
        R"([{"dataset": "X", "question_id": "X_0", "question_type": "Modality", "question": "What?", "gt_answer": "ct scan",
             "image_path": "Images/x/1.bmp", "option_A": "MRI", "option_B": "CT scan", "option_C": "PET", "option_D": "CT Scan"},
            {"dataset": "X", "question_id": "X_1", "question_type": "Modality", "question": "Who?", "gt_answer": "nobody",
             "image_path": "Images/x/1.bmp", "option_A": "a", "option_B": "b"}])");
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().importer, std::string("omni_med_vqa"));
    QCOMPARE(sampleAt(*dataset, 0).answer, std::string("D")); // the last match
    QCOMPARE(sampleAt(*dataset, 0).prompt,
        std::string("What?\nOptions:\n(A) MRI\n(B) CT scan\n(C) PET\n(D) CT Scan\nAnswer with the single letter "
                    "corresponding to the best choice."));
    QCOMPARE(sampleAt(*dataset, 0).answerType, AnswerType::MultipleChoice);
    QCOMPARE(sampleAt(*dataset, 1).answer, std::string("nobody"));
    QVERIFY(warns(*dataset, "none of their options, first X_1"));
}

void TestVqaImporters::omniMedVqaFollowsItsIndex()
{
    DataFolder folder;
    folder.image("1.bmp");
    std::string rows;
    for (const char* id : {"a", "b", "c"})
        rows += std::string(rows.empty() ? "" : ",") + R"({"dataset": "X", "question_id": ")" + id
            + R"(", "question": "Q", "gt_answer": "y", "image_path": "1.bmp", "option_A": "y", "option_B": "n"})";
    folder.text("QA_information/Restricted-access/X.json", "[" + rows + "]");
    folder.text("omnimedvqa_train_index.jsonl", "{\"question_id\": \"c\"}\n");
    folder.text("omnimedvqa_test_index.jsonl", "{\"question_id\": \"a\"}\n");
    const auto dataset = folder.open();
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{1, 0, 1}));
    QCOMPARE(sampleAt(*dataset, 0).id, std::string("a"));
    QVERIFY(warns(*dataset, "has 6186"));
}

void TestVqaImporters::medXpertQaIsFoldedLikePython()
{
    DataFolder folder;
    folder.image("images/1.bmp");
    std::string rows;
    for (int i = 0; i < 10; ++i)
        rows += R"({"id": "MM-)" + std::to_string(i)
            + R"(", "question": "Q?\nAnswer Choices: (A) x (B) y", "options": {"A": "x", "B": "y"}, "label": "B",
                 "images": ["1.bmp"], "medical_task": "Diagnosis"})";
    for (std::size_t at = 0; (at = rows.find("}{", at)) != std::string::npos;)
        rows.insert(at + 1, "\n");
    for (std::size_t at = 0; (at = rows.find(",\n ", at)) != std::string::npos;)
        rows.erase(at + 1, 1);
    folder.text("MM/test.jsonl", rows);
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().importer, std::string("medxpertqa"));
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{8, 0, 2}));
    // random.Random(42).shuffle([0..9]) begins with 7, 3
    QCOMPARE(sampleAt(*dataset, 7).split, Split::Test);
    QCOMPARE(sampleAt(*dataset, 3).split, Split::Test);
    QCOMPARE(sampleAt(*dataset, 0).answer, std::string("B"));
    QVERIFY(QString::fromStdString(sampleAt(*dataset, 0).prompt)
                .endsWith("(B) y\nAnswer with the single letter corresponding to the best choice."));
    QVERIFY(warns(*dataset, "fold has 400"));
    QCOMPARE(
        splitSizes(*folder.open({.id = {}, .settings = {{"fold", "none"}}})), (std::array<std::size_t, 3>{0, 0, 10}));
}

void TestVqaImporters::pythonShuffleIsReproduced()
{
    const auto order = PythonRandom(42).shuffled(2000);
    const std::vector<std::size_t> begin(order.begin(), order.begin() + 6);
    QCOMPARE(begin, (std::vector<std::size_t>{795, 1468, 478, 807, 1505, 1279}));
}

QTEST_GUILESS_MAIN(TestVqaImporters)
#include "tst_vqa_importers.moc"
