#include <atomic>
#include <csignal>
#include <thread>

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include "core/base/error.h"
#include "core/store/project.h"
#include "tests/core/store/table_dataset.h"

using namespace vlm;
using namespace vlm::store;

namespace {

/// No file of this process may grow beyond `bytes` while this lives; a real EFBIG for the database.
class FileSizeLimit {
public:
    explicit FileSizeLimit(std::uintmax_t bytes)
        : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

}

class TestWriter : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Project> m_project;

    Id newCell()
    {
        const Id run = m_project->writer().createRun(
            {.name = "r", .config = "{}"}, std::array{CellRow{.model = "m", .dataset = "d", .mode = "ots"}});
        return m_project->reader().cells(run).front().id;
    }

private Q_SLOTS:
    void init()
    {
        static int next = 0;
        m_project = Project::create(
            std::filesystem::path(m_folder.path().toStdString()) / (std::to_string(next++) + ".vlmproj"));
    }
    void cleanup() { m_project.reset(); }

    void manyCallsShareATransaction()
    {
        const Id cell = newCell();
        std::atomic<int> commits = 0;
        m_project->onCommit([&] { ++commits; });
        for (int i = 0; i < 2048; ++i)
            m_project->writer().putPrediction({.cell = cell, .sample = std::to_string(i)});
        m_project->writer().flush();
        m_project->onCommit({});
        QCOMPARE(m_project->reader().predictions(cell).size(), std::size_t(2048));
        QVERIFY2(commits >= 8 && commits <= 64, qPrintable(QString::number(commits)));
    }

    void lonelyCallIsWrittenWithoutFlush()
    {
        m_project->writer().setSetting("a", "b");
        QTRY_COMPARE(m_project->reader().setting("a"), std::optional<std::string>("b"));
    }

    void closingWritesWhatIsQueued()
    {
        const auto folder = m_project->folder();
        for (int i = 0; i < 1000; ++i)
            m_project->writer().setSetting("key" + std::to_string(i), "value");
        m_project.reset();
        m_project = Project::open(folder);
        QCOMPARE(m_project->reader().setting("key999"), std::optional<std::string>("value"));
    }

    void refusedCallDoesNotTakeOthersWithIt()
    {
        const Id cell = newCell();
        std::atomic<int> failures = 0;
        m_project->onFailure([&](const std::string&) { ++failures; });
        m_project->writer().putPrediction({.cell = cell, .sample = "before"});
        m_project->writer().putPrediction({.cell = 424242, .sample = "of no cell"});
        m_project->writer().putPrediction({.cell = cell, .sample = "after"});
        m_project->writer().flush();
        QCOMPARE(m_project->reader().predictions(cell).size(), std::size_t(2));
        QCOMPARE(failures.load(), 1);
        QVERIFY(m_project->writer().failure().empty());
        m_project->onFailure({});
    }

    void refusalReachesTheOneWhoWaits()
    {
        const auto dataset = testing::numberedDataset("never stored", 3);
        QVERIFY_THROWS_EXCEPTION(Error, m_project->writer().putSamples(dataset));
        m_project->writer().setSetting("still", "works");
        m_project->writer().flush();
        QVERIFY(m_project->reader().setting("still").has_value());
    }

    void fullDiskKeepsTheQueueAndResumes()
    {
        const Id cell = newCell();
        std::atomic<int> failures = 0;
        std::string reason;
        m_project->onFailure([&](const std::string& text) {
            reason = text;
            ++failures;
        });
        const int count = 3000;
        {
            const FileSizeLimit limit(std::filesystem::file_size(m_project->database()) + 50'000);
            for (int i = 0; i < count; ++i)
                m_project->writer().putPrediction(
                    {.cell = cell, .sample = std::to_string(i), .text = std::string(200, 'x')});
            QVERIFY_THROWS_EXCEPTION(Error, m_project->writer().flush());
            QTRY_COMPARE(failures.load(), 1);
            QVERIFY(!m_project->writer().failure().empty());
            QVERIFY_THROWS_EXCEPTION(Error, m_project->writer().createRun({.name = "no", .config = "{}"}, {}));
            m_project->writer().resume();
            QTRY_COMPARE(failures.load(), 2);
            QVERIFY(m_project->reader().predictions(cell).size() < std::size_t(count));
        }
        m_project->writer().resume();
        m_project->writer().flush();
        QVERIFY(m_project->writer().failure().empty());
        QCOMPARE(m_project->reader().predictions(cell).size(), std::size_t(count));
        QCOMPARE(failures.load(), 2);
        QVERIFY(reason.find("cannot be written") != std::string::npos);
        m_project->onFailure({});
    }

    void readersSeeWholeTransactionsWhileWritesGoOn()
    {
        const auto dataset = testing::numberedDataset("d", 500);
        DatasetRow row;
        row.id = "d";
        m_project->writer().putDataset(row);
        m_project->writer().putSamples(dataset);
        std::atomic<bool> stop = false;
        std::atomic<int> wrong = 0;
        std::atomic<int> reads = 0;
        std::vector<std::jthread> readers;
        for (int i = 0; i < 2; ++i)
            readers.emplace_back([&] {
                while (!stop) {
                    const Reader reader = m_project->reader();
                    wrong += reader.countSamples({.dataset = "d"}) != 500;
                    wrong += reader.samples({.dataset = "d", .text = "number"}, 490, 20).size() != 10;
                    ++reads;
                }
            });
        for (int i = 0; i < 10; ++i)
            m_project->writer().putSamples(dataset);
        stop = true;
        readers.clear();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(reads > 0);
    }
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
