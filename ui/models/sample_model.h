#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QCache>

#include "core/store/rows.h"

namespace vlm::ui {

class Thumbnails;
class Workbench;

/// Samples of a query, one row each, read in pages of 256 off the GUI thread; sorting and filtering are SQL's work.
/// Rows not yet read show as empty and fill in by dataChanged. Late answers of an older query are dropped.
class SampleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Image,
        Split,
        Label,
        Predicted,
        Question,
        Answer,
        Reply,
        Tags,
        Note,
        Verdict,
        Score,
        Status,
        Type,
        Patient,
        Star,
        ColumnCount
    };
    static constexpr int kPageRows = 256;

    struct Entry {
        store::SampleRow sample;
        std::optional<store::PredictionRow> prediction; // of the query's cell
    };

    SampleModel(Workbench& workbench, Thumbnails& thumbnails, QObject* parent = nullptr);

    /// Starts afresh; counted() follows.
    void setQuery(const store::SampleQuery& query);
    const store::SampleQuery& query() const { return m_query; }
    /// Reads the count and the shown pages again, keeping rows in place where the count is the same.
    void refresh();
    void clear();
    /// Null while the row is being read (rowReady-like dataChanged follows).
    const Entry* entry(int row) const;
    bool loading() const { return m_counting; }
    /// Classes of the query's data set, for the words of labels and predictions.
    void setClasses(std::vector<std::string> classes);
    const std::vector<std::string>& classes() const { return m_classes; }

    /// Whether this order is of predictions, so that there must be some.
    static bool sortsAnswers(const std::string& orderBy);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void counted(qint64 rows);
    void failed(const QString& reason);

private:
    using Page = std::vector<Entry>;
    void count(bool reset);
    void applyCount(std::int64_t rows, bool reset);
    void want(int page) const;
    void readNext();
    QString cellText(int column, const Entry& entry) const;
    QString className(int index) const;

    Workbench& m_workbench;
    Thumbnails& m_thumbnails;
    store::SampleQuery m_query;
    std::vector<std::string> m_classes;
    int m_rows = 0;
    quint64 m_generation = 0;
    bool m_active = false;
    bool m_counting = false;
    mutable QCache<int, Page> m_pages;
    mutable std::vector<int> m_wanted; // newest last
    mutable bool m_reading = false;
    mutable bool m_readPosted = false;
};

/// "right", "wrong" or unknown, of a classified sample.
std::optional<bool> isCorrect(const std::optional<store::PredictionRow>& prediction);

}
