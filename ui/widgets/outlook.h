#pragma once

#include <vector>

#include <QString>
#include <QWidget>

namespace vlm::ui {

/// A page that does not exist yet, said plainly: what it will answer, what it will hold, and where to go meanwhile.
class Outlook : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString icon;
        QString title;
        QString text;
    };

    Outlook(const QString& title, const QString& question, const std::vector<Item>& items, const QString& meanwhile,
        QWidget* parent = nullptr);

Q_SIGNALS:
    void meanwhileClicked();
};

}
