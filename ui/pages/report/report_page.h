#pragma once

#include "ui/shell/page.h"

namespace vlm::ui {

class ReportPage : public Page {
    Q_OBJECT
public:
    ReportPage(Workbench& workbench, QWidget* parent);
};

}
