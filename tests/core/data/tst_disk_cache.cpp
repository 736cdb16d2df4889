#include "core/base/files.h"
#include "core/data/disk_cache.h"

#include <chrono>
#include <filesystem>
#include <string>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm::data;

class TestDiskCache : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLongestUnusedGoFirst();
    void whatFitsStays();
    void anAbsentFolderIsEmpty();
};

namespace {

/// Ten files of 1000 bytes, the first the oldest.
void fill(const std::filesystem::path& folder)
{
    const auto now = std::filesystem::file_time_type::clock::now();
    for (int i = 0; i < 10; ++i) {
        const std::filesystem::path file = folder / std::to_string(i % 3) / std::to_string(i);
        std::filesystem::create_directories(file.parent_path());
        vlm::writeFileAtomically(file, std::string(1000, 'x'));
        std::filesystem::last_write_time(file, now - std::chrono::hours(100 - i));
    }
}

}

void TestDiskCache::theLongestUnusedGoFirst()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    fill(root);
    markUsed(root / "0/0");
    const Trimmed trimmed = trimFolder(root, 5000);
    QCOMPARE(trimmed.removed, 6U);
    QCOMPARE(trimmed.bytes, std::uintmax_t(4000)); // a tenth to spare
    QVERIFY(std::filesystem::exists(root / "0/0"));
    QVERIFY(!std::filesystem::exists(root / "1/1"));
    QVERIFY(!std::filesystem::exists(root / "0/6"));
    QVERIFY(std::filesystem::exists(root / "1/7"));
}

void TestDiskCache::whatFitsStays()
{
    const QTemporaryDir folder;
    fill(folder.path().toStdString());
    QCOMPARE(trimFolder(folder.path().toStdString(), 10000).removed, 0U);
    QCOMPARE(trimFolder(folder.path().toStdString(), 0).bytes, std::uintmax_t(0));
}

void TestDiskCache::anAbsentFolderIsEmpty()
{
    QCOMPARE(trimFolder("/nowhere/at/all", 10).bytes, std::uintmax_t(0));
}

QTEST_GUILESS_MAIN(TestDiskCache)
#include "tst_disk_cache.moc"
