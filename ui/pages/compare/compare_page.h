#pragma once

#include "ui/shell/page.h"

namespace vlm::ui {

class ComparePage : public Page {
    Q_OBJECT
public:
    ComparePage(Workbench& workbench, QWidget* parent);
};

}
