// Preloaded into a program under test: the call number SKOEN_FAIL_AT among those that put something on disk fails as on a full
// disk. Counted are open and fopen for writing, write, pwrite and fwrite to files, fflush, fclose, fsync, fdatasync, ftruncate,
// rename and mkdir. What a C library writes by itself is not seen here; a limit on the size of files finds that
// (tests/full/failing_disk_test.cpp).
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

bool fails_now() {
    static const long at = [] {
        const char* words = std::getenv("SKOEN_FAIL_AT");
        return words != nullptr ? std::atol(words) : 0L;
    }();
    static std::atomic<long> calls{0};
    if (++calls != at) return false;
    errno = ENOSPC;
    return true;
}

template <class Function>
Function real(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool is_file(int descriptor) {
    struct stat status {};
    return descriptor > 2 && ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

int opened(const char* name, const char* path, int flags, va_list& more) {
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
    if ((flags & O_CREAT) != 0 && fails_now()) return -1;
    return real<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int result = opened("open", path, flags, more);
    va_end(more);
    return result;
}
int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int result = opened("open64", path, flags, more);
    va_end(more);
    return result;
}
ssize_t write(int descriptor, const void* bytes, size_t count) {
    if (is_file(descriptor) && fails_now()) return -1;
    return real<ssize_t (*)(int, const void*, size_t)>("write")(descriptor, bytes, count);
}
ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t at) {
    if (fails_now()) return -1;
    return real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(descriptor, bytes, count, at);
}
int fsync(int descriptor) {
    if (is_file(descriptor) && fails_now()) return -1;
    return real<int (*)(int)>("fsync")(descriptor);
}
int fdatasync(int descriptor) {
    if (fails_now()) return -1;
    return real<int (*)(int)>("fdatasync")(descriptor);
}
int ftruncate64(int descriptor, off64_t size) {
    if (fails_now()) return -1;
    return real<int (*)(int, off64_t)>("ftruncate64")(descriptor, size);
}
FILE* fopen(const char* path, const char* mode) {
    if (std::strpbrk(mode, "wa+") != nullptr && fails_now()) return nullptr;
    return real<FILE* (*)(const char*, const char*)>("fopen")(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
    if (std::strpbrk(mode, "wa+") != nullptr && fails_now()) return nullptr;
    return real<FILE* (*)(const char*, const char*)>("fopen64")(path, mode);
}
size_t fwrite(const void* bytes, size_t size, size_t count, FILE* file) {
    if (is_file(::fileno(file)) && fails_now()) return 0;
    return real<size_t (*)(const void*, size_t, size_t, FILE*)>("fwrite")(bytes, size, count, file);
}
int fflush(FILE* file) {
    if (file != nullptr && is_file(::fileno(file)) && fails_now()) return EOF;
    return real<int (*)(FILE*)>("fflush")(file);
}
int fclose(FILE* file) {  // the file is closed all the same, as on a disk that was full
    const bool written =
        is_file(::fileno(file)) && (::fcntl(::fileno(file), F_GETFL) & O_ACCMODE) != O_RDONLY;
    const bool fails = written && fails_now();
    const int closed = real<int (*)(FILE*)>("fclose")(file);
    if (!fails) return closed;
    errno = ENOSPC;
    return EOF;
}
int rename(const char* from, const char* to) {
    if (fails_now()) return -1;
    return real<int (*)(const char*, const char*)>("rename")(from, to);
}
int mkdir(const char* path, mode_t mode) {
    if (fails_now()) return -1;
    return real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}
}
