#include <chrono>
#include <cmath>
#include <fstream>
#include <thread>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/config/precision.h"
#include "core/runs/cell.h"
#include "core/store/project.h"
#include "tests/core/runs/fake_study.h"

using namespace vlm;
using namespace vlm::runs;
using config::Mode;
using store::State;
using testing::FakeWorld;
using testing::RecordingSink;

namespace {

constexpr int kPatience = 20'000; // ms; no test needs it unless something hangs

struct Stored {
    std::vector<store::PredictionRow> predictions;
    std::vector<store::MetricRow> metrics;
};

/// Undefined equals undefined.
bool equal(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

bool same(const Stored& a, const Stored& b)
{
    if (a.predictions.size() != b.predictions.size() || a.metrics.size() != b.metrics.size())
        return false;
    for (std::size_t i = 0; i < a.predictions.size(); ++i)
        if (a.predictions[i].sample != b.predictions[i].sample || a.predictions[i].scores != b.predictions[i].scores
            || a.predictions[i].predicted != b.predictions[i].predicted)
            return false;
    for (std::size_t i = 0; i < a.metrics.size(); ++i)
        if (a.metrics[i].metric != b.metrics[i].metric || !equal(a.metrics[i].value, b.metrics[i].value)
            || a.metrics[i].lower != b.metrics[i].lower || a.metrics[i].upper != b.metrics[i].upper)
            return false;
    return true;
}

}

class TestEngine : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<store::Project> m_project;
    std::shared_ptr<FakeWorld> m_world;
    RecordingSink m_sink;
    std::unique_ptr<Engine> m_engine;
    int m_next = 0;

    void startEngine() { m_engine = std::make_unique<Engine>(*m_project, testing::fakeSources(m_world), m_sink); }

    void freshProject()
    {
        m_engine.reset();
        m_project.reset();
        m_project = store::Project::create(
            std::filesystem::path(m_folder.path().toStdString()) / (std::to_string(m_next++) + ".vlmproj"));
        startEngine();
    }

    store::Id run(const config::RunConfig& config)
    {
        const store::Id id = m_engine->submit(config);
        [&] { QVERIFY(m_engine->waitUntilIdle(kPatience)); }();
        return id;
    }

    State stateOf(store::Id id) const { return m_project->reader().run(id)->state; }
    store::CellRow cellOf(store::Id id, std::size_t index = 0) const { return m_project->reader().cells(id).at(index); }

    Stored stored(store::Id cell) const
    {
        return {m_project->reader().predictions(cell), m_project->reader().metrics(cell)};
    }

    void waitForBatches(int images) { QTRY_VERIFY_WITH_TIMEOUT(m_world->encodedImages >= images, kPatience); }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_shared<FakeWorld>();
        m_sink.clear();
        freshProject();
    }

    void cleanup()
    {
        m_engine.reset();
        m_project.reset();
    }

    void zeroShotStoresPredictionsAndMetrics()
    {
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        QVERIFY2(stateOf(id) == State::Done, m_project->reader().run(id)->error.c_str());
        const store::CellRow cell = cellOf(id);
        QVERIFY(cell.state == State::Done);
        QCOMPARE(cell.done, std::int64_t(200));
        QCOMPARE(cell.failed, std::int64_t(0));
        QVERIFY(!cell.key.empty());
        const Stored result = stored(cell.id);
        QCOMPARE(result.predictions.size(), std::size_t(200));
        int right = 0;
        for (const auto& row : result.predictions) {
            QCOMPARE(row.scores.size(), std::size_t(3));
            QVERIFY(std::abs(row.scores[0] + row.scores[1] + row.scores[2] - 1.0F) < 1e-5F);
            right += row.predicted == row.label;
        }
        QVERIFY(right > 120);
        const auto accuracy = std::ranges::find(result.metrics, "accuracy", &store::MetricRow::metric);
        QVERIFY(accuracy != result.metrics.end());
        QCOMPARE(accuracy->value, right / 200.0);
        QCOMPARE(accuracy->n, std::int64_t(200));
        QVERIFY(accuracy->lower && *accuracy->lower <= accuracy->value && *accuracy->upper >= accuracy->value);
        QVERIFY(std::ranges::find(result.metrics, "auroc", &store::MetricRow::metric) != result.metrics.end());
        QCOMPARE(m_world->encodedImages.load(), 200);
    }

    void probeSharesTheImageTowerWithZeroShot()
    {
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe}));
        QVERIFY2(stateOf(id) == State::Done, m_project->reader().run(id)->error.c_str());
        QCOMPARE(m_world->encodedImages.load(), 290);
        QCOMPARE(m_world->loads.load(), 1);
        const auto details = nlohmann::json::parse(cellOf(id, 1).details);
        QVERIFY(!details["lambda_path"].empty() && details["lambda"].get<double>() > 0.0);
        QCOMPARE(m_project->reader().predictions(cellOf(id, 1).id).size(), std::size_t(200));
        QVERIFY(std::ranges::any_of(
            m_sink.events(), [](const Event& event) { return std::holds_alternative<TrainingPoint>(event); }));
    }

    void knownResultCostsNothing()
    {
        const auto config = testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe});
        const store::Id first = run(config);
        const int loads = m_world->loads;
        const store::Id second = run(config);
        QVERIFY(stateOf(second) == State::Done);
        QCOMPARE(m_world->encodedImages.load(), 290);
        QCOMPARE(m_world->loads.load(), loads);
        for (const std::size_t cell : {0U, 1U})
            QVERIFY(same(stored(cellOf(first, cell).id), stored(cellOf(second, cell).id)));
    }

    void changedIngredientIsComputedAgain()
    {
        run(testing::fakeConfig({Mode::OffTheShelf}));
        m_world->modelFingerprint = "model-2";
        run(testing::fakeConfig({Mode::OffTheShelf}));
        QCOMPARE(m_world->encodedImages.load(), 400);
        auto config = testing::fakeConfig({Mode::OffTheShelf});
        config.evaluation.seed = 43;
        const store::Id id = run(config);
        QCOMPARE(m_world->encodedImages.load(), 400); // features are the same, the interval is not
        QVERIFY(!nlohmann::json::parse(cellOf(id).details).contains("copied_from"));
    }

    void automaticPrecisionIsStoredAsWhatItStandsFor()
    {
        const std::string expected(config::automaticPrecision());
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        const auto stored = nlohmann::json::parse(m_project->reader().run(id)->config);
        QCOMPARE(stored["evaluation"]["precision"].get<std::string>(), expected);
        QCOMPARE(stored["evaluation"]["training_precision"].get<std::string>(), std::string("float32"));
        QVERIFY(stored.dump().find("\"auto\"") == std::string::npos);
        QCOMPARE(nlohmann::json::parse(cellOf(id).details)["precision"].get<std::string>(), expected);
        QVERIFY(m_world->loadedIn == std::vector{models::precisionFromName(expected)});
        auto named = testing::fakeConfig({Mode::OffTheShelf});
        named.evaluation.precision = expected;
        QVERIFY(Engine::estimate(named, m_project.get(), testing::fakeSources(m_world)).cells.at(0).cached);
        QVERIFY(
            Engine::estimate(testing::fakeConfig({Mode::OffTheShelf}), m_project.get(), testing::fakeSources(m_world))
                .cells.at(0)
                .cached);
    }

    void otherPrecisionIsAnotherResultWithFeaturesOfItsOwn()
    {
        auto config = testing::fakeConfig({Mode::OffTheShelf});
        config.evaluation.precision = "float32";
        const store::Id exact = run(config);
        config.evaluation.precision = "bfloat16";
        const store::Id shorter = run(config);
        QVERIFY(cellOf(exact).key != cellOf(shorter).key);
        QCOMPARE(m_world->encodedImages.load(), 400);
        QVERIFY((m_world->loadedIn == std::vector{models::Precision::Float32, models::Precision::BFloat16}));
    }

    void trainingKeepsFloat32BesideAnAutomaticEvaluation()
    {
        std::vector<models::Precision> trainedIn;
        auto sources = testing::fakeSources(m_world);
        sources.adapt = [&](Cell& cell) {
            trainedIn.push_back(cell.session().loadOptions().precision);
            runLinearProbe(cell);
        };
        m_engine = std::make_unique<Engine>(*m_project, sources, m_sink);
        auto config = testing::fakeConfig({Mode::OffTheShelf, Mode::Lora});
        const store::Id automatic = run(config);
        QVERIFY2(stateOf(automatic) == State::Done, m_project->reader().run(automatic)->error.c_str());
        QCOMPARE(nlohmann::json::parse(cellOf(automatic, 1).details)["precision"].get<std::string>(),
            std::string("float32"));
        config.evaluation.precision = "float32";
        const store::Id exact = run(config);
        QCOMPARE(cellOf(automatic, 1).key, cellOf(exact, 1).key); // the same training, known already
        config.evaluation.precision = "bfloat16";
        run(config);
        QVERIFY((trainedIn == std::vector{models::Precision::Float32, models::Precision::BFloat16}));
    }

    void resumedRunKeepsTheStoredPrecision()
    {
        m_world->beforeBatch = [] { throw Error(ErrorKind::Tensor, "not today"); };
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        QVERIFY(stateOf(id) == State::Failed);
        const std::string stored = m_project->reader().run(id)->config;
        m_world->beforeBatch = nullptr;
        m_engine->resume(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Done);
        QCOMPARE(m_project->reader().run(id)->config, stored);
        for (const models::Precision precision : m_world->loadedIn)
            QVERIFY(precision == models::precisionFromName(config::automaticPrecision()));
    }

    void threadsDoNotChangeResults()
    {
        auto config = testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe});
        std::vector<Stored> first;
        for (const int threads : {1, 2, 7}) {
            freshProject();
            config.evaluation.threads = threads;
            const store::Id id = run(config);
            for (const std::size_t cell : {0U, 1U})
                if (threads == 1)
                    first.push_back(stored(cellOf(id, cell).id));
                else
                    QVERIFY(same(first[cell], stored(cellOf(id, cell).id)));
        }
    }

    void brokenImageFailsOnlyItsSample()
    {
        m_world->broken = {"test/3", "test/77", "train/5"};
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe}));
        QVERIFY2(stateOf(id) == State::Done, m_project->reader().run(id)->error.c_str());
        for (const std::size_t index : {0U, 1U}) {
            const store::CellRow cell = cellOf(id, index);
            QCOMPARE(cell.done, std::int64_t(198));
            QCOMPARE(cell.failed, std::int64_t(2));
            const auto row = m_project->reader().prediction(cell.id, "test/77");
            QCOMPARE(row->status, std::string("failed"));
            QVERIFY(row->error.find("truncated") != std::string::npos);
            const auto metrics = m_project->reader().metrics(cell.id);
            QCOMPARE(metrics[0].n, std::int64_t(198));
            QVERIFY(metrics[0].note.find("2 of 200") != std::string::npos);
        }
        QCOMPARE(nlohmann::json::parse(cellOf(id, 1).details)["train_samples"].get<int>(), 59);
    }

    void nothingReadableFailsTheCellInWords()
    {
        for (int i = 0; i < 200; ++i)
            m_world->broken.insert("test/" + std::to_string(i));
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        QVERIFY(stateOf(id) == State::Failed);
        const store::CellRow cell = cellOf(id);
        QVERIFY(cell.state == State::Failed);
        QCOMPARE(cell.failed, std::int64_t(200));
        QVERIFY2(cell.error.find("truncated") != std::string::npos, cell.error.c_str());
        m_world->broken.clear();
        m_engine->resume(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Done);
        QCOMPARE(cellOf(id).done, std::int64_t(200));
        QCOMPARE(cellOf(id).failed, std::int64_t(0));
    }

    void oneClassHasNoAurocAndSaysWhy()
    {
        m_world->oneClassTest = true;
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        QVERIFY(stateOf(id) == State::Done);
        const auto metrics = m_project->reader().metrics(cellOf(id).id);
        const auto auroc = std::ranges::find(metrics, "auroc", &store::MetricRow::metric);
        QVERIFY(auroc != metrics.end());
        QVERIFY(std::isnan(auroc->value) && !auroc->lower && !auroc->note.empty());
        const auto accuracy = std::ranges::find(metrics, "accuracy", &store::MetricRow::metric);
        QVERIFY(!std::isnan(accuracy->value));
    }

    void splitsThatAreMissingAreNamed()
    {
        m_world->train = 0;
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe}));
        QVERIFY(stateOf(id) == State::Failed);
        QVERIFY(cellOf(id, 0).state == State::Done);
        QVERIFY2(cellOf(id, 1).error.find("no training samples") != std::string::npos, cellOf(id, 1).error.c_str());
        m_world->train = 60;
        m_world->validation = 0;
        m_world->datasetFingerprint = "data-2";
        const store::Id held = run(testing::fakeConfig({Mode::LinearProbe}));
        QVERIFY2(stateOf(held) == State::Done, m_project->reader().run(held)->error.c_str());
        const auto details = nlohmann::json::parse(cellOf(held).details);
        QCOMPARE(details["validation_samples"].get<int>(), 9);
        QCOMPARE(details["train_samples"].get<int>(), 51);
        QVERIFY(details["validation_held_out"].get<bool>());
    }

    void loraSaysThatItIsMissing()
    {
        const store::Id id = run(testing::fakeConfig({Mode::Lora}));
        QVERIFY(stateOf(id) == State::Failed);
        QVERIFY(cellOf(id).error.find("only a linear probe is available") != std::string::npos);
    }

    void maxSamplesTakesASeededSubset()
    {
        auto config = testing::fakeConfig({Mode::OffTheShelf});
        config.evaluation.maxSamples = 30;
        const store::Id id = run(config);
        const auto rows = m_project->reader().predictions(cellOf(id).id);
        QCOMPARE(rows.size(), std::size_t(30));
        QCOMPARE(m_world->encodedImages.load(), 30);
        QVERIFY(rows.back().sample != "test/29");
    }

    void questionsAreAnsweredImageByImage()
    {
        m_world->questions = true;
        m_world->broken = {"test/3"}; // the first question of the image that is broken
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe}));
        QVERIFY(stateOf(id) == State::Failed);
        QVERIFY2(cellOf(id, 1).error.find("encoders") != std::string::npos, cellOf(id, 1).error.c_str());
        const store::CellRow cell = cellOf(id);
        QVERIFY2(cell.state == State::Done, cell.error.c_str());
        QVERIFY(cell.failed == 0 || cell.failed == 3);
        QVERIFY(m_world->encodedImages >= 66 && m_world->encodedImages <= 67);
        const auto row = m_project->reader().prediction(cell.id, "test/14");
        QCOMPARE(row->text, std::string("No, because it is not."));
        QCOMPARE(row->answer, std::string("yes"));
        QCOMPARE(row->predicted, 0);
        QCOMPARE(m_project->reader().prediction(cell.id, "test/15")->predicted, 1);
        QVERIFY(row->generation.has_value());
        QCOMPARE(row->generation->promptTemplate, std::string("{image}{question}"));
        QVERIFY(row->generation->prompt().starts_with("<image>"));
        QCOMPARE(row->generation->raw, std::string(" No, because it is not."));
        QCOMPARE(*row->generation->no, 0.625);
        QCOMPARE(*row->generation->meanLogProbability, -0.25);
        QCOMPARE(row->generation->newTokens, std::int64_t(3));
        QVERIFY(row->generation->finished);
        std::size_t given = 0;
        for (const Event& event : m_sink.events())
            if (const auto* answers = std::get_if<AnswersGiven>(&event)) {
                QCOMPARE(answers->cell, cell.id);
                for (const LiveAnswer& answer : answers->answers) {
                    const auto stored = m_project->reader().prediction(cell.id, answer.sample);
                    QCOMPARE(answer.text, stored->text);
                    QCOMPARE(answer.right, stored->predicted == stored->label && stored->status == "ok");
                    ++given;
                }
            }
        QVERIFY(given > 0);
        const auto metrics = m_project->reader().metrics(cell.id);
        const auto closed = std::ranges::find(metrics, "closed_accuracy", &store::MetricRow::metric);
        QVERIFY(closed != metrics.end() && closed->lower);
        QVERIFY(closed->value > 0.8 && closed->value < 0.9);
        const store::SampleQuery wrong{.dataset = "numbers", .cell = cell.id, .correct = false};
        QCOMPARE(
            static_cast<double>(m_project->reader().countSamples(wrong)), std::round(200.0 * (1.0 - closed->value)));
    }

    void encodersAreNotAskedQuestions()
    {
        m_world->questions = true;
        auto sources = testing::fakeSources(m_world);
        sources.kind = {};
        const Estimate estimate = Engine::estimate(testing::fakeConfig({Mode::OffTheShelf}), nullptr, sources);
        QVERIFY(!estimate.cells[0].possible);
        QVERIFY(estimate.cells[0].reason.find("cannot answer") != std::string::npos);
    }

    void eventsComeInOrderAndNotTooOften()
    {
        m_world->perImage = std::chrono::microseconds(4000);
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        std::vector<State> states;
        std::vector<State> cellStates;
        int progress = 0;
        std::int64_t last = 0;
        for (const Event& event : m_sink.events()) {
            if (const auto* change = std::get_if<RunChanged>(&event); change && change->run == id)
                states.push_back(change->state);
            if (const auto* change = std::get_if<CellChanged>(&event); change && change->cell.run == id)
                cellStates.push_back(change->cell.state);
            if (const auto* at = std::get_if<Progress>(&event); at && at->run == id && at->phase == "evaluating") {
                ++progress;
                QVERIFY(at->done >= last && at->done <= at->total);
                last = at->done;
                if (at->done > 0)
                    QVERIFY(at->samplesPerSecond > 0.0 && at->etaSeconds >= 0.0);
            }
        }
        QCOMPARE(states, (std::vector{State::Queued, State::Running, State::Done}));
        QCOMPARE(cellStates, (std::vector{State::Loading, State::Running, State::Done}));
        QVERIFY2(progress >= 3 && progress <= 12, qPrintable(QString::number(progress)));
    }

    void cancelStopsWithinABatchAndResumeFinishes()
    {
        m_world->perImage = std::chrono::microseconds(200'000);
        const auto config = testing::fakeConfig({Mode::OffTheShelf});
        const store::Id id = m_engine->submit(config);
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(id) == State::Running, kPatience);
        m_engine->cancel(id);
        QVERIFY(m_engine->waitUntilIdle(1000));
        QVERIFY(stateOf(id) == State::Cancelled);
        QVERIFY(cellOf(id).state == State::Cancelled);
        m_world->perImage = std::chrono::microseconds(0);
        m_engine->resume(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Done);
        QCOMPARE(m_world->encodedImages.load(), 200);
    }

    void pauseKeepsWhatIsDoneAndResumeDoesNotRepeatIt()
    {
        m_world->perImage = std::chrono::microseconds(2000);
        const store::Id id = m_engine->submit(testing::fakeConfig({Mode::OffTheShelf}));
        waitForBatches(48);
        m_engine->pause(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Paused);
        const int before = m_world->encodedImages;
        QVERIFY(before < 200);
        QCOMPARE(cellOf(id).done, std::int64_t(before));
        QCOMPARE(m_project->reader().predictions(cellOf(id).id).size(), std::size_t(before));
        m_engine->resume(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Done);
        QCOMPARE(m_world->encodedImages.load(), 200);
        const Stored interrupted = stored(cellOf(id).id);
        freshProject();
        QVERIFY(same(interrupted, stored(cellOf(run(testing::fakeConfig({Mode::OffTheShelf}))).id)));
    }

    void closingTheEngineInterruptsAndReopeningResumes()
    {
        m_world->perImage = std::chrono::microseconds(2000);
        const store::Id id = m_engine->submit(testing::fakeConfig({Mode::OffTheShelf}));
        const store::Id waiting = m_engine->submit(testing::fakeConfig({Mode::LinearProbe}));
        waitForBatches(32);
        m_engine.reset();
        m_project->writer().flush();
        QVERIFY(stateOf(id) == State::Interrupted);
        QVERIFY(stateOf(waiting) == State::Interrupted);
        startEngine();
        m_engine->resume(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Done);
        QVERIFY(m_world->encodedImages < 200 + 17);
    }

    void failingModelFailsTheCellAndTheNextRunGoesOn()
    {
        m_world->beforeBatch = [this] {
            if (m_world->encodedImages >= 64)
                throw std::runtime_error("out of memory\nwith a backtrace");
        };
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        QVERIFY(stateOf(id) == State::Failed);
        QVERIFY(cellOf(id).error.find("out of memory") != std::string::npos);
        QVERIFY(cellOf(id).error.find("backtrace") == std::string::npos);
        QCOMPARE(cellOf(id).done, std::int64_t(64));
        m_world->beforeBatch = {};
        m_engine->resume(id);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        QVERIFY(stateOf(id) == State::Done);
        QCOMPARE(m_world->encodedImages.load(), 200);
    }

    void queueFollowsItsOrder()
    {
        m_world->perImage = std::chrono::microseconds(1000);
        const store::Id first = m_engine->submit(testing::fakeConfig({Mode::OffTheShelf}));
        const store::Id second = m_engine->submit(testing::fakeConfig({Mode::OffTheShelf}));
        const store::Id third = m_engine->submit(testing::fakeConfig({Mode::OffTheShelf}));
        const store::Id fourth = m_engine->submit(testing::fakeConfig({Mode::OffTheShelf}));
        m_engine->moveToFront(third);
        m_engine->cancel(fourth);
        QVERIFY(m_engine->waitUntilIdle(kPatience));
        std::vector<store::Id> order;
        for (const Event& event : m_sink.events())
            if (const auto* change = std::get_if<RunChanged>(&event); change && change->state == State::Running)
                order.push_back(change->run);
        order.erase(order.begin(), order.end() - 3);
        QCOMPARE(order, (std::vector{first, third, second}));
        QVERIFY(stateOf(fourth) == State::Cancelled);
    }

    void damagedCacheIsNoticedAndComputedAgain()
    {
        run(testing::fakeConfig({Mode::OffTheShelf}));
        int damaged = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_project->cacheFolder()))
            if (entry.path().filename().string().starts_with("rows-")) {
                std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
                file.seekp(-5, std::ios::end);
                file.put('\x7f');
                ++damaged;
            }
        QCOMPARE(damaged, 1);
        auto config = testing::fakeConfig({Mode::OffTheShelf});
        config.evaluation.bootstrapReplicates = 50;
        const store::Id id = run(config);
        QVERIFY(stateOf(id) == State::Done);
        QCOMPARE(m_world->encodedImages.load(), 400);
        QVERIFY(std::ranges::any_of(m_sink.events(), [](const Event& event) {
            const auto* line = std::get_if<LogLine>(&event);
            return line && line->text.find("damaged") != std::string::npos;
        }));
    }

    void estimateTellsWhatIsKnownAndWhatCannotRun()
    {
        const auto sources = testing::fakeSources(m_world);
        auto config = testing::fakeConfig({Mode::OffTheShelf, Mode::LinearProbe, Mode::Lora});
        const Estimate before = Engine::estimate(config, m_project.get(), sources);
        QCOMPARE(before.cells.size(), std::size_t(3));
        QCOMPARE(before.cells[0].samples, std::int64_t(200));
        QCOMPARE(before.cells[1].samples, std::int64_t(90));
        QVERIFY(!before.cells[2].possible && !before.cells[2].reason.empty());
        QVERIFY(before.secondsLow < before.seconds && before.seconds < before.secondsHigh);
        run(testing::fakeConfig({Mode::OffTheShelf}));
        const Estimate after = Engine::estimate(config, m_project.get(), sources);
        QVERIFY(after.cells[0].cached);
        QCOMPARE(after.cells[0].samples, std::int64_t(0));
        QCOMPARE(after.cells[1].samples, std::int64_t(90));
        QVERIFY(Engine::estimate(config, nullptr, sources).cells[0].possible);
        m_world->prompts = false;
        m_world->datasetFingerprint = "data-3";
        const Estimate without = Engine::estimate(config, nullptr, sources);
        QVERIFY(without.cells[0].reason.find("prompt") != std::string::npos);
        QVERIFY(without.cells[1].possible);
    }

    void configurationsThatMakeNoSenseAreRefused()
    {
        auto config = testing::fakeConfig({});
        QVERIFY_THROWS_EXCEPTION(Error, m_engine->submit(config));
        config = testing::fakeConfig({Mode::OffTheShelf});
        config.models.push_back(config.models.front());
        QVERIFY_THROWS_EXCEPTION(Error, m_engine->submit(config));
        config = testing::fakeConfig({Mode::OffTheShelf});
        config.evaluation.batchSize = 0;
        QVERIFY_THROWS_EXCEPTION(Error, m_engine->submit(config));
        QVERIFY_THROWS_EXCEPTION(Error, m_engine->resume(4711));
        const store::Id id = run(testing::fakeConfig({Mode::OffTheShelf}));
        QVERIFY_THROWS_EXCEPTION(Error, m_engine->resume(id));
    }
};

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
