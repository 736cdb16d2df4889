#include <cmath>
#include <map>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <signal.h>

#include "core/base/random.h"
#include "core/store/project.h"

using namespace vlm;

namespace {

constexpr int kKills = 30;
constexpr int kTest = 700;

struct Result {
    std::map<std::string, store::PredictionRow> predictions;
    std::vector<store::MetricRow> metrics;
};

std::vector<Result> resultsOf(const std::filesystem::path& folder)
{
    const auto project = store::Project::openReadOnly(folder);
    const store::Reader reader = project->reader();
    std::vector<Result> results;
    for (const store::CellRow& cell : reader.cells(reader.runs().front().id)) {
        Result result;
        for (const store::PredictionRow& row : reader.predictions(cell.id))
            result.predictions.emplace(row.sample, row);
        result.metrics = reader.metrics(cell.id);
        results.push_back(std::move(result));
    }
    return results;
}

}

class TestKill : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path folder(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    static void start(QProcess& process, const std::filesystem::path& folder, int perImage)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QString(MEDVLM_BINARY_DIR "/bin/study_runner"),
            {QString::fromStdString(folder.string()), QString::number(perImage)});
        QVERIFY(process.waitForStarted());
    }

    static std::size_t journalled(const std::filesystem::path& folder)
    {
        if (!std::filesystem::exists(folder / "project.sqlite"))
            return 0;
        const auto project = store::Project::openReadOnly(folder);
        const auto runs = project->reader().runs();
        std::size_t count = 0;
        if (!runs.empty())
            for (const store::CellRow& cell : project->reader().cells(runs.front().id))
                count += project->reader().predictions(cell.id).size();
        return count;
    }

private Q_SLOTS:
    void killedAndResumedRunEqualsAnUninterruptedOne()
    {
        {
            QProcess whole;
            start(whole, folder("whole"), 0);
            QVERIFY(whole.waitForFinished(60'000));
            QCOMPARE(whole.exitCode(), 0);
        }
        // Each process gets a random time; several share one project, so that it is killed and resumed again and again.
        PhiloxStream random(20260101, 0);
        int kills = 0;
        for (int study = 0; kills < kKills; ++study) {
            const std::filesystem::path project = folder(("killed" + std::to_string(study)).c_str());
            std::size_t before = 0;
            for (int life = 0;; ++life) {
                QProcess process;
                const bool last = life == 8;
                start(process, project, last ? 0 : 1000);
                QVERIFY(process.waitForReadyRead(60'000));
                if (!last && !process.waitForFinished(static_cast<int>(random.below(200)))) {
                    process.kill();
                    ++kills;
                }
                QVERIFY(process.waitForFinished(60'000));
                const bool killed = process.exitStatus() == QProcess::CrashExit;
                QVERIFY(killed || process.exitCode() == 0);
                if (!killed)
                    break;
                const std::size_t now = journalled(project);
                QVERIFY2(now >= before, "a prediction that was on disk is gone");
                before = now;
            }
            const auto expected = resultsOf(folder("whole"));
            const auto actual = resultsOf(project);
            QCOMPARE(actual.size(), expected.size());
            for (std::size_t cell = 0; cell < expected.size(); ++cell) {
                QCOMPARE(actual[cell].predictions.size(), std::size_t(kTest));
                for (const auto& [sample, row] : expected[cell].predictions) {
                    const auto it = actual[cell].predictions.find(sample);
                    QVERIFY2(it != actual[cell].predictions.end(), sample.c_str());
                    QCOMPARE(it->second.status, row.status);
                    QCOMPARE(it->second.predicted, row.predicted);
                    QVERIFY(it->second.scores == row.scores);
                }
                QCOMPARE(actual[cell].metrics.size(), expected[cell].metrics.size());
                QVERIFY(!expected[cell].metrics.empty());
                for (std::size_t i = 0; i < expected[cell].metrics.size(); ++i) {
                    const double value = expected[cell].metrics[i].value;
                    QVERIFY(actual[cell].metrics[i].value == value
                        || (std::isnan(value) && std::isnan(actual[cell].metrics[i].value)));
                    QVERIFY(actual[cell].metrics[i].lower == expected[cell].metrics[i].lower);
                    QVERIFY(actual[cell].metrics[i].upper == expected[cell].metrics[i].upper);
                }
            }
        }
        QVERIFY(kills >= kKills);
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
