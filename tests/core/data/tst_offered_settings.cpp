#include "lookalikes.h"

#include <QTest>

#include <map>

using namespace vlm::data;

namespace {

QString offered(const std::filesystem::path& path, const ImportOptions& options = {})
{
    QStringList keys;
    for (const Setting* setting : settingsFor(open(path, options)->info()))
        keys << QString::fromStdString(std::string(setting->key));
    return keys.join(' ');
}

/// What the look-alike of each layout offers.
const std::map<std::string_view, const char*> kOffered{
    {"PneumoniaMNIST 28", "convention missing"},
    {"PneumoniaMNIST 224", "convention missing"},
    {"BreastMNIST", "convention missing"},
    {"DermaMNIST", "convention missing"},
    {"Camelyon17", "convention missing"},
    {"Camelyon17 of WILDS", "convention missing"},
    {"HAM10000", "labels convention missing"},
    {"HAM10000 as released", "labels convention missing"},
    {"Drishti-GS1", "convention missing"},
    {"ChestXray", "convention missing"},
    {"GF3300", "convention missing"},
    {"CheXpert", "finding uncertain convention missing"},
    {"PAPILA", "convention missing"},
    {"FairVLMed diagnosis", "convention missing"},
    {"class folders", "convention missing"},
    {"class folders without splits", "test_fraction seed convention missing"},
    {"table of labels", "images convention missing"},
    {"table with semicolons", "images convention missing"},
    {"DICOM folder", "label frames missing"},
    {"SLAKE", "language convention missing"},
    {"PathVQA", "convention missing"},
    {"PathVQA of its authors", "convention missing"},
    {"VQA-RAD of OSF", "repeated convention missing"},
    {"VQA-RAD split files", "convention missing"},
    {"VQA-RAD of Hugging Face", "convention missing"},
    {"FairVLMed questions", "convention missing"},
    {"FairVLMed reports", "missing"},
    {"IU X-Ray", "report projection missing"},
    {"MIMIC-CXR", "missing"},
    {"OmniMedVQA", "missing"},
    {"MedXpertQA-MM", "fold missing"},
    {"table of questions", "images convention missing"},
    {"lines of JSON", "images missing"},
};

}

class TestOfferedSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachLayoutOffersWhatMeansSomethingToIt_data();
    void eachLayoutOffersWhatMeansSomethingToIt();
    void findingsAreChosenOfChestMnistAlone();
    void oneOfSeveralFormsCanBeChosen();
};

void TestOfferedSettings::eachLayoutOffersWhatMeansSomethingToIt_data()
{
    QTest::addColumn<int>("number");
    const auto& all = lookalikes::all();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << int(i);
}

void TestOfferedSettings::eachLayoutOffersWhatMeansSomethingToIt()
{
    QFETCH(int, number);
    const LookAlike& look = lookalikes::all().at(std::size_t(number));
    const DataFolder folder;
    look.fill(folder);
    const auto wanted = kOffered.find(look.name);
    QVERIFY2(wanted != kOffered.end(), look.name);
    QCOMPARE(offered(folder.path()), QString(wanted->second));
}

void TestOfferedSettings::findingsAreChosenOfChestMnistAlone()
{
    const DataFolder folder;
    std::map<std::string, std::string> arrays;
    for (const char* split : {"train", "val", "test"}) {
        arrays[std::string(split) + "_images.npy"] = npy("|u1", "(2, 2, 2)", "abcdefgh");
        arrays[std::string(split) + "_labels.npy"]
            = npy("|u1", "(2, 14)", std::string(14, '\0') + std::string(14, '\1'));
    }
    writeZip(folder.path() / "chestmnist.npz", arrays, true);
    QCOMPARE(offered(folder.path()), QString("finding convention missing"));
}

void TestOfferedSettings::oneOfSeveralFormsCanBeChosen()
{
    const auto fill = [](const DataFolder& folder, std::initializer_list<std::string_view> names) {
        for (const LookAlike& look : lookalikes::all())
            if (std::ranges::find(names, look.name) != names.end())
                look.fill(folder);
    };
    const DataFolder rad;
    fill(rad, {"VQA-RAD of OSF", "VQA-RAD split files"});
    QCOMPARE(offered(rad.path()), QString("form repeated convention missing"));
    QCOMPARE(
        offered(rad.path(), {.id = {}, .settings = {{"form", "split_files"}}}), QString("form convention missing"));
    const DataFolder fair;
    fill(fair, {"FairVLMed questions", "FairVLMed reports"});
    QCOMPARE(offered(fair.path()), QString("task convention missing"));
    QCOMPARE(offered(fair.path(), {.id = {}, .settings = {{"task", "caption"}}}), QString("task missing"));
}

QTEST_GUILESS_MAIN(TestOfferedSettings)
#include "tst_offered_settings.moc"
