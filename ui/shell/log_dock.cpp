#include "ui/shell/log_dock.h"

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/widgets/tables.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QTime>
#include <QToolButton>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

constexpr std::size_t kLines = 5000;
constexpr int kLevelRole = Qt::UserRole;

class LevelFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setLevel(int level)
    {
        m_level = level;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        return sourceModel()->index(row, LogModel::Level, parent).data(kLevelRole).toInt() >= m_level
            && QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    int m_level = 0;
};

}

void LogModel::append(const Line& line)
{
    if (m_lines.size() >= kLines) {
        beginRemoveRows({}, 0, 0);
        m_lines.pop_front();
        endRemoveRows();
    }
    const int row = static_cast<int>(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.push_back(line);
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == kLevelRole)
        return line.level;
    if (role == Qt::DecorationRole && index.column() == Level)
        return line.level >= 3 ? icon("circle-x", IconTint::Danger)
            : line.level == 2  ? icon("alert-triangle", IconTint::Warning)
                               : icon("info-circle", IconTint::Secondary);
    if (role == Qt::ToolTipRole && index.column() == Text)
        return line.text;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time:
        return line.time;
    case Level:
        return line.level >= 3 ? tr("Error")
            : line.level == 2  ? tr("Warning")
            : line.level == 1  ? tr("Info")
                               : tr("Debug");
    case Run:
        return line.run > 0 ? QString::number(line.run) : QString();
    default:
        return line.text;
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Time"), tr("Level"), tr("Run"), tr("Text")};
    return titles[section];
}

LogDock::LogDock(QWidget* parent)
    : QDockWidget(tr("Log"), parent)
    , m_model(new LogModel(this))
    , m_filter(new LevelFilter(this))
    , m_view(new QTableView)
{
    setObjectName("logDock");
    setFeatures(DockWidgetClosable | DockWidgetMovable);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterKeyColumn(LogModel::Text);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_filter);
    setUpTable(m_view, tr("Log lines"));
    setColumnWidths(m_view, {110, 110, 70, -1});

    auto* level = new QComboBox;
    level->addItems({tr("All levels"), tr("Info and worse"), tr("Warnings and errors"), tr("Errors only")});
    level->setCurrentIndex(1);
    level->setAccessibleName(tr("Least level shown"));
    auto* words = new QLineEdit;
    words->setPlaceholderText(tr("Filter the log"));
    words->setAccessibleName(tr("Filter the log"));
    words->setClearButtonEnabled(true);
    auto* follow = new QToolButton;
    follow->setText(tr("Follow"));
    follow->setCheckable(true);
    follow->setChecked(true);
    follow->setToolTip(tr("Keep the newest line in view"));
    auto* copy = new QToolButton;
    copy->setIcon(icon("copy"));
    copy->setText(tr("Copy"));
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copy->setToolTip(tr("Copy all lines"));
    auto* clear = new QToolButton;
    clear->setIcon(icon("trash"));
    clear->setText(tr("Clear"));
    clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    clear->setToolTip(tr("Empty this list; the file keeps everything"));

    auto* bar = new QHBoxLayout;
    setSpacing(bar, 8, 4, 8, 4, 8);
    bar->addWidget(level);
    bar->addWidget(words, 1);
    bar->addWidget(follow);
    bar->addWidget(copy);
    bar->addWidget(clear);
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setSpacing(column, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_view);
    setWidget(body);

    static_cast<LevelFilter*>(m_filter)->setLevel(1);
    connect(level, &QComboBox::currentIndexChanged, this,
        [this](int index) { static_cast<LevelFilter*>(m_filter)->setLevel(index); });
    connect(words, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(allText()); });
    connect(clear, &QToolButton::clicked, this, [this] {
        m_model->clear();
        m_errors = 0;
        Q_EMIT errorsChanged(0);
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this, follow] {
        if (follow->isChecked() && isVisible())
            m_view->scrollToBottom();
    });
}

void LogDock::append(int level, qint64 run, const QString& text)
{
    m_model->append({QTime::currentTime().toString("HH:mm:ss.zzz"), level, run, text});
    if (level >= 3)
        Q_EMIT errorsChanged(++m_errors);
}

QString LogDock::allText() const
{
    QStringList lines;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < LogModel::ColumnCount; ++column)
            cells << m_filter->index(row, column).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

}
