#include "core/base/error.h"
#include "core/imaging/processor.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace vlm::imaging;
using nlohmann::json;

namespace {

std::string fault(const json& config)
{
    try {
        processorSettings(config);
    } catch (const vlm::Error& error) {
        return error.what();
    }
    return {};
}

}

class TestProcessorSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainSizeMeansWhatTheClassMeant();
    void legacyClipFilesReadLikeNewOnes();
    void absentKeysTakeTheClassDefaults();
    void openClipFilesAreRead();
    void convNextCropsBelow384();
    void medClipPadsToABlackSquare();
    void badKeysAreNamed_data();
    void badKeysAreNamed();
    void theFingerprintFollowsEverySetting();
    void aFolderWithoutAProcessorSaysWhatWasLookedFor();
    void anImageTheProcessorCannotTakeIsRefused();
};

void TestProcessorSettings::aPlainSizeMeansWhatTheClassMeant()
{
    const auto clip = processorSettings({{"image_processor_type", "CLIPImageProcessor"}, {"size", 224}});
    QCOMPARE(clip.size.kind, SizeRule::Kind::ShortestEdge);
    const auto vit = processorSettings({{"image_processor_type", "ViTFeatureExtractor"}, {"size", 224}});
    QCOMPARE(vit.size.kind, SizeRule::Kind::Exact);
    QCOMPARE(vit.size.height, 224);
    QCOMPARE(vit.filter, Filter::Bilinear);
}

void TestProcessorSettings::legacyClipFilesReadLikeNewOnes()
{
    const json older{{"feature_extractor_type", "CLIPFeatureExtractor"}, {"crop_size", 32}, {"size", 32},
        {"do_center_crop", true}, {"resample", 3}};
    const json newer{{"image_processor_type", "CLIPImageProcessor"}, {"crop_size", {{"height", 32}, {"width", 32}}},
        {"size", {{"shortest_edge", 32}}}, {"do_center_crop", true}, {"resample", "bicubic"},
        {"rescale_factor", 0.00392156862745098}};
    QCOMPARE(ImageProcessor::fromJson(older).fingerprint(), ImageProcessor::fromJson(newer).fingerprint());
}

void TestProcessorSettings::absentKeysTakeTheClassDefaults()
{
    const auto clip = processorSettings({{"image_processor_type", "CLIPImageProcessorFast"}});
    QVERIFY(clip.crop);
    QCOMPARE(clip.cropWidth, 224);
    QCOMPARE(clip.mean[0], 0.48145466);
    const auto siglip = processorSettings({{"image_processor_type", "SiglipImageProcessor"}});
    QVERIFY(!siglip.crop);
    QCOMPARE(siglip.mean[0], 0.5);
    const auto blip = processorSettings({{"image_processor_type", "BlipImageProcessor"}});
    QCOMPARE(blip.size.width, 384);
}

void TestProcessorSettings::openClipFilesAreRead()
{
    const json config{{"model_cfg", {{"vision_cfg", {{"image_size", 224}}}}},
        {"preprocess_cfg", {{"mean", {0.1, 0.2, 0.3}}, {"std", {0.4, 0.5, 0.6}}}}};
    const auto settings = processorSettings(config);
    QCOMPARE(settings.size.kind, SizeRule::Kind::ShortestEdge);
    QCOMPARE(settings.cropHeight, 224);
    QCOMPARE(settings.mean[2], 0.3);
    QVERIFY(settings.divide);
    json squash = config;
    squash["preprocess_cfg"]["resize_mode"] = "squash";
    QVERIFY(!processorSettings(squash).crop);
}

void TestProcessorSettings::convNextCropsBelow384()
{
    const auto processor = ImageProcessor::fromJson(
        {{"image_processor_type", "ConvNextImageProcessor"}, {"size", {{"shortest_edge", 224}}}, {"crop_pct", 0.875}});
    const Pixels pixels = processor.process(Image(300, 500, 3));
    QCOMPARE(pixels.width, 224);
    QCOMPARE(pixels.height, 224);
    const auto large = processorSettings({{"image_processor_type", "ConvNextImageProcessor"}, {"size", 384}});
    QCOMPARE(large.size.kind, SizeRule::Kind::Exact);
}

void TestProcessorSettings::medClipPadsToABlackSquare()
{
    const auto processor = ImageProcessor::fromJson({{"feature_extractor_type", "MedCLIPFeatureExtractor"}});
    Image image(223, 100, 1);
    std::ranges::fill(image.pixels, std::uint8_t(255));
    const Image seen = processor.undo(processor.process(image));
    QCOMPARE(seen.width, 224);
    const auto at = [&seen](int x, int y) { return int(seen.pixels[std::size_t(y * 224 + x) * 3]); };
    QCOMPARE(at(0, 61), 0);
    QCOMPARE(at(0, 62), 255);
    QCOMPARE(at(222, 62), 255);
    QCOMPARE(at(223, 62), 0);
    QCOMPARE(at(100, 162), 0);
}

void TestProcessorSettings::badKeysAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    QTest::newRow("size text") << R"({"size": "large"})"
                               << "\"size\" is \"large\"";
    QTest::newRow("size zero") << R"({"size": 0})"
                               << "1 to 32768";
    QTest::newRow("size huge") << R"({"size": {"height": 1e9, "width": 3}})"
                               << "size.height";
    QTest::newRow("size empty") << R"({"size": {}})"
                                << "shortest_edge";
    QTest::newRow("resample code") << R"({"resample": 17})"
                                   << "resample code 17";
    QTest::newRow("resample list") << R"({"resample": []})"
                                   << "resample";
    QTest::newRow("mean of two") << R"({"image_mean": [0.5, 0.5]})"
                                 << "three numbers";
    QTest::newRow("std of zero") << R"({"image_std": [0.5, 0, 0.5]})"
                                 << "standard deviation is 0";
    QTest::newRow("flag") << R"({"do_resize": 1})"
                          << "true or false";
    QTest::newRow("crop") << R"({"do_center_crop": true, "crop_size": [1]})"
                          << "crop_size";
    QTest::newRow("array") << R"([1])"
                           << "no JSON object";
    QTest::newRow("patch") << R"({"image_processor_type": "Qwen2VLImageProcessor", "patch_size": 0})"
                           << "patch_size";
}

void TestProcessorSettings::badKeysAreNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, names);
    const QString message = QString::fromStdString(fault(json::parse(text.toStdString())));
    QVERIFY2(message.contains(names), qPrintable(message));
}

void TestProcessorSettings::theFingerprintFollowsEverySetting()
{
    const json base{{"image_processor_type", "CLIPImageProcessor"}, {"size", 224}};
    const std::string ours = ImageProcessor::fromJson(base).fingerprint();
    const json changes{{"size", 225}, {"resample", 2}, {"do_center_crop", false}, {"crop_size", 9}, {"image_mean", 0.4},
        {"image_std", 0.4}, {"rescale_factor", 1}, {"do_normalize", false}};
    for (const auto& [key, value] : changes.items()) {
        json changed = base;
        changed[key] = value;
        QVERIFY2(ImageProcessor::fromJson(changed).fingerprint() != ours, key.c_str());
    }
}

void TestProcessorSettings::aFolderWithoutAProcessorSaysWhatWasLookedFor()
{
    QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    QVERIFY(!ImageProcessor::findIn(path).has_value());
    try {
        ImageProcessor::fromFolder(path);
        QFAIL("an empty folder was accepted");
    } catch (const vlm::Error& error) {
        QVERIFY(QString::fromUtf8(error.what()).contains("preprocessor_config.json"));
    }
    QFile file(folder.filePath("processor_config.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"image_processor": {"image_processor_type": "SiglipImageProcessor", "size": {"height": 8, "width": 8}}})");
    file.close();
    QCOMPARE(ImageProcessor::fromFolder(path).settings().size.height, 8);
}

void TestProcessorSettings::anImageTheProcessorCannotTakeIsRefused()
{
    const auto clip = ImageProcessor::fromJson({{"image_processor_type", "CLIPImageProcessor"}});
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(clip.process(Image())), vlm::Error);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(clip.process(Image(3, 3, 4))), vlm::Error);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(clip.processPatches(Image(30, 30, 3))), vlm::Error);
    const auto qwen = ImageProcessor::fromJson({{"image_processor_type", "Qwen2VLImageProcessor"}});
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(qwen.process(Image(4000, 10, 3))), vlm::Error);
}

QTEST_GUILESS_MAIN(TestProcessorSettings)
#include "tst_processor_settings.moc"
