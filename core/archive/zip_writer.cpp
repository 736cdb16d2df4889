#include "core/archive/zip_writer.h"

#include "core/archive/budget.h"
#include "core/base/error.h"

#include <zip.h>

namespace vlm::archive {
namespace {

constexpr zip_uint16_t kFirstDosDate = 1 << 5 | 1; // 1980-01-01

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& reason)
{
    throw Error(ErrorKind::Data, file.string() + ": cannot be written as a zip archive: " + reason);
}

}

void writeZip(const std::filesystem::path& file, std::span<const ZipContent> contents, std::string_view comment)
{
    for (const ZipContent& content : contents)
        checkEntryName(file.string(), content.name);
    int code = 0;
    zip_t* zip = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (zip == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        fail(file, reason);
    }
    const auto check = [&](bool good) {
        if (good)
            return;
        const std::string reason = zip_strerror(zip);
        zip_discard(zip);
        fail(file, reason);
    };
    for (const ZipContent& content : contents) {
        zip_source_t* source = zip_source_buffer(zip, content.bytes.data(), content.bytes.size(), 0);
        check(source != nullptr);
        const zip_int64_t index = zip_file_add(zip, content.name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            zip_source_free(source);
        check(index >= 0);
        check(zip_file_set_dostime(zip, static_cast<zip_uint64_t>(index), 0, kFirstDosDate, 0) == 0);
    }
    check(zip_set_archive_comment(zip, comment.data(), static_cast<zip_uint16_t>(comment.size())) == 0);
    check(zip_close(zip) == 0);
}

}
