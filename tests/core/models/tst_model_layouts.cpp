#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/models/model.h"

#include <algorithm>
#include <functional>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace vlm;
namespace fs = std::filesystem;

namespace {

using Rename = std::function<std::string(std::string)>;
using Reshape = std::function<void(nlohmann::json&)>;

/// Replaces the first of the prefixes that the name begins with.
Rename prefixes(std::vector<std::pair<std::string, std::string>> pairs)
{
    return [pairs](std::string name) {
        for (const auto& [from, to] : pairs) {
            if (name.starts_with(from))
                return to + name.substr(from.size());
        }
        return name;
    };
}

/// rope_theta and rope_scaling instead of rope_parameters, torch_dtype instead of dtype.
void older(nlohmann::json& config)
{
    if (config.contains("dtype")) {
        config["torch_dtype"] = config["dtype"];
        config.erase("dtype");
    }
    for (auto& [key, value] : config.items()) {
        if (value.is_object() && key.ends_with("_config"))
            older(value);
    }
    if (!config.contains("rope_parameters"))
        return;
    const nlohmann::json rope = config["rope_parameters"];
    config.erase("rope_parameters");
    if (rope.contains("full_attention")) { // Gemma 3
        config["rope_theta"] = rope["full_attention"]["rope_theta"];
        config["rope_local_base_freq"] = rope["sliding_attention"]["rope_theta"];
        config["sliding_window_pattern"] = config["_sliding_window_pattern"];
        for (const char* key : {"_sliding_window_pattern", "layer_types"})
            config.erase(key);
        return;
    }
    config["rope_theta"] = rope["rope_theta"];
    if (rope.contains("mrope_section"))
        config["rope_scaling"] = {{"type", "mrope"}, {"mrope_section", rope["mrope_section"]}};
}

/// transformers before 4.52: the language model's keys stand in the root.
void flat(nlohmann::json& config)
{
    older(config);
    const nlohmann::json text = config["text_config"];
    config.erase("text_config");
    for (const auto& [key, value] : text.items()) {
        if (!config.contains(key))
            config[key] = value;
    }
}

void unchanged(nlohmann::json&) { }

struct Layout {
    const char* name;
    const char* fixture;
    Rename rename;
    Reshape config;
};

std::vector<Layout> layouts()
{
    const auto newest = prefixes({{"language_model.lm_head.", "lm_head."},
        {"language_model.model.", "model.language_model."}, {"vision_tower.vision_model.", "model.vision_tower."},
        {"vision_tower.", "model.vision_tower."}, {"multi_modal_projector.", "model.multi_modal_projector."}});
    const auto qwen = prefixes({{"visual.", "model.visual."}, {"model.", "model.language_model."}});
    const auto bare = prefixes({{"vision_tower.vision_model.", "vision_tower."}});
    const auto same = prefixes({});
    return {
        {"llava, tower without vision_model", "llava", bare, unchanged},
        {"llava, everything below model", "llava", newest, unchanged},
        {"llava, older config", "llava", same, older},
        {"llava with mistral, newest", "llava_mistral", newest, older},
        {"llava with siglip, newest", "vila_siglip_qwen2", newest, older},
        {"gemma3, tower without vision_model", "gemma3", bare, unchanged},
        {"gemma3, newest", "gemma3", newest, unchanged},
        {"gemma3, older config", "gemma3", same, older},
        {"internvl, newest", "internvl", newest, older},
        {"qwen2_vl, newest", "qwen2_vl", qwen, unchanged},
        {"qwen2_vl, flat config", "qwen2_vl", same, flat},
        {"qwen2_5_vl, newest", "qwen2_5_vl", qwen, older},
        {"qwen2_5_vl, flat config", "qwen2_5_vl", same, flat},
        {"blip2, below model", "blip2_opt", prefixes({{"", "model."}}), unchanged},
    };
}

/// A copy of the fixture with other names.
void respell(const Layout& layout, const fs::path& to)
{
    const fs::path from = fs::path(MEDVLM_SOURCE_DIR) / "tests/data/fixtures" / layout.fixture;
    fs::create_directories(to);
    for (const auto& file : fs::directory_iterator(from))
        fs::copy(file.path(), to / file.path().filename(), fs::copy_options::recursive);
    const auto checkpoint = checkpoint::Checkpoint::open(from / "model.safetensors");
    std::vector<checkpoint::TensorView> tensors(checkpoint.tensors().begin(), checkpoint.tensors().end());
    for (checkpoint::TensorView& tensor : tensors)
        tensor.name = layout.rename(tensor.name);
    checkpoint::writeSafetensors(to / "model.safetensors", tensors);
    nlohmann::json config = readJson(from / "config.json");
    layout.config(config);
    writeFileAtomically(to / "config.json", config.dump());
}

}

/// Published checkpoints of a family come in the spellings of several versions: all give the same results.
class TestLayouts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySpellingGivesTheReferencesResults_data();
    void everySpellingGivesTheReferencesResults();
    void anUnknownTensorIsRefusedByName();
};

void TestLayouts::everySpellingGivesTheReferencesResults_data()
{
    QTest::addColumn<int>("index");
    const auto all = layouts();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

void TestLayouts::everySpellingGivesTheReferencesResults()
{
    QFETCH(int, index);
    const QTemporaryDir folder;
    const fs::path to = fs::path(folder.path().toStdString()) / "model";
    respell(layouts()[static_cast<std::size_t>(index)], to);
    std::vector<models::TensorCheck> checks;
    try {
        checks = models::recognise(to).verify(to);
    } catch (const std::exception& error) {
        QFAIL(error.what());
    }
    QVERIFY(checks.size() > 10);
    for (const models::TensorCheck& check : checks)
        QVERIFY2(check.passed, (check.name + " " + check.note).c_str());
}

void TestLayouts::anUnknownTensorIsRefusedByName()
{
    const QTemporaryDir folder;
    const fs::path to = fs::path(folder.path().toStdString()) / "model";
    const Rename odd = prefixes({{"multi_modal_projector.linear_1.bias", "multi_modal_projector.odd"}});
    respell({"odd", "llava", odd, unchanged}, to);
    try {
        (void)models::recognise(to).verify(to);
        QFAIL("accepted");
    } catch (const Error& error) {
        QVERIFY2(std::string(error.what()).find("multi_modal_projector") != std::string::npos, error.what());
    }
}

QTEST_GUILESS_MAIN(TestLayouts)
#include "tst_model_layouts.moc"
