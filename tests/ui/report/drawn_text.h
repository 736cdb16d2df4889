#pragma once

#include <QPaintDevice>
#include <QPaintEngine>
#include <QString>

namespace vlm::report_ui {

/// Takes down the text that a painter draws on it, and nothing else.
class DrawnText : public QPaintDevice {
public:
    DrawnText(QSizeF size, double unitsPerInch)
        : m_size(size.toSize())
        , m_unitsPerInch(static_cast<int>(unitsPerInch))
        , m_engine(m_text)
    {
    }

    QPaintEngine* paintEngine() const override { return &m_engine; }
    const QString& text() const { return m_text; }

protected:
    int metric(PaintDeviceMetric what) const override
    {
        switch (what) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return m_unitsPerInch;
        default:
            return QPaintDevice::metric(what);
        }
    }

private:
    class Engine : public QPaintEngine {
    public:
        explicit Engine(QString& text)
            : QPaintEngine(AllFeatures)
            , m_text(text)
        {
        }
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState&) override { }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
        void drawPath(const QPainterPath&) override { }
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
        void drawTextItem(const QPointF&, const QTextItem& item) override { m_text += item.text() + QLatin1Char('\n'); }
        Type type() const override { return User; }

    private:
        QString& m_text;
    };

    QSize m_size;
    int m_unitsPerInch;
    QString m_text;
    mutable Engine m_engine;
};

}
