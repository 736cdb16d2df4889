#include "ui/widgets/state_pane.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kQuietMs = 150;
constexpr int kTextWidth = 420;
constexpr int kDetailWidth = 560;

/// A label that repaints its icon, so that it follows the theme.
class IconLabel : public QLabel {
public:
    using QLabel::QLabel;
    QString name;

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (name.isEmpty())
            return;
        QPainter painter(this);
        icon(name, IconTint::Secondary).paint(&painter, rect());
    }
};

}

StatePane::StatePane(QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout(this))
    , m_message(new QWidget)
    , m_icon(new IconLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_detail(new QLabel)
    , m_primary(new QPushButton)
    , m_secondary(new QPushButton)
    , m_fold(new QPushButton(tr("Technical detail")))
    , m_delay(new QTimer(this))
{
    setFixedScaled(m_icon, 48, 48);
    setTextRole(m_title, TextRole::Section);
    setTextRole(m_text, TextRole::Secondary);
    setTextRole(m_detail, TextRole::Mono);
    for (QLabel* label : {m_title, m_text, m_detail}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
    }
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setAccessibleName(tr("Technical detail"));
    setFixedScaled(m_text, kTextWidth);
    setFixedScaled(m_detail, kDetailWidth);
    setPrimary(m_primary);
    setFocusProxy(m_primary);
    m_secondary->setFlat(true);
    m_fold->setFlat(true);
    m_fold->setCheckable(true);
    m_detail->hide();
    m_text->hide(); // its width is fixed, and counts while it is not shown

    auto* buttons = new QHBoxLayout;
    setSpacing(buttons, 0, 8);
    buttons->addStretch();
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addStretch();
    auto* column = new QVBoxLayout(m_message);
    setSpacing(column, 24, 8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addWidget(m_fold, 0, Qt::AlignHCenter);
    column->addWidget(m_detail, 0, Qt::AlignHCenter);
    column->addStretch(3);

    m_stack->addWidget(content);
    m_stack->addWidget(m_message);
    m_delay->setSingleShot(true);
    connect(m_delay, &QTimer::timeout, this, [this] { m_stack->setCurrentWidget(m_message); });
    connect(m_fold, &QPushButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        if (const auto run = m_primaryAction.run)
            run();
    });
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (const auto run = m_secondaryAction.run)
            run();
    });
}

void StatePane::showContent()
{
    m_delay->stop();
    m_text->hide();
    m_stack->setCurrentIndex(0);
}

void StatePane::showMessage(
    const QString& iconName, const QString& title, const QString& text, Action primary, Action secondary)
{
    m_delay->stop();
    show(iconName, title, text, std::move(primary), std::move(secondary));
    m_stack->setCurrentWidget(m_message);
}

void StatePane::showLoading(const QString& text)
{
    show(QStringLiteral("hourglass"), text, {}, {}, {});
    m_delay->start(kQuietMs);
}

void StatePane::showFailure(const QString& title, const QString& detail, Action retry)
{
    m_delay->stop();
    show(QStringLiteral("alert-triangle"), title, {}, std::move(retry), {});
    m_detail->setText(detail);
    m_fold->setVisible(!detail.isEmpty());
    fitTexts();
    m_stack->setCurrentWidget(m_message);
}

bool StatePane::isShowingContent() const
{
    return m_stack->currentIndex() == 0;
}

void StatePane::show(
    const QString& iconName, const QString& title, const QString& text, Action primary, Action secondary)
{
    static_cast<IconLabel*>(m_icon)->name = iconName;
    m_icon->update();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    fitTexts();
    m_fold->setVisible(false);
    m_fold->setChecked(false);
    m_primaryAction = std::move(primary);
    m_secondaryAction = std::move(secondary);
    m_primary->setText(m_primaryAction.text);
    m_primary->setVisible(!m_primaryAction.text.isEmpty());
    m_secondary->setText(m_secondaryAction.text);
    m_secondary->setVisible(!m_secondaryAction.text.isEmpty());
}

void StatePane::fitTexts()
{
    // A wrapped label in an aligned cell is given too few lines unless it insists.
    for (QLabel* label : {m_text, m_detail})
        label->setMinimumHeight(qMax(0, label->heightForWidth(label->width())));
}

void StatePane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &StatePane::fitTexts, Qt::QueuedConnection);
}

}
