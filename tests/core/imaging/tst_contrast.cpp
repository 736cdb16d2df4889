#include "core/base/error.h"
#include "core/base/random.h"
#include "core/imaging/contrast.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>

#include <opencv2/imgproc.hpp>

using namespace vlm;
using namespace vlm::imaging;

namespace {

Image noise(int width, int height, std::uint64_t seed)
{
    PhiloxStream random(seed, 3);
    Image image(width, height, 1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.pixels[static_cast<std::size_t>(y * width + x)]
                = static_cast<std::uint8_t>((x * 3 + y * 2) % 160 + static_cast<int>(random.below(60)));
    return image;
}

cv::Mat view(Image& image)
{
    return {image.height, image.width, CV_8UC1, image.pixels.data()};
}

int largestDifference(const Image& a, const Image& b)
{
    int largest = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
    return largest;
}

}

class TestContrast : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void equalisationIsOpenCvsToTheByte_data();
    void equalisationIsOpenCvsToTheByte();
    void blurringIsWithinOneLevelOfOpenCvs();
    void stretchingReachesBothEnds();
    void colourAndBadSettingsAreRefused();
};

void TestContrast::equalisationIsOpenCvsToTheByte_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("clip");
    QTest::addColumn<int>("tiles");
    QTest::newRow("even") << 64 << 64 << 2.0 << 8;
    QTest::newRow("odd") << 101 << 77 << 2.0 << 8;
    QTest::newRow("one side odd") << 64 << 77 << 3.5 << 8;
    QTest::newRow("small") << 28 << 28 << 2.0 << 8;
    QTest::newRow("no limit") << 90 << 60 << 0.0 << 4;
    QTest::newRow("one tile") << 50 << 60 << 40.0 << 1;
}

void TestContrast::equalisationIsOpenCvsToTheByte()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, clip);
    QFETCH(int, tiles);
    Image image = noise(width, height, 4);
    Image expected(width, height, 1);
    cv::Mat out = view(expected);
    cv::createCLAHE(clip, cv::Size(tiles, tiles))->apply(view(image), out);
    QCOMPARE(largestDifference(equalised(image, clip, tiles), expected), 0);
}

void TestContrast::blurringIsWithinOneLevelOfOpenCvs()
{
    for (const auto& [width, height] : {std::pair{64, 48}, std::pair{5, 9}, std::pair{31, 3}}) {
        Image image = noise(width, height, 9);
        Image expected(width, height, 1);
        cv::Mat out = view(expected);
        cv::GaussianBlur(view(image), out, cv::Size(5, 5), 1.0);
        QVERIFY(largestDifference(blurred(image, 1.0), expected) <= 1);
    }
}

void TestContrast::stretchingReachesBothEnds()
{
    Image image(2, 2, 1);
    image.pixels = {10, 20, 30, 60};
    QCOMPARE(stretched(image).pixels, (std::vector<std::uint8_t>{0, 51, 102, 255}));
    image.pixels = {7, 7, 7, 7};
    QCOMPARE(stretched(image).pixels, image.pixels);
}

void TestContrast::colourAndBadSettingsAreRefused()
{
    const Image grey = noise(16, 16, 1);
    QVERIFY_THROWS_EXCEPTION(Error, (void)equalised(Image(4, 4, 3), 2.0, 8));
    QVERIFY_THROWS_EXCEPTION(Error, (void)equalised(grey, 2.0, 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)equalised(grey, -1.0, 8));
    QVERIFY_THROWS_EXCEPTION(Error, (void)blurred(grey, 0.0));
}

QTEST_GUILESS_MAIN(TestContrast)
#include "tst_contrast.moc"
