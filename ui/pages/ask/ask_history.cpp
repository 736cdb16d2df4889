#include "ui/pages/ask/ask_history.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {

QString Asked::answersText() const
{
    QStringList lines;
    for (const auto& [model, answer] : answers)
        lines << QStringLiteral("%1: %2").arg(model, answer);
    return lines.join(QLatin1Char('\n'));
}

QVariant AskedModel::headerCell(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Time"), tr("Image"), tr("Question"), tr("Answers")}.value(column);
}

QVariant AskedModel::cell(int column, int role, const Asked& row) const
{
    if (role == Qt::ToolTipRole)
        return row.answersText();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case 0:
        return QLocale().toString(row.when.time(), QLocale::ShortFormat);
    case 1:
        return row.image;
    case 2:
        return row.question.simplified();
    default:
        return row.answersText().replace(QLatin1Char('\n'), QStringLiteral("  ·  ")).simplified();
    }
}

AskHistory::AskHistory(QWidget* parent)
    : QWidget(parent)
    , m_model(new AskedModel(this))
    , m_table(new QTableView)
    , m_copy(new QPushButton(icon("copy"), tr("Copy")))
{
    m_table->setObjectName("ask.history");
    m_table->setModel(m_model);
    setUpTable(m_table, tr("Questions of this session"));
    setColumnWidths(m_table, {90, 180, 280, -1});
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* title = new QLabel(tr("This session"));
    title->setToolTip(tr("Kept in memory until the program ends"));
    setTextRole(title, TextRole::Strong);
    auto* about = new QLabel(tr("double-click asks again"));
    setTextRole(about, TextRole::Small);
    m_copy->setObjectName("ask.history.copy");
    m_copy->setToolTip(tr("Copy the chosen questions with their answers, or all of them"));
    m_copy->setEnabled(false);
    auto* head = new QHBoxLayout;
    setSpacing(head, 0, kGap);
    head->addWidget(title);
    head->addWidget(about, 1);
    head->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 12, 8, 0, 0, 4);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(asText()); });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const Asked* asked = m_model->rowAt(index))
            Q_EMIT chosen(asked->question);
    });
}

void AskHistory::add(Asked asked)
{
    m_asked.insert(m_asked.begin(), std::move(asked));
    m_model->setRows(m_asked);
    m_copy->setEnabled(true);
}

QString AskHistory::asText() const
{
    const auto plain = [](QString text) { return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).simplified(); };
    QStringList lines{QStringLiteral("time\timage\tquestion\tmodel\tanswer")};
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!selected.isEmpty() && !selected.contains(m_model->index(row, 0)))
            continue;
        const Asked& asked = m_asked[static_cast<std::size_t>(row)];
        for (const auto& [model, answer] : asked.answers)
            lines << QStringList{asked.when.toString(Qt::ISODate), plain(asked.image), plain(asked.question),
                plain(model), plain(answer)}
                         .join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

}
