#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/runs/feature_cache.h"

using namespace vlm;
using namespace vlm::runs;
namespace fs = std::filesystem;

class TestFeatureCache : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_next = 0;
    std::vector<std::string> m_complaints;

    fs::path fresh() { return fs::path(m_folder.path().toStdString()) / std::to_string(m_next++); }

    FeatureCache open(const fs::path& folder, const char* identity = "model")
    {
        return {folder, identity, [this](const std::string& text) { m_complaints.push_back(text); }};
    }

    static std::vector<float> row(int i) { return {static_cast<float>(i), 0.5F, -1.0F}; }

    static std::vector<fs::path> files(const fs::path& folder)
    {
        std::vector<fs::path> out;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                out.push_back(entry.path());
        return out;
    }

private Q_SLOTS:
    void init() { m_complaints.clear(); }

    void rowsComeBackBeforeAndAfterReopening()
    {
        const fs::path folder = fresh();
        {
            FeatureCache cache = open(folder);
            QVERIFY(!cache.contains("a"));
            for (int i = 0; i < 2500; ++i)
                cache.add("key" + std::to_string(i), row(i));
            QVERIFY(std::ranges::equal(cache.find("key7"), row(7)));
            QVERIFY(std::ranges::equal(cache.find("key2499"), row(2499)));
        }
        const FeatureCache cache = open(folder);
        QCOMPARE(cache.size(), std::size_t(2500));
        for (int i = 0; i < 2500; ++i)
            QVERIFY(std::ranges::equal(cache.find("key" + std::to_string(i)), row(i)));
        QCOMPARE(files(folder).size(), std::size_t(3));
        QVERIFY(m_complaints.empty());
    }

    void modelsDoNotShare()
    {
        const fs::path folder = fresh();
        open(folder, "one").add("key", row(1));
        QVERIFY(!open(folder, "two").contains("key"));
        QVERIFY(open(folder, "one").contains("key"));
    }

    void damagedShardsAreDropped_data()
    {
        QTest::addColumn<QByteArray>("damage");
        for (const char* damage : {"cut", "emptied", "flipped data", "flipped header", "noise"})
            QTest::addRow("%s", damage) << QByteArray(damage);
    }

    void damagedShardsAreDropped()
    {
        QFETCH(QByteArray, damage);
        const fs::path folder = fresh();
        open(folder).add("key", row(1));
        const fs::path shard = files(folder).at(0);
        const auto size = fs::file_size(shard);
        {
            std::fstream file(shard, std::ios::in | std::ios::out | std::ios::binary);
            if (damage == "flipped data") {
                file.seekp(-3, std::ios::end);
                file.put('\x11');
            } else if (damage == "flipped header") {
                file.seekp(30);
                file.put('\x11');
            } else if (damage == "noise") {
                file << std::string(size, '\xff');
            }
        }
        if (damage == "cut")
            fs::resize_file(shard, size - 4);
        if (damage == "emptied")
            fs::resize_file(shard, 0);
        {
            FeatureCache cache = open(folder);
            QVERIFY(!cache.contains("key"));
            QCOMPARE(m_complaints.size(), std::size_t(1));
            QVERIFY(!fs::exists(shard));
            cache.add("key", row(2));
        }
        QVERIFY(std::ranges::equal(open(folder).find("key"), row(2)));
    }

    void matricesComeBackWhole()
    {
        const fs::path folder = fresh();
        Matrix prompts(2, 3);
        prompts.values = {1, 2, 3, 4, 5, 6};
        FeatureCache cache = open(folder);
        QVERIFY(!cache.findMatrix("k"));
        cache.addMatrix("k", prompts);
        const auto read = cache.findMatrix("k");
        QVERIFY(read && read->rows == 2 && read->cols == 3);
        QVERIFY(read->values == prompts.values);
    }

    void unwritableFolderIsToldOnceAndCostsNoResult()
    {
        const fs::path folder = fresh();
        std::ofstream(folder) << "a file where the folder should be";
        FeatureCache cache = open(folder);
        for (int i = 0; i < 3000; ++i)
            cache.add("key" + std::to_string(i), row(i));
        cache.flush();
        QCOMPARE(m_complaints.size(), std::size_t(1));
        QVERIFY(std::ranges::equal(cache.find("key5"), row(5)));
        QVERIFY(std::ranges::equal(cache.find("key2999"), row(2999)));
    }
};

QTEST_GUILESS_MAIN(TestFeatureCache)
#include "tst_feature_cache.moc"
