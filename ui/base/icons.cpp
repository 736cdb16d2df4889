#include "ui/base/icons.h"

#include "core/base/error.h"
#include "ui/base/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace vlm::ui {
namespace {

QColor tintColour(IconTint tint, QIcon::Mode mode)
{
    const Tokens& t = tokens();
    if (mode == QIcon::Disabled)
        return t.disabled;
    switch (tint) {
    case IconTint::Text:
        return t.text;
    case IconTint::Secondary:
        return t.secondary;
    case IconTint::Accent:
        return t.accent;
    case IconTint::OnAccent:
        return t.onAccent;
    case IconTint::Success:
        return t.success;
    case IconTint::Warning:
        return t.warning;
    case IconTint::Danger:
        return t.danger;
    }
    return t.text;
}

class TablerEngine : public QIconEngine {
public:
    TablerEngine(QString name, QByteArray svg, IconTint tint)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
        , m_tint(tint)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, draw(rect.size() * ratio, mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return draw(size, mode); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override { return draw(size, mode); }
    QIconEngine* clone() const override { return new TablerEngine(*this); }
    QString key() const override { return QStringLiteral("tabler"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    QPixmap draw(const QSize& size, QIcon::Mode mode) const
    {
        const QString colour = tintColour(m_tint, mode).name();
        const QString key = QStringLiteral("vlm/%1/%2/%3x%4").arg(m_name, colour).arg(size.width()).arg(size.height());
        QPixmap out;
        if (QPixmapCache::find(key, &out))
            return out;
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour.toLatin1());
        QSvgRenderer renderer(svg);
        out = QPixmap(size);
        out.fill(Qt::transparent);
        QPainter painter(&out);
        const int side = qMin(size.width(), size.height());
        renderer.render(&painter, QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
        painter.end();
        QPixmapCache::insert(key, out);
        return out;
    }

    QString m_name;
    QByteArray m_svg;
    IconTint m_tint;
};

}

QIcon icon(const QString& name, IconTint tint)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    VLM_ASSERT(opened, "the icon is not in resources/icons");
    return QIcon(new TablerEngine(name, file.readAll(), tint));
}

}
