#include "ui/pages/data/column_chooser.h"

#include <algorithm>

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>

namespace vlm::ui {
namespace {

QString settingOf(const QString& kind)
{
    return QStringLiteral("samples/columns/") + kind;
}

/// The user's file, as Settings has it.
QSettings settings()
{
    return {QSettings::IniFormat, QSettings::UserScope, QStringLiteral("medvlm"), QStringLiteral("workbench")};
}

}

ColumnChooser::ColumnChooser(QTableView* table, std::vector<Column> columns)
    : QObject(table)
    , m_table(table)
    , m_columns(std::move(columns))
{
    QHeaderView* header = table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint& place) {
        QMenu menu(m_table);
        fillMenu(&menu);
        menu.exec(header->mapToGlobal(place));
    });
    connect(header, &QHeaderView::sectionMoved, this, [this, header] {
        if (m_moving)
            return;
        std::ranges::sort(m_order, {}, [header](int index) { return header->visualIndex(index); });
        store();
    });
}

void ColumnChooser::apply(const QString& kind, const std::vector<int>& usual, bool answers)
{
    m_kind = kind;
    m_usual = usual;
    m_answers = answers;
    m_order.clear();
    m_shown.clear();
    // "split" is shown, "-note" is not; columns of a later program come behind.
    auto store = settings();
    const QStringList kept = store.value(settingOf(kind)).toStringList();
    for (const QString& entry : kept)
        for (const Column& column : m_columns) {
            const bool hidden = entry.startsWith(QLatin1Char('-'));
            if (column.name != entry.mid(hidden ? 1 : 0) || std::ranges::count(m_order, column.index) > 0)
                continue;
            m_order.push_back(column.index);
            if (!hidden)
                m_shown.push_back(column.index);
        }
    for (const Column& column : m_columns)
        if (std::ranges::count(m_order, column.index) == 0) {
            m_order.push_back(column.index);
            if (std::ranges::count(usual, column.index) > 0)
                m_shown.push_back(column.index);
        }
    show();
}

bool ColumnChooser::shown(int index) const
{
    return std::ranges::count(m_shown, index) > 0;
}

void ColumnChooser::show()
{
    m_moving = true;
    QHeaderView* header = m_table->horizontalHeader();
    for (std::size_t place = 0; place < m_order.size(); ++place)
        header->moveSection(header->visualIndex(m_order[place]), static_cast<int>(place));
    for (const Column& column : m_columns)
        m_table->setColumnHidden(
            column.index, !column.always && (!shown(column.index) || (column.ofAnswers && !m_answers)));
    m_moving = false;
}

void ColumnChooser::store()
{
    QStringList entries;
    for (const int index : m_order)
        for (const Column& column : m_columns)
            if (column.index == index)
                entries << (shown(index) ? column.name : QLatin1Char('-') + column.name);
    auto store = settings();
    store.setValue(settingOf(m_kind), entries);
}

void ColumnChooser::setShown(int index, bool on)
{
    std::erase(m_shown, index);
    if (on)
        m_shown.push_back(index);
    store();
    show();
}

void ColumnChooser::reset()
{
    auto store = settings();
    store.remove(settingOf(m_kind));
    store.sync();
    apply(m_kind, m_usual, m_answers);
}

void ColumnChooser::fillMenu(QMenu* menu)
{
    menu->clear();
    for (const int index : m_order)
        for (const Column& column : m_columns) {
            if (column.index != index || column.always)
                continue;
            QAction* action = menu->addAction(m_table->model()->headerData(index, Qt::Horizontal).toString());
            action->setObjectName(QStringLiteral("data.column.") + column.name);
            action->setCheckable(true);
            action->setChecked(shown(index));
            action->setEnabled(!column.ofAnswers || m_answers);
            connect(action, &QAction::toggled, this, [this, index](bool on) { setShown(index, on); });
        }
    menu->addSeparator();
    connect(menu->addAction(tr("Usual columns")), &QAction::triggered, this, &ColumnChooser::reset);
}

}
