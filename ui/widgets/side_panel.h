#pragma once

#include <QString>
#include <QWidget>

class QFrame;
class QSplitter;
class QToolButton;

namespace vlm::ui {

/// A view with a panel at its right. In a narrow window the panel becomes a drawer over the view, opened by a button.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    /// @param name of the drawer and its button in object names: "results.inspector"
    SidePanel(QWidget* main, QWidget* panel, const QString& name, const QString& title, QWidget* parent = nullptr);

    /// Opens and closes the drawer; hidden while there is room for the panel. Put it in a bar.
    QToolButton* button() const { return m_button; }
    /// At 100 %, while the panel stands beside the view.
    void setPanelWidth(int width);
    bool isDrawer() const { return m_narrow; }
    /// Shows the panel where it is hidden in the drawer.
    void openDrawer();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void adapt();
    void rearrange();
    void placeDrawer();
    void closeDrawer();

    QWidget* m_panel;
    QSplitter* m_splitter;
    QFrame* m_drawer;
    QToolButton* m_button;
    QToolButton* m_close;
    int m_panelWidth = 0;
    bool m_narrow = false;
};

}
