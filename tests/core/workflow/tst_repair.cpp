#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/import_choices.h"
#include "core/workflow/missing_files.h"
#include "core/workflow/registration.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;
namespace fs = std::filesystem;

namespace {

std::string bmp(char level)
{
    std::string out("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0\x01\0\x18\0\0\0\0\0\x10\0\0\0", 38);
    out.resize(54, '\0');
    for (int row = 0; row < 2; ++row)
        out += std::string(6, level) + std::string(2, '\0');
    return out;
}

/// A project with one data set of six pictures in two classes.
struct Study {
    QTemporaryDir folder;
    fs::path root = fs::path(folder.path().toStdString());
    fs::path data = root / "set";
    std::unique_ptr<store::Project> project;

    Study()
    {
        for (int i = 0; i < 6; ++i) {
            const fs::path file = data / "test" / (i < 3 ? "ill" : "well") / (std::to_string(i) + ".bmp");
            fs::create_directories(file.parent_path());
            writeFileAtomically(file, bmp(static_cast<char>(40 + i)));
        }
        project = store::Project::create(root / "p.vlmproj");
        workflow::addDataset(*project, data);
    }
    store::DatasetRow row() const { return *project->reader().dataset("set"); }
    std::vector<workflow::MissingFile> missing() const { return workflow::missingFiles(*project, row()); }
    void move(const std::string& name, const std::string& to) const
    {
        fs::create_directories((root / to).parent_path());
        fs::rename(data / name, root / to);
    }
    std::unique_ptr<data::Dataset> open() const
    {
        data::ImportOptions options;
        options.id = "set";
        return data::open(row().path, options);
    }
};

}

class TestRepair : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsMissingOfAWholeSet()
    {
        const Study study;
        QVERIFY(study.missing().empty());
        QCOMPARE(data::keptFiles(study.project->folder(), "set").files.size(), std::size_t(6));
    }

    void renamedFilesAreFoundByContentAndTakenAtOnce()
    {
        const Study study;
        study.move("test/ill/1.bmp", "elsewhere/deep/renamed.bmp");
        study.move("test/well/4.bmp", "elsewhere/4.bmp");
        auto missing = study.missing();
        QCOMPARE(missing.size(), std::size_t(2));
        QCOMPARE(missing[0].name, std::string("test/ill/1.bmp"));
        workflow::searchMissing(missing, study.root / "elsewhere");
        for (const auto& file : missing)
            QVERIFY(file.match == workflow::MissingFile::Match::Hash);
        QCOMPARE(missing[0].found.filename().string(), std::string("renamed.bmp"));
        const workflow::Repair repair = workflow::repairMissing(*study.project, "set", missing);
        QCOMPARE(repair.taken, std::size_t(2));
        QCOMPARE(repair.left, std::size_t(0));
        QVERIFY(study.missing().empty());
        const auto dataset = study.open();
        QCOMPARE(dataset->info().fingerprint, study.row().fingerprint);
        for (const data::Sample& sample : dataset->samples())
            if (sample.image == "test/ill/1.bmp") {
                QCOMPARE(int(dataset->load(sample).pixels[0]), 41);
                QVERIFY(dataset->fileOf(sample).string().ends_with("elsewhere/deep/renamed.bmp"));
                return;
            }
        QFAIL("the repaired sample is gone");
    }

    void aFileOfTheSameNameAndOtherContentIsNotTaken()
    {
        const Study study;
        fs::remove(study.data / "test/ill/2.bmp");
        fs::create_directories(study.root / "other");
        writeFileAtomically(study.root / "other/2.bmp", bmp(99));
        auto missing = study.missing();
        workflow::searchMissing(missing, study.root / "other");
        QVERIFY(missing.at(0).match == workflow::MissingFile::Match::OtherContent);
        QVERIFY_THROWS_EXCEPTION(Error, workflow::repairMissing(*study.project, "set", missing));
    }

    void withoutAHashTheNameAndSizeDecide()
    {
        const Study study;
        study.move("test/well/5.bmp", "elsewhere/5.bmp");
        auto missing = study.missing();
        missing.at(0).hash.clear();
        workflow::searchMissing(missing, study.root / "elsewhere");
        QVERIFY(missing.at(0).match == workflow::MissingFile::Match::Name);
    }

    void whatWasFoundIsTakenAndTheRestStaysMissing()
    {
        const Study study;
        study.move("test/ill/0.bmp", "elsewhere/0.bmp");
        study.move("test/ill/1.bmp", "later/1.bmp");
        study.move("test/well/3.bmp", "elsewhere/3.bmp");
        auto missing = study.missing();
        QCOMPARE(missing.size(), std::size_t(3));
        workflow::searchMissing(missing, study.root / "elsewhere");
        const workflow::Repair first = workflow::repairMissing(*study.project, "set", missing);
        QCOMPARE(first.taken, std::size_t(2));
        QCOMPARE(first.left, std::size_t(1));
        QCOMPARE(data::keptChoices("set").moved.size(), std::size_t(2));
        missing = study.missing();
        QCOMPARE(missing.size(), std::size_t(1));
        QCOMPARE(missing[0].name, std::string("test/ill/1.bmp"));
        workflow::searchMissing(missing, study.root / "later");
        QCOMPARE(workflow::repairMissing(*study.project, "set", missing).left, std::size_t(0));
        QVERIFY(study.missing().empty());
        QCOMPARE(study.open()->info().fingerprint, study.row().fingerprint);
    }

    void aFileThatChangedSinceItWasFoundIsNotTaken()
    {
        const Study study;
        study.move("test/ill/0.bmp", "elsewhere/0.bmp");
        study.move("test/ill/1.bmp", "elsewhere/1.bmp");
        fs::remove(study.data / "test/well/3.bmp");
        auto missing = study.missing();
        workflow::searchMissing(missing, study.root / "elsewhere");
        writeFileAtomically(study.root / "elsewhere/1.bmp", bmp(99));
        QVERIFY_THROWS_EXCEPTION(Error, workflow::repairMissing(*study.project, "set", missing));
        QVERIFY(data::keptChoices("set").moved.empty()); // not the other one either
        fs::remove(study.root / "elsewhere/1.bmp");
        QVERIFY_THROWS_EXCEPTION(Error, workflow::repairMissing(*study.project, "set", missing));
        QCOMPARE(study.missing().size(), std::size_t(3));
    }

    void aSearchIsStopped()
    {
        const Study study;
        study.move("test/ill/0.bmp", "elsewhere/0.bmp");
        auto missing = study.missing();
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(
            Error, workflow::searchMissing(missing, study.root / "elsewhere", {}, stop.get_token()));
    }

    void choicesOfAnImportHoldForEveryLaterOpening()
    {
        const Study study;
        data::ImportOptions options;
        options.id = "mine";
        options.settings["test_fraction"] = "1";
        options.settings["convention"] = "medvlmbench";
        workflow::addDataset(*study.project, study.data, options);
        QCOMPARE(data::keptChoices("mine").settings.at("convention"), std::string("medvlmbench"));
        QVERIFY(data::keptChoices("set").settings.empty());
        data::ImportOptions again;
        again.id = "mine";
        QCOMPARE(
            data::open(study.data, again)->info().fingerprint, study.project->reader().dataset("mine")->fingerprint);
        // A new import of the same name starts afresh.
        options.settings.clear();
        data::keepChoices(study.project->folder(), "mine", options);
        QVERIFY(data::keptChoices("mine").settings.empty());
    }

    void damagedChoicesAreRefused()
    {
        const Study study;
        fs::create_directories(study.project->folder() / "imports");
        writeFileAtomically(study.project->folder() / "imports/set.json", "{\"settings\": 3}");
        QVERIFY_THROWS_EXCEPTION(Error, study.open());
        writeFileAtomically(study.project->folder() / "imports/set.files", "nonsense\n");
        QVERIFY_THROWS_EXCEPTION(Error, study.missing());
    }

    void everyImporterOffersChoicesThatItKnows()
    {
        int offered = 0;
        for (const data::Importer* importer : data::allImporterEntries())
            for (const data::Setting& setting : importer->settings) {
                ++offered;
                QVERIFY(!setting.key.empty() && !setting.title.empty());
                data::ImportOptions options;
                options.settings[std::string(setting.key)] = setting.values.empty() ? "x" : setting.values.back();
                try {
                    importer->open("/nonexistent", options);
                    QFAIL("nothing can be opened there");
                } catch (const Error& error) { // of the place, not of the setting
                    QVERIFY2(
                        std::string_view(error.what()).find("not known to this importer") == std::string_view::npos,
                        error.what());
                } catch (const std::exception& error) { // a folder that cannot be listed
                    QVERIFY(std::string_view(error.what()).find("nonexistent") != std::string_view::npos);
                }
            }
        QVERIFY(offered >= 12);
    }
};

QTEST_GUILESS_MAIN(TestRepair)
#include "tst_repair.moc"
