#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/log.h"
#include "core/remote/request_journal.h"
#include "core/runs/remote_questions.h"
#include "core/runs/session.h"
#include "core/store/project.h"
#include "tests/core/judge/loopback_server.h"
#include "tests/core/runs/fake_study.h"

using namespace vlm;
using namespace vlm::runs;
using config::Mode;
using store::State;
using testing::FakeWorld;
using testing::RecordingSink;

namespace {

using Json = nlohmann::json;
using Answer = LoopbackServer::Answer;

constexpr int kPatience = 30'000; // ms; no test needs it unless something hangs
constexpr int kQuestions = 12; // three about each of four images
const std::string kCanary = "sk-canary/\"7f3a9c51";
constexpr const char* kVariable = "MEDVLM_TEST_REMOTE_KEY";

std::string completion(const std::string& text, const std::string& finish = "stop")
{
    return response(200,
        Json{{"model", "model-2026-01-01"}, {"usage", {{"prompt_tokens", 1000}, {"completion_tokens", 10}}},
            {"choices", {{{"finish_reason", finish}, {"message", {{"role", "assistant"}, {"content", text}}}}}}}
            .dump());
}

/// The question in a request: "Is 7 even?".
int questionOf(const std::string& request)
{
    return std::stoi(request.substr(request.find("Is ") + 3));
}

Answer rightAnswer(const std::string& request)
{
    return {completion(questionOf(request) % 2 == 0 ? "Yes." : "No.")};
}

std::string errorOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& e) {
        return e.what();
    }
    return {};
}

}

class TestRemoteRuns : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<store::Project> m_project;
    std::shared_ptr<FakeWorld> m_world;
    RecordingSink m_sink;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<LoopbackServer> m_server;
    remote::RemoteModel m_model;
    int m_next = 0;

    void serve(LoopbackServer::Script script, int port = 0)
    {
        m_server.reset();
        m_server = std::make_unique<LoopbackServer>(std::move(script), port);
        m_model.endpoint.url = m_server->url();
    }

    config::RunConfig config()
    {
        config::RunConfig out = testing::fakeConfig({Mode::OffTheShelf});
        out.models = {{.id = "remote",
            .folder = remote::writeRemoteModel(m_project->folder(), m_model),
            .specialist = false,
            .pairing = {}}};
        return out;
    }

    /// What the program does when a data set is imported.
    store::DatasetRow import(const config::RunConfig& run)
    {
        const auto dataset = testing::fakeSources(m_world).dataset(run.datasets.front());
        store::DatasetRow row = rowOf(*dataset, run.datasets.front());
        m_project->writer().putDataset(row);
        m_project->writer().putSamples(*dataset);
        m_project->writer().flush();
        return row;
    }

    void agree()
    {
        const store::DatasetRow dataset = import(config());
        remote::ConsentBook(m_project->folder()).grant(shipmentOf(m_model, dataset, m_project->reader()), "test");
    }

    store::Id run()
    {
        const store::Id id = m_engine->submit(config());
        wait();
        return id;
    }

    void resume(store::Id id)
    {
        config(); // as the settings page writes it
        m_engine->resume(id);
        wait();
    }

    void wait()
    {
        [&] { QVERIFY(m_engine->waitUntilIdle(kPatience)); }();
    }

    void restart()
    {
        m_engine.reset();
        m_engine = std::make_unique<Engine>(*m_project, testing::fakeSources(m_world), m_sink);
    }

    store::RunRow rowOfRun(store::Id id) const { return *m_project->reader().run(id); }
    store::CellRow cellOf(store::Id id) const { return m_project->reader().cells(id).at(0); }
    std::map<std::string, int> statuses(store::Id id) const
    {
        std::map<std::string, int> out;
        for (const auto& row : m_project->reader().predictions(cellOf(id).id))
            ++out[row.status];
        return out;
    }
    Json facts(store::Id id) const { return Json::parse(cellOf(id).details).at("remote"); }
    std::filesystem::path journal() const { return m_project->folder() / "remote" / "remote" / "journal.jsonl"; }

    void verifyDone(store::Id id)
    {
        QVERIFY2(rowOfRun(id).state == State::Done, rowOfRun(id).error.c_str());
        QCOMPARE(statuses(id)["ok"], kQuestions);
        QCOMPARE(remote::readSpending(journal()).answered, kQuestions);
        for (const auto& row : m_project->reader().predictions(cellOf(id).id))
            QCOMPARE(row.predicted, 1); // its own answer, not a neighbour's
    }

private Q_SLOTS:
    void init()
    {
        ::setenv(kVariable, "sk-test", 1);
        m_world = std::make_shared<FakeWorld>();
        m_world->questions = true;
        m_world->test = kQuestions;
        m_sink.clear();
        m_project = store::Project::create(
            std::filesystem::path(m_folder.path().toStdString()) / (std::to_string(m_next++) + ".vlmproj"));
        m_model = {.id = "remote"};
        m_model.endpoint.model = "model";
        m_model.endpoint.keyVariable = kVariable;
        m_model.endpoint.attempts = 4;
        m_model.endpoint.timeoutMs = 1000;
        m_model.endpoint.backoffMs = 5;
        m_model.endpoint.longestWaitMs = 500;
        m_model.endpoint.requestsPerMinute = 0;
        m_model.limits.connections = 3;
        m_model.limits.failuresInRow = 2;
        restart();
    }

    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
        m_project.reset();
    }

    void answersEveryQuestionOnce()
    {
        serve([](const std::string& request, int) { return rightAnswer(request); });
        m_model.limits.inputPrice = 2;
        m_model.limits.outputPrice = 8;
        agree();
        const store::Id id = run();
        verifyDone(id);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
        const Json told = facts(id);
        QCOMPARE(told.at("answered_by").at(0).get<std::string>(), std::string("model-2026-01-01"));
        QCOMPARE(told.at("requests").get<int>(), kQuestions);
        QCOMPARE(told.at("input_tokens").get<int>(), 1000 * kQuestions);
        QVERIFY(std::abs(told.at("cost").get<double>() - kQuestions * (0.002 + 0.00008)) < 1e-12);
        QVERIFY(!told.at("first_reply").get<std::string>().empty());
        const auto metrics = m_project->reader().metrics(cellOf(id).id);
        const auto closed = std::ranges::find(metrics, "closed_accuracy", &store::MetricRow::metric);
        QCOMPARE(closed->value, 1.0);
        const auto row = *m_project->reader().prediction(cellOf(id).id, "test/3");
        QVERIFY(row.generation && row.generation->question.starts_with("Is 3 even?\n\nPlease answer"));

        // The same again: known. With other statistics: scored anew from the journal.
        run();
        config::RunConfig again = config();
        again.evaluation.convention = "medvlmbench";
        const store::Id other = m_engine->submit(again);
        wait();
        QVERIFY(rowOfRun(other).state == State::Done);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
    }

    void sendsNothingWithoutConsent()
    {
        serve([](const std::string& request, int) { return rightAnswer(request); });
        const store::DatasetRow dataset = import(config());
        const std::string error = errorOf([&] { m_engine->submit(config()); });
        QVERIFY2(error.find("only with a consent") != std::string::npos, error.c_str());
        QVERIFY(m_project->reader().runs().empty());
        QCOMPARE(withoutConsent(config(), *m_project).at(0).shipment.images, std::int64_t(4));
        QCOMPARE(withoutConsent(config(), *m_project).at(0).shipment.questions, std::int64_t(kQuestions));

        // Where the consent is taken back between launch and run, the run waits for a new one.
        m_project->writer().removeDataset("numbers");
        m_project->writer().flush();
        const store::Id id = run();
        QVERIFY(rowOfRun(id).state == State::Paused);
        QVERIFY2(rowOfRun(id).error.find("only with a consent") != std::string::npos, rowOfRun(id).error.c_str());
        QVERIFY(m_server->requests().empty());
        remote::ConsentBook(m_project->folder()).grant(shipmentOf(m_model, dataset, m_project->reader()), "test");
        resume(id);
        verifyDone(id);
    }

    void goesOnAfterEachKindOfMishap_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("delayMs");
        const auto row = [](const char* name, const std::string& bytes, int delayMs = 0) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << delayMs;
        };
        const std::string right = completion("Yes.");
        row("reset before the answer", "");
        row("reset within the answer", right.substr(0, right.size() - 30));
        row("truncated JSON", response(200, "{\"choices\": [{\"message\": {\"content\": \"Ye"));
        row("nonsense", response(200, "<html>welcome</html>"));
        row("429 storm", response(429, "{}", "Retry-After: 0.02\r\n"));
        row("500", response(500, "oops"));
        row("silence", right, 2000);
    }
    void goesOnAfterEachKindOfMishap()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, delayMs);
        // Two of three requests go wrong; four tries are allowed.
        std::mutex mutex;
        std::map<int, int> tries;
        serve([&](const std::string& request, int) {
            const std::scoped_lock lock(mutex);
            return tries[questionOf(request)]++ < (delayMs > 0 ? 1 : 2) ? Answer{bytes.toStdString(), delayMs}
                                                                        : rightAnswer(request);
        });
        m_model.endpoint.timeoutMs = delayMs > 0 ? 150 : 1000;
        m_model.limits.connections = 6;
        agree();
        const store::Id id = run();
        verifyDone(id);
        QCOMPARE(remote::readSpending(journal()).requests, static_cast<std::int64_t>(m_server->requests().size()));
    }

    void pausesWhenTheNetworkIsGoneAndGoesOn()
    {
        std::atomic<int> answered = 0;
        serve([&](const std::string& request, int) {
            ++answered;
            return rightAnswer(request);
        });
        const int port = m_server->port();
        m_server.reset(); // nobody listens
        agree();
        const store::Id id = run();
        QVERIFY(rowOfRun(id).state == State::Paused);
        QVERIFY(cellOf(id).state == State::Paused);
        QVERIFY2(rowOfRun(id).error.find("2 questions in a row got no answer") != std::string::npos,
            rowOfRun(id).error.c_str());
        QCOMPARE(answered.load(), 0);
        serve(
            [&](const std::string& request, int) {
                ++answered;
                return rightAnswer(request);
            },
            port);
        resume(id);
        verifyDone(id);
        QCOMPARE(answered.load(), kQuestions);
    }

    void survivesAServerThatDiesInMidAnswer()
    {
        std::atomic<int> whole = 0;
        std::atomic<bool> dead = false;
        const auto script = [&](const std::string& request, int) {
            Answer answer = rightAnswer(request);
            if (dead || whole >= 5) {
                dead = true;
                answer.bytes.resize(answer.bytes.size() / 2);
            } else {
                ++whole;
            }
            return answer;
        };
        serve(script);
        m_model.limits.connections = 1;
        m_model.endpoint.attempts = 2;
        agree();
        const store::Id id = run();
        QVERIFY(rowOfRun(id).state == State::Paused);
        QCOMPARE(statuses(id)["ok"], 5);
        const int port = m_server->port();
        std::atomic<int> further = 0;
        serve(
            [&](const std::string& request, int) {
                ++further;
                return rightAnswer(request);
            },
            port);
        restart(); // the program too
        resume(id);
        verifyDone(id);
        QCOMPARE(further.load(), kQuestions - 5); // none was asked again
    }

    void asksAgainOnlyWhatHasNoReplyAfterACrash()
    {
        serve([](const std::string& request, int) { return rightAnswer(request); });
        agree();
        verifyDone(run());
        // The program died after the eighth reply was kept and before the project was written.
        std::ifstream in(journal());
        std::string kept;
        int replies = 0;
        for (std::string line; replies < 8 && std::getline(in, line);) {
            kept += line + "\n";
            replies += line.find("\"event\":\"reply\"") != std::string::npos;
        }
        kept += "{\"remote\":1,\"event\":\"se";
        in.close();
        writeFileAtomically(journal(), kept);
        m_project->writer().removeResults(cellOf(1).id);
        m_project->writer().removeRun(1);
        m_project->writer().flush();
        const store::Id id = run();
        verifyDone(id);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions + kQuestions - 8));
    }

    void countsRefusalsAsRefusals()
    {
        serve([](const std::string& request, int) {
            const int question = questionOf(request);
            if (question == 3)
                return Answer{completion("", "content_filter")};
            if (question == 4)
                return Answer{response(400, R"({"error":{"code":"content_policy_violation","message":"no"}})")};
            if (question == 5)
                return Answer{completion("", "length")};
            return rightAnswer(request);
        });
        agree();
        const store::Id id = run();
        QVERIFY2(rowOfRun(id).state == State::Done, rowOfRun(id).error.c_str());
        QCOMPARE(statuses(id)["refused"], 2);
        QCOMPARE(statuses(id)["ok"], kQuestions - 2);
        QCOMPARE(cellOf(id).failed, 0);
        QCOMPARE(facts(id).at("refused").get<int>(), 2);
        QCOMPARE(facts(id).at("cut_off").get<int>(), 1);
        const auto metrics = m_project->reader().metrics(cellOf(id).id);
        const auto closed = std::ranges::find(metrics, "closed_accuracy", &store::MetricRow::metric);
        QCOMPARE(closed->n, kQuestions);
        QCOMPARE(closed->value, 9.0 / 12);
        QVERIFY2(closed->note.find("2 of 12 were refused") != std::string::npos, closed->note.c_str());
        run(); // a refusal is an answer: nothing is asked again
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
    }

    void goesOnPastWhatTheServerDoesNotTake()
    {
        serve([](const std::string& request, int) {
            return questionOf(request) == 7 ? Answer{response(413, "{}")} : rightAnswer(request);
        });
        agree();
        const store::Id id = run();
        QVERIFY(rowOfRun(id).state == State::Done);
        QCOMPARE(statuses(id)["failed"], 1);
        const std::string reason = m_project->reader().prediction(cellOf(id).id, "test/7")->error;
        QVERIFY2(reason.find("413") != std::string::npos && reason.find("longest_side") != std::string::npos,
            reason.c_str());
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
    }

    void pausesAtItsBudgetAndGoesOnWhenItIsRaised()
    {
        serve([](const std::string& request, int) { return rightAnswer(request); });
        m_model.limits.maxRequests = 5;
        agree();
        const store::Id id = run();
        QVERIFY(rowOfRun(id).state == State::Paused);
        QVERIFY2(rowOfRun(id).error.find("max_requests 5") != std::string::npos, rowOfRun(id).error.c_str());
        QCOMPARE(m_server->requests().size(), std::size_t(5));
        m_model.limits.maxRequests = 100;
        resume(id);
        verifyDone(id);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
    }

    void pausesAtOnceWhenTheKeyIsWrong()
    {
        serve([](const std::string&, int) { return Answer{response(401, "{}")}; });
        m_model.limits.connections = 1;
        agree();
        const store::Id id = run();
        QVERIFY(rowOfRun(id).state == State::Paused);
        QVERIFY2(rowOfRun(id).error.find(kVariable) != std::string::npos, rowOfRun(id).error.c_str());
        QCOMPARE(m_server->requests().size(), std::size_t(1));
    }

    void obeysPauseAndCancel()
    {
        std::atomic<bool> open = false;
        serve([&](const std::string& request, int index) {
            for (int waited = 0; index >= 4 && !open && waited < 5000; waited += 5)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return rightAnswer(request);
        });
        m_model.endpoint.timeoutMs = 20'000;
        agree();
        const store::Id id = m_engine->submit(config());
        QTRY_VERIFY_WITH_TIMEOUT(m_server->requests().size() >= 6, kPatience);
        m_engine->pause(id);
        open = true;
        wait();
        QVERIFY(rowOfRun(id).state == State::Paused);
        QVERIFY(rowOfRun(id).error.empty());
        resume(id);
        verifyDone(id);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
    }

    void usesTheWeightsOfNoRemoteModel()
    {
        serve([](const std::string& request, int) { return rightAnswer(request); });
        agree();
        config::RunConfig wanted = config();
        wanted.modes = {Mode::Lora};
        const Estimate estimate = Engine::estimate(wanted, m_project.get(), testing::fakeSources(m_world));
        QVERIFY(!estimate.cells.at(0).possible);
        QVERIFY2(estimate.cells.at(0).reason.find("needs its weights") != std::string::npos,
            estimate.cells.at(0).reason.c_str());
        wanted.modes = {Mode::OffTheShelf};
        QVERIFY(Engine::estimate(wanted, m_project.get(), testing::fakeSources(m_world)).cells.at(0).possible);
    }

    void tellsTheKeyNowhere()
    {
        ::setenv(kVariable, kCanary.c_str(), 1);
        std::mutex mutex;
        std::string told;
        log::setSink([&](log::Level, std::string_view line) {
            const std::scoped_lock lock(mutex);
            told.append(line).append("\n");
        });
        log::toFile(m_project->folder() / "program.log");
        // A server that repeats head and key in every way that it answers, and then refuses.
        std::atomic<bool> refusing = false;
        serve([&](const std::string& request, int index) {
            const std::string echo = "you sent " + kCanary + " in " + request.substr(0, request.find("\r\n\r\n"));
            if (refusing)
                return Answer{response(401, "wrong key " + echo)};
            if (index % 3 == 0)
                return Answer{response(500, Json(echo).dump())};
            return index % 3 == 1 ? Answer{response(429, echo)} : Answer{completion(echo)};
        });
        m_model.endpoint.attempts = 6;
        m_model.limits.connections = 1;
        agree();
        const store::Id done = run();
        QVERIFY(rowOfRun(done).state == State::Done);
        QVERIFY(m_server->requests().at(0).find(kCanary) != std::string::npos); // it did travel
        refusing = true;
        m_model.endpoint.maxTokens = 77; // another model: nothing is known
        agree();
        const store::Id paused = run();
        QVERIFY(rowOfRun(paused).state == State::Paused);
        log::setSink({});
        for (const Event& event : m_sink.events())
            if (const auto* line = std::get_if<LogLine>(&event))
                told += line->text;
        m_engine.reset();
        const std::filesystem::path folder = m_project->folder();
        m_project.reset();
        int files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_regular_file()) {
                told += readFile(entry.path());
                ++files;
            }
        QVERIFY(files >= 5); // database, consents, description, journal, log
        QVERIFY(told.find("you sent [key] in ") != std::string::npos);
        QVERIFY(told.find("canary") == std::string::npos);
        QVERIFY(told.find("7f3a9c51") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRemoteRuns)
#include "tst_remote_runs.moc"
