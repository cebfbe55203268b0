#include "tests/house/rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace skoen::house {

namespace {

// docs/house.md; the yard may include anything.
const std::map<std::string, int> kLevels{{"sim/base", 0},  {"stats", 1}, {"models", 2}, {"sim", 3},
                                         {"scenarios", 4}, {"lab", 5},   {"study", 6},  {"session", 7},
                                         {"report", 8},    {"cli", 9},   {"gui", 9},    {"tests", 10}};

// Written by the build, see cmake/build_info.cmake.
constexpr std::array<std::string_view, 2> kGenerated{"build_commit.h", "build_values.h"};

struct Ownership {
    std::string_view prefix;                 // start of the header's name
    std::array<std::string_view, 3> owners;  // folders that may include it
};

// The reasons stand in docs/dependencies.md.
constexpr std::array kOwnership{
    Ownership{"nlohmann/", {"sim/base", ""}},
    Ownership{"Random123/", {"sim/base", ""}},
    Ownership{"xgboost/", {"models", ""}},
    Ownership{"Eigen/", {"models", "stats", "lab"}},
    Ownership{"sqlite3", {"session", ""}},
    Ownership{"hpdf", {"report", ""}},
    Ownership{"CLI/", {"cli", ""}},
    Ownership{"SFML/", {"gui", ""}},
    Ownership{"imgui", {"gui", ""}},
    Ownership{"stb_", {"gui", ""}},
    Ownership{"GL/", {"gui", ""}},
    Ownership{"EGL/", {"gui", ""}},
    Ownership{"catch2/", {"", ""}},
    Ownership{"random", {"", ""}},
};

// Headers that declare C functions and intrinsics only: nothing a kernel could emit as a shared symbol.
constexpr std::array<std::string_view, 4> kKernelHeaders{"cstddef", "cstdint", "cstring", "immintrin.h"};

// Beside everything in sys/ and EGL/.
constexpr std::array<std::string_view, 13> kSystemHeaders{
    "unistd.h",  "fcntl.h",   "spawn.h", "dlfcn.h", "poll.h",     "pwd.h",   "netdb.h",
    "pthread.h", "windows.h", "io.h",    "psapi.h", "shellapi.h", "shlobj.h"};

template <typename List>
bool contains(const List& list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
}

std::string place(const SourceFile& file, const Include& include) {
    const char open = include.angled ? '<' : '"';
    const char close = include.angled ? '>' : '"';
    return file.path + ':' + std::to_string(include.line) + ": " + open + include.target + close + ' ';
}

bool is_kernel_header(const std::string& target) {
    return name_of(target).find("kernel") != std::string::npos;
}

}  // namespace

std::vector<std::string> upward_includes(const Files& files) {
    std::vector<std::string> faults;
    for (const auto& file : files) {
        const std::string own = folder_of(file.path);
        for (const auto& include : includes_of(file)) {
            if (include.angled || contains(kGenerated, include.target)) continue;
            const std::string other = folder_of(include.target);
            const auto level = kLevels.find(other);
            if (level == kLevels.end()) {
                faults.push_back(place(file, include) + "is not named from the project root");
            } else if (other != own && level->second >= kLevels.at(own)) {
                faults.push_back(place(file, include) + "does not lie below " + own);
            }
        }
    }
    return faults;
}

std::vector<std::string> foreign_libraries(const Files& files) {
    std::vector<std::string> faults;
    for (const auto& file : files) {
        const std::string own = folder_of(file.path);
        if (own == "tests") continue;
        for (const auto& include : includes_of(file)) {
            for (const auto& [prefix, owners] : kOwnership) {
                if (include.target.starts_with(prefix) && !contains(owners, own)) {
                    faults.push_back(place(file, include) + "does not belong in " + own);
                }
            }
        }
    }
    return faults;
}

std::vector<std::string> kernel_includes(const Files& files) {
    std::vector<std::string> faults;
    for (const auto& file : files) {
        const bool dispatched = file.path.ends_with("_avx2.cpp") || file.path.ends_with("_avx512.cpp");
        const bool header =
            file.path.ends_with(".h") && folder_of(file.path) != "tests" && is_kernel_header(file.path);
        if (!dispatched && !header) continue;
        for (const auto& include : includes_of(file)) {
            const bool allowed =
                include.angled ? contains(kKernelHeaders, include.target) : is_kernel_header(include.target);
            if (!allowed) faults.push_back(place(file, include) + "is no kernel header");
        }
    }
    return faults;
}

std::vector<std::string> system_headers_elsewhere(const Files& files) {
    std::vector<std::string> faults;
    for (const auto& file : files) {
        const bool may = file.path.ends_with("_posix.cpp") || file.path.ends_with("_windows.cpp");
        if (may || folder_of(file.path) == "tests") continue;
        for (const auto& include : includes_of(file)) {
            const bool of_system = include.target.starts_with("sys/") || include.target.starts_with("EGL/") ||
                                   contains(kSystemHeaders, include.target);
            if (include.angled && of_system)
                faults.push_back(place(file, include) + "belongs in a file named _posix or _windows");
        }
    }
    return faults;
}

std::vector<std::string> long_files(const Files& files, std::size_t limit) {
    std::vector<std::string> faults;
    for (const auto& file : files) {
        if (file.lines.size() > limit) {
            faults.push_back(file.path + ':' + std::to_string(limit + 1) + ": " +
                             std::to_string(file.lines.size()) + " lines, at most " + std::to_string(limit));
        }
    }
    return faults;
}

}  // namespace skoen::house
