#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include <QObject>
#include <QString>

#include "core/remote/secret.h"

namespace vlm::ui {

/// Where the keys of services are kept between sessions, by name ("OPENAI_API_KEY"). Its functions belong to the GUI
/// thread and answer there; lookup() may be called anywhere.
class KeyStore : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// @param error empty when it worked
    using Done = std::function<void(const QString& error)>;
    using Found = std::function<void(const QString& key, const QString& error)>;

    /// An empty key and no error where there is none of that name.
    virtual void read(const QString& name, Found found) = 0;
    virtual void write(const QString& name, const QString& key, Done done) = 0;
    virtual void remove(const QString& name, Done done) = 0;

    /// The environment's key, else the kept one, else an empty one. GUI thread.
    void find(const std::string& name, std::function<void(std::shared_ptr<remote::Secret>)> found);
    /// The same from any other thread. Waits for the GUI thread, but not for long and not past a
    /// stop request. @throws Error Config, see remote::Secret
    remote::Secret lookup(const std::string& name, std::stop_token stop);

Q_SIGNALS:
    void changed(const QString& name);
};

/// The system's keyring: Secret Service (GNOME, KeePassXC) or KWallet.
std::unique_ptr<KeyStore> makeKeyring();

}
