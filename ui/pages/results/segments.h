#pragma once

#include <QString>
#include <QWidget>

class QButtonGroup;

namespace vlm::ui {

class FlowLayout;

/// A few choices side by side, one of them on; each may carry a count.
class Segments : public QWidget {
    Q_OBJECT
public:
    explicit Segments(const QString& accessibleName, QWidget* parent = nullptr);

    void add(const QString& id, const QString& text, const QString& toolTip = {});
    void clear();
    void setText(const QString& id, const QString& text);
    void setChoiceEnabled(const QString& id, bool on, const QString& why = {});
    void choose(const QString& id); // silently
    QString chosen() const;
    bool has(const QString& id) const;

Q_SIGNALS:
    void chosenChanged(const QString& id);

private:
    QButtonGroup* m_group;
    FlowLayout* m_row;
};

}
