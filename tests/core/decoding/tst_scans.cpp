#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode.h"
#include "core/decoding/dicom.h"
#include "core/decoding/dicom_tags.h"
#include "core/decoding/encode.h"
#include "core/decoding/nifti.h"
#include "core/decoding/pixel_shape.h"
#include "core/decoding/sha256.h"
#include "core/decoding/source_image.h"
#include "tests/ui/data/dicom_writer.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>
#include <set>

#include <zlib.h>

using namespace vlm;
using namespace vlm::decoding;

namespace {

std::filesystem::path data()
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/dicom";
}

std::span<const std::byte> view(const std::string& bytes)
{
    return std::as_bytes(std::span(bytes));
}

QString fault(const std::function<void()>& action)
{
    try {
        action();
        return "fine";
    } catch (const Error& error) {
        return error.kind() == ErrorKind::Image ? error.what() : "an error of the wrong kind";
    }
}

std::string hex(const std::string& bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString();
}

template <class T> void put(std::string& bytes, std::size_t at, T value)
{
    std::memcpy(bytes.data() + at, &value, sizeof value);
}

struct Volume {
    std::int16_t type = 4;
    std::array<std::int16_t, 3> sides{2, 3, 4};
    float slope = 0;
    float inter = 0;
    std::array<std::array<float, 4>, 3> rows{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
    std::int16_t sform = 1;
};

/// A NIfTI-1 file whose voxel (i, j, k) is i + 10 j + 100 k.
template <class T> std::string nifti(const Volume& v)
{
    std::string bytes(352, '\0');
    put<std::int32_t>(bytes, 0, 348);
    put<std::int16_t>(bytes, 40, 3);
    for (std::size_t i = 0; i < 3; ++i)
        put<std::int16_t>(bytes, 42 + 2 * i, v.sides[i]);
    put<std::int16_t>(bytes, 70, v.type);
    put<std::int16_t>(bytes, 72, sizeof(T) * 8);
    for (std::size_t i = 0; i < 4; ++i)
        put<float>(bytes, 76 + 4 * i, i == 0 ? 1.0F : static_cast<float>(i) * 0.5F);
    put<float>(bytes, 108, 352);
    put<float>(bytes, 112, v.slope);
    put<float>(bytes, 116, v.inter);
    put<std::int16_t>(bytes, 254, v.sform);
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 4; ++column)
            put<float>(bytes, 280 + 16 * row + 4 * column, v.rows[row][column]);
    std::memcpy(bytes.data() + 344, "n+1", 4);
    for (int k = 0; k < v.sides[2]; ++k)
        for (int j = 0; j < v.sides[1]; ++j)
            for (int i = 0; i < v.sides[0]; ++i) {
                const T value = static_cast<T>(i + 10 * j + 100 * k);
                bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
            }
    return bytes;
}

float at(const NiftiVolume& volume, std::int64_t r, std::int64_t a, std::int64_t s)
{
    return volume.values[static_cast<std::size_t>((s * volume.size[1] + a) * volume.size[0] + r)];
}

std::string gzipped(const std::string& content)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}

class TestScans : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFrameIsTheSameInTwoEncodings();
    void framesOutsideTheFileAreRefused();
    void nativeFramesFollowEachOther();
    void tagsNameDevicesAndNeverPatients();
    void pseudonymsDependOnTheKeyAlone();
    void hashesMatchTheirStandards();
    void burnedInTextIsRead();
    void sourceValuesAreBeforeTheWindow();
    void pixelsHaveTheShapeTheFileSays_data();
    void pixelsHaveTheShapeTheFileSays();
    void voxelsHaveTheShapeOfTheirPlane();
    void placesAreSplit();
    void volumesAreTurnedToRas();
    void typesAndScalesAreRead_data();
    void typesAndScalesAreRead();
    void quaternionsTurnAsMatricesDo();
    void slicesAreShownAsRadiologistsSeeThem();
    void gzippedVolumesOpen();
    void badVolumesAreRefused();
    void cutVolumesNeverCrash();
    void picturesSurviveEncoding();
};

void TestScans::everyFrameIsTheSameInTwoEncodings()
{
    const std::string native = readFile(data() / "rtdose.dcm");
    const std::string big = readFile(data() / "rtdose_expb.dcm");
    const std::string rle = readFile(data() / "rtdose_rle.dcm");
    std::set<std::vector<std::uint8_t>> unlike;
    std::vector<std::uint8_t> seventh;
    for (int i = 0; i < 15; ++i) {
        const imaging::Image a = decodeDicom(view(native), "a", i);
        QCOMPARE(decodeDicom(view(big), "b", i).pixels, a.pixels);
        QCOMPARE(decodeDicom(view(rle), "c", i).pixels, a.pixels);
        QCOMPARE(a.width, 10);
        unlike.insert(a.pixels);
        if (i == 7)
            seventh = a.pixels;
    }
    QVERIFY(unlike.size() > 5);
    QCOMPARE(decodePlace(data(), placeOf("rtdose_rle.dcm#frame/7")).pixels, seventh);
    QCOMPARE(dicomSummary(data() / "rtdose_rle.dcm", "").frames, 15);
}

void TestScans::framesOutsideTheFileAreRefused()
{
    const std::string file = readFile(data() / "rtdose_rle.dcm");
    QVERIFY(fault([&] { (void)decodeDicom(view(file), "x", 15); }).contains("no frame 15; the file has 15"));
    QVERIFY(fault([&] { (void)decodeDicom(view(file), "x", -1); }).contains("no frame -1"));
    QVERIFY(fault([&] { (void)decodePlace(data(), placeOf("MR_small.dcm#frame/1")); }).contains("no frame 1"));
    QVERIFY(fault([&] {
        (void)decodePlace(data(), placeOf("MR_small.dcm#axial/1"));
    }).contains("an image file has frames"));
}

void TestScans::nativeFramesFollowEachOther()
{
    const auto dose = readFile(data() / "rtdose.dcm"); // 15 frames of 32-bit values
    const imaging::Image first = decodeDicom(view(dose), "dose", 0);
    const imaging::Image last = decodeDicom(view(dose), "dose", 14);
    QCOMPARE(last.width, first.width);
    QVERIFY(!last.pixels.empty());
    QVERIFY(fault([&] { (void)decodeDicom(view(dose.substr(0, dose.size() - 100)), "dose", 14); }) != "fine");
}

void TestScans::tagsNameDevicesAndNeverPatients()
{
    for (const char* file : {"MR_small.dcm", "MR_small_implicit.dcm", "MR_small_bigendian.dcm", "JPGExtended.dcm"}) {
        const auto attributes = dicomTags(data() / file);
        QVERIFY(attributes.size() > 10);
        for (const DicomAttribute& a : attributes) {
            QVERIFY2(!a.tag.starts_with("0010"), a.tag.c_str());
            QVERIFY(QString::fromStdString(a.value).indexOf("CompressedSamples", 0, Qt::CaseInsensitive) < 0);
            QVERIFY(!a.name.empty() && !a.value.empty());
        }
        QVERIFY(std::ranges::is_sorted(attributes, {}, &DicomAttribute::tag));
    }
    const auto attributes = dicomTags(data() / "MR_small.dcm");
    const auto rows = std::ranges::find(attributes, "0028,0010", &DicomAttribute::tag);
    QVERIFY(rows != attributes.end());
    QCOMPARE(rows->value, std::string("64"));
    const auto modality = std::ranges::find(attributes, "Modality", &DicomAttribute::name);
    QVERIFY(modality != attributes.end());
    QCOMPARE(modality->value, std::string("MR"));
    QVERIFY(
        fault([] { (void)dicomTags(std::filesystem::path(MEDVLM_SOURCE_DIR) / "README.md"); }).contains("not a DICOM"));
}

void TestScans::pseudonymsDependOnTheKeyAlone()
{
    const auto file = data() / "MR_small.dcm";
    const DicomSummary one = dicomSummary(file, "key one");
    const DicomSummary again = dicomSummary(data() / "MR_small_implicit.dcm", "key one");
    const DicomSummary other = dicomSummary(file, "key two");
    QCOMPARE(one.patient.size(), 16U);
    QCOMPARE(one.patient, again.patient);
    QVERIFY(one.patient != other.patient);
    QVERIFY(one.study != one.patient);
    QVERIFY(dicomSummary(file, "").patient.empty());
    QCOMPARE(one.modality, std::string("MR"));
}

void TestScans::hashesMatchTheirStandards()
{
    // FIPS 180-4 and RFC 4231 examples
    QCOMPARE(hex(sha256("abc")), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(hex(sha256("")), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
        std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    QCOMPARE(hex(hmacSha256("Jefe", "what do ya want for nothing?")),
        std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    QCOMPARE(hex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
        std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

void TestScans::burnedInTextIsRead()
{
    QCOMPARE(dicomSummary(data() / "MR_small.dcm", "").burnedIn, BurnedInText::Likely); // "DERIVED"
    QCOMPARE(dicomSummary(data() / "SC_rgb_small_odd.dcm", "").burnedIn, BurnedInText::Likely);
    QCOMPARE(name(BurnedInText::Yes), std::string_view("yes"));
}

void TestScans::sourceValuesAreBeforeTheWindow()
{
    const auto source = sourceImage(data(), placeOf("MR_small.dcm"));
    QVERIFY(source.has_value());
    QCOMPARE(source->width, 64);
    QCOMPARE(source->values.size(), 4096U);
    QVERIFY(*std::ranges::max_element(source->values) > 255);
    QVERIFY(!source->inverted);
    QVERIFY(!source->windows.empty());
    QCOMPARE(source->windows[0].name, std::string("from the file"));
    QVERIFY(!source->left.empty() && !source->right.empty() && source->left != source->right);
    QVERIFY(source->pixels.millimetres && source->pixels.width > 0);
    QVERIFY(!sourceImage(data(), placeOf("SC_rgb_small_odd.dcm"))); // colour
    QVERIFY(!sourceImage(std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/images", placeOf("tiny.png")));
}

void TestScans::pixelsHaveTheShapeTheFileSays_data()
{
    using dicom_test::element;
    QTest::addColumn<QByteArray>("acquisition");
    QTest::addColumn<QByteArray>("pixels");
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<bool>("millimetres");
    const auto row = [](const char* name, const std::string& acquisition, const std::string& pixels,
                         const std::string& groups, double width, double height, bool millimetres) {
        QTest::newRow(name) << QByteArray::fromStdString(acquisition) << QByteArray::fromStdString(pixels)
                            << QByteArray::fromStdString(groups) << width << height << millimetres;
    };
    const auto spacing = [](const char* text) { return element(0x28, 0x30, "DS", text); };
    const auto ratio = [](const char* text) { return element(0x28, 0x34, "IS", text); };
    const auto item = [](const std::string& content) {
        return dicom_test::word(0xFFFE) + dicom_test::word(0xE000) + dicom_test::word(int(content.size()))
            + dicom_test::word(0) + content;
    };
    const auto sequence = [&item](int group, int number, const std::string& content) {
        const std::string one = item(content);
        return dicom_test::word(group) + dicom_test::word(number) + "SQ" + dicom_test::word(0)
            + dicom_test::word(int(one.size())) + dicom_test::word(0) + one;
    };
    const std::string imager = element(0x18, 0x1164, "DS", "0.2\\0.1");
    row("nothing said", "", "", "", 1, 1, false);
    row("rows twice as far apart", "", spacing("1.40\\0.70"), "", 0.7, 1.4, true);
    row("columns farther apart, with a sign", "", spacing("+0.5\\ 2.0"), "", 2.0, 0.5, true);
    row("squares", "", spacing("0.5\\0.5"), "", 0.5, 0.5, true);
    row("at the imager", imager, "", "", 0.1, 0.2, true);
    row("in the patient before at the imager", imager, spacing("3\\1"), "", 1, 3, true);
    row("a ratio", "", ratio("3\\2"), "", 2, 3, false);
    row("a spacing before a ratio", "", spacing("1\\1") + ratio("3\\2"), "", 1, 1, true);
    row("one number", "", spacing("0.5"), "", 1, 1, false);
    row("no numbers", "", spacing("a\\b"), "", 1, 1, false);
    row("zero", "", spacing("0\\1"), "", 1, 1, false);
    row("negative", "", spacing("-1\\1"), "", 1, 1, false);
    row("beyond belief", "", spacing("100\\1"), "", 1, 1, false);
    row("no spacing but a ratio", "", spacing("0\\1") + ratio("1\\2"), "", 2, 1, false);
    for (const int groups : {0x9229, 0x9230})
        row(groups == 0x9229 ? "of all frames" : "of the first frame", "", "",
            sequence(0x5200, groups, sequence(0x28, 0x9110, spacing("2\\1"))), 1, 2, true);
}

void TestScans::pixelsHaveTheShapeTheFileSays()
{
    QFETCH(QByteArray, acquisition);
    QFETCH(QByteArray, pixels);
    QFETCH(QByteArray, groups);
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(bool, millimetres);
    dicom_test::Scan scan;
    scan.acquisition = acquisition.toStdString();
    scan.pixels = pixels.toStdString();
    scan.groups = groups.toStdString();
    const std::string bytes = scan.bytes();
    const PixelShape shape = dicomPixelShape(view(bytes), "a.dcm");
    QCOMPARE(shape.width, width);
    QCOMPARE(shape.height, height);
    QCOMPARE(shape.millimetres, millimetres);
    QCOMPARE(shape.square(), width == height);
    const auto [wider, higher] = shape.stretch();
    QCOMPARE(std::min(wider, higher), 1.0);
    QCOMPARE(higher / wider, height / width);
    const auto source = sourceImage(view(bytes), placeOf("a.dcm"));
    QCOMPARE(source->pixels.height, height);
    QCOMPARE(source->width, 64); // as stored
    QCOMPARE(decodeDicom(view(bytes), "a.dcm", 0).height, 48);
}

void TestScans::voxelsHaveTheShapeOfTheirPlane()
{
    const std::string plain = nifti<std::int16_t>({});
    const NiftiVolume volume = readNifti(view(plain), "v.nii");
    QCOMPARE(volume.spacing, (std::array<double, 3>{0.5, 1.0, 1.5}));
    QCOMPARE(niftiSpacing(view(plain), "v.nii"), volume.spacing);
    const std::string packed = gzipped(plain);
    QCOMPARE(niftiSpacing(view(packed), "v.nii.gz"), volume.spacing);
    QCOMPARE(readNifti(view(packed), "v.nii.gz").values, volume.values);
    const auto shape = [&](const char* place) {
        const PixelShape pixels = sourceImage(view(plain), placeOf(place))->pixels;
        return std::pair(pixels.width, pixels.height);
    };
    QCOMPARE(shape("v.nii#axial/0"), std::pair(0.5, 1.0));
    QCOMPARE(shape("v.nii#coronal/0"), std::pair(0.5, 1.5));
    QCOMPARE(shape("v.nii#sagittal/0"), std::pair(1.0, 1.5));
    // The file's first axis runs to the head: its spacing is that of height.
    const std::string turned = nifti<std::int16_t>({.rows = {{{0, 1, 0, 0}, {0, 0, 1, 0}, {1, 0, 0, 0}}}});
    QCOMPARE(niftiSpacing(view(turned), "t.nii"), (std::array<double, 3>{1.0, 1.5, 0.5}));
    QCOMPARE(niftiSpacing(view(turned), "t.nii"), readNifti(view(turned), "t.nii").spacing);
    QVERIFY(fault([&] { (void)niftiSpacing(view(packed).first(20), "cut.nii.gz"); }).contains("end too early"));
    QVERIFY(fault([&] { (void)niftiSpacing(view("no volume"), "x.nii"); }).contains("not a NIfTI"));
}

void TestScans::placesAreSplit()
{
    const ImagePlace place = placeOf("a/b.nii.gz#axial/12");
    QCOMPARE(place.file, std::string("a/b.nii.gz"));
    QCOMPARE(place.part, std::string("axial"));
    QCOMPARE(place.index, 12);
    QCOMPARE(placeOf("x.dcm").part, std::string());
    QVERIFY(fault([] { (void)placeOf("x.dcm#frame"); }).contains("no number"));
    QVERIFY(fault([] { (void)placeOf("x.dcm#frame/1x"); }).contains("no number"));
}

void TestScans::volumesAreTurnedToRas()
{
    const NiftiVolume plain = readNifti(view(nifti<std::int16_t>({})), "v");
    QCOMPARE(plain.size, (std::array<std::int64_t, 3>{2, 3, 4}));
    QVERIFY(plain.oriented);
    QCOMPARE(at(plain, 1, 2, 3), 321.0F);
    // The first axis runs to the left, the second to the feet, the third to the front.
    const Volume turned{.rows = {{{-2, 0, 0, 5}, {0, 0, 3, 5}, {0, -1, 0, 5}}}};
    const NiftiVolume volume = readNifti(view(nifti<std::int16_t>(turned)), "v");
    QCOMPARE(volume.size, (std::array<std::int64_t, 3>{2, 4, 3}));
    QCOMPARE(at(volume, 0, 0, 0), 21.0F); // i = 1 (left end), k = 0 (back), j = 2 (feet)
    QCOMPARE(at(volume, 1, 3, 2), 300.0F);
    QCOMPARE(volume.spacing, (std::array<double, 3>{0.5, 1.5, 1.0}));
    const NiftiVolume unknown = readNifti(view(nifti<std::int16_t>({.sform = 0})), "v");
    QVERIFY(!unknown.oriented);
}

void TestScans::typesAndScalesAreRead_data()
{
    QTest::addColumn<int>("type");
    for (const int type : {2, 4, 8, 16, 64, 256, 512, 768})
        QTest::newRow(std::to_string(type).c_str()) << type;
}

void TestScans::typesAndScalesAreRead()
{
    QFETCH(int, type);
    Volume v{.type = static_cast<std::int16_t>(type), .sides = {3, 3, 1}, .slope = 2, .inter = -7};
    const std::string bytes = type == 2 ? nifti<std::uint8_t>(v)
        : type == 4                     ? nifti<std::int16_t>(v)
        : type == 8                     ? nifti<std::int32_t>(v)
        : type == 16                    ? nifti<float>(v)
        : type == 64                    ? nifti<double>(v)
        : type == 256                   ? nifti<std::int8_t>(v)
        : type == 512                   ? nifti<std::uint16_t>(v)
                                        : nifti<std::uint32_t>(v);
    const NiftiVolume volume = readNifti(view(bytes), "v");
    QCOMPARE(at(volume, 2, 1, 0), 12.0F * 2 - 7);
}

void TestScans::quaternionsTurnAsMatricesDo()
{
    // Half a turn about the third axis: i to the left, j to the back.
    std::string bytes = nifti<std::int16_t>({.sform = 0});
    put<std::int16_t>(bytes, 252, 1);
    put<float>(bytes, 264, 1.0F); // d
    const NiftiVolume volume = readNifti(view(bytes), "v");
    QVERIFY(volume.oriented);
    QCOMPARE(at(volume, 0, 0, 0), 21.0F);
    QCOMPARE(at(volume, 1, 2, 3), 300.0F);
}

void TestScans::slicesAreShownAsRadiologistsSeeThem()
{
    const NiftiVolume volume = readNifti(view(nifti<std::int16_t>({})), "v");
    std::array<std::int64_t, 2> size{};
    const auto axial = niftiValues(volume, Plane::Axial, 1, "v", size);
    QCOMPARE(size, (std::array<std::int64_t, 2>{2, 3}));
    QCOMPARE(axial.front(), 121.0F); // the patient's right, front
    QCOMPARE(axial.back(), 100.0F);
    const auto coronal = niftiValues(volume, Plane::Coronal, 0, "v", size);
    QCOMPARE(coronal.front(), 301.0F); // right, head
    const auto sagittal = niftiValues(volume, Plane::Sagittal, 0, "v", size);
    QCOMPARE(size, (std::array<std::int64_t, 2>{3, 4}));
    QCOMPARE(sagittal.front(), 320.0F); // front, head
    const imaging::Image image = niftiSlice(volume, Plane::Axial, 3, "v");
    QCOMPARE(image.width, 2);
    QVERIFY(image.pixels.front() > image.pixels.back());
    QVERIFY(fault([&] { (void)niftiSlice(volume, Plane::Axial, 4, "v"); }).contains("no axial slice 4; there are 4"));
}

void TestScans::gzippedVolumesOpen()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    const std::string plain = nifti<float>({.type = 16, .sides = {4, 5, 6}});
    writeFileAtomically(root / "v.nii", plain);
    writeFileAtomically(root / "v.nii.gz", gzipped(plain));
    QCOMPARE(readNifti(root / "v.nii.gz").values, readNifti(root / "v.nii").values);
    const imaging::Image middle = decode(root / "v.nii.gz");
    QCOMPARE(middle.width, 4);
    QCOMPARE(middle.pixels, decode(root / "v.nii").pixels);
    QCOMPARE(middle.pixels, decodePlace(root, placeOf("v.nii.gz#axial/3")).pixels);
    const auto source = sourceImage(root, placeOf("v.nii#sagittal/0"));
    QVERIFY(source.has_value());
    QCOMPARE(source->left, std::string("A"));
    QCOMPARE(source->top, std::string("H"));
}

void TestScans::badVolumesAreRefused()
{
    const auto reason = [](const std::string& bytes) { return fault([&] { (void)readNifti(view(bytes), "v"); }); };
    const std::string good = nifti<std::int16_t>({});
    QCOMPARE(reason(good), QString("fine"));
    QVERIFY(reason(good.substr(0, good.size() - 2)).contains("end too early"));
    QVERIFY(reason("nothing").contains("not a NIfTI file"));
    std::string bad = good;
    put<std::int16_t>(bad, 70, 1536);
    QVERIFY(reason(bad).contains("datatype 1536"));
    bad = good;
    put<std::int16_t>(bad, 40, 4);
    put<std::int16_t>(bad, 48, 3);
    QVERIFY(reason(bad).contains("3 time points"));
    bad = good;
    put<std::int16_t>(bad, 42, -1);
    QVERIFY(reason(bad).contains("a side of -1"));
    bad = good;
    bad[345] = 'i';
    bad[344] = 'n';
    bad[346] = '1';
    QVERIFY(reason(bad).contains(".img file"));
    bad = good;
    put<float>(bad, 108, 1e30F);
    QVERIFY(reason(bad).contains("outside the file"));
}

void TestScans::cutVolumesNeverCrash()
{
    const std::string good = nifti<std::int16_t>({});
    for (std::size_t size = 0; size < good.size(); ++size)
        QVERIFY(fault([&] { (void)readNifti(view(good.substr(0, size)), "v"); }) != "fine");
    for (std::size_t at = 0; at < 352; ++at)
        for (const char value : {'\xff', '\0', '\x7f', '\x80'}) {
            std::string bad = good;
            bad[at] = value;
            QVERIFY(fault([&] { (void)readNifti(view(bad), "v"); }) != "an error of the wrong kind");
        }
}

void TestScans::picturesSurviveEncoding()
{
    imaging::Image image(5, 4, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>(i * 4);
    const std::string png = encodePng(image);
    QCOMPARE(decode(view(png), "png").pixels, image.pixels);
    QCOMPARE(decode(view(encodeJpeg(image)), "jpeg").width, 5);
    QCOMPARE(base64("Man"), std::string("TWFu"));
    QCOMPARE(base64("Ma"), std::string("TWE="));
    QCOMPARE(base64("M"), std::string("TQ=="));
    QCOMPARE(base64(""), std::string());
    QCOMPARE(base64(png), QByteArray(png.data(), static_cast<qsizetype>(png.size())).toBase64().toStdString());
}

QTEST_GUILESS_MAIN(TestScans)
#include "tst_scans.moc"
