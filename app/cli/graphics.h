#pragma once

namespace vlm::cli {

/// Text in figures needs a QGuiApplication with the bundled fonts; one without a display will do.
/// @throws Error Config if a font cannot be loaded
void startGraphics();

}
