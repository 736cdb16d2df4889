#pragma once

#include <filesystem>

#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <QWidget>

#include "tests/ui/models/fake_project.h"
#include "ui/base/theme.h"
#include "ui/shell/page.h"

/// What tests of pages do again and again.
namespace vlm::ui::page_test {

/// Leaves a picture of the widget in the build folder, for the eye.
inline void shoot(QWidget& widget, const QString& name)
{
    const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
    std::filesystem::create_directories(folder);
    QVERIFY(widget.grab().save(QString::fromStdString((folder / (name.toStdString() + ".png")).string())));
}

inline void show(Page& page, int width = 1360, int height = 820)
{
    page.resize(width, height);
    page.show();
    page.entered();
}

/// Whether a label that can be seen has these words.
inline bool saying(const QWidget& page, const QString& words)
{
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(words))
            return true;
    return false;
}

/// Of the label of this name.
inline QString text(const QWidget& page, const QString& name)
{
    const auto* label = page.findChild<QLabel*>(name);
    return label ? label->text() : QString();
}

/// As the user would from the open list.
inline void chooseIn(QComboBox& box, const QVariant& data)
{
    box.setCurrentIndex(box.findData(data));
    Q_EMIT box.activated(box.currentIndex());
}

}
