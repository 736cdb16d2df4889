#include "ui/pages/data/dataset_card.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/icons.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

namespace vlm::ui {
namespace {

constexpr int kClassesNamed = 9;

}

DatasetCard::DatasetCard(QWidget* parent)
    : Card(parent)
    , m_title(new QLabel)
    , m_line(new QLabel)
    , m_bar(new QWidget)
    , m_classes(new QLabel)
    , m_warnings(new QLabel)
    , m_missing(new QLabel)
    , m_locate(new QPushButton(icon("folder-open"), tr("Locate its files…")))
    , m_repair(new QPushButton(icon("search"), tr("Find its missing files…")))
{
    setObjectName("data.card");
    setTextRole(m_title, TextRole::Section);
    setTextRole(m_line, TextRole::Secondary);
    setTextRole(m_classes, TextRole::Small);
    for (QLabel* label : {m_line, m_classes, m_warnings, m_missing}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_classes->setTextFormat(Qt::RichText);
    setMinimumScaled(m_bar, -1, 8);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 12, 6);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addWidget(m_bar);
    column->addWidget(m_classes);
    column->addWidget(m_warnings);
    column->addWidget(m_missing);
    column->addWidget(m_locate, 0, Qt::AlignLeft);
    m_locate->setObjectName("data.locate");
    connect(m_locate, &QPushButton::clicked, this, &DatasetCard::locateRequested);
    column->addWidget(m_repair, 0, Qt::AlignLeft);
    m_repair->setObjectName("data.repair.open");
    m_repair->hide();
    connect(m_repair, &QPushButton::clicked, this, &DatasetCard::repairRequested);
}

void DatasetCard::setMissingFiles(std::int64_t count)
{
    m_repair->setVisible(count > 0);
    if (count > 0) {
        m_missing->setText(
            tr("%n of its files are missing; samples, notes and results are kept.", nullptr, static_cast<int>(count)));
        m_missing->show();
    } else {
        m_missing->setVisible(m_entry.missing);
    }
}

void DatasetCard::setEntry(const DatasetEntry* entry)
{
    setVisible(entry != nullptr);
    if (!entry)
        return;
    if (m_entry.row.id != entry->row.id)
        m_repair->hide();
    m_entry = *entry;
    const store::DatasetRow& row = entry->row;
    m_title->setText(toQt(row.title.empty() ? row.id : row.title));
    QStringList parts{tr("%1 samples: %2 train, %3 validation, %4 test")
                          .arg(countText(row.counts[0] + row.counts[1] + row.counts[2]), countText(row.counts[0]),
                              countText(row.counts[1]), countText(row.counts[2]))};
    if (!row.modality.empty())
        parts << toQt(row.modality);
    parts << taskWord(row.task);
    parts << (row.licence.empty() ? tr("licence unknown") : toQt(row.licence));
    if (!row.inDomainFor.empty()) {
        QStringList models;
        for (const std::string& model : row.inDomainFor)
            models << toQt(model);
        parts << tr("in-domain for %1").arg(models.join(QStringLiteral(", ")));
    }
    m_line->setText(parts.join(QStringLiteral("  ·  ")));
    m_line->setToolTip(row.citation.empty() ? toQt(row.path) : toQt(row.citation) + QLatin1Char('\n') + toQt(row.path));
    QStringList classes;
    int index = 0;
    const auto count = static_cast<int>(entry->labels.size());
    for (const store::FacetCount& label : entry->labels) {
        if (index >= kClassesNamed) {
            classes << tr("and %n more", nullptr, count - index);
            break;
        }
        const auto at = static_cast<std::size_t>(std::max(0, std::atoi(label.value.c_str())));
        const QString name = at < row.classes.size() ? toQt(row.classes[at]) : toQt(label.value);
        classes << QStringLiteral("<span style='color:%1'>■</span> %2 %3")
                       .arg(classShade(index++, count).name(), name.toHtmlEscaped(), countText(label.count));
    }
    m_classes->setText(classes.join(QStringLiteral(" &nbsp; ")));
    m_classes->setVisible(!classes.isEmpty() && !row.classes.empty());
    m_bar->setVisible(m_classes->isVisibleTo(this));
    QStringList warnings;
    for (const std::string& warning : row.warnings)
        warnings << QStringLiteral("⚠ ") + toQt(warning);
    m_warnings->setText(warnings.join(QLatin1Char('\n')));
    m_warnings->setVisible(!warnings.isEmpty());
    if (!m_repair->isVisibleTo(this))
        m_missing->setText(
            tr("Its files are no longer at %1. Samples, notes and results are kept; images come back when you "
               "say where the files are now.")
                .arg(toQt(row.path)));
    m_missing->setVisible(entry->missing || m_repair->isVisibleTo(this));
    m_locate->setVisible(entry->missing);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, tokens().warning);
    m_warnings->setPalette(colours);
    m_missing->setPalette(colours);
    update();
}

void DatasetCard::paintEvent(QPaintEvent* event)
{
    Card::paintEvent(event);
    if (!m_bar->isVisible())
        return;
    QPainter painter(this);
    paintBalance(painter, QRectF(m_bar->geometry()), m_entry);
}

}
