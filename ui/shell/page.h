#pragma once

#include <QString>
#include <QWidget>

namespace vlm::ui {

class Workbench;

/// A page of the rail: owns widgets, holds no results, talks to the Workbench.
///
/// Actions given to addAction() appear in the page's menu, in the command palette and on the key overlay; give them the
/// context Qt::WidgetWithChildrenShortcut. A disabled action says why in its status tip.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(QString pageId, QString pageTitle, QString iconName, QWidget* parent = nullptr)
        : QWidget(parent)
        , id(std::move(pageId))
        , title(std::move(pageTitle))
        , icon(std::move(iconName))
    {
    }

    const QString id; // "results"
    const QString title; // translated
    const QString icon; // Tabler name, see ui/base/icons.h

    /// Called each time the page comes to the front; must return within 100 ms.
    virtual void entered() { }
    /// Called when theme or scale changed, after palettes were set.
    virtual void themeChanged() { }
};

}
