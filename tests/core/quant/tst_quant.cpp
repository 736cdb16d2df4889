#include "core/base/error.h"
#include "core/base/random.h"
#include "core/quant/product.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <QTest>

using namespace vlm;
using quant::Format;

namespace {

std::vector<float> drawn(std::int64_t count, std::uint64_t seed, double scale)
{
    PhiloxStream random(seed, 0);
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values)
        value = static_cast<float>(random.normal() * scale);
    return values;
}

std::vector<float> product(const quant::Packed& packed, std::span<const float> x, std::int64_t count, quant::Isa isa)
{
    const quant::Activations activations(packed, x, count);
    std::vector<float> y(static_cast<std::size_t>(count * packed.paddedRows()), -1.0F);
    quant::multiply(packed, activations, 0, packed.rowBlocks(), y, isa);
    return y;
}

bool sameBits(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

/// Σ of a row times the activations as they were rounded, in double.
double exactProduct(
    const quant::Packed& packed, const quant::Activations& x, std::int64_t column, std::int64_t row, double& magnitude)
{
    std::vector<float> weights(static_cast<std::size_t>(packed.cols));
    std::vector<float> values(weights.size());
    quant::unpackRow(packed, row, weights);
    x.unpack(column, values);
    double sum = 0.0;
    magnitude = 0.0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        sum += double(weights[i]) * double(values[i]);
        magnitude += std::abs(double(weights[i]) * double(values[i]));
    }
    return sum;
}

const char* text(Format format)
{
    return quant::name(format).data();
}

}

class TestQuant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKernelGivesTheScalarBits_data();
    void everyKernelGivesTheScalarBits();
    void productsAreThoseOfTheUnpackedMatrix();
    void dividingTheWorkChangesNoBit();
    void columnsDoNotSeeEachOther();
    void sizesAreTheDocumentedOnes();
    void errorsStayWithinTheStep();
    void levelsOfNf4SurviveExactly();
    void int4FindsTheScaleThatFits();
    void nothingFiniteHidesNotANumber();
    void aWeightThatIsNotFiniteIsRefused();
    void halvesRoundToNearestEven();
    void bfloat16KernelsGiveTheScalarBits();
};

void TestQuant::everyKernelGivesTheScalarBits_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("cols");
    for (const Format format : {Format::Int8, Format::Int4, Format::Nf4}) {
        for (const auto& [rows, cols] :
            {std::pair{16, 64}, {1, 1}, {33, 70}, {64, 192}, {5, 33}, {100, 512}, {17, 2048}, {48, 31}, {16, 1056}})
            QTest::addRow("%s %dx%d", text(format), rows, cols) << static_cast<int>(format) << rows << cols;
    }
}

void TestQuant::everyKernelGivesTheScalarBits()
{
    QFETCH(int, format);
    QFETCH(int, rows);
    QFETCH(int, cols);
    const auto packed = quant::pack(static_cast<Format>(format), drawn(std::int64_t(rows) * cols, 1, 0.02), rows, cols);
    for (const std::int64_t count : {1, 2, 3, 4, 5, 8, 9, 17}) {
        const std::vector<float> x = drawn(count * cols, 2, 1.0);
        const std::vector<float> expected = product(packed, x, count, quant::Isa::Scalar);
        for (const quant::Isa isa : quant::availableIsas())
            QVERIFY2(sameBits(product(packed, x, count, isa), expected),
                qPrintable(QString("%1, %2 columns").arg(quant::name(isa).data()).arg(count)));
    }
}

void TestQuant::productsAreThoseOfTheUnpackedMatrix()
{
    constexpr std::int64_t kRowsHere = 40;
    constexpr std::int64_t kColsHere = 200;
    for (const Format format : {Format::Int8, Format::Int4, Format::Nf4}) {
        const auto packed = quant::pack(format, drawn(kRowsHere * kColsHere, 3, 0.02), kRowsHere, kColsHere);
        const std::vector<float> x = drawn(2 * kColsHere, 4, 1.0);
        const quant::Activations activations(packed, x, 2);
        const std::vector<float> y = product(packed, x, 2, quant::bestIsa());
        for (std::int64_t n = 0; n < 2; ++n) {
            for (std::int64_t row = 0; row < kRowsHere; ++row) {
                double magnitude = 0.0;
                const double exact = exactProduct(packed, activations, n, row, magnitude);
                const double ours = y[static_cast<std::size_t>(n * packed.paddedRows() + row)];
                QVERIFY2(std::abs(ours - exact) <= 2e-6 * magnitude, text(format));
            }
        }
    }
}

void TestQuant::dividingTheWorkChangesNoBit()
{
    const auto packed = quant::pack(Format::Int4, drawn(100 * 96, 5, 0.02), 100, 96);
    const std::vector<float> x = drawn(3 * 96, 6, 1.0);
    const std::vector<float> whole = product(packed, x, 3, quant::bestIsa());
    const quant::Activations activations(packed, x, 3);
    std::vector<float> parts(whole.size());
    for (std::int64_t block = packed.rowBlocks(); block-- > 0;)
        quant::multiply(packed, activations, block, block + 1, parts);
    QVERIFY(sameBits(parts, whole));
}

void TestQuant::columnsDoNotSeeEachOther()
{
    for (const Format format : {Format::Int8, Format::Int4, Format::Nf4}) {
        const auto packed = quant::pack(format, drawn(32 * 96, 7, 0.02), 32, 96);
        const std::vector<float> x = drawn(13 * 96, 8, 1.0);
        const std::vector<float> together = product(packed, x, 13, quant::bestIsa());
        for (std::size_t n = 0; n < 13; ++n) {
            const std::vector<float> alone = product(packed, std::span(x).subspan(n * 96, 96), 1, quant::bestIsa());
            QVERIFY(std::memcmp(alone.data(), together.data() + n * 32, 32 * sizeof(float)) == 0);
        }
    }
}

void TestQuant::sizesAreTheDocumentedOnes()
{
    const auto bits = [](Format format) {
        return 8.0 * static_cast<double>(quant::packedBytes(format, 4096, 4096)) / (4096.0 * 4096.0);
    };
    QCOMPARE(bits(Format::Int8), 8.0 + 32.0 / 4096.0);
    QCOMPARE(bits(Format::Int4), 4.5);
    QCOMPARE(bits(Format::Nf4), 4.0 + 8.0 / 64.0 + 32.0 / (64.0 * 256.0)); // QLoRA section 3: 0.127 bits of constants
    for (const Format format : {Format::Int8, Format::Int4, Format::Nf4})
        QCOMPARE(quant::pack(format, drawn(33 * 70, 9, 1.0), 33, 70).bytes(), quant::packedBytes(format, 33, 70));
}

void TestQuant::errorsStayWithinTheStep()
{
    const std::vector<float> weights = drawn(64 * 512, 10, 0.02);
    const auto relative = [&](Format format) {
        const auto packed = quant::pack(format, weights, 64, 512);
        std::vector<float> row(512);
        double error = 0.0;
        double norm = 0.0;
        for (std::int64_t r = 0; r < 64; ++r) {
            quant::unpackRow(packed, r, row);
            for (std::size_t c = 0; c < row.size(); ++c) {
                const double w = weights[static_cast<std::size_t>(r) * 512 + c];
                error += (row[c] - w) * (row[c] - w);
                norm += w * w;
            }
        }
        return std::sqrt(error / norm);
    };
    // Of normal weights: uniform steps of max/127 over a row; 16 uniform levels a group of 32; 16 quantiles over 64.
    QVERIFY(relative(Format::Int8) < 0.0100);
    QVERIFY(relative(Format::Int4) < 0.0850);
    QVERIFY(relative(Format::Nf4) < 0.0950);
    QVERIFY(relative(Format::Int8) > 0.0030); // and none of them stores the weights themselves
    QVERIFY(relative(Format::Nf4) > 0.0500);
}

void TestQuant::levelsOfNf4SurviveExactly()
{
    // Maxima that are all equal lose nothing in the second quantisation.
    std::vector<float> weights(16 * 64);
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = quant::kNf4Levels[i % 16] * 0.5F;
    const auto packed = quant::pack(Format::Nf4, weights, 16, 64);
    std::vector<float> row(64);
    for (std::int64_t r = 0; r < 16; ++r) {
        quant::unpackRow(packed, r, row);
        for (std::size_t c = 0; c < row.size(); ++c)
            QCOMPARE(row[c], weights[static_cast<std::size_t>(r) * 64 + c]);
    }
}

void TestQuant::int4FindsTheScaleThatFits()
{
    // -8 … 7 times a power of two fits without error, whichever sign the extreme has.
    for (const float scale : {0.25F, -0.25F}) {
        std::vector<float> weights(32);
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = static_cast<float>(static_cast<int>(i % 16) - 8) * scale;
        const auto packed = quant::pack(Format::Int4, weights, 1, 32);
        std::vector<float> row(32);
        quant::unpackRow(packed, 0, row);
        QVERIFY(row == weights);
    }
}

void TestQuant::nothingFiniteHidesNotANumber()
{
    for (const Format format : {Format::Int8, Format::Int4, Format::Nf4}) {
        const auto packed = quant::pack(format, drawn(16 * 64, 11, 0.02), 16, 64);
        for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            std::vector<float> x = drawn(64, 12, 1.0);
            x[5] = bad;
            for (const quant::Isa isa : quant::availableIsas()) {
                const std::vector<float> y = product(packed, x, 1, isa);
                QVERIFY(std::ranges::none_of(y, [](float value) { return std::isfinite(value); }));
            }
        }
    }
}

void TestQuant::aWeightThatIsNotFiniteIsRefused()
{
    std::vector<float> weights(64, 1.0F);
    weights[7] = std::numeric_limits<float>::infinity();
    QVERIFY_EXCEPTION_THROWN((void)quant::pack(Format::Int4, weights, 1, 64), Error);
}

void TestQuant::halvesRoundToNearestEven()
{
    QCOMPARE(quant::toHalf(1.0F), std::uint16_t(0x3C00));
    QCOMPARE(quant::toHalf(-2.5F), std::uint16_t(0xC100));
    QCOMPARE(quant::toHalf(65504.0F), std::uint16_t(0x7BFF));
    QCOMPARE(quant::toHalf(70000.0F), std::uint16_t(0x7C00));
    QCOMPARE(quant::toHalf(0x1.0p-24F), std::uint16_t(0x0001));
    QCOMPARE(quant::toHalf(1.0F + 0x1.0p-11F), std::uint16_t(0x3C00)); // half way: to the even one below
    QCOMPARE(quant::toHalf(1.0F + 3 * 0x1.0p-11F), std::uint16_t(0x3C02)); // … and above
    for (std::uint32_t bits = 0; bits < 0x7C00; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        QCOMPARE(quant::toHalf(quant::fromHalf(half)), half);
    }
}

void TestQuant::bfloat16KernelsGiveTheScalarBits()
{
    for (const std::int64_t cols : {1, 31, 32, 33, 100, 2048}) {
        std::vector<std::uint16_t> weights(static_cast<std::size_t>(9 * cols));
        const std::vector<float> values = drawn(9 * cols, 13, 1.0);
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(values[i]) >> 16);
        for (const std::int64_t count : {1, 2, 3, 8, 11}) {
            const std::vector<float> x = drawn(count * cols, 14, 1.0);
            std::vector<float> expected(static_cast<std::size_t>(9 * count));
            quant::multiplyBfloat16(weights, cols, x, 0, 9, expected, quant::Isa::Scalar);
            for (const quant::Isa isa : quant::availableIsas()) {
                std::vector<float> y(expected.size());
                quant::multiplyBfloat16(weights, cols, x, 0, 4, y, isa);
                quant::multiplyBfloat16(weights, cols, x, 4, 9, y, isa);
                QVERIFY(sameBits(y, expected));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestQuant)
#include "tst_quant.moc"
