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

bool isTable(const fs::path& file)
{
    const std::string ending = data::lowered(file.extension().string());
    return ending == ".csv" || ending == ".tsv" || ending == ".jsonl";
}

struct Shown {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
};

Shown readStart(const fs::path& file)
{
    Shown out;
    if (data::lowered(file.extension().string()) == ".jsonl") {
        const auto lines = data::readJsonLines(file);
        if (lines.empty())
            throw Error(ErrorKind::Data, file.string() + ": is empty; expected one JSON object a line");
        for (const auto& [key, value] : lines.front().items())
            out.header.push_back(key);
        for (std::size_t i = 0; i < std::min(kRows, lines.size()); ++i) {
            auto& row = out.rows.emplace_back();
            for (const std::string& key : out.header)
                row.push_back(data::textOf(lines[i], key));
        }
        return out;
    }
    const bool tabs = data::lowered(file.extension().string()) == ".tsv";
    const data::TextTable table = data::TextTable::read(file, tabs ? '\t' : ',');
    out.header = table.header();
    for (std::size_t i = 0; i < std::min(kRows, table.rows()); ++i) {
        auto& row = out.rows.emplace_back();
        for (std::size_t c = 0; c < out.header.size(); ++c)
            row.push_back(table.at(i, c));
    }
    return out;
}

}

std::optional<fs::path> tableAt(const fs::path& path)
{
    std::error_code failed;
    if (fs::is_regular_file(path, failed))
        return isTable(path) ? std::optional(path) : std::nullopt;
    std::optional<fs::path> found;
    for (const auto& entry : fs::directory_iterator(path, failed)) {
        if (!entry.is_regular_file(failed) || !isTable(entry.path()))
            continue;
        if (found)
            return std::nullopt;
        found = entry.path();
    }
    return found;
}

ColumnsDialog::ColumnsDialog(const fs::path& table, QWidget* parent)
    : QDialog(parent)
    , m_table(table)
{
    setObjectName("data.columns");
    setWindowTitle(tr("Columns of %1").arg(pathText(table.filename())));
    resize(px(760), px(600));
    const Shown start = readStart(table);
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
        for (const std::string& column : start.header)
            box->addItem(toQt(column), toQt(column));
        if (manifest)
            if (const auto kept = manifest->options.settings.find(role); kept != manifest->options.settings.end())
                box->setCurrentIndex(std::max(0, box->findData(toQt(kept->second))));
        form->addRow(name, box);
        m_boxes[role] = box;
    }
    auto* rows = new QTableWidget(static_cast<int>(start.rows.size()), static_cast<int>(start.header.size()));
    rows->setAccessibleName(tr("First rows"));
    rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows->verticalHeader()->hide();
    for (std::size_t c = 0; c < start.header.size(); ++c) {
        const int column = static_cast<int>(c);
        rows->setHorizontalHeaderItem(column, new QTableWidgetItem(toQt(start.header[c])));
        for (std::size_t r = 0; r < start.rows.size(); ++r)
            rows->setItem(static_cast<int>(r), column, new QTableWidgetItem(toQt(start.rows[r][c]).simplified()));
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
