#pragma once

#include "ui/pages/ask/loaded_model.h"
#include "ui/widgets/card.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace vlm::ui {

class ScoreBars;

/// One model's answer while it comes and when it is there.
class AnswerCard : public Card {
    Q_OBJECT
public:
    /// Follows the model's signals.
    AnswerCard(LoadedModel& model, QWidget* parent = nullptr);

    /// A question was put; what was shown goes.
    void begin(const AskQuestion& question);
    QString answerText() const;
    bool isDone() const { return m_done; }

Q_SIGNALS:
    void done();

private:
    void setState(const QString& text);
    void finish(const AskAnswer& answer);
    void fail(quint64 question, const QString& reason);

    AskQuestion m_question;
    bool m_done = true;
    QString m_memory;
    QLabel* m_title;
    QLabel* m_state;
    QToolButton* m_copy;
    QLabel* m_text;
    ScoreBars* m_bars;
    QLabel* m_details;
};

}
