#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <QCoreApplication>
#include <QTest>

#include "core/base/files.h"
#include "tests/ui/remote/session_keyring.h"
#include "ui/bridge/key_store.h"

using namespace vlm;
using namespace vlm::ui;

namespace {

constexpr int kPatience = 30'000;
const QString kName = QStringLiteral("MEDVLM_TEST_SESSION_KEY"); // in no environment
const QString kCanary = QStringLiteral("sk-canary1d7e02b9");

struct Answered {
    QString key, error;
};

}

/// The keyring that a session really has, from nobody running it to forgetting a key; the tests go on from each other.
class TestKeyring : public QObject {
    Q_OBJECT

public:
    explicit TestKeyring(SessionKeyring& session)
        : m_session(session)
    {
    }

private:
    SessionKeyring& m_session;
    std::unique_ptr<KeyStore> m_keys;

    Answered read()
    {
        std::optional<Answered> answered;
        m_keys->read(kName, [&](const QString& key, const QString& error) { answered = {key, error}; });
        if (!QTest::qWaitFor([&] { return answered.has_value(); }, kPatience))
            return {.key = {}, .error = "no answer"};
        return *answered;
    }

    /// @return the error; "no answer" where there was none in time
    QString write(const QString& key)
    {
        std::optional<QString> error;
        m_keys->write(kName, key, [&](const QString& why) { error = why; });
        (void)QTest::qWaitFor([&] { return error.has_value(); }, kPatience);
        return error.value_or("no answer");
    }

    /// As a run asks, from a thread of its own. @return the header that a request would have
    std::string lookedUp()
    {
        std::string header;
        std::atomic<bool> done = false;
        std::jthread run([&](const std::stop_token& stop) {
            header = m_keys->lookup(kName.toStdString(), stop).authorization();
            done = true;
        });
        (void)QTest::qWaitFor([&] { return done.load(); }, kPatience);
        return header;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_session.trouble().isEmpty(), qPrintable(m_session.trouble()));
        m_keys = makeKeyring();
    }
    void cleanupTestCase() { m_keys.reset(); }

    void withoutAServiceItSaysSo()
    {
        const Answered answered = read();
        QVERIFY(answered.key.isEmpty());
        QCOMPARE(answered.error, KeyStore::tr("No keyring service runs in this session."));
        QCOMPARE(write("anything"), KeyStore::tr("No keyring service runs in this session."));
    }

    void theEnvironmentsKeyNeedsNoService()
    {
        qputenv(qPrintable(kName), "sk-from-the-environment");
        const std::string found = lookedUp();
        qunsetenv(qPrintable(kName));
        QCOMPARE(found, std::string("Authorization: Bearer sk-from-the-environment"));
    }

    void aKeyIsKeptAndFoundFromAnyThread()
    {
        QVERIFY(m_session.start(SessionKeyring::Lock::Open));
        const Answered before = read();
        QVERIFY2(before.key.isEmpty() && before.error.isEmpty(), qPrintable(before.error));
        QCOMPARE(write(kCanary), QString());
        QCOMPARE(read().key, kCanary);
        QCOMPARE(lookedUp(), "Authorization: Bearer " + kCanary.toStdString());
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_session.folder().toStdString()))
            if (entry.is_regular_file()) // the keyring's own file is encrypted
                QVERIFY2(readFile(entry.path()).find("canary") == std::string::npos, entry.path().c_str());
    }

    void aForgottenKeyIsGone()
    {
        std::optional<QString> error;
        m_keys->remove(kName, [&](const QString& why) { error = why; });
        QTRY_VERIFY_WITH_TIMEOUT(error, kPatience);
        QCOMPARE(*error, QString());
        const Answered answered = read();
        QVERIFY2(answered.key.isEmpty() && answered.error.isEmpty(), qPrintable(answered.error));
    }

    void aLockedKeyringIsNotTakenForAnEmptyOne()
    {
        QCOMPARE(write(kCanary), QString());
        m_session.stop();
        QCOMPARE(read().error, KeyStore::tr("No keyring service runs in this session."));
        QVERIFY(m_session.start(SessionKeyring::Lock::Closed));
        const Answered locked = read();
        QVERIFY(locked.key.isEmpty());
        QCOMPARE(locked.error, KeyStore::tr("The keyring was not unlocked."));
        QCOMPARE(write("anything"), KeyStore::tr("The keyring was not unlocked."));
    }
};

int main(int argc, char* argv[])
{
    SessionKeyring session;
    QCoreApplication application(argc, argv);
    TestKeyring test(session);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyring.moc"
