#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "sim/base/error.h"
#include "sim/base/system.h"

extern char** environ;

namespace skoen::base {

std::vector<std::string> start_program(int argc, char** argv) {
    return {argv + (argc > 0 ? 1 : 0), argv + argc};
}

std::string environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::vector<std::string> language_wishes() {
    return {environment("LC_ALL"), environment("LC_MESSAGES"), environment("LANG")};
}

std::filesystem::path user_data_folder() {
    if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) return data;
    const std::string home = environment("HOME");
    return home.empty() ? std::filesystem::path() : std::filesystem::path(home) / ".local" / "share";
}

std::filesystem::path home_folder() { return environment("HOME"); }

std::filesystem::path font_folder() { return "/usr/share/fonts/truetype/noto"; }  // Debian: fonts-noto-core

std::filesystem::path program_path() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none);
}

long process_number() { return ::getpid(); }
bool error_output_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

std::tm local_time(std::time_t time) {
    std::tm local{};
    ::localtime_r(&time, &local);
    return local;
}

bool draw_by_chance(std::span<unsigned char> bytes) { return ::getentropy(bytes.data(), bytes.size()) == 0; }

std::string processor_name() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    return "unknown";
}

Cost run_unseen(const std::vector<std::string>& words) {
    std::vector<std::string> own = words;
    std::vector<char*> arguments;
    arguments.reserve(own.size() + 1);
    for (std::string& word : own) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed = ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ensure(failed == 0, "the program does not start");
    int status = 0;
    rusage used{};
    ensure(::wait4(child, &status, 0, &used) == child && status == 0, "a program that failed");
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return {seconds(used.ru_utime) + seconds(used.ru_stime), static_cast<double>(used.ru_maxrss) / 1024};
}

}  // namespace skoen::base
