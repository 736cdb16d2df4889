#include "ui/pages/data/filter_line.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include "core/store/filter_sql.h"
#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr int kPauseMs = 220;
constexpr int kDetailRole = Qt::UserRole;
constexpr int kInsertRole = Qt::UserRole + 1;
constexpr int kMostCandidates = 200;

/// Characters of Qt before a byte of the line.
int place(const std::string& line, std::size_t byte)
{
    return static_cast<int>(toQt(std::string_view(line).substr(0, byte)).size());
}

/// Without blanks at its ends.
std::string bare(const std::string& line)
{
    return toQt(line).trimmed().toStdString();
}

/// A candidate with its count or meaning at the right.
class CandidateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, selected ? tokens().accentSoft : tokens().surface);
        const QRect area = option.rect.adjusted(px(8), 0, -px(8), 0);
        const QString detail = index.data(kDetailRole).toString();
        const QFontMetrics metrics(option.font);
        painter->setFont(option.font);
        painter->setPen(tokens().text);
        const QString text = index.data(Qt::DisplayRole).toString();
        const int room = area.width() * 3 / 5;
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, shown);
        painter->setPen(tokens().secondary);
        const int left = metrics.horizontalAdvance(shown) + px(16);
        painter->drawText(area.adjusted(left, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
            metrics.elidedText(detail, Qt::ElideRight, area.width() - left));
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {px(200), QFontMetrics(option.font).height() + px(8)};
    }
};

}

/// Underlines a part of its text with a wave.
class FilterEdit : public QLineEdit {
public:
    using QLineEdit::QLineEdit;

    QRect cursorPlace() const { return cursorRect(); }
    void setMarked(int begin, int end) // none: -1, -1
    {
        m_begin = begin;
        m_end = end;
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QLineEdit::paintEvent(event);
        if (m_begin < 0 || text().isEmpty())
            return;
        // The text may be scrolled: where the cursor is, is known.
        const QFontMetrics metrics(font());
        const QRect cursor = cursorRect();
        const auto at = [&](int character) {
            return cursor.center().x() + metrics.horizontalAdvance(text().left(character))
                - metrics.horizontalAdvance(text().left(cursorPosition()));
        };
        const int least = px(8); // a place at the end of the line
        const int first = at(m_begin);
        const int last = std::max(at(m_end), first + least);
        const double base = cursor.center().y() + metrics.height() / 2.0 - 1.0;
        QPainterPath wave(QPointF(first, base));
        const double step = px(2);
        bool up = true;
        for (double x = first + step; x <= last; x += step, up = !up)
            wave.lineTo(x, base + (up ? -step : 0.0));
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRect(rect().adjusted(px(28), 0, -px(24), 0));
        painter.setPen(QPen(tokens().danger, std::max(1.2, px(12) / 10.0)));
        painter.drawPath(wave);
    }

private:
    int m_begin = -1;
    int m_end = -1;
};

FilterLine::FilterLine(QWidget* parent)
    : QWidget(parent)
    , m_edit(new FilterEdit)
    , m_problem(new QLabel)
    , m_completer(new QCompleter(this))
    , m_candidates(new QStandardItemModel(this))
    , m_pause(new QTimer(this))
{
    m_edit->setObjectName("data.search");
    m_edit->setPlaceholderText(tr("Search or filter: effusion split:test -starred"));
    m_edit->setAccessibleName(tr("Search and filter samples"));
    m_edit->setToolTip(tr("Words are searched for; field:value restricts. Ctrl+Space lists what fits, F1 explains."));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(ui::icon("search", IconTint::Secondary), QLineEdit::LeadingPosition);
    m_edit->setMaxLength(20'000);
    m_problem->setObjectName("data.filter.problem");
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 0, 4);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    setFocusProxy(m_edit);

    auto* popup = new QListView;
    popup->setObjectName("data.filter.candidates");
    popup->setAccessibleName(tr("What may stand here"));
    popup->setUniformItemSizes(true);
    m_completer->setModel(m_candidates);
    m_completer->setPopup(popup);
    popup->setItemDelegate(new CandidateDelegate(popup)); // the completer has put its own there
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->setWidget(m_edit);
    m_edit->installEventFilter(this);

    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, &FilterLine::settled);
    connect(m_edit, &QLineEdit::textChanged, this, &FilterLine::typed);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { complete(false); });
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterLine::settled);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, &FilterLine::take);
}

QLineEdit* FilterLine::edit() const
{
    return m_edit;
}

std::string FilterLine::filter() const
{
    return m_edit->text().toStdString();
}

QString FilterLine::problem() const
{
    return m_problem->text();
}

void FilterLine::setFilter(const std::string& filter)
{
    m_said = filter;
    m_pause->stop();
    // A blank at the end belongs to what is being typed.
    if (filter != bare(this->filter())) {
        m_edit->blockSignals(true);
        m_edit->setText(toQt(filter));
        m_edit->blockSignals(false);
    }
    check();
}

void FilterLine::setWords(store::FilterWords words)
{
    m_words = std::move(words);
    if (!m_pause->isActive())
        check();
    if (m_completer->popup()->isVisible())
        complete(true);
}

void FilterLine::setAnswerChosen(bool chosen)
{
    m_answerChosen = chosen;
}

std::optional<store::FilterProblem> FilterLine::problemOf(const std::string& filter, bool answerChosen)
{
    try {
        store::checkFilter(store::parseFilter(filter), filter, answerChosen);
    } catch (const store::FilterError& error) {
        return error.problem();
    }
    return std::nullopt;
}

void FilterLine::typed()
{
    // Half a term is no mistake: what is wrong is said after a pause.
    m_edit->setMarked(-1, -1);
    m_pause->start();
}

void FilterLine::settled()
{
    m_pause->stop();
    check();
    const std::string line = bare(filter());
    if (line == m_said || problemOf(line, m_answerChosen))
        return;
    m_said = line;
    Q_EMIT filterChanged(line);
}

void FilterLine::check()
{
    const std::string line = filter();
    std::optional<store::FilterProblem> problem = problemOf(line, m_answerChosen);
    if (!problem && (!m_words.datasets.empty() || !m_words.classes.empty()))
        problem = store::unknownWord(store::parseFilter(line), line, m_words);
    m_problem->setVisible(problem.has_value());
    m_problem->setText(problem ? tr("Character %1: %2").arg(problem->character).arg(toQt(problem->text)) : QString());
    QPalette colours = m_problem->palette();
    colours.setColor(QPalette::WindowText, tokens().danger);
    m_problem->setPalette(colours);
    m_edit->setAccessibleDescription(m_problem->text());
    if (problem)
        m_edit->setMarked(place(line, problem->span.begin), place(line, problem->span.end));
    else
        m_edit->setMarked(-1, -1);
}

void FilterLine::complete(bool asked)
{
    const std::string line = filter();
    const std::size_t cursor = m_edit->text().left(m_edit->cursorPosition()).toUtf8().size();
    const store::FilterCompletion completion = store::completeFilter(line, cursor, m_words);
    m_candidates->clear();
    const bool nothingTyped = completion.span.begin == completion.span.end
        && (completion.span.begin == 0 || line[completion.span.begin - 1] == ' ');
    if (completion.candidates.empty() || (nothingTyped && !asked)) {
        m_completer->popup()->hide();
        return;
    }
    m_span = completion.span;
    for (const auto& candidate : completion.candidates) {
        if (m_candidates->rowCount() == kMostCandidates)
            break;
        auto* item = new QStandardItem(toQt(candidate.shown));
        const QString detail = candidate.count ? countText(*candidate.count) : translated("filter", candidate.help);
        item->setData(detail, kDetailRole);
        item->setData(toQt(candidate.insert), kInsertRole);
        item->setData(QStringLiteral("%1, %2").arg(item->text(), detail), Qt::AccessibleTextRole);
        m_candidates->appendRow(item);
    }
    QRect below = m_edit->cursorPlace();
    const int width = std::min(px(420), std::max(m_edit->width(), px(240)));
    below.moveLeft(std::min(below.left(), std::max(0, m_edit->width() - width)));
    below.setWidth(width);
    below.setHeight(m_edit->height());
    below.moveTop(0);
    m_completer->complete(below);
}

void FilterLine::take(const QModelIndex& index)
{
    const QString insert = index.data(kInsertRole).toString();
    if (insert.isEmpty())
        return;
    const std::string line = filter();
    const QString head = m_edit->text().left(place(line, m_span.begin));
    QString tail = m_edit->text().mid(place(line, m_span.end));
    const bool field = insert.endsWith(QLatin1Char(':')) || insert.endsWith(QLatin1Char('>'));
    const QString blank = field || tail.startsWith(QLatin1Char(' ')) ? QString() : QStringLiteral(" ");
    m_edit->setText(head + insert + blank + tail);
    m_edit->setCursorPosition(static_cast<int>((head + insert + blank).size()));
    if (field)
        QTimer::singleShot(0, this, [this] { complete(false); });
}

bool FilterLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool list = key->key() == Qt::Key_Down && !m_completer->popup()->isVisible();
        if (list || (key->key() == Qt::Key_Space && key->modifiers().testFlag(Qt::ControlModifier))) {
            complete(true);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}
