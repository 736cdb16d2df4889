#include "ui/pages/results/how.h"

#include <QFrame>
#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

#include "core/metrics/conventions.h"
#include "core/metrics/metric.h"
#include "core/stats/caveats.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/bridge/workbench.h"
#include "ui/figures/from_results.h"
#include "ui/figures/from_science.h"
#include "ui/figures/number_format.h"
#include "ui/widgets/card.h"

namespace vlm::ui {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("How", text);
}

const metrics::Metric* known(const std::string& id)
{
    for (const metrics::Metric* metric : metrics::allMetricEntries())
        if (metric->id == id)
            return metric;
    return nullptr;
}

class Popover : public QFrame {
public:
    explicit Popover(QWidget* parent)
        : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setAttribute(Qt::WA_TranslucentBackground);
        setObjectName(QStringLiteral("how"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(tokens().surface);
        painter.setPen(tokens().controlBorder);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    }
};

}

std::vector<std::pair<QString, QString>> formulaRows(const std::string& metric, const std::string& convention)
{
    const metrics::Metric* entry = known(metric);
    if (!entry)
        return {{say(QT_TRANSLATE_NOOP("How", "Metric")), figures::scienceTitle(metric)},
            {say(QT_TRANSLATE_NOOP("How", "Formula")),
                say(QT_TRANSLATE_NOOP("How", "as the paper defines it; see the help on the published study"))}};
    std::vector<std::pair<QString, QString>> rows{
        {say(QT_TRANSLATE_NOOP("How", "Metric")), figures::metricTitle(metric)},
        {say(QT_TRANSLATE_NOOP("How", "Formula")), translated("Metric", entry->formula)},
        {say(QT_TRANSLATE_NOOP("How", "Defined in")), toQt(entry->source)}};
    if (!convention.empty()) {
        rows.emplace_back(say(QT_TRANSLATE_NOOP("How", "Scoring")),
            toQt(metrics::signature(metrics::conventionFromName(convention))));
        rows.emplace_back(say(QT_TRANSLATE_NOOP("How", "Conventions")),
            translated("Convention", metrics::conventionDifference(*entry)));
    }
    return rows;
}

std::vector<std::pair<QString, QString>> estimateRows(const stats::Estimate& estimate)
{
    std::vector<std::pair<QString, QString>> rows;
    if (estimate.n > 0) {
        QString n = countText(static_cast<std::int64_t>(estimate.n));
        if (estimate.clusters > 0 && estimate.clusters != estimate.n)
            n = say(QT_TRANSLATE_NOOP("How", "%1 rows in %2 independent units"))
                    .arg(n, countText(static_cast<std::int64_t>(estimate.clusters)));
        rows.emplace_back(QStringLiteral("n"), n);
    }
    const QString method = figures::intervalMethod(estimate);
    if (!method.isEmpty())
        rows.emplace_back(say(QT_TRANSLATE_NOOP("How", "95% interval")), method);
    rows.emplace_back(say(QT_TRANSLATE_NOOP("How", "At this n")),
        translated("Statistics", stats::intervalCaveat(estimate.method, estimate.clusters)));
    rows.emplace_back(say(QT_TRANSLATE_NOOP("How", "Note")), figures::noteText(estimate.note));
    return rows;
}

void showHow(QWidget* parent, const QPoint& at, const How& how, Workbench& workbench)
{
    auto* popover = new Popover(parent);
    auto* column = new QVBoxLayout(popover);
    setSpacing(column, kPageMargin, kGap);
    auto* heading = new QLabel(say(QT_TRANSLATE_NOOP("How", "How is this computed?")));
    setTextRole(heading, TextRole::Secondary);
    auto* title = new QLabel(how.title);
    setTextRole(title, TextRole::Section);
    title->setWordWrap(true);
    QString table;
    for (const auto& [name, value] : how.rows) {
        if (value.isEmpty())
            continue;
        QString text = value.toHtmlEscaped();
        text.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
        table += QStringLiteral("<tr><td style='color:%1; padding: 3px 16px 3px 0; white-space: nowrap'>%2</td>"
                                "<td style='padding: 3px 0'>%3</td></tr>")
                     .arg(tokens().secondary.name(), name.toHtmlEscaped(), text);
    }
    auto* rows = new QLabel(QStringLiteral("<table cellspacing='0'>%1</table>").arg(table));
    rows->setObjectName(QStringLiteral("how.rows"));
    rows->setTextFormat(Qt::RichText);
    rows->setWordWrap(true);
    rows->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* more = new QPushButton(say(QT_TRANSLATE_NOOP("How", "More in the help")));
    more->setObjectName(QStringLiteral("how.more"));
    QObject::connect(more, &QPushButton::clicked, popover, [popover, &workbench, topic = how.topic] {
        popover->close();
        Q_EMIT workbench.helpRequested(topic);
    });
    column->addWidget(heading);
    column->addWidget(title);
    column->addWidget(rows);
    column->addWidget(more, 0, Qt::AlignLeft);
    popover->setFixedWidth(px(520));
    popover->adjustSize();
    popover->resize(popover->width(), column->heightForWidth(popover->width()));
    const QRect screen = parent->screen()->availableGeometry();
    QPoint corner = at;
    corner.setX(std::clamp(corner.x(), screen.left(), std::max(screen.left(), screen.right() - popover->width())));
    corner.setY(std::clamp(corner.y(), screen.top(), std::max(screen.top(), screen.bottom() - popover->height())));
    popover->move(corner);
    popover->show();
    more->setFocus();
}

}
