#include "data_folder.h"

#include <QTest>

#include <set>

using namespace vlm::data;

class TestReportAndTableImporters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void iuXrayJoinsByStudy();
    void mimicCxrTakesTheFirstImage();
    void aTableOfLabelsIsADiagnosis();
    void aTableOfQuestionsIsVqa();
    void jsonLinesWithMappedColumns();
    void tablesWithoutTheirColumnsSaySo();
    void catalogueIdsAreUniqueAndDescribed();
};

void TestReportAndTableImporters::iuXrayJoinsByStudy()
{
    DataFolder folder;
    folder.text("indiana_reports.csv",
        "uid,MeSH,Problems,image,indication,comparison,findings,impression\n"
        "1,normal,normal,x,y,z,\"Clear lungs, no effusion.\",Normal chest.\n2,n,n,x,y,z,,\n10,n,n,x,y,z,,Edema.\n");
    folder.text("indiana_projections.csv",
        "uid,filename,projection\n1,1_IM-1.dcm.png,Frontal\n1,1_IM-2.dcm.png,Lateral\n2,2_IM.dcm.png,Frontal\n"
        "10,10_IM.dcm.png,Frontal\n");
    for (const char* file : {"1_IM-1.dcm.png", "1_IM-2.dcm.png", "2_IM.dcm.png", "10_IM.dcm.png"})
        folder.image(std::string("images/images_normalized/") + file);
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().importer, std::string("iu_xray"));
    QCOMPARE(dataset->info().task, Task::Caption);
    QCOMPARE(dataset->samples().size(), 3U);
    QCOMPARE(sampleAt(*dataset, 0).answer, std::string("Clear lungs, no effusion. Normal chest."));
    QCOMPARE(sampleAt(*dataset, 1).cluster, std::string("study 1"));
    QCOMPARE(sampleAt(*dataset, 2).answer, std::string("Edema."));
    const auto frontal = folder.open({.id = {}, .settings = {{"projection", "frontal"}, {"report", "findings"}}});
    QCOMPARE(frontal->samples().size(), 1U);
    QVERIFY(QString::fromStdString(dataset->info().warnings[1]).contains("published are 7466"));
}

void TestReportAndTableImporters::mimicCxrTakesTheFirstImage()
{
    DataFolder folder;
    folder.text("annotation.json",
        R"({"train": [{"id": "t1", "subject_id": 10, "study_id": 5, "image_path": ["p10/a.bmp", "p10/b.bmp"], "report": "No acute."}],
            "test": [{"id": "t2", "subject_id": 11, "image_path": ["p11/c.bmp"], "report": "Edema."}]})");
    folder.image("images/p10/a.bmp");
    folder.image("images/p11/c.bmp");
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().importer, std::string("mimic_cxr"));
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{1, 0, 1}));
    const auto train = samplesOf(*dataset, Split::Train);
    QCOMPARE(train[0]->image, std::string("images/p10/a.bmp"));
    QCOMPARE(train[0]->cluster, std::string("subject 10"));
    folder.text("annotation.json", R"({"test": [{"image_path": [], "report": "x"}]})");
    QVERIFY(openingFault(folder).contains("has no image_path"));
}

void TestReportAndTableImporters::aTableOfLabelsIsADiagnosis()
{
    DataFolder folder;
    folder.image("a.bmp");
    folder.image("b.bmp");
    folder.text("list.csv", "image,label,split,patient\na.bmp,sick,train,p1\nb.bmp,well,test,p2\n");
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().importer, std::string("table"));
    QCOMPARE(dataset->info().classes, (std::vector<std::string>{"sick", "well"}));
    QCOMPARE(sampleAt(*dataset, 1).label, 1);
    QCOMPARE(sampleAt(*dataset, 1).cluster, std::string("p2"));
    folder.text("list.csv", "image,label,split\na.bmp,1,train\nb.bmp,0,test\n");
    folder.text("dataset.json", R"({"classes": ["healthy", "ill"]})");
    const auto numbered = folder.open();
    QCOMPARE(numbered->info().classes, (std::vector<std::string>{"healthy", "ill"}));
    QCOMPARE(sampleAt(*numbered, 0).label, 1);
    folder.text("list.csv", "image,label,split\na.bmp,1,tarin\nb.bmp,0,test\n");
    QVERIFY(openingFault(folder).contains("row 2: split is \"tarin\""));
}

void TestReportAndTableImporters::aTableOfQuestionsIsVqa()
{
    DataFolder folder;
    folder.image("pictures/a.bmp");
    folder.text("q.tsv", "path\tquestion\tanswer\na.bmp\tIs it?\tNo\n");
    const auto dataset = folder.open({.id = {}, .settings = {{"images", "pictures"}, {"convention", "medvlmbench"}}});
    QCOMPARE(dataset->info().task, Task::Vqa);
    QCOMPARE(sampleAt(*dataset, 0).answerType, AnswerType::Closed);
    QVERIFY(QString::fromStdString(sampleAt(*dataset, 0).prompt).startsWith("Answer the following question"));
}

void TestReportAndTableImporters::jsonLinesWithMappedColumns()
{
    DataFolder folder;
    folder.image("a.bmp");
    folder.image("b.bmp");
    folder.text("rows.jsonl",
        "{\"scan\": \"a.bmp\", \"verdict\": \"bad, \\\"very\\\"\"}\n{\"scan\": \"b.bmp\", \"verdict\": \"good\"}\n");
    QVERIFY(openingFault(folder).contains("no known data set layout"));
    folder.text("dataset.json", R"({"importer": "table", "settings": {"image": "scan", "label": "verdict"}})");
    const auto dataset = folder.open();
    QCOMPARE(dataset->info().classes, (std::vector<std::string>{"bad, \"very\"", "good"}));
}

void TestReportAndTableImporters::tablesWithoutTheirColumnsSaySo()
{
    DataFolder folder;
    folder.text("t.csv", "image,colour\na.bmp,red\n");
    folder.text("dataset.json", R"({"importer": "table"})");
    QVERIFY(openingFault(folder).contains("no label, question or report column"));
    folder.text("t.csv", "colour\nred\n");
    QVERIFY(openingFault(folder).contains("no image column"));
    QVERIFY(openingFault(folder, {.id = {}, .settings = {{"image", "scan"}}})
                .contains("has no column \"scan\"; it has colour"));
}

void TestReportAndTableImporters::catalogueIdsAreUniqueAndDescribed()
{
    std::set<std::string_view> ids;
    for (const Importer* entry : allImporterEntries()) {
        QVERIFY(ids.insert(entry->id).second);
        QVERIFY(!entry->title.empty() && !entry->expects.empty() && !entry->source.empty());
        QCOMPARE(&importer(entry->id), entry);
    }
    QCOMPARE(ids.size(), 19U);
}

QTEST_GUILESS_MAIN(TestReportAndTableImporters)
#include "tst_report_and_table_importers.moc"
