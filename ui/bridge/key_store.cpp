#include "ui/bridge/key_store.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include <QThread>

#include "core/base/log.h"
#include "core/base/parallel.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr std::chrono::seconds kPatience{60}; // a keyring may ask its user for a password first

struct Waiting {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::optional<std::string> key;
};

}

remote::Secret KeyStore::lookup(const std::string& name, std::stop_token stop)
{
    if (remote::Secret key = remote::keyFromEnvironment(name); !key.empty() || name.empty())
        return key;
    VLM_ASSERT(QThread::currentThread() != thread(), "the GUI thread would wait for itself");
    const auto waiting = std::make_shared<Waiting>();
    QMetaObject::invokeMethod(this, [this, waiting, name] {
        read(toQt(name), [waiting](const QString& key, const QString& error) {
            if (!error.isEmpty())
                log::warning("event=keyring what=\"" + error.toStdString() + "\"");
            const std::scoped_lock lock(waiting->mutex);
            waiting->key = key.toStdString();
            waiting->changed.notify_all();
        });
    });
    std::unique_lock lock(waiting->mutex);
    waiting->changed.wait_for(lock, stop, kPatience, [&] { return waiting->key.has_value(); });
    throwIfStopped(stop);
    return waiting->key ? remote::Secret(*waiting->key) : remote::Secret();
}

}
