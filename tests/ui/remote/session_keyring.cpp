#include "tests/ui/remote/session_keyring.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace vlm::ui {
namespace {

constexpr int kPatienceMs = 20'000;

// Nothing is started on demand: without the keyring there is no service, as in a session over SSH.
constexpr const char* kBus = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=%1/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

/// @return whether the process wrote `end`
bool waitForLine(QProcess& process, const QByteArray& end)
{
    QByteArray said;
    while (!said.contains(end)) {
        if (!process.waitForReadyRead(kPatienceMs))
            return false;
        said += process.readAllStandardOutput();
    }
    return true;
}

}

SessionKeyring::SessionKeyring()
{
    for (const char* name : {"home", "data", "config", "cache", "run"})
        QDir(m_folder.path()).mkdir(name);
    QFile::setPermissions(m_folder.filePath("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const auto set = [](const char* name, const QString& value) { qputenv(name, value.toLocal8Bit()); };
    set("HOME", m_folder.filePath("home"));
    set("XDG_DATA_HOME", m_folder.filePath("data"));
    set("XDG_CONFIG_HOME", m_folder.filePath("config"));
    set("XDG_CACHE_HOME", m_folder.filePath("cache"));
    set("XDG_RUNTIME_DIR", m_folder.filePath("run"));
    set("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_folder.filePath("bus"));
    for (const char* name : {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION", "GNOME_KEYRING_CONTROL"})
        qunsetenv(name);
    QFile config(m_folder.filePath("bus.conf"));
    if (!config.open(QFile::WriteOnly) || config.write(QString(kBus).arg(m_folder.path()).toUtf8()) < 0) {
        m_trouble = config.errorString();
        return;
    }
    config.close();
    m_bus.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_bus.start("dbus-daemon", {"--config-file=" + config.fileName(), "--nofork", "--print-address"});
    if (!m_bus.waitForStarted(kPatienceMs) || !waitForLine(m_bus, "\n"))
        m_trouble = "dbus-daemon: " + m_bus.errorString();
}

SessionKeyring::~SessionKeyring()
{
    stop();
    m_bus.terminate();
    m_bus.waitForFinished(kPatienceMs);
}

bool SessionKeyring::start(Lock lock)
{
    QStringList arguments{"--foreground", "--components=secrets"};
    if (lock == Lock::Open)
        arguments.append("--unlock"); // reads the password
    m_keyring.start("gnome-keyring-daemon", arguments);
    if (!m_keyring.waitForStarted(kPatienceMs))
        return false;
    if (lock == Lock::Open)
        m_keyring.write("the password of the test");
    m_keyring.closeWriteChannel();
    QProcess asking;
    return QTest::qWaitFor(
        [&] {
            asking.start("dbus-send",
                {"--session", "--print-reply", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
                    "org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets"});
            return asking.waitForFinished(kPatienceMs) && asking.exitCode() == 0;
        },
        kPatienceMs);
}

void SessionKeyring::stop()
{
    if (m_keyring.state() == QProcess::NotRunning)
        return;
    m_keyring.terminate();
    if (!m_keyring.waitForFinished(kPatienceMs))
        m_keyring.kill();
    m_keyring.waitForFinished(kPatienceMs);
}

}
