#include "app/workbench/screenshots.h"

#include <array>

#include <QDir>
#include <QPixmap>
#include <QTimer>

namespace vlm {
namespace {

constexpr int kSettleMs = 900; // time for thumbnails and queries to arrive

const QStringList kPages{"home", "data", "models", "runs", "results", "compare", "report", "ask", "settings"};

}

Screenshots::Screenshots(Application& application, QString folder, QSize size)
    : QObject(&application)
    , m_application(application)
    , m_folder(std::move(folder))
    , m_size(size.isEmpty() ? QSize(1440, 900) : size)
{
    QDir().mkpath(m_folder);
}

void Screenshots::start()
{
    m_application.window().resize(m_size);
    QTimer::singleShot(kSettleMs, this, &Screenshots::next);
}

void Screenshots::next()
{
    static constexpr std::array<Look, 3> looks{
        {{"light", ui::ThemeMode::Light, 1.0}, {"dark", ui::ThemeMode::Dark, 1.0}, {"150", ui::ThemeMode::Light, 1.5}}};
    if (m_page >= 0) {
        const QString file = QDir(m_folder).filePath(QString("%1-%2.png").arg(kPages[m_page], looks[m_look].name));
        if (!m_application.window().grab().save(file))
            return QApplication::exit(1);
    }
    if (++m_page == kPages.size()) {
        m_page = 0;
        ++m_look;
    }
    if (m_look == looks.size())
        return QApplication::exit(0);
    m_application.theme().setMode(looks[m_look].theme);
    m_application.theme().setScale(looks[m_look].scale);
    m_application.window().showPage(kPages[m_page]);
    QTimer::singleShot(kSettleMs, this, &Screenshots::next);
}

}
