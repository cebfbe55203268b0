#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "sim/base/disk.h"

namespace skoen::base::disk {

namespace {

int flags_for(Opening how) {
    switch (how) {
    case Opening::read:
        return O_RDONLY | O_CLOEXEC;
    case Opening::create:
        return O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    case Opening::create_private:
        return O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC;
    case Opening::overwrite:
        break;
    }
    return O_WRONLY | O_CLOEXEC | O_NOFOLLOW;
}

// True, with the reason in errno, where there are no bytes to read.
bool is_unreadable(int file) {
    struct stat status {};
    if (::fstat(file, &status) != 0) return true;
    errno = EISDIR;
    return S_ISDIR(status.st_mode);
}

}  // namespace

int open(const std::filesystem::path& path, Opening how) {
    const int file = ::open(path.c_str(), flags_for(how), how == Opening::create_private ? 0600 : 0666);
    if (file < 0 || how != Opening::read || !is_unreadable(file)) return file;
    const int reason = errno;
    ::close(file);
    errno = reason;
    return -1;
}

std::ptrdiff_t read(int file, char* bytes, std::size_t count) { return ::read(file, bytes, count); }
std::ptrdiff_t write(int file, const char* bytes, std::size_t count) { return ::write(file, bytes, count); }
bool sync(int file) { return ::fsync(file) == 0; }
bool close(int file) { return ::close(file) == 0; }
void remove(const std::filesystem::path& path) { ::unlink(path.c_str()); }

bool rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    return std::rename(from.c_str(), to.c_str()) == 0;
}

void sync_folder(const std::filesystem::path& folder) {
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return;
    ::fsync(number);
    ::close(number);
}

std::FILE* open_stream(const std::filesystem::path& path, Stream how) {
    return std::fopen(path.c_str(), how == Stream::read ? "rb" : how == Stream::write ? "wb" : "wbx");
}
bool sync(std::FILE* stream) { return std::fflush(stream) == 0 && ::fsync(::fileno(stream)) == 0; }
bool seek(std::FILE* stream, std::uint64_t byte) {
    return ::fseeko(stream, static_cast<off_t>(byte), SEEK_SET) == 0;
}

}  // namespace skoen::base::disk
