#include "../archive/archive_files.h"
#include "data_folder.h"

#include <QTest>

using namespace vlm::data;

namespace {

ImportOptions missing(const char* policy)
{
    return {.id = {}, .settings = {{"missing", policy}}};
}

QString warningsOf(const Dataset& dataset)
{
    QString all;
    for (const std::string& warning : dataset.info().warnings)
        all += QString::fromStdString(warning) + '\n';
    return all;
}

void fillRad(const DataFolder& folder)
{
    folder.text("VQA_RAD Dataset Public.json",
        R"([{"qid": 1, "image_name": "a.bmp", "question": "Q?", "answer": "yes", "answer_type": "CLOSED", "phrase_type": "test_freeform"},
            {"qid": 2, "image_name": "b.bmp", "question": "R?", "answer": 4, "answer_type": "OPEN", "phrase_type": "freeform"}])");
}

}

/// Image files that a layout names and that are not there: never passed over in silence.
class TestMissingFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theyAreCountedAndNamed();
    void theirSamplesAreLeftOutOnRequest();
    void theirSamplesAreKeptOnRequest();
    void textsWithoutAnyImageAreImported();
    void anotherFolderOrEndingIsFound();
    void picturesInAnArchiveBesideTheTableAreFound();
    void aNameThatSeveralFilesHaveIsNotGuessed();
    void aFileOfAnotherSampleIsNotTaken();
};

void TestMissingFiles::theyAreCountedAndNamed()
{
    DataFolder folder;
    fillRad(folder);
    folder.image("images/a.bmp");
    QVERIFY2(openingFault(folder).contains("1 image files are missing, first images/b.bmp"),
        qPrintable(openingFault(folder)));
}

void TestMissingFiles::theirSamplesAreLeftOutOnRequest()
{
    DataFolder folder;
    fillRad(folder);
    folder.image("images/a.bmp");
    const auto dataset = folder.open(missing("skip"));
    QCOMPARE(dataset->samples().size(), 1U);
    QVERIFY(warningsOf(*dataset).contains("1 sample is left out"));
    QCOMPARE(dataset->info().rejects.size(), 1U);
    QCOMPARE(dataset->info().rejects[0].reason, std::string("its image is missing: images/b.bmp"));
    std::filesystem::remove(folder.path() / "images/a.bmp");
    QVERIFY(openingFault(folder, missing("skip")).contains("all 2 image files are missing"));
}

void TestMissingFiles::theirSamplesAreKeptOnRequest()
{
    DataFolder folder;
    fillRad(folder);
    folder.image("images/a.bmp");
    const auto dataset = folder.open(missing("keep"));
    QCOMPARE(dataset->samples().size(), 2U);
    QVERIFY2(warningsOf(*dataset).contains("1 image file is missing, first images/b.bmp; 1 sample has"),
        qPrintable(warningsOf(*dataset)));
    QCOMPARE(dataset->info().rejects[0].what, std::string("images/b.bmp"));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(dataset->load(sampleAt(*dataset, 0))), vlm::Error);
}

void TestMissingFiles::textsWithoutAnyImageAreImported()
{
    DataFolder folder;
    fillRad(folder);
    const auto dataset = folder.open();
    QCOMPARE(dataset->samples().size(), 2U);
    QVERIFY2(warningsOf(*dataset).contains("None of the 2 image files is here, first images/a.bmp, images/b.bmp"),
        qPrintable(warningsOf(*dataset)));
    QCOMPARE(dataset->info().rejects.size(), 2U);
    const std::string without = dataset->info().fingerprint;
    folder.image("images/a.bmp");
    folder.image("images/b.bmp");
    QVERIFY(folder.open()->info().fingerprint != without);
    QVERIFY(folder.open()->info().rejects.empty());
}

void TestMissingFiles::anotherFolderOrEndingIsFound()
{
    DataFolder folder;
    folder.text("list.csv", "image,label\nscans/one.png,sick\nscans/two.jpg,well\nthree,well\n");
    folder.image("scans/deep/one.PNG", 11);
    folder.image("scans/two.jpeg", 22);
    folder.image("three.bmp", 33);
    const auto dataset = folder.open();
    QCOMPARE(dataset->samples().size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        QCOMPARE(int(dataset->load(sampleAt(*dataset, i)).pixels[0]), 11 * int(i + 1));
    QVERIFY2(
        warningsOf(*dataset).contains("3 image files were found under another name"), qPrintable(warningsOf(*dataset)));
}

void TestMissingFiles::picturesInAnArchiveBesideTheTableAreFound()
{
    DataFolder folder;
    folder.text("list.csv", "image,label\nimgs/x/source.bmp,sick\nimgs/y/source.bmp,well\n");
    std::string tar;
    for (const char* name : {"imgs/x/source.bmp", "imgs/y/source.bmp"}) {
        DataFolder one;
        one.image("a.bmp", name[5] == 'x' ? 50 : 60);
        tar += tarEntry(name, vlm::readFile(one.path() / "a.bmp"));
    }
    folder.text("imgs.tar", tar + std::string(1024, '\0'));
    const auto dataset = folder.open();
    QCOMPARE(sampleAt(*dataset, 0).image, std::string("imgs.tar/imgs/x/source.bmp"));
    QCOMPARE(int(dataset->load(sampleAt(*dataset, 0)).pixels[0]), 50);
    QCOMPARE(int(dataset->load(sampleAt(*dataset, 1)).pixels[0]), 60);
}

void TestMissingFiles::aNameThatSeveralFilesHaveIsNotGuessed()
{
    DataFolder folder;
    folder.text("list.csv", "image,label\na/1.png,sick\nb/2.png,well\n");
    folder.image("b/2.png");
    folder.image("c/1.png");
    folder.image("d/1.png");
    QVERIFY2(
        openingFault(folder).contains("1 image files are missing, first a/1.png"), qPrintable(openingFault(folder)));
    folder.text("list.csv", "image,label\na/source.png,sick\nb/source.png,well\nb/2.png,well\n");
    folder.image("e/source.png");
    QVERIFY2(openingFault(folder).contains("2 image files are missing"), qPrintable(openingFault(folder)));
}

void TestMissingFiles::aFileOfAnotherSampleIsNotTaken()
{
    DataFolder folder;
    folder.text("list.csv", "image,label\ntrain/1.png,sick\ntest/1.png,well\n");
    folder.image("test/1.png");
    QVERIFY2(openingFault(folder).contains("first train/1.png"), qPrintable(openingFault(folder)));
}

QTEST_GUILESS_MAIN(TestMissingFiles)
#include "tst_missing_files.moc"
