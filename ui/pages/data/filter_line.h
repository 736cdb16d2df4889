#pragma once

#include <functional>
#include <optional>

#include <QWidget>

#include "core/store/filter.h"
#include "core/store/filter_words.h"

class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QTimer;

namespace vlm::ui {

class FilterEdit;

/// The line of the filter language: completes fields and values, and shows what is wrong and where.
class FilterLine : public QWidget {
    Q_OBJECT
public:
    explicit FilterLine(QWidget* parent = nullptr);

    /// Without a signal.
    void setFilter(const std::string& filter);
    std::string filter() const; // as it stands, right or wrong
    void setWords(store::FilterWords words);
    void setAnswerChosen(bool chosen);
    QLineEdit* edit() const;
    QString problem() const; // the sentence that is shown; empty: none

    /// What is wrong with a line; none: it can be asked. @param answerChosen predictions are chosen beside it
    static std::optional<store::FilterProblem> problemOf(const std::string& filter, bool answerChosen);

Q_SIGNALS:
    /// The line can be read and differs from what was last set or said. After a pause in typing.
    void filterChanged(const std::string& filter);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void typed();
    void settled();
    void check();
    void complete(bool asked);
    void take(const QModelIndex& index);

    FilterEdit* m_edit;
    QLabel* m_problem;
    QCompleter* m_completer;
    QStandardItemModel* m_candidates;
    QTimer* m_pause;
    store::FilterWords m_words;
    std::string m_said; // last announced or set
    store::FilterSpan m_span; // what a candidate replaces
    bool m_answerChosen = false;
};

}
