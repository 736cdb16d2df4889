#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "ui/figures/spec.h"

namespace vlm::figures {

/// The data behind a figure as text: its table twin on screen, and what is copied.
struct Table {
    QString title;
    QStringList header;
    std::vector<QStringList> rows;
    std::vector<bool> numeric; // by column: right-aligned
};

Table tableOf(const Figure& figure);

QString toTsv(const Table& table);
/// RFC 4180, comma, quotes where needed, full stops as decimal points.
QString toCsv(const Table& table);
QString toMarkdown(const Table& table);
/// A booktabs tabular; needs \usepackage{booktabs}.
QString toLatex(const Table& table);

}
