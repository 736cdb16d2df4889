#include "core/audit/audit.h"
#include "core/audit/overview.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/data/pseudonym.h"
#include "core/decoding/dicom_tags.h"
#include "core/workflow/registration.h"

#include <set>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm;

namespace {

const std::filesystem::path kDicom = MEDVLM_SOURCE_DIR "/tests/data/dicom";

/// What the files' headers say of the patient, the place and the hour; none of it may leave them.
const std::vector<std::string> kSecrets{"CompressedSamples", "20040826185059", "Lestrade", "4711-ID", "Baker Street"};

std::string element(unsigned group, unsigned number, const char* vr, std::string value)
{
    if (value.size() % 2 != 0)
        value += ' ';
    std::string out;
    for (const unsigned word : {group, number})
        out += {static_cast<char>(word & 0xFFU), static_cast<char>(word >> 8)};
    out += vr;
    out += {static_cast<char>(value.size() & 0xFFU), static_cast<char>(value.size() >> 8)};
    return out + value;
}

std::string word(int value)
{
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8)};
}

/// A 2 x 2 picture of one patient.
std::string scan(const std::string& id, char level)
{
    std::string set = element(8, 0x60, "CS", "CR") + element(8, 0x80, "LO", "Baker Street Clinic")
        + element(0x10, 0x10, "PN", "Lestrade^G") + element(0x10, 0x20, "LO", id) + element(0x18, 0x5101, "CS", "PA")
        + element(0x28, 2, "US", word(1)) + element(0x28, 4, "CS", "MONOCHROME2") + element(0x28, 0x10, "US", word(2))
        + element(0x28, 0x11, "US", word(2)) + element(0x28, 0x100, "US", word(8)) + element(0x28, 0x101, "US", word(8))
        + element(0x28, 0x102, "US", word(7)) + element(0x28, 0x103, "US", word(0)) + element(0x28, 0x301, "CS", "YES");
    const std::string pixels = std::string("\xE0\x7F\x10\0OB\0\0\4\0\0\0", 12) + level + "abc";
    return std::string(128, '\0') + "DICM" + element(2, 0x10, "UI", "1.2.840.10008.1.2.1") + set + pixels;
}

void put(const std::filesystem::path& file, const std::string& content)
{
    std::filesystem::create_directories(file.parent_path());
    writeFileAtomically(file, content);
}

/// Files below a folder that hold one of the secrets.
QStringList tellingFiles(const std::filesystem::path& folder)
{
    QStringList telling;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        const std::string content = readFile(entry.path());
        for (const std::string& secret : kSecrets)
            if (content.find(secret) != std::string::npos)
                telling << QString::fromStdString(entry.path().string() + ": " + secret);
    }
    return telling;
}

}

class TestPatientNames : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noNameReachesProjectLogOrExport();
    void pseudonymsGroupPatientsAndDifferBetweenProjects();
    void theFingerprintDoesNotDependOnTheProject();
    void framesBecomeSamplesWhenAsked();
    void attributesOfTheDeviceAreKept();

private:
    void fill(const std::filesystem::path& images) const;
};

void TestPatientNames::fill(const std::filesystem::path& images) const
{
    put(images / "train/sick/a.dcm", scan("4711-ID", 'x'));
    put(images / "train/well/b.dcm", scan("4712", 'y'));
    put(images / "test/sick/c.dcm", scan("4711-ID", 'z'));
    put(images / "test/well/d.dcm", scan("4713", 'w'));
    put(images / "train/sick/mr.dcm", readFile(kDicom / "MR_small.dcm"));
    put(images / "test/well/mr.dcm", readFile(kDicom / "MR_small_RLE.dcm"));
    put(images / "test/well/cut.dcm", readFile(kDicom / "MR_truncated.dcm"));
}

void TestPatientNames::noNameReachesProjectLogOrExport()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    fill(root / "images");
    QVERIFY(!tellingFiles(root / "images").isEmpty()); // the search finds what is there
    const std::filesystem::path out = root / "out";
    std::filesystem::create_directories(out);
    log::toFile(out / "medvlm.log");
    {
        const auto project = store::Project::create(out / "p.vlmproj");
        const store::DatasetRow row = workflow::addDataset(*project, root / "images", {.id = "scans", .settings = {}});
        const auto dataset = data::open(root / "images", {.id = "scans", .settings = {}});
        const audit::Report report = audit::audit(*dataset, {.cache = audit::cacheFolder(project->cacheFolder())});
        QCOMPARE(report.broken, 1);
        for (const audit::Finding& finding : report.findings)
            log::warning(finding.sentence);
        put(out / "audit.json", audit::toJson(report).dump());
        const audit::Overview overview
            = audit::overview(*dataset, {.cache = audit::cacheFolder(project->cacheFolder())});
        put(out / "overview.json", audit::toJson(overview).dump());
        put(out / "overview.html", audit::toHtml(overview, *dataset));
        std::string tags;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "images"))
            if (entry.is_regular_file()) {
                try {
                    for (const auto& attribute : decoding::dicomTags(entry.path()))
                        tags += attribute.name + " = " + attribute.value + "\n";
                } catch (const Error& error) { // of the file that is cut off
                    tags += std::string(error.what()) + "\n";
                }
            }
        put(out / "tags.txt", tags);
        for (const std::string& warning : row.warnings)
            log::warning(warning);
    }
    QCOMPARE(tellingFiles(out), QStringList());
}

void TestPatientNames::pseudonymsGroupPatientsAndDifferBetweenProjects()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    fill(root / "images");
    std::array<std::string, 2> seen;
    for (int i = 0; i < 2; ++i) {
        const auto project = store::Project::create(root / ("p" + std::to_string(i) + ".vlmproj"));
        workflow::addDataset(*project, root / "images", {.id = "scans", .settings = {}});
        const auto reader = project->reader();
        const auto a = reader.sample("scans", "scans/train/sick/a.dcm");
        const auto c = reader.sample("scans", "scans/test/sick/c.dcm");
        const auto b = reader.sample("scans", "scans/train/well/b.dcm");
        QVERIFY(a && b && c);
        QCOMPARE(a->cluster, c->cluster);
        QVERIFY(a->cluster != b->cluster);
        QVERIFY(a->cluster.starts_with("patient-"));
        seen[static_cast<std::size_t>(i)] = a->cluster;
        const std::filesystem::path key = project->folder() / "pseudonym.key";
        QCOMPARE(std::filesystem::file_size(key), std::uintmax_t(32));
        QVERIFY((std::filesystem::status(key).permissions() & std::filesystem::perms::others_all)
            == std::filesystem::perms::none);
    }
    QVERIFY(seen[0] != seen[1]);
    // Back in the first project the pseudonym is the same again.
    data::usePseudonymKey(root / "p0.vlmproj");
    const auto dataset = data::open(root / "images", {.id = "scans", .settings = {}});
    QVERIFY(std::ranges::any_of(dataset->samples(), [&](const data::Sample& s) { return s.cluster == seen[0]; }));
    // The audit sees the patient of both splits.
    const audit::Report report = audit::audit(*dataset);
    QVERIFY(std::ranges::any_of(report.findings,
        [](const audit::Finding& f) { return f.kind == "patient-overlap" && f.severity == audit::Severity::Problem; }));
}

void TestPatientNames::theFingerprintDoesNotDependOnTheProject()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    fill(root / "images");
    std::set<std::string> prints;
    for (const char* name : {"a", "b"}) {
        std::filesystem::create_directories(root / name);
        data::usePseudonymKey(root / name);
        prints.insert(data::open(root / "images")->info().fingerprint);
    }
    QCOMPARE(prints.size(), 1U);
}

void TestPatientNames::framesBecomeSamplesWhenAsked()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    put(root / "test/a/dose.dcm", readFile(kDicom / "rtdose.dcm"));
    put(root / "test/b/one.dcm", readFile(kDicom / "MR_small.dcm"));
    QCOMPARE(data::open(root)->samples().size(), 2U);
    const auto dataset = data::open(root, {.id = "x", .settings = {{"frames", "all"}}});
    QCOMPARE(dataset->samples().size(), 16U);
    const data::Sample& last = dataset->samples()[14];
    QVERIFY(last.image.ends_with("dose.dcm#frame/14"));
    QVERIFY(dataset->load(last).pixels != dataset->load(dataset->samples()[4]).pixels);
    QCOMPARE(last.cluster, dataset->samples()[0].cluster);
}

void TestPatientNames::attributesOfTheDeviceAreKept()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    fill(root);
    const auto dataset = data::open(root);
    for (const data::Sample& sample : dataset->samples())
        if (sample.image.ends_with("a.dcm")) {
            QCOMPARE(sample.attributes.at("view"), std::string("PA"));
            QCOMPARE(sample.attributes.at("burned_in_text"), std::string("yes"));
        } else if (sample.image.ends_with("sick/mr.dcm")) {
            QVERIFY(!sample.attributes.at("manufacturer").empty());
        }
    QVERIFY(std::ranges::any_of(dataset->info().warnings,
        [](const std::string& w) { return w.starts_with("4 samples are marked as having text burned"); }));
}

QTEST_GUILESS_MAIN(TestPatientNames)
#include "tst_patient_names.moc"
