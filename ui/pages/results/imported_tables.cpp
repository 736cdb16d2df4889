#include "ui/pages/results/imported_tables.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <nlohmann/json.hpp>

#include "ui/base/theme.h"
#include "ui/bridge/text.h"
#include "ui/models/figure_table_model.h"
#include "ui/widgets/tables.h"

namespace vlm::ui {
namespace {

using Json = nlohmann::ordered_json;

exporting::Value cellOf(const Json& value)
{
    if (value.is_number())
        return exporting::Value::of(value.get<double>());
    if (value.is_null())
        return exporting::Value::of(std::string());
    return exporting::Value::of(value.is_string() ? value.get<std::string>() : value.dump());
}

void addRow(exporting::Table& table, const Json& row)
{
    auto& line = table.rows.emplace_back(table.columns.size());
    for (const auto& [key, value] : row.items()) {
        const auto column = std::ranges::find(table.columns, key, &exporting::Column::name);
        if (column == table.columns.end()) {
            table.columns.push_back({key, value.is_number()});
            line.push_back(cellOf(value));
        } else {
            line[static_cast<std::size_t>(column - table.columns.begin())] = cellOf(value);
        }
    }
}

/// Lists of objects, matrices and flat objects become tables; an object of those is gone into.
void collect(std::vector<exporting::Table>& out, const std::string& name, const Json& json)
{
    if (json.is_array() && !json.empty() && json.front().is_object()) {
        exporting::Table table{.caption = name};
        for (const Json& row : json)
            addRow(table, row);
        for (auto& row : table.rows)
            row.resize(table.columns.size());
        out.push_back(std::move(table));
    } else if (json.is_array() && !json.empty() && json.front().is_array()) {
        exporting::Table table{.caption = name};
        for (std::size_t column = 0; column < json.front().size(); ++column)
            table.columns.push_back({std::to_string(column), true});
        for (const Json& row : json) {
            auto& line = table.rows.emplace_back();
            for (const Json& value : row)
                line.push_back(cellOf(value));
        }
        out.push_back(std::move(table));
    } else if (json.is_object()) {
        Json flat = Json::object();
        std::vector<std::pair<std::string, Json>> deeper;
        for (const auto& [key, value] : json.items()) {
            const bool scalars = value.is_primitive();
            if (scalars)
                flat[key] = value;
            else
                deeper.emplace_back(key, value);
        }
        if (!flat.empty()) {
            exporting::Table table{.caption = name};
            addRow(table, flat);
            out.push_back(std::move(table));
        }
        for (const auto& [key, value] : deeper)
            collect(out, name.empty() ? key : name + ", " + key, value);
    }
}

}

std::vector<exporting::Table> importedTables(const std::string& details)
{
    std::vector<exporting::Table> out;
    const auto json = nlohmann::json::parse(details, nullptr, false);
    if (!json.is_object() || !json.contains("tables") || !json["tables"].is_string())
        return out;
    const Json tables = Json::parse(json["tables"].get<std::string>(), nullptr, false);
    if (!tables.is_discarded())
        collect(out, {}, tables);
    for (exporting::Table& table : out)
        if (table.caption.empty())
            table.caption = ImportedTablesDialog::tr("summary").toStdString();
    return out;
}

ImportedTablesDialog::ImportedTablesDialog(const QString& title, std::vector<exporting::Table> tables, QWidget* parent)
    : QDialog(parent)
{
    setObjectName("results.tables");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Tables of the import"));
    auto* heading = new QLabel(title);
    setTextRole(heading, TextRole::Section);
    auto* hint
        = new QLabel(tr("Computed from the file at full precision, as `medvlm score` prints them; threshold 0.5."));
    setTextRole(hint, TextRole::Secondary);
    auto* tabs = new QTabWidget;
    tabs->setObjectName("results.tables.tabs");
    tabs->setAccessibleName(windowTitle());
    int first = -1; // the first with more than one line
    for (exporting::Table& table : tables) {
        if (first < 0 && table.rows.size() > 1)
            first = tabs->count();
        auto* model = new FigureTableModel(tabs);
        auto* view = new QTableView;
        const QString name = toQt(table.caption);
        view->setObjectName(QStringLiteral("results.tables.") + name);
        view->setModel(model);
        setUpTable(view, name);
        model->setTable(std::move(table));
        view->resizeColumnsToContents();
        tabs->addTab(view, name);
    }
    tabs->setCurrentIndex(std::max(0, first));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy as CSV"), QDialogButtonBox::ActionRole);
    copy->setObjectName("results.tables.copy");
    connect(copy, &QPushButton::clicked, this, [tabs] {
        if (const auto* view = qobject_cast<QTableView*>(tabs->currentWidget()))
            QApplication::clipboard()->setText(
                toQt(exporting::csv(qobject_cast<FigureTableModel*>(view->model())->table())));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, kPageMargin, kGap);
    column->addWidget(heading);
    column->addWidget(hint);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    resize(px(980), px(520));
}

}
