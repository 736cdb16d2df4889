#include "core/base/error.h"

#include <filesystem>
#include <new>

#include <nlohmann/json.hpp>

namespace vlm {

std::string_view name(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Config:
        return "config";
    case ErrorKind::Data:
        return "data";
    case ErrorKind::Image:
        return "image";
    case ErrorKind::Checkpoint:
        return "checkpoint";
    case ErrorKind::Tokenizer:
        return "tokenizer";
    case ErrorKind::Tensor:
        return "tensor";
    case ErrorKind::Store:
        return "store";
    case ErrorKind::Network:
        return "network";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

void rethrowAsError(ErrorKind kind, std::string_view context)
{
    const std::string where = context.empty() ? "" : std::string(context) + ": ";
    try {
        throw;
    } catch (const Error& e) {
        throw where.empty() ? e : e.in(context);
    } catch (const nlohmann::json::exception& e) {
        throw Error(kind, where + "invalid JSON: " + e.what());
    } catch (const std::filesystem::filesystem_error& e) {
        throw Error(kind, where + e.path1().string() + ": " + e.code().message());
    } catch (const std::bad_alloc&) {
        throw Error(kind, where + "not enough memory");
    } catch (const std::exception& e) {
        // c10::Error's what() carries a C++ backtrace after the first line; the first line is the message.
        const std::string text = e.what();
        throw Error(kind, where + text.substr(0, text.find('\n')));
    } catch (...) {
        throw Error(ErrorKind::Internal, where + "unknown exception");
    }
}

void assertionFailed(const char* condition, const char* why, const char* file, int line)
{
    throw Error(ErrorKind::Internal,
        std::string(why) + " (" + condition + ", " + std::filesystem::path(file).filename().string() + ":"
            + std::to_string(line) + "); this is a defect of the program, please report it");
}

}
