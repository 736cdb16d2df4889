#include "core/base/error.h"
#include "core/base/files.h"
#include "core/decoding/decode.h"
#include "core/remote/consent.h"
#include "core/remote/dialect.h"
#include "core/remote/request_journal.h"
#include "core/remote/sent_image.h"
#include "loopback_server.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <QByteArray>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace vlm;
using namespace vlm::remote;

namespace {

using Json = nlohmann::json;
using Answer = LoopbackServer::Answer;
using Outcome = Completion::Outcome;

template <class Work> std::string errorOf(Work&& work)
{
    try {
        work();
    } catch (const Error& e) {
        return e.what();
    }
    return {};
}

EndpointOptions options(const std::string& api, const std::string& url = "http://127.0.0.1:9")
{
    EndpointOptions out;
    out.url = url;
    out.model = "model-1";
    out.api = api;
    out.timeoutMs = 500;
    out.backoffMs = 5;
    out.longestWaitMs = 1000;
    out.attempts = 3;
    out.requestsPerMinute = 0;
    return out;
}

RemoteModel model(const std::string& id = "o3")
{
    RemoteModel out{.id = id};
    out.endpoint = options("openai", "https://api.example.org");
    return out;
}

/// Neither grey nor symmetric, with sides that no codec likes.
imaging::Image picture(int width = 37, int height = 23)
{
    imaging::Image image(width, height, 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * i + 31 * i) % 251);
    return image;
}

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

Json bodyOf(const std::string& request)
{
    return Json::parse(request.substr(request.find("\r\n\r\n") + 4));
}

Shipment shipment(const std::string& dataset = "vqa-rad", const std::string& licence = "CC0 1.0")
{
    return {.address = "https://api.example.org/v1/chat/completions",
        .model = "model-1",
        .dataset = dataset,
        .fingerprint = "f1",
        .images = 3,
        .questions = 7,
        .licence = licence,
        .restriction = restrictionOf(dataset, dataset, licence)};
}

}

class TestRemote : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path folder(const char* name) const
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::filesystem::create_directories(path);
        return path;
    }

private Q_SLOTS:
    void keepsEveryPixelInPng()
    {
        for (const imaging::Image& image : {picture(), picture(1, 1), picture(1, 40), picture(300, 2)}) {
            const SentImage sent = encodeToSend(image, {});
            QCOMPARE(std::string(sent.mediaType), std::string("image/png"));
            const imaging::Image back = decoding::decode(bytesOf(sent.bytes), "sent");
            QCOMPARE(back.width, image.width);
            QVERIFY(back.pixels == image.pixels);
        }
    }

    void sendsGreyPicturesAsGrey()
    {
        imaging::Image image = picture();
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = static_cast<std::uint8_t>(i / 3 * 7 % 256);
        const SentImage sent = encodeToSend(image, {});
        QCOMPARE(static_cast<int>(sent.bytes.at(25)), 0); // IHDR's colour type
        QVERIFY(decoding::decode(bytesOf(sent.bytes), "sent").pixels == image.pixels);
    }

    void sendsNothingButPixels()
    {
        const std::string png = encodePng(picture());
        QVERIFY(png.find("tEXt") == std::string::npos && png.find("eXIf") == std::string::npos);
        const std::string jpeg = encodeJpeg(picture(), 90);
        QVERIFY(jpeg.find("Exif") == std::string::npos);
        const imaging::Image back = decoding::decode(bytesOf(jpeg), "sent");
        QCOMPARE(back.width, 37);
        QCOMPARE(back.height, 23);
    }

    void scalesOnlyWhenAskedAndSaysSo()
    {
        const imaging::Image image = picture(100, 50);
        QCOMPARE(encodeToSend(image, {}).width, 100);
        const SentImage small = encodeToSend(image, {.longestSide = 40});
        QCOMPARE(small.width, 40);
        QCOMPARE(small.height, 20);
        QCOMPARE(small.originalWidth, 100);
        QCOMPARE(encodeToSend(image, {.longestSide = 400}).width, 100);
        QVERIFY(small.hash != encodeToSend(image, {}).hash);
    }

    void speaksOpenAi()
    {
        LoopbackServer server([](const std::string&, int) {
            return Answer{response(200,
                R"({"model":"o3-2025-04-16","choices":[{"finish_reason":"stop","message":{"content":"left"}}],
                    "usage":{"prompt_tokens":120,"completion_tokens":34}})")};
        });
        EndpointOptions o3 = options("openai", server.url());
        o3.temperature = -1;
        o3.reasoningEffort = "low";
        Endpoint endpoint(o3, Secret("sk-test"));
        const std::string png = encodePng(picture());
        const ImagePart part{.mediaType = "image/png", .bytes = png};
        const Completion reply = endpoint.complete({.user = "Which side?", .images = {&part, 1}}, {});
        QCOMPARE(reply.text, std::string("left"));
        QCOMPARE(reply.model, std::string("o3-2025-04-16"));
        QCOMPARE(reply.inputTokens, 120);
        QCOMPARE(reply.outputTokens, 34);
        const Json body = bodyOf(server.requests().at(0));
        QCOMPARE(body.at("max_completion_tokens").get<int>(), 512);
        QVERIFY(!body.contains("max_tokens") && !body.contains("temperature"));
        QCOMPARE(body.at("reasoning_effort").get<std::string>(), std::string("low"));
        const Json& content = body.at("messages").at(0).at("content");
        QCOMPARE(content.at(0).at("text").get<std::string>(), std::string("Which side?"));
        const std::string url = content.at(1).at("image_url").at("url").get<std::string>();
        const std::string head = "data:image/png;base64,";
        QVERIFY(url.starts_with(head));
        QCOMPARE(
            QByteArray::fromBase64(QByteArray::fromStdString(url.substr(head.size()))), QByteArray::fromStdString(png));
    }

    void speaksToCompatibleServers()
    {
        const Json body
            = Json::parse(requestBody(options("compatible"), {.system = "Be brief.", .user = "Which side?"}));
        QCOMPARE(body.at("max_tokens").get<int>(), 512);
        QCOMPARE(body.at("temperature").get<double>(), 0.0);
        QCOMPARE(body.at("messages").at(0).at("role").get<std::string>(), std::string("system"));
        QCOMPARE(body.at("messages").at(1).at("content").get<std::string>(), std::string("Which side?"));
        for (const char* url : {"http://localhost:11434", "http://localhost:11434/", "http://localhost:11434/v1",
                 "http://localhost:11434/v1/chat/completions"})
            QCOMPARE(requestUrl(options("compatible", url)), std::string("http://localhost:11434/v1/chat/completions"));
    }

    void speaksGemini()
    {
        LoopbackServer server([](const std::string&, int) {
            return Answer{response(200,
                R"({"modelVersion":"gemini-2.5-pro","candidates":[{"finishReason":"STOP","content":{"parts":[
                    {"text":"hm","thought":true},{"text":"the left "},{"text":"lung"}]}}],
                    "usageMetadata":{"promptTokenCount":300,"candidatesTokenCount":4,"thoughtsTokenCount":60}})")};
        });
        Endpoint endpoint(options("gemini", server.url()), Secret("g-test"));
        const std::string jpeg = encodeJpeg(picture(), 90);
        const ImagePart part{.mediaType = "image/jpeg", .bytes = jpeg};
        const Completion reply = endpoint.complete({.system = "s", .user = "Which?", .images = {&part, 1}}, {});
        QCOMPARE(reply.text, std::string("the left lung"));
        QCOMPARE(reply.outputTokens, 64);
        const std::string request = server.requests().at(0);
        QVERIFY(request.starts_with("POST /v1beta/models/model-1:generateContent HTTP/1.1\r\n"));
        QVERIFY(request.find("\r\nx-goog-api-key: g-test\r\n") != std::string::npos);
        QVERIFY(request.find("Authorization") == std::string::npos);
        const Json body = bodyOf(request);
        const Json& parts = body.at("contents").at(0).at("parts");
        QCOMPARE(parts.at(0).at("inlineData").at("mimeType").get<std::string>(), std::string("image/jpeg"));
        QCOMPARE(parts.at(1).at("text").get<std::string>(), std::string("Which?"));
        QCOMPARE(body.at("generationConfig").at("maxOutputTokens").get<int>(), 512);
        QVERIFY(!errorOf([] {
            EndpointOptions odd = options("gemini");
            odd.model = "../../elsewhere";
            (void)requestUrl(odd);
        }).empty());
    }

    void tellsRefusalsFromFaults_data()
    {
        QTest::addColumn<QString>("api");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("outcome"); // -1: no completion
        const auto row = [](const char* name, const char* api, const char* body, Outcome outcome) {
            QTest::newRow(name) << api << body << static_cast<int>(outcome);
        };
        row("filter", "openai", R"({"choices":[{"finish_reason":"content_filter","message":{"content":null}}]})",
            Outcome::Refused);
        row("refusal", "openai", R"({"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"no"}}]})",
            Outcome::Refused);
        row("all thought", "openai", R"({"choices":[{"finish_reason":"length","message":{"content":""}}]})",
            Outcome::CutOff);
        row("cut within the answer", "openai", R"({"choices":[{"finish_reason":"length","message":{"content":"a"}}]})",
            Outcome::Answered);
        row("blocked prompt", "gemini", R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"}})", Outcome::Refused);
        row("blocked answer", "gemini", R"({"candidates":[{"finishReason":"SAFETY"}]})", Outcome::Refused);
        row("gemini thought", "gemini", R"({"candidates":[{"finishReason":"MAX_TOKENS","content":{}}]})",
            Outcome::CutOff);
        for (const char* api : {"openai", "gemini"})
            for (const char* body : {"", "null", "[]", "{}", R"({"choices":[]})", R"({"choices":[{"message":3}]})",
                     R"({"candidates":[]})", R"({"candidates":[{"finishReason":"STOP"}]})", R"({"choices":3})",
                     R"({"candidates":[7],"usageMetadata":[]})"})
                QTest::addRow("%s %s", api, body) << api << body << -1;
    }
    void tellsRefusalsFromFaults()
    {
        QFETCH(QString, api);
        QFETCH(QString, body);
        QFETCH(int, outcome);
        const auto found = parseCompletion(options(api.toStdString()), body.toStdString());
        QCOMPARE(found ? static_cast<int>(found->outcome) : -1, outcome);
    }

    void takesAPolicyErrorForARefusal()
    {
        LoopbackServer server([](const std::string&, int) {
            return Answer{
                response(400, R"({"error":{"code":"content_policy_violation","message":"not this picture"}})")};
        });
        Endpoint endpoint(options("openai", server.url()), {});
        const Completion reply = endpoint.complete("", "Which side?", {});
        QCOMPARE(reply.outcome, Outcome::Refused);
        QCOMPARE(reply.text, std::string("not this picture"));
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void knowsWhatARepetitionMends_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("requests");
        QTest::addColumn<bool>("rejected");
        QTest::newRow("too large") << 413 << "{}" << 1 << true;
        QTest::newRow("odd request") << 422 << "{}" << 1 << true;
        QTest::newRow("wrong key") << 401 << "{}" << 1 << false;
        QTest::newRow("no credit") << 429 << R"({"error":{"code":"insufficient_quota"}})" << 1 << false;
        QTest::newRow("wrong Gemini key")
            << 400 << R"({"error":{"details":[{"reason":"API_KEY_INVALID"}]}})" << 1 << false;
    }
    void knowsWhatARepetitionMends()
    {
        QFETCH(int, status);
        QFETCH(QString, body);
        QFETCH(int, requests);
        QFETCH(bool, rejected);
        LoopbackServer server([&](const std::string&, int) { return Answer{response(status, body.toStdString())}; });
        Endpoint endpoint(options("compatible", server.url()), {});
        bool wasRejected = false;
        bool wasUnusable = false;
        try {
            (void)endpoint.complete("", "q", {});
        } catch (const Rejected& error) {
            wasRejected = error.status() == status;
        } catch (const Unusable&) {
            wasUnusable = true;
        }
        QCOMPARE(wasRejected, rejected);
        QCOMPARE(wasUnusable, !rejected);
        QCOMPARE(static_cast<int>(server.requests().size()), requests);
    }

    void describesItselfInAFile()
    {
        RemoteModel written = model("my-model");
        written.images.longestSide = 512;
        written.limits.maxRequests = 10;
        written.pairing = "o-family";
        const auto at = writeRemoteModel(folder("described"), written);
        QVERIFY(isRemote(at));
        QVERIFY(!isRemote(folder("described")));
        const RemoteModel read = readRemoteModel(at);
        QCOMPARE(QString::fromStdString(toJson(read).dump()), QString::fromStdString(toJson(written).dump()));
        RemoteModel patient = read;
        patient.endpoint.timeoutMs = 7;
        patient.limits.maxSpend = 0;
        QCOMPARE(fingerprint(patient), fingerprint(read));
        patient.images.longestSide = 256;
        QVERIFY(fingerprint(patient) != fingerprint(read));
        for (const char* id : {"", "../up", "a/b", ".hidden", "two words"}) {
            written.id = id;
            QVERIFY2(!errorOf([&] { writeRemoteModel(folder("described"), written); }).empty(), id);
        }
        for (const Preset& preset : presets())
            QVERIFY(isRemote(writeRemoteModel(folder("described"), modelOf(preset))));
    }

    void addsTheInstructionAsTheReferenceDoes()
    {
        const PromptOptions prompt;
        QCOMPARE(promptFor(prompt, "Which side?"),
            std::string("Which side?\n\nPlease answer the question concisely in no more than 2 sentences."));
        QCOMPARE(promptFor(prompt, "Answer with Yes or No. Is it?"), std::string("Answer with Yes or No. Is it?"));
        QCOMPARE(promptFor({.system = {}, .instruction = {}}, "Which?"), std::string("Which?"));
    }

    void remembersRequestsAndReplies()
    {
        const auto file = folder("journal") / "journal.jsonl";
        RemoteModel o3 = model();
        o3.limits.inputPrice = 2;
        o3.limits.outputPrice = 8;
        const std::string id = requestId(o3, "Which side?", "hash");
        QVERIFY(id != requestId(o3, "Which side?", "another"));
        {
            RequestJournal journal(file);
            journal.sending({.id = id, .dataset = "d", .sample = "s", .imageBytes = 100}, 1, o3);
            journal.failed(id, 1, "status 500");
            journal.sending({.id = id, .dataset = "d", .sample = "s", .imageBytes = 100}, 2, o3);
            const Reply reply = journal.replied(id,
                {.text = "left", .model = "o3-x", .inputTokens = 1'000'000, .outputTokens = 500'000, .attempts = 2},
                o3.limits);
            QCOMPARE(reply.cost, 6.0);
            QVERIFY(!errorOf([&] { RequestJournal second(file); }).empty()); // one writer at a time
        }
        { // what a crash in the middle of a line leaves
            std::ofstream(file, std::ios::app) << "{\"remote\":1,\"event\":\"rep";
        }
        RequestJournal journal(file);
        QCOMPARE(journal.reply(id)->completion.text, std::string("left"));
        QVERIFY(!journal.reply("another"));
        const Spending spending = journal.spending();
        QCOMPARE(spending.requests, 2);
        QCOMPARE(spending.answered, 1);
        QCOMPARE(spending.imageBytes, 200);
        QCOMPARE(spending.cost, 6.0);
        QVERIFY(spending.models.contains("o3-x"));
        QCOMPARE(readSpending(file).cost, 6.0);
        QCOMPARE(readSpending(folder("journal") / "none.jsonl").requests, 0);
    }

    void keepsToItsBudget()
    {
        RemoteModel o3 = model();
        o3.limits.maxRequests = 1;
        {
            RequestJournal journal(folder("budget") / "requests.jsonl");
            journal.sending({.id = "a"}, 1, o3);
            const std::string error = errorOf([&] { journal.sending({.id = "b"}, 1, o3); });
            QVERIFY2(error.find("max_requests 1") != std::string::npos, error.c_str());
            QCOMPARE(journal.spending().requests, 1);
        }
        o3.limits = {.maxSpend = 5, .inputPrice = 2};
        {
            RequestJournal journal(folder("budget") / "money.jsonl");
            journal.sending({.id = "a"}, 1, o3);
            journal.replied("a", {.inputTokens = 1'000'000, .outputTokens = 0}, o3.limits);
            journal.ended("a");
            journal.sending({.id = "b"}, 1, o3); // 2 + 2 ≤ 5
            QVERIFY(errorOf([&] { journal.sending({.id = "c"}, 1, o3); }).find("max_spend") != std::string::npos);
        }
        {
            RequestJournal journal(folder("budget") / "silent.jsonl");
            journal.sending({.id = "a"}, 1, o3);
            journal.replied("a", {.text = "left"}, o3.limits); // says nothing of tokens
            const std::string error = errorOf([&] { journal.sending({.id = "b"}, 1, o3); });
            QVERIFY2(error.find("does not say how many tokens") != std::string::npos, error.c_str());
        }
        QVERIFY(!errorOf([&] {
            RemoteModel priceless = model();
            priceless.limits.maxSpend = 1;
            writeRemoteModel(folder("budget"), priceless);
        }).empty());
    }

    void sendsNothingWithoutConsent()
    {
        const ConsentBook book(folder("consent"));
        const std::string why = whyForbidden(book, shipment(), "o3");
        QVERIFY2(why.find("api.example.org") != std::string::npos, why.c_str());
        QVERIFY(why.find('\n') == std::string::npos);
        ConsentBook(folder("consent")).grant(shipment(), "command line");
        QVERIFY(whyForbidden(book, shipment(), "o3").empty());
        const Consent consent = book.all().at(0);
        QVERIFY(!consent.by.empty() && consent.at.ends_with("Z"));
        QCOMPARE(consent.how, std::string("command line"));
        QVERIFY(consent.shown.at(0).find("3 images and 7 questions of vqa-rad") != std::string::npos);
        // For exactly this and nothing else.
        for (auto change : {+[](Shipment& s) { s.address = "https://other.example.org/v1/chat/completions"; },
                 +[](Shipment& s) { s.model = "model-2"; }, +[](Shipment& s) { s.dataset = "slake"; },
                 +[](Shipment& s) { s.fingerprint = "f2"; }, +[](Shipment& s) { s.goods = Goods::Answers; }}) {
            Shipment other = shipment();
            change(other);
            QVERIFY(!whyForbidden(book, other, "o3").empty());
        }
        QVERIFY(!whyForbidden(ConsentBook(folder("another-project")), shipment(), "o3").empty());
    }

    void forgetsNoRevokedConsent()
    {
        ConsentBook book(folder("revoked"));
        book.grant(shipment(), "workbench");
        QVERIFY(book.revoke(shipment()));
        QVERIFY(!book.revoke(shipment()));
        QVERIFY(!whyForbidden(book, shipment(), "o3").empty());
        QCOMPARE(book.all().size(), std::size_t(1));
        QVERIFY(!book.all().at(0).revokedAt.empty());
        book.grant(shipment(), "workbench");
        QVERIFY(whyForbidden(book, shipment(), "o3").empty());
        QCOMPARE(book.all().size(), std::size_t(2));
    }

    void warnsOfDataThatMayNotLeave_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("licence");
        QTest::addColumn<bool>("forbidden");
        QTest::newRow("MIMIC-CXR") << "mimic-cxr"
                                   << "" << true;
        QTest::newRow("a part of it") << "MIMIC_CXR_VQA"
                                      << "CC BY 4.0" << true;
        QTest::newRow("CheXpert") << "CheXpert-v1.0-small"
                                  << "" << true;
        QTest::newRow("by licence") << "my-xrays"
                                    << "PhysioNet Credentialed Health Data License 1.5.0" << true;
        QTest::newRow("agreement") << "eyes"
                                   << "Data Use Agreement of the hospital" << true;
        QTest::newRow("VQA-RAD") << "vqa-rad"
                                 << "CC0 1.0" << false;
        QTest::newRow("no word of a licence") << "vqa-rad"
                                              << "unrestricted use" << false;
    }
    void warnsOfDataThatMayNotLeave()
    {
        QFETCH(QString, id);
        QFETCH(QString, licence);
        QFETCH(bool, forbidden);
        const Shipment goods = shipment(id.toStdString(), licence.toStdString());
        QCOMPARE(goods.restriction.forbidden, forbidden);
        ConsentBook book(folder(QTest::currentDataTag()));
        const std::string error = errorOf([&] { book.grant(goods, "workbench"); });
        QCOMPARE(error.empty(), !forbidden);
        QCOMPARE(book.find(goods).has_value(), !forbidden);
        if (forbidden) {
            book.grant(goods, "workbench", "letter of the data owner, 2026");
            QCOMPARE(book.find(goods)->permission, std::string("letter of the data owner, 2026"));
        }
    }
};

QTEST_GUILESS_MAIN(TestRemote)
#include "tst_remote.moc"
