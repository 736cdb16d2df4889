#include "ui/bridge/key_store.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusReply>
#include <qt6keychain/keychain.h>

namespace vlm::ui {
namespace {

/// As the keyring's own window shows it.
const QString kService = QStringLiteral("medvlm-workbench");

/// Libsecret has no error of its own for a session without a keyring.
bool serviceRuns()
{
    constexpr std::array kServices{"org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5"};
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && std::ranges::any_of(kServices, [&](const char* service) {
        return bus.interface()->isServiceRegistered(QLatin1String(service)).value();
    });
}

/// Where nobody was asked for the password, or nobody gave it, libsecret finds nothing and says no more.
bool isLocked()
{
    constexpr int kPatienceMs = 1000;
    QDBusMessage ask = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/aliases/default"), QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    ask << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    const QDBusReply<QDBusVariant> reply = QDBusConnection::sessionBus().call(ask, QDBus::Block, kPatienceMs);
    return reply.isValid() && reply.value().variant().toBool();
}

QString reasonOf(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return serviceRuns() && isLocked() ? KeyStore::tr("The keyring was not unlocked.") : QString();
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return KeyStore::tr("The keyring was not unlocked.");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeyStore::tr("No keyring service runs in this session.");
    default:
        if (!serviceRuns())
            return KeyStore::tr("No keyring service runs in this session.");
        if (isLocked())
            return KeyStore::tr("The keyring was not unlocked.");
        return KeyStore::tr("The keyring does not answer: %1").arg(job.errorString());
    }
}

class Keyring : public KeyStore {
public:
    void read(const QString& name, Found found) override
    {
        auto* job = new QKeychain::ReadPasswordJob(kService, this);
        job->setKey(name);
        connect(job, &QKeychain::Job::finished, this, [job, done = std::move(found)](QKeychain::Job*) {
            const bool fine = job->error() == QKeychain::NoError;
            done(fine ? job->textData() : QString(), reasonOf(*job));
        });
        job->start();
    }

    void write(const QString& name, const QString& key, Done done) override
    {
        auto* job = new QKeychain::WritePasswordJob(kService, this);
        job->setKey(name);
        job->setTextData(key);
        finish(job, name, std::move(done));
    }

    void remove(const QString& name, Done done) override
    {
        auto* job = new QKeychain::DeletePasswordJob(kService, this);
        job->setKey(name);
        finish(job, name, std::move(done));
    }

private:
    void finish(QKeychain::Job* job, const QString& name, Done done)
    {
        connect(job, &QKeychain::Job::finished, this, [this, job, name, done = std::move(done)](QKeychain::Job*) {
            done(reasonOf(*job));
            Q_EMIT changed(name);
        });
        job->start();
    }
};

}

std::unique_ptr<KeyStore> makeKeyring()
{
    return std::make_unique<Keyring>();
}

}
