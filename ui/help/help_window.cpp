#include "ui/help/help_window.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/help/help_text.h"

namespace vlm::ui {
namespace {

constexpr int kSnippet = 110; // characters of a search result

/// The text around the first hit.
QString snippet(const HelpSection& section, const QString& words)
{
    const QString first = words.section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
    const QString text = section.words.simplified();
    const qsizetype hit = std::max<qsizetype>(0, text.indexOf(first, 0, Qt::CaseInsensitive));
    const qsizetype from = std::max<qsizetype>(0, hit - kSnippet / 3);
    return (from > 0 ? QStringLiteral("…") : QString()) + text.mid(from, kSnippet);
}

QTreeWidget* tree(const QString& name, const char* word)
{
    auto* out = new QTreeWidget;
    out->setObjectName(QStringLiteral("help.") + QLatin1String(word));
    out->setAccessibleName(name);
    out->setHeaderHidden(true);
    out->setFrameShape(QFrame::NoFrame);
    out->setExpandsOnDoubleClick(false);
    return out;
}

}

HelpWindow::HelpWindow(const Keys& keys, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_pages(helpPages(keys))
    , m_search(new QLineEdit)
    , m_contents(tree(tr("Contents"), "contents"))
    , m_results(tree(tr("Search results"), "results"))
    , m_none(new QLabel)
    , m_text(new HelpText)
    , m_back(new QToolButton)
    , m_forward(new QToolButton)
{
    setObjectName("help");
    setWindowTitle(tr("Help"));
    m_search->setObjectName("help.search");
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_results->setRootIsDecorated(false);
    m_results->setWordWrap(true);
    m_results->hide();
    m_none->setWordWrap(true);
    m_none->hide();
    setTextRole(m_none, TextRole::Secondary);

    const auto button = [this](QToolButton* out, const char* word, const char* picture, const QString& text,
                            const QKeySequence& shortcut, int by) {
        out->setObjectName(QStringLiteral("help.") + QLatin1String(word));
        out->setIcon(icon(picture));
        out->setToolTip(tr("%1 (%2)").arg(text, shortcut.toString(QKeySequence::NativeText)));
        out->setAccessibleName(text);
        out->setAutoRaise(true);
        out->setShortcut(shortcut);
        setMinimumScaled(out, 32, 32);
        connect(out, &QToolButton::clicked, this, [this, by] { step(by); });
    };
    button(m_back, "back", "chevron-left", tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), -1);
    button(m_forward, "forward", "chevron-right", tr("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), 1);

    auto* side = new QWidget;
    auto* column = new QVBoxLayout(side);
    setSpacing(column, kPageMargin, kGap);
    auto* bar = new QHBoxLayout;
    setSpacing(bar, 0, 4);
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addWidget(m_search, 1);
    column->addLayout(bar);
    column->addWidget(m_contents, 1);
    column->addWidget(m_none);
    column->addWidget(m_results, 1);
    auto* splitter = new QSplitter;
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(side);
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({px(280), px(820)});
    auto* whole = new QVBoxLayout(this);
    setSpacing(whole, 0, 0);
    whole->addWidget(splitter);
    fillContents();

    auto* find = new QAction(tr("Find"), this);
    find->setShortcut(QKeySequence::Find);
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    addAction(find);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_text, &HelpText::pageRequested, this, [this](const QString& topic) {
        go(topic.startsWith(QLatin1Char('#')) ? m_topic.section(QLatin1Char('#'), 0, 0) + topic : topic);
    });
    const auto open = [this](const QTreeWidgetItem* item) {
        if (item)
            go(item->data(0, Qt::UserRole).toString());
    };
    connect(m_contents, &QTreeWidget::currentItemChanged, this, open);
    connect(m_results, &QTreeWidget::itemClicked, this, open);
    connect(m_results, &QTreeWidget::itemActivated, this, open);
    resize(px(1100), px(760));
    go(m_pages.front().id);
}

void HelpWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_search->text().isEmpty())
        close();
    else
        m_search->clear();
}

void HelpWindow::fillContents()
{
    for (const HelpPage& page : m_pages) {
        auto* top = new QTreeWidgetItem(m_contents, {page.title});
        top->setData(0, Qt::UserRole, page.id);
        bool first = true;
        for (const HelpSection& section : sectionsOf(page)) {
            if (!std::exchange(first, false)) {
                auto* item = new QTreeWidgetItem(top, {section.title});
                item->setData(0, Qt::UserRole, page.id + QLatin1Char('#') + section.anchor);
            }
        }
    }
}

const HelpPage& HelpWindow::pageNamed(const QString& id) const
{
    for (const HelpPage& page : m_pages)
        if (page.id == id)
            return page;
    return m_pages.front();
}

void HelpWindow::showTopic(const QString& topic)
{
    m_search->clear();
    go(topic);
    show();
    raise();
    activateWindow();
    // Positions are known once the text has its width.
    m_text->scrollToHeading(m_topic.section(QLatin1Char('#'), 1, 1));
    m_text->setFocus();
}

void HelpWindow::go(const QString& topic)
{
    const HelpPage& page = pageNamed(topic.section(QLatin1Char('#'), 0, 0));
    const QString anchor = topic.section(QLatin1Char('#'), 1, 1);
    const QString full = anchor.isEmpty() ? page.id : page.id + QLatin1Char('#') + anchor;
    if (full == m_topic)
        return;
    if (m_at < 0 || m_history[m_at] != full) {
        m_history = m_history.mid(0, m_at + 1);
        m_history << full;
        m_at = static_cast<int>(m_history.size()) - 1;
    }
    if (m_topic.section(QLatin1Char('#'), 0, 0) != page.id)
        m_text->showPage(page);
    m_topic = full;
    if (anchor.isEmpty() || !m_text->scrollToHeading(anchor))
        m_text->scrollToHeading(sectionsOf(page).front().anchor);
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_history.size());
    const QSignalBlocker quiet(m_contents);
    for (int i = 0; i < m_contents->topLevelItemCount(); ++i) {
        QTreeWidgetItem* top = m_contents->topLevelItem(i);
        const bool here = top->data(0, Qt::UserRole).toString() == page.id;
        top->setExpanded(here);
        if (!here)
            continue;
        m_contents->setCurrentItem(top);
        for (int k = 0; k < top->childCount(); ++k)
            if (top->child(k)->data(0, Qt::UserRole).toString() == full)
                m_contents->setCurrentItem(top->child(k));
    }
}

void HelpWindow::step(int by)
{
    const int next = m_at + by;
    if (next < 0 || next >= m_history.size())
        return;
    m_at = next;
    go(m_history[next]);
}

void HelpWindow::search(const QString& words)
{
    const bool searching = !words.trimmed().isEmpty();
    const std::vector<HelpSection> found = searchHelp(m_pages, words);
    m_contents->setVisible(!searching);
    m_results->setVisible(searching && !found.empty());
    m_none->setVisible(searching && found.empty());
    m_none->setText(tr("No page of the help has “%1”.").arg(words.trimmed()));
    m_results->clear();
    for (const HelpSection& section : found) {
        auto* item = new QTreeWidgetItem(m_results,
            {QStringLiteral("%1 › %2\n%3").arg(pageNamed(section.page).title, section.title, snippet(section, words))});
        item->setData(0, Qt::UserRole, section.page + QLatin1Char('#') + section.anchor);
        item->setToolTip(0, section.title);
    }
}

}
