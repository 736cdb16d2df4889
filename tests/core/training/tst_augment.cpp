#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/training/augment.h"

using namespace vlm;

namespace {

imaging::Pixels noise(int side)
{
    imaging::Pixels pixels{.channels = 2, .height = side, .width = side, .values = {}};
    PhiloxStream random(1, 0);
    for (int i = 0; i < 2 * side * side; ++i)
        pixels.values.push_back(static_cast<float>(random.normal()));
    return pixels;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double worst = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i)
        worst = std::max(worst, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return worst;
}

}

class AugmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAskedChangesNothing();
    void drawDependsOnItsNumberAlone();
    void mirroringIsExact();
    void brightnessAndContrastStayInTheirLimits();
    void rotationKeepsTheCentre();
    void oneOptionDoesNotShiftTheOthers();
};

void AugmentTest::nothingAskedChangesNothing()
{
    QVERIFY(!training::augments({}));
    QCOMPARE(training::augmented(noise(9), {}, 4, 2).values, noise(9).values);
}

void AugmentTest::drawDependsOnItsNumberAlone()
{
    config::AugmentOptions options;
    options.rotation = 20.0;
    options.crop = 0.2;
    options.contrast = 0.2;
    const auto drawn = [&](std::uint64_t seed, std::uint64_t draw) {
        return training::augmented(noise(9), options, seed, draw).values;
    };
    QCOMPARE(drawn(4, 2), drawn(4, 2));
    QVERIFY(drawn(4, 2) != drawn(4, 3));
    QVERIFY(drawn(4, 2) != drawn(5, 2));
}

void AugmentTest::mirroringIsExact()
{
    config::AugmentOptions options;
    options.flip = "horizontal";
    const imaging::Pixels pixels = noise(8);
    imaging::Pixels mirrored = pixels;
    for (std::size_t row = 0; row < 16; ++row)
        std::reverse(mirrored.values.begin() + static_cast<std::ptrdiff_t>(row * 8),
            mirrored.values.begin() + static_cast<std::ptrdiff_t>(row * 8 + 8));
    int flipped = 0;
    for (std::uint64_t draw = 0; draw < 64; ++draw) {
        const imaging::Pixels out = training::augmented(pixels, options, 1, draw);
        const bool plain = largestDifference(out.values, pixels.values) < 1e-5;
        const bool turned = largestDifference(out.values, mirrored.values) < 1e-5;
        QVERIFY(plain != turned);
        flipped += turned ? 1 : 0;
    }
    QVERIFY(flipped > 16 && flipped < 48); // every second one
}

void AugmentTest::brightnessAndContrastStayInTheirLimits()
{
    config::AugmentOptions options;
    options.brightness = 0.3;
    const imaging::Pixels pixels = noise(8);
    for (std::uint64_t draw = 0; draw < 32; ++draw) {
        const imaging::Pixels out = training::augmented(pixels, options, 1, draw);
        const double shift = static_cast<double>(out.values[0]) - static_cast<double>(pixels.values[0]);
        QVERIFY(std::abs(shift) <= 0.3 + 1e-6);
        for (std::size_t i = 0; i < out.values.size(); ++i)
            QVERIFY(
                std::abs(static_cast<double>(out.values[i]) - static_cast<double>(pixels.values[i]) - shift) < 1e-5);
    }
    options.brightness = 0.0;
    options.contrast = 0.5;
    for (std::uint64_t draw = 0; draw < 32; ++draw) {
        const imaging::Pixels out = training::augmented(pixels, options, 1, draw);
        const auto span = [](const imaging::Pixels& one) {
            const auto [low, high] = std::minmax_element(one.values.begin(), one.values.begin() + 64);
            return static_cast<double>(*high) - static_cast<double>(*low);
        };
        const double factor = span(out) / span(pixels);
        QVERIFY(factor >= 0.5 - 1e-5 && factor <= 1.5 + 1e-5);
    }
}

void AugmentTest::rotationKeepsTheCentre()
{
    config::AugmentOptions options;
    options.rotation = 180.0;
    const imaging::Pixels pixels = noise(9); // odd: there is a pixel in the middle
    for (std::uint64_t draw = 0; draw < 16; ++draw)
        QVERIFY(std::abs(static_cast<double>(training::augmented(pixels, options, 1, draw).values[4 * 9 + 4])
                    - static_cast<double>(pixels.values[4 * 9 + 4]))
            < 1e-5);
}

void AugmentTest::oneOptionDoesNotShiftTheOthers()
{
    config::AugmentOptions flip;
    flip.flip = "horizontal";
    config::AugmentOptions brighter = flip;
    brighter.brightness = 0.2;
    const imaging::Pixels pixels = noise(8);
    for (std::uint64_t draw = 0; draw < 16; ++draw) {
        const auto a = training::augmented(pixels, flip, 1, draw).values;
        const auto b = training::augmented(pixels, brighter, 1, draw).values;
        const double shift = static_cast<double>(b[0]) - static_cast<double>(a[0]);
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY(std::abs(static_cast<double>(b[i]) - static_cast<double>(a[i]) - shift) < 1e-5);
    }
}

QTEST_GUILESS_MAIN(AugmentTest)
#include "tst_augment.moc"
