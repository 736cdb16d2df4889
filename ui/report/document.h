#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <QString>

#include "ui/report/content.h"

namespace vlm::report_ui {

/// An item with what it shows now.
struct Block {
    report::Item item{};
    Content content{};
    QString label{}; ///< "Figure 2", "Table 1"; empty for prose
    bool stale = false; ///< the numbers changed after the caption was written
    QString failure{}; ///< why there is nothing to show; empty: there is
};

/// A report made ready to be set on pages or written as HTML.
struct Document {
    QString title{};
    QString made{}; ///< ISO 8601 UTC
    report::Environment environment{};
    std::vector<Block> blocks{};
    exporting::Table provenance{}; ///< fingerprints of models and data, and the environment
};

struct ComposeOptions {
    std::string made{}; ///< timestamp of the document; empty: now
    std::function<void(double share)> progress{};
    std::stop_token stop{};
};

/// Makes every item; one that cannot be made says why in its place. @throws Error Cancelled
Document compose(const report::Report& report, ContentMaker& maker, const ComposeOptions& options = {});

/// Below a block: label, title where it is not a heading, caption, and a word if it is stale.
QString captionText(const Block& block);
QString noticeText();

}
