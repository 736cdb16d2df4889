#pragma once

#include <vector>

#include <QTreeWidget>

#include "core/store/project.h"

namespace vlm::ui {

/// One facet with its values and their live counts.
struct Facet {
    QString column; // "split"
    QString title;
    struct Value {
        std::string value;
        QString text;
        std::int64_t count = 0;
    };
    std::vector<Value> values;
};

/// Counts of every facet, each within the query less its own restriction, so that switching is possible.
std::vector<Facet> readFacets(
    const store::Reader& reader, const store::SampleQuery& query, const std::vector<std::string>& classes);

/// The filter line as values to tick, with counts: a click on a value puts its term into the line, a second one takes
/// it out, a click with Ctrl adds it to the others of its facet.
class FacetPanel : public QTreeWidget {
    Q_OBJECT
public:
    explicit FacetPanel(QWidget* parent = nullptr);

    /// @param query has all that it says in its filter (store::inWords)
    void setFacets(const std::vector<Facet>& facets, const store::SampleQuery& query, std::vector<std::string> classes);
    /// How many terms restrict the query.
    static int restrictions(const store::SampleQuery& query);
    static store::SampleQuery cleared(store::SampleQuery query);

Q_SIGNALS:
    void queryChanged(const vlm::store::SampleQuery& query);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void toggle(QTreeWidgetItem* item, bool add);
    store::SampleQuery m_query;
    std::vector<std::string> m_classes;
};

}
