#pragma once

#include "ui/pages/data/dataset_list.h"
#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace vlm::ui {

/// The chosen data set in words: what it is, how its classes are spread, whose training data it was, what is odd.
class DatasetCard : public Card {
    Q_OBJECT
public:
    explicit DatasetCard(QWidget* parent = nullptr);
    void setEntry(const DatasetEntry* entry);
    /// How many of its files are not where they were, while the others are; 0: none.
    void setMissingFiles(std::int64_t count);

Q_SIGNALS:
    void locateRequested();
    void repairRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_line;
    QWidget* m_bar;
    QLabel* m_classes;
    QLabel* m_warnings;
    QLabel* m_missing;
    QPushButton* m_locate;
    QPushButton* m_repair;
    DatasetEntry m_entry;
};

}
