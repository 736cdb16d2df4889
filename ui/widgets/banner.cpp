#include "ui/widgets/banner.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr int kFoldAt = 320; // characters that still read well on the bar itself

}

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_title(new QLabel)
    , m_detail(new QLabel)
    , m_fold(new QToolButton)
    , m_close(new QToolButton)
    , m_button(new QPushButton)
{
    setTextRole(m_title, TextRole::Strong);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setAccessibleName(tr("Detail"));
    m_fold->setText(tr("Details"));
    m_fold->setCheckable(true);
    m_fold->setIcon(icon("chevron-down"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_close->setIcon(icon("x"));
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    m_button->hide();

    auto* row = new QHBoxLayout;
    setSpacing(row, 0, 8);
    auto* texts = new QVBoxLayout;
    setSpacing(texts, 0, 2);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    row->addLayout(texts, 1);
    row->addWidget(m_fold, 0, Qt::AlignTop);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 48, 8, 8, 8, 0);
    outer->addLayout(row);

    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_fold, &QToolButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (const auto run = m_run)
            run();
    });
    QFrame::hide();
}

void Banner::show(Kind kind, const QString& title, const QString& detail)
{
    m_kind = kind;
    m_title->setText(title);
    m_detail->setText(detail);
    const bool fold = detail.size() > kFoldAt || detail.contains(QLatin1Char('\n'));
    m_fold->setVisible(fold);
    m_fold->setChecked(false);
    m_detail->setVisible(!detail.isEmpty() && !fold);
    setAccessibleName(title);
    setAccessibleDescription(detail);
    QFrame::show();
    update();
}

void Banner::setAction(const QString& text, std::function<void()> run)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
    m_run = std::move(run);
}

void Banner::setClosable(bool on)
{
    m_close->setVisible(on);
}

QString Banner::title() const
{
    return m_title->text();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    const bool notice = m_kind == Kind::Notice;
    painter.fillRect(rect(), notice ? t.noticeBack : t.surface);
    painter.fillRect(0, 0, px(4), height(), m_kind == Kind::Error ? t.danger : notice ? t.noticeText : t.accent);
    painter.fillRect(0, height() - 1, width(), 1, t.border);
    const QRect mark(px(16), px(12), px(20), px(20));
    const bool error = m_kind == Kind::Error;
    icon(error       ? "alert-circle"
            : notice ? "info-circle"
                     : "hourglass",
        error        ? IconTint::Danger
            : notice ? IconTint::Warning
                     : IconTint::Accent)
        .paint(&painter, mark);
    if (notice != (m_title->palette().color(QPalette::WindowText) == t.noticeText)) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, notice ? t.noticeText : t.text);
        m_title->setPalette(colours);
        m_detail->setPalette(colours);
    }
}

}
