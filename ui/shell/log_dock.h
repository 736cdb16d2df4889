#pragma once

#include <deque>

#include <QAbstractTableModel>
#include <QDockWidget>
#include <QString>

class QComboBox;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace vlm::ui {

/// The last lines of the log, newest at the end; old ones fall off.
class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Line {
        QString time;
        int level = 1; // as log::Level
        qint64 run = 0;
        QString text;
    };
    enum Column { Time, Level, Run, Text, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void append(const Line& line);
    void clear();
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<Line> m_lines;
};

/// Log at the bottom: level and word filter, follow, copy.
class LogDock : public QDockWidget {
    Q_OBJECT
public:
    explicit LogDock(QWidget* parent = nullptr);
    void append(int level, qint64 run, const QString& text);
    int errors() const { return m_errors; }
    QString allText() const;

Q_SIGNALS:
    void errorsChanged(int count);

private:
    LogModel* m_model;
    QSortFilterProxyModel* m_filter;
    QTableView* m_view;
    int m_errors = 0;
};

}
