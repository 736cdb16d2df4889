#pragma once

#include <vector>

#include <QDateTime>
#include <QWidget>

#include "ui/models/table_model.h"

class QPushButton;
class QTableView;

namespace vlm::ui {

/// One question of this session with what each model said.
struct Asked {
    QDateTime when;
    QString image;
    QString question;
    std::vector<std::pair<QString, QString>> answers; // model, answer

    QString answersText() const; // "model: answer", one a line
};

class AskedModel : public TableModel<Asked> {
    Q_OBJECT
public:
    using TableModel::TableModel;
    int numColumns() const override { return 4; }
    QVariant headerCell(int column, int role) const override;
    QVariant cell(int column, int role, const Asked& row) const override;
};

/// The questions of this session, newest first; kept in memory only.
class AskHistory : public QWidget {
    Q_OBJECT
public:
    explicit AskHistory(QWidget* parent = nullptr);

    void add(Asked asked);
    bool isEmpty() const { return m_asked.empty(); }
    /// The chosen rows (all when none is) as tab-separated text.
    QString asText() const;

Q_SIGNALS:
    void chosen(const QString& question); // to be put again

private:
    std::vector<Asked> m_asked;
    AskedModel* m_model;
    QTableView* m_table;
    QPushButton* m_copy;
};

}
