#include "core/remote/http.h"
#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <ctime>
#include <memory>

#include <curl/curl.h>

namespace vlm::remote {
namespace {

/// Header lines beyond this many bytes are a fault of the server.
constexpr std::size_t kHeaderLimit = 64 * 1024;

struct Exchange {
    HttpReply reply{};
    std::size_t limit = 0;
    std::size_t headerBytes = 0;
    bool tooLarge = false;
    std::stop_token stop{};
};

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::size_t onBody(char* data, std::size_t size, std::size_t count, void* user)
{
    auto& exchange = *static_cast<Exchange*>(user);
    const std::size_t bytes = size * count;
    if (exchange.reply.body.size() + bytes > exchange.limit) {
        exchange.tooLarge = true;
        return 0;
    }
    exchange.reply.body.append(data, bytes);
    return bytes;
}

std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* user)
{
    auto& exchange = *static_cast<Exchange*>(user);
    const std::string_view line(data, size * count);
    exchange.headerBytes += line.size();
    if (exchange.headerBytes > kHeaderLimit) {
        exchange.tooLarge = true;
        return 0;
    }
    if (line.starts_with("HTTP/"))
        exchange.reply.headers.clear(); // those before it belong to a "100 Continue"
    else if (const std::size_t colon = line.find(':'); colon != std::string_view::npos)
        exchange.reply.headers[lowered(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
    return line.size();
}

int onProgress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<Exchange*>(user)->stop.stop_requested() ? 1 : 0;
}

HttpFault faultOf(CURLcode code, bool tooLarge)
{
    if (tooLarge)
        return HttpFault::TooLarge;
    switch (code) {
    case CURLE_OK:
        return HttpFault::None;
    case CURLE_OPERATION_TIMEDOUT:
        return HttpFault::Timeout;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
        return HttpFault::Truncated;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return HttpFault::Certificate;
    default:
        return HttpFault::Connection;
    }
}

}

std::string_view name(HttpFault fault)
{
    switch (fault) {
    case HttpFault::None:
        return "none";
    case HttpFault::Timeout:
        return "timeout";
    case HttpFault::Connection:
        return "no connection";
    case HttpFault::Truncated:
        return "answer broken off";
    case HttpFault::TooLarge:
        return "answer too large";
    case HttpFault::Certificate:
        return "certificate not trusted";
    }
    return "unknown";
}

HttpReply post(const HttpRequest& request, std::stop_token stop)
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), curl_easy_cleanup);
    if (ready != CURLE_OK || !handle)
        throw Error(ErrorKind::Internal, "libcurl could not be started");
    CURL* curl = handle.get();
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, curl_slist_free_all);
    for (const std::string& header : request.headers) {
        curl_slist* longer = curl_slist_append(headers.get(), header.c_str());
        if (!longer)
            throw Error(ErrorKind::Internal, "out of memory while a request was prepared");
        (void)headers.release();
        headers.reset(longer);
    }

    Exchange exchange{.limit = request.responseLimit, .stop = stop};
    char detail[CURL_ERROR_SIZE] = {};
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    if (curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str()) != CURLE_OK)
        throw Error(ErrorKind::Config, "not an address: " + request.url);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connectTimeout.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    if (isLoopback(request.url))
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, onProgress);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &exchange);

    const CURLcode code = curl_easy_perform(curl);
    if (stop.stop_requested())
        throw Error(ErrorKind::Cancelled, "cancelled");
    if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
        throw Error(ErrorKind::Config, "not an http or https address: " + request.url);
    HttpReply reply = std::move(exchange.reply);
    reply.fault = faultOf(code, exchange.tooLarge);
    if (reply.fault == HttpFault::TooLarge)
        reply.detail = "more than " + std::to_string(request.responseLimit) + " bytes";
    else if (code != CURLE_OK)
        reply.detail = detail[0] ? detail : curl_easy_strerror(code);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    reply.status = static_cast<int>(status);
    return reply;
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpReply& reply)
{
    const auto found = reply.headers.find("retry-after");
    if (found == reply.headers.end())
        return {};
    const std::string& text = found->second;
    double seconds = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (fault != std::errc() || end != text.data() + text.size()) {
        const std::time_t date = curl_getdate(text.c_str(), nullptr);
        if (date < 0)
            return {};
        seconds = std::difftime(date, std::time(nullptr));
    }
    constexpr double kYear = 366.0 * 86400.0; // keeps the product below in range
    return std::chrono::milliseconds(static_cast<std::int64_t>(1000.0 * std::clamp(seconds, 0.0, kYear)));
}

bool isLoopback(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    std::string_view host = scheme == std::string_view::npos ? url : url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (host.starts_with("[::1]"))
        return host.size() == 5 || host[5] == ':';
    host = host.substr(0, host.find(':'));
    const bool numeric = host.find_first_not_of("0123456789.") == std::string_view::npos;
    return lowered(std::string(host)) == "localhost" || (numeric && host.starts_with("127."));
}

}
