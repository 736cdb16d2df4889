#pragma once

#include <filesystem>

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/ui/models/fake_project.h"
#include "ui/models/sample_model.h"
#include "ui/pages/data/data_page.h"

/// What the tests of the data page share.
namespace vlm::ui::data_test {

constexpr int kLong = 60'000;

inline void shoot(QWidget& widget, const QString& name)
{
    const std::filesystem::path folder = std::filesystem::path(MEDVLM_BINARY_DIR) / "screens";
    std::filesystem::create_directories(folder);
    QVERIFY(widget.grab().save(QString::fromStdString((folder / (name.toStdString() + ".png")).string())));
}

inline bool saying(const QWidget& page, const QString& text)
{
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(text))
            return true;
    return false;
}

inline QPushButton* button(const QWidget& page, const QString& text)
{
    for (QPushButton* button : page.findChildren<QPushButton*>())
        if (button->isVisible() && button->text().contains(text))
            return button;
    return nullptr;
}

/// Shows the page on a data set and waits for its samples.
inline QListView* open(DataPage& page, const std::string& dataset, const QString& tab = QStringLiteral("samples"))
{
    page.resize(1368, 800);
    page.show();
    page.entered();
    auto* list = page.findChild<DatasetList*>();
    for (int i = 0; i < 300 && !list->find(dataset); ++i)
        QTest::qWait(10);
    list->choose(dataset);
    auto* grid = page.findChild<QListView*>(QStringLiteral("data.grid"));
    auto* model = dynamic_cast<SampleModel*>(grid->model());
    for (int i = 0; i < 300 && (model->query().dataset != dataset || model->loading()); ++i)
        QTest::qWait(10);
    page.findChild<QToolButton*>(QStringLiteral("data.tabs.") + tab)->click();
    return grid;
}

}
