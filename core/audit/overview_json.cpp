#include "core/audit/overview.h"

#include <nlohmann/json.hpp>

namespace vlm::audit {

namespace {

using nlohmann::json;

json toJson(const std::vector<Bar>& bars)
{
    json out = json::array();
    for (const Bar& bar : bars)
        out.push_back({{"name", bar.name}, {"count", bar.count}});
    return out;
}

json toJson(const Distribution& d)
{
    return {{"name", d.name}, {"unit", d.unit}, {"n", d.n}, {"mean", d.mean}, {"deviation", d.deviation},
        {"quantiles", d.quantiles}, {"edges", d.edges}, {"counts", d.counts}};
}

json toJson(const std::vector<Distribution>& list)
{
    json out = json::array();
    for (const Distribution& d : list)
        out.push_back(toJson(d));
    return out;
}

}

json toJson(const Overview& o)
{
    json splits = json::array();
    for (const SplitOverview& s : o.splits)
        splits.push_back(
            {{"split", data::name(s.split)}, {"samples", s.samples}, {"images", s.images}, {"clusters", s.clusters},
                {"labels", toJson(s.labels)}, {"answer_types", toJson(s.answerTypes)}, {"imbalance", s.imbalance}});
    json intensities = json::array();
    for (const Intensity& i : o.intensities)
        intensities.push_back({{"group", i.group}, {"images", i.images}, {"histogram", i.histogram},
            {"means", toJson(i.means)}, {"deviations", toJson(i.deviations)}});
    json facets = json::array();
    for (const Facet& f : o.facets)
        facets.push_back({{"name", f.name}, {"values", toJson(f.values)}, {"by_label", f.byLabel}});
    json mosaics = json::array();
    for (const Mosaic& m : o.mosaics)
        mosaics.push_back({{"title", m.title}, {"samples", m.samples}});
    json variants = json::array();
    for (const Variant& v : o.variants)
        variants.push_back({{"name", v.name}, {"parameters", v.parameters}, {"histogram", v.histogram},
            {"mean", v.mean}, {"deviation", v.deviation}, {"entropy", v.entropy}});
    json out{{"dataset", o.dataset}, {"title", o.title}, {"task", o.task}, {"modality", o.modality},
        {"licence", o.licence}, {"citation", o.citation}, {"fingerprint", o.fingerprint}, {"warnings", o.warnings},
        {"classes", o.classes}, {"samples", o.samples}, {"images", o.images}, {"clusters", o.clusters},
        {"broken", o.broken}, {"seed", o.seed}, {"splits", splits},
        {"positives_per_image", toJson(o.positivesPerImage)}, {"positives_unit", o.positivesUnit},
        {"sizes", toJson(o.sizes)}, {"common_sizes", toJson(o.commonSizes)}, {"intensities", intensities},
        {"facets", facets}, {"first_words", toJson(o.firstWords)}, {"answers", toJson(o.answers)},
        {"terms", toJson(o.terms)}, {"lengths", toJson(o.lengths)}, {"mosaics", mosaics},
        {"example_sample", o.exampleSample}, {"variants", variants}};
    if (o.cooccurrence)
        out["cooccurrence"] = {{"names", o.cooccurrence->names}, {"counts", o.cooccurrence->counts}};
    return out;
}

}
