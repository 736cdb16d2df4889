#include "ui/report/document.h"

#include <QCoreApplication>

#include "core/base/error.h"
#include "core/report/facts.h"
#include "core/report/prose.h"

namespace vlm::report_ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("report", text);
}

exporting::Table provenanceOf(const store::Reader& reader, const report::Environment& environment)
{
    using exporting::Value;
    exporting::Table out{.caption = "Provenance", .columns = {{"What"}, {"Which"}, {"Fingerprint or version"}}};
    const auto add = [&](const char* what, const std::string& which, const std::string& value) {
        if (!value.empty())
            out.rows.push_back({Value::of(what), Value::of(which), Value::of(value)});
    };
    for (const store::DatasetRow& row : reader.datasets())
        add("Data set", row.id, row.fingerprint);
    for (const store::ModelRow& row : reader.models())
        add("Model", row.id, row.fingerprint);
    add("Program", {}, environment.program);
    add("LibTorch", {}, environment.libtorch);
    add("Processor", {}, environment.processor);
    add("Threads", {}, std::to_string(environment.threads));
    add("Accelerator", {}, environment.accelerator);
    add("System", {}, environment.system);
    return out;
}

}

Document compose(const report::Report& report, ContentMaker& maker, const ComposeOptions& options)
{
    Document out{.title = QString::fromStdString(report.title),
        .made = QString::fromStdString(options.made.empty() ? report::timestamp() : options.made),
        .environment = maker.environment()};
    int figures = 0;
    int tables = 0;
    for (const report::Item& item : report.items) {
        if (options.stop.stop_requested())
            throw Error(ErrorKind::Cancelled, "cancelled");
        Block block{.item = item};
        try {
            block.content = maker.make(item);
            block.stale = report::isStale(item, maker.reader());
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::Cancelled)
                throw;
            block.failure = QString::fromUtf8(error.what());
        }
        switch (item.form()) {
        case report::Form::Figure:
        case report::Form::Picture:
            block.label = words("Figure %1").arg(++figures);
            break;
        case report::Form::Table:
            block.label = words("Table %1").arg(++tables);
            break;
        case report::Form::Prose:
            break;
        }
        out.blocks.push_back(std::move(block));
        if (options.progress)
            options.progress(static_cast<double>(out.blocks.size()) / static_cast<double>(report.items.size()));
    }
    out.provenance = provenanceOf(maker.reader(), maker.environment());
    return out;
}

QString captionText(const Block& block)
{
    QStringList parts;
    if (!block.label.isEmpty())
        parts << block.label + QLatin1Char('.');
    if (!block.item.caption.empty())
        parts << QString::fromStdString(block.item.caption);
    if (block.stale)
        parts << words("The numbers changed after this caption was written.");
    return parts.join(QLatin1Char(' '));
}

QString noticeText()
{
    return QString::fromStdString(report::noticeText());
}

}
