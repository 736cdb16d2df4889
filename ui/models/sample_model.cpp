#include "ui/models/sample_model.h"

#include <algorithm>
#include <limits>

#include <QLocale>
#include <QPixmap>

#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/models/thumbnails.h"

namespace vlm::ui {
namespace {

constexpr int kPagesKept = 64; // 16,384 rows
constexpr std::size_t kPagesWanted = 6; // older wishes were scrolled past
constexpr qsizetype kCellCharacters = 400;

struct Counted {
    std::int64_t rows = 0;
};

std::vector<SampleModel::Entry> readPage(const store::Reader& reader, const store::SampleQuery& query, int page)
{
    std::vector<SampleModel::Entry> out;
    const std::int64_t offset = std::int64_t{page} * SampleModel::kPageRows;
    for (store::SampleRow& sample : reader.samples(query, offset, SampleModel::kPageRows)) {
        SampleModel::Entry entry{.sample = std::move(sample), .prediction = {}};
        if (query.cell)
            entry.prediction = reader.prediction(*query.cell, entry.sample.id);
        out.push_back(std::move(entry));
    }
    return out;
}

bool ofAnswer(int column)
{
    return column == SampleModel::Predicted || column == SampleModel::Reply || column == SampleModel::Verdict
        || column == SampleModel::Score || column == SampleModel::Status;
}

QString oneLine(const std::string& text)
{
    return toQt(text).left(kCellCharacters).simplified();
}

}

std::optional<bool> isCorrect(const std::optional<store::PredictionRow>& prediction)
{
    if (!prediction || prediction->status != "ok" || prediction->label < 0 || prediction->predicted < 0)
        return std::nullopt;
    return prediction->label == prediction->predicted;
}

SampleModel::SampleModel(Workbench& workbench, Thumbnails& thumbnails, QObject* parent)
    : QAbstractTableModel(parent)
    , m_workbench(workbench)
    , m_thumbnails(thumbnails)
    , m_pages(kPagesKept)
{
    connect(&workbench, &Workbench::projectClosed, this, &SampleModel::clear);
    connect(&thumbnails, &Thumbnails::ready, this, [this](const QString& dataset, const QString& sample) {
        const std::string from = dataset.toStdString();
        const std::string id = sample.toStdString();
        // Only rows in memory can be on screen.
        for (const int page : m_pages.keys()) {
            const Page& rows = *m_pages.object(page);
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (rows[i].sample.id == id && rows[i].sample.dataset == from) {
                    const QModelIndex changed = index(page * kPageRows + static_cast<int>(i), Image);
                    Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
                    return;
                }
        }
    });
}

void SampleModel::setQuery(const store::SampleQuery& query)
{
    m_query = query;
    m_active = true;
    count(true);
}

void SampleModel::refresh()
{
    if (m_active && m_workbench.hasProject())
        count(false);
}

void SampleModel::clear()
{
    ++m_generation;
    m_active = false;
    m_counting = false;
    m_reading = false;
    m_wanted.clear();
    beginResetModel();
    m_rows = 0;
    m_pages.clear();
    endResetModel();
}

void SampleModel::setClasses(std::vector<std::string> classes)
{
    m_classes = std::move(classes);
}

void SampleModel::count(bool reset)
{
    const quint64 generation = ++m_generation;
    m_counting = true;
    m_reading = false;
    m_wanted.clear();
    m_workbench.query(
        this, "count",
        [&workbench = m_workbench, query = m_query] { return Counted{workbench.reader().countSamples(query)}; },
        [this, generation, reset](const Counted& counted) {
            if (generation != m_generation)
                return;
            applyCount(counted.rows, reset);
        },
        [this, generation](const QString& reason) {
            if (generation != m_generation)
                return;
            m_counting = false;
            Q_EMIT failed(reason);
        });
}

void SampleModel::applyCount(std::int64_t rows, bool reset)
{
    m_counting = false;
    const int count = static_cast<int>(std::min<std::int64_t>(rows, std::numeric_limits<int>::max()));
    if (reset || count != m_rows) {
        beginResetModel();
        m_rows = count;
        m_pages.clear();
        endResetModel();
    } else {
        // Old rows stay on screen until their page arrives anew.
        for (const int page : m_pages.keys())
            want(page);
    }
    Q_EMIT counted(rows);
}

const SampleModel::Entry* SampleModel::entry(int row) const
{
    if (row < 0 || row >= m_rows)
        return nullptr;
    const int page = row / kPageRows;
    const Page* rows = m_pages.object(page);
    if (!rows) {
        want(page);
        return nullptr;
    }
    const auto at = static_cast<std::size_t>(row % kPageRows);
    return at < rows->size() ? &(*rows)[at] : nullptr;
}

void SampleModel::want(int page) const
{
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_wanted.size() > kPagesWanted)
        m_wanted.erase(m_wanted.begin());
    if (m_reading || m_readPosted)
        return;
    // After painting, so that one request sees all that one paint wanted.
    m_readPosted = true;
    auto* self = const_cast<SampleModel*>(this);
    QMetaObject::invokeMethod(
        self,
        [self] {
            self->m_readPosted = false;
            self->readNext();
        },
        Qt::QueuedConnection);
}

void SampleModel::readNext()
{
    if (m_reading || m_wanted.empty() || !m_workbench.hasProject())
        return;
    m_reading = true;
    const int page = m_wanted.back();
    m_wanted.pop_back();
    m_workbench.query(
        this, "page",
        [&workbench = m_workbench, query = m_query, page] { return readPage(workbench.reader(), query, page); },
        [this, generation = m_generation, page](Page rows) {
            if (generation != m_generation)
                return;
            m_reading = false;
            m_pages.insert(page, new Page(std::move(rows)));
            const int first = page * kPageRows;
            const int last = std::min(first + kPageRows, m_rows) - 1;
            if (last >= first)
                Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
            readNext();
        },
        [this, generation = m_generation](const QString& reason) {
            if (generation != m_generation)
                return;
            m_reading = false;
            Q_EMIT failed(reason);
        });
}

int SampleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int SampleModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SampleModel::className(int index) const
{
    if (index < 0)
        return {};
    const auto at = static_cast<std::size_t>(index);
    return at < m_classes.size() ? toQt(m_classes[at]) : QString::number(index);
}

QString SampleModel::cellText(int column, const Entry& entry) const
{
    const store::SampleRow& sample = entry.sample;
    switch (column) {
    case Image:
        return toQt(sample.id);
    case Split:
        return sample.split == "train" ? tr("train") : sample.split == "test" ? tr("test") : tr("validation");
    case Label:
        return sample.labelText.empty() ? className(sample.label) : toQt(sample.labelText);
    case Predicted:
        return entry.prediction ? className(entry.prediction->predicted) : QString();
    case Question:
        return oneLine(sample.question);
    case Answer:
        return oneLine(sample.answer);
    case Reply:
        return entry.prediction ? oneLine(entry.prediction->text) : QString();
    case Tags: {
        QStringList tags;
        for (const std::string& tag : sample.tags)
            tags << toQt(tag);
        return tags.join(QStringLiteral(", "));
    }
    case Note:
        return oneLine(sample.note);
    case Verdict: {
        const std::optional<bool> correct = isCorrect(entry.prediction);
        return !correct ? QString() : *correct ? tr("right") : tr("wrong");
    }
    case Score:
        return entry.prediction && !entry.prediction->scores.empty()
            ? QLocale().toString(static_cast<double>(std::ranges::max(entry.prediction->scores)), 'f', 3)
            : QString();
    case Status:
        return !entry.prediction                    ? QString()
            : entry.prediction->status == "refused" ? tr("refused")
            : entry.prediction->status == "failed"  ? tr("failed")
                                                    : tr("answered");
    case Type:
        return sample.answerType == "open"           ? tr("open")
            : sample.answerType == "closed"          ? tr("closed")
            : sample.answerType == "multiple-choice" ? tr("multiple choice")
                                                     : QString();
    case Patient:
        return toQt(sample.cluster);
    case Star:
        return sample.starred ? tr("starred") : QString();
    default:
        return {};
    }
}

QVariant SampleModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role != Qt::DisplayRole && role != Qt::DecorationRole && role != Qt::ToolTipRole
        && role != Qt::AccessibleTextRole)
        return {};
    const Entry* row = entry(index.row());
    if (!row)
        return role == Qt::DisplayRole && index.column() == Image ? QVariant(QStringLiteral("…")) : QVariant();
    if (role == Qt::DecorationRole)
        return index.column() == Image ? QVariant(m_thumbnails.pixmap(row->sample)) : QVariant();
    if (role == Qt::AccessibleTextRole && index.column() == Image)
        return QStringLiteral("%1, %2").arg(cellText(Image, *row), cellText(Label, *row));
    if (role == Qt::ToolTipRole && index.column() == Image) {
        const QString failure = m_thumbnails.failure(row->sample);
        return failure.isEmpty() ? cellText(Image, *row) : failure;
    }
    return cellText(index.column(), *row);
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Image:
        return tr("Sample");
    case Split:
        return tr("Split");
    case Label:
        return tr("Label");
    case Predicted:
        return tr("Predicted");
    case Question:
        return tr("Question");
    case Answer:
        return tr("Answer");
    case Reply:
        return tr("Model's answer");
    case Tags:
        return tr("Tags");
    case Note:
        return tr("Note");
    case Verdict:
        return tr("Right or wrong");
    case Score:
        return tr("Score");
    case Status:
        return tr("Status");
    case Type:
        return tr("Kind of question");
    case Patient:
        return tr("Patient");
    case Star:
        return tr("Star");
    default:
        return {};
    }
}

bool SampleModel::sortsAnswers(const std::string& orderBy)
{
    return orderBy == "predicted" || orderBy == "score" || orderBy == "correct" || orderBy == "status"
        || orderBy == "reply";
}

void SampleModel::sort(int column, Qt::SortOrder order)
{
    static const std::pair<Column, const char*> kSortable[] = {{Image, "id"}, {Split, "split"}, {Label, "label"},
        {Question, "question"}, {Answer, "answer"}, {Predicted, "predicted"}, {Reply, "reply"}, {Verdict, "correct"},
        {Score, "score"}, {Status, "status"}, {Type, "type"}, {Patient, "patient"}, {Star, "starred"}, {Note, "note"}};
    store::SampleQuery query = m_query;
    query.orderBy = "ordinal";
    query.descending = false;
    for (const auto& [known, name] : kSortable)
        if (known == column && (m_query.cell || !ofAnswer(column))) {
            query.orderBy = name;
            query.descending = order == Qt::DescendingOrder;
        }
    const bool same = query.orderBy == m_query.orderBy && query.descending == m_query.descending;
    m_query = query;
    if (m_active && !same)
        count(true);
}

}
