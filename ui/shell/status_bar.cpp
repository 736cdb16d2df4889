#include "ui/shell/status_bar.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/memory.h"
#include "ui/bridge/text.h"

#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QTimer>
#include <QToolButton>
#include <QWidgetAction>

namespace vlm::ui {
namespace {

constexpr int kMemoryIntervalMs = 2000;
constexpr double kScales[] = {0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0};

/// Painted with the notice colours of the theme.
class NoticeButton : public QToolButton {
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(t.noticeBack);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), 4, 4);
        painter.setPen(t.noticeText);
        painter.setFont(font());
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

QToolButton* plainButton(const QString& name)
{
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setAutoRaise(true);
    setTextRole(button, TextRole::Small);
    setFixedScaled(button, -1, 24);
    return button;
}

}

QString researchUseExplanation()
{
    return StatusBar::tr("This program evaluates models for research. It is not a medical device: nothing it shows may "
                         "be used to diagnose, treat or triage a person, and no model listed here has been cleared "
                         "for that. Numbers describe a data set, not a patient.");
}

StatusBar::StatusBar(QWidget* parent)
    : QStatusBar(parent)
    , m_notice(new NoticeButton)
    , m_queue(plainButton("status.queue"))
    , m_memory(new QLabel)
    , m_theme(plainButton("status.theme"))
    , m_scale(plainButton("status.scale"))
    , m_errors(plainButton("status.errors"))
{
    setSizeGripEnabled(false);
    setObjectName("statusBar");
    m_notice->setObjectName("status.notice");
    setTextRole(m_notice, TextRole::Small);
    setFixedScaled(m_notice, -1, 24);
    m_notice->setToolTip(tr("What does this mean?"));
    m_notice->setAccessibleName(tr("Research use only, not for clinical use; press for an explanation"));
    connect(m_notice, &QToolButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        auto* text = new QLabel(researchUseExplanation());
        text->setWordWrap(true);
        text->setFixedWidth(px(380));
        text->setMargin(px(12));
        auto* action = new QWidgetAction(menu);
        action->setDefaultWidget(text);
        menu->addAction(action);
        menu->popup(m_notice->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });

    m_queue->setToolTip(tr("Show the queue (Ctrl+J)"));
    m_queue->setAccessibleName(tr("Queue"));
    connect(m_queue, &QToolButton::clicked, this, &StatusBar::queueClicked);
    setTextRole(m_memory, TextRole::Small);
    m_memory->setToolTip(tr("Memory of this program, and of the whole computer"));
    m_theme->setIcon(icon("sun-moon"));
    m_theme->setToolTip(tr("Switch between light and dark (Ctrl+Shift+L)"));
    m_theme->setAccessibleName(tr("Switch between light and dark"));
    connect(m_theme, &QToolButton::clicked, this, &StatusBar::themeClicked);
    m_scale->setToolTip(tr("Size of the interface (Ctrl+=, Ctrl+-)"));
    m_scale->setAccessibleName(tr("Size of the interface"));
    connect(m_scale, &QToolButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const double scale : kScales)
            connect(menu->addAction(tr("%1 %").arg(qRound(scale * 100))), &QAction::triggered, this,
                [this, scale] { Q_EMIT scaleChosen(scale); });
        menu->popup(m_scale->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
    });
    m_errors->setToolTip(tr("Show the log (Ctrl+Shift+J)"));
    m_errors->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_errors, &QToolButton::clicked, this, &StatusBar::errorsClicked);

    addWidget(m_notice);
    addWidget(m_queue);
    addPermanentWidget(m_memory);
    addPermanentWidget(m_theme);
    addPermanentWidget(m_scale);
    addPermanentWidget(m_errors);
    setQueue({});
    setScale(uiScale());
    setErrors(0);
    refreshMemory();
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &StatusBar::refreshMemory);
    timer->start(kMemoryIntervalMs);
}

void StatusBar::setQueue(const QString& summary)
{
    m_queue->setText(summary.isEmpty() ? tr("Nothing running") : summary);
    fit();
}

void StatusBar::setScale(double scale)
{
    m_scale->setText(tr("%1 %").arg(qRound(scale * 100)));
    fit();
}

void StatusBar::setErrors(int count)
{
    m_errors->setIcon(count > 0 ? icon("alert-circle", IconTint::Danger) : icon("circle-check", IconTint::Secondary));
    m_errors->setText(count > 0 ? tr("%n error(s)", nullptr, count) : tr("No errors"));
    m_errors->setAccessibleName(m_errors->text());
    fit();
}

void StatusBar::refreshMemory()
{
    const Memory memory = currentMemory();
    m_shortMemory = bytesText(memory.process);
    m_fullMemory
        = tr("Memory %1 · %2 of %3 free").arg(m_shortMemory, bytesText(memory.available), bytesText(memory.total));
    fit();
}

void StatusBar::say(Room room)
{
    m_memory->setText(room == Room::Full ? m_fullMemory : m_shortMemory);
    m_memory->setVisible(room < Room::NoMemory);
    m_errors->setToolButtonStyle(room < Room::NoWords ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_notice->setText(
        room < Room::ShortNotice ? tr("Research use only, not for clinical use (?)") : tr("Research use only (?)"));
}

int StatusBar::wanted() const
{
    int width = contentsMargins().left() + contentsMargins().right();
    for (const QWidget* one : {static_cast<const QWidget*>(m_notice), static_cast<const QWidget*>(m_queue),
             static_cast<const QWidget*>(m_memory), static_cast<const QWidget*>(m_theme),
             static_cast<const QWidget*>(m_scale), static_cast<const QWidget*>(m_errors)})
        if (!one->isHidden())
            width += one->sizeHint().width() + px(kGap);
    return width;
}

void StatusBar::fit()
{
    if (!isVisible())
        return say(Room::Full);
    for (const Room room : {Room::Full, Room::ShortMemory, Room::NoMemory, Room::NoWords, Room::ShortNotice}) {
        say(room);
        if (wanted() <= width())
            return;
    }
}

void StatusBar::showEvent(QShowEvent* event)
{
    QStatusBar::showEvent(event);
    fit();
}

void StatusBar::resizeEvent(QResizeEvent* event)
{
    QStatusBar::resizeEvent(event);
    fit();
}

}
