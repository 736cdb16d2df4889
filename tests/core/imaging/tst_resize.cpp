#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/decoding/decode.h"
#include "core/imaging/interpolate.h"
#include "core/imaging/resize.h"
#include "core/imaging/transform.h"

#include <QTest>
#include <zlib.h>

#include <nlohmann/json.hpp>

using namespace vlm::imaging;

namespace {

std::filesystem::path data()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/image_processors";
}

Image noise(int width, int height, int channels)
{
    Image image(width, height, channels);
    vlm::PhiloxStream random(7, 1);
    for (auto& v : image.pixels)
        v = static_cast<std::uint8_t>(random.below(256));
    return image;
}

}

class TestResize : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFilterGivesPillowsBytes();
    void greyGivesOneChannelOfTheGreyRgbImage();
    void keepingAPartGivesThatPartOfTheWhole();
    void anExtremeReductionIsExactToo();
    void unknownFiltersAreNamed();
    void anImpossibleSizeIsRefused();
    void croppingASmallImagePadsLikeTheReferences();
    void torchBicubicMatchesHandComputedValues();
};

void TestResize::everyFilterGivesPillowsBytes()
{
    const nlohmann::json cases = vlm::readJson(data() / "pillow_resize.json");
    QCOMPARE(cases.size(), 252U);
    std::map<std::string, Image> images;
    for (const auto& c : cases) {
        const std::string file = c.at("image");
        if (!images.contains(file)) {
            const Image rgb = vlm::decoding::decode(data() / file);
            images[file] = file == "cxr_gray.png" ? toGrey(rgb) : rgb;
        }
        const Image result
            = resize(images[file], c.at("width"), c.at("height"), filterFromName(std::string(c.at("filter"))));
        const auto crc = crc32(0, result.pixels.data(), static_cast<uInt>(result.pixels.size()));
        QVERIFY2(crc == c.at("crc32").get<unsigned long>(), c.dump().c_str());
    }
}

void TestResize::greyGivesOneChannelOfTheGreyRgbImage()
{
    const Image grey = noise(333, 211, 1);
    for (const Filter filter : {Filter::Bicubic, Filter::Bilinear, Filter::Lanczos, Filter::Nearest}) {
        const Image one = resize(grey, 100, 57, filter);
        QVERIFY(toRgb(one).pixels == resize(toRgb(grey), 100, 57, filter).pixels);
    }
}

void TestResize::keepingAPartGivesThatPartOfTheWhole()
{
    const Image image = noise(300, 170, 3);
    for (const Filter filter : {Filter::Nearest, Filter::Lanczos, Filter::Bilinear, Filter::Bicubic, Filter::Box}) {
        const Image whole = resize(image, 99, 56, filter);
        const Region part{.left = 21, .top = 3, .width = 56, .height = 50};
        QVERIFY(resize(image, 99, 56, filter, part).pixels == crop(whole, part).pixels);
    }
}

void TestResize::anExtremeReductionIsExactToo()
{
    Image image(20000, 2, 1);
    std::ranges::fill(image.pixels, std::uint8_t(255));
    const Image result = resize(image, 1, 1, Filter::Lanczos);
    QCOMPARE(int(result.pixels[0]), 255);
}

void TestResize::unknownFiltersAreNamed()
{
    try {
        static_cast<void>(filterFromName("cubic spline"));
        QFAIL("an unknown filter was accepted");
    } catch (const vlm::Error& error) {
        QVERIFY(QString::fromUtf8(error.what()).contains("known: nearest"));
    }
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(filterFromCode(9)), vlm::Error);
}

void TestResize::anImpossibleSizeIsRefused()
{
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(resize(noise(4, 4, 3), 0, 4, Filter::Bicubic)), vlm::Error);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(resize(Image(), 4, 4, Filter::Bicubic)), vlm::Error);
    const Region outside{.left = 2, .top = 0, .width = 4, .height = 4};
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(resize(noise(9, 9, 3), 4, 4, Filter::Box, outside)), vlm::Error);
}

void TestResize::croppingASmallImagePadsLikeTheReferences()
{
    Image image(2, 1, 1);
    image.pixels = {7, 9};
    // Hugging Face puts the larger half of the margin on the left and top, torchvision on the right and bottom.
    QVERIFY((centreCrop(image, 3, 2, CropRounding::Floor).pixels == std::vector<std::uint8_t>{0, 0, 0, 0, 7, 9}));
    QVERIFY((centreCrop(image, 3, 2, CropRounding::HalfEven).pixels == std::vector<std::uint8_t>{7, 9, 0, 0, 0, 0}));
    QCOMPARE(cropStart(59, 56, CropRounding::Floor), 1);
    QCOMPARE(cropStart(59, 56, CropRounding::HalfEven), 2);
    QCOMPARE(cropStart(57, 56, CropRounding::HalfEven), 0);
}

void TestResize::torchBicubicMatchesHandComputedValues()
{
    const Pixels ramp{.channels = 1, .height = 1, .width = 4, .values = {0, 1, 4, 9}};
    const Pixels wide = interpolate(ramp, 8, 1, Interpolation::Bilinear);
    const std::vector<float> expected{0, 0.25F, 0.75F, 1.75F, 3.25F, 5.25F, 7.75F, 9};
    for (std::size_t i = 0; i < 8; ++i)
        QCOMPARE(wide.values[i], expected[i]);
    // t = 0.5 with a = -0.75: weights -0.09375, 0.59375, 0.59375, -0.09375
    const Pixels middle = interpolate(ramp, 1, 1, Interpolation::Bicubic);
    QCOMPARE(middle.values[0], -0.09375F * 0 + 0.59375F * 1 + 0.59375F * 4 - 0.09375F * 9);
}

QTEST_GUILESS_MAIN(TestResize)
#include "tst_resize.moc"
