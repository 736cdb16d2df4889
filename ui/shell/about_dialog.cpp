#include "ui/shell/about_dialog.h"

#include "ui/base/theme.h"
#include "ui/shell/status_bar.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace vlm::ui {
namespace {

struct Part {
    const char* name;
    const char* licence;
};

constexpr Part kParts[] = {
    {"Qt 6", "LGPL-3.0"},
    {"QCustomPlot", "GPL-3.0-or-later"},
    {"LibTorch", "BSD-3-Clause"},
    {"OpenCV", "Apache-2.0"},
    {"SQLite", "Public domain"},
    {"nlohmann/json, fmt, spdlog", "MIT"},
    {"PCRE2, utf8proc, xxHash", "BSD, MIT"},
    {"Noto Sans, Noto Sans Mono, Noto Sans CJK SC", "OFL-1.1"},
    {"Tabler Icons", "MIT"},
};

}

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName("aboutDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About and licences"));
    auto* title = new QLabel(tr("MedVLM Workbench %1").arg(QCoreApplication::applicationVersion()));
    setTextRole(title, TextRole::Title);
    auto* what = new QLabel(tr("Evaluates medical vision-language models on this computer. Free software under the GNU "
                               "General Public License, version 3 or later."));
    auto* notice = new QLabel(researchUseExplanation());
    setTextRole(notice, TextRole::Secondary);
    for (QLabel* label : {what, notice})
        label->setWordWrap(true);
    auto* heading = new QLabel(tr("Made with"));
    setTextRole(heading, TextRole::Section);
    auto* grid = new QGridLayout;
    setSpacing(grid, 0, 4);
    grid->setHorizontalSpacing(px(24));
    int row = 0;
    for (const Part& part : kParts) {
        grid->addWidget(new QLabel(QString::fromUtf8(part.name)), row, 0);
        auto* licence = new QLabel(QString::fromUtf8(part.licence));
        setTextRole(licence, TextRole::Secondary);
        grid->addWidget(licence, row++, 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    setSpacing(column, 24, 12);
    column->addWidget(title);
    column->addWidget(what);
    column->addWidget(notice);
    column->addWidget(heading);
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(buttons);
    resize(px(560), px(520));
}

}
