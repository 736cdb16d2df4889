#pragma once

#include <optional>
#include <vector>

#include <QAbstractListModel>
#include <QString>

#include "core/store/rows.h"

namespace vlm::ui {

/// Entries of a gallery in the order in which a query found them, or queries with how far down their answer stands.
class HitModel : public QAbstractListModel {
    Q_OBJECT
public:
    struct Entry {
        std::size_t item = 0; // in the gallery or among the queries
        std::size_t rank = 0; // of a hit, or of a query's first right answer; 0: none
        std::optional<float> score{}; // of hits
        std::optional<bool> right{}; // none: nobody knows, as with free texts
        std::optional<store::SampleRow> image{}; // else a text
        QString text{}; // or what the image shows
        QString hub{}; // why it is one; empty: it is none
        bool beyond = false; // further down than the first k: the first right one
    };

    using QAbstractListModel::QAbstractListModel;
    void setEntries(std::vector<Entry> entries);
    const Entry* entry(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<Entry> m_entries;
};

}
