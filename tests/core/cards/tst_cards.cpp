#include "core/base/error.h"
#include "core/base/files.h"
#include "core/cards/check.h"
#include "core/cards/published.h"
#include "core/cards/quantised_effect.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

using namespace vlm;
using namespace vlm::cards;

namespace fs = std::filesystem;

namespace {

const fs::path kDemo = fs::path(MEDVLM_SOURCE_DIR) / "resources" / "demo" / "models" / "demo-clip-general";

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// The demonstration's CLIP as if it were a published model.
PublishedModel demoCard()
{
    PublishedModel card = publishedModel("clip");
    card.parameters = models::describe(kDemo).parameters;
    return card;
}

std::string faults(const FolderCheck& check)
{
    std::string text;
    for (const Finding& finding : check.findings)
        if (finding.verdict == Verdict::Fault)
            text += finding.subject + ": " + finding.text + "\n";
    return text;
}

}

class TestCards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuredPrecisionsAreRead()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        QVERIFY(!quantisedEffect(path));
        write(path / kQuantisedEffectFile,
            R"({"model": "m", "dataset": "vqa-rad", "kernels": "AVX2", "precisions": [
                {"precision": "float32", "questions": 451, "agreement": 1.0, "closed_agreement": 1.0, "accuracy": 0.5,
                 "memory": 4000},
                {"precision": "int4", "questions": 451, "agreement": 0.9, "closed_agreement": 0.95, "accuracy": 0.49,
                 "memory": 700}]})");
        const auto effect = quantisedEffect(path);
        QVERIFY(effect.has_value());
        QCOMPARE(effect->dataset, std::string("vqa-rad"));
        QCOMPARE(effect->questions, 451);
        QCOMPARE(effect->precisions.size(), 2U);
        QCOMPARE(effect->precisions[1].agreement, 0.9);
        QCOMPARE(effect->precisions[1].memory, 700);
    }

    void theDemonstrationsMeasurementsAreShipped()
    {
        for (const char* model : {"demo-llava-general", "demo-llava-radiology"}) {
            const auto effect = quantisedEffect(fs::path(MEDVLM_SOURCE_DIR) / "resources/demo/models" / model);
            QVERIFY2(effect.has_value(), model);
            QCOMPARE(effect->dataset, std::string("vqa-rad"));
            QCOMPARE(effect->questions, 451);
            std::vector<std::string> precisions;
            for (const PrecisionEffect& one : effect->precisions) {
                precisions.push_back(one.precision);
                QVERIFY(one.agreement > 0.9 && one.agreement <= 1.0);
                QVERIFY(one.closedAgreement > 0.9 && one.closedAgreement <= 1.0);
                QVERIFY(one.accuracy > 0.0 && one.accuracy < 1.0);
                QVERIFY(one.memory > 0 && one.memory <= effect->precisions.front().memory);
            }
            QCOMPARE(precisions, (std::vector<std::string>{"float32", "bfloat16", "int8", "int4", "nf4"}));
            QCOMPARE(effect->precisions.front().agreement, 1.0);
        }
    }

    void aBrokenMeasurementNamesItsFile()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        write(path / kQuantisedEffectFile, R"({"precisions": 3})");
        try {
            (void)quantisedEffect(path);
            QFAIL("read");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find(kQuantisedEffectFile) != std::string::npos);
        }
    }

    void everyPublishedModelIsWellFormed()
    {
        const std::vector<PublishedModel> all = publishedModels();
        QVERIFY(all.size() >= 24);
        std::set<std::string> ids;
        for (const PublishedModel& model : all) {
            QVERIFY2(ids.insert(model.id).second, model.id.c_str());
            QVERIFY(!model.title.empty() && !model.hub.empty() && !model.citation.empty() && !model.licence.empty());
            if (model.kind == "remote" || model.kind == "unpublished") {
                QVERIFY(model.files.empty() && model.family.empty() && !model.note.empty());
                continue;
            }
            const models::Family& family = models::family(model.family); // throws for an unknown one
            QCOMPARE(family.kind == models::FamilyKind::Generative, model.kind == "generative");
            QVERIFY(std::ranges::any_of(model.files, [](const FileNeed& need) { return need.role == "tokenizer"; })
                || model.family == "vila" || model.family == "xraygpt");
        }
    }

    void everyModelOfTheBenchmarkIsListed()
    {
        for (const char* id : {"clip", "plip", "pubmedclip", "biomedclip", "medclip", "blip2", "siglip", "medsiglip",
                 "pmcclip", "chexzero", "blip-itm", "blip-vqa", "blip2-opt", "llava-1.5", "llava-med", "qwen2-vl",
                 "qwen2.5-vl", "lingshu", "gemma3", "medgemma", "internvl3", "vila-1.5", "vila-m3", "nvila", "xraygpt",
                 "o3", "gemini-2.5-pro", "medfilip", "medbridge"})
            QCOMPARE(publishedModel(id).id, std::string(id));
    }

    void modelWithoutPublishedWeightsSaysSo()
    {
        const QTemporaryDir folder;
        for (const char* id : {"medfilip", "medbridge"}) {
            const FolderCheck check = checkFolder(publishedModel(id), folder.path().toStdString(), Depth::Headers);
            QVERIFY(!check.usable());
            QVERIFY(check.findings.front().text.find("No weights are published") != std::string::npos);
        }
    }

    void anUnknownIdListsTheKnown()
    {
        try {
            publishedModel("clop");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("clip") != std::string::npos);
        }
    }

    void aCheckpointIsRecognisedByFamilySizeAndName()
    {
        models::ModelInfo info;
        info.family = "biomedclip";
        info.parameters = 195'902'721;
        info.name = "anything";
        QCOMPARE(identify(info)->id, std::string("biomedclip"));
        info.family = "clip";
        info.parameters = 151'277'313;
        QVERIFY(!identify(info)); // CLIP, PLIP or PubMedCLIP
        info.name = "plip";
        QCOMPARE(identify(info)->id, std::string("plip"));
        info.name = "pubmed-clip-vit-base-patch32";
        QCOMPARE(identify(info)->id, std::string("pubmedclip"));
        info.parameters = 1000;
        QVERIFY(!identify(info));
    }

    void aCompleteFolderIsUsable()
    {
        const FolderCheck check = checkFolder(demoCard(), kDemo, Depth::Values);
        QVERIFY2(check.usable(), faults(check).c_str());
        QVERIFY(check.info && check.info->family == "clip");
    }

    void aMissingFileIsNamed()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy(kDemo, folder, fs::copy_options::recursive);
        fs::remove(folder / "model.safetensors");
        const FolderCheck check = checkFolder(demoCard(), folder, Depth::Headers);
        QVERIFY(!check.usable());
        QCOMPARE(faults(check), std::string("weights: model.safetensors or pytorch_model.bin is missing\n"));
    }

    void aMisplacedFileIsFound()
    {
        QTemporaryDir dir;
        const fs::path inner = fs::path(dir.path().toStdString()) / "snapshots" / "abc";
        fs::create_directories(inner);
        fs::copy(kDemo, inner, fs::copy_options::recursive);
        const FolderCheck check = checkFolder(demoCard(), dir.path().toStdString(), Depth::Headers);
        QVERIFY(!check.usable());
        QVERIFY2(faults(check).find("lies in snapshots/abc: choose that folder") != std::string::npos,
            faults(check).c_str());
    }

    void aPointerOfLfsIsNotAFile()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy(kDemo, folder, fs::copy_options::recursive);
        write(folder / "model.safetensors",
            "version https://git-lfs.github.com/spec/v1\noid sha256:1234\nsize 605156676\n");
        const std::string text = faults(checkFolder(demoCard(), folder, Depth::Headers));
        QVERIFY2(text.find("pointer of Git LFS") != std::string::npos, text.c_str());
    }

    void aCutFileIsAFault()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy(kDemo, folder, fs::copy_options::recursive);
        fs::resize_file(folder / "model.safetensors", fs::file_size(folder / "model.safetensors") / 2);
        const FolderCheck check = checkFolder(demoCard(), folder, Depth::Headers);
        QVERIFY(!check.usable());
        QVERIFY2(faults(check).find("model.safetensors") != std::string::npos, faults(check).c_str());
    }

    void anotherFamilyAndAnotherSizeAreSaid()
    {
        PublishedModel card = demoCard();
        card.family = "siglip";
        QVERIFY(faults(checkFolder(card, kDemo, Depth::Headers)).find("'siglip'") != std::string::npos);
        card = demoCard();
        card.parameters *= 2;
        const FolderCheck check = checkFolder(card, kDemo, Depth::Headers);
        QVERIFY(check.usable());
        QVERIFY(std::ranges::any_of(check.findings, [](const Finding& finding) {
            return finding.verdict == Verdict::Advice && finding.subject == "parameters";
        }));
    }

    void aWeightThatIsNotANumberIsFoundWhenValuesAreRead()
    {
        QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        fs::copy(kDemo, folder, fs::copy_options::recursive);
        std::fstream file(folder / "model.safetensors", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-4, std::ios::end);
        const unsigned char nan[] = {0xFF, 0x7F, 0xFF, 0x7F}; // two float16 NaN, or one float32
        file.write(reinterpret_cast<const char*>(nan), sizeof nan);
        file.close();
        QVERIFY(checkFolder(demoCard(), folder, Depth::Headers).usable());
        const std::string text = faults(checkFolder(demoCard(), folder, Depth::Values));
        QVERIFY2(text.find("NaN or infinity") != std::string::npos, text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestCards)
#include "tst_cards.moc"
