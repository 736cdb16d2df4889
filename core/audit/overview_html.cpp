#include "core/audit/overview.h"
#include "core/base/error.h"
#include "core/base/html.h"
#include "core/decoding/encode.h"
#include "core/imaging/resize.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <span>
#include <unordered_map>

namespace vlm::audit {

namespace {

constexpr int kThumbnail = 112;
constexpr int kVariant = 256;

// The text pointed to from the style sheet needs nothing from outside; the policy forbids the rest.
constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root{color-scheme:light dark;--ink:#1d2330;--soft:#5c6578;--line:#d8dde6;--paper:#fff;--bar:#2f6f9f;--tint:#eef2f7}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9f0;--soft:#9aa4b8;--line:#333b4a;--paper:#151922;--bar:#6fb0dc;--tint:#1d232f}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:1060px;margin:2rem auto;padding:0 1.2rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:1rem 0 .3rem}p.note{color:var(--soft);margin:.2rem 0}
table{border-collapse:collapse;font-size:.9rem}td,th{padding:.15rem .6rem;border-bottom:1px solid var(--line);text-align:right}
td:first-child,th:first-child{text-align:left}.row{display:flex;flex-wrap:wrap;gap:1.4rem}.card{min-width:200px}
img{border:1px solid var(--line);background:#000}svg text{font:11px system-ui,sans-serif;fill:var(--ink)}
svg rect.bar{fill:var(--bar)}.wide{overflow-x:auto}
</style>
)";

std::string number(double value)
{
    std::array<char, 32> text{};
    if (value == std::floor(value) && std::abs(value) < 1e15)
        std::snprintf(text.data(), text.size(), "%.0f", value);
    else
        std::snprintf(text.data(), text.size(), "%.4g", value);
    return text.data();
}

std::string percent(std::int64_t part, std::int64_t whole)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%",
        whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text.data();
}

std::string cut(const std::string& text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "…";
}

/// Horizontal bars with names and counts.
std::string bars(std::string_view title, std::span<const Bar> list, std::int64_t whole)
{
    if (list.empty())
        return {};
    std::int64_t most = 1;
    for (const Bar& bar : list)
        most = std::max(most, bar.count);
    std::string svg = "<div class=\"card\"><h3>" + escapeHtml(title) + "</h3><svg width=\"460\" height=\""
        + std::to_string(list.size() * 20 + 4) + "\" role=\"img\">";
    int y = 2;
    for (const Bar& bar : list) {
        const double width = 170.0 * static_cast<double>(bar.count) / static_cast<double>(most);
        svg += "<text x=\"176\" y=\"" + std::to_string(y + 13) + "\" text-anchor=\"end\">"
            + escapeHtml(cut(bar.name, 30)) + "</text><rect class=\"bar\" x=\"182\" y=\"" + std::to_string(y + 2)
            + "\" height=\"14\" width=\"" + number(std::max(width, 0.5)) + "\"/><text x=\"" + number(188 + width)
            + "\" y=\"" + std::to_string(y + 13) + "\">" + std::to_string(bar.count)
            + (whole > 0 ? " (" + percent(bar.count, whole) + ")" : "") + "</text>";
        y += 20;
    }
    return svg + "</svg></div>";
}

/// Upright bars over a scale from `low` to `high`.
std::string columns(std::span<const std::int64_t> counts, double low, double high)
{
    constexpr double width = 300;
    constexpr double height = 90;
    std::int64_t most = 1;
    for (const std::int64_t count : counts)
        most = std::max(most, count);
    std::string svg = "<svg width=\"320\" height=\"114\" role=\"img\">";
    const double step = width / static_cast<double>(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double tall = height * static_cast<double>(counts[i]) / static_cast<double>(most);
        if (counts[i] > 0)
            svg += "<rect class=\"bar\" x=\"" + number(4 + step * static_cast<double>(i)) + "\" y=\""
                + number(height + 4 - tall) + "\" width=\"" + number(std::max(step * 0.92, 0.8)) + "\" height=\""
                + number(tall) + "\"/>";
    }
    return svg + "<text x=\"4\" y=\"110\">" + number(low) + "</text><text x=\"304\" y=\"110\" text-anchor=\"end\">"
        + number(high) + "</text></svg>";
}

std::string distribution(const Distribution& d)
{
    if (d.n == 0)
        return {};
    const std::string unit = d.unit.empty() ? "" : " " + escapeHtml(d.unit);
    return "<div class=\"card\"><h3>" + escapeHtml(d.name) + "</h3>"
        + columns(d.counts, d.edges.front(), d.edges.back()) + "<p class=\"note\">n " + std::to_string(d.n) + "; mean "
        + number(d.mean) + unit + ", sd " + number(d.deviation) + "; quartiles " + number(d.quantiles[1]) + " / "
        + number(d.quantiles[2]) + " / " + number(d.quantiles[3]) + "; " + number(d.quantiles[0]) + " to "
        + number(d.quantiles[4]) + "</p></div>";
}

std::string picture(const imaging::Image& image, int side, std::string_view alt)
{
    imaging::Image shown = image;
    const double scale = static_cast<double>(side) / std::max(image.width, image.height);
    const int width = std::max(1, static_cast<int>(std::lround(image.width * scale)));
    const int height = std::max(1, static_cast<int>(std::lround(image.height * scale)));
    if (scale < 1)
        shown = imaging::resize(image, width, height, imaging::Filter::Bilinear);
    return "<img width=\"" + std::to_string(width) + "\" height=\"" + std::to_string(height) + "\" alt=\""
        + escapeHtml(alt) + "\" src=\"data:image/jpeg;base64," + decoding::base64(decoding::encodeJpeg(shown)) + "\">";
}

std::string splitTable(const Overview& o)
{
    std::string html = "<table><tr><th>split</th><th>samples</th><th>images</th><th>patients, studies or images</th>"
                       "<th>largest / smallest class</th></tr>";
    for (const SplitOverview& s : o.splits)
        html += "<tr><td>" + escapeHtml(data::name(s.split)) + "</td><td>" + std::to_string(s.samples) + "</td><td>"
            + std::to_string(s.images) + "</td><td>" + std::to_string(s.clusters) + "</td><td>"
            + (s.imbalance > 0 ? number(s.imbalance) : "–") + "</td></tr>";
    return html + "</table>";
}

std::string cooccurrenceTable(const Cooccurrence& c)
{
    const std::size_t n = c.names.size();
    std::string html = "<div class=\"wide\"><table><tr><th></th>";
    for (const std::string& name : c.names)
        html += "<th>" + escapeHtml(name) + "</th>";
    html += "</tr>";
    for (std::size_t a = 0; a < n; ++a) {
        html += "<tr><td>" + escapeHtml(c.names[a]) + "</td>";
        for (std::size_t b = 0; b < n; ++b) {
            const std::int64_t own = c.counts[a * n + a];
            html += "<td>" + std::to_string(c.counts[a * n + b])
                + (a == b ? "" : "<br><small>" + percent(c.counts[a * n + b], own) + "</small>") + "</td>";
        }
        html += "</tr>";
    }
    return html + "</table></div><p class=\"note\">Below each count: its share of the row's label.</p>";
}

std::string facetCard(const Facet& facet, const Overview& o)
{
    std::string html = bars(facet.name, facet.values, o.samples);
    if (facet.byLabel.empty())
        return html;
    html += "<div class=\"card\"><h3>" + escapeHtml(facet.name) + " by label</h3><table><tr><th></th>";
    for (const std::string& name : o.classes)
        html += "<th>" + escapeHtml(name) + "</th>";
    html += "</tr>";
    for (std::size_t v = 0; v < facet.values.size(); ++v) {
        html += "<tr><td>" + escapeHtml(facet.values[v].name) + "</td>";
        for (const std::int64_t count : facet.byLabel[v])
            html += "<td>" + std::to_string(count) + "</td>";
        html += "</tr>";
    }
    return html + "</table></div>";
}

std::string intensityCards(const Overview& o)
{
    std::string html;
    for (const Intensity& i : o.intensities)
        html += "<div class=\"card\"><h3>" + escapeHtml(i.group) + "</h3>" + columns(i.histogram, 0, 255)
            + "<p class=\"note\">" + std::to_string(i.images) + " images in the histogram; over "
            + std::to_string(i.means.n) + " images: mean " + number(i.means.mean) + " (sd " + number(i.means.deviation)
            + "), contrast (sd within an image) " + number(i.deviations.mean) + "</p></div>";
    return html;
}

std::string variantCards(const Overview& o)
{
    std::string html;
    for (const Variant& v : o.variants)
        html += "<div class=\"card\"><h3>" + escapeHtml(v.name) + "</h3>" + picture(v.image, kVariant, v.name) + "<br>"
            + columns(v.histogram, 0, 255) + "<p class=\"note\">" + escapeHtml(v.parameters) + "<br>mean "
            + number(v.mean) + ", sd " + number(v.deviation) + ", entropy " + number(v.entropy) + " bits</p></div>";
    return html;
}

std::string mosaics(const Overview& o, const data::Dataset& dataset)
{
    std::unordered_map<std::string_view, const data::Sample*> byId;
    for (const data::Sample& sample : dataset.samples())
        byId.emplace(sample.id, &sample);
    std::string html;
    for (const Mosaic& m : o.mosaics) {
        html += "<h3>" + escapeHtml(m.title) + "</h3><div class=\"row\" style=\"gap:.3rem\">";
        for (const std::string& id : m.samples)
            if (const auto it = byId.find(id); it != byId.end()) {
                // A picture that has vanished since is left out; the overview's count of broken images says so.
                try {
                    html += picture(dataset.load(*it->second), kThumbnail, id);
                } catch (const Error&) {
                    html += "<span class=\"card\">?</span>";
                }
            }
        html += "</div>";
    }
    return html;
}

std::string section(std::string_view title, const std::string& content)
{
    return content.empty() ? std::string()
                           : "<h2>" + escapeHtml(title) + "</h2><div class=\"row\">" + content + "</div>\n";
}

}

std::string toHtml(const Overview& o, const data::Dataset& dataset)
{
    std::string html(kHead);
    html += "<title>" + escapeHtml(o.title) + "</title></head><body>\n<h1>" + escapeHtml(o.title)
        + "</h1><p class=\"note\">" + escapeHtml(o.task) + (o.modality.empty() ? "" : " · " + escapeHtml(o.modality))
        + " · " + std::to_string(o.samples) + " samples · " + std::to_string(o.images) + " images · "
        + std::to_string(o.clusters) + " patients, studies or images · " + std::to_string(o.broken)
        + " images unreadable</p>\n<p class=\"note\">Licence: "
        + (o.licence.empty() ? "not stated" : escapeHtml(o.licence))
        + ". Source: " + (o.citation.empty() ? "not stated" : escapeHtml(o.citation)) + ".<br>Content "
        + escapeHtml(o.fingerprint) + ", drawn with seed " + std::to_string(o.seed) + ".</p>\n";
    for (const std::string& warning : o.warnings)
        html += "<p class=\"note\">Note: " + escapeHtml(warning) + "</p>";
    html += "<h2>Splits</h2>" + splitTable(o);
    std::string labels;
    std::string types;
    for (const SplitOverview& s : o.splits) {
        labels += bars(data::name(s.split), s.labels, s.samples);
        types += bars(data::name(s.split), s.answerTypes, s.samples);
    }
    html += section("Labels", labels) + section("Answer types", types);
    if (o.cooccurrence)
        html += section("What occurs together", cooccurrenceTable(*o.cooccurrence));
    if (!o.positivesPerImage.empty())
        html += section("Per image", bars("number of " + o.positivesUnit, o.positivesPerImage, 0));
    std::string sizes;
    for (const Distribution& d : o.sizes)
        sizes += distribution(d);
    html += section("Image sizes", sizes + bars("most frequent", o.commonSizes, o.images));
    html += section("Grey levels", intensityCards(o));
    std::string facets;
    for (const Facet& facet : o.facets)
        facets += facetCard(facet, o);
    html += section("Metadata", facets.empty() ? "<p class=\"note\">None in this data set.</p>" : facets);
    std::string lengths;
    for (const Distribution& d : o.lengths)
        lengths += distribution(d);
    html += section("Texts",
        lengths + bars("first word of questions", o.firstWords, o.samples)
            + bars("most frequent answers", o.answers, o.samples) + bars("most frequent terms", o.terms, o.samples));
    html += "<h2>Examples</h2>" + mosaics(o, dataset);
    html += section("Preprocessing of " + (o.exampleSample.empty() ? "no image" : o.exampleSample), variantCards(o));
    return html
        + "<h2>Limits</h2><p class=\"note\">Histograms come from a seeded sample of images; means and sizes from all. "
          "Terms are counted once a text, without negation. The images stay under the data set's licence. Research use "
          "only, not for clinical decisions.</p></body></html>\n";
}

}
