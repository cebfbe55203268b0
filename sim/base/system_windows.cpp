#include <windows.h>
// The others need windows.h first.
#include <fcntl.h>
#include <io.h>
#include <ntsecapi.h>
#include <psapi.h>
#include <shellapi.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cwchar>

#include "sim/base/error.h"
#include "sim/base/system.h"

// std::filesystem::path reads char with this function of the C library, whose only locales on Windows are those of old code
// pages; what it writes is UTF-8. Ours reads UTF-8 too, so that a path stays what it is. Characters beyond U+FFFF, two units
// of UTF-16, are refused. (sim/base/CMakeLists.txt has the linker take this one.)
extern "C" std::size_t __wrap_mbrtowc(wchar_t* to, const char* bytes, std::size_t count,
                                      std::mbstate_t* state);
extern "C" std::size_t __wrap_mbrtowc(wchar_t* to, const char* bytes, std::size_t count, std::mbstate_t*) {
    constexpr auto kIncomplete = static_cast<std::size_t>(-2), kWrong = static_cast<std::size_t>(-1);
    if (bytes == nullptr) return 0;
    if (count == 0) return kIncomplete;
    const auto first = static_cast<unsigned char>(*bytes);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (count < length) return kIncomplete;
    wchar_t wide[2] = {};
    if (::MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, bytes, static_cast<int>(length), wide, 2) != 1) {
        errno = EILSEQ;
        return kWrong;
    }
    if (to != nullptr) *to = wide[0];
    return first == 0 ? 0 : length;
}

namespace skoen::base {

namespace {

constexpr DWORD kLongestPath = 32768;

std::wstring wide(const std::string& utf8) {
    const int size = static_cast<int>(utf8.size());
    std::wstring out(
        static_cast<std::size_t>(::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, nullptr, 0)), L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, utf8.data(), size, out.data(), static_cast<int>(out.size()));
    return out;
}

std::string narrow(const wchar_t* words) {
    const int size = ::WideCharToMultiByte(CP_UTF8, 0, words, -1, nullptr, 0, nullptr, nullptr);
    if (size <= 1) return {};
    std::string out(static_cast<std::size_t>(size), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, words, -1, out.data(), size, nullptr, nullptr);
    out.pop_back();  // the zero at the end
    return out;
}

// The console is the user's: it gets back what it had.
unsigned console_before = 0;
void restore_console() { ::SetConsoleOutputCP(console_before); }

// One argument as CommandLineToArgvW reads it: backslashes are doubled before a quotation mark only.
std::string quoted(const std::string& word) {
    std::string out = "\"";
    std::size_t slashes = 0;
    for (const char c : word) {
        if (c == '"') out.append(slashes + 1, '\\');
        slashes = c == '\\' ? slashes + 1 : 0;
        out += c;
    }
    return out.append(slashes, '\\') + '"';
}

class Handle {
  public:
    explicit Handle(HANDLE handle) : handle_(handle) {}
    ~Handle() { ::CloseHandle(handle_); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    HANDLE get() const { return handle_; }

  private:
    HANDLE handle_;
};

double seconds_of(const FILETIME& time) {
    const auto high = static_cast<double>(time.dwHighDateTime), low = static_cast<double>(time.dwLowDateTime);
    return 1e-7 * (high * 4294967296.0 + low);
}

}  // namespace

std::vector<std::string> start_program(int, char**) {
    console_before = ::GetConsoleOutputCP();
    if (console_before != 0 && ::SetConsoleOutputCP(CP_UTF8) != 0) std::atexit(restore_console);
    for (std::FILE* stream : {stdin, stdout, stderr}) ::_setmode(::_fileno(stream), _O_BINARY);
    int count = 0;
    wchar_t** const words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    std::vector<std::string> out;
    for (int i = 1; words != nullptr && i < count; ++i) out.push_back(narrow(words[i]));
    ::LocalFree(words);
    return out;
}

std::string environment(const char* name) {
    const wchar_t* const value = ::_wgetenv(wide(name).c_str());
    return value == nullptr ? "" : narrow(value);
}

std::vector<std::string> language_wishes() {
    std::array<wchar_t, LOCALE_NAME_MAX_LENGTH> name{};
    ::GetUserDefaultLocaleName(name.data(), static_cast<int>(name.size()));
    return {environment("LC_ALL"), environment("LC_MESSAGES"), environment("LANG"), narrow(name.data())};
}

std::filesystem::path user_data_folder() { return environment("LOCALAPPDATA"); }
std::filesystem::path home_folder() { return environment("USERPROFILE"); }
std::filesystem::path font_folder() { return program_path().parent_path() / "fonts"; }

std::filesystem::path program_path() {
    std::wstring path(kLongestPath, L'\0');
    path.resize(::GetModuleFileNameW(nullptr, path.data(), kLongestPath));
    return path;
}

long process_number() { return static_cast<long>(::GetCurrentProcessId()); }
bool error_output_is_terminal() { return ::_isatty(::_fileno(stderr)) != 0; }

std::tm local_time(std::time_t time) {
    std::tm local{};
    ::localtime_s(&local, &time);
    return local;
}

bool draw_by_chance(std::span<unsigned char> bytes) {
    if (::RtlGenRandom(bytes.data(), static_cast<ULONG>(bytes.size())) != 0) return true;
    errno = EIO;
    return false;
}

std::string processor_name() {
    std::array<wchar_t, 256> name{};
    DWORD bytes = sizeof name - sizeof(wchar_t);
    const LSTATUS got =
        ::RegGetValueW(HKEY_LOCAL_MACHINE, L"HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0",
                       L"ProcessorNameString", RRF_RT_REG_SZ, nullptr, name.data(), &bytes);
    return got == ERROR_SUCCESS ? narrow(name.data()) : "unknown";
}

Cost run_unseen(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : " ") + quoted(word);
    std::wstring command = wide(line);
    SECURITY_ATTRIBUTES inherited{sizeof inherited, nullptr, TRUE};
    const Handle nowhere(
        ::CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, nullptr));
    STARTUPINFOW start{};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdOutput = start.hStdError = nowhere.get();
    PROCESS_INFORMATION child{};
    ensure(::CreateProcessW(nullptr, command.data(), nullptr, nullptr, TRUE, CREATE_NO_WINDOW, nullptr,
                            nullptr, &start, &child) != 0,
           "the program does not start");
    const Handle process(child.hProcess), thread(child.hThread);
    ::WaitForSingleObject(process.get(), INFINITE);
    DWORD code = 1;
    ensure(::GetExitCodeProcess(process.get(), &code) != 0 && code == 0, "a program that failed");
    FILETIME begun{}, ended{}, kernel{}, user{};
    ::GetProcessTimes(process.get(), &begun, &ended, &kernel, &user);
    PROCESS_MEMORY_COUNTERS memory{};
    ::GetProcessMemoryInfo(process.get(), &memory, sizeof memory);
    return {seconds_of(kernel) + seconds_of(user),
            static_cast<double>(memory.PeakWorkingSetSize) / (1024 * 1024)};
}

}  // namespace skoen::base
