#pragma once

#include <memory>
#include <vector>

#include <QFont>
#include <QObject>
#include <QTextCursor>
#include <QTextObjectInterface>

#include "ui/report/document.h"

class QTextDocument;

namespace vlm::report_ui {

inline constexpr double kBodyPt = 9.5;

/// Noto Sans in tenths of a point.
QFont pageFont(double points, bool bold = false);

/// Where a block stands in the text: its heading and the first thing below; -1: none.
struct PlacedBlock {
    int heading = -1;
    int content = -1;
};

/// Draws figures and pictures where the text holds their place.
class Drawings : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    static constexpr int kType = QTextFormat::UserObject + 1;

    Drawings(QSizeF room, QObject* parent);

    int add(figures::Figure figure);
    int add(QImage image);
    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& area, QTextDocument* document, int position,
        const QTextFormat& format) override;

private:
    struct Drawing {
        std::variant<figures::Figure, QImage> what{};
        QSizeF size{}; ///< as it would be drawn
        double scale = 1.0; ///< so that it fits the page
    };
    int add(Drawing drawing);
    const Drawing& of(const QTextFormat& format) const;

    QSizeF m_room;
    std::vector<Drawing> m_drawings{};
};

/// Sets a document as text with tables and drawings, in tenths of a point.
class PageWriter {
public:
    /// @param width and height of the printed area
    PageWriter(QTextDocument& text, double width, double height);

    std::vector<PlacedBlock> write(const Document& document);

private:
    void writeHead(const Document& document);
    PlacedBlock writeBlock(const Block& block);
    /// @return position of the first paragraph
    int writeProse(const std::string& markdown);
    /// @return position of the first cell
    int writeTable(const exporting::Table& whole);
    void writeDrawing(int drawing);
    void writeCaption(const QString& text, bool warn, double above, double below);
    int writeHeading(const QString& text);
    /// Begins a paragraph. @return its position
    int paragraph(double above, double below, double indent = 0.0);
    void write(const QString& text, double points, bool bold = false, bool faint = false);

    QTextDocument& m_text;
    QTextCursor m_cursor;
    Drawings* m_drawings;
    bool m_first = true;
    bool m_afterTable = false;
};

}
