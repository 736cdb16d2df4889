#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode.h"

#include <QTest>
#include <zlib.h>

#include <nlohmann/json.hpp>

using vlm::decoding::decode;
using vlm::imaging::Image;

namespace {

std::filesystem::path data()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/images";
}

/// The reason of a refusal, or "decoded".
QString outcome(std::string_view bytes)
{
    try {
        static_cast<void>(decode(std::as_bytes(std::span(bytes)), "the file"));
        return "decoded";
    } catch (const vlm::Error& error) {
        return error.kind() == vlm::ErrorKind::Image ? error.what() : "an error of the wrong kind";
    }
}

}

class TestDecode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oddFilesAreRightOrRefused_data();
    void oddFilesAreRightOrRefused();
    void everyCutIsRefused_data();
    void everyCutIsRefused();
    void flippedBytesNeverCrash_data();
    void flippedBytesNeverCrash();
    void hugeHeadersAreRefusedBeforeDecoding();
    void otherFilesAreNamed();
    void aMissingFileIsAnImageError();
    void thumbnailsFitAndKeepTheRatio();
};

void TestDecode::oddFilesAreRightOrRefused_data()
{
    QTest::addColumn<QString>("expected");
    for (const auto& entry : vlm::readJson(data() / "expected.json"))
        QTest::newRow(entry.at("file").get<std::string>().c_str()) << QString::fromStdString(entry.dump());
}

void TestDecode::oddFilesAreRightOrRefused()
{
    QFETCH(QString, expected);
    const auto entry = nlohmann::json::parse(expected.toStdString());
    const std::filesystem::path file = data() / entry.at("file").get<std::string>();
    if (entry.contains("refused")) {
        const QString reason = outcome(vlm::readFile(file));
        QVERIFY2(reason.contains(QString::fromStdString(entry.at("refused").get<std::string>())), qPrintable(reason));
        return;
    }
    const Image image = decode(file);
    QCOMPARE(image.channels, 3);
    QCOMPARE(image.width, entry.at("width").get<int>());
    QCOMPARE(image.height, entry.at("height").get<int>());
    const auto crc = crc32(0, image.pixels.data(), static_cast<uInt>(image.pixels.size()));
    QCOMPARE(crc, entry.at("crc32").get<unsigned long>());
}

void TestDecode::everyCutIsRefused_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file :
        {"hopper_orientation_6.jpg", "pil_sample_cmyk.jpg", "p_16.png", "tiny.png", "hopper.webp", "hopper_jpg.tif"})
        QTest::newRow(file) << file;
}

void TestDecode::everyCutIsRefused()
{
    QFETCH(QString, file);
    const std::string whole = vlm::readFile(data() / file.toStdString());
    QCOMPARE(outcome(whole), "decoded");
    // The last bytes of some files are padding or a directory no pixel depends on.
    for (std::size_t keep = 0; keep + 64 < whole.size(); keep += 1 + whole.size() / 40)
        QVERIFY2(outcome(whole.substr(0, keep)).startsWith("the file: "), qPrintable(QString::number(keep)));
}

void TestDecode::flippedBytesNeverCrash_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"hopper_orientation_6.jpg", "p_16.png", "hopper.webp", "hopper_rle8_grayscale.bmp",
             "16_bit_binary_pgm.tiff", "hopper_lzw.tif"})
        QTest::newRow(file) << file;
}

void TestDecode::flippedBytesNeverCrash()
{
    QFETCH(QString, file);
    const std::string whole = vlm::readFile(data() / file.toStdString());
    int refused = 0;
    for (std::size_t at = 0; at < std::min<std::size_t>(whole.size(), 400); at += 7) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
        refused += outcome(bytes) != "decoded";
    }
    QVERIFY(refused > 0);
}

void TestDecode::hugeHeadersAreRefusedBeforeDecoding()
{
    std::string png = vlm::readFile(data() / "p_16.png");
    png.replace(16, 8, std::string("\x00\x01\x00\x00\x00\x01\x00\x00", 8));
    QVERIFY2(outcome(png).contains("65536x65536 pixels are more than the limit"), qPrintable(outcome(png)));
}

void TestDecode::otherFilesAreNamed()
{
    QVERIFY(outcome("").contains("the file is empty"));
    QVERIFY(outcome("GIF89a........").contains("the file is GIF"));
    QVERIFY(outcome("version https://git-lfs.github.com/spec/v1").contains("Git LFS pointer"));
    QVERIFY(outcome("name,label\nx,1\n").contains("not an image"));
}

void TestDecode::aMissingFileIsAnImageError()
{
    try {
        static_cast<void>(decode(data() / "no such file.png"));
        QFAIL("a missing file was decoded");
    } catch (const vlm::Error& error) {
        QCOMPARE(error.kind(), vlm::ErrorKind::Image);
        QVERIFY(QString::fromUtf8(error.what()).contains("no such file.png"));
    }
}

void TestDecode::thumbnailsFitAndKeepTheRatio()
{
    const Image whole = decode(data() / "pil_sample_cmyk.jpg");
    for (const int side : {1000, 64, 24, 9}) {
        const Image small = vlm::decoding::decodeScaled(data() / "pil_sample_cmyk.jpg", side);
        QCOMPARE(std::max(small.width, small.height), std::min(side, std::max(whole.width, whole.height)));
        const double ratio = double(small.width) * whole.height / (double(small.height) * whole.width);
        QVERIFY(std::abs(ratio - 1.0) < 1.5 / std::min(small.width, small.height));
    }
    QCOMPARE(vlm::decoding::decodeScaled(data() / "hopper.webp", 32).width, 32);
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
