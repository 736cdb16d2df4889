#include "data_folder.h"

#include "../archive/archive_files.h"
#include "core/base/random.h"

#include <QTest>

using namespace vlm::data;

namespace {

const ImportOptions kReference{.id = {}, .settings = {{"convention", "medvlmbench"}}};

bool warns(const Dataset& dataset, const char* text)
{
    return std::ranges::any_of(
        dataset.info().warnings, [text](const std::string& w) { return w.find(text) != std::string::npos; });
}

using Texts = std::vector<std::string>;

}

class TestDiagnosisImporters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void medMnistFlagsKnowTheirClasses_data();
    void medMnistFlagsKnowTheirClasses();
    void chestMnistIsOneFindingOrAny();
    void medMnistRefusesVolumesAndUnknownLabelRows();
    void largeArraysAreReadByRows();
    void camelyon17NamesItsPatches();
    void ham10000JoinsDiagnoses();
    void drishtiReadsItsOddTable();
    void chestXrayKnowsItsPatients();
    void gf3300ScalesThicknessMaps();
    void fairVlmedReadsFundusImages();
    void cheXpertAppliesTheUncertaintyPolicy();
    void papilaPairsEyes();
};

void TestDiagnosisImporters::medMnistFlagsKnowTheirClasses_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<int>("classes");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("published");
    QTest::newRow("breast") << "breastmnist_224" << 2 << "malignant"
                            << "546 / 78 / 156";
    QTest::newRow("derma") << "dermamnist_64" << 7 << "actinic keratoses and intraepithelial carcinoma"
                           << "7007 / 1003 / 2005";
    QTest::newRow("organ") << "organamnist" << 11 << "bladder"
                           << "34561 / 6491 / 17778";
    QTest::newRow("blood") << "bloodmnist_128" << 8 << "basophil"
                           << "11959 / 1712 / 3421";
}

void TestDiagnosisImporters::medMnistFlagsKnowTheirClasses()
{
    QFETCH(QString, flag);
    QFETCH(int, classes);
    QFETCH(QString, first);
    QFETCH(QString, published);
    DataFolder folder;
    const std::string file = flag.toStdString() + ".npz";
    writeZip(folder.path() / file,
        {{"train_images.npy", npy("|u1", "(2, 4, 4)", std::string(32, '\x07'))},
            {"train_labels.npy", npy("|u1", "(2, 1)", std::string("\0\x01", 2))},
            {"test_images.npy", npy("|u1", "(1, 4, 4, 3)", std::string(48, '\x09'))},
            {"test_labels.npy", npy("<i8", "(1, 1)", rawBytes<std::int64_t>({1}))}},
        true);
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().classes.size(), std::size_t(classes));
    QCOMPARE(dataset->info().classes[0], first.toStdString());
    QCOMPARE(dataset->info().prompts[0], "a photo of " + first.toStdString());
    QVERIFY(warns(*dataset, published.toUtf8().constData()));
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{2, 0, 1}));
    QCOMPARE(int(dataset->load(sampleAt(*dataset, 1)).pixels[47]), 7);
    QCOMPARE(int(dataset->load(sampleAt(*dataset, 2)).pixels[0]), 9);
}

void TestDiagnosisImporters::chestMnistIsOneFindingOrAny()
{
    DataFolder folder;
    std::string labels(3 * 14, '\0');
    labels[0] = labels[2] = 1; // atelectasis and effusion
    labels[14 + 13] = 1; // hernia
    writeZip(folder.path() / "chestmnist.npz",
        {{"test_images.npy", npy("|u1", "(3, 2, 2)", "abcdefghijkl")},
            {"test_labels.npy", npy("|u1", "(3, 14)", labels)}},
        false);
    const auto any = folder.open();
    QCOMPARE(any->info().classes, (std::vector<std::string>{"no finding", "some finding"}));
    QCOMPARE(labelsOf(*any, Split::Test), (std::vector<int>{1, 1, 0}));
    QCOMPARE(sampleAt(*any, 0).attributes.at("findings"), std::string("atelectasis;effusion"));
    QVERIFY(!sampleAt(*any, 2).attributes.contains("findings"));
    const auto hernia = folder.open({.id = {}, .settings = {{"finding", "hernia"}}});
    QCOMPARE(hernia->info().classes, (std::vector<std::string>{"no hernia", "hernia"}));
    QCOMPARE(labelsOf(*hernia, Split::Test), (std::vector<int>{0, 1, 0}));
    QCOMPARE(hernia->info().id, std::string("chestmnist-hernia"));
    QVERIFY(openingFault(folder, {.id = {}, .settings = {{"finding", "gout"}}}).contains("known: any, atelectasis"));
}

void TestDiagnosisImporters::medMnistRefusesVolumesAndUnknownLabelRows()
{
    DataFolder folder;
    writeZip(folder.path() / "organmnist3d.npz",
        {{"test_images.npy", npy("|u1", "(2, 2, 2, 2)", std::string(16, 'a'))},
            {"test_labels.npy", npy("|u1", "(2, 1)", std::string("\0\1", 2))}},
        false);
    QVERIFY(openingFault(folder).contains("3-D set of MedMNIST"));
    DataFolder several;
    writeZip(several.path() / "other.npz",
        {{"test_images.npy", npy("|u1", "(1, 2, 2)", "abcd")},
            {"test_labels.npy", npy("|u1", "(1, 3)", std::string(3, '\0'))}},
        false);
    QVERIFY(openingFault(several).contains("3 labels a sample"));
    DataFolder single;
    writeZip(single.path() / "breastmnist.npz",
        {{"test_images.npy", npy("|u1", "(2, 2, 2)", "abcdefgh")},
            {"test_labels.npy", npy("|u1", "(2, 1)", std::string("\0\1", 2))}},
        false);
    QVERIFY(openingFault(single, {.id = {}, .settings = {{"finding", "hernia"}}}).contains("one label a sample"));
}

/// 1,400 pictures of 224 x 224, deflated: 70 MB that are not kept in memory.
void TestDiagnosisImporters::largeArraysAreReadByRows()
{
    DataFolder folder;
    const std::size_t pitch = 224 * 224;
    std::string images(1400 * pitch, '\0');
    std::string labels(1400, '\0');
    vlm::PhiloxStream random(1, 1);
    for (std::size_t i = 0; i < 1400; ++i) {
        for (std::size_t k = 0; k < pitch; k += 8) { // not so even that it would be taken for a bomb
            const std::uint64_t word = random.next64() & 0x0707070707070707U;
            std::memcpy(images.data() + i * pitch + k, &word, 8);
        }
        images[i * pitch] = images[(i + 1) * pitch - 1] = static_cast<char>(i % 251);
        labels[i] = static_cast<char>(i % 2);
    }
    writeZip(folder.path() / "breastmnist_224.npz",
        {{"test_images.npy", npy("|u1", "(1400, 224, 224)", images)},
            {"test_labels.npy", npy("|u1", "(1400, 1)", labels)}},
        true);
    const auto dataset = folder.open();
    for (const std::size_t i : {1399U, 0U, 700U, 701U, 3U}) {
        const auto image = dataset->load(sampleAt(*dataset, i));
        QCOMPARE(image.width, 224);
        QCOMPARE(int(image.pixels.front()), int(i % 251));
        QCOMPARE(int(image.pixels.back()), int(i % 251));
    }
}

void TestDiagnosisImporters::camelyon17NamesItsPatches()
{
    DataFolder folder;
    folder.text(
        "sample3680_train_metadata.csv", ",patient,node,x_coord,y_coord,tumor\n0,4,3,3328,21792,1\n1,17,0,96,64,0\n");
    folder.text("sample920_test_metadata.csv", ",patient,node,x_coord,y_coord,tumor\n0,20,1,32,160,1\n");
    folder.image("patches/patient_004_node_3/patch_patient_004_node_3_x_3328_y_21792.png");
    folder.image("patches/patient_017_node_0/patch_patient_017_node_0_x_96_y_64.png");
    folder.image("patches/patient_020_node_1/patch_patient_020_node_1_x_32_y_160.png");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("camelyon17"));
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{2, 0, 1}));
    QCOMPARE(dataset->info().prompts, (Texts{"a photo of negative tumor", "a photo of positive tumor"}));
    QCOMPARE(sampleAt(*dataset, 0).cluster, std::string("patient 004"));
    QVERIFY(warns(*dataset, "has 3680") && warns(*dataset, "has 920"));
}

void TestDiagnosisImporters::ham10000JoinsDiagnoses()
{
    DataFolder folder;
    std::string csv = "lesion_id,image_id,dx,dx_type,age,sex,localization\n";
    for (const char* dx : {"akiec", "bcc", "bkl", "df", "mel", "nv", "vasc"}) {
        csv += std::string("HAM_") + dx + ",ISIC_" + dx + "," + dx + ",histo,45.0,male,back\n";
        folder.image(std::string("HAM10000/HAM10000_images/ISIC_") + dx + ".jpg");
    }
    folder.text("HAM10000/split/test.csv", csv);
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("ham10000"));
    QCOMPARE(labelsOf(*dataset, Split::Test), (std::vector<int>{1, 0, 0, 0, 1, 0, 0})); // bcc counts as benign
    QCOMPARE(dataset->info().prompts[0], std::string("a photo of benign keratosis-like lesions"));
    QCOMPARE(sampleAt(*dataset, 0).cluster, std::string("HAM_akiec"));
    QVERIFY(warns(*dataset, "has 1811"));
    const auto seven = folder.open({.id = {}, .settings = {{"labels", "seven"}}});
    QCOMPARE(labelsOf(*seven, Split::Test), (std::vector<int>{0, 1, 2, 3, 4, 5, 6}));
    folder.text("HAM10000/split/test.csv", csv + "HAM_x,ISIC_x,scab,histo,1,male,back\n");
    QVERIFY(openingFault(folder).contains("row 9: dx is \"scab\""));
}

void TestDiagnosisImporters::drishtiReadsItsOddTable()
{
    DataFolder folder;
    const std::string inner = "Drishti-GS1_files/Drishti-GS1_files/";
    folder.image(inner + "Training/Images/NORMAL/drishtiGS_002.png");
    folder.image(inner + "Training/Images/GLAUCOMA/drishtiGS_001.png");
    folder.image(inner + "Test/Images/normal/drishtiGS_003.png");
    folder.text("Drishti-GS1_diagnosis.csv",
        "Drishti-GS File,Marking,Diagnosis,Total\ndrishtiGS_001',x,Glaucomatous,5\ndrishtiGS_002',x,Normal,5\n"
        "drishtiGS_003',x,Normal,5\n,,,\n");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("drishti"));
    QCOMPARE(splitSizes(*dataset), (std::array<std::size_t, 3>{2, 0, 1}));
    QCOMPARE(labelsOf(*dataset, Split::Train), (std::vector<int>{1, 0}));
    QCOMPARE(dataset->info().prompts, (Texts{"a photo of normal retina ", "a photo of glaucomatous retina"}));
    QCOMPARE(folder.open()->info().prompts[0], std::string("a photo of normal retina"));
}

void TestDiagnosisImporters::chestXrayKnowsItsPatients()
{
    DataFolder folder;
    folder.image("chest_xray/train/NORMAL/IM-0115-0001.jpeg");
    folder.image("chest_xray/train/PNEUMONIA/person12_bacteria_46.jpeg");
    folder.image("chest_xray/test/NORMAL/NORMAL2-IM-0130-0001.jpeg");
    folder.image("chest_xray/test/PNEUMONIA/person1_virus_6.jpeg");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("chest_xray"));
    QCOMPARE(dataset->info().prompts[1], std::string("a photo of  chest xray with pneumonia"));
    QCOMPARE(sampleAt(*dataset, 0).cluster, std::string("IM-0115"));
    QCOMPARE(sampleAt(*dataset, 1).cluster, std::string("person12"));
    QCOMPARE(sampleAt(*dataset, 2).cluster, std::string("NORMAL2-IM-0130"));
    QVERIFY(warns(*dataset, "has 5216"));
}

void TestDiagnosisImporters::gf3300ScalesThicknessMaps()
{
    DataFolder folder;
    std::filesystem::create_directories(folder.path() / "GF3300/data");
    for (const char* file : {"a.npz", "b.npz"})
        writeZip(folder.path() / "GF3300/data" / file,
            {{"rnflt.npy", npy("<f8", "(1, 3)", rawBytes<double>({-2.0, 100.0, 350.0}))}}, true);
    folder.text("GF3300/split/test.csv", "path,glaucoma\na.npz,yes\nb.npz,no\n");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("gf3300"));
    QCOMPARE(labelsOf(*dataset, Split::Test), (std::vector<int>{1, 0}));
    const auto image = dataset->load(sampleAt(*dataset, 0));
    QCOMPARE(image.width, 3);
    QCOMPARE(int(image.pixels[0]), 0);
    QCOMPARE(int(image.pixels[3]), 73); // trunc(102 / 352 * 255)
    QCOMPARE(int(image.pixels[6]), 255);
    QVERIFY(warns(*dataset, "has 594"));
}

void TestDiagnosisImporters::fairVlmedReadsFundusImages()
{
    DataFolder folder;
    folder.image("FairVLMed10k/test/slo_1.jpg");
    folder.image("FairVLMed10k/test/slo_2.jpg");
    folder.text("FairVLMed10k/split/test.csv", "path,glaucoma\ntest/slo_1.jpg,Yes\ntest/slo_2.jpg,no\n");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("fairvlmed"));
    QCOMPARE(labelsOf(*dataset, Split::Test), (std::vector<int>{1, 0}));
    QCOMPARE(
        dataset->info().prompts[1], std::string("a photo of  a glaucoma scanning laser ophthalmoscope fundus image"));
    QVERIFY(warns(*dataset, "has 1746"));
}

void TestDiagnosisImporters::cheXpertAppliesTheUncertaintyPolicy()
{
    DataFolder folder;
    const std::string header = "Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Edema,Pleural Effusion\n";
    const std::string base = "CheXpert-v1.0-small/valid/patient645";
    std::string csv = header;
    csv += base + "41/study1/view1_frontal.jpg,Male,73,Frontal,AP,1.0,0.0,0.0\n";
    csv += base + "42/study1/view1_frontal.jpg,Female,70,Frontal,PA,,-1.0,0.0\n";
    csv += base + "42/study1/view2_lateral.jpg,Female,70,Lateral,,0.0,1.0,0.0\n";
    folder.text("CheXpert-v1.0-small/valid.csv", csv);
    folder.image(base + "41/study1/view1_frontal.jpg");
    folder.image(base + "42/study1/view1_frontal.jpg");
    folder.image(base + "42/study1/view2_lateral.jpg");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("chexpert"));
    QCOMPARE(labelsOf(*dataset, Split::Test), (std::vector<int>{1, 0, 0}));
    QCOMPARE(dataset->info().classes, (Texts{"diseased xray", "normal xray"}));
    QCOMPARE(sampleAt(*dataset, 1).cluster, std::string("patient64542"));
    QCOMPARE(sampleAt(*dataset, 2).attributes.at("view"), std::string("Lateral"));
    QVERIFY(warns(*dataset, "has 234"));
    const auto edema = [&folder](const char* policy) {
        const auto d = folder.open({.id = {}, .settings = {{"finding", "Edema"}, {"uncertain", policy}}});
        return labelsOf(*d, Split::Test);
    };
    QCOMPARE(edema("zero"), (std::vector<int>{0, 0, 1}));
    QCOMPARE(edema("one"), (std::vector<int>{0, 1, 1}));
    QCOMPARE(edema("skip"), (std::vector<int>{0, 1}));
    QVERIFY(openingFault(folder, {.id = {}, .settings = {{"finding", "Gout"}}}).contains("known: No Finding"));
    folder.text("CheXpert-v1.0-small/valid.csv", csv + base + "43/study1/v.jpg,M,1,Frontal,AP,2,0,0\n");
    QVERIFY(openingFault(folder).contains("expected 1, 0, -1 or nothing"));
}

void TestDiagnosisImporters::papilaPairsEyes()
{
    DataFolder folder;
    folder.text("PAPILA/split/new_test.csv", "Path,Diagnosis\nRET002OD.jpg,0\nRET002OS.jpg,1\n");
    folder.image("PAPILA/data/FundusImages/RET002OD.jpg");
    folder.image("PAPILA/data/FundusImages/RET002OS.jpg");
    const auto dataset = folder.open(kReference);
    QCOMPARE(dataset->info().importer, std::string("papila"));
    QCOMPARE(sampleAt(*dataset, 0).cluster, sampleAt(*dataset, 1).cluster);
    QCOMPARE(dataset->info().prompts, (Texts{"a photo of benign fundus", "a photo of glaucoma fundus"}));
    QVERIFY(warns(*dataset, "has 56"));
    folder.text("PAPILA/split/new_test.csv", "Path,Diagnosis\nRET002OD.jpg,2\n");
    QVERIFY(openingFault(folder).contains("Diagnosis is \"2\""));
}

QTEST_GUILESS_MAIN(TestDiagnosisImporters)
#include "tst_diagnosis_importers.moc"
