#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/// A small HTTP server on 127.0.0.1 that answers each request as a script says, however badly.
class LoopbackServer {
public:
    struct Answer {
        std::string bytes{}; ///< written as they are, head and body
        int delayMs = 0; ///< before the first byte; a stopping server waits no longer
    };
    /// @param request head and body, @param index of the request, from 0
    using Script = std::function<Answer(const std::string& request, int index)>;

    /// @param port 0: any that is free
    explicit LoopbackServer(Script script, int port = 0);
    ~LoopbackServer();
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    std::string url() const;
    int port() const { return m_port; }
    std::vector<std::string> requests() const;

private:
    void serve();
    void answer(int client);

    Script m_script;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_stop = false;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_requests;
    std::thread m_thread;
};

/// A whole response with a right Content-Length.
std::string response(int status, const std::string& body, const std::string& furtherHeaders = {});
