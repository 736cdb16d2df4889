#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

#include "core/store/project.h"
#include "tests/core/store/table_dataset.h"

using namespace vlm;
using namespace vlm::store;

namespace {

constexpr int kCount = 200'000;
constexpr int kPage = 256;

}

class TestSamples200k : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;

    void check(const SampleQuery& query, const std::vector<int>& expected)
    {
        const auto count = static_cast<std::int64_t>(expected.size());
        QCOMPARE(m_project->reader().countSamples(query), count);
        for (std::int64_t offset :
            {std::int64_t(0), std::int64_t(1), count / 3, count / 2, count - kPage, count - 1, count}) {
            offset = std::clamp<std::int64_t>(offset, 0, count);
            const auto rows = m_project->reader().samples(query, offset, kPage);
            QCOMPARE(static_cast<std::int64_t>(rows.size()), std::min<std::int64_t>(kPage, count - offset));
            for (std::size_t i = 0; i < rows.size(); ++i)
                QCOMPARE(rows[i].ordinal, Id(expected[static_cast<std::size_t>(offset) + i]));
        }
    }

    static std::vector<int> numbers(const std::function<bool(int)>& keep)
    {
        std::vector<int> out;
        for (int i = 0; i < kCount; ++i)
            if (keep(i))
                out.push_back(i);
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_project = Project::create(std::filesystem::path(m_folder.path().toStdString()) / "big.vlmproj");
        DatasetRow row;
        row.id = "big";
        m_project->writer().putDataset(row);
        m_project->writer().putSamples(testing::numberedDataset("big", kCount));
    }

    void unfilteredPages()
    {
        check({.dataset = "big"}, numbers([](int) { return true; }));
    }

    void backwardPages()
    {
        auto expected = numbers([](int) { return true; });
        std::ranges::reverse(expected);
        check({.dataset = "big", .descending = true}, expected);
    }

    void filteredPages()
    {
        check({.dataset = "big", .split = "validation", .label = 1},
            numbers([](int i) { return i % 10 == 7 && i % 3 == 1; }));
    }

    void searchedPages()
    {
        check({.dataset = "big", .text = "number 1999"},
            numbers([](int i) { return i == 1999 || i / 10 == 1999 || i / 100 == 1999; }));
    }

    void sortedPages()
    {
        std::vector<int> expected;
        for (int label = 0; label < 3; ++label)
            for (int i = label; i < kCount; i += 3)
                expected.push_back(i);
        check({.dataset = "big", .orderBy = "label"}, expected);
    }

    void changesShowOnTheNextPage()
    {
        check({.dataset = "big", .starredOnly = true}, {});
        for (const int i : {199'999, 5, 77'777})
            m_project->writer().setStar("big", "test/" + std::to_string(i), true);
        m_project->writer().flush();
        check({.dataset = "big", .starredOnly = true}, {5, 77'777, 199'999});
    }
};

QTEST_GUILESS_MAIN(TestSamples200k)
#include "tst_samples_200k.moc"
