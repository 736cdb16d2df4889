#pragma once

#include <vector>

#include <QObject>
#include <QString>

class QMenu;
class QTableView;

namespace vlm::ui {

/// Which columns a table of samples shows, and in which order; remembered for each kind of data set on this machine.
/// Columns are shown and hidden by a menu and moved by dragging their headers.
class ColumnChooser : public QObject {
    Q_OBJECT
public:
    struct Column {
        int index = 0; // in the model
        QString name; // as remembered
        bool always = false; // cannot be hidden
        bool ofAnswers = false; // shown only with answers
    };
    ColumnChooser(QTableView* table, std::vector<Column> columns);

    /// @param kind what the choice is remembered for
    /// @param usual columns that are shown until the user chooses others
    void apply(const QString& kind, const std::vector<int>& usual, bool answers);
    void fillMenu(QMenu* menu);
    void reset(); // to the usual columns

private:
    void show();
    void store();
    void setShown(int index, bool shown);
    bool shown(int index) const;

    QTableView* m_table;
    std::vector<Column> m_columns;
    QString m_kind;
    std::vector<int> m_usual;
    std::vector<int> m_order; // of all columns
    std::vector<int> m_shown;
    bool m_answers = false;
    bool m_moving = false; // by us
};

}
