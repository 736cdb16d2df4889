#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include <QString>

/// Figures as plain values: what is shown, never how. One renderer (render.h) paints them on screen and in files.
/// Texts are already translated; numbers are raw and are formatted by the renderer.
namespace vlm::figures {

/// Told apart by hue, marker and dash; colour alone never carries the meaning.
enum class Role : std::uint8_t { Generalist, Specialist };

/// How numbers are printed. Metrics in [0, 1] are shown as percentages.
struct NumberFormat {
    int shift = 2; // decimal places to move the point: 2 prints 0.3815 as 38.15
    int decimals = 1;
};

/// A value with its 95 % interval. Where there is none, `reason` says why, in a sentence.
struct Estimate {
    std::optional<double> value = {};
    std::optional<double> lower = {};
    std::optional<double> upper = {};
    std::int64_t n = 0;
    QString reason = {};
};

struct HeatmapRow {
    QString name = {};
    Role role = Role::Generalist;
    QString group = {}; // a gap is left where it changes: "Contrastive", "Generative"
};

struct HeatmapColumn {
    QString name = {};
    QString detail = {}; // small, under the name: "n = 624"
    QString group = {}; // spanning header: "Off-the-shelf"
};

/// What others published for the same model, data set and mode.
struct PublishedValue {
    double value = 0.0;
    std::optional<double> difference = {}; // ours - theirs; nothing where the two cannot be compared
    QString sign = {}; // "=" identical at the published precision, "≠" outside both intervals, else empty
    QString note = {}; // for the tooltip: the table it is from, how the two stand, why they are not compared
};

struct HeatmapCell {
    Estimate estimate = {};
    std::optional<PublishedValue> published = {};
    bool inDomain = false;
    bool interim = false;
};

/// Models x data sets, lightness by value within the hue of the role.
struct HeatmapSpec {
    QString title = {}; // "Off-the-shelf AUROC (%)"
    QString metric = {}; // "AUROC (%)", beside the colour scale
    std::vector<HeatmapRow> rows = {};
    std::vector<HeatmapColumn> columns = {};
    std::vector<HeatmapCell> cells = {}; // row-major [rows, columns]
    double low = 0.5; // lightest; printed in the legend
    double high = 1.0; // darkest
    bool higherIsBetter = true;
    bool showIntervals = true;
    NumberFormat format;
    QString caption = {}; // n, B, method, seed, data hash

    const HeatmapCell& cell(int row, int column) const
    {
        return cells[static_cast<std::size_t>(row) * columns.size() + static_cast<std::size_t>(column)];
    }
};

/// Which gap a point belongs to.
enum class Gap : std::uint8_t { Rq1, Rq2, Rq3 };

struct GapPoint {
    Gap gap = Gap::Rq1;
    Estimate estimate = {}; // difference of the metric
    bool inDomain = false;
};

struct GapRow {
    QString name = {}; // data set or family
    QString group = {}; // heading above the rows: "In-domain", "CLIP family"
    std::vector<GapPoint> points = {};
};

/// Signed differences around a zero line, lollipops with whiskers.
struct GapSpec {
    QString title = {};
    QString axis = {}; // "Difference in AUROC (points)"
    QString negative = {}; // "generalist better"
    QString positive = {}; // "specialist better"
    std::vector<GapRow> rows = {};
    std::vector<std::pair<Gap, QString>> series = {}; // in legend order, with what each gap compares
    NumberFormat format;
    QString caption = {};
};

struct BarValue {
    QString name = {}; // model
    Estimate estimate = {};
    bool inDomain = false;
};

struct BarReference {
    QString name = {}; // "BioMedCLIP"
    double value = 0.0;
};

struct BarGroup {
    QString name = {}; // data set
    QString detail = {}; // "n = 624"
    std::vector<BarValue> bars = {}; // tuned generalists
    std::vector<BarReference> references = {}; // best specialists first, at most two
};

/// Bars of tuned generalists against dashed lines of the best specialists.
struct BarsSpec {
    QString title = {};
    QString axis = {};
    double low = 0.5; // where the bars start
    double high = 1.0;
    std::vector<BarGroup> groups = {};
    QString counts = {}; // "9 of 12 beat the best specialist, 12 of 12 the second"
    NumberFormat format;
    QString caption = {};
};

struct ForestRow {
    QString name = {};
    Role role = Role::Generalist;
    QString group = {};
    Estimate estimate = {};
    bool inDomain = false;
    bool summary = false; // a diamond instead of a marker
};

struct ForestSpec {
    QString title = {};
    QString axis = {};
    QString valueHeader = {}; // "AUROC (%) [95% CI]"
    std::vector<ForestRow> rows = {};
    std::optional<double> reference = {}; // vertical line: chance, zero, published value
    QString referenceName = {};
    NumberFormat format;
    QString caption = {};
};

struct CurvePoint {
    double x = 0.0;
    double y = 0.0;
    std::optional<double> lower = {};
    std::optional<double> upper = {};
};

struct Curve {
    QString name = {}; // "MedCLIP, AUROC 90.6 [84.8, 95.4]"
    Role role = Role::Generalist;
    std::vector<CurvePoint> points = {}; // by rising x
    std::optional<std::size_t> operatingPoint = {}; // index into points
};

enum class CurveKind : std::uint8_t { Roc, PrecisionRecall, Training };

struct CurveSpec {
    QString title = {};
    CurveKind kind = CurveKind::Roc;
    QString xAxis = {};
    QString yAxis = {};
    std::vector<Curve> curves = {}; // at most eight are told apart
    std::optional<double> baseline = {}; // prevalence of a precision-recall plot
    QString caption = {};
};

struct ReliabilityBin {
    double confidence = 0.0; // mean of the bin
    double accuracy = 0.0;
    std::optional<double> lower = {};
    std::optional<double> upper = {};
    std::int64_t count = 0;
};

struct ReliabilitySpec {
    QString title = {};
    Role role = Role::Generalist;
    std::vector<ReliabilityBin> bins = {}; // equal width over [0, 1], empty ones with count 0
    QString summary = {}; // "ECE 4.1 [3.0, 5.6], 15 bins"
    QString caption = {};
};

struct ConfusionSpec {
    QString title = {};
    QString reference = {}; // axis words: "Reference", "Predicted"
    QString predicted = {};
    std::vector<QString> classes = {};
    std::vector<std::int64_t> counts = {}; // row-major [reference, predicted]
    Role role = Role::Generalist;
    QString caption = {};
};

using Figure = std::variant<HeatmapSpec, GapSpec, BarsSpec, ForestSpec, CurveSpec, ReliabilitySpec, ConfusionSpec>;

}
