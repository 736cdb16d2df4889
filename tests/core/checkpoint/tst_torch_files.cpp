#include "archives.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"
#include "core/checkpoint/scan.h"

#include <cmath>
#include <cstring>
#include <limits>

#include <QTemporaryDir>
#include <QTest>

using namespace archives;
using namespace vlm::checkpoint;

namespace {

std::filesystem::path fixture(const char* name)
{
    return std::string(MEDVLM_SOURCE_DIR "/tests/data/fixtures/") + name;
}

std::vector<float> floats(const TensorView* tensor)
{
    std::vector<float> values(tensor->bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor->bytes.data(), tensor->bytes.size());
    return values;
}

}

class TestTorchFiles : public QObject {
    Q_OBJECT

    Checkpoint open(const std::string& content) const
    {
        const std::filesystem::path file = m_folder.path().toStdString() + "/model.pt";
        vlm::writeFileAtomically(file, content);
        return Checkpoint::open(file);
    }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void holdsTheSameTensorsAsItsSafetensorsTwin_data();
    void holdsTheSameTensorsAsItsSafetensorsTwin();
    void aBareTensorIsNamedTensor();
    void wrappersAreTakenOff();
    void stridedTensorsAreMaterialised();
    void nestedNamesAreJoined();
    void scriptModulesAreReadAsContainers();
    void theFormatBeforeZipIsRead();
    void refusesWhatIsNoPlainCheckpoint_data();
    void refusesWhatIsNoPlainCheckpoint();
    void findsTheFirstNumberThatIsNotFinite();
};

void TestTorchFiles::holdsTheSameTensorsAsItsSafetensorsTwin_data()
{
    QTest::addColumn<QString>("pickled");
    QTest::addColumn<QString>("safe");
    QTest::newRow("medclip") << "medclip/pytorch_model.bin"
                             << "medclip/model.safetensors";
    QTest::newRow("biomedclip") << "biomedclip/open_clip_pytorch_model.bin"
                                << "biomedclip/open_clip_model.safetensors";
    QTest::newRow("openai clip") << "openai_clip_vit/model.pt"
                                 << "openai_clip_vit/model.safetensors";
}

void TestTorchFiles::holdsTheSameTensorsAsItsSafetensorsTwin()
{
    QFETCH(QString, pickled);
    QFETCH(QString, safe);
    const Checkpoint ours = Checkpoint::open(fixture(qPrintable(pickled)));
    const Checkpoint expected = Checkpoint::open(fixture(qPrintable(safe)));
    QCOMPARE(ours.tensors().size(), expected.tensors().size());
    for (const TensorView& tensor : expected.tensors()) {
        const TensorView* found = ours.find(tensor.name);
        QVERIFY2(found, tensor.name.c_str());
        QCOMPARE(found->dtype, tensor.dtype);
        QVERIFY(found->shape == tensor.shape);
        QVERIFY2(std::ranges::equal(found->bytes, tensor.bytes), tensor.name.c_str());
    }
}

void TestTorchFiles::aBareTensorIsNamedTensor()
{
    const Checkpoint checkpoint = Checkpoint::open(fixture("pmcclip/text_projection_layer.pth"));
    QCOMPARE(checkpoint.tensors().size(), std::size_t(1));
    QVERIFY(checkpoint.find("tensor"));
    QVERIFY((checkpoint.find("tensor")->shape == std::vector<std::int64_t>{32, 24}));
}

void TestTorchFiles::wrappersAreTakenOff()
{
    QVERIFY(Checkpoint::open(fixture("xraygpt/xraygpt_pretrained.pth")).find("llama_proj.weight"));
    const std::string weights = dict({{"w", tensor("0", 6, 0, {6}, {1})}});
    QVERIFY(open(torchFile(dict({{"state_dict", weights}, {"epoch", integer(3)}}))).find("w"));
}

void TestTorchFiles::stridedTensorsAreMaterialised()
{
    const Checkpoint checkpoint = open(torchFile(dict({
        {"transposed", tensor("0", 6, 0, {2, 3}, {1, 2})},
        {"slice", tensor("0", 6, 2, {2}, {3})},
        {"repeated", tensor("0", 6, 1, {2, 2}, {0, 1})},
        {"row", tensor("0", 6, 3, {1, 3}, {99, 1})},
        {"scalar", tensor("0", 6, 5, {}, {})},
    })));
    QVERIFY((floats(checkpoint.find("transposed")) == std::vector<float>{0, 2, 4, 1, 3, 5}));
    QVERIFY((floats(checkpoint.find("slice")) == std::vector<float>{2, 5}));
    QVERIFY((floats(checkpoint.find("repeated")) == std::vector<float>{1, 2, 1, 2}));
    QVERIFY((floats(checkpoint.find("row")) == std::vector<float>{3, 4, 5}));
    QVERIFY((floats(checkpoint.find("scalar")) == std::vector<float>{5}));
}

void TestTorchFiles::nestedNamesAreJoined()
{
    const std::string inner = dict({{"weight", tensor("0", 6, 0, {6}, {1})}, {"trained", "\x88"}});
    const Checkpoint checkpoint = open(torchFile(dict({{"visual", dict({{"conv1", inner}})}})));
    QCOMPARE(checkpoint.tensors().size(), std::size_t(1));
    QVERIFY(checkpoint.find("visual.conv1.weight"));
}

void TestTorchFiles::scriptModulesAreReadAsContainers()
{
    const auto module = [](const std::string& type, const std::string& state) {
        return "c__torch__." + type + "\n)\x81" + state + "b";
    };
    const std::string linear = module(
        "torch.nn.Linear\nLinear", dict({{"training", "\x89"}, {"weight", tensor("0", 6, 0, {2, 3}, {3, 1})}}));
    const Checkpoint checkpoint = open(
        torchFile(module("multimodal.model\nMultimodal", dict({{"visual", linear}, {"resolution", integer(224)}}))));
    QCOMPARE(checkpoint.tensors().size(), std::size_t(1));
    QVERIFY(checkpoint.find("visual.weight"));
    // Its source code is compressed; nobody reads it.
    const ZipOptions code{.compressed = "m/code/net.py", .method = 8};
    QVERIFY(open(zip({{"m/data.pkl", pickle(linear)}, {"m/code/net.py", "xx"}, {"m/data/0", sixFloats()}}, code))
                .find("weight"));
}

void TestTorchFiles::theFormatBeforeZipIsRead()
{
    const std::string magic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
    std::string weights = tensor("77", 6, 0, {3, 2}, {2, 1});
    weights.replace(weights.find("tQ"), 2, "NtQ"); // the oldest ids end with a view, here none
    const Checkpoint checkpoint = open(pickle(magic) + pickle("M\xe9\x03") + pickle(dict({{"little_endian", "\x88"}}))
        + pickle(dict({{"w", weights}})) + pickle("](" + text("77") + "e") + le(6, 8) + sixFloats());
    QVERIFY((floats(checkpoint.find("w")) == std::vector<float>{0, 1, 2, 3, 4, 5}));
}

void TestTorchFiles::refusesWhatIsNoPlainCheckpoint_data()
{
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("why");
    const auto row = [](const char* name, const std::string& content, const char* why) {
        QTest::newRow(name) << content << std::string(why);
    };
    const std::string good = tensor("0", 6, 0, {6}, {1});
    row("runs a command", torchFile("cos\nsystem\n" + text("touch owned") + "\x85R"), "\"os.system\"");
    row("runs a command by protocol 4", torchFile(text("builtins") + text("eval") + "\x93" + text("1") + "\x85R"),
        "\"builtins.eval\"");
    row("names another class of torch", torchFile("ctorch.nn.modules.linear\nLinear\n)\x81"), "Linear");
    row("old-style instance", torchFile("(ios\nsystem\n"), "instruction 0x69");
    row("extension registry", torchFile("\x82\x01"), "instruction 0x82");
    row("compressed member", zip({{"a/data.pkl", pickle(good)}, {"a/data/0", sixFloats()}}, {.method = 8}),
        "compressed");
    row("overlapping members", zip({{"a/data.pkl", pickle(good)}, {"a/data.pkl", pickle(good)}}, {.overlap = true}),
        "overlapping");
    row("member larger than the file", zip({{"a/data.pkl", pickle(good)}}, {.claimedSize = 0xfffffffe}),
        "reaches into the directory");
    row("member that climbs", zip({{"a/data.pkl", pickle(good)}, {"../../b", ""}}), "leaves its folder");
    row("member twice", zip({{"a/data.pkl", pickle(good)}, {"a/data/0", "x"}, {"a/data/0", "y"}}), "twice");
    row("big endian", zip({{"a/data.pkl", pickle(good)}, {"a/byteorder", "big"}}), "byte order");
    row("zip without a pickle", zip({{"a/b", "c"}}), "without data.pkl");
    row("zip cut short", torchFile(good).substr(0, 300), "end record");
    row("missing storage", torchFile(tensor("1", 6, 0, {6}, {1})), "storage 1");
    row("tensor beyond its storage", torchFile(tensor("0", 6, 1, {6}, {1})), "outside its storage");
    row("strides beyond the storage", torchFile(tensor("0", 6, 0, {2, 2}, {5, 1})), "outside its storage");
    row("overflowing strides",
        torchFile(tensor("0", 6, 0, {0x7fffffff, 0x7fffffff, 0x7fffffff}, {0x7fffffff, 0x7fffffff, 0x7fffffff})),
        "outside its storage");
    row("repeats its data", torchFile(tensor("0", 6, 0, {0x7ffffff, 64}, {0, 0})), "repeats its data");
    row("negative size", torchFile(tensor("0", 6, 0, {-1}, {1})), "no count");
    row("contains itself", torchFile("}q\x01" + text("a") + "h\x01s"), "nested too deep");
    row("empty stack", torchFile("0"), "empty stack");
    row("memo never kept", torchFile("h\x07"), "never kept");
    row("memo slot out of bounds", torchFile("]r\xff\xff\xff\xff"), "at most");
    row("no tensors", torchFile("}"), "no tensors");
    row("cut short", zip({{"a/data.pkl", "\x80\x02X\xff\xff\xff\xff"}}), "cut short");
    row("text", "<!DOCTYPE html><html></html>", "pickle");
    row("nothing", "", "too few");
}

void TestTorchFiles::refusesWhatIsNoPlainCheckpoint()
{
    QFETCH(std::string, content);
    QFETCH(std::string, why);
    try {
        (void)open(content);
        QFAIL("accepted");
    } catch (const vlm::Error& error) {
        QVERIFY2(std::string(error.what()).find(why) != std::string::npos, error.what());
        QVERIFY(error.kind() == vlm::ErrorKind::Checkpoint);
    }
}

void TestTorchFiles::findsTheFirstNumberThatIsNotFinite()
{
    const std::vector<float> good{1.0F, -std::numeric_limits<float>::max()};
    const std::vector<float> bad{1.0F, 2.0F, std::nanf("")};
    const std::vector<std::uint16_t> infinite{0x3f80, 0x7f80};
    const std::filesystem::path file = m_folder.path().toStdString() + "/scan.safetensors";
    const auto scan = [&](const TensorView& second) {
        const std::vector<TensorView> tensors{{"a", DType::F32, {2}, std::as_bytes(std::span(good))}, second};
        writeSafetensors(file, tensors);
        return firstNonFinite(Checkpoint::open(file));
    };
    QVERIFY(!scan({"b", DType::F32, {2}, std::as_bytes(std::span(good))}));
    QVERIFY(!scan({"b", DType::I16, {2}, std::as_bytes(std::span(infinite))}));
    const auto nan = scan({"b", DType::F32, {3}, std::as_bytes(std::span(bad))});
    QVERIFY(nan && nan->tensor == "b" && nan->index == 2);
    const auto infinity = scan({"b", DType::BF16, {2}, std::as_bytes(std::span(infinite))});
    QVERIFY(infinity && infinity->index == 1);
}

QTEST_GUILESS_MAIN(TestTorchFiles)
#include "tst_torch_files.moc"
