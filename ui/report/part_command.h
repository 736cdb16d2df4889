#pragma once

#include <filesystem>

#include <QString>
#include <QStringList>

#include "core/report/report.h"
#include "ui/figures/style.h"

namespace vlm::report_ui {

/// A style whose intervals, ticks and title follow the size of its text.
figures::Style styleOfType(double textPt);

/// How a part was written to a file, as far as the part does not say it.
struct PartFile {
    QString file{};
    figures::Style style{};
    double dpi = 300.0; ///< of PNG
};

/// The command that writes the same file: medvlm report --project … --kind forest --set dataset=… --out …
QStringList partCommand(const report::Item& item, const std::filesystem::path& project, const PartFile& made);

}
