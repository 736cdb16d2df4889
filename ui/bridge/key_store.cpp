#include "ui/bridge/key_store.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <QThread>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/parallel.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr std::chrono::seconds kPatience{60}; // a keyring may ask its user for a password first

struct Waiting {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::shared_ptr<remote::Secret> key;
};

}

void KeyStore::find(const std::string& name, std::function<void(std::shared_ptr<remote::Secret>)> found)
{
    auto environment = std::make_shared<remote::Secret>(remote::keyFromEnvironment(name));
    if (!environment->empty() || name.empty())
        return found(std::move(environment));
    read(toQt(name), [found = std::move(found)](const QString& key, const QString& error) {
        if (!error.isEmpty())
            log::warning("event=keyring what=\"" + error.toStdString() + "\"");
        auto secret = std::make_shared<remote::Secret>();
        try {
            *secret = remote::Secret(key.toStdString());
        } catch (const Error& fault) {
            log::warning(std::string("event=keyring what=\"") + fault.what() + "\"");
        }
        found(std::move(secret));
    });
}

remote::Secret KeyStore::lookup(const std::string& name, std::stop_token stop)
{
    if (remote::Secret key = remote::keyFromEnvironment(name); !key.empty() || name.empty())
        return key;
    VLM_ASSERT(QThread::currentThread() != thread(), "the GUI thread would wait for itself");
    const auto waiting = std::make_shared<Waiting>();
    QMetaObject::invokeMethod(this, [this, waiting, name] {
        find(name, [waiting](const std::shared_ptr<remote::Secret>& key) {
            const std::scoped_lock lock(waiting->mutex);
            waiting->key = key;
            waiting->changed.notify_all();
        });
    });
    std::unique_lock lock(waiting->mutex);
    waiting->changed.wait_for(lock, stop, kPatience, [&] { return waiting->key != nullptr; });
    throwIfStopped(stop);
    return waiting->key ? std::move(*waiting->key) : remote::Secret();
}

}
