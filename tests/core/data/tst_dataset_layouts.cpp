#include "lookalikes.h"

#include "core/data/text_table.h"

#include <QTest>

#include <set>

using namespace vlm::data;

namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

Files filesOf(const DataFolder& folder)
{
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
        if (entry.is_regular_file())
            files[entry.path().lexically_relative(folder.path()).generic_string()] = vlm::readFile(entry.path());
    return files;
}

Files filled(const LookAlike& layout)
{
    const DataFolder folder;
    layout.fill(folder);
    return filesOf(folder);
}

bool endsWith(const std::string& name, std::initializer_list<const char*> endings)
{
    return std::ranges::any_of(endings, [&name](const char* ending) { return name.ends_with(ending); });
}

QString listed(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list << QString::fromStdString(text);
    return list.join(" | ");
}

/// Everything the look-alike says must come out, and every image must open.
void check(const LookAlike& layout, const fs::path& path)
{
    for (const bool strict : {true, false}) {
        const auto dataset = open(path, {.id = {}, .settings = {{"convention", strict ? "strict" : "medvlmbench"}}});
        QCOMPARE(dataset->info().importer, std::string(layout.importer));
        QCOMPARE(splitSizes(*dataset), layout.sizes);
        std::vector<int> labels;
        std::vector<std::string> prompts;
        std::vector<std::string> answers;
        for (const Sample& sample : dataset->samples()) {
            labels.push_back(sample.label);
            prompts.push_back(sample.prompt);
            answers.push_back(sample.answer);
            try {
                QVERIFY(!dataset->load(sample).empty());
            } catch (const vlm::Error& error) {
                QFAIL(error.what());
            }
            QVERIFY(!dataset->imageKey(sample).empty());
        }
        const auto& wanted = strict || layout.reference.empty() ? layout.strict : layout.reference;
        if (dataset->info().task == Task::Diagnosis) {
            QCOMPARE(labels, layout.labels);
            QCOMPARE(listed(dataset->info().prompts), listed(wanted));
            continue;
        }
        QCOMPARE(listed(prompts), listed(wanted));
        if (strict)
            QCOMPARE(listed(answers), listed(layout.answers));
    }
}

/// The same samples with the same pixels.
void compare(const Dataset& one, const Dataset& other)
{
    QCOMPARE(one.samples().size(), other.samples().size());
    for (std::size_t i = 0; i < one.samples().size(); ++i) {
        const Sample& here = sampleAt(one, i);
        const Sample& there = sampleAt(other, i);
        QVERIFY(std::string_view(there.image).ends_with(here.image)); // some begin with the archive's own folder
        QVERIFY(here.split == there.split);
        QCOMPARE(here.label, there.label);
        if (!here.image.empty())
            QVERIFY(one.load(here).pixels == other.load(there).pixels);
    }
}

void write(const DataFolder& folder, const Files& files, const std::string& inner = {})
{
    for (const auto& [name, content] : files)
        folder.text(inner + name, content);
}

}

class TestLayouts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyImporterHasALookAlike();
    void layoutsAreReadAsPublished_data() { eachLayout(); }
    void layoutsAreReadAsPublished();
    void aFolderAroundThemDoesNotMatter_data() { eachLayout(); }
    void aFolderAroundThemDoesNotMatter();
    void otherFilesBesideThemDoNotMatter_data() { eachLayout(); }
    void otherFilesBesideThemDoNotMatter();
    void windowsTextFilesAreRead_data() { eachLayout(); }
    void windowsTextFilesAreRead();
    void endingsMayBeInCapitals_data() { eachLayout(); }
    void endingsMayBeInCapitals();
    void archivesAreReadInPlace_data() { eachLayout(); }
    void archivesAreReadInPlace();

private:
    static void eachLayout()
    {
        QTest::addColumn<int>("number");
        const auto& all = lookalikes::all();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }
    static const LookAlike& layout()
    {
        QFETCH(int, number);
        return lookalikes::all().at(std::size_t(number));
    }
};

void TestLayouts::everyImporterHasALookAlike()
{
    std::set<std::string_view> covered;
    for (const LookAlike& look : lookalikes::all())
        covered.insert(look.importer);
    for (const Importer* entry : allImporterEntries())
        QVERIFY2(covered.contains(entry->id), std::string(entry->id).c_str());
}

void TestLayouts::layoutsAreReadAsPublished()
{
    const DataFolder folder;
    write(folder, filled(layout()));
    check(layout(), folder.path());
}

void TestLayouts::aFolderAroundThemDoesNotMatter()
{
    const DataFolder folder;
    write(folder, filled(layout()), "download/set-v1.0/");
    check(layout(), folder.path());
}

void TestLayouts::otherFilesBesideThemDoNotMatter()
{
    const DataFolder folder;
    write(folder, filled(layout()));
    for (const char* name :
        {"README.md", "LICENSE", ".DS_Store", "Thumbs.db", "__MACOSX/._x.png", "notes.txt", "a.pdf"})
        folder.text(name, "nothing of interest");
    check(layout(), folder.path());
}

void TestLayouts::windowsTextFilesAreRead()
{
    Files files = filled(layout());
    for (auto& [name, content] : files) {
        if (!endsWith(name, {".csv", ".tsv", ".json", ".jsonl"}))
            continue;
        std::string changed = "\xEF\xBB\xBF";
        for (const char c : content)
            changed += c == '\n' ? std::string("\r\n") : std::string(1, c);
        content = changed;
    }
    const DataFolder folder;
    write(folder, files);
    check(layout(), folder.path());
}

void TestLayouts::endingsMayBeInCapitals()
{
    Files capitals;
    for (const auto& [name, content] : filled(layout())) {
        const fs::path path(name);
        std::string ending = path.extension().string();
        std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
        capitals[(path.parent_path() / (path.stem().string() + ending)).generic_string()] = content;
    }
    const DataFolder folder;
    write(folder, capitals);
    check(layout(), folder.path());
}

void TestLayouts::archivesAreReadInPlace()
{
    const Files files = filled(layout());
    const DataFolder folder;
    writeZip(folder.path() / "set.zip", files, true);
    check(layout(), folder.path() / "set.zip");
    check(layout(), folder.path()); // the only thing in a folder
    const auto dataset = open(folder.path() / "set.zip");
    QCOMPARE(dataset->info().source, folder.path() / "set.zip");
    QCOMPARE(open(dataset->info().source)->info().fingerprint, dataset->info().fingerprint);
    const DataFolder loose;
    write(loose, files);
    const auto plain = open(loose.path());
    compare(*plain, *dataset);

    const DataFolder tarred;
    std::string tar;
    for (const auto& [name, content] : files)
        tar += tarEntry("inner/" + name, content);
    tar += std::string(1024, '\0');
    tarred.text("set.tar", tar);
    check(layout(), tarred.path() / "set.tar");
    compare(*plain, *open(tarred.path() / "set.tar"));
    tarred.text("packed.tar.gz", gzipped(tar));
    compare(*plain, *open(tarred.path() / "packed.tar.gz"));
}

QTEST_GUILESS_MAIN(TestLayouts)
#include "tst_dataset_layouts.moc"
