#include "tests/house/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace skoen::house {

namespace fs = std::filesystem;

std::vector<SourceFile> read_source_tree(const std::string& root) {
    std::vector<SourceFile> files;
    for (const char* folder : {"sim", "models", "stats", "scenarios", "lab", "session", "study", "report",
                               "cli", "gui", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(root) / folder)) {
            const auto extension = entry.path().extension();
            if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
            SourceFile file{fs::relative(entry.path(), root).generic_string(), {}};
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);) file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    if (files.empty()) throw std::runtime_error("no source files under " + root);
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::vector<Include> includes_of(const SourceFile& file) {
    static const std::regex kInclude(R"re(^\s*#\s*include\s*(["<])([^">]+)[">].*)re");
    std::vector<Include> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        std::smatch match;
        if (file.lines[i].find("include") != std::string::npos &&
            std::regex_match(file.lines[i], match, kInclude)) {
            found.push_back({i + 1, match[2].str(), match[1].str() == "<"});
        }
    }
    return found;
}

std::string folder_of(const std::string& path) {
    if (path.starts_with("sim/base/")) return "sim/base";
    const auto slash = path.find('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace skoen::house
