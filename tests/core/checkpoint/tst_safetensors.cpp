#include "core/base/error.h"
#include "core/base/files.h"
#include "core/checkpoint/checkpoint.h"

#include <cstring>
#include <string>

#include <QTemporaryDir>
#include <QTest>

using namespace vlm::checkpoint;

namespace {

std::string safetensors(const std::string& header, std::size_t dataSize)
{
    const std::uint64_t size = header.size();
    return std::string(reinterpret_cast<const char*>(&size), sizeof size) + header + std::string(dataSize, '\x01');
}

std::span<const std::byte> bytesOf(const auto& values)
{
    return std::as_bytes(std::span(values));
}

template <class F> std::string refusal(F&& f)
{
    try {
        f();
    } catch (const vlm::Error& error) {
        return error.what();
    }
    return {};
}

}

class TestSafetensors : public QObject {
    Q_OBJECT

    std::filesystem::path path(const char* name) const { return m_folder.path().toStdString() + "/" + name; }
    void write(const char* name, const std::string& content) const { vlm::writeFileAtomically(path(name), content); }
    QTemporaryDir m_folder;

private Q_SLOTS:
    void everyTypeComesBackAsWritten();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void folderIsReadFromItsShards();
    void refusesBrokenIndexes_data();
    void refusesBrokenIndexes();
    void aFolderWithoutCheckpointSaysWhatWasLookedFor();
};

void TestSafetensors::everyTypeComesBackAsWritten()
{
    const std::vector<double> f64{1.5, -2.0};
    const std::vector<float> f32{1, 2, 3, 4, 5, 6};
    const std::vector<std::uint16_t> half{0x3c00, 0x4000, 0x7c00};
    const std::vector<std::int64_t> i64{-1};
    const std::vector<std::uint8_t> u8{1, 0, 1};
    const std::vector<TensorView> tensors{
        {"bool", DType::Bool, {3}, bytesOf(u8)},
        {"a.f32", DType::F32, {2, 3}, bytesOf(f32)},
        {"half", DType::F16, {3, 1}, bytesOf(half)},
        {"bf16", DType::BF16, {3}, bytesOf(half)},
        {"scalar", DType::I64, {}, bytesOf(i64)},
        {"f64", DType::F64, {2}, bytesOf(f64)},
        {"empty", DType::F32, {0, 7}, {}},
    };
    writeSafetensors(path("all.safetensors"), tensors, {{"format", "pt"}});
    const Checkpoint checkpoint = Checkpoint::open(path("all.safetensors"));
    QCOMPARE(checkpoint.tensors().size(), tensors.size());
    QCOMPARE(checkpoint.metadata().at("format"), std::string("pt"));
    for (const TensorView& tensor : tensors) {
        const TensorView* found = checkpoint.find(tensor.name);
        QVERIFY(found);
        QCOMPARE(found->dtype, tensor.dtype);
        QVERIFY(found->shape == tensor.shape);
        QVERIFY(std::ranges::equal(found->bytes, tensor.bytes));
        QCOMPARE(reinterpret_cast<std::uintptr_t>(found->bytes.data()) % size(tensor.dtype), std::size_t(0));
    }
    QVERIFY(!checkpoint.find("a"));
}

void TestSafetensors::refusesBrokenFiles_data()
{
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("why");
    const auto row = [](const char* name, const std::string& content, const char* why) {
        QTest::newRow(name) << content << std::string(why);
    };
    const std::string good = R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    row("empty", "", "at least 10");
    row("truncated header", safetensors(good, 8).substr(0, 20), "claims a header");
    row("truncated data", safetensors(good, 7), "has 7 bytes of data");
    row("header longer than the file", std::string(8, '\x7f') + "{}", "claims a header");
    row("not an object", safetensors("[]", 0), "start with '{'");
    row("leading space", safetensors(" {}", 0), "start with '{'");
    row("not JSON", safetensors("{\"t\":", 0), "not JSON");
    row("not UTF-8", safetensors("{\"t\xff\":{}}", 0), "UTF-8");
    row("text after the object", safetensors("{}{}", 0), "not JSON");
    row("unknown dtype", safetensors(R"({"t":{"dtype":"F31","shape":[2],"data_offsets":[0,8]}})", 8), "F31");
    row("wrong shape", safetensors(R"({"t":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8), "need 12");
    row("negative dimension", safetensors(R"({"t":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8), "negative");
    row("fractional dimension", safetensors(R"({"t":{"dtype":"F32","shape":[2e0],"data_offsets":[0,8]}})", 8),
        "integer");
    row("dimension beyond 64 bits",
        safetensors(R"({"t":{"dtype":"F32","shape":[18446744073709551617],"data_offsets":[0,8]}})", 8), "integer");
    row("overflowing shape",
        safetensors(R"({"t":{"dtype":"F32","shape":[1099511627776,1099511627776],"data_offsets":[0,8]}})", 8),
        "overflows");
    row("overflow hidden by a zero",
        safetensors(R"({"t":{"dtype":"F32","shape":[1099511627776,1099511627776,0],"data_offsets":[0,8]}})", 8),
        "overflows");
    row("overflowing offsets",
        safetensors(
            R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[18446744073709551608,18446744073709551615]}})", 8),
        "lies at");
    row("offsets backwards", safetensors(R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8), "lies at");
    row("three offsets", safetensors(R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}})", 8), "expected 2");
    row("overlapping",
        safetensors(
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
            12),
        "overlap");
    row("hole", safetensors(R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})", 12), "belong to no tensor");
    row("bytes after the last tensor", safetensors(good, 9), "belong to no tensor");
    row("duplicate tensor",
        safetensors(
            R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
            8),
        "twice");
    row("duplicate field", safetensors(R"({"t":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8),
        "twice");
    row("missing field", safetensors(R"({"t":{"dtype":"F32","shape":[2]}})", 8), "not all of");
    row("unknown field", safetensors(R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}})", 8), "unknown");
    row("nested too deep", safetensors(R"({"t":{"dtype":"F32","shape":[[2]],"data_offsets":[0,8]}})", 8), "array");
    row("metadata that is no text", safetensors(R"({"__metadata__":{"a":1}})", 0), "__metadata__");
}

void TestSafetensors::refusesBrokenFiles()
{
    QFETCH(std::string, content);
    QFETCH(std::string, why);
    write("broken.safetensors", content);
    const std::string text = refusal([&] { (void)Checkpoint::open(path("broken.safetensors")); });
    QVERIFY2(text.find(why) != std::string::npos, text.c_str());
    QVERIFY2(text.find("broken.safetensors") != std::string::npos, text.c_str());
}

void TestSafetensors::folderIsReadFromItsShards()
{
    const std::vector<float> values{1, 2, 3};
    const TensorView a{"a", DType::F32, {3}, bytesOf(values)};
    const TensorView b{"b", DType::F32, {1, 3}, bytesOf(values)};
    std::filesystem::create_directories(path("sharded"));
    writeSafetensors(path("sharded/one.safetensors"), {&b, 1});
    writeSafetensors(path("sharded/two.safetensors"), {&a, 1});
    write("sharded/model.safetensors.index.json", R"({"weight_map":{"a":"two.safetensors","b":"one.safetensors"}})");
    const Checkpoint checkpoint = Checkpoint::open(path("sharded"));
    QCOMPARE(checkpoint.tensors().size(), std::size_t(2));
    QCOMPARE(checkpoint.tensors()[0].name, std::string("a"));
    QCOMPARE(checkpoint.files().size(), std::size_t(3));
    QVERIFY(std::ranges::equal(checkpoint.find("b")->bytes, b.bytes));
}

void TestSafetensors::refusesBrokenIndexes_data()
{
    QTest::addColumn<std::string>("index");
    QTest::addColumn<std::string>("why");
    QTest::newRow("missing shard") << std::string(R"({"weight_map":{"a":"gone.safetensors"}})")
                                   << std::string("gone.safetensors, which is missing");
    QTest::newRow("tensor not in its shard")
        << std::string(R"({"weight_map":{"a":"a.safetensors","z":"a.safetensors"}})")
        << std::string("places tensor \"z\" in a.safetensors, which does not have it");
    QTest::newRow("tensor the index does not name")
        << std::string(R"({"weight_map":{"b":"ab.safetensors"}})") << std::string("does not name tensor \"a\"");
    QTest::newRow("shard outside the folder")
        << std::string(R"({"weight_map":{"a":"../a.safetensors"}})") << std::string("../a.safetensors");
    QTest::newRow("shard with an absolute path")
        << std::string(R"({"weight_map":{"a":"/etc/passwd"}})") << std::string("/etc/passwd");
    QTest::newRow("index naming itself") << std::string(R"({"weight_map":{"a":"model.safetensors.index.json"}})")
                                         << std::string("plain name of a weight file");
    QTest::newRow("no weight map") << std::string(R"({"metadata":{}})") << std::string("weight_map");
    QTest::newRow("not JSON") << std::string("{") << std::string("index.json");
}

void TestSafetensors::refusesBrokenIndexes()
{
    QFETCH(std::string, index);
    QFETCH(std::string, why);
    const std::vector<float> values{1, 2, 3};
    const std::vector<TensorView> tensors{
        {"a", DType::F32, {3}, bytesOf(values)},
        {"b", DType::F32, {3}, bytesOf(values)},
    };
    std::filesystem::create_directories(path("index"));
    writeSafetensors(path("index/a.safetensors"), std::span(tensors).first(1));
    writeSafetensors(path("a.safetensors"), std::span(tensors).first(1));
    writeSafetensors(path("index/ab.safetensors"), tensors);
    write("index/model.safetensors.index.json", index);
    const std::string text = refusal([&] { (void)Checkpoint::open(path("index")); });
    QVERIFY2(text.find(why) != std::string::npos, text.c_str());
}

void TestSafetensors::aFolderWithoutCheckpointSaysWhatWasLookedFor()
{
    std::filesystem::create_directories(path("none"));
    const std::string text = refusal([&] { (void)Checkpoint::open(path("none")); });
    QVERIFY2(text.find("model.safetensors.index.json") != std::string::npos, text.c_str());
}

QTEST_GUILESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
