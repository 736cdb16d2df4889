#include "loopback_server.h"

#include <array>
#include <chrono>
#include <stdexcept>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

LoopbackServer::LoopbackServer(Script script, int port)
    : m_script(std::move(script))
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const int again = 1; // a port may be taken at once after its server ended
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (m_listener < 0 || ::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 16) != 0
        || ::getsockname(m_listener, generic, &size) != 0)
        throw std::runtime_error("no loopback socket");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

std::string LoopbackServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::vector<std::string> LoopbackServer::requests() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

void LoopbackServer::serve()
{
    std::vector<std::jthread> clients; // each of its own, so that a slow answer holds up no other
    while (!m_stop) {
        pollfd waiting{.fd = m_listener, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        clients.emplace_back([this, client] {
            answer(client);
            ::close(client);
        });
    }
}

void LoopbackServer::answer(int client)
{
    const timeval limit{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    std::string request;
    std::size_t whole = std::string::npos;
    std::array<char, 4096> buffer{};
    while (request.size() < whole) {
        const ssize_t got = ::recv(client, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return;
        request.append(buffer.data(), static_cast<std::size_t>(got));
        const std::size_t head = request.find("\r\n\r\n");
        const std::size_t length = request.find("Content-Length: ");
        if (head != std::string::npos)
            whole = head + 4 + (length < head ? std::stoul(request.substr(length + 16)) : 0);
    }
    int index = 0;
    {
        const std::scoped_lock lock(m_mutex);
        index = static_cast<int>(m_requests.size());
        m_requests.push_back(request);
    }
    const Answer reply = m_script(request, index);
    for (int waited = 0; waited < reply.delayMs && !m_stop; waited += 10)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    std::size_t done = 0;
    while (done < reply.bytes.size()) {
        const ssize_t put = ::send(client, reply.bytes.data() + done, reply.bytes.size() - done, MSG_NOSIGNAL);
        if (put <= 0)
            return;
        done += static_cast<std::size_t>(put);
    }
}

std::string response(int status, const std::string& body, const std::string& furtherHeaders)
{
    return "HTTP/1.1 " + std::to_string(status) + " Status\r\nContent-Type: application/json\r\nConnection: close\r\n"
        + furtherHeaders + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}
