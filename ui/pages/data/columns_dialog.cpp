#include "ui/pages/data/columns_dialog.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/data/manifest.h"
#include "core/data/text_table.h"
#include "ui/base/theme.h"
#include "ui/bridge/text.h"

#include <algorithm>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

namespace vlm::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRows = 5;

}

ColumnsDialog::ColumnsDialog(const fs::path& table, QWidget* parent)
    : QDialog(parent)
    , m_table(table)
{
    setObjectName("data.columns");
    setWindowTitle(tr("Columns of %1").arg(pathText(table.filename())));
    resize(px(760), px(600));
    const data::TextTable start = data::TextTable::open(table);
    const std::size_t shown = std::min(kRows, start.rows());
    const auto manifest = data::findManifest(table);

    auto* about
        = new QLabel(tr("Say which column holds what. “Automatic” takes the usual names. The choice is written to "
                        "dataset.json in %1, and every later opening of the data set follows it.")
                         .arg(QDir::toNativeSeparators(pathText(table.parent_path()))));
    about->setWordWrap(true);
    setTextRole(about, TextRole::Secondary);
    auto* form = new QFormLayout;
    setSpacing(form, 0, 6);
    const std::pair<const char*, QString> roles[] = {{"image", tr("Image file")}, {"label", tr("Label")},
        {"split", tr("Split")}, {"question", tr("Question")}, {"answer", tr("Answer")}, {"report", tr("Report")},
        {"patient", tr("Patient or study")}, {"id", tr("Sample id")}};
    for (const auto& [role, name] : roles) {
        auto* box = new QComboBox;
        box->setObjectName(QStringLiteral("data.columns.") + QLatin1String(role));
        box->addItem(tr("Automatic"), QString());
        for (const std::string& column : start.header())
            box->addItem(toQt(column), toQt(column));
        if (manifest)
            if (const auto kept = manifest->options.settings.find(role); kept != manifest->options.settings.end())
                box->setCurrentIndex(std::max(0, box->findData(toQt(kept->second))));
        form->addRow(name, box);
        m_boxes[role] = box;
    }
    const std::size_t columns = start.header().size();
    auto* rows = new QTableWidget(static_cast<int>(shown), static_cast<int>(columns));
    rows->setAccessibleName(tr("First rows"));
    rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows->verticalHeader()->hide();
    for (std::size_t c = 0; c < columns; ++c) {
        const int at = static_cast<int>(c);
        rows->setHorizontalHeaderItem(at, new QTableWidgetItem(toQt(start.header()[c])));
        for (std::size_t r = 0; r < shown; ++r)
            rows->setItem(static_cast<int>(r), at, new QTableWidgetItem(toQt(start.at(r, c)).simplified()));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* keep = buttons->addButton(tr("Write dataset.json"), QDialogButtonBox::AcceptRole);
    keep->setObjectName("data.columns.save");
    setPrimary(keep);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, &ColumnsDialog::save);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, 12);
    column->addWidget(about);
    column->addLayout(form);
    column->addWidget(rows, 1);
    column->addWidget(buttons);
}

std::map<std::string, std::string> ColumnsDialog::chosen() const
{
    std::map<std::string, std::string> out;
    for (const auto& [role, box] : m_boxes)
        if (const QString column = box->currentData().toString(); !column.isEmpty())
            out[role] = column.toStdString();
    return out;
}

void ColumnsDialog::save()
{
    const fs::path file = m_table.parent_path() / "dataset.json";
    try {
        nlohmann::json content = fs::exists(file) ? readJson(file) : nlohmann::json::object();
        nlohmann::json& settings = content["settings"];
        if (!settings.is_object())
            settings = nlohmann::json::object();
        for (const auto& [role, box] : m_boxes)
            settings.erase(role);
        for (const auto& [role, column] : chosen())
            settings[role] = column;
        content["importer"] = "table";
        writeFileAtomically(file, content.dump(1) + "\n");
        accept();
    } catch (const Error& error) {
        QMessageBox::warning(this, tr("dataset.json could not be written"), toQt(error.what()));
    }
}

}
