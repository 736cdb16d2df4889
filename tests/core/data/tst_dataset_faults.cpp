#include "data_folder.h"

#include <QTest>

using namespace vlm::data;

class TestDatasetFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aOneClassDataSetIsRefused();
    void aSplitWithOneClassIsWarnedOf();
    void aBrokenImageNamesTheFileAndTheReason();
    void anUnknownLayoutListsWhatWasLookedFor();
    void aMissingPathIsNamed();
    void badManifestsNameTheKey_data();
    void badManifestsNameTheKey();
    void unknownSettingsAreRefused();
    void foldersWithoutSplitsAreDividedOnRequest();
    void manifestNamesOrderTheClasses();
    void segmentationMasksAreLeftOut();
};

void TestDatasetFaults::aOneClassDataSetIsRefused()
{
    DataFolder folder;
    folder.image("test/sick/a.bmp");
    std::filesystem::create_directories(folder.path() / "test/well");
    QVERIFY2(openingFault(folder).contains("all 1 samples have the class \"sick\""), qPrintable(openingFault(folder)));
}

void TestDatasetFaults::aSplitWithOneClassIsWarnedOf()
{
    DataFolder folder;
    folder.image("train/sick/a.bmp");
    folder.image("train/well/b.bmp");
    folder.image("test/well/c.bmp");
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().warnings.size(), 1U);
    QVERIFY(QString::fromStdString(dataset->info().warnings[0]).contains("test split has only the class \"well\""));
}

void TestDatasetFaults::aBrokenImageNamesTheFileAndTheReason()
{
    DataFolder folder;
    folder.image("test/sick/a.bmp");
    folder.text("test/well/broken.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x02\0\0\0\x02\x08", 25));
    const auto dataset = folder.open();
    try {
        static_cast<void>(dataset->load(sampleAt(*dataset, 1)));
        QFAIL("a broken image was loaded");
    } catch (const vlm::Error& error) {
        QCOMPARE(error.kind(), vlm::ErrorKind::Image);
        QVERIFY2(QString(error.what()).contains("test/well/broken.png: the PNG data end"), error.what());
    }
}

void TestDatasetFaults::anUnknownLayoutListsWhatWasLookedFor()
{
    DataFolder folder;
    folder.text("notes.md", "nothing");
    QVERIFY(openingFault(folder).contains("no known data set layout"));
    QVERIFY(openingFault(folder).contains("looked for MedMNIST; Folders of images"));
}

void TestDatasetFaults::aMissingPathIsNamed()
{
    DataFolder folder;
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(open(folder.path() / "absent")), vlm::Error);
}

void TestDatasetFaults::badManifestsNameTheKey_data()
{
    QTest::addColumn<QString>("manifest");
    QTest::addColumn<QString>("message");
    QTest::newRow("key") << R"({"colour": "red"})"
                         << "\"colour\" is not known";
    QTest::newRow("type") << R"({"title": 3})"
                          << "\"title\" must be a text";
    QTest::newRow("classes") << R"({"classes": ["sick", 2]})"
                             << "\"classes\" must be a list";
    QTest::newRow("importer") << R"({"importer": "magic"})"
                              << "importer \"magic\" is not known";
    QTest::newRow("prompts") << R"({"prompts": ["one"]})"
                             << "\"prompts\" has 1 texts for 2 classes";
    QTest::newRow("folder") << R"({"classes": ["sick", "other"]})"
                            << "\"well\" is not among the classes";
    QTest::newRow("settings") << R"({"settings": {"test_fraction": 1}})"
                              << "must be a text";
    QTest::newRow("json") << "{"
                          << "dataset.json";
}

void TestDatasetFaults::badManifestsNameTheKey()
{
    QFETCH(QString, manifest);
    QFETCH(QString, message);
    DataFolder folder;
    folder.image("test/sick/a.bmp");
    folder.image("test/well/b.bmp");
    QCOMPARE(openingFault(folder), "opened");
    folder.text("dataset.json", manifest.toStdString());
    QVERIFY2(openingFault(folder).contains(message), qPrintable(openingFault(folder)));
}

void TestDatasetFaults::unknownSettingsAreRefused()
{
    DataFolder folder;
    folder.image("test/sick/a.bmp");
    folder.image("test/well/b.bmp");
    QVERIFY(openingFault(folder, {.id = {}, .settings = {{"spilt", "x"}}}).contains("setting \"spilt\" is not known"));
    QVERIFY(openingFault(folder, {.id = {}, .settings = {{"missing", "x"}}}).contains("known: refuse, skip, keep"));
}

void TestDatasetFaults::foldersWithoutSplitsAreDividedOnRequest()
{
    DataFolder folder;
    for (int i = 0; i < 10; ++i) {
        folder.image("sick/" + std::to_string(i) + ".bmp");
        folder.image("well/" + std::to_string(i) + ".bmp");
    }
    QCOMPARE(splitSizes(*folder.open()), (std::array<std::size_t, 3>{0, 0, 20}));
    const ImportOptions options{.id = {}, .settings = {{"test_fraction", "0.3"}}};
    const auto divided = folder.open(options);
    QCOMPARE(splitSizes(*divided), (std::array<std::size_t, 3>{14, 0, 6}));
    QCOMPARE(divided->info().fingerprint, folder.open(options)->info().fingerprint);
    QVERIFY(openingFault(folder, {.id = {}, .settings = {{"test_fraction", "2"}}}).contains("(0, 1]"));
}

void TestDatasetFaults::manifestNamesOrderTheClasses()
{
    DataFolder folder;
    folder.image("test/sick/a.bmp", 7);
    folder.image("test/well/b.bmp", 9);
    folder.text("dataset.json", R"({"id": "mine", "classes": ["well", "sick"], "modality": "toy"})");
    const auto dataset = folder.open();
    QCOMPARE(sampleAt(*dataset, 0).id, std::string("mine/test/well/b.bmp"));
    QCOMPARE(sampleAt(*dataset, 0).label, 0);
    QCOMPARE(dataset->info().prompts, (std::vector<std::string>{"a photo of well", "a photo of sick"}));
    QCOMPARE(int(dataset->load(sampleAt(*dataset, 0)).pixels[0]), 9);
}

void TestDatasetFaults::segmentationMasksAreLeftOut()
{
    DataFolder folder;
    for (const char* file : {"benign/benign (1).png", "benign/benign (1)_mask.png", "benign/benign (1)_mask_1.png",
             "normal/normal_mask.png"})
        folder.image(file);
    const auto dataset = folder.open();
    QCOMPARE(dataset->samples().size(), 2U);
    QVERIFY(QString::fromStdString(dataset->info().warnings[0]).startsWith("2 segmentation masks"));
}

QTEST_GUILESS_MAIN(TestDatasetFaults)
#include "tst_dataset_faults.moc"
