#pragma once

#include <deque>
#include <vector>

#include <QWidget>

#include "core/runs/events.h"

class QLabel;

namespace vlm::ui {

class Thumbnails;
class Workbench;

/// The last answers of the run that is shown, newest first: image, question, answer, right or wrong. They are looked at
/// to see whether a run makes sense; the numbers come from all of them.
class LiveAnswers : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kShown = 5;

    explicit LiveAnswers(Workbench& workbench, QWidget* parent = nullptr);

    void clear();
    void add(const runs::AnswersGiven& given);
    bool isEmpty() const { return m_answers.empty(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Answer {
        runs::LiveAnswer said;
        std::string dataset;
        std::string model;
        std::string mode;
    };
    struct Row {
        QWidget* box;
        QLabel* picture;
        QLabel* text;
    };
    void render();
    void paintPicture(const Row& row, const Answer& answer);

    Thumbnails* m_thumbnails;
    QLabel* m_about;
    std::vector<Row> m_rows;
    std::deque<Answer> m_answers; // newest first
};

}
