#include <fstream>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <unistd.h>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/store/project.h"
#include "tests/core/store/table_dataset.h"

using namespace vlm;
using namespace vlm::store;
namespace fs = std::filesystem;

namespace {

/// Runs SQL in a database file, as another program would.
void execute(const fs::path& file, const std::string& sql)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    char* error = nullptr;
    const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error);
    QVERIFY2(code == SQLITE_OK, error);
    sqlite3_close(database);
}

std::string reasonOf(const std::function<void()>& call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::Store ? error.what() : "another kind of error";
    }
    return "no error";
}

}

class TestProject : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_next = 0;

    fs::path fresh() { return fs::path(m_folder.path().toStdString()) / (std::to_string(m_next++) + ".vlmproj"); }

    fs::path withData()
    {
        const fs::path folder = fresh();
        const auto project = Project::create(folder);
        DatasetRow row;
        row.id = "numbers";
        project->writer().putDataset(row);
        project->writer().putSamples(testing::numberedDataset("numbers", 20));
        return folder;
    }

    fs::path ofVersion1()
    {
        const fs::path folder = fresh();
        fs::create_directories(folder);
        execute(folder / "project.sqlite", readFile(MEDVLM_SOURCE_DIR "/tests/data/store/project_v1.sql"));
        return folder;
    }

private Q_SLOTS:
    void createsAFolderAndRefusesAUsedOne()
    {
        const fs::path folder = fresh() / "deep" / "down.vlmproj";
        {
            const auto project = Project::create(folder);
            QVERIFY(fs::is_directory(project->cacheFolder()));
            QVERIFY(fs::is_regular_file(project->database()));
            QVERIFY(!project->readOnly());
        }
        QVERIFY(reasonOf([&] { Project::create(folder); }).find("not an empty folder") != std::string::npos);
    }

    void refusesWhatIsNoProject()
    {
        const fs::path folder = fresh();
        QVERIFY(reasonOf([&] { Project::open(folder); }).find("no project") != std::string::npos);
        fs::create_directories(folder);
        std::ofstream(folder / "project.sqlite") << "this is not a database, although it has its name, is it?";
        QVERIFY(reasonOf([&] { Project::open(folder); }) != "no error");
        fs::remove(folder / "project.sqlite");
        execute(folder / "project.sqlite", "CREATE TABLE other(x);");
        QVERIFY(reasonOf([&] { Project::open(folder); }).find("not one of a project") != std::string::npos);
    }

    void refusesANewerSchema()
    {
        const fs::path folder = withData();
        execute(folder / "project.sqlite", "PRAGMA user_version = 99");
        const std::string reason = reasonOf([&] { Project::open(folder); });
        QVERIFY2(reason.find("99") != std::string::npos && reason.find("newer") != std::string::npos, reason.c_str());
    }

    void secondOpeningIsRefusedUntilTheFirstCloses()
    {
        const fs::path folder = withData();
        auto first = Project::open(folder);
        const std::string reason = reasonOf([&] { Project::open(folder); });
        QVERIFY2(reason.find("open in another program") != std::string::npos, reason.c_str());
        QProcess other;
        other.start(QString(MEDVLM_BINARY_DIR "/bin/project_probe"), {QString::fromStdString(folder.string())});
        QVERIFY(other.waitForFinished());
        QCOMPARE(other.exitCode(), 1);
        const auto beside = Project::openReadOnly(folder);
        first->writer().setSetting("fresh", "news");
        first->writer().flush();
        QCOMPARE(beside->reader().setting("fresh"), std::optional<std::string>("news"));
        QVERIFY(beside->readOnly());
        QVERIFY(reasonOf([&] { beside->writer().setSetting("a", "b"); }).find("read-only") != std::string::npos);
        first.reset();
        QVERIFY(Project::open(folder) != nullptr);
    }

    void readOnlyPlaceReadsAndRefusesToWrite()
    {
        const fs::path folder = withData();
        for (fs::path up = m_folder.path().toStdString(); up.has_relative_path(); up = up.parent_path())
            if (::geteuid() == 0 && up.string().starts_with(QDir::tempPath().toStdString() + "/"))
                fs::permissions(up, fs::perms(0755));
        fs::permissions(folder / "project.sqlite", fs::perms(0444));
        if (fs::exists(folder / "project.lock"))
            fs::permissions(folder / "project.lock", fs::perms(0444));
        fs::permissions(folder, fs::perms(0555));
        QProcess other;
        // The superuser may write anywhere, so the probe runs as nobody.
        other.setChildProcessModifier([] {
            if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                ::_exit(99);
        });
        other.start(QString(MEDVLM_BINARY_DIR "/bin/project_probe"), {QString::fromStdString(folder.string())});
        QVERIFY(other.waitForFinished());
        const QByteArray said = other.readAllStandardOutput();
        fs::permissions(folder, fs::perms(0755));
        QVERIFY2(said.contains("datasets 1\nread-only\n"), said.constData());
        QVERIFY2(said.contains("cannot be changed"), said.constData());
        QCOMPARE(other.exitCode(), 1);
    }

    void staleRunsAreInterruptedAtOpen()
    {
        const fs::path folder = fresh();
        std::vector<Id> runs;
        constexpr std::array states{State::Queued, State::Running, State::Cancelling, State::Paused, State::Done};
        {
            const auto project = Project::create(folder);
            for (const State state : states)
                runs.push_back(project->writer().createRun({.name = "r", .state = state, .config = "{}"},
                    std::array{CellRow{.model = "m", .dataset = "d", .mode = "ots", .state = state}}));
        }
        const auto project = Project::open(folder);
        const Reader reader = project->reader();
        QVERIFY(reader.run(runs[0])->state == State::Interrupted);
        QVERIFY(reader.run(runs[1])->state == State::Interrupted);
        QVERIFY(reader.cells(runs[1])[0].state == State::Interrupted);
        QVERIFY(reader.run(runs[2])->state == State::Interrupted);
        QVERIFY(reader.run(runs[3])->state == State::Paused);
        QVERIFY(reader.run(runs[4])->state == State::Done);
    }

    void versionOneIsBackedUpAndMigrated()
    {
        const fs::path folder = ofVersion1();
        const std::string before = readFile(folder / "project.sqlite");
        const auto project = Project::open(folder);
        const Reader reader = project->reader();
        QVERIFY(fs::exists(folder / "project.v1.backup.sqlite"));
        QCOMPARE(reader.datasets().size(), std::size_t(1));
        const auto sample = reader.sample("busi", "test/benign/one");
        QVERIFY(sample && sample->starred);
        QCOMPARE(sample->note, std::string("Verschattung am Rand"));
        QCOMPARE(sample->cluster, std::string());
        QCOMPARE(reader.countSamples({.dataset = "busi", .text = "verschat"}), std::int64_t(1));
        QCOMPARE(reader.countSamples({.dataset = "busi", .text = "benign"}), std::int64_t(1));
        const auto runs = reader.runs();
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(runs[0].state == State::Interrupted);
        const auto cells = reader.cells(runs[0].id);
        QCOMPARE(reader.predictions(cells[0].id).size(), std::size_t(2));
        QCOMPARE(reader.metrics(cells[0].id)[0].value, 0.875);
        QVERIFY(!reader.predictions(cells[0].id)[0].generation);
        QVERIFY(!reader.answers("busi", reader.predictions(cells[0].id)[0].sample).empty());
        project->writer().setNote("busi", "test/benign/one", "clear");
        project->writer().flush();
        QCOMPARE(reader.countSamples({.dataset = "busi", .text = "verschat"}), std::int64_t(0));
    }

    void olderProjectsAreReadWithoutBeingChanged()
    {
        const fs::path folder = ofVersion1();
        const std::string before = readFile(folder / "project.sqlite");
        {
            const auto project = Project::openReadOnly(folder);
            const Reader reader = project->reader();
            const auto cells = reader.cells(reader.runs()[0].id);
            const auto predictions = reader.predictions(cells[0].id);
            QCOMPARE(predictions.size(), std::size_t(2));
            QVERIFY(!predictions[0].generation);
            QVERIFY(reader.prediction(cells[0].id, predictions[0].sample).has_value());
        }
        QCOMPARE(readFile(folder / "project.sqlite"), before);
    }

    void migratedAndNewSchemasAreTheSame()
    {
        const auto schema = [](const fs::path& file) {
            std::vector<std::string> lines;
            sqlite3* database = nullptr;
            sqlite3_open(file.c_str(), &database);
            sqlite3_exec(
                database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name",
                [](void* out, int, char** values, char**) {
                    static_cast<std::vector<std::string>*>(out)->push_back(values[0]);
                    return 0;
                },
                &lines, nullptr);
            sqlite3_close(database);
            return lines;
        };
        const fs::path migrated = ofVersion1();
        Project::open(migrated).reset();
        const fs::path made = fresh();
        Project::create(made).reset();
        const auto expected = schema(made / "project.sqlite");
        QVERIFY(expected.size() > 15);
        QCOMPARE(schema(migrated / "project.sqlite"), expected);
    }

    void damageAfterACrashIsNoticed()
    {
        const fs::path folder = fresh();
        {
            const auto project = Project::create(folder);
            DatasetRow row;
            row.id = "numbers";
            project->writer().putDataset(row);
            project->writer().putSamples(testing::numberedDataset("numbers", 2000));
        }
        {
            std::fstream file(folder / "project.sqlite", std::ios::in | std::ios::out | std::ios::binary);
            for (int page = 6; page < 40; ++page) {
                file.seekp(page * 4096);
                file << std::string(600, '\x5a');
            }
        }
        std::ofstream(folder / "project.sqlite-wal") << "left over";
        const std::string reason = reasonOf([&] { Project::open(folder); });
        QVERIFY2(reason.find("damaged") != std::string::npos, reason.c_str());
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
