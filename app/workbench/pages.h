#pragma once

#include <functional>
#include <vector>

#include "ui/shell/main_window.h"

namespace vlm {

/// The pages in the order of the rail. Adding a page is one entry here.
/// @param window  the window in which the pages will be; asked only after it exists
std::vector<ui::PageFactory> pageFactories(ui::Workbench& workbench, ui::Settings& settings, ui::ThemeController& theme,
    std::function<ui::MainWindow*()> window, std::function<void()> languageChanged);

}
