#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/random.h"
#include "core/checkpoint/checkpoint.h"
#include "core/training/image_lora.h"
#include "core/training/image_merge.h"

using namespace vlm;

namespace {

std::filesystem::path data(const std::string& below)
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data" / below;
}

std::filesystem::path fixture()
{
    return data("fixtures/clip");
}

std::vector<imaging::Pixels> pixels()
{
    std::vector<imaging::Pixels> all;
    for (std::uint64_t i = 0; i < 3; ++i) {
        PhiloxStream random(5, i);
        imaging::Pixels one{.channels = 3, .height = 32, .width = 32, .values = std::vector<float>(3 * 32 * 32)};
        for (float& value : one.values)
            value = static_cast<float>(random.normal());
        all.push_back(std::move(one));
    }
    return all;
}

double largestDifference(const Matrix& a, const Matrix& b)
{
    double worst = a.values.size() == b.values.size() ? 0.0 : INFINITY;
    for (std::size_t i = 0; i < std::min(a.values.size(), b.values.size()); ++i)
        worst = std::max(worst, std::abs(static_cast<double>(a.values[i]) - static_cast<double>(b.values[i])));
    return worst;
}

/// Features with the adapter beside the weights.
Matrix adapted(const std::filesystem::path& folder)
{
    const auto encoder = models::loadEncoder(fixture(), {});
    training::MergedAdapter merged(*encoder, folder);
    merged.unmerge();
    return encoder->encodeImages(pixels(), {});
}

std::string errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

std::vector<float> floats(const checkpoint::TensorView& view)
{
    std::vector<float> values(view.bytes.size() / sizeof(float));
    std::memcpy(values.data(), view.bytes.data(), view.bytes.size());
    return values;
}

const checkpoint::TensorView& tensorOf(const checkpoint::Checkpoint& file, const std::string& name)
{
    const auto* view = file.find(name);
    if (view == nullptr)
        throw Error(ErrorKind::Checkpoint, "no " + name);
    return *view;
}

training::LoraSetup quickSetup()
{
    training::LoraSetup how;
    how.options.rank = 4;
    how.options.alpha = 16.0;
    how.options.dropout = 0.05;
    how.options.epochs = 1;
    how.options.batchSize = 3;
    how.options.head = "prompts";
    how.prompts = {"one", "two"};
    return how;
}

training::ImageLora quickFit(models::ImageTextEncoder& encoder, const training::LoraSetup& how)
{
    const training::LabelledImages set{
        .pixels = [all = pixels()](std::size_t i) { return all[i]; }, .labels = {0, 1, 1}};
    return training::ImageLora::fit(encoder, set, set, how, {});
}

}

class PeftAdaptersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layoutsOfOneAdapterAreTheSame_data();
    void layoutsOfOneAdapterAreTheSame();
    void mergedForwardIsTheAdapterForward_data();
    void mergedForwardIsTheAdapterForward();
    void unmergingRestoresEveryByte();
    void mergedFileHoldsThePlainFormula_data();
    void mergedFileHoldsThePlainFormula();
    void mergedFileLoadsAndPredictsAsTheAdapter();
    void writtenAdapterHasPeftsFields();
    void writtenDoraAndBiasesHavePeftsNames();
    void whatFactorsCannotSayIsRefused_data();
    void whatFactorsCannotSayIsRefused();
};

void PeftAdaptersTest::layoutsOfOneAdapterAreTheSame_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"named", "bare", "tower", "pickled"})
        QTest::newRow(folder) << folder;
}

void PeftAdaptersTest::layoutsOfOneAdapterAreTheSame()
{
    QFETCH(QString, folder);
    const Matrix plain = adapted(data("peft/plain"));
    QVERIFY(largestDifference(plain, models::loadEncoder(fixture(), {})->encodeImages(pixels(), {})) > 1e-3);
    QCOMPARE(adapted(data("peft/" + folder.toStdString())).values, plain.values);
}

void PeftAdaptersTest::mergedForwardIsTheAdapterForward_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"plain", "patterns", "rslora", "dora", "bias", "saved"})
        QTest::newRow(folder) << folder;
}

void PeftAdaptersTest::mergedForwardIsTheAdapterForward()
{
    QFETCH(QString, folder);
    const auto encoder = models::loadEncoder(fixture(), {});
    const Matrix base = encoder->encodeImages(pixels(), {});
    training::MergedAdapter merged(*encoder, data("peft/" + folder.toStdString()));
    QCOMPARE(merged.layers(), std::size_t(2));
    const Matrix together = encoder->encodeImages(pixels(), {});
    merged.unmerge();
    const Matrix beside = encoder->encodeImages(pixels(), {});
    const double difference = largestDifference(together, beside);
    QVERIFY2(difference < 1e-5, qPrintable(QString::number(difference)));
    QVERIFY(largestDifference(together, base) > 1e-3);
}

void PeftAdaptersTest::unmergingRestoresEveryByte()
{
    const auto encoder = models::loadEncoder(fixture(), {});
    const Matrix before = encoder->encodeImages(pixels(), {});
    {
        training::MergedAdapter merged(*encoder, data("peft/dora"));
        merged.unmerge();
        merged.merge();
    }
    QCOMPARE(encoder->encodeImages(pixels(), {}).values, before.values);
}

void PeftAdaptersTest::mergedFileHoldsThePlainFormula_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<double>("scale"); // of the layer's B A
    QTest::newRow("alpha over rank") << "plain" << 8.0 / 2.0;
    QTest::newRow("alpha over root of rank") << "rslora" << 8.0 / std::sqrt(2.0);
    QTest::newRow("patterns") << "patterns" << 6.0 / 1.0;
    QTest::newRow("magnitudes") << "dora" << 8.0 / 2.0;
}

void PeftAdaptersTest::mergedFileHoldsThePlainFormula()
{
    QFETCH(QString, folder);
    QFETCH(double, scale);
    const QTemporaryDir directory;
    const std::filesystem::path out = std::filesystem::path(directory.path().toStdString()) / "merged";
    const std::filesystem::path from = data("peft/" + folder.toStdString());
    QCOMPARE(training::mergeImageAdapter(fixture(), from, out).layers, std::size_t(2));
    const auto adapter = checkpoint::Checkpoint::open(from / "adapter_model.safetensors");
    const auto base = checkpoint::Checkpoint::open(fixture());
    const auto merged = checkpoint::Checkpoint::open(out);
    QCOMPARE(merged.tensors().size(), base.tensors().size());
    const std::string layer = "vision_model.encoder.layers.1.mlp.fc1";
    const std::string stem = "base_model.model." + layer;
    const auto& shape = tensorOf(base, layer + ".weight").shape;
    const auto rows = static_cast<std::size_t>(shape[0]);
    const auto columns = static_cast<std::size_t>(shape[1]);
    const std::vector<float> w = floats(tensorOf(base, layer + ".weight"));
    const std::vector<float> a = floats(tensorOf(adapter, stem + ".lora_A.weight"));
    const std::vector<float> b = floats(tensorOf(adapter, stem + ".lora_B.weight"));
    const std::vector<float> got = floats(tensorOf(merged, layer + ".weight"));
    const std::size_t rank = a.size() / columns;
    const auto* magnitudes = adapter.find(stem + ".lora_magnitude_vector");
    double worst = 0.0;
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<double> row(columns);
        double squares = 0.0;
        for (std::size_t c = 0; c < columns; ++c) {
            row[c] = static_cast<double>(w[r * columns + c]);
            for (std::size_t k = 0; k < rank; ++k)
                row[c] += scale * static_cast<double>(b[r * rank + k]) * static_cast<double>(a[k * columns + c]);
            squares += row[c] * row[c];
        }
        const double factor
            = magnitudes == nullptr ? 1.0 : static_cast<double>(floats(*magnitudes)[r]) / std::sqrt(squares);
        for (std::size_t c = 0; c < columns; ++c)
            worst = std::max(worst, std::abs(factor * row[c] - static_cast<double>(got[r * columns + c])));
    }
    QVERIFY2(worst < 1e-5, qPrintable(QString::number(worst)));
    // What the adapter does not touch keeps its bytes.
    const std::string other = "vision_model.encoder.layers.0.mlp.fc1.weight";
    QCOMPARE(floats(tensorOf(merged, other)), floats(tensorOf(base, other)));
}

void PeftAdaptersTest::mergedFileLoadsAndPredictsAsTheAdapter()
{
    const QTemporaryDir directory;
    const std::filesystem::path out = std::filesystem::path(directory.path().toStdString()) / "merged";
    QCOMPARE(training::mergeImageAdapter(fixture(), data("peft/saved"), out).tensors, std::size_t(1));
    const Matrix features = models::loadEncoder(out, {})->encodeImages(pixels(), {});
    QVERIFY(largestDifference(features, adapted(data("peft/saved"))) < 1e-5);
    const std::string again = errorOf([&] { (void)training::mergeImageAdapter(fixture(), data("peft/saved"), out); });
    QVERIFY2(again.find("exists already") != std::string::npos, again.c_str());
}

void PeftAdaptersTest::writtenAdapterHasPeftsFields()
{
    const QTemporaryDir directory;
    const std::filesystem::path folder = directory.path().toStdString();
    const auto encoder = models::loadEncoder(fixture(), {});
    quickFit(*encoder, quickSetup()).save(folder);
    const nlohmann::json written = readJson(folder / "adapter_config.json");
    const nlohmann::json reference = readJson(data("peft/plain") / "adapter_config.json");
    for (const auto& [field, value] : written.items()) {
        QVERIFY2(reference.contains(field), field.c_str()); // LoraConfig knows every field, and no type differs
        const bool same = value.type() == reference[field].type() || value.is_null() || reference[field].is_null()
            || (value.is_number() && reference[field].is_number());
        QVERIFY2(same, field.c_str());
    }
    for (const char* field : {"peft_type", "r", "lora_alpha", "target_modules", "bias", "use_rslora", "use_dora",
             "modules_to_save", "rank_pattern", "alpha_pattern", "fan_in_fan_out", "inference_mode", "task_type"})
        QVERIFY2(written.contains(field), field);
    QVERIFY(written["lora_alpha"].is_number_integer());
    std::set<std::string> expected;
    for (const std::string module : written["target_modules"])
        for (const char* factor : {".lora_A.weight", ".lora_B.weight"})
            expected.insert("base_model.model." + module + factor);
    std::set<std::string> found;
    const auto file = checkpoint::Checkpoint::open(folder / "adapter_model.safetensors");
    for (const checkpoint::TensorView& view : file.tensors())
        found.insert(view.name);
    QVERIFY(found == expected);
}

void PeftAdaptersTest::writtenDoraAndBiasesHavePeftsNames()
{
    const QTemporaryDir directory;
    const std::filesystem::path folder = directory.path().toStdString();
    const auto encoder = models::loadEncoder(fixture(), {});
    training::LoraSetup how = quickSetup();
    how.options.weightDecomposed = true;
    how.options.bias = "lora_only";
    Matrix before;
    {
        const auto lora = quickFit(*encoder, how);
        lora.save(folder);
        before = encoder->encodeImages(pixels(), {});
    }
    const auto file = checkpoint::Checkpoint::open(folder / "adapter_model.safetensors");
    const std::string stem = "base_model.model.vision_model.encoder.layers.0.self_attn.q_proj";
    QCOMPARE(tensorOf(file, stem + ".lora_magnitude_vector").shape, (std::vector<std::int64_t>{32}));
    QCOMPARE(tensorOf(file, stem + ".base_layer.bias").shape, (std::vector<std::int64_t>{32}));
    QVERIFY(readJson(folder / "adapter_config.json").at("use_dora").get<bool>());
    QCOMPARE(readJson(folder / "adapter_config.json").at("bias").get<std::string>(), std::string("lora_only"));
    QVERIFY(largestDifference(adapted(folder), before) < 1e-6);
}

void PeftAdaptersTest::whatFactorsCannotSayIsRefused_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("word");
    QTest::newRow("quantisation-aware") << "qalora"
                                        << "use_qalora";
    QTest::newRow("changed base weights") << "pissa"
                                          << "init_lora_weights";
    QTest::newRow("another method") << "ia3"
                                    << "IA3";
}

void PeftAdaptersTest::whatFactorsCannotSayIsRefused()
{
    QFETCH(QString, folder);
    QFETCH(QString, word);
    const auto encoder = models::loadEncoder(fixture(), {});
    const std::string text
        = errorOf([&] { training::MergedAdapter merged(*encoder, data("peft/" + folder.toStdString())); });
    QVERIFY2(text.find(word.toStdString()) != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(PeftAdaptersTest)
#include "tst_peft_adapters.moc"
