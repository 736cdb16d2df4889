#include "core/base/error.h"
#include "core/data/dataset.h"

#include <QTest>

#include <set>

using namespace vlm::data;

namespace {

std::filesystem::path demo(const char* name)
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets" / name;
}

std::array<std::size_t, 3> sizes(const Dataset& dataset)
{
    return {samplesOf(dataset, Split::Train).size(), samplesOf(dataset, Split::Validation).size(),
        samplesOf(dataset, Split::Test).size()};
}

std::size_t count(const Dataset& dataset, Split split, AnswerType type)
{
    return std::size_t(std::ranges::count_if(
        dataset.samples(), [&](const Sample& s) { return s.split == split && s.answerType == type; }));
}

}

class TestDemoDatasets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pneumoniaMnist();
    void pathMnistSample();
    void breastUltrasound();
    void vqaRadIsTheHuggingFaceRelease();
    void vqaRadHasItsOtherForms();
    void everyImageOfTheDemonstrationLoads();
    void everyDataSetIsRecognisedWithoutItsManifest();
    void openingTwiceGivesOneFingerprint();
};

void TestDemoDatasets::pneumoniaMnist()
{
    const auto dataset = open(demo("pneumoniamnist"));
    QCOMPARE(sizes(*dataset), (std::array<std::size_t, 3>{4708, 524, 624}));
    QCOMPARE(dataset->info().importer, std::string("medmnist"));
    QCOMPARE(dataset->info().modality, std::string("chest X-ray"));
    QCOMPARE(dataset->info().classes, (std::vector<std::string>{"normal", "pneumonia"}));
    QCOMPARE(dataset->info().prompts[1], std::string("chest x-ray showing pneumonia."));
    QVERIFY(dataset->info().warnings.empty());
    const Sample& first = *samplesOf(*dataset, Split::Test).front();
    QCOMPARE(first.id, std::string("test/0"));
    QCOMPARE(first.image, std::string("pneumoniamnist.npz#test_images/0"));
    const std::vector<int> labels = labelsOf(*dataset, Split::Test);
    QCOMPARE(std::vector<int>(labels.begin(), labels.begin() + 10), (std::vector<int>{1, 0, 1, 0, 1, 1, 1, 1, 1, 0}));
    QCOMPARE(std::ranges::count(labels, 1), 390);
}

void TestDemoDatasets::pathMnistSample()
{
    const auto dataset = open(demo("pathmnist-sample"));
    QCOMPARE(sizes(*dataset), (std::array<std::size_t, 3>{394, 72, 252}));
    QCOMPARE(dataset->info().classes.size(), 9U);
    QCOMPARE(dataset->info().title, std::string("PathMNIST sample"));
    QVERIFY(QString::fromStdString(dataset->info().warnings.front()).contains("published are 89996 / 10004 / 7180"));
    const auto image = dataset->load(*samplesOf(*dataset, Split::Test).front());
    QCOMPARE(image.channels, 3);
    QVERIFY(image.width == image.height && image.width >= 28);
}

void TestDemoDatasets::breastUltrasound()
{
    const auto dataset = open(demo("busi-ultrasound"));
    const auto [train, validation, test] = sizes(*dataset);
    QCOMPARE(train + validation + test, 780U);
    QCOMPARE(test, 155U);
    QCOMPARE(dataset->info().classes, (std::vector<std::string>{"normal", "benign", "malignant"}));
    const auto tests = samplesOf(*dataset, Split::Test);
    QCOMPARE(tests.front()->id, std::string("busi-ultrasound/test/normal/normal_112.jpg"));
    QCOMPARE(tests.front()->label, 0);
    QCOMPARE(tests.back()->label, 2);
}

void TestDemoDatasets::vqaRadIsTheHuggingFaceRelease()
{
    const auto dataset = open(demo("vqa-rad"));
    QCOMPARE(sizes(*dataset), (std::array<std::size_t, 3>{1793, 0, 451}));
    const auto reference = open(demo("vqa-rad"), {.id = {}, .settings = {{"convention", "medvlmbench"}}});
    QCOMPARE(count(*reference, Split::Test, AnswerType::Open), 200U);
    QCOMPARE(count(*reference, Split::Test, AnswerType::Closed), 251U);
    const auto sample
        = std::ranges::find(reference->samples(), "are regions of the brain infarcted?", &Sample::question);
    QVERIFY(sample != reference->samples().end());
    QCOMPARE(sample->prompt,
        std::string(
            "Answer the following question about the image with yes or no. are regions of the brain infarcted?"));
    // The strict prompt is the question and nothing else, whatever the answer.
    for (const Sample& s : dataset->samples())
        QCOMPARE(s.prompt, s.question);
    std::set<std::string> clusters;
    for (const Sample& s : dataset->samples())
        clusters.insert(s.cluster);
    QCOMPARE(clusters.size(), 314U);
}

void TestDemoDatasets::vqaRadHasItsOtherForms()
{
    const auto all = open(demo("vqa-rad"), {.id = {}, .settings = {{"repeated", "keep"}}});
    QCOMPARE(all->samples().size(), 2248U);
    const auto split = open(demo("vqa-rad"), {.id = {}, .settings = {{"form", "split_files"}}});
    QCOMPARE(sizes(*split), (std::array<std::size_t, 3>{3064, 0, 451}));
}

void TestDemoDatasets::everyImageOfTheDemonstrationLoads()
{
    for (const char* name : {"busi-ultrasound", "pathmnist-sample", "vqa-rad"}) {
        const auto dataset = open(demo(name));
        std::set<std::string> seen;
        std::set<std::string> keys;
        for (const Sample& sample : dataset->samples()) {
            if (!seen.insert(sample.image).second || seen.size() > 120)
                continue;
            const auto image = dataset->load(sample);
            QVERIFY(image.channels == 3 && !image.empty());
            keys.insert(dataset->imageKey(sample));
        }
        QCOMPARE(keys.size(), std::min<std::size_t>(seen.size(), 120));
    }
}

void TestDemoDatasets::everyDataSetIsRecognisedWithoutItsManifest()
{
    QCOMPARE(recognise(demo("pneumoniamnist")).id, std::string_view("medmnist"));
    QCOMPARE(recognise(demo("pneumoniamnist") / "pneumoniamnist.npz").id, std::string_view("medmnist"));
    QCOMPARE(recognise(demo("busi-ultrasound")).id, std::string_view("class_folders"));
    QCOMPARE(recognise(demo("vqa-rad")).id, std::string_view("vqa_rad"));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(recognise(demo("."))), vlm::Error);
}

void TestDemoDatasets::openingTwiceGivesOneFingerprint()
{
    const std::string ours = open(demo("busi-ultrasound"))->info().fingerprint;
    QCOMPARE(open(demo("busi-ultrasound"))->info().fingerprint, ours);
    const ImportOptions other{.id = {}, .settings = {{"prompts", R"(["a","b","c"])"}}};
    QVERIFY(open(demo("busi-ultrasound"), other)->info().fingerprint != ours);
}

QTEST_GUILESS_MAIN(TestDemoDatasets)
#include "tst_demo_datasets.moc"
