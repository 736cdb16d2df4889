#pragma once

#include <QAbstractButton>

#include "ui/pages/home/recent_projects.h"

class QToolButton;

namespace vlm::ui {

/// One recent project: its results in small, name, what is in it, and whether it is still there.
class ProjectTile : public QAbstractButton {
    Q_OBJECT
public:
    explicit ProjectTile(RecentProject project, QWidget* parent = nullptr);
    const RecentProject& project() const { return m_project; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeRequested(const QString& folder);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void paintThumbnail(QPainter& painter, const QRectF& area) const;
    QString secondLine() const;

    RecentProject m_project;
    QToolButton* m_remove;
};

}
