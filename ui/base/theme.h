#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QLabel;
class QLayout;
class QWidget;

namespace vlm::ui {

/// Every colour of the program. This header is the only place with colour literals; ratios are against `surface`.
struct Tokens {
    QColor window, surface, raised; // page background; cards, tables, fields; hover and alternate rows
    QColor text, secondary, disabled;
    QColor accent, onAccent, accentSoft; // accentSoft: selected rows
    QColor border, controlBorder; // hairlines; edges of controls, at least 3:1
    QColor noticeBack, noticeText; // research-use notice, warnings
    QColor success, warning, danger;
    QColor generalist, specialist, rq3, reference; // roles of figures
};

inline const Tokens kLightTokens{.window = 0xF7F8FA,
    .surface = 0xFFFFFF,
    .raised = 0xEFF2F6,
    .text = 0x1C2127,
    .secondary = 0x5B6470,
    .disabled = 0x9AA3AE,
    .accent = 0x0B63B6,
    .onAccent = 0xFFFFFF,
    .accentSoft = 0xDCEAF8,
    .border = 0xD5DAE1,
    .controlBorder = 0x8A94A1,
    .noticeBack = 0xFFE8A3,
    .noticeText = 0x3D2E00,
    .success = 0x1A7F5A,
    .warning = 0x7A4B00,
    .danger = 0xB3261E,
    .generalist = 0x0F62AC,
    .specialist = 0x1A7F5A,
    .rq3 = 0xB5478F,
    .reference = 0x5B6470};

inline const Tokens kDarkTokens{.window = 0x1B1E23,
    .surface = 0x23272E,
    .raised = 0x2D323B,
    .text = 0xE6E9EE,
    .secondary = 0xA3ACB9,
    .disabled = 0x6B7482,
    .accent = 0x6CB6FF,
    .onAccent = 0x0E1B29,
    .accentSoft = 0x1E3A56,
    .border = 0x3A414C,
    .controlBorder = 0x7C8694,
    .noticeBack = 0x3D2E00,
    .noticeText = 0xFFE8A3,
    .success = 0x57D3A0,
    .warning = 0xFFE8A3,
    .danger = 0xFF8A80,
    .generalist = 0x6CB6FF,
    .specialist = 0x57D3A0,
    .rq3 = 0xF08CC8,
    .reference = 0xA3ACB9};

/// Background of image canvases in both themes.
inline const QColor kCanvas = 0x101215;

/// True while the application palette is dark.
bool isDark();
/// The tokens of the theme now shown.
const Tokens& tokens();
/// The user's scale, 0.8 to 2.0.
double uiScale();
/// Logical pixels at 100 % to logical pixels at the user's scale.
int px(int atHundredPercent);

inline constexpr int kPageMargin = 16;
inline constexpr int kGap = 8;
inline constexpr int kRowHeight = 28;
inline constexpr int kControlHeight = 32;

enum class TextRole { Body, Title, Section, Strong, Secondary, Small, Mono };

/// Font of a role at the user's scale.
QFont font(TextRole role);
/// Gives a widget the font (and, for Secondary and Small, the colour) of a role; follows theme and scale live.
void setTextRole(QWidget* widget, TextRole role);
/// Margins and spacing that follow the scale live.
void setSpacing(QLayout* layout, int margin, int spacing);
void setSpacing(QLayout* layout, int left, int top, int right, int bottom, int spacing);
/// Sizes that follow the scale live; negative: leave alone.
void setFixedScaled(QWidget* widget, int width, int height = -1);
void setMinimumScaled(QWidget* widget, int width, int height = -1);
void setMaximumWidthScaled(QWidget* widget, int width);
/// Marks the one button of a page or dialog that goes forward (filled with the accent).
void setPrimary(QWidget* button);

enum class ThemeMode { System, Light, Dark };

/// Applies style, palette, fonts and scale to the application and tells who draws by hand.
class ThemeController : public QObject {
    Q_OBJECT
public:
    explicit ThemeController(QObject* parent = nullptr);

    ThemeMode mode() const { return m_mode; }
    void setMode(ThemeMode mode);
    void setScale(double scale); // clamped to 0.8 … 2.0

Q_SIGNALS:
    void changed();

private:
    void apply();
    ThemeMode m_mode = ThemeMode::System;
    bool m_systemDark = false;
};

/// Registers the bundled fonts, icons and the application font; call once after QApplication, also in tests.
void loadResources();

}
