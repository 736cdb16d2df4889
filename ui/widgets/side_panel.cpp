#include "ui/widgets/side_panel.h"

#include <algorithm>

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"

namespace vlm::ui {
namespace {

constexpr int kDrawerBelow = 1180; // width of the window
constexpr int kDrawerWidth = 360;
constexpr double kMostOfView = 0.92;

}

SidePanel::SidePanel(QWidget* main, QWidget* panel, const QString& name, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_panel(panel)
    , m_splitter(new QSplitter)
    , m_drawer(new QFrame(this))
    , m_button(new QToolButton)
    , m_close(new QToolButton)
{
    m_splitter->addWidget(main);
    m_splitter->addWidget(panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    auto* outer = new QVBoxLayout(this);
    setSpacing(outer, 0, 0);
    outer->addWidget(m_splitter);

    m_drawer->setObjectName(name + QStringLiteral(".drawer"));
    m_drawer->setAccessibleName(title);
    m_drawer->setFrameShape(QFrame::StyledPanel);
    m_drawer->setAutoFillBackground(true);
    m_drawer->setBackgroundRole(QPalette::Base);
    m_drawer->hide();
    auto* heading = new QLabel(title);
    setTextRole(heading, TextRole::Section);
    m_close->setIcon(icon("x"));
    m_close->setObjectName(name + QStringLiteral(".close"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close (Esc)"));
    auto* head = new QHBoxLayout;
    setSpacing(head, 0, kGap);
    head->addWidget(heading, 1);
    head->addWidget(m_close);
    auto* column = new QVBoxLayout(m_drawer);
    setSpacing(column, 12, 8, 8, 8, kGap);
    column->addLayout(head);

    m_button->setObjectName(name + QStringLiteral(".button"));
    m_button->setText(title);
    m_button->setIcon(icon("layout-sidebar-right"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setCheckable(true);
    setMinimumScaled(m_button, -1, kControlHeight);
    m_button->hide();
    connect(m_button, &QToolButton::clicked, this, [this](bool on) { on ? openDrawer() : closeDrawer(); });
    connect(m_close, &QToolButton::clicked, this, &SidePanel::closeDrawer);
    m_drawer->installEventFilter(this);
}

void SidePanel::setPanelWidth(int width)
{
    m_panelWidth = width;
    m_splitter->setSizes({px(1000), px(width)});
}

void SidePanel::openDrawer()
{
    if (!m_narrow)
        return;
    placeDrawer();
    m_drawer->show();
    m_drawer->raise();
    m_button->setChecked(true);
    m_close->setFocus();
}

void SidePanel::closeDrawer()
{
    const bool held = m_drawer->isAncestorOf(focusWidget());
    m_drawer->hide();
    m_button->setChecked(false);
    if (held)
        m_button->setFocus();
}

/// Later: taking the panel out deletes the handle of the splitter, and a change of style or scale, in the middle of
/// which sizes change, goes through a list of all widgets.
void SidePanel::adapt()
{
    placeDrawer();
    if ((window()->width() < px(kDrawerBelow)) != m_narrow)
        QMetaObject::invokeMethod(this, &SidePanel::rearrange, Qt::QueuedConnection);
}

void SidePanel::rearrange()
{
    const bool narrow = window()->width() < px(kDrawerBelow);
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    if (narrow) {
        m_drawer->layout()->addWidget(m_panel);
    } else {
        m_drawer->hide();
        m_button->setChecked(false);
        m_splitter->addWidget(m_panel);
        m_splitter->setStretchFactor(1, 0);
        if (m_panelWidth > 0)
            setPanelWidth(m_panelWidth);
    }
    m_panel->show();
    m_button->setVisible(narrow);
    placeDrawer();
}

void SidePanel::placeDrawer()
{
    const int width = std::min(px(kDrawerWidth), static_cast<int>(this->width() * kMostOfView));
    m_drawer->setGeometry(this->width() - width, 0, width, height());
}

void SidePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    adapt();
}

void SidePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    adapt();
}

void SidePanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && isVisible()) // the scale may be another one
        adapt();
}

bool SidePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_drawer && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        closeDrawer();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}
