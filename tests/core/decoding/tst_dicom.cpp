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
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/dicom";
}

QString outcome(const std::string& bytes)
{
    try {
        static_cast<void>(decode(std::as_bytes(std::span(bytes)), "the file"));
        return "decoded";
    } catch (const vlm::Error& error) {
        return error.kind() == vlm::ErrorKind::Image ? error.what() : "an error of the wrong kind";
    }
}

/// Explicit VR little-endian file, element by element.
class Writer {
public:
    Writer& word(unsigned group, unsigned element, int value) { return add(group, element, "US", little(value, 2)); }
    Writer& text(unsigned group, unsigned element, const char* vr, std::string value)
    {
        if (value.size() % 2 != 0)
            value += ' ';
        return add(group, element, vr, value);
    }
    Writer& words(unsigned group, unsigned element, const std::vector<int>& values)
    {
        std::string bytes;
        for (const int v : values)
            bytes += little(v, 2);
        return add(group, element, "OW", bytes);
    }
    Writer& shorts(unsigned group, unsigned element, const std::vector<int>& values)
    {
        std::string bytes;
        for (const int v : values)
            bytes += little(v, 2);
        return add(group, element, "US", bytes);
    }
    /// A sequence of one item of defined length.
    Writer& sequence(unsigned group, unsigned element, const Writer& item)
    {
        return add(group, element, "SQ",
            little(0xFFFE, 2) + little(0xE000, 2) + little(int(item.m_set.size()), 4) + item.m_set);
    }
    [[nodiscard]] std::string file(const std::string& syntax = "1.2.840.10008.1.2.1") const
    {
        Writer meta;
        meta.text(2, 0x10, "UI", syntax);
        return std::string(128, '\0') + "DICM" + meta.m_set + m_set;
    }

private:
    static std::string little(int value, int size)
    {
        std::string bytes;
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> (8 * i));
        return bytes;
    }
    Writer& add(unsigned group, unsigned element, const std::string& vr, const std::string& value)
    {
        const bool wide = vr == "OW" || vr == "SQ";
        m_set += little(int(group), 2) + little(int(element), 2) + vr
            + (wide ? little(0, 2) + little(int(value.size()), 4) : little(int(value.size()), 2)) + value;
        return *this;
    }
    std::string m_set;
};

/// Header of a one-row 16-bit grey image.
Writer grey(int columns, const char* photometric, bool isSigned)
{
    Writer writer;
    writer.word(0x28, 2, 1).text(0x28, 4, "CS", photometric).word(0x28, 0x10, 1).word(0x28, 0x11, columns);
    writer.word(0x28, 0x100, 16).word(0x28, 0x101, 12).word(0x28, 0x102, 11).word(0x28, 0x103, isSigned ? 1 : 0);
    return writer;
}

/// First channel of each pixel.
std::vector<int> levels(const std::string& bytes)
{
    const Image image = decode(std::as_bytes(std::span(bytes)), "the file");
    std::vector<int> values;
    for (std::size_t i = 0; i < image.pixels.size(); i += 3)
        values.push_back(image.pixels[i]);
    return values;
}

using Levels = std::vector<int>;

}

class TestDicom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesAreShownOrRefused_data();
    void filesAreShownOrRefused();
    void withoutAWindowTheRangeIsStretched();
    void signedValuesRescaleAndWindow();
    void monochrome1IsInverted();
    void voiTableTakesPrecedence();
    void paletteIsLookedUp();
    void patientDataNeverAppear();
    void cutAndFlippedFilesNeverCrash_data();
    void cutAndFlippedFilesNeverCrash();
    void hugeImagesAreRefused();
    void unknownSyntaxesAreNamed();
};

void TestDicom::filesAreShownOrRefused_data()
{
    QTest::addColumn<QString>("expected");
    for (const auto& entry : vlm::readJson(data() / "expected.json"))
        QTest::newRow(entry.at("file").get<std::string>().c_str()) << QString::fromStdString(entry.dump());
}

void TestDicom::filesAreShownOrRefused()
{
    QFETCH(QString, expected);
    const auto entry = nlohmann::json::parse(expected.toStdString());
    const std::string bytes = vlm::readFile(data() / entry.at("file").get<std::string>());
    if (entry.contains("refused")) {
        QCOMPARE(outcome(bytes), QString::fromStdString("the file: " + entry.at("refused").get<std::string>()));
        return;
    }
    const Image image = decode(std::as_bytes(std::span(bytes)), "the file");
    QCOMPARE(image.width, entry.at("width").get<int>());
    QCOMPARE(image.height, entry.at("height").get<int>());
    QCOMPARE(crc32(0, image.pixels.data(), uInt(image.pixels.size())), entry.at("crc32").get<unsigned long>());
}

void TestDicom::withoutAWindowTheRangeIsStretched()
{
    Writer writer = grey(4, "MONOCHROME2", false);
    writer.word(0x28, 0x120, 4000); // padding
    QCOMPARE(levels(writer.words(0x7FE0, 0x10, {100, 200, 300, 4000}).file()), (Levels{0, 128, 255, 255}));
}

void TestDicom::signedValuesRescaleAndWindow()
{
    Writer writer = grey(5, "MONOCHROME2", true);
    writer.text(0x28, 0x1050, "DS", "40\\300").text(0x28, 0x1051, "DS", "401\\1500");
    writer.text(0x28, 0x1052, "DS", "-10").text(0x28, 0x1053, "DS", "2");
    // 12 bits stored: 0xF9C is -100; stored * 2 - 10 in a window of 40 ± 200
    QCOMPARE(levels(writer.words(0x7FE0, 0x10, {0xF9C, 0, 25, 125, 2000}).file()), (Levels{0, 96, 128, 255, 255}));
}

void TestDicom::monochrome1IsInverted()
{
    Writer writer = grey(3, "MONOCHROME1", false);
    QCOMPARE(levels(writer.words(0x7FE0, 0x10, {0, 5, 10}).file()), (Levels{255, 128, 0}));
}

void TestDicom::voiTableTakesPrecedence()
{
    Writer item;
    item.shorts(0x28, 0x3002, {3, 10, 8}).words(0x28, 0x3006, {255, 51, 0});
    Writer writer = grey(5, "MONOCHROME2", false);
    writer.text(0x28, 0x1050, "DS", "2").text(0x28, 0x1051, "DS", "2").sequence(0x28, 0x3010, item);
    QCOMPARE(levels(writer.words(0x7FE0, 0x10, {0, 10, 11, 12, 99}).file()), (Levels{255, 255, 51, 0, 0}));
}

void TestDicom::paletteIsLookedUp()
{
    Writer writer = grey(3, "PALETTE COLOR", false);
    for (unsigned c = 0; c < 3; ++c)
        writer.shorts(0x28, 0x1101 + c, {3, 0, 16});
    for (int c = 0; c < 3; ++c)
        writer.words(0x28, 0x1201 + unsigned(c), {c << 8, 0x1000, 0xFF00});
    const std::string bytes = writer.words(0x7FE0, 0x10, {0, 1, 2}).file();
    const Image image = decode(std::as_bytes(std::span(bytes)), "p");
    QVERIFY((image.pixels == std::vector<std::uint8_t>{0, 1, 2, 16, 16, 16, 255, 255, 255}));
}

void TestDicom::patientDataNeverAppear()
{
    Writer writer;
    writer.text(0x10, 0x10, "PN", "SECRET^NAME").text(0x10, 0x20, "LO", "SECRET-ID");
    for (std::string bytes : {writer.file(), writer.file() + "garbage garbage", writer.file("9.9.SECRET")}) {
        const QString message = outcome(bytes);
        QVERIFY2(message.startsWith("the file: DICOM: ") && !message.contains("SECRET"), qPrintable(message));
    }
}

void TestDicom::cutAndFlippedFilesNeverCrash_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"MR_small_RLE.dcm", "MR_small_implicit.dcm", "MR_small_bigendian.dcm", "rtplan.dcm",
             "SC_rgb_jpeg_dcmtk.dcm", "image_dfl.dcm"})
        QTest::newRow(file) << file;
}

void TestDicom::cutAndFlippedFilesNeverCrash()
{
    QFETCH(QString, file);
    const std::string whole = vlm::readFile(data() / file.toStdString());
    for (std::size_t keep = 0; keep + 200 < whole.size(); keep += 1 + whole.size() / 60)
        QVERIFY2(outcome(whole.substr(0, keep)).startsWith("the file: "), qPrintable(QString::number(keep)));
    int refused = 0;
    for (std::size_t at = 132; at < std::min<std::size_t>(whole.size(), 3000); at += 5) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0xA5);
        refused += outcome(bytes) != "decoded";
    }
    QVERIFY(refused > 0);
}

void TestDicom::hugeImagesAreRefused()
{
    Writer writer;
    writer.word(0x28, 2, 1).text(0x28, 4, "CS", "MONOCHROME2").word(0x28, 0x10, 65535).word(0x28, 0x11, 65535);
    writer.words(0x7FE0, 0x10, {0});
    QVERIFY(outcome(writer.file()).contains("65535x65535 pixels are more than the limit"));
}

void TestDicom::unknownSyntaxesAreNamed()
{
    Writer writer = grey(1, "MONOCHROME2", false);
    writer.words(0x7FE0, 0x10, {0});
    QVERIFY(outcome(writer.file("1.2.840.10008.1.2.4.100")).contains("1.2.840.10008.1.2.4.100 is not decoded"));
}

QTEST_GUILESS_MAIN(TestDicom)
#include "tst_dicom.moc"
