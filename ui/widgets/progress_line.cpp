#include "ui/widgets/progress_line.h"

#include "ui/base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>

namespace vlm::ui {
namespace {

constexpr int kPollMs = 100;
constexpr int kSteps = 1000;

}

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_bar(new QProgressBar)
    , m_stop(new QPushButton(tr("Stop")))
    , m_timer(new QTimer(this))
{
    m_bar->setTextVisible(false);
    m_bar->setRange(0, kSteps);
    m_stop->setObjectName("progress.stop");
    auto* row = new QHBoxLayout(this);
    setSpacing(row, 0, 12);
    row->addWidget(m_text);
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    m_timer->setInterval(kPollMs);
    connect(m_timer, &QTimer::timeout, this, &ProgressLine::poll);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (!m_work)
            return;
        m_work->stop.request_stop();
        m_stop->setEnabled(false);
        m_text->setText(tr("Stopping…"));
        Q_EMIT stopped();
    });
    hide();
}

ProgressLine::~ProgressLine()
{
    if (m_work)
        m_work->stop.request_stop();
}

void ProgressLine::follow(std::shared_ptr<LongWork> work, const QString& what, const QString& unit)
{
    m_work = std::move(work);
    m_what = what;
    m_unit = unit;
    m_stop->setEnabled(true);
    m_timer->start();
    poll();
    show();
}

void ProgressLine::finish()
{
    m_work.reset();
    m_timer->stop();
    hide();
}

void ProgressLine::poll()
{
    if (!m_work || m_work->stop.stop_requested())
        return;
    const std::size_t total = m_work->total;
    const std::size_t done = m_work->done;
    m_bar->setRange(0, total > 0 ? kSteps : 0);
    if (total == 0)
        return m_text->setText(m_what);
    m_bar->setValue(static_cast<int>(done * kSteps / total));
    const QLocale locale;
    m_text->setText(tr("%1 %2 of %3 %4")
                        .arg(m_what, locale.toString(static_cast<qulonglong>(done)),
                            locale.toString(static_cast<qulonglong>(total)), m_unit));
}

}
