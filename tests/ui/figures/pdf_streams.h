#pragma once

#include <QByteArray>

#include <zlib.h>

namespace vlm {

/// All streams of a PDF inflated, with the rest of the file as it is.
inline QByteArray inflated(const QByteArray& pdf)
{
    QByteArray out;
    qsizetype at = 0;
    while (true) {
        const qsizetype start = pdf.indexOf("stream\n", at);
        if (start < 0)
            return out + pdf.mid(at);
        const qsizetype from = start + 7;
        const qsizetype to = pdf.indexOf("\nendstream", from);
        out += pdf.mid(at, start - at);
        QByteArray plain(8 << 20, Qt::Uninitialized);
        auto size = static_cast<uLongf>(plain.size());
        const auto source = reinterpret_cast<const Bytef*>(pdf.constData() + from);
        if (uncompress(reinterpret_cast<Bytef*>(plain.data()), &size, source, static_cast<uLong>(to - from)) == Z_OK)
            out += plain.left(static_cast<qsizetype>(size));
        at = to + 10;
    }
}

}
