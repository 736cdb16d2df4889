#include <filesystem>
#include <map>

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/workflow/remote_models.h"
#include "tests/core/judge/loopback_server.h"
#include "tests/ui/models/fake_project.h"
#include "ui/base/icons.h"
#include "ui/base/settings.h"
#include "ui/base/theme.h"
#include "ui/bridge/key_store.h"
#include "ui/bridge/text.h"
#include "ui/pages/remote/consent_dialog.h"
#include "ui/pages/remote/remote_model_dialog.h"
#include "ui/pages/remote/remote_panel.h"
#include "ui/pages/results/judge_view.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/file_dialogs.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

using Answer = LoopbackServer::Answer;

constexpr int kPatience = 30'000;
const QString kKeyName = QStringLiteral("MEDVLM_TEST_KEYRING_KEY"); // in no environment
const QString kCanary = QStringLiteral("sk-canary7f3a9c51");

/// A keyring in memory, or one that nobody runs.
class FakeKeys : public KeyStore {
public:
    void read(const QString& name, Found found) override
    {
        later([this, name, found] { found(broken ? QString() : keys[name], reason()); });
    }
    void write(const QString& name, const QString& key, Done done) override
    {
        later([this, name, key, done] {
            if (!broken)
                keys[name] = key;
            done(reason());
        });
    }
    void remove(const QString& name, Done done) override
    {
        later([this, name, done] {
            keys.erase(name);
            done(reason());
        });
    }

    std::map<QString, QString> keys;
    bool broken = false;

private:
    QString reason() const { return broken ? QStringLiteral("No keyring service runs in this session.") : QString(); }
    void later(std::function<void()> work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); }
};

std::string completion(const std::string& text)
{
    return response(200,
        nlohmann::json{{"model", "judge-2026-01-01"}, {"usage", {{"prompt_tokens", 900}, {"completion_tokens", 40}}},
            {"choices", {{{"finish_reason", "stop"}, {"message", {{"role", "assistant"}, {"content", text}}}}}}}
            .dump());
}

/// A project with a keyring of its own.
struct World {
    QTemporaryDir folder;
    Workbench workbench;
    FakeKeys* keys;

    World()
        : keys(new FakeKeys)
    {
        workbench.setKeys(std::unique_ptr<KeyStore>(keys));
        workbench.createProject(folder.filePath(QStringLiteral("test.vlmproj")));
    }
    ~World() { workbench.closeProject(); }

    remote::RemoteModel add(const std::string& id, const std::string& url)
    {
        remote::RemoteModel model{.id = id};
        model.endpoint.url = url;
        model.endpoint.model = "judge";
        model.endpoint.keyVariable = kKeyName.toStdString();
        model.endpoint.requestsPerMinute = 0;
        model.endpoint.backoffMs = 5;
        workflow::addRemoteModel(workbench.project(), model);
        return model;
    }

    store::DatasetRow questions()
    {
        return workflow::addDataset(
            workbench.project(), std::filesystem::path(MEDVLM_SOURCE_DIR) / "resources/demo/datasets/vqa-rad");
    }

    /// The model answers `count` open test questions, each tenth exactly as the reference.
    store::Id answer(const std::string& model, const store::DatasetRow& dataset, int count)
    {
        store::Writer& writer = workbench.project().writer();
        store::CellRow cell{.model = model, .dataset = dataset.id, .mode = "ots", .total = count};
        writer.putModel({.id = model, .family = "llava"});
        const store::Id run
            = writer.createRun({.name = "Test run", .state = store::State::Done, .config = "{}"}, std::span(&cell, 1));
        cell = workbench.reader().cells(run).front();
        std::vector<store::PredictionRow> rows;
        for (const store::SampleRow& sample :
            workbench.reader().samples({.dataset = dataset.id, .split = "test", .answerType = "open"}, 0, count))
            rows.push_back({.cell = cell.id,
                .sample = sample.id,
                .answer = sample.answer,
                .text = rows.size() % 10 == 9 ? sample.answer : "something near " + sample.answer});
        writer.putPredictions(rows);
        cell.state = store::State::Done;
        cell.done = count;
        cell.details = "{}";
        writer.putCell(cell);
        writer.flush();
        return cell.id;
    }
};

void shoot(QWidget& widget, const char* name)
{
    const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
    std::filesystem::create_directories(folder);
    QTest::qWait(50); // a new theme arrives with the next events
    QVERIFY(widget.grab().save(QString::fromStdString((folder / (std::string(name) + ".png")).string())));
}

}

class TestRemotePages : public QObject {
    Q_OBJECT

    QTemporaryDir m_settingsFolder;
    ThemeController* m_theme = nullptr;

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settingsFolder.path());
        loadResources();
        m_theme = new ThemeController(this);
        m_theme->setMode(ThemeMode::Light);
    }

    void aModelIsAddedAndItsKeyGoesToTheKeyringOnly()
    {
        LoopbackServer server([](const std::string&, int) { return Answer{completion("ready")}; });
        World world;
        ui::Settings settings;
        SettingsPage page(
            world.workbench, settings, *m_theme, [] {}, nullptr);
        page.resize(1100, 900);
        page.show();
        page.entered();
        auto* add = page.findChild<QPushButton*>("remote.add");
        QTRY_VERIFY(add->isEnabled());
        add->click();
        auto* dialog = page.findChild<RemoteModelDialog*>();
        QVERIFY(dialog);
        auto* preset = dialog->findChild<QComboBox*>("remote.preset");
        QCOMPARE(preset->count(), 3);
        QCOMPARE(dialog->findChild<QLineEdit*>("remote.model")->text(), QString("o3-2025-04-16"));
        dialog->findChild<QLineEdit*>("remote.url")->setText(toQt(server.url()));
        auto* keyName = dialog->findChild<QLineEdit*>("remote.keyname");
        keyName->setText(kKeyName);
        Q_EMIT keyName->editingFinished();
        auto* state = dialog->findChild<QLabel*>("remote.keystate");
        QTRY_VERIFY2(state->text().contains("No key of this name"), qPrintable(state->text()));
        auto* key = dialog->findChild<QLineEdit*>("remote.key");
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        key->setText(kCanary);
        dialog->findChild<QPushButton*>("remote.keep")->click();
        QTRY_COMPARE(world.keys->keys[kKeyName], kCanary);
        QTRY_VERIFY(state->text().contains("is in the keyring"));
        QVERIFY(key->text().isEmpty());
        dialog->findChild<QPushButton*>("remote.test")->click();
        auto* banner = dialog->findChild<Banner*>();
        QTRY_VERIFY2(banner->title().contains("judge-2026-01-01 answered"), qPrintable(banner->title()));
        QVERIFY(server.requests().at(0).find("Bearer " + kCanary.toStdString()) != std::string::npos);
        shoot(*dialog, "remote_dialog");
        dialog->findChild<QPushButton*>("remote.save")->click();
        QTRY_VERIFY(page.findChild<QPushButton*>("remote.edit.o3"));
        QCOMPARE(world.workbench.reader().models().at(0).family, std::string("remote"));
        shoot(page, "remote_settings");
        const std::filesystem::path folder = world.workbench.project().folder();
        world.workbench.closeProject();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                QVERIFY2(readFile(entry.path()).find("canary") == std::string::npos, entry.path().c_str());
    }

    void aMissingKeyringIsSaidPlainly()
    {
        World world;
        world.keys->broken = true;
        RemoteModelDialog dialog(world.workbench, nullptr, nullptr);
        dialog.show();
        dialog.findChild<QLineEdit*>("remote.keyname")->setText(kKeyName);
        dialog.findChild<QLineEdit*>("remote.key")->setText("k");
        dialog.findChild<QPushButton*>("remote.keep")->click();
        auto* state = dialog.findChild<QLabel*>("remote.keystate");
        QTRY_VERIFY2(state->text().contains("was not kept"), qPrintable(state->text()));
        QVERIFY(state->text().contains("No keyring service runs") && state->text().contains(kKeyName));
    }

    void theSystemsKeyringAnswersOrSaysWhyNot()
    {
        const std::unique_ptr<KeyStore> keyring = makeKeyring();
        std::optional<QString> error;
        QString found;
        keyring->read(kKeyName, [&](const QString& key, const QString& why) {
            found = key;
            error = why;
        });
        QTRY_VERIFY_WITH_TIMEOUT(error, kPatience);
        QVERIFY(found.isEmpty()); // of that name there is none; a session without a service says so in `error`
    }

    void nothingIsAgreedToByAccident()
    {
        World world;
        remote::Shipment shipment{.address = "https://api.openai.com/v1/chat/completions",
            .model = "o3-2025-04-16",
            .dataset = "mimic-cxr-vqa",
            .fingerprint = "f",
            .images = 1200,
            .questions = 4512,
            .licence = "PhysioNet Credentialed Health Data License 1.5.0"};
        shipment.restriction = remote::restrictionOf(shipment.dataset, "", shipment.licence);
        remote::Shipment open = shipment;
        open.dataset = "vqa-rad";
        open.licence = "CC0 1.0";
        open.restriction = {};
        bool went = false;
        QWidget parent;
        withConsent(world.workbench, std::vector{open, shipment}, &parent, [&] { went = true; });
        auto* dialog = parent.findChild<ConsentDialog*>();
        QVERIFY(dialog);
        auto* accept = dialog->findChild<QPushButton*>("consent.accept");
        QVERIFY(!accept->isEnabled());
        dialog->findChild<QCheckBox*>("consent.agree")->setChecked(true);
        QVERIFY(!accept->isEnabled()); // MIMIC needs a permission
        shoot(*dialog, "remote_consent");
        m_theme->setMode(ThemeMode::Dark);
        shoot(*dialog, "remote_consent_dark");
        m_theme->setMode(ThemeMode::Light);
        QVERIFY(dialog->findChild<QLabel*>("consent.warning")->text().contains("PhysioNet"));
        dialog->findChild<QLineEdit*>("consent.permission")->setText("data owner, 2026-01-02");
        QVERIFY(accept->isEnabled());
        accept->click();
        QVERIFY(went);
        const remote::ConsentBook book(world.workbench.project().folder());
        QCOMPARE(book.find(shipment)->permission, std::string("data owner, 2026-01-02"));
        QCOMPARE(book.find(open)->how, std::string("workbench"));
        // Once is enough.
        went = false;
        withConsent(world.workbench, std::vector{open, shipment}, &parent, [&] { went = true; });
        QVERIFY(went);
        // And it can be taken back.
        RemotePanel panel(world.workbench);
        panel.show();
        QTRY_COMPARE(panel.findChildren<QPushButton*>("consent.revoke").size(), 2);
        panel.findChildren<QPushButton*>("consent.revoke").front()->click();
        QTRY_COMPARE(panel.findChildren<QPushButton*>("consent.revoke").size(), 1);
        const auto consents = book.all();
        QCOMPARE(std::ranges::count_if(consents, [](const auto& c) { return c.revokedAt.empty(); }), 1);
    }

    void aRunFindsItsKeyInTheKeyring()
    {
        LoopbackServer server([](const std::string&, int) { return Answer{completion("Yes.")}; });
        World world;
        world.keys->keys[kKeyName] = kCanary;
        const remote::RemoteModel model = world.add("o3", server.url());
        const store::DatasetRow dataset = world.questions();
        config::RunConfig run;
        run.name = "remote";
        run.models = {
            {.id = "o3", .folder = world.workbench.reader().models().at(0).folder, .specialist = false, .pairing = {}}};
        run.datasets = {{.id = dataset.id, .path = dataset.path, .inDomainFor = {}}};
        run.modes = {config::Mode::OffTheShelf};
        run.evaluation.maxSamples = 4;
        run.evaluation.bootstrapReplicates = 50;
        bool went = false;
        QWidget parent;
        withConsent(world.workbench, std::vector{run}, &parent, [&] { went = true; });
        QTRY_VERIFY(parent.findChild<ConsentDialog*>());
        QVERIFY(!went);
        parent.findChild<QCheckBox*>("consent.agree")->setChecked(true);
        parent.findChild<QPushButton*>("consent.accept")->click();
        QVERIFY(went);
        world.workbench.launch(run);
        QTRY_VERIFY_WITH_TIMEOUT(world.workbench.reader().runs().at(0).state == store::State::Done, kPatience);
        QCOMPARE(server.requests().size(), std::size_t(4));
        for (const std::string& request : server.requests())
            QVERIFY(request.find("Bearer " + kCanary.toStdString()) != std::string::npos);
    }

    void aJudgeReadsTheOpenAnswers()
    {
        std::atomic<int> asked = 0;
        LoopbackServer server([&](const std::string&, int index) {
            ++asked;
            return Answer{completion(index % 5 == 4 ? "I would rather not say."
                    : index % 2                     ? R"({"verdict": "correct", "reason": "the same organ"})"
                                                    : R"({"verdict": "incorrect", "reason": "another organ"})")};
        });
        World world;
        world.add("judge-a", server.url());
        const store::DatasetRow dataset = world.questions();
        const store::Id cell = world.answer("llava-test", dataset, 30);
        JudgeView view(world.workbench);
        view.resize(1280, 760);
        view.show();
        auto* cells = view.findChild<QTableView*>("judge.cells");
        QTRY_COMPARE(cells->model()->rowCount(), 1);
        QTRY_VERIFY(view.findChild<QPushButton*>("judge.start")->isEnabled());
        view.findChild<QPushButton*>("judge.start")->click();
        auto* consent = view.findChild<ConsentDialog*>();
        QVERIFY(consent); // answers leave the machine as well
        QCOMPARE(asked.load(), 0);
        consent->findChild<QCheckBox*>("consent.agree")->setChecked(true);
        consent->findChild<QPushButton*>("consent.accept")->click();
        QTRY_VERIFY_WITH_TIMEOUT(view.findChild<QPushButton*>("judge.start")->isEnabled(), kPatience);
        const auto text = [&](int column) { return cells->model()->index(0, column).data().toString(); };
        QTRY_COMPARE_WITH_TIMEOUT(text(5), QString("25"), kPatience); // judged: 3 equal, 27 asked, 5 of those unjudged
        QCOMPARE(asked.load(), 27);
        QCOMPARE(text(6), QString("5"));
        QVERIFY2(text(2).contains('['), qPrintable(text(2)));
        // Every reply can be read.
        auto* items = view.findChild<QTableView*>("judge.items");
        auto* reply = view.findChild<QPlainTextEdit*>("judge.reply");
        int unjudged = 0;
        for (int row = 0; row < items->model()->rowCount(); ++row) {
            items->setCurrentIndex(items->model()->index(row, 0));
            unjudged += reply->toPlainText().contains("I would rather not say.");
            QVERIFY(reply->toPlainText().contains("Verdict:"));
        }
        QCOMPARE(unjudged, 5);
        items->setCurrentIndex(items->model()->index(0, 0));
        // A person's sheet.
        std::string sheet = "id,verdict\n";
        for (const store::PredictionRow& row : world.workbench.reader().predictions(cell))
            sheet += row.sample + ",correct\n";
        const QString file = world.folder.filePath("person.csv");
        writeFileAtomically(toPath(file), sheet);
        file_dialogs::answerNextWith(file);
        view.findChild<QPushButton*>("judge.person")->click();
        auto* agreement = view.findChild<QLabel*>("judge.agreement");
        QTRY_VERIFY2(agreement->text().contains("22 common answer"), qPrintable(agreement->text()));
        shoot(view, "judge_view");
        m_theme->setMode(ThemeMode::Dark);
        shoot(view, "judge_view_dark");
        m_theme->setMode(ThemeMode::Light);
        // What has a reply is not asked again.
        view.findChild<QPushButton*>("judge.start")->click();
        QTest::qWait(300);
        QCOMPARE(asked.load(), 27);
        // Requests of a judge count against the limits of its model.
        const auto spending
            = remote::readSpending(remote::journalFile(world.workbench.project().folder() / "remote" / "judge-a"));
        QCOMPARE(spending.requests, 27);
    }

    void aJudgeStopsAtItsLimitAndSaysSo()
    {
        LoopbackServer server([](const std::string&, int) { return Answer{completion("80\nclose")}; });
        World world;
        remote::RemoteModel model = world.add("judge-a", server.url());
        model.limits.maxRequests = 5;
        model.limits.connections = 1;
        workflow::addRemoteModel(world.workbench.project(), model);
        const store::DatasetRow dataset = world.questions();
        world.answer("llava-test", dataset, 9);
        remote::ConsentBook(world.workbench.project().folder())
            .grant(workflow::judgeShipment(model, dataset, 9), "test");
        JudgeView view(world.workbench);
        view.show();
        auto* cells = view.findChild<QTableView*>("judge.cells");
        QTRY_COMPARE(cells->model()->rowCount(), 1);
        auto* mode = view.findChild<QComboBox*>("judge.mode");
        mode->setCurrentIndex(1);
        Q_EMIT mode->activated(1);
        QTRY_VERIFY(view.findChild<QPushButton*>("judge.start")->isEnabled());
        view.findChild<QPushButton*>("judge.start")->click();
        auto* banner = view.findChild<Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatience);
        QVERIFY(banner->title().contains("what it said is kept"));
        QCOMPARE(server.requests().size(), std::size_t(5));
        QTRY_COMPARE(cells->model()->index(0, 5).data().toString(), QString("5"));
    }
};

QTEST_MAIN(TestRemotePages)
#include "tst_remote_pages.moc"
