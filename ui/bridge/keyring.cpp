#include "ui/bridge/key_store.h"

#include <utility>

#include <qt6keychain/keychain.h>

namespace vlm::ui {
namespace {

/// As the keyring's own window shows it.
const QString kService = QStringLiteral("medvlm-workbench");

QString reasonOf(const QKeychain::Job& job)
{
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return KeyStore::tr("The keyring was not unlocked.");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeyStore::tr("No keyring service runs in this session.");
    default:
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
