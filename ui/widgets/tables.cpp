#include "ui/widgets/tables.h"

#include "ui/base/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace vlm::ui {
namespace {

/// Keeps row height and column widths in step with the scale, which arrives as a style change.
class ScaleKeeper : public QObject {
public:
    explicit ScaleKeeper(QTableView* view)
        : QObject(view)
        , m_view(view)
    {
        view->installEventFilter(this);
    }
    std::vector<int> widths;

    void apply()
    {
        m_view->verticalHeader()->setMinimumSectionSize(px(20));
        m_view->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
        for (int column = 0; column < static_cast<int>(widths.size()); ++column) {
            if (column >= m_view->horizontalHeader()->count())
                break;
            const int width = widths[static_cast<std::size_t>(column)];
            if (width < 0)
                m_view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
            else
                m_view->setColumnWidth(column, px(width));
        }
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::StyleChange && m_scale != uiScale()) {
            m_scale = uiScale();
            apply();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QTableView* m_view;
    double m_scale = uiScale();
};

ScaleKeeper* keeperOf(QTableView* view)
{
    for (QObject* child : view->children())
        if (auto* keeper = dynamic_cast<ScaleKeeper*>(child))
            return keeper;
    return new ScaleKeeper(view);
}

}

void setUpTable(QTableView* view, const QString& accessibleName)
{
    view->setAccessibleName(accessibleName);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->setVisible(false);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    keeperOf(view)->apply();
}

void setColumnWidths(QTableView* view, const std::vector<int>& widths)
{
    ScaleKeeper* keeper = keeperOf(view);
    keeper->widths = widths;
    keeper->apply();
}

}
