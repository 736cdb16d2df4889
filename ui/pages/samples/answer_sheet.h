#pragma once

#include <QWidget>

#include "ui/pages/samples/answer_facts.h"

class QLabel;

namespace vlm::ui {

class Fold;
class ScoreBars;

/// One prediction in full: question, reference and answer with the words they share, scores under both conventions,
/// probabilities, the prompt as it was sent, tokens and time, and what other models said of the same sample.
class AnswerSheet : public QWidget {
    Q_OBJECT
public:
    explicit AnswerSheet(QWidget* parent = nullptr);

    void showFacts(AnswerFacts facts);
    void clear();
    const AnswerFacts& facts() const { return m_facts; }

Q_SIGNALS:
    /// Another model's answer to this sample was clicked.
    void cellRequested(qint64 cell);

protected:
    void changeEvent(QEvent* event) override;

private:
    void render();
    void renderVerdict();
    void renderTexts();
    void renderBars();
    void renderScores();
    void renderHow();
    void renderOthers();

    AnswerFacts m_facts;
    QLabel* m_verdictMark;
    QLabel* m_verdict;
    QLabel* m_about;
    struct Block {
        QLabel* title;
        QLabel* text;
    };
    Block m_question;
    Block m_reference;
    Block m_reply;
    QLabel* m_marks;
    QLabel* m_barsTitle;
    ScoreBars* m_bars;
    QLabel* m_scoresTitle;
    QLabel* m_scores;
    QLabel* m_how;
    QLabel* m_prompt;
    Fold* m_promptFold;
    QLabel* m_raw;
    Fold* m_rawFold;
    QLabel* m_othersTitle;
    QLabel* m_others;
};

}
