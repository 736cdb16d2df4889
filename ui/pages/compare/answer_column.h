#pragma once

#include <QWidget>

#include "ui/pages/compare/compare_data.h"

class QLabel;
class QToolButton;

namespace vlm::ui {

class ScoreBars;

/// What one model said of the sample in the middle of the comparison.
class AnswerColumn : public QWidget {
    Q_OBJECT
public:
    AnswerColumn(const QString& letter, QWidget* parent = nullptr);

    /// @param blind the model stays unnamed
    void showSaid(const ComparedSample::Said& said, const store::DatasetRow& dataset, bool blind);
    void clear();

Q_SIGNALS:
    void openRequested();

private:
    QString m_letter;
    QLabel* m_title;
    QLabel* m_mode;
    QLabel* m_verdictMark;
    QLabel* m_verdict;
    QToolButton* m_open;
    QLabel* m_text;
    ScoreBars* m_bars;
    QLabel* m_how;
};

}
