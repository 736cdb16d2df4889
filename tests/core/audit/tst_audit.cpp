#include "core/audit/audit.h"
#include "core/audit/image_facts.h"
#include "core/audit/near_duplicates.h"
#include "core/audit/perceptual_hash.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/imaging/resize.h"
#include "tests/core/data/data_folder.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <bit>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace vlm;
using namespace vlm::audit;

namespace {

std::filesystem::path demo(const char* name)
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets" / name;
}

const Finding* find(const Report& report, std::string_view kind)
{
    const auto it = std::ranges::find(report.findings, kind, &Finding::kind);
    return it == report.findings.end() ? nullptr : &*it;
}

/// A smooth random picture; the same seed gives the same picture.
imaging::Image picture(std::uint64_t seed, int side = 64)
{
    PhiloxStream random(seed, 1);
    imaging::Image coarse(6, 6, 1);
    for (auto& value : coarse.pixels)
        value = static_cast<std::uint8_t>(random.below(256));
    return imaging::resize(coarse, side, side, imaging::Filter::Bicubic);
}

/// A grey BMP file of a picture.
std::string bmp(const imaging::Image& grey)
{
    std::string file("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", 18);
    const auto le = [](int value) {
        std::string text;
        for (int i = 0; i < 4; ++i)
            text += static_cast<char>(value >> (8 * i));
        return text;
    };
    file += le(grey.width) + le(grey.height) + std::string("\x01\0\x18\0", 4) + std::string(24, '\0');
    for (int y = grey.height - 1; y >= 0; --y)
        for (int x = 0; x < grey.width; ++x)
            file += std::string(3, static_cast<char>(grey.pixels[static_cast<std::size_t>(y * grey.width + x)]));
    return file;
}

/// Two classes in two splits, eight different pictures.
void fillFolder(const DataFolder& folder)
{
    std::uint64_t seed = 1;
    for (const char* split : {"train", "test"})
        for (const char* label : {"sick", "well"})
            for (int i = 0; i < 2; ++i)
                folder.text(std::string(split) + "/" + label + "/" + std::to_string(i) + ".bmp", bmp(picture(seed++)));
}

}

class TestAudit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pneumoniaMnistSharesEightImagesBetweenTrainAndValidation();
    void vqaRadSharesTwoHundredAndThreeImages();
    void aCleanSetHasNoLeaks();
    void aCopiedImageIsALeakOfItsTestSample();
    void aRescaledImageIsANearDuplicate();
    void aPatientInTwoSplitsIsFound();
    void oneImageWithTwoLabelsIsAConflict();
    void questionsAndAnswersThatRepeatAreFound();
    void brokenAndBlankImagesAreTold();
    void featuresGiveASecondOpinion();
    void nearPairsAreThoseOfAFullSearch();
    void hashesSurviveScalingAndBrightness();
    void aCancelledAuditGoesOnWhereItStopped();
    void aTornJournalIsCutAndRepaired();
    void aBlockThatClaimsMoreThanTheFileHoldsIsCutOff();
    void aChangedFileIsLookedAtAgain();
    void aReportSurvivesItsFile();
    void theThresholdIsChecked();
};

void TestAudit::pneumoniaMnistSharesEightImagesBetweenTrainAndValidation()
{
    const auto dataset = data::open(demo("pneumoniamnist"));
    const Report report = audit::audit(*dataset);
    QCOMPARE(report.splits[0].samples, 4708);
    QCOMPARE(report.splits[1].samples, 524);
    QCOMPARE(report.splits[2].samples, 624);
    const Finding* overlap = find(report, "image-overlap");
    QVERIFY(overlap != nullptr);
    QCOMPARE(overlap->numbers.at("train_validation"), 8.0);
    QCOMPARE(overlap->numbers.at("train_test"), 0.0);
    QVERIFY(overlap->leaked.empty());
    QCOMPARE(overlap->severity, Severity::Warning);
    QVERIFY(QString::fromStdString(overlap->sentence).startsWith("Train and validation share 8 images."));
    const Finding* balance = find(report, "class-balance");
    QVERIFY(balance != nullptr);
    QCOMPARE(balance->numbers.at("test/pneumonia"), 390.0);
    QCOMPARE(report.broken, 0);
}

void TestAudit::vqaRadSharesTwoHundredAndThreeImages()
{
    // Of the Hugging Face release 313 of 314 images are in train and 203 in test, so that they share 202.
    const Report release = audit::audit(*data::open(demo("vqa-rad")));
    QCOMPARE(release.splits[0].samples, 1793);
    QCOMPARE(release.splits[0].images, 313);
    QCOMPARE(release.splits[2].images, 203);
    QCOMPARE(release.images, 314);
    const Finding* released = find(release, "image-overlap");
    QCOMPARE(released->numbers.at("train_test"), 202.0);
    QCOMPARE(released->numbers.at("test_images"), 203.0);
    QCOMPARE(released->numbers.at("same_name"), 202.0);
    QCOMPARE(released->numbers.at("contents"), 202.0);
    QVERIFY2(QString::fromStdString(released->sentence)
                 .contains("That is 202 of the 203 images of the test split: 202 under the same name in another split, "
                           "202 distinct contents."),
        released->sentence.c_str());
    const Finding* notes = find(release, "import-notes"); // the other published split lies beside it
    QVERIFY2(QString::fromStdString(notes->sentence)
                 .contains("Train and test share 202 of 203 test images. In the other published split, trainset.json "
                           "and testset.json (3064 and 451 questions, setting form=split_files), they share 203 "
                           "images: here all questions on synpic23571.jpg are in the test split."),
        notes->sentence.c_str());
    const auto dataset = data::open(demo("vqa-rad"), {.id = {}, .settings = {{"form", "split_files"}}});
    const Report report = audit::audit(*dataset);
    QCOMPARE(report.splits[0].samples, 3064);
    QCOMPARE(report.splits[2].samples, 451);
    const Finding* overlap = find(report, "image-overlap");
    QVERIFY(overlap != nullptr);
    QCOMPARE(overlap->severity, Severity::Problem);
    QCOMPARE(overlap->numbers.at("train_test"), 203.0);
    QVERIFY(QString::fromStdString(overlap->sentence).contains("Train and test share 203 images."));
    QVERIFY(QString::fromStdString(overlap->sentence).contains("That is 203 of the 203 images of the test split"));
    QVERIFY(!leakedSamples(report).empty());
    const Finding* types = find(report, "answer-types");
    QVERIFY(types != nullptr);
    QCOMPARE(types->numbers.at("test/closed") + types->numbers.at("test/open"), 451.0);
}

void TestAudit::aCleanSetHasNoLeaks()
{
    const DataFolder folder;
    fillFolder(folder);
    const Report report = audit::audit(*folder.open());
    QCOMPARE(report.findings.size(), 1U); // the class balance
    QVERIFY(leakedSamples(report).empty());
    QCOMPARE(report.images, 8);
}

void TestAudit::aCopiedImageIsALeakOfItsTestSample()
{
    const DataFolder folder;
    fillFolder(folder);
    folder.text("test/sick/copy.bmp", bmp(picture(1)));
    const Report report = audit::audit(*folder.open());
    QCOMPARE(leakedSamples(report).size(), 1U);
    QVERIFY(leakedSamples(report).begin()->find("copy.bmp") != std::string::npos);
    const Finding* twins = find(report, "exact-duplicates");
    QVERIFY(twins != nullptr);
    QCOMPARE(twins->numbers.at("redundant"), 1.0);
    const std::vector<std::string> others{"patient-overlap"};
    QVERIFY(leakedSamples(report, others).empty());
    // Names alone cannot tell.
    QVERIFY(leakedSamples(audit::audit(*folder.open(), {.readImages = false})).empty());
}

void TestAudit::aRescaledImageIsANearDuplicate()
{
    const DataFolder folder;
    fillFolder(folder);
    folder.text("test/well/scaled.bmp", bmp(imaging::resize(picture(3), 96, 96, imaging::Filter::Bicubic)));
    const Report report = audit::audit(*folder.open());
    QVERIFY(find(report, "image-overlap") == nullptr);
    const Finding* near = find(report, "near-overlap");
    QVERIFY(near != nullptr);
    QCOMPARE(near->numbers.at("pairs"), 1.0);
    QCOMPARE(near->leaked.size(), 1U);
    QVERIFY(QString::fromStdString(near->sentence).contains("at most 4 bits"));
}

void TestAudit::aPatientInTwoSplitsIsFound()
{
    const DataFolder folder;
    std::string table = "image,label,split,patient\n";
    for (int i = 0; i < 6; ++i) {
        folder.text(std::to_string(i) + ".bmp", bmp(picture(static_cast<std::uint64_t>(i) + 50)));
        table += std::to_string(i) + ".bmp," + (i % 2 == 0 ? "a" : "b") + "," + (i < 4 ? "train" : "test") + ",p"
            + std::to_string(i == 5 ? 0 : i) + "\n";
    }
    folder.text("samples.csv", table);
    const Report report = audit::audit(*folder.open());
    const Finding* patients = find(report, "patient-overlap");
    QVERIFY(patients != nullptr);
    QCOMPARE(patients->numbers.at("patients"), 1.0);
    QCOMPARE(patients->leaked, (std::vector<std::string>{"row/7"}));
    QCOMPARE(report.splits[0].clusters, 4);
}

void TestAudit::oneImageWithTwoLabelsIsAConflict()
{
    const DataFolder folder;
    fillFolder(folder);
    folder.text("test/sick/same.bmp", bmp(picture(90)));
    folder.text("test/well/same.bmp", bmp(picture(90)));
    const Report report = audit::audit(*folder.open());
    const Finding* conflict = find(report, "label-conflict");
    QVERIFY(conflict != nullptr);
    QCOMPARE(conflict->samples.size(), 2U);
    QCOMPARE(conflict->severity, Severity::Problem);
    QCOMPARE(report.findings.front().severity, Severity::Problem);
}

void TestAudit::questionsAndAnswersThatRepeatAreFound()
{
    const DataFolder folder;
    folder.text("a.bmp", bmp(picture(1)));
    folder.text("b.bmp", bmp(picture(2)));
    folder.text("c.bmp", bmp(picture(1))); // a under another name
    folder.text("table.csv",
        "image,question,answer,split\n"
        "a.bmp,Is there a fracture?,yes,train\n"
        "b.bmp,Which organ is shown?,liver,train\n"
        "c.bmp,is there a FRACTURE,yes,test\n"
        "b.bmp,Is the heart large?,no,test\n"
        "b.bmp,Is the heart large?,yes,test\n");
    const Report report = audit::audit(*folder.open());
    const Finding* leak = find(report, "question-leak");
    QVERIFY(leak != nullptr);
    QCOMPARE(leak->leaked, (std::vector<std::string>{"row/4"}));
    const Finding* text = find(report, "text-leak");
    QVERIFY(text != nullptr);
    QCOMPARE(text->severity, Severity::Note);
    QCOMPARE(text->numbers.at("pairs"), 1.0);
    const Finding* conflict = find(report, "answer-conflict");
    QVERIFY(conflict != nullptr);
    QCOMPARE(conflict->samples, (std::vector<std::string>{"row/5", "row/6"}));
}

void TestAudit::brokenAndBlankImagesAreTold()
{
    const DataFolder folder;
    fillFolder(folder);
    folder.text("test/sick/torn.bmp", bmp(picture(7)).substr(0, 100));
    folder.text("test/well/flat.bmp", bmp(imaging::Image(64, 64, 1)));
    const Report report = audit::audit(*folder.open());
    QCOMPARE(report.broken, 1);
    const Finding* broken = find(report, "broken");
    QVERIFY(broken != nullptr);
    QCOMPARE(broken->samples.size(), 1U);
    QVERIFY(!broken->reasons.at(broken->samples.front()).empty());
    QVERIFY(find(report, "blank") != nullptr);
}

void TestAudit::featuresGiveASecondOpinion()
{
    const DataFolder folder;
    fillFolder(folder);
    folder.text("test/well/scaled.bmp", bmp(imaging::resize(picture(3), 96, 96, imaging::Filter::Bicubic)));
    const std::array one{1.0F, 2.0F};
    const std::array other{-2.0F, 1.0F};
    const Report same
        = audit::audit(*folder.open(), {.features = [&](const data::Sample&) { return std::span<const float>(one); }});
    QVERIFY(find(same, "near-overlap") != nullptr);
    QCOMPARE(find(same, "near-overlap")->numbers.at("embedding_agreed"), 1.0);
    const Report unlike = audit::audit(*folder.open(), {.features = [&](const data::Sample& s) {
        return s.image.find("scaled") == std::string::npos ? std::span<const float>(one)
                                                           : std::span<const float>(other);
    }});
    QCOMPARE(find(unlike, "near-overlap")->numbers.at("embedding_agreed"), 0.0);
}

void TestAudit::nearPairsAreThoseOfAFullSearch()
{
    PhiloxStream random(5, 5);
    std::vector<HashPair> hashes;
    for (int i = 0; i < 600; ++i) {
        HashPair hash{random.next64(), random.next64()};
        if (i > 0 && random.below(3) == 0) {
            hash = hashes[random.below(static_cast<std::uint32_t>(hashes.size()))];
            for (std::uint32_t flips = random.below(7); flips > 0; --flips)
                hash.perceptual ^= std::uint64_t(1) << random.below(64);
            hash.gradient ^= std::uint64_t(random.below(2)) << random.below(64);
        }
        hashes.push_back(hash);
    }
    for (const int bits : {0, 1, 4, 8}) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
        for (std::uint32_t a = 0; a < hashes.size(); ++a)
            for (std::uint32_t b = a + 1; b < hashes.size(); ++b)
                if (std::popcount(hashes[a].perceptual ^ hashes[b].perceptual) <= bits
                    && std::popcount(hashes[a].gradient ^ hashes[b].gradient) <= bits)
                    all.emplace_back(a, b);
        QVERIFY(!all.empty());
        QVERIFY(nearPairs(hashes, bits) == all);
    }
}

void TestAudit::hashesSurviveScalingAndBrightness()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const imaging::Image image = picture(seed);
        imaging::Image brighter = imaging::resize(image, 100, 80, imaging::Filter::Bilinear);
        for (auto& value : brighter.pixels)
            value = static_cast<std::uint8_t>(20 + value * 3 / 4);
        QVERIFY(std::popcount(dctHash(image) ^ dctHash(brighter)) <= 6);
        QVERIFY(std::popcount(dctHash(image) ^ dctHash(picture(seed + 100))) > 10);
        QVERIFY(std::popcount(gradientHash(image) ^ gradientHash(picture(seed + 100))) > 10);
    }
}

void TestAudit::aCancelledAuditGoesOnWhereItStopped()
{
    const auto dataset = data::open(demo("busi-ultrasound"));
    const QTemporaryDir cache;
    const std::filesystem::path folder = cache.path().toStdString();
    std::stop_source stop;
    AuditOptions options{.cache = folder};
    options.progress.stop = stop.get_token();
    options.progress.threads = 1;
    options.progress.report = [&stop](std::size_t done, std::size_t) {
        if (done >= 100)
            stop.request_stop();
    };
    try {
        (void)audit::audit(*dataset, options);
        QFAIL("not cancelled");
    } catch (const Error& error) {
        QCOMPARE(error.kind(), ErrorKind::Cancelled);
    }
    QVERIFY(!cachedReport(folder, dataset->info().fingerprint));
    std::atomic<std::size_t> first = 0;
    std::atomic<bool> told = false;
    AuditOptions again{.cache = folder};
    again.progress.report = [&](std::size_t done, std::size_t total) {
        QCOMPARE(total, std::size_t(780));
        if (!told.exchange(true))
            first = done;
    };
    const Report report = audit::audit(*dataset, again);
    QVERIFY(first >= 16 && first < 780);
    QCOMPARE(report.images, 780);
    const auto kept = cachedReport(folder, dataset->info().fingerprint);
    QVERIFY(kept.has_value());
    QCOMPARE(QString::fromStdString(toJson(*kept).dump()), QString::fromStdString(toJson(report).dump()));
    // The same as a look without a cache.
    QCOMPARE(
        QString::fromStdString(toJson(audit::audit(*dataset)).dump()), QString::fromStdString(toJson(report).dump()));
}

void TestAudit::aTornJournalIsCutAndRepaired()
{
    const DataFolder folder;
    fillFolder(folder);
    const QTemporaryDir cache;
    const auto dataset = folder.open();
    const std::filesystem::path file
        = std::filesystem::path(cache.path().toStdString()) / (dataset->info().fingerprint + ".facts");
    const ImageTable whole = lookAtImages(*dataset, cache.path().toStdString());
    const auto size = std::filesystem::file_size(file);
    for (const std::uintmax_t cut : {size - 1, size / 2, std::uintmax_t(30), std::uintmax_t(5)}) {
        std::filesystem::resize_file(file, cut);
        const ImageTable repaired = lookAtImages(*dataset, cache.path().toStdString());
        for (std::size_t i = 0; i < whole.facts.size(); ++i)
            QVERIFY(whole.facts[i].pixels == repaired.facts[i].pixels);
        QCOMPARE(std::filesystem::file_size(file), size);
    }
}

void TestAudit::aBlockThatClaimsMoreThanTheFileHoldsIsCutOff()
{
    const DataFolder folder;
    fillFolder(folder);
    const QTemporaryDir cache;
    const auto dataset = folder.open();
    const std::filesystem::path file
        = std::filesystem::path(cache.path().toStdString()) / (dataset->info().fingerprint + ".facts");
    const ImageTable whole = lookAtImages(*dataset, cache.path().toStdString());
    const auto size = std::filesystem::file_size(file);
    std::ofstream(file, std::ios::binary | std::ios::app) << std::string(4, '\xff') << std::string(40, '0');
    const ImageTable again = lookAtImages(*dataset, cache.path().toStdString());
    QCOMPARE(std::filesystem::file_size(file), size);
    for (std::size_t i = 0; i < whole.facts.size(); ++i)
        QVERIFY(whole.facts[i].pixels == again.facts[i].pixels);
}

void TestAudit::aChangedFileIsLookedAtAgain()
{
    const DataFolder folder;
    fillFolder(folder);
    const QTemporaryDir cache;
    const auto dataset = folder.open();
    const ImageTable before = lookAtImages(*dataset, cache.path().toStdString());
    folder.text("test/sick/0.bmp", bmp(picture(77, 68)));
    const ImageTable after = lookAtImages(*dataset, cache.path().toStdString());
    int changed = 0;
    for (std::size_t i = 0; i < before.facts.size(); ++i)
        changed += before.facts[i].pixels != after.facts[i].pixels;
    QCOMPARE(changed, 1);
}

void TestAudit::aReportSurvivesItsFile()
{
    const DataFolder folder;
    fillFolder(folder);
    folder.text("test/sick/copy.bmp", bmp(picture(1)));
    const Report report = audit::audit(*folder.open());
    QCOMPARE(QString::fromStdString(toJson(reportFromJson(toJson(report))).dump()),
        QString::fromStdString(toJson(report).dump()));
    QVERIFY_THROWS_EXCEPTION(Error, (void)reportFromJson(nlohmann::json{{"version", 1}}));
    QVERIFY_THROWS_EXCEPTION(Error, (void)reportFromJson(nlohmann::json{{"version", 99}}));
}

void TestAudit::theThresholdIsChecked()
{
    const DataFolder folder;
    fillFolder(folder);
    QVERIFY_THROWS_EXCEPTION(Error, (void)audit::audit(*folder.open(), {.nearBits = 9}));
}

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
