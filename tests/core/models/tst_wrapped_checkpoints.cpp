#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/models/model.h"
#include "tests/core/checkpoint/archives.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <deque>
#include <functional>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace vlm;
using checkpoint::DType;
using checkpoint::TensorView;
namespace fs = std::filesystem;

namespace {

const fs::path kFixtures = fs::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures";
using Respell = std::function<std::string(const std::string&)>;

bool isWeights(const fs::path& file)
{
    const std::string name = file.filename().string();
    return file.extension() == ".bin" || file.extension() == ".pt" || name.ends_with("model.safetensors")
        || name.ends_with(".index.json");
}

/// The fixture's files without its weights. @return its weights
checkpoint::Checkpoint copied(const std::string& fixture, const fs::path& to)
{
    fs::create_directories(to);
    for (const auto& file : fs::directory_iterator(kFixtures / fixture))
        if (!isWeights(file.path()))
            fs::copy(file.path(), to / file.path().filename(), fs::copy_options::recursive);
    return checkpoint::Checkpoint::open(kFixtures / fixture);
}

std::vector<TensorView> respelt(const checkpoint::Checkpoint& checkpoint, const Respell& respell)
{
    std::vector<TensorView> tensors(checkpoint.tensors().begin(), checkpoint.tensors().end());
    for (TensorView& one : tensors)
        one.name = respell(one.name);
    return tensors;
}

/// What a pickle says of one tensor, and its storage.
std::string pickled(const TensorView& one, std::size_t index, archives::Members& members)
{
    const std::string key = std::to_string(index);
    members.emplace_back(
        "archive/data/" + key, std::string(reinterpret_cast<const char*>(one.bytes.data()), one.bytes.size()));
    std::vector<int> shape(one.shape.begin(), one.shape.end());
    std::vector<int> strides(shape.size(), 1);
    for (std::size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * shape[i];
    std::string text
        = archives::tensor(key, static_cast<int>(one.bytes.size() / checkpoint::size(one.dtype)), 0, shape, strides);
    const std::string storage = one.dtype == DType::F32 ? "FloatStorage"
        : one.dtype == DType::F16                       ? "HalfStorage"
        : one.dtype == DType::BF16                      ? "BFloat16Storage"
                                                        : "LongStorage";
    return text.replace(text.find("FloatStorage"), 12, storage);
}

enum class Wrapper { StateDict, ModelAndOptimizer, Module, Net, Nested };

/// torch.save of the tensors as training programs wrap them.
void writeWrapped(const fs::path& file, const std::vector<TensorView>& tensors, Wrapper wrapper)
{
    archives::Members members;
    std::vector<std::pair<std::string, std::string>> weights;
    for (const TensorView& one : tensors)
        weights.emplace_back(one.name, pickled(one, weights.size(), members));
    const std::string model = archives::dict(weights);
    const std::string moments = archives::dict({{"exp_avg", pickled(tensors.front(), members.size(), members)}});
    std::string all;
    switch (wrapper) {
    case Wrapper::StateDict:
        all = archives::dict({{"epoch", archives::integer(3)}, {"state_dict", model}});
        break;
    case Wrapper::ModelAndOptimizer:
        all = archives::dict({{"model", model}, {"optimizer", moments}, {"step", archives::integer(900)}});
        break;
    case Wrapper::Module:
        all = archives::dict({{"module", model}, {"lr_scheduler", moments}});
        break;
    case Wrapper::Net:
        all = archives::dict({{"net", model}, {"best", archives::integer(1)}});
        break;
    case Wrapper::Nested:
        all = archives::dict({{"model", archives::dict({{"state_dict", model}})}, {"optimizer", moments}});
        break;
    }
    members.emplace_back("archive/data.pkl", archives::pickle(all));
    members.emplace_back("archive/byteorder", "little");
    writeFileAtomically(file, archives::zip(members));
}

void expectReference(const fs::path& folder)
{
    std::vector<models::TensorCheck> checks;
    try {
        checks = models::recognise(folder).verify(folder);
    } catch (const std::exception& error) {
        QFAIL(error.what());
    }
    QVERIFY(checks.size() >= 2);
    for (const models::TensorCheck& check : checks)
        QVERIFY2(check.passed, (check.name + " " + check.note).c_str());
}

std::string refusalOf(const fs::path& folder)
{
    try {
        (void)models::recognise(folder).verify(folder);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

Respell behind(const std::string& prefix)
{
    return [prefix](const std::string& name) { return prefix + name; };
}

}

/// Training programs put a model's names behind prefixes and into dictionaries: it opens all the same.
class TestWrappedCheckpoints : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_next = 0;

    fs::path fresh() { return fs::path(m_folder.path().toStdString()) / std::to_string(m_next++); }

private Q_SLOTS:
    void prefixesAreTakenAway_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("prefix");
        for (const char* fixture : {"clip", "siglip", "openai_clip_vit", "openai_clip_resnet", "biomedclip", "medclip",
                 "blip_itm", "blip2_itm", "bert", "distilbert", "swin", "timm_vit", "blip_vqa"})
            for (const char* prefix : {"module.", "_orig_mod.", "state_dict.", "model.", "state_dict.model.module.",
                     "module._orig_mod.", "net.", "clip_model."})
                QTest::addRow("%s behind %s", fixture, prefix) << fixture << prefix;
        for (const char* fixture : {"llava", "qwen2_vl", "gemma3", "internvl", "blip2_opt"})
            for (const char* prefix : {"module.", "_orig_mod.", "state_dict.module."})
                QTest::addRow("%s behind %s", fixture, prefix) << fixture << prefix;
    }

    void prefixesAreTakenAway()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, prefix);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        checkpoint::writeSafetensors(to / "model.safetensors", respelt(source, behind(prefix.toStdString())));
        expectReference(to);
        fs::remove_all(to);
    }

    void dictionariesAreOpened_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<int>("wrapper");
        QTest::addColumn<QString>("prefix");
        const std::vector<std::tuple<const char*, Wrapper, const char*>> ways{{"state_dict", Wrapper::StateDict, ""},
            {"model beside optimizer", Wrapper::ModelAndOptimizer, ""}, {"module", Wrapper::Module, ""},
            {"net", Wrapper::Net, ""}, {"model.state_dict", Wrapper::Nested, ""},
            {"state_dict of DataParallel", Wrapper::StateDict, "module."},
            {"state_dict of Lightning", Wrapper::StateDict, "model."}};
        for (const char* fixture : {"clip", "siglip", "openai_clip_vit", "openai_clip_resnet", "biomedclip", "medclip",
                 "blip_itm", "blip2_itm", "bert", "distilbert", "swin", "timm_vit"})
            for (const auto& [name, wrapper, prefix] : ways)
                QTest::addRow("%s in %s", fixture, name) << fixture << static_cast<int>(wrapper) << prefix;
    }

    void dictionariesAreOpened()
    {
        QFETCH(QString, fixture);
        QFETCH(int, wrapper);
        QFETCH(QString, prefix);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        writeWrapped(
            to / "pytorch_model.bin", respelt(source, behind(prefix.toStdString())), static_cast<Wrapper>(wrapper));
        expectReference(to);
        fs::remove_all(to);
    }

    void pmcclipFilesMayBeWrapped()
    {
        const fs::path to = fresh();
        fs::create_directories(to);
        for (const auto& file : fs::directory_iterator(kFixtures / "pmcclip"))
            if (file.path().extension() != ".pth")
                fs::copy(file.path(), to / file.path().filename());
        for (const char* name : {"image_encoder(resnet50).pth", "text_encoder.pth"}) {
            const auto source = checkpoint::Checkpoint::open(kFixtures / "pmcclip" / name);
            writeWrapped(to / name, respelt(source, behind("module.model.")), Wrapper::StateDict);
        }
        fs::copy(kFixtures / "pmcclip" / "text_projection_layer.pth", to / "text_projection_layer.pth");
        expectReference(to);
    }

    void stateOfTheOptimizerIsLeftOut()
    {
        const fs::path to = fresh();
        const auto source = copied("openai_clip_vit", to);
        std::vector<TensorView> tensors = respelt(source, behind("state_dict."));
        for (std::size_t i = 0; i < 3; ++i) {
            TensorView moment = tensors[i];
            moment.name = "optimizer.state." + std::to_string(i) + ".exp_avg";
            tensors.push_back(moment);
        }
        checkpoint::writeSafetensors(to / "model.safetensors", tensors);
        expectReference(to);
    }

    void twoModelsInOneFileAreRefused()
    {
        const fs::path to = fresh();
        const auto source = copied("clip", to);
        std::vector<TensorView> tensors = respelt(source, behind("model."));
        const std::vector<TensorView> second = respelt(source, behind("net."));
        tensors.insert(tensors.end(), second.begin(), second.end());
        checkpoint::writeSafetensors(to / "model.safetensors", tensors);
        const std::string why = refusalOf(to);
        QVERIFY2(why.find("'model.'") != std::string::npos && why.find("'net.'") != std::string::npos, why.c_str());
    }

    void unknownPrefixIsRefusedByName()
    {
        const fs::path to = fresh();
        const auto source = copied("clip", to);
        checkpoint::writeSafetensors(to / "model.safetensors", respelt(source, behind("teacher.")));
        const std::string why = refusalOf(to);
        QVERIFY2(why.find("teacher.") != std::string::npos, why.c_str());
    }

    void towerInsideAnotherModelIsNotItsCheckpoint()
    {
        const fs::path to = fresh();
        const auto source = copied("timm_vit", to);
        checkpoint::writeSafetensors(to / "model.safetensors", respelt(source, behind("visual.")));
        QVERIFY_THROWS_EXCEPTION(Error, (void)models::recognise(to));
    }

    void olderNamesOfLayerNormsAreRead_data()
    {
        QTest::addColumn<QString>("fixture");
        for (const char* fixture : {"bert", "medclip", "biomedclip", "blip_itm"})
            QTest::newRow(fixture) << fixture;
    }

    void olderNamesOfLayerNormsAreRead()
    {
        QFETCH(QString, fixture);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        int changed = 0;
        const auto older = [&](const std::string& name) {
            for (const auto& [now, then] :
                {std::pair{"LayerNorm.weight", "LayerNorm.gamma"}, std::pair{"LayerNorm.bias", "LayerNorm.beta"}})
                if (name.ends_with(now)) {
                    ++changed;
                    return name.substr(0, name.size() - std::strlen(now)) + then;
                }
            return name;
        };
        checkpoint::writeSafetensors(to / "model.safetensors", respelt(source, older));
        QVERIFY(changed > 4);
        expectReference(to);
    }

    void headsOfPreTrainingAreLeftOut_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("head");
        QTest::newRow("bert") << "bert"
                              << "bert."
                              << "cls.predictions.transform.dense.weight";
        QTest::newRow("distilbert") << "distilbert"
                                    << "distilbert."
                                    << "vocab_transform.weight";
        QTest::newRow("swin") << "swin"
                              << "swin."
                              << "classifier.weight";
        QTest::newRow("timm") << "timm_vit"
                              << ""
                              << "head.weight";
    }

    void headsOfPreTrainingAreLeftOut()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, prefix);
        QFETCH(QString, head);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        std::vector<TensorView> tensors = respelt(source, behind(prefix.toStdString()));
        tensors.push_back(tensors.front());
        tensors.back().name = head.toStdString();
        checkpoint::writeSafetensors(to / "model.safetensors", tensors);
        expectReference(to);
    }

    void computedBuffersMayBeThere_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("buffer");
        QTest::newRow("clip, text") << "clip"
                                    << "text_model.embeddings.position_ids";
        QTest::newRow("clip, image") << "clip"
                                     << "vision_model.embeddings.position_ids";
        QTest::newRow("siglip") << "siglip"
                                << "vision_model.embeddings.position_ids";
        QTest::newRow("bert") << "bert"
                              << "embeddings.position_ids";
        QTest::newRow("biomedclip") << "biomedclip"
                                    << "text.transformer.embeddings.position_ids";
        QTest::newRow("medclip") << "medclip"
                                 << "text_model.model.embeddings.position_ids";
        QTest::newRow("blip") << "blip_itm"
                              << "text_encoder.embeddings.position_ids";
        QTest::newRow("blip-2") << "blip2_itm"
                                << "embeddings.position_ids";
    }

    void computedBuffersMayBeThere()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, buffer);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        std::vector<TensorView> tensors = respelt(source, behind(""));
        const std::vector<std::int64_t> ids{0, 1, 2, 3};
        tensors.push_back({.name = buffer.toStdString(),
            .dtype = DType::I64,
            .shape = {1, 4},
            .bytes = std::as_bytes(std::span(ids))});
        checkpoint::writeSafetensors(to / "model.safetensors", tensors);
        expectReference(to);
    }

    void shardsAreOneCheckpoint_data()
    {
        QTest::addColumn<QString>("fixture");
        for (const char* fixture : {"clip", "siglip", "blip_itm", "blip2_itm", "bert", "swin"})
            QTest::newRow(fixture) << fixture;
    }

    void shardsAreOneCheckpoint()
    {
        QFETCH(QString, fixture);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        const std::vector<TensorView> tensors = respelt(source, behind("module."));
        nlohmann::json map = nlohmann::json::object();
        for (std::size_t shard = 0; shard < 2; ++shard) {
            const std::string name = "model-0000" + std::to_string(shard + 1) + "-of-00002.safetensors";
            std::vector<TensorView> part;
            for (std::size_t i = shard; i < tensors.size(); i += 2) {
                part.push_back(tensors[i]);
                map[tensors[i].name] = name;
            }
            checkpoint::writeSafetensors(to / name, part);
        }
        writeFileAtomically(to / "model.safetensors.index.json",
            nlohmann::json{{"metadata", {{"total_size", 1}}}, {"weight_map", map}}.dump());
        expectReference(to);
    }

    void halfPrecisionWeightsGiveNearlyTheSame_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<bool>("brain");
        for (const char* fixture : {"clip", "siglip", "medclip", "blip_itm", "blip2_itm"})
            for (const bool brain : {false, true})
                QTest::addRow("%s in %s", fixture, brain ? "bfloat16" : "float16") << fixture << brain;
    }

    void halfPrecisionWeightsGiveNearlyTheSame()
    {
        QFETCH(QString, fixture);
        QFETCH(bool, brain);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        std::deque<std::vector<std::uint16_t>> halves;
        std::vector<TensorView> tensors = respelt(source, behind(""));
        for (TensorView& one : tensors) {
            if (one.dtype != DType::F32)
                continue;
            std::vector<std::uint16_t>& half = halves.emplace_back();
            for (std::size_t i = 0; i < one.bytes.size(); i += sizeof(float)) {
                float value = 0.0F;
                std::memcpy(&value, one.bytes.data() + i, sizeof value);
                std::uint32_t bits = 0;
                std::memcpy(&bits, &value, sizeof bits);
                const auto narrow = static_cast<_Float16>(value);
                std::uint16_t out = 0;
                std::memcpy(&out, &narrow, sizeof out);
                half.push_back(brain ? static_cast<std::uint16_t>((bits + 0x8000U) >> 16) : out);
            }
            one.dtype = brain ? DType::BF16 : DType::F16;
            one.bytes = std::as_bytes(std::span(half));
        }
        checkpoint::writeSafetensors(to / "model.safetensors", tensors);
        const auto exact = models::loadEncoder(kFixtures / fixture.toStdString(), {});
        const auto narrow = models::loadEncoder(to, {});
        imaging::Image image(40, 40, 3);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = static_cast<std::uint8_t>(i * 7 % 251);
        const imaging::Pixels pixels = exact->preprocess(image);
        const Matrix a = exact->encodeImages(std::span(&pixels, 1), {});
        const Matrix b = narrow->encodeImages(std::span(&pixels, 1), {});
        double dot = 0.0;
        double aa = 0.0;
        double bb = 0.0;
        for (std::size_t k = 0; k < a.cols; ++k) {
            dot += static_cast<double>(a(0, k)) * static_cast<double>(b(0, k));
            aa += static_cast<double>(a(0, k)) * static_cast<double>(a(0, k));
            bb += static_cast<double>(b(0, k)) * static_cast<double>(b(0, k));
        }
        QVERIFY2(dot / std::sqrt(aa * bb) > 0.995, qPrintable(QString::number(dot / std::sqrt(aa * bb))));
    }

    void missingScaleIsNamed_data()
    {
        QTest::addColumn<QString>("fixture");
        QTest::addColumn<QString>("name");
        QTest::newRow("clip") << "clip"
                              << "logit_scale";
        QTest::newRow("siglip, scale") << "siglip"
                                       << "logit_scale";
        QTest::newRow("siglip, bias") << "siglip"
                                      << "logit_bias";
        QTest::newRow("openai") << "openai_clip_vit"
                                << "logit_scale";
        QTest::newRow("biomedclip") << "biomedclip"
                                    << "logit_scale";
        QTest::newRow("medclip") << "medclip"
                                 << "logit_scale";
    }

    void missingScaleIsNamed()
    {
        QFETCH(QString, fixture);
        QFETCH(QString, name);
        const fs::path to = fresh();
        const auto source = copied(fixture.toStdString(), to);
        std::vector<TensorView> tensors = respelt(source, behind(""));
        QCOMPARE(std::erase_if(tensors, [&](const TensorView& one) { return one.name == name.toStdString(); }),
            std::size_t(1));
        checkpoint::writeSafetensors(to / "model.safetensors", tensors);
        const std::string why = refusalOf(to);
        QVERIFY2(why.find("no tensor '" + name.toStdString() + "'") != std::string::npos, why.c_str());
    }
};

QTEST_GUILESS_MAIN(TestWrappedCheckpoints)
#include "tst_wrapped_checkpoints.moc"
