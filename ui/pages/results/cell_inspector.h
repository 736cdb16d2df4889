#pragma once

#include <optional>

#include <QWidget>

#include "ui/figures/from_results.h"
#include "ui/pages/results/cell_facts.h"

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace vlm::ui {

class Histogram;

/// What is known of the cell under the cursor: value, interval and how they came about, and the doors from it.
class CellInspector : public QWidget {
    Q_OBJECT
public:
    explicit CellInspector(QWidget* parent = nullptr);

    /// Nothing chosen.
    void showHint();
    /// A square that was never run, or has no value: why, and what to do.
    void showEmpty(const QString& title, const QString& subtitle, const QString& reason, bool canRun);
    void showResult(const QString& title, const QString& subtitle, const store::ResultRow& result,
        const figures::NumberFormat& format, const QString& metricName);
    void addFacts(const CellFacts& facts); // completes showResult
    QMenu* copyMenu() const { return m_copyMenu; }

Q_SIGNALS:
    void samplesRequested();
    void runRequested();
    void openRunRequested();
    void tablesRequested(); // of an imported cell

private:
    void showFacts();
    static QString row(const QString& name, const QString& value);

    QLabel* m_title;
    QLabel* m_subtitle;
    QLabel* m_value;
    QLabel* m_interval;
    QLabel* m_note;
    Histogram* m_histogram;
    QLabel* m_rows;
    QLabel* m_othersTitle;
    QLabel* m_others;
    QPushButton* m_samples;
    QPushButton* m_run;
    QToolButton* m_copy;
    QMenu* m_copyMenu;
    QPushButton* m_openRun;
    QPushButton* m_tables;
    figures::NumberFormat m_format;
    QString m_facts; // rows of m_rows
    std::optional<store::ResultRow> m_shown;
};

}
