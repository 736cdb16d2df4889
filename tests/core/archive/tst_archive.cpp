#include "archive_files.h"

#include "core/archive/gzip.h"
#include "core/archive/npy.h"
#include "core/archive/tar.h"
#include "core/archive/zip.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <QTemporaryDir>
#include <QTest>
#include <zlib.h>

using namespace vlm::archive;

namespace {

template <class F> QString refusal(F&& f)
{
    try {
        f();
        return "accepted";
    } catch (const vlm::Error& error) {
        return error.what();
    }
}

}

class TestArchive : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void zipGivesBackWhatWasPacked();
    void zipBombsAreRefusedBeforeUnpacking();
    void damagedZipsAreRefused();
    void namesThatLeaveTheFolderAreRefused_data();
    void namesThatLeaveTheFolderAreRefused();
    void npyReadsEveryType_data();
    void npyReadsEveryType();
    void fortranArraysAreTurned();
    void bigEndianArraysAreTurned();
    void badArraysAreRefused_data();
    void badArraysAreRefused();
    void npzListsItsArraysWhenOneIsMissing();
    void gzipJoinsMembersAndRefusesBombs();
    void tarGivesFilesAndRefusesLinks();
};

void TestArchive::zipGivesBackWhatWasPacked()
{
    for (const bool deflate : {false, true}) {
        writeZip(at("a.zip"), {{"x/y.txt", "hello"}, {"empty", ""}}, deflate);
        const ZipFile zip(at("a.zip"));
        QCOMPARE(zip.entries().size(), 2U);
        QCOMPARE(zip.read("x/y.txt"), std::string("hello"));
        QCOMPARE(zip.read("empty"), std::string());
        QVERIFY(refusal([&] { static_cast<void>(zip.read("z")); }).contains("has no entry z"));
        extractZip(at("a.zip"), at("unpacked"));
        QCOMPARE(vlm::readFile(at("unpacked/x/y.txt")), std::string("hello"));
    }
}

void TestArchive::zipBombsAreRefusedBeforeUnpacking()
{
    writeZip(at("bomb.zip"), {{"zeros", std::string(8 << 20, '\0')}}, true);
    QVERIFY(refusal([&] { ZipFile zip(at("bomb.zip")); }).contains("archive bomb"));
    writeZip(at("many.zip"), {{"a", "1"}, {"b", "2"}, {"c", "3"}}, false);
    QVERIFY(refusal([&] { ZipFile zip(at("many.zip"), {.entries = 2}); }).contains("more than the limit of 2"));
    QVERIFY(refusal([&] { ZipFile zip(at("many.zip"), {.bytes = 2}); }).contains("the limit is 2"));
}

void TestArchive::damagedZipsAreRefused()
{
    writeZip(at("good.zip"), {{"a", std::string(5000, 'x') + "tail"}}, false);
    std::string bytes = vlm::readFile(at("good.zip"));
    vlm::writeFileAtomically(at("cut.zip"), bytes.substr(0, bytes.size() / 2));
    QVERIFY(refusal([&] { ZipFile zip(at("cut.zip")); }).contains("cannot be read as a zip archive"));
    bytes[2000] = 'y';
    vlm::writeFileAtomically(at("crc.zip"), bytes);
    QVERIFY(refusal([&] { static_cast<void>(ZipFile(at("crc.zip")).read("a")); }).contains("CRC"));
}

void TestArchive::namesThatLeaveTheFolderAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"../evil", "a/../../evil", "/etc/passwd", "C:/evil", "a\\..\\evil", ".."})
        QTest::newRow(name) << name;
}

void TestArchive::namesThatLeaveTheFolderAreRefused()
{
    QFETCH(QString, name);
    writeZip(at("evil.zip"), {{"aa", "good"}, {name.toStdString(), "bad"}}, false);
    QVERIFY(refusal([&] { extractZip(at("evil.zip"), at("evil")); }).contains("outside the folder"));
    QVERIFY(!std::filesystem::exists(at("evil/aa")));
    const std::string tar = tarEntry(name.toStdString(), "bad") + std::string(1024, '\0');
    QVERIFY(refusal([&] { static_cast<void>(tarEntries(tar, "t")); }).contains("outside the folder"));
}

void TestArchive::npyReadsEveryType_data()
{
    QTest::addColumn<QByteArray>("descr");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* descr, const std::string& bytes) {
        QTest::newRow(descr) << QByteArray(descr) << QByteArray::fromStdString(bytes);
    };
    row("|u1", rawBytes<std::uint8_t>({1, 0, 7}));
    row("|b1", std::string("\x01\x00\x07", 3));
    row("|i1", rawBytes<std::int8_t>({1, 0, 7}));
    row("<i2", rawBytes<std::int16_t>({1, 0, 7}));
    row("<u2", rawBytes<std::uint16_t>({1, 0, 7}));
    row("<i4", rawBytes<std::int32_t>({1, 0, 7}));
    row("<u4", rawBytes<std::uint32_t>({1, 0, 7}));
    row("<i8", rawBytes<std::int64_t>({1, 0, 7}));
    row("<u8", rawBytes<std::uint64_t>({1, 0, 7}));
    row("<f4", rawBytes<float>({1, 0, 7}));
    row("<f8", rawBytes<double>({1, 0, 7}));
    row("<f2", rawBytes<std::uint16_t>({0x3C00, 0, 0x4700}));
}

void TestArchive::npyReadsEveryType()
{
    QFETCH(QByteArray, descr);
    QFETCH(QByteArray, bytes);
    const NpyArray array = parseNpy(npy(descr.toStdString(), "(3,)", bytes.toStdString()), "a");
    QCOMPARE(array.shape, std::vector<std::int64_t>{3});
    QCOMPARE(array.at(0), 1.0);
    QCOMPARE(array.at(1), 0.0);
    QCOMPARE(array.at(2), 7.0);
}

void TestArchive::fortranArraysAreTurned()
{
    const NpyArray array = parseNpy(npy("<i2", "(2, 3)", rawBytes<std::int16_t>({1, 4, 2, 5, 3, 6}), "True"), "a");
    for (int i = 0; i < 6; ++i)
        QCOMPARE(array.at(i), i + 1.0);
    QCOMPARE(array.row(1).size(), 6U);
}

void TestArchive::bigEndianArraysAreTurned()
{
    QCOMPARE(parseNpy(npy(">u2", "(1,)", std::string("\x01\x02", 2)), "a").at(0), 258.0);
}

void TestArchive::badArraysAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* what, const std::string& bytes, const char* reason) {
        QTest::newRow(what) << QByteArray::fromStdString(bytes) << reason;
    };
    row("not npy", "PK........", "not a NumPy array");
    row("pickle", npy("|O", "(1,)", "........"), "not read");
    row("short", npy("<f8", "(2,)", "12345678"), "end too early");
    row("overflow", npy("<f8", "(4611686018427387904, 4611686018427387904)", "12345678"), "end too early");
    row("negative", npy("<f8", "(-1,)", "12345678"), "header cannot be read");
    row("version", std::string("\x93NUMPY\x09\x00\x00\x00", 10), "version 9");
    row("header", std::string("\x93NUMPY\x01\x00\xFF\x00{", 11), "cut off");
}

void TestArchive::badArraysAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    const QString message = refusal([&] { static_cast<void>(parseNpy(bytes.toStdString(), "file.npy")); });
    QVERIFY2(message.startsWith("file.npy: ") && message.contains(reason), qPrintable(message));
}

void TestArchive::npzListsItsArraysWhenOneIsMissing()
{
    writeZip(at("a.npz"), {{"x.npy", npy("|u1", "(2,)", "ab")}, {"y.npy", npy("|u1", "()", "c")}}, true);
    const Npz npz(at("a.npz"));
    QCOMPARE(npz.names(), (std::vector<std::string>{"x", "y"}));
    QCOMPARE(npz.read("y").count(), 1);
    QVERIFY(refusal([&] { static_cast<void>(npz.read("z")); }).contains("it holds x, y"));
}

void TestArchive::gzipJoinsMembersAndRefusesBombs()
{
    QCOMPARE(gunzip(gzipped("one ") + gzipped("two"), "g"), std::string("one two"));
    const std::string packed = gzipped("some text");
    QVERIFY(refusal([&] { static_cast<void>(gunzip(packed.substr(0, 12), "g")); }).contains("end too early"));
    QVERIFY(refusal([&] { static_cast<void>(gunzip("plain", "g")); }).contains("damaged"));
    const std::string bomb = gzipped(std::string(16 << 20, '\0'));
    QVERIFY(refusal([&] { static_cast<void>(gunzip(bomb, "g")); }).contains("archive bomb"));
}

void TestArchive::tarGivesFilesAndRefusesLinks()
{
    const std::string end(1024, '\0');
    const std::string longName(120, 'n');
    const std::string tar = tarEntry("d/", "", '5') + tarEntry("d/a.txt", "alpha")
        + tarEntry("././@LongLink", longName, 'L') + tarEntry("short", "beta")
        + tarEntry("pax", "26 path=a/name/from/pax/x\n", 'x') + tarEntry("p", "gamma") + end;
    const auto entries = tarEntries(tar, "t.tar");
    QCOMPARE(entries.size(), 3U);
    QCOMPARE(entries[0].name, std::string("d/a.txt"));
    QCOMPARE(entries[0].content, std::string_view("alpha"));
    QCOMPARE(entries[1].name, longName);
    QCOMPARE(entries[2].name, std::string("a/name/from/pax/x"));
    vlm::writeFileAtomically(at("t.tgz"), gzipped(tar));
    extractTar(at("t.tgz"), at("untarred"));
    QCOMPARE(vlm::readFile(at("untarred/d/a.txt")), std::string("alpha"));
    const std::string linked = tarEntry("l", "", '2') + end;
    QVERIFY(refusal([&] { static_cast<void>(tarEntries(linked, "t")); }).contains("link or a device"));
    QVERIFY(refusal([&] { static_cast<void>(tarEntries(tar.substr(0, 1026), "t")); }).contains("end too early"));
    QVERIFY(refusal([&] { static_cast<void>(tarEntries(std::string(2048, 'x'), "t")); }).contains("not a tar archive"));
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
