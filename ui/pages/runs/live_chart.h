#pragma once

#include <QString>
#include <QWidget>

#include "core/runs/events.h"
#include "core/store/rows.h"

class QCPGraph;
class QCustomPlot;
class QLabel;

namespace vlm::ui {

/// What happens in the run being watched: the metric with its narrowing interval, or the training curve.
class LiveChart : public QWidget {
    Q_OBJECT
public:
    explicit LiveChart(QWidget* parent = nullptr);

    void clear(const QString& headline);
    void addMetric(const store::MetricRow& metric, const QString& where);
    /// The value of a finished cell.
    void showFinal(const store::MetricRow& metric, const QString& where);
    void addTraining(const runs::TrainingPoint& point, const QString& where);
    void themeChanged();

private:
    void showMetricAxes();
    void showTrainingAxes();
    void describe(const QString& text);

    QCustomPlot* m_plot;
    QLabel* m_headline;
    QLabel* m_note;
    QCPGraph* m_lower;
    QCPGraph* m_upper;
    QCPGraph* m_value;
    QCPGraph* m_raw; // training loss of each step
    QCPGraph* m_train; // smoothed
    QCPGraph* m_validation;
    store::Id m_cell = 0;
    int m_epoch = 0; // the last one that was validated
    QString m_held; // what validation said
    bool m_training = false;
};

}
