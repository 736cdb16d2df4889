#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QPoint>
#include <QString>

class QWidget;

namespace vlm::stats {
struct Estimate;
}

namespace vlm::ui {

class Workbench;

/// How a number came about: formula, convention, n, interval, seed, provenance.
struct How {
    QString title{};
    std::vector<std::pair<QString, QString>> rows{}; // what, and how it is for this number; empty ones are not shown
    QString topic = QStringLiteral("metrics"); // of the help, for more

    bool empty() const { return rows.empty(); }
};

/// Formula, source and scoring of a metric of the catalogue; of a published one, what the paper says.
std::vector<std::pair<QString, QString>> formulaRows(const std::string& metric, const std::string& convention);
/// n, units, interval method, replicates, seed and note.
std::vector<std::pair<QString, QString>> estimateRows(const stats::Estimate& estimate);

/// Shows it beside `at` (global) until a click elsewhere or Esc.
void showHow(QWidget* parent, const QPoint& at, const How& how, Workbench& workbench);

}
