#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace vlm::remote {

struct HttpRequest {
    std::string url{}; ///< http:// or https://
    std::vector<std::string> headers{}; ///< "Name: value"
    std::string body{};
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds timeout{120'000}; ///< of the whole exchange
    std::size_t responseLimit = std::size_t(4) << 20; ///< bytes of body
};

enum class HttpFault { None, Timeout, Connection, Truncated, TooLarge, Certificate };
std::string_view name(HttpFault fault);

/// What came back. With a fault there was no whole response; `detail` says why, and never holds a header or the body.
struct HttpReply {
    HttpFault fault = HttpFault::None;
    std::string detail{};
    int status = 0;
    std::map<std::string, std::string> headers{}; ///< names in lower case
    std::string body{};
};

/// One POST. Certificates are verified, redirects are not followed (a key would travel with them), and the address
/// of this machine is never reached through a proxy. Safe from several threads.
/// @throws Error Cancelled within about a second of a stop request; Config where libcurl cannot take the address
[[nodiscard]] HttpReply post(const HttpRequest& request, std::stop_token stop);

/// How long the server asks to wait (RFC 9110 §10.2.3: seconds or a date), counted from now.
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(const HttpReply& reply);

/// Whether the address is that of this machine: localhost, 127.x.y.z or ::1.
[[nodiscard]] bool isLoopback(std::string_view url);

}
