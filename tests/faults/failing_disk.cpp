// Preloaded into a program under test: the call number SKOEN_FAIL_AT among those that put something on disk fails as on a full
// disk. Counted are open for creation, write and pwrite to files, fsync, fdatasync, rename and mkdir. Calls that a C library makes
// by itself (stdio) are not seen here; a limit on the size of files finds those (tests/full/failing_disk_test.cpp).
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

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
int rename(const char* from, const char* to) {
    if (fails_now()) return -1;
    return real<int (*)(const char*, const char*)>("rename")(from, to);
}
int mkdir(const char* path, mode_t mode) {
    if (fails_now()) return -1;
    return real<int (*)(const char*, mode_t)>("mkdir")(path, mode);
}
}
