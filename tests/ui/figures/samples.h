#pragma once

#include <cmath>

#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>

#include "ui/figures/render.h"

/// Figures with the published off-the-shelf AUROCs (paper, Table 5) and with plain arithmetic for the rest.
namespace samples {

using namespace vlm::figures;

inline void loadFonts()
{
    const QDir fonts(QStringLiteral(MEDVLM_SOURCE_DIR "/resources/fonts"));
    for (const QString& file : fonts.entryList({QStringLiteral("NotoSans*.ttf")}))
        QFontDatabase::addApplicationFont(fonts.filePath(file));
}

inline Estimate estimate(double value, double half, std::int64_t n)
{
    return {.value = value, .lower = value - half, .upper = std::min(value + 0.9 * half, 1.0), .n = n, .reason = {}};
}

inline HeatmapSpec heatmap()
{
    struct Row {
        const char* name;
        Role role;
        double values[6];
        const char* inDomain;
    };
    static const Row rows[] = {
        {"CLIP", Role::Generalist, {0.410, 0.530, 0.465, 0.598, 0.475, 0.580}, ""},
        {"BLIP-2", Role::Generalist, {0.569, 0.517, 0.541, 0.402, 0.368, 0.392}, ""},
        {"SigLIP", Role::Generalist, {0.534, 0.598, 0.470, 0.518, 0.552, 0.530}, ""},
        {"MedCLIP", Role::Specialist, {0.906, 0.764, 0.487, 0.364, 0.3815, 0.521}, "0"},
        {"PubMedCLIP", Role::Specialist, {0.764, 0.330, 0.413, 0.376, 0.413, 0.460}, ""},
        {"PLIP", Role::Specialist, {0.468, 0.745, 0.458, 0.520, 0.364, 0.461}, "1"},
        {"BioMedCLIP", Role::Specialist, {0.607, 0.772, 0.568, 0.761, 0.479, 0.544}, "012"},
        {"MedSigLIP", Role::Specialist, {0.623, 0.421, 0.527, 0.570, 0.545, 0.597}, "012345"},
    };
    static const std::pair<const char*, int> columns[] = {{"CheXpert", 234}, {"Camelyon17", 1746}, {"HAM10000", 1811},
        {"PAPILA", 56}, {"GF3300", 330}, {"FairVLMed", 2000}};
    HeatmapSpec spec;
    spec.title = QStringLiteral("Off-the-shelf diagnosis");
    spec.metric = QStringLiteral("AUROC (%)");
    for (const auto& [name, n] : columns)
        spec.columns.push_back({QString::fromUtf8(name), QStringLiteral("n = %1").arg(n), {}});
    for (const Row& row : rows) {
        spec.rows.push_back({QString::fromUtf8(row.name), row.role, {}});
        for (int i = 0; i < 6; ++i) {
            const int n = columns[i].second;
            HeatmapCell cell{.estimate = estimate(row.values[i], 0.9 / std::sqrt(n), n),
                .inDomain = QString::fromUtf8(row.inDomain).contains(QString::number(i))};
            spec.cells.push_back(cell);
        }
    }
    spec.cells[3 * 6 + 5].interim = true;
    spec.cells[5 * 6 + 3].estimate = {.reason = QStringLiteral("not run")};
    spec.caption = QStringLiteral(
        "Macro one-vs-rest AUROC of eight contrastive models, zero-shot. Brackets: 95% percentile bootstrap interval "
        "over test samples (B = 1,000, seed 42). Data 9f3a12c1.");
    return spec;
}

inline HeatmapSpec demoHeatmap()
{
    HeatmapSpec spec;
    spec.title = QStringLiteral("Demonstration study");
    spec.metric = QStringLiteral("AUROC (%)");
    for (const char* mode : {"Off-the-shelf", "Linear probe"})
        for (const char* name : {"PneumoniaMNIST", "PathMNIST sample", "Breast ultrasound (BUSI)"})
            spec.columns.push_back({QString::fromUtf8(name), QStringLiteral("n = 624"), QString::fromUtf8(mode)});
    const double values[4][6] = {{0.332, 0.61, 0.55, 0.932, 0.964, 0.83}, {0.981, 0.48, 0.51, 0.99, 0.88, 0.84},
        {0.401, 0.66, 0.57, 0.941, 0.97, 0.8612}, {0.952, 0.52, 0.49, 0.985, 0.91, 0.855}};
    const char* names[] = {"demo-clip-general", "demo-clip-radiology", "demo-siglip-general", "demo-siglip-radiology"};
    for (int row = 0; row < 4; ++row) {
        const Role role = row % 2 ? Role::Specialist : Role::Generalist;
        spec.rows.push_back(
            {QString::fromUtf8(names[row]), role, row < 2 ? QStringLiteral("CLIP") : QStringLiteral("SigLIP")});
        for (int column = 0; column < 6; ++column)
            spec.cells.push_back(
                {.estimate = estimate(values[row][column], 0.03, 624), .inDomain = row % 2 == 1 && column % 3 == 0});
    }
    spec.caption = QStringLiteral("95% percentile bootstrap intervals, B = 1,000, seed 42.");
    return spec;
}

/// Some squares have a published value: identical, near, outside, of other rows.
inline HeatmapSpec overlaidHeatmap()
{
    HeatmapSpec spec = heatmap();
    spec.title = QStringLiteral("Off-the-shelf AUROC (%), with published values");
    const std::optional<double> differences[]{0.0, 0.012, -0.131, std::nullopt};
    for (std::size_t i = 0; i < spec.cells.size(); ++i) {
        const std::optional<double>& difference = differences[i % 4];
        if (i % 5 == 4 || !spec.cells[i].estimate.value)
            continue;
        spec.cells[i].published = PublishedValue{.value = *spec.cells[i].estimate.value - difference.value_or(0.02),
            .difference = difference,
            .sign = i % 4 == 0 ? QStringLiteral("=")
                : i % 4 == 2   ? QStringLiteral(" ≠")
                               : QString()};
    }
    return spec;
}

inline GapSpec gaps()
{
    GapSpec spec;
    spec.title = QStringLiteral("Gaps between the best specialist and the best generalist of a family");
    spec.axis = QStringLiteral("Difference in AUROC (points)");
    spec.negative = QStringLiteral("generalist better");
    spec.positive = QStringLiteral("specialist better");
    spec.series = {{Gap::Rq1, QStringLiteral("RQ1, both off the shelf")},
        {Gap::Rq2, QStringLiteral("RQ2, tuned generalist")}, {Gap::Rq3, QStringLiteral("RQ3, both tuned")}};
    const char* sets[] = {"CheXpert", "Camelyon17", "HAM10000", "PAPILA"};
    for (const char* family : {"CLIP family", "SigLIP family"})
        for (int i = 0; i < 4; ++i) {
            GapRow row{.name = QString::fromUtf8(sets[i]), .group = QString::fromUtf8(family), .points = {}};
            const double base = 0.30 - 0.09 * i;
            row.points
                = {{Gap::Rq1, estimate(base, 0.05, 234), i == 0}, {Gap::Rq2, estimate(base - 0.33, 0.04, 234), i == 0},
                    {Gap::Rq3, estimate(0.02 * (i - 1), 0.03, 234), false}};
            spec.rows.push_back(row);
        }
    spec.caption = QStringLiteral("Paired bootstrap, B = 1,000, seed 42; whiskers are 95% percentile intervals.");
    return spec;
}

inline BarsSpec bars()
{
    BarsSpec spec;
    spec.title = QStringLiteral("Tuned generalists against the best specialists");
    spec.axis = QStringLiteral("AUROC (%)");
    const char* sets[] = {"CheXpert", "Camelyon17", "HAM10000", "PAPILA", "GF3300", "FairVLMed"};
    for (int i = 0; i < 6; ++i) {
        BarGroup group{.name = QString::fromUtf8(sets[i]),
            .detail = QStringLiteral("n = %1").arg(200 + i),
            .bars = {},
            .references
            = {{QStringLiteral("MedCLIP"), 0.906 - 0.03 * i}, {QStringLiteral("BioMedCLIP"), 0.86 - 0.04 * i}}};
        group.bars = {{QStringLiteral("CLIP"), estimate(0.87 - 0.02 * i, 0.03, 200), false},
            {QStringLiteral("BLIP-2"), estimate(0.83 - 0.01 * i, 0.03, 200), false},
            {QStringLiteral("SigLIP"), estimate(0.91 - 0.03 * i, 0.03, 200), false}};
        spec.groups.push_back(group);
    }
    spec.counts = QStringLiteral("9 of 12 beat the best specialist, 12 of 12 the second");
    spec.caption = QStringLiteral("Linear probes; whiskers are 95% percentile bootstrap intervals, B = 1,000.");
    return spec;
}

inline ForestSpec forest()
{
    ForestSpec spec;
    spec.title = QStringLiteral("AUROC on CheXpert");
    spec.axis = QStringLiteral("AUROC (%)");
    spec.valueHeader = QStringLiteral("AUROC (%) [95% CI]");
    const HeatmapSpec source = heatmap();
    for (std::size_t row = 0; row < source.rows.size(); ++row)
        spec.rows.push_back({.name = source.rows[row].name,
            .role = source.rows[row].role,
            .group
            = source.rows[row].role == Role::Generalist ? QStringLiteral("Generalists") : QStringLiteral("Specialists"),
            .estimate = source.cell(static_cast<int>(row), 0).estimate,
            .inDomain = source.cell(static_cast<int>(row), 0).inDomain});
    spec.reference = 0.5;
    spec.referenceName = QStringLiteral("chance");
    return spec;
}

inline CurveSpec roc()
{
    CurveSpec spec;
    spec.title = QStringLiteral("ROC on CheXpert");
    spec.xAxis = QStringLiteral("1 − specificity");
    spec.yAxis = QStringLiteral("Sensitivity");
    const auto curve = [](const char* name, Role role, double power) {
        Curve out{.name = QString::fromUtf8(name), .role = role, .points = {}, .operatingPoint = 20};
        for (int i = 0; i <= 100; ++i) {
            const double x = i / 100.0;
            const double y = std::pow(x, power);
            const double band = 0.25 * std::sqrt(x * (1.0 - x)) * (1.0 - y + 0.1);
            out.points.push_back({.x = x, .y = y, .lower = std::max(0.0, y - band), .upper = std::min(1.0, y + band)});
        }
        return out;
    };
    spec.curves = {curve("MedCLIP, AUROC 90.6 [84.8, 95.4]", Role::Specialist, 0.12),
        curve("CLIP, AUROC 62.5 [57.0, 68.1]", Role::Generalist, 0.6)};
    spec.caption
        = QStringLiteral("Pointwise 95% bootstrap bands; hollow marks: threshold of the largest Youden index.");
    return spec;
}

inline ReliabilitySpec reliability()
{
    ReliabilitySpec spec;
    spec.title = QStringLiteral("Calibration of MedCLIP on CheXpert");
    spec.role = Role::Specialist;
    for (int i = 0; i < 15; ++i) {
        const double c = (i + 0.5) / 15.0;
        const std::int64_t count = i < 5 ? 0 : 10 + 12 * i;
        const double a = std::min(1.0, 0.15 + 0.8 * c * c + 0.05);
        spec.bins.push_back(
            {.confidence = c, .accuracy = a, .lower = a - 0.06, .upper = std::min(1.0, a + 0.06), .count = count});
    }
    spec.summary = QStringLiteral("ECE 14.1 [12.0, 16.6], 15 bins of equal width");
    return spec;
}

inline ConfusionSpec confusion()
{
    return {.title = QStringLiteral("MedCLIP on breast ultrasound"),
        .reference = QStringLiteral("Reference"),
        .predicted = QStringLiteral("Predicted"),
        .classes = {QStringLiteral("benign"), QStringLiteral("malignant"), QStringLiteral("normal")},
        .counts = {70, 12, 5, 9, 31, 2, 6, 0, 21},
        .role = Role::Specialist,
        .caption = QStringLiteral("n = 156 test images; shares are of the reference class.")};
}

inline std::vector<std::pair<QString, Figure>> all()
{
    return {{QStringLiteral("heatmap"), heatmap()}, {QStringLiteral("heatmap_demo"), demoHeatmap()},
        {QStringLiteral("heatmap_published"), overlaidHeatmap()}, {QStringLiteral("gaps"), gaps()},
        {QStringLiteral("bars"), bars()}, {QStringLiteral("forest"), forest()}, {QStringLiteral("roc"), roc()},
        {QStringLiteral("reliability"), reliability()}, {QStringLiteral("confusion"), confusion()}};
}

}
