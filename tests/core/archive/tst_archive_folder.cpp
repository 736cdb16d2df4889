#include "archive_files.h"

#include "core/archive/archive_folder.h"
#include "core/archive/npy_rows.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace vlm::archive;

namespace {

using Names = std::vector<std::string>;

const std::map<std::string, std::string> kFiles{{"set/train/A.PNG", "aaa"}, {"set/train/b.png", "bb"},
    {"set/list.csv", "image,label\n"}, {".hidden/x", "-"}, {"set/.DS_Store", "-"}, {"__MACOSX/set/._b.png", "-"}};

/// Bytes that hardly pack.
std::string noise(std::size_t size)
{
    vlm::PhiloxStream random(5, 1);
    std::string bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random.next32());
    return bytes;
}

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

class TestArchiveFolder : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::filesystem::path at(const std::string& name) const { return m_folder.filePath(name.c_str()).toStdString(); }

    std::filesystem::path written(bool zip) const
    {
        if (zip) {
            writeZip(at("set.ZIP"), kFiles, true);
            return at("set.ZIP");
        }
        std::string tar;
        for (const auto& [name, content] : kFiles)
            tar += tarEntry("./" + name, content);
        vlm::writeFileAtomically(at("set.tar"), tar + std::string(1024, '\0'));
        return at("set.tar");
    }

private Q_SLOTS:
    void filesAndFoldersAreListed_data()
    {
        QTest::addColumn<bool>("zip");
        QTest::newRow("zip") << true;
        QTest::newRow("tar") << false;
    }
    void filesAndFoldersAreListed();
    void manyThreadsMayRead();
    void namesThatLeaveTheArchiveAreRefused();
    void bombsAreRefused();
    void pathsLeadIntoArchives();
    void aChangedArchiveIsOpenedAgain();
    void aFileInsideIsViewedOrUnpackedOnce();
    void arraysInsideAreReadInPlace_data();
    void arraysInsideAreReadInPlace();
    void archivesInsideAreCheckedToo();
};

void TestArchiveFolder::filesAndFoldersAreListed()
{
    QFETCH(bool, zip);
    const ArchiveFolder archive(written(zip));
    QCOMPARE(archive.all(), (Names{"set/list.csv", "set/train/A.PNG", "set/train/b.png"}));
    QCOMPARE(archive.folders(""), Names{"set"});
    QCOMPARE(archive.folders("set"), Names{"train"});
    QCOMPARE(archive.files("set"), Names{"list.csv"});
    QCOMPARE(archive.files("set/train"), (Names{"A.PNG", "b.png"}));
    QVERIFY(archive.isFolder("set/train") && !archive.isFolder("set/train/b.png") && !archive.isFolder("set/tr"));
    QCOMPARE(archive.size("set/train/A.PNG"), std::optional<std::uint64_t>(3));
    QVERIFY(!archive.size("set/train"));
    QCOMPARE(archive.spelling("SET/Train/a.png"), std::optional<std::string>("set/train/A.PNG"));
    QCOMPARE(archive.read("set/train/b.png"), std::string("bb"));
    QVERIFY(refusal([&] { static_cast<void>(archive.read("set/none")); }).contains("has no entry set/none"));
}

void TestArchiveFolder::manyThreadsMayRead()
{
    std::map<std::string, std::string> files;
    for (int i = 0; i < 64; ++i)
        files["f" + std::to_string(i)] = std::string(5000, static_cast<char>('a' + i % 26)) + std::to_string(i);
    writeZip(at("many.zip"), files, true);
    const ArchiveFolder archive(at("many.zip"));
    std::atomic<int> wrong = 0;
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (const auto& [name, content] : files)
                wrong += archive.read(name) != content;
        });
    threads.clear();
    QCOMPARE(wrong.load(), 0);
}

void TestArchiveFolder::namesThatLeaveTheArchiveAreRefused()
{
    for (const char* name : {"../evil.png", "/etc/evil.png", "a/../../evil.png"}) {
        writeZip(at("evil.zip"), {{name, "x"}}, false);
        QVERIFY2(refusal([&] { const ArchiveFolder archive(at("evil.zip")); }) != "accepted", name);
    }
    vlm::writeFileAtomically(at("link.tar"), tarEntry("a", "", '2') + std::string(1024, '\0'));
    QVERIFY(refusal([&] { const ArchiveFolder archive(at("link.tar")); }).contains("link"));
}

void TestArchiveFolder::bombsAreRefused()
{
    writeZip(at("bomb.zip"), {{"zeros.png", std::string(8 << 20, '\0')}}, true);
    const QString reason = refusal([&] { const ArchiveFolder archive(at("bomb.zip")); });
    QVERIFY2(reason != "accepted", qPrintable(reason));
    writeZip(at("much.zip"), {{"a", std::string(3000, 'a')}, {"b", std::string(3000, 'b')}}, false);
    QVERIFY(refusal([&] { const ArchiveFolder archive(at("much.zip"), {.bytes = 4000}); }) != "accepted");
}

void TestArchiveFolder::pathsLeadIntoArchives()
{
    const std::filesystem::path file = written(true);
    const auto place = archivePlace(file / "set/train/b.png");
    QVERIFY(place);
    QCOMPARE(place->first, file);
    QCOMPARE(place->second, std::string("set/train/b.png"));
    QCOMPARE(archivePlace(file)->second, std::string());
    QVERIFY(!archivePlace(at("folder/b.png")));
    std::filesystem::create_directories(at("unpacked.zip/set"));
    QVERIFY(!archivePlace(at("unpacked.zip/set/b.png"))); // a folder that is called so
}

void TestArchiveFolder::aChangedArchiveIsOpenedAgain()
{
    writeZip(at("changing.zip"), {{"a", "1"}}, false);
    QCOMPARE(openArchive(at("changing.zip"))->all(), Names{"a"});
    writeZip(at("changing.zip"), {{"a", "1"}, {"b", "22"}}, false);
    QCOMPARE(openArchive(at("changing.zip"))->all(), (Names{"a", "b"}));
}

void TestArchiveFolder::aFileInsideIsViewedOrUnpackedOnce()
{
    const std::string large = noise(3 << 20);
    writeZip(at("stored.zip"), {{"large.npz", large}, {"small.npz", "small"}}, false);
    writeZip(at("deflated.zip"), {{"large.npz", large}}, true);
    vlm::writeFileAtomically(at("plain.tar"), tarEntry("Large.npz", large) + std::string(1024, '\0'));
    for (const char* name : {"stored.zip/large.npz", "deflated.zip/large.npz", "plain.tar/large.NPZ"}) {
        const auto content = archivedContent(at(name));
        QVERIFY2(content && content->bytes == large, name);
    }
    const auto stored = openArchive(at("stored.zip"));
    QVERIFY(stored->view("large.npz") == large);
    QVERIFY(!stored->view("small.npz"));
    QVERIFY(archivedContent(at("stored.zip/small.npz"))->bytes == "small");
    const auto deflated = openArchive(at("deflated.zip"));
    QVERIFY(!deflated->view("large.npz"));
    QCOMPARE(deflated->unpacked("large.npz").get(), deflated->unpacked("large.npz").get());
    const QString tooLarge = refusal([&] { (void)deflated->unpacked("large.npz", 1 << 20); });
    QVERIFY2(tooLarge.contains("Unpack the archive") && tooLarge.contains("3145728"), qPrintable(tooLarge));
    QVERIFY(!archivedContent(at("stored.zip/none.npz")));
    QVERIFY(!archivedContent(at("stored.zip")));
    QVERIFY(!archivedContent(at("none.npz")));
}

void TestArchiveFolder::arraysInsideAreReadInPlace_data()
{
    QTest::addColumn<bool>("outer");
    QTest::addColumn<bool>("inner");
    QTest::addColumn<bool>("tar");
    for (const bool inner : {false, true}) {
        const char* how = inner ? "deflated" : "stored";
        QTest::addRow("%s arrays in a deflated zip", how) << true << inner << false;
        QTest::addRow("%s arrays in a stored zip", how) << false << inner << false;
        QTest::addRow("%s arrays in a tar", how) << false << inner << true;
        QTest::addRow("%s arrays in a tar.gz", how) << true << inner << true;
    }
}

void TestArchiveFolder::arraysInsideAreReadInPlace()
{
    QFETCH(bool, outer);
    QFETCH(bool, inner);
    QFETCH(bool, tar);
    const std::string bytes = noise(200 * 16384); // several chunks when deflated
    writeZip(
        at("x.npz"), {{"a.npy", npy("|u1", "(200, 128, 128)", bytes)}, {"b.npy", npy("|u1", "(2,)", "ab")}}, inner);
    const std::string npz = vlm::readFile(at("x.npz"));
    const std::string name = tar ? outer ? "in.tar.gz" : "in.tar" : "in.zip";
    std::filesystem::remove(at(name)); // the archive is opened anew though it may be as long and as old
    const std::string tarred = tarEntry("data/x.npz", npz) + std::string(1024, '\0');
    if (tar)
        vlm::writeFileAtomically(at(name), outer ? gzipped(tarred) : tarred);
    else
        writeZip(at(name), {{"data/x.npz", npz}, {"other.txt", "text"}}, outer);
    const std::filesystem::path file = at(name) / "data/X.npz";
    const Npz arrays(file);
    QCOMPARE(arrays.names(), (Names{"a", "b"}));
    QCOMPARE(arrays.read("b").bytes, std::string("ab"));
    const NpyRows rows(file, "a");
    QCOMPARE(rows.shape(), (std::vector<std::int64_t>{200, 128, 128}));
    for (const std::int64_t i : {199, 0, 77, 78, 1})
        QVERIFY(rows.row(i).bytes == bytes.substr(std::size_t(i) * 16384, 16384));
    QVERIFY(refusal([&] { (void)NpyRows(file, "c"); }).contains("no entry c.npy"));
}

void TestArchiveFolder::archivesInsideAreCheckedToo()
{
    // Each is within the ratio of one entry, together they are not.
    writeZip(at("inner.npz"), {{"a.npy", npy("|u1", "(100000000,)", std::string(100'000'000, '\0'))}}, true);
    const std::string inner = vlm::readFile(at("inner.npz"));
    writeZip(at("bomb.zip"), {{"x.npz", inner}}, true);
    QVERIFY(refusal([&] { (void)Npz(at("bomb.zip") / "x.npz"); }).contains("would"));
    writeZip(at("honest.npz"), {{"a.npy", npy("|u1", "(8,)", "01234567")}}, true);
    std::string damaged = vlm::readFile(at("honest.npz"));
    damaged.resize(damaged.size() - 10);
    writeZip(at("damaged.zip"), {{"x.npz", damaged}, {"y.npz", "no zip"}}, true);
    QVERIFY(refusal([&] { (void)Npz(at("damaged.zip") / "x.npz"); }).contains("cannot be read as a zip"));
    QVERIFY(refusal([&] { (void)NpyRows(at("damaged.zip") / "y.npz", "a"); }).contains("not a zip"));
}

QTEST_GUILESS_MAIN(TestArchiveFolder)
#include "tst_archive_folder.moc"
