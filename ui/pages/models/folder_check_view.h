#pragma once

#include <QWidget>

#include "core/cards/check.h"

class QVBoxLayout;

namespace vlm::ui {

enum class IconTint;

/// The files that a model needs, one a line; after a check, what was found in a folder and what is wrong.
class FolderCheckView : public QWidget {
    Q_OBJECT
public:
    explicit FolderCheckView(QWidget* parent = nullptr);
    void showNeeds(const std::vector<cards::FileNeed>& files);
    void showCheck(const cards::FolderCheck& check);

private:
    void clear();
    void addLine(const QString& iconName, IconTint tint, const QString& subject, const QString& text);

    QVBoxLayout* m_lines;
};

}
