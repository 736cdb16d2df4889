#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/models/model.h"

using namespace vlm;

namespace {

std::filesystem::path fixture(const std::string& name)
{
    return std::filesystem::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures" / name;
}

/// A float32 tensor of a golden file as one row a first index.
Matrix golden(const checkpoint::Checkpoint& file, const std::string& name)
{
    const checkpoint::TensorView* view = file.find(name);
    Matrix matrix(static_cast<std::size_t>(view->shape[0]),
        view->bytes.size() / sizeof(float) / static_cast<std::size_t>(view->shape[0]));
    std::memcpy(matrix.values.data(), view->bytes.data(), view->bytes.size());
    return matrix;
}

std::vector<imaging::Pixels> goldenPixels(const checkpoint::Checkpoint& file)
{
    const auto shape = file.find("pixel_values")->shape; // [images, 3, height, width]
    const Matrix rows = golden(file, "pixel_values");
    std::vector<imaging::Pixels> all;
    for (std::size_t i = 0; i < rows.rows; ++i) {
        const auto row = rows.row(i);
        all.push_back({.channels = static_cast<int>(shape[1]),
            .height = static_cast<int>(shape[2]),
            .width = static_cast<int>(shape[3]),
            .values = {row.begin(), row.end()}});
    }
    return all;
}

std::vector<std::string> goldenTexts(const std::filesystem::path& folder)
{
    const nlohmann::json settings = readJson(folder / "golden.json");
    if (settings.contains("texts"))
        return settings["texts"].get<std::vector<std::string>>();
    return {settings["text"].get<std::string>()};
}

double largestDifference(const Matrix& ours, const Matrix& reference)
{
    if (ours.values.size() != reference.values.size())
        return INFINITY;
    double worst = 0.0;
    for (std::size_t i = 0; i < ours.values.size(); ++i)
        worst = std::max(worst, std::abs(static_cast<double>(ours.values[i]) - reference.values[i]));
    return worst;
}

/// The text of the vlm::Error that `action` throws; empty if it throws none.
std::string errorOf(const std::function<void()>& action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// A copy of the clip fixture with one tensor renamed or cut.
std::filesystem::path damagedCopy(
    const QTemporaryDir& directory, const std::function<void(checkpoint::TensorView&)>& damage)
{
    const std::filesystem::path folder = directory.path().toStdString();
    for (const char* name : {"config.json", "tokenizer.json"})
        std::filesystem::copy_file(fixture("clip") / name, folder / name);
    const auto original = checkpoint::Checkpoint::open(fixture("clip"));
    std::vector<checkpoint::TensorView> tensors(original.tensors().begin(), original.tensors().end());
    for (checkpoint::TensorView& tensor : tensors)
        damage(tensor);
    checkpoint::writeSafetensors(folder / "model.safetensors", tensors);
    return folder;
}

}

class Encoders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logitsFromFeaturesAreTheReferences_data();
    void logitsFromFeaturesAreTheReferences();
    void bfloat16StaysCloseToFloat32();
    void manyImagesEqualOneAtATime();
    void stopBetweenBatchesIsCancelled();
    void missingTensorIsNamed();
    void wrongShapeNamesBothShapes();
    void unknownTensorIsRefused();
    void parametersAreCountedFromTheTensors();
    void fingerprintFollowsTheWeights();
    void unknownFamilyListsTheKnownOnes();
    void emptyFolderSaysWhatWasLookedFor();
    void encoderWithoutTextTowerIsRefused();
    void everyFamilyHasIdTitleAndSource();
};

void Encoders::logitsFromFeaturesAreTheReferences_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("tensor");
    for (const char* name : {"clip", "clip_legacy", "siglip", "medclip", "pmcclip"})
        QTest::newRow(name) << name << "logits_per_image";
    QTest::newRow("blip_itm") << "blip_itm"
                              << "itc_score";
    QTest::newRow("blip2_itm") << "blip2_itm"
                               << "itc_logits";
}

void Encoders::logitsFromFeaturesAreTheReferences()
{
    QFETCH(QString, name);
    QFETCH(QString, tensor);
    const std::filesystem::path folder = fixture(name.toStdString());
    const auto encoder = models::loadEncoder(folder, {});
    const auto file = checkpoint::Checkpoint::open(folder / "golden.safetensors");
    const Matrix images = encoder->encodeImages(goldenPixels(file), {});
    const Matrix texts = encoder->encodeTexts(goldenTexts(folder), {});
    QCOMPARE(static_cast<int>(images.cols), encoder->info().featureDim);
    const Matrix reference = golden(file, tensor.toStdString());
    const double largest = std::ranges::max(reference.values, {}, [](float v) { return std::abs(v); });
    const double difference = largestDifference(encoder->logits(images, texts), reference) / std::abs(largest);
    QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
}

void Encoders::bfloat16StaysCloseToFloat32()
{
    const auto file = checkpoint::Checkpoint::open(fixture("clip") / "golden.safetensors");
    const auto full = models::loadEncoder(fixture("clip"), {});
    const auto half = models::loadEncoder(fixture("clip"), {.precision = models::Precision::BFloat16});
    const auto pixels = goldenPixels(file);
    const auto texts = goldenTexts(fixture("clip"));
    const Matrix exact = full->logits(full->encodeImages(pixels, {}), full->encodeTexts(texts, {}));
    const Matrix rounded = half->logits(half->encodeImages(pixels, {}), half->encodeTexts(texts, {}));
    const double difference = largestDifference(rounded, exact);
    QVERIFY(difference > 0.0); // the other precision was really used
    // Cosines are off by a few times bfloat16's 2^-8; the scale of 12.2 multiplies that.
    QVERIFY2(difference < 12.2 * 8 / 256, qPrintable(QString::number(difference)));
}

void Encoders::manyImagesEqualOneAtATime()
{
    const auto encoder = models::loadEncoder(fixture("clip"), {});
    const auto three = goldenPixels(checkpoint::Checkpoint::open(fixture("clip") / "golden.safetensors"));
    std::vector<imaging::Pixels> many;
    for (std::size_t i = 0; i < 70; ++i) // two full batches and a rest
        many.push_back(three[i % three.size()]);
    const Matrix together = encoder->encodeImages(many, {});
    QCOMPARE(together.rows, std::size_t(70));
    for (const std::size_t i : {0, 31, 32, 69}) {
        const Matrix alone = encoder->encodeImages(std::span(many).subspan(i, 1), {});
        for (std::size_t k = 0; k < alone.cols; ++k)
            QVERIFY(std::abs(alone(0, k) - together(i, k)) < 1e-4F);
    }
}

void Encoders::stopBetweenBatchesIsCancelled()
{
    const auto encoder = models::loadEncoder(fixture("clip"), {});
    const auto pixels = goldenPixels(checkpoint::Checkpoint::open(fixture("clip") / "golden.safetensors"));
    std::stop_source source;
    source.request_stop();
    try {
        encoder->encodeImages(pixels, source.get_token());
        QFAIL("went on after the stop");
    } catch (const Error& error) {
        QCOMPARE(error.kind(), ErrorKind::Cancelled);
    }
}

void Encoders::missingTensorIsNamed()
{
    const QTemporaryDir directory;
    const auto folder = damagedCopy(directory, [](checkpoint::TensorView& tensor) {
        if (tensor.name == "visual_projection.weight")
            tensor.name = "visual_projection.wieght";
    });
    const std::string text = errorOf([&] { models::loadEncoder(folder, {}); });
    QVERIFY2(text.find("visual_projection.weight") != std::string::npos, text.c_str());
    QVERIFY2(text.find("[24, 32]") != std::string::npos, text.c_str());
    QVERIFY2(text.find("visual_projection.wieght") != std::string::npos, text.c_str()); // what there is instead
}

void Encoders::wrongShapeNamesBothShapes()
{
    const QTemporaryDir directory;
    const auto folder = damagedCopy(directory, [](checkpoint::TensorView& tensor) {
        if (tensor.name == "visual_projection.weight")
            tensor.shape = {32, 24};
    });
    const std::string text = errorOf([&] { models::loadEncoder(folder, {}); });
    QVERIFY2(text.find("visual_projection.weight") != std::string::npos, text.c_str());
    QVERIFY2(text.find("[32, 24]") != std::string::npos, text.c_str());
    QVERIFY2(text.find("[24, 32]") != std::string::npos, text.c_str());
}

void Encoders::unknownTensorIsRefused()
{
    const QTemporaryDir directory;
    const auto folder = damagedCopy(directory, [](checkpoint::TensorView&) {});
    const auto original = checkpoint::Checkpoint::open(fixture("clip"));
    std::vector<checkpoint::TensorView> tensors(original.tensors().begin(), original.tensors().end());
    checkpoint::TensorView extra = tensors.front();
    extra.name = "vision_model.embeddings.position_ids"; // a buffer of older files: skipped
    tensors.push_back(extra);
    checkpoint::writeSafetensors(folder / "model.safetensors", tensors);
    QCOMPARE(errorOf([&] { models::loadEncoder(folder, {}); }), std::string());
    extra.name = "vision_model.gate.weight";
    tensors.push_back(extra);
    checkpoint::writeSafetensors(folder / "model.safetensors", tensors);
    const std::string text = errorOf([&] { models::loadEncoder(folder, {}); });
    QVERIFY2(text.find("vision_model.gate.weight") != std::string::npos, text.c_str());
    QVERIFY2(text.find("position_ids") == std::string::npos, text.c_str());
}

void Encoders::parametersAreCountedFromTheTensors()
{
    const models::ModelInfo info = models::describe(fixture("clip"));
    QCOMPARE(info.family, std::string("clip"));
    QCOMPARE(info.name, std::string("clip"));
    QCOMPARE(info.imageSize, 32);
    QCOMPARE(info.featureDim, 24);
    std::int64_t elements = 0;
    for (const auto& tensor : checkpoint::Checkpoint::open(fixture("clip")).tensors())
        elements += static_cast<std::int64_t>(tensor.bytes.size() / sizeof(float));
    QCOMPARE(info.parameters, elements);
    QCOMPARE(info.weightBytes, elements * 4);
    // The same model with position_ids buffers in it.
    QCOMPARE(models::describe(fixture("clip_legacy")).parameters, elements);
}

void Encoders::fingerprintFollowsTheWeights()
{
    const QTemporaryDir same;
    const QTemporaryDir other;
    const auto untouched = damagedCopy(same, [](checkpoint::TensorView&) {});
    const auto swapped = damagedCopy(other, [](checkpoint::TensorView& tensor) {
        if (tensor.name.ends_with("layers.0.self_attn.q_proj.weight"))
            tensor.name.replace(tensor.name.find("q_proj"), 6, "k_proj");
        else if (tensor.name.ends_with("layers.0.self_attn.k_proj.weight"))
            tensor.name.replace(tensor.name.find("k_proj"), 6, "q_proj");
    });
    QCOMPARE(models::describe(untouched).fingerprint, models::describe(untouched).fingerprint);
    QVERIFY(models::describe(untouched).fingerprint != models::describe(swapped).fingerprint);
}

void Encoders::unknownFamilyListsTheKnownOnes()
{
    const std::string text = errorOf([] { models::family("clap"); });
    QVERIFY2(text.find("clap") != std::string::npos && text.find("siglip") != std::string::npos, text.c_str());
}

void Encoders::emptyFolderSaysWhatWasLookedFor()
{
    const QTemporaryDir directory;
    const std::string text = errorOf([&] { models::recognise(directory.path().toStdString()); });
    QVERIFY2(text.find("config.json") != std::string::npos, text.c_str());
}

void Encoders::encoderWithoutTextTowerIsRefused()
{
    const std::string text = errorOf([] { models::loadEncoder(fixture("swin"), {}); });
    QVERIFY2(text.find("swin") != std::string::npos, text.c_str());
}

void Encoders::everyFamilyHasIdTitleAndSource()
{
    std::vector<std::string_view> ids;
    for (const models::Family* entry : models::allFamilyEntries()) {
        QVERIFY(!entry->id.empty() && !entry->title.empty() && !entry->source.empty());
        QVERIFY(entry->recognises != nullptr && entry->describe != nullptr && entry->verify != nullptr);
        QCOMPARE(entry->loadEncoder != nullptr, entry->kind == models::FamilyKind::Contrastive);
        ids.push_back(entry->id);
    }
    std::ranges::sort(ids);
    QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
}

QTEST_GUILESS_MAIN(Encoders)
#include "tst_encoders.moc"
