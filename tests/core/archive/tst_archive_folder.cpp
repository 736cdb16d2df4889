#include "archive_files.h"

#include "core/archive/archive_folder.h"
#include "core/base/error.h"
#include "core/base/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace vlm::archive;

namespace {

using Names = std::vector<std::string>;

const std::map<std::string, std::string> kFiles{{"set/train/A.PNG", "aaa"}, {"set/train/b.png", "bb"},
    {"set/list.csv", "image,label\n"}, {".hidden/x", "-"}, {"set/.DS_Store", "-"}, {"__MACOSX/set/._b.png", "-"}};

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

QTEST_GUILESS_MAIN(TestArchiveFolder)
#include "tst_archive_folder.moc"
