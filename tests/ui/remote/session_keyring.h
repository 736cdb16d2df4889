#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace vlm::ui {

/// A D-Bus session of this process alone, with a GNOME keyring that can be started and stopped. Made before the
/// application, because that opens the session's bus.
class SessionKeyring {
public:
    enum class Lock { Open, Closed };

    SessionKeyring();
    ~SessionKeyring();
    SessionKeyring(const SessionKeyring&) = delete;
    SessionKeyring& operator=(const SessionKeyring&) = delete;

    /// @return an empty text, or why there is no bus
    [[nodiscard]] const QString& trouble() const { return m_trouble; }
    /// Waits until the service is on the bus. @return whether it is
    bool start(Lock lock);
    void stop();
    /// Where the keyring's files and every setting of this session lie.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
    QString m_trouble;
};

}
