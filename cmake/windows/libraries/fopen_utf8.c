/* fopen for a library that knows paths as bytes only: ours are UTF-8, and a user's folder may well be C:\Users\Søren. */
#include <stdio.h>
#include <windows.h>

FILE* skoen_fopen_utf8(const char* path, const char* mode) {
    wchar_t wide_path[32768], wide_mode[16];
    if (MultiByteToWideChar(CP_UTF8, 0, path, -1, wide_path, 32768) == 0) return NULL;
    if (MultiByteToWideChar(CP_UTF8, 0, mode, -1, wide_mode, 16) == 0) return NULL;
    return _wfopen(wide_path, wide_mode);
}
