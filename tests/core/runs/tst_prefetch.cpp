#include <atomic>
#include <chrono>
#include <thread>

#include <QTest>

#include "core/base/error.h"
#include "core/runs/prefetch.h"

using namespace vlm;
using namespace vlm::runs;

namespace {

std::vector<std::vector<std::size_t>> batches(std::size_t count, std::size_t size)
{
    std::vector<std::vector<std::size_t>> out(count);
    for (std::size_t i = 0; i < count * size; ++i)
        out[i / size].push_back(i);
    return out;
}

imaging::Pixels numbered(std::size_t i)
{
    return {.channels = 1, .height = 1, .width = 1, .values = {static_cast<float>(i)}};
}

}

class TestPrefetch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchesComeInOrderForAnyNumberOfThreads()
    {
        for (const unsigned threads : {1U, 2U, 9U}) {
            Prefetch prefetch(batches(20, 5), numbered, threads);
            for (std::size_t batch = 0; batch < 20; ++batch) {
                const auto items = prefetch.next({});
                QCOMPARE(items.size(), std::size_t(5));
                for (std::size_t i = 0; i < 5; ++i)
                    QCOMPARE(items[i].pixels.values[0], static_cast<float>(batch * 5 + i));
            }
        }
    }

    void emptyBatchesAreFine()
    {
        Prefetch prefetch({{}, {1}, {}, {}}, numbered, 2);
        QCOMPARE(prefetch.next({}).size(), std::size_t(0));
        QCOMPARE(prefetch.next({}).size(), std::size_t(1));
        QCOMPARE(prefetch.next({}).size(), std::size_t(0));
        QCOMPARE(prefetch.next({}).size(), std::size_t(0));
    }

    void neverRunsFarAhead()
    {
        std::atomic<int> prepared = 0;
        Prefetch prefetch(
            batches(50, 4),
            [&](std::size_t i) {
                ++prepared;
                return numbered(i);
            },
            4);
        for (int batch = 0; batch < 50; ++batch) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
            QVERIFY2(prepared <= (batch + 3) * 4, qPrintable(QString::number(prepared)));
            QCOMPARE(prefetch.next({}).size(), std::size_t(4));
        }
        QCOMPARE(prepared.load(), 200);
    }

    void oneFailureStaysWithItsItem()
    {
        Prefetch prefetch(
            batches(3, 4),
            [](std::size_t i) -> imaging::Pixels {
                if (i == 5)
                    throw std::runtime_error("no such file");
                return numbered(i);
            },
            3);
        for (std::size_t batch = 0; batch < 3; ++batch) {
            const auto items = prefetch.next({});
            for (std::size_t i = 0; i < 4; ++i)
                QCOMPARE(items[i].error.empty(), batch * 4 + i != 5);
        }
    }

    void stopEndsTheWait()
    {
        std::stop_source source;
        Prefetch prefetch(
            batches(2, 1),
            [](std::size_t i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(300));
                return numbered(i);
            },
            1);
        const std::jthread stopper([&] { source.request_stop(); });
        QVERIFY_THROWS_EXCEPTION(Error, prefetch.next(source.get_token()));
    }

    void canBeDroppedAtAnyTime()
    {
        for (int i = 0; i < 20; ++i) {
            Prefetch prefetch(batches(100, 3), numbered, 4);
            for (int batch = 0; batch < i; ++batch)
                (void)prefetch.next({});
        }
    }
};

QTEST_GUILESS_MAIN(TestPrefetch)
#include "tst_prefetch.moc"
