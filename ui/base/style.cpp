#include "ui/base/style.h"

#include "ui/base/icons.h"
#include "ui/base/style_parts.h"
#include "ui/base/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace vlm::ui {

using namespace style_parts;

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& t = tokens();
    const QRect& r = option->rect;
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(*option, *painter, widget);
    case PE_PanelButtonTool:
        return drawToolButton(*option, *painter, widget);
    case PE_FrameFocusRect:
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) {
            // A selected row shows where the keyboard is; a frame round one of its cells would say something else.
            if (view->selectionBehavior() == QAbstractItemView::SelectRows)
                return;
            return drawFrame(*painter, r, Qt::transparent, t.accent, 2.0, 3);
        }
        return drawFocusRing(*painter, r);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(*option, *painter);
    case PE_IndicatorRadioButton:
        return drawRadio(*option, *painter);
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            return drawField(*option, *painter);
        painter->fillRect(r, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return drawField(*option, *painter);
    case PE_Frame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            drawFrame(*painter, r, Qt::transparent, t.border, 1.0,
                qobject_cast<const QAbstractScrollArea*>(widget) ? 3 : kRadius);
        return;
    case PE_FrameMenu:
    case PE_FrameDockWidget:
        return drawFrame(*painter, r, Qt::transparent, t.border, 1.0, 0);
    case PE_PanelTipLabel:
        return drawFrame(*painter, r, t.raised, t.border, 1.0, 0);
    case PE_FrameTabWidget:
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_IndicatorArrowDown:
        return drawIcon(*painter, r, "chevron-down", *option);
    case PE_IndicatorArrowUp:
        return drawIcon(*painter, r, "chevron-up", *option);
    case PE_IndicatorArrowRight:
        return drawIcon(*painter, r, "chevron-right", *option);
    case PE_IndicatorArrowLeft:
        return drawIcon(*painter, r, "chevron-left", *option);
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            if (header->sortIndicator != QStyleOptionHeader::None)
                drawIcon(*painter, r,
                    header->sortIndicator == QStyleOptionHeader::SortUp ? "chevron-down" : "chevron-up", *option);
        }
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            drawIcon(*painter, r, option->state & State_Open ? "chevron-down" : "chevron-right", *option);
        return;
    case PE_PanelItemViewRow:
        if (option->state & State_Selected)
            painter->fillRect(r, t.accentSoft);
        return;
    case PE_PanelItemViewItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
            if (item->state & State_Selected)
                painter->fillRect(r, t.accentSoft);
            else if ((item->state & State_MouseOver) && (item->state & State_Enabled))
                painter->fillRect(r, t.raised);
            else if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(r, item->backgroundBrush);
        }
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(r, option->palette.brush(QPalette::Window));
        return;
    case PE_IndicatorToolBarHandle:
    case PE_IndicatorDockWidgetResizeHandle:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Tokens& t = tokens();
    const QRect& r = option->rect;
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy = *button;
            if (isPrimary(*option, widget) && (option->state & State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, t.onAccent);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_HeaderSection:
        painter->fillRect(r, t.surface);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(r, t.surface);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            painter->save();
            painter->setFont(font(TextRole::Strong));
            painter->setPen(t.secondary);
            QRect text = r;
            if (header->sortIndicator != QStyleOptionHeader::None)
                text.setRight(text.right() - px(16));
            const Qt::Alignment align = header->textAlignment | Qt::AlignVCenter;
            const QString shown = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, text.width());
            painter->drawText(text, static_cast<int>(align), shown);
            painter->restore();
            return;
        }
        break;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            return drawTab(*tab, *painter);
        break;
    case CE_ProgressBarGroove:
        return drawFrame(*painter, progressRect(r), t.raised, Qt::transparent, 0.0, px(4));
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return drawProgress(*bar, *painter);
        break;
    case CE_ProgressBarLabel:
        return;
    case CE_Splitter:
        painter->fillRect(option->state & State_Horizontal ? QRect(r.center().x(), r.top(), 1, r.height())
                                                           : QRect(r.left(), r.center().y(), r.width(), 1),
            t.border);
        return;
    case CE_ToolBar:
        painter->fillRect(r, t.surface);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(r, t.window);
        return;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->fillRect(r, t.window);
            if (option->state & (State_Selected | State_Sunken))
                drawFrame(*painter, r.adjusted(1, 2, -1, -2), t.raised, Qt::transparent, 0.0, 4);
            painter->setPen(option->state & State_Enabled ? t.text : t.disabled);
            painter->drawText(r, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, item->text);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            QStyleOptionMenuItem copy = *item;
            copy.palette.setColor(QPalette::Highlight, t.accentSoft);
            copy.palette.setColor(QPalette::HighlightedText, t.text);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        break;
    case CE_DockWidgetTitle:
        if (const auto* dock = qstyleoption_cast<const QStyleOptionDockWidget*>(option)) {
            painter->save();
            painter->fillRect(r, t.surface);
            painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), t.border);
            painter->setFont(font(TextRole::Strong));
            painter->setPen(t.text);
            painter->drawText(r.adjusted(px(12), 0, -px(60), 0), Qt::AlignVCenter | Qt::AlignLeft, dock->title);
            painter->restore();
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
            drawField(*combo, *painter);
            const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
            return drawIcon(*painter, arrow, "chevron-down", *option);
        }
        break;
    case CC_SpinBox:
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
            drawField(*spin, *painter);
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            drawStep(*spin, *painter, subControlRect(control, option, SC_SpinBoxUp, widget), SC_SpinBoxUp);
            drawStep(*spin, *painter, subControlRect(control, option, SC_SpinBoxDown, widget), SC_SpinBoxDown);
            return;
        }
        break;
    case CC_ScrollBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return drawScrollBar(*bar, *painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
        break;
    case CC_Slider:
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return drawSlider(*slider, *painter, subControlRect(control, option, SC_SliderHandle, widget));
        break;
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            drawToolButton(*button, *painter, widget);
            if (button->state & State_HasFocus)
                drawFocusRing(*painter, button->rect);
            QStyleOptionToolButton label = *button;
            label.rect = button->rect.adjusted(px(4), px(2), -px(4), -px(2));
            if (button->features & QStyleOptionToolButton::HasMenu) {
                const QRect arrow(button->rect.right() - px(18), button->rect.top(), px(16), button->rect.height());
                drawIcon(*painter, arrow, "chevron-down", *option);
                label.rect.setRight(arrow.left());
            }
            return drawControl(CE_ToolButtonLabel, &label, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin: // also the side padding of item view cells
        return px(11);
    case PM_HeaderMargin:
        return px(12);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return px(18);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return px(8);
    case PM_ScrollBarExtent:
        return px(12);
    case PM_ScrollBarSliderMin:
        return px(32);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return px(18);
    case PM_ToolBarIconSize:
        return px(20);
    case PM_IconViewIconSize:
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return px(12);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return px(8);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return px(32);
    case PM_TabBarTabVSpace:
        return px(16);
    case PM_SplitterWidth:
        return px(7);
    case PM_DockWidgetSeparatorExtent:
        return px(5);
    case PM_DockWidgetTitleMargin:
        return px(8);
    case PM_DefaultFrameWidth:
        return qobject_cast<const QComboBox*>(widget) ? px(2) : 1;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return px(18);
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return px(4);
    case PM_MenuBarItemSpacing:
        return px(2);
    case PM_MenuBarVMargin:
        return px(2);
    case PM_MenuBarHMargin:
        return px(6);
    case PM_ToolBarItemSpacing:
        return px(4);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        out = size + QSize(px(28), 0);
        out.setHeight(px(kControlHeight));
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            button && !button->text.isEmpty())
            out.setWidth(qMax(out.width(), px(72)));
        break;
    case CT_ComboBox:
        out.setWidth(size.width() + px(44));
        out.setHeight(px(kControlHeight));
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        out.setHeight(px(kControlHeight));
        break;
    case CT_ToolButton:
        out = size + QSize(px(12), px(8));
        out = out.expandedTo(QSize(px(kControlHeight), px(kControlHeight)));
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            out.setHeight(qMax(out.height(), px(30)));
        out.rwidth() += px(16);
        break;
    case CT_ItemViewItem:
        out.setHeight(qMax(out.height(), px(kRowHeight)));
        break;
    case CT_HeaderSection:
        out.setHeight(qMax(out.height(), px(32)));
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        out.setHeight(qMax(out.height(), px(24)));
        break;
    case CT_ProgressBar:
        out.setHeight(px(16));
        break;
    default:
        break;
    }
    return out;
}

QRect Style::subControlRect(
    ComplexControl control, const QStyleOptionComplex* option, SubControl sub, const QWidget* widget) const
{
    const QRect& r = option->rect;
    if (control == CC_ComboBox) {
        if (sub == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - px(28), r.top(), px(22), r.height()));
        if (sub == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(px(10), 1, -px(30), -1));
    }
    if (control == CC_SpinBox) {
        const int width = px(24);
        const QRect up(r.right() - width, r.top() + 2, width - 1, r.height() / 2 - 2);
        if (sub == SC_SpinBoxUp)
            return visualRect(option->direction, r, up);
        if (sub == SC_SpinBoxDown)
            return visualRect(option->direction, r, up.translated(0, r.height() / 2 - 1));
        if (sub == SC_SpinBoxEditField)
            return visualRect(option->direction, r, r.adjusted(px(6), 2, -width - 1, -2));
    }
    if (control == CC_ScrollBar)
        return scrollBarRect(*option, sub, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    QRect out = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option); frame && frame->lineWidth > 0)
            out.adjust(px(6), 0, -px(6), 0);
    } else if (element == SE_ItemViewItemText) {
        // The cell padding counts once, not again between picture and text.
        if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option); item
            && (item->features & (QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasCheckIndicator))
            && item->decorationPosition == QStyleOptionViewItem::Left)
            out.setLeft(out.left() - px(14));
    }
    return out;
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ShowDecorationSelected:
        return hint == SH_ItemView_ShowDecorationSelected ? 1 : 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_Table_GridLineColor:
        return static_cast<int>(tokens().border.rgb());
    case SH_ToolButtonStyle:
        return Qt::ToolButtonTextBesideIcon;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

}
