#include "core/archive/npy_rows.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "tests/core/archive/archive_files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace vlm;
using namespace vlm::archive;

namespace {

/// 600 rows of 16 KB: several chunks when deflated.
std::string content()
{
    PhiloxStream random(3, 3);
    std::string bytes(600 * 16384, '\0');
    for (std::size_t i = 0; i < bytes.size(); i += 3)
        bytes[i] = static_cast<char>(random.next32() & 15U);
    return bytes;
}

}

class TestNpyRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAreThoseOfTheWholeArray_data();
    void rowsAreThoseOfTheWholeArray();
    void anyOrderGivesTheSame();
    void bigEndianRowsAreTurned();
    void whatCannotBeReadIsRefused();
    void damagedArchivesNeverCrash();
};

void TestNpyRows::rowsAreThoseOfTheWholeArray_data()
{
    QTest::addColumn<bool>("deflate");
    QTest::newRow("stored") << false;
    QTest::newRow("deflated") << true;
}

void TestNpyRows::rowsAreThoseOfTheWholeArray()
{
    QFETCH(bool, deflate);
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.npz").toStdString();
    const std::string bytes = content();
    writeZip(file, {{"x.npy", npy("|u1", "(600, 128, 128)", bytes)}, {"y.npy", npy("|u1", "(2,)", "ab")}}, deflate);
    const NpyRows rows(file, "x");
    QCOMPARE(rows.shape(), (std::vector<std::int64_t>{600, 128, 128}));
    QCOMPARE(rows.size(), bytes.size());
    QVERIFY(rows.type() == NpyType::UInt8);
    for (std::int64_t i = 0; i < 600; ++i) {
        const NpyArray row = rows.row(i);
        QCOMPARE(row.shape, (std::vector<std::int64_t>{128, 128}));
        QVERIFY(row.bytes == bytes.substr(static_cast<std::size_t>(i) * 16384, 16384));
    }
}

void TestNpyRows::anyOrderGivesTheSame()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.npz").toStdString();
    const std::string bytes = content();
    writeZip(file, {{"x.npy", npy("|u1", "(600, 16384)", bytes)}}, true);
    const NpyRows rows(file, "x");
    PhiloxStream random(9, 1);
    for (int n = 0; n < 60; ++n) {
        const std::uint32_t i = n == 0 ? 599 : random.below(600);
        QVERIFY(rows.row(i).bytes == bytes.substr(std::size_t(i) * 16384, 16384));
    }
}

void TestNpyRows::bigEndianRowsAreTurned()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.npz").toStdString();
    writeZip(file, {{"x.npy", npy(">i2", "(2, 2)", std::string("\0\1\0\2\0\3\1\0", 8))}}, true);
    const NpyRows rows(file, "x");
    QCOMPARE(rows.row(1).at(0), 3.0);
    QCOMPARE(rows.row(1).at(1), 256.0);
}

void TestNpyRows::whatCannotBeReadIsRefused()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.npz").toStdString();
    writeZip(file,
        {{"x.npy", npy("|u1", "(2, 2)", "abcd")}, {"f.npy", npy("|u1", "(2, 2)", "abcd", "True")},
            {"s.npy", npy("|u1", "()", "a")}, {"short.npy", npy("|u1", "(9, 9)", "abc")}},
        false);
    const auto reason = [&](const char* array) {
        try {
            (void)NpyRows(file, array).row(0);
            return QString("fine");
        } catch (const Error& error) {
            return QString(error.what());
        }
    };
    QCOMPARE(reason("x"), QString("fine"));
    QVERIFY(reason("none").contains("has no entry none.npy"));
    QVERIFY(reason("f").contains("not stored row by row"));
    QVERIFY(reason("s").contains("not stored row by row"));
    QVERIFY(reason("short").contains("end too early"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)NpyRows(file, "x").row(2));
    QVERIFY_THROWS_EXCEPTION(Error, (void)NpyRows(file, "x").row(-1));
    writeFileAtomically(file, "no zip at all, but long enough to look for its end");
    QVERIFY(reason("x").contains("not a zip"));
}

void TestNpyRows::damagedArchivesNeverCrash()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.npz").toStdString();
    writeZip(file, {{"x.npy", npy("|u1", "(40, 40)", std::string(1600, 'q') + "tail")}}, true);
    const std::string good = readFile(file);
    const std::filesystem::path bad = folder.filePath("b.npz").toStdString();
    const auto survives = [&](const std::string& bytes) {
        writeFileAtomically(bad, bytes);
        try {
            const NpyRows rows(bad, "x");
            for (std::int64_t i = 0; i < std::min<std::int64_t>(rows.shape()[0], 64); ++i)
                (void)rows.row(i);
        } catch (const Error&) {
            return true;
        }
        return true;
    };
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const char value : {'\xff', '\0', '\x80'}) {
            std::string bytes = good;
            bytes[at] = value;
            QVERIFY(survives(bytes));
        }
    for (std::size_t size = 0; size < good.size(); size += 3)
        QVERIFY(survives(good.substr(0, size)));
}

QTEST_GUILESS_MAIN(TestNpyRows)
#include "tst_npy_rows.moc"
