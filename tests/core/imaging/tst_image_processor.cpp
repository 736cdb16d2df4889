#include "golden_tensors.h"

#include "core/base/error.h"
#include "core/decoding/decode.h"
#include "core/imaging/processor.h"

#include <QTest>

#include <numeric>

using namespace vlm::imaging;

namespace {

std::filesystem::path data()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/image_processors";
}

/// Largest difference in grey levels (1/255 of the range before normalisation); the golden values are float16.
double greyLevels(
    std::span<const float> ours, std::span<const float> golden, const ProcessorSettings& settings, std::size_t plane)
{
    double largest = 0;
    for (std::size_t i = 0; i < golden.size(); ++i) {
        const double deviation = settings.deviation[i / plane % 3];
        largest = std::max(largest, std::abs(ours[i] - golden[i]) * deviation * 255.0);
    }
    return largest;
}

const std::array kImages{
    "cxr_gray.png", "panorama.png", "photo_tall.png", "photo_wide.png", "square224.png", "tiny.png"};

}

class TestImageProcessor : public QObject {
    Q_OBJECT
    std::map<std::string, GoldenTensor> m_golden;
    nlohmann::json m_configs;

private Q_SLOTS:
    void initTestCase();
    void everyPixelIsTheReferences_data();
    void everyPixelIsTheReferences();
    void whatTheModelSawIsTheResizedImage();
    void cheXzeroIsPreparedAsItsAuthorsDo();
    void greyAndRgbCopiesOfAnImageAgree();
    void onlyTheSizeOfTheOutputNeedsNoPixels();
};

void TestImageProcessor::initTestCase()
{
    m_golden = readGolden(data() / "golden.safetensors");
    m_configs = vlm::readJson(data() / "golden.json");
}

void TestImageProcessor::everyPixelIsTheReferences_data()
{
    QTest::addColumn<QString>("processor");
    QTest::addColumn<QString>("image");
    for (const char* processor : {"clip_224", "siglip_224", "siglip_bilinear", "vit_biomedclip_like", "blip_384",
             "qwen2_vl", "gemma3", "llava_pad", "internvl"})
        for (const char* image : kImages)
            QTest::addRow("%s %s", processor, image) << processor << image;
}

void TestImageProcessor::everyPixelIsTheReferences()
{
    QFETCH(QString, processor);
    QFETCH(QString, image);
    const auto ours = ImageProcessor::fromJson(m_configs.at(processor.toStdString()).at("effective"));
    const GoldenTensor& golden = m_golden.at((processor + "." + image).toStdString());
    const Image picture = vlm::decoding::decode(data() / image.toStdString());
    std::vector<float> values;
    std::size_t plane = 0;
    if (ours.settings().patches) {
        const Patches patches = ours.processPatches(picture);
        const GoldenTensor& grid = m_golden.at((processor + "." + image + ".grid").toStdString());
        QCOMPARE(patches.gridT, int(grid.values[0]));
        QCOMPARE(patches.gridH, int(grid.values[1]));
        QCOMPARE(patches.gridW, int(grid.values[2]));
        values = patches.values.values;
        plane = patches.values.cols / 3;
    } else {
        const std::vector<Pixels> views = ours.processViews(picture);
        QCOMPARE(std::int64_t(views.size()), golden.shape[0]);
        for (const Pixels& view : views) {
            QCOMPARE(std::int64_t(view.height), golden.shape[2]);
            QCOMPARE(std::int64_t(view.width), golden.shape[3]);
            values.insert(values.end(), view.values.begin(), view.values.end());
            plane = std::size_t(view.height) * std::size_t(view.width);
        }
    }
    QCOMPARE(values.size(), golden.values.size());
    const double largest = greyLevels(values, golden.values, ours.settings(), plane);
    // float16 rounds values in [2, 4) by up to 2^-10, which is 0.07 levels; every 8-bit level is the reference's.
    QVERIFY2(largest < 0.07, qPrintable(QString::number(largest)));
}

void TestImageProcessor::whatTheModelSawIsTheResizedImage()
{
    const auto clip = ImageProcessor::fromJson(m_configs.at("clip_224").at("effective"));
    const Image picture = vlm::decoding::decode(data() / "square224.png");
    const Pixels pixels = clip.process(picture);
    QVERIFY(clip.undo(pixels).pixels == resize(picture, 56, 56, Filter::Bicubic).pixels);
}

// chexzero.json: Pillow 9.4 and PyTorch 1.13.1 with the steps of the authors' data_process.py and zero_shot.py.
void TestImageProcessor::cheXzeroIsPreparedAsItsAuthorsDo()
{
    const auto processor = ImageProcessor::fromJson({{"image_processor_type", "CheXzeroImageProcessor"}});
    const nlohmann::json all = vlm::readJson(data() / "chexzero.json");
    for (const auto& [name, golden] : all.items()) {
        const Pixels pixels = processor.process(vlm::decoding::decode(data() / name));
        QCOMPARE(pixels.width, 224);
        QCOMPARE(pixels.height, 224);
        const std::size_t plane = std::size_t(224) * 224;
        const double sum = std::accumulate(pixels.values.begin(), pixels.values.begin() + plane, 0.0);
        QVERIFY2(std::abs(sum - golden.at("sum").get<double>()) < 0.05,
            qPrintable(QString("%1: %2").arg(name.c_str()).arg(sum, 0, 'f', 6)));
        for (const auto& point : golden.at("values")) {
            const auto at = point[0].get<std::size_t>() * 224 + point[1].get<std::size_t>();
            for (std::size_t channel = 0; channel < 3; ++channel)
                QVERIFY(std::abs(pixels.values[channel * plane + at] - point[2].get<float>()) < 1e-5F);
        }
    }
}

void TestImageProcessor::greyAndRgbCopiesOfAnImageAgree()
{
    for (const char* name : {"clip_224", "llava_pad", "siglip_bilinear"}) {
        const auto processor = ImageProcessor::fromJson(m_configs.at(name).at("effective"));
        const Image rgb = vlm::decoding::decode(data() / "cxr_gray.png");
        QVERIFY(processor.process(toGrey(rgb)).values == processor.process(rgb).values);
    }
}

void TestImageProcessor::onlyTheSizeOfTheOutputNeedsNoPixels()
{
    const Image picture = vlm::decoding::decode(data() / "photo_wide.png");
    for (const auto& [name, entry] : m_configs.items()) {
        const auto processor = ImageProcessor::fromJson(entry.at("effective"));
        const Pixels pixels = processor.process(picture);
        QCOMPARE(processor.outputSize(picture.width, picture.height), std::pair(pixels.width, pixels.height));
    }
}

QTEST_GUILESS_MAIN(TestImageProcessor)
#include "tst_image_processor.moc"
