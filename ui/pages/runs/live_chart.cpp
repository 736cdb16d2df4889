#include "ui/pages/runs/live_chart.h"

#include "core/metrics/metric.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

// The header of QCustomPlot 2.1 is written with Qt's keywords, which this program switches off.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach

namespace vlm::ui {
namespace {

constexpr double kSmoothing = 0.9; // share of the past in the smoothed training loss

QString percent(double value)
{
    return QLocale().toString(100.0 * value, 'f', 2);
}

}

LiveChart::LiveChart(QWidget* parent)
    : QWidget(parent)
    , m_plot(new QCustomPlot)
    , m_headline(new QLabel)
    , m_note(new QLabel)
    , m_lower(m_plot->addGraph())
    , m_upper(m_plot->addGraph())
    , m_value(m_plot->addGraph())
    , m_raw(m_plot->addGraph())
    , m_train(m_plot->addGraph())
    , m_validation(m_plot->addGraph())
{
    m_plot->setAccessibleName(tr("Live chart"));
    m_plot->setFocusPolicy(Qt::NoFocus);
    m_plot->setMinimumHeight(px(120));
    m_headline->setWordWrap(true);
    m_note->setWordWrap(true);
    setTextRole(m_headline, TextRole::Strong);
    setTextRole(m_note, TextRole::Small);
    m_upper->setChannelFillGraph(m_lower);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 16, 12, 16, 8, 4);
    column->addWidget(m_headline);
    column->addWidget(m_note);
    column->addWidget(m_plot, 1);
    QSizePolicy policy = m_plot->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_plot->setSizePolicy(policy);
    themeChanged();
    clear({});
}

void LiveChart::clear(const QString& headline)
{
    for (QCPGraph* graph : {m_lower, m_upper, m_value, m_raw, m_train, m_validation})
        graph->data()->clear();
    m_cell = 0;
    m_epoch = 0;
    m_held.clear();
    m_headline->setText(headline);
    m_note->setText(tr("While a run works, its metric and 95 % interval appear here as they form."));
    m_plot->setVisible(false);
}

void LiveChart::addMetric(const store::MetricRow& metric, const QString& where)
{
    if (metric.cell != m_cell || m_training)
        clear({});
    m_training = false;
    m_cell = metric.cell;
    const auto n = static_cast<double>(metric.n);
    m_value->addData(n, 100.0 * metric.value);
    m_lower->addData(n, 100.0 * metric.lower.value_or(metric.value));
    m_upper->addData(n, 100.0 * metric.upper.value_or(metric.value));
    showMetricAxes();
    const QString name = translated("Metric", metrics::metricById(metric.metric).title);
    m_headline->setText(metric.lower && metric.upper
            ? tr("%1: %2 %3 [%4, %5]")
                  .arg(where, name, percent(metric.value), percent(*metric.lower), percent(*metric.upper))
            : tr("%1: %2 %3").arg(where, name, percent(metric.value)));
    m_note->setText(tr("n = %1, interim: not for stopping decisions").arg(countText(metric.n)));
    describe(m_headline->text() + QStringLiteral(". ") + m_note->text());
}

void LiveChart::showFinal(const store::MetricRow& metric, const QString& where)
{
    if (metric.cell != m_cell)
        addMetric(metric, where);
    m_note->setText(tr("n = %1, final: %2, B = %3, seed %4")
                        .arg(countText(metric.n), toQt(metric.method))
                        .arg(metric.replicates)
                        .arg(metric.seed));
    describe(m_headline->text() + QStringLiteral(". ") + m_note->text());
}

void LiveChart::addTraining(const runs::TrainingPoint& point, const QString& where)
{
    if (point.cell != m_cell || !m_training)
        clear({});
    m_training = true;
    m_cell = point.cell;
    const auto number = [](double value) { return QLocale().toString(value, 'g', 4); };
    const bool wholeEpoch = point.epoch > 0 && point.validationLoss >= 0.0; // its training loss is a mean
    if (!wholeEpoch) {
        m_raw->addData(point.step, point.trainLoss);
        const auto last = m_train->data()->constEnd();
        const bool first = m_train->data()->isEmpty();
        m_train->addData(point.step,
            first ? point.trainLoss : kSmoothing * (last - 1)->value + (1.0 - kSmoothing) * point.trainLoss);
    }
    if (point.validationLoss >= 0.0) {
        m_validation->addData(point.step, point.validationLoss);
        m_epoch = point.epoch;
        QString held = tr("Validation loss %1 (dashed, points)").arg(number(point.validationLoss));
        if (point.validationMetric >= 0.0)
            held += tr(", accuracy %1 %").arg(percent(point.validationMetric));
        m_held = held;
    }
    showTrainingAxes();
    const bool path = point.epoch == 0 && point.validationLoss >= 0.0; // a linear probe's penalties
    m_headline->setText(wholeEpoch ? tr("%1: epoch %2 is done").arg(where).arg(point.epoch)
            : path
            ? tr("%1: step %2").arg(where).arg(point.step)
            : tr("%1: step %2, epoch %3").arg(where).arg(point.step).arg(point.epoch > 0 ? point.epoch : m_epoch + 1));
    m_note->setText(tr("Training loss %1 (solid, smoothed)").arg(number(point.trainLoss)) + QStringLiteral(". ")
        + (m_held.isEmpty() ? tr("The validation loss follows after the first epoch") : m_held));
    describe(m_headline->text() + QStringLiteral(". ") + m_note->text());
}

void LiveChart::describe(const QString& text)
{
    m_plot->setAccessibleDescription(text);
}

void LiveChart::showMetricAxes()
{
    m_plot->setVisible(true);
    m_plot->xAxis->setLabel(tr("test samples"));
    m_plot->yAxis->setLabel(tr("percent"));
    m_plot->rescaleAxes();
    m_plot->yAxis->setRange(
        qMax(0.0, m_plot->yAxis->range().lower - 3.0), qMin(100.0, m_plot->yAxis->range().upper + 3.0));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LiveChart::showTrainingAxes()
{
    m_plot->setVisible(true);
    m_plot->xAxis->setLabel(tr("step"));
    m_plot->yAxis->setLabel(tr("loss"));
    m_plot->rescaleAxes();
    m_plot->yAxis->setRange(0.0, 1.05 * m_plot->yAxis->range().upper);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LiveChart::themeChanged()
{
    const Tokens& t = tokens();
    m_plot->setBackground(QBrush(t.surface));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
        axis->setBasePen(QPen(t.secondary, 1));
        axis->setTickPen(QPen(t.secondary, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(t.secondary);
        axis->setLabelColor(t.secondary);
        axis->setTickLabelFont(ui::font(TextRole::Small));
        axis->setLabelFont(ui::font(TextRole::Small));
        axis->grid()->setPen(QPen(t.border, 1));
    }
    m_plot->xAxis->grid()->setVisible(false);
    QColor band = t.accent;
    band.setAlphaF(0.18F);
    m_lower->setPen(Qt::NoPen);
    m_upper->setPen(Qt::NoPen);
    m_upper->setBrush(band);
    m_value->setPen(QPen(t.accent, 2));
    QColor faint = t.accent;
    faint.setAlphaF(0.3F);
    m_raw->setPen(QPen(faint, 1));
    m_train->setPen(QPen(t.accent, 2));
    m_validation->setPen(QPen(t.specialist, 2, Qt::DashLine));
    m_validation->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, t.specialist, t.specialist, px(6)));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

}
