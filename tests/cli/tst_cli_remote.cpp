#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/core/judge/loopback_server.h"

namespace {

using Answer = LoopbackServer::Answer;

const QString kVqaRad = QStringLiteral(MEDVLM_SOURCE_DIR "/resources/demo/datasets/vqa-rad");
const QByteArray kCanary = "sk-canary7f3a9c51";
constexpr int kQuestions = 6;

std::string completion(const std::string& text)
{
    return response(200,
        nlohmann::json{{"model", "o3-2025-04-16"}, {"usage", {{"prompt_tokens", 900}, {"completion_tokens", 40}}},
            {"choices", {{{"finish_reason", "stop"}, {"message", {{"role", "assistant"}, {"content", text}}}}}}}
            .dump());
}

}

class CliRemoteTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_project;
    std::atomic<bool> m_refusing = false;
    std::unique_ptr<LoopbackServer> m_server;

    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// A run of the model on six questions.
    QString study(const QString& dataset = kVqaRad, const QString& id = "vqa-rad") const
    {
        const QJsonObject out{{"name", "remote"},
            {"models", QJsonArray{QJsonObject{{"id", "o3"}, {"folder", m_project + "/remote/o3"}}}},
            {"datasets", QJsonArray{QJsonObject{{"id", id}, {"path", dataset}}}}, {"modes", QJsonArray{"ots"}},
            {"evaluation", QJsonObject{{"max_samples", kQuestions}, {"bootstrap_replicates", 50}}}};
        QFile file(path(id + ".json"));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(out).toJson());
        return file.fileName();
    }

    Call run(const QStringList& more = {}, const QString& config = {}) const
    {
        return medvlm(QStringList{"run", "--config", config.isEmpty() ? study() : config, "--project", m_project,
                          "--metric", "closed_accuracy"}
            + more);
    }

    Call addRemote(const QStringList& more = {}) const
    {
        return medvlm(QStringList{"model", "add-remote", "--project", m_project, "--id", "o3", "--provider", "openai",
                          "--model", "o3-2025-04-16", "--endpoint", QString::fromStdString(m_server->url()),
                          "--requests-per-minute", "0", "--attempts", "2", "--json"}
            + more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("OPENAI_API_KEY", kCanary);
        m_project = path("study.vlmproj");
        m_server = std::make_unique<LoopbackServer>([this](const std::string& request, int) {
            return m_refusing ? Answer{response(401, request)} : Answer{completion("Yes.")};
        });
    }

    void registersAModelBehindHttp()
    {
        const Call call = addRemote({"--input-price", "2", "--output-price", "8", "--max-requests", "4"});
        QVERIFY2(call.status == 0, call.messages);
        const QJsonObject told = call.json().object();
        QVERIFY(told["key_found"].toBool());
        QCOMPARE(told["model"]["endpoint"]["api"].toString(), QString("openai"));
        QCOMPARE(told["model"]["endpoint"]["temperature"].toDouble(), -1.0); // o3 takes none
        QVERIFY(medvlm({"model", "add-remote", "--project", m_project, "--provider", "elsewhere"}).status != 0);
        QVERIFY(medvlm({"model", "add-remote", "--project", m_project, "--id", "local"}).status != 0);
    }

    void runsNothingWithoutConsent()
    {
        const Call call = run();
        QVERIFY(call.status != 0);
        QVERIFY2(call.messages.contains("only with a consent"), call.messages);
        QVERIFY2(call.messages.contains("medvlm consent grant"), call.messages);
        QVERIFY(m_server->requests().empty());
        const Call show
            = medvlm({"consent", "show", "--project", m_project, "--model", "o3", "--dataset", "vqa-rad", "--json"});
        QVERIFY2(show.status == 0, show.messages);
        QCOMPARE(show.json()["consent"].toBool(true), false);
        QCOMPARE(show.json()["questions"].toInt(), 451);
        QVERIFY(show.json()["images"].toInt() > 100);
        QCOMPARE(show.json()["licence"].toString(), QString("CC0 1.0"));
        QVERIFY(medvlm({"consent", "list", "--project", m_project}).out.contains("no consent was given"));
    }

    void pausesAtTheBudgetAndGoesOn()
    {
        const Call granted
            = medvlm({"consent", "grant", "--project", m_project, "--model", "o3", "--dataset", "vqa-rad"});
        QVERIFY2(granted.status == 0, granted.messages);
        QVERIFY2(granted.out.contains("451 questions of vqa-rad go to 127.0.0.1"), granted.out);
        const Call paused = run();
        QVERIFY(paused.status != 0);
        QVERIFY2(paused.messages.contains("max_requests 4"), paused.messages);
        QCOMPARE(m_server->requests().size(), std::size_t(4));
        QVERIFY(addRemote({"--input-price", "2", "--output-price", "8"}).status == 0);
        const Call done = run({"--json"});
        QVERIFY2(done.status == 0, done.messages);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions)); // four were known
        QCOMPARE(done.json()["results"][0]["state"].toString(), QString("done"));
        QVERIFY(run().status == 0);
        QCOMPARE(m_server->requests().size(), std::size_t(kQuestions));
    }

    void takesAConsentBack()
    {
        const QStringList names{"--project", m_project, "--model", "o3", "--dataset", "vqa-rad"};
        QVERIFY(medvlm(QStringList{"consent", "revoke"} + names).status == 0);
        QVERIFY(medvlm(QStringList{"consent", "revoke"} + names).status != 0);
        QVERIFY(run().status != 0);
        const Call list = medvlm({"consent", "list", "--project", m_project, "--json"});
        QVERIFY(!list.json()[0]["revoked_at"].toString().isEmpty());
        QVERIFY(!list.json()[0]["by"].toString().isEmpty());
        const Call again = run({"--consent"});
        QVERIFY2(again.status == 0, again.messages);
        QVERIFY2(again.messages.contains("consent recorded"), again.messages);
    }

    void guardsCredentialedData()
    {
        const QString copy = path("mimic-questions");
        QDir().mkpath(copy + "/images");
        for (const QFileInfo& entry : QDir(kVqaRad).entryInfoList(QDir::Files))
            QFile::copy(entry.filePath(), copy + '/' + entry.fileName());
        for (const QFileInfo& entry : QDir(kVqaRad + "/images").entryInfoList(QDir::Files))
            QFile::link(entry.filePath(), copy + "/images/" + entry.fileName());
        QFile card(copy + "/dataset.json");
        QVERIFY(card.open(QIODevice::ReadOnly));
        QJsonObject object = QJsonDocument::fromJson(card.readAll()).object();
        card.close();
        object["id"] = "mimic-questions";
        object["licence"] = "PhysioNet Credentialed Health Data License 1.5.0";
        card.remove();
        QVERIFY(card.open(QIODevice::WriteOnly));
        card.write(QJsonDocument(object).toJson());
        card.close();
        const QString config = study(copy, "mimic-questions");
        const std::size_t before = m_server->requests().size();
        const Call refused = run({"--consent"}, config);
        QVERIFY(refused.status != 0);
        QVERIFY2(refused.messages.contains("PhysioNet data use agreement"), refused.messages);
        QCOMPARE(m_server->requests().size(), before);
        const QStringList grant{
            "consent", "grant", "--project", m_project, "--model", "o3", "--dataset", "mimic-questions"};
        QVERIFY(medvlm(grant).status != 0);
        QVERIFY(medvlm(grant + QStringList{"--permission", "the data owner, 2026-01-02"}).status == 0);
        const Call list = medvlm({"consent", "list", "--project", m_project, "--json"});
        QCOMPARE(list.json().array().last()["permission"].toString(), QString("the data owner, 2026-01-02"));
    }

    void tellsTheKeyNowhere()
    {
        m_refusing = true; // and repeats the request, key and all
        QVERIFY(addRemote({"--max-tokens", "99"}).status == 0); // nothing is known of this one
        const Call failed = run({"--consent"});
        QVERIFY(failed.status != 0);
        QVERIFY2(failed.messages.contains("OPENAI_API_KEY"), failed.messages);
        const Call exported = medvlm({"export", "predictions", "--project", m_project, "--model", "o3", "--dataset",
            "vqa-rad", "--out", path("out.csv")});
        QByteArray told = failed.messages + failed.out + exported.out + exported.messages;
        QDirIterator files(m_folder.path(), QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                told += file.readAll();
                ++count;
            }
        }
        QVERIFY(count > 5);
        QVERIFY(m_server->requests().back().find(kCanary.toStdString()) != std::string::npos); // it did travel
        QVERIFY(!told.contains(kCanary));
    }
};

QTEST_GUILESS_MAIN(CliRemoteTest)
#include "tst_cli_remote.moc"
