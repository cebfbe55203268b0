#include <fcntl.h>
#include <io.h>
#include <sys/stat.h>
#include <windows.h>

#include <algorithm>
#include <cerrno>

#include "sim/base/disk.h"

namespace skoen::base::disk {

namespace {

constexpr std::size_t kAtMost = 1U << 30U;  // one call counts with 32 bits

unsigned portion(std::size_t count) { return static_cast<unsigned>(std::min(count, kAtMost)); }

int flags_for(Opening how) {
    if (how == Opening::read) return _O_RDONLY | _O_BINARY | _O_NOINHERIT;
    if (how == Opening::overwrite) return _O_WRONLY | _O_BINARY | _O_NOINHERIT;
    return _O_RDWR | _O_CREAT | _O_EXCL | _O_BINARY | _O_NOINHERIT;
}

// The C library knows no reasons for MoveFileEx.
int reason_of(DWORD error) {
    switch (error) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
        return ENOENT;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
        return ENOSPC;
    default:
        return EACCES;
    }
}

}  // namespace

int open(const std::filesystem::path& path, Opening how) {
    std::error_code none;
    if (how == Opening::read && std::filesystem::is_directory(path, none)) {
        errno = EISDIR;
        return -1;
    }
    if (how == Opening::overwrite && std::filesystem::is_symlink(path, none)) {
        errno = EACCES;
        return -1;
    }
    // Nobody else is let into a user's folders on Windows: create_private needs no more.
    return ::_wopen(path.c_str(), flags_for(how), _S_IREAD | _S_IWRITE);
}

std::ptrdiff_t read(int file, char* bytes, std::size_t count) { return ::_read(file, bytes, portion(count)); }
std::ptrdiff_t write(int file, const char* bytes, std::size_t count) {
    return ::_write(file, bytes, portion(count));
}
bool sync(int file) { return ::_commit(file) == 0; }
bool close(int file) { return ::_close(file) == 0; }
void remove(const std::filesystem::path& path) { ::_wunlink(path.c_str()); }

// A virus scanner that reads what was just written holds a file for a moment.
bool rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    constexpr int kTries = 20;
    constexpr DWORD kMilliseconds = 25;
    for (int left = kTries;; --left) {
        if (::MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0)
            return true;
        const DWORD error = ::GetLastError();
        std::error_code none;
        const bool is_held = error == ERROR_SHARING_VIOLATION || error == ERROR_ACCESS_DENIED;
        if (!is_held || left == 1 || std::filesystem::is_directory(to, none)) {
            errno = reason_of(error);
            return false;
        }
        ::Sleep(kMilliseconds);
    }
}

void sync_folder(const std::filesystem::path&) {}  // MOVEFILE_WRITE_THROUGH did it

std::FILE* open_stream(const std::filesystem::path& path, Stream how) {
    if (how == Stream::read) return ::_wfopen(path.c_str(), L"rb");
    if (how == Stream::write) return ::_wfopen(path.c_str(), L"wb");
    const int file = open(path, Opening::create);
    return file < 0 ? nullptr : ::_fdopen(file, "wb");
}
bool sync(std::FILE* stream) { return std::fflush(stream) == 0 && ::_commit(::_fileno(stream)) == 0; }
bool seek(std::FILE* stream, std::uint64_t byte) {
    return ::_fseeki64(stream, static_cast<std::int64_t>(byte), SEEK_SET) == 0;
}

}  // namespace skoen::base::disk
