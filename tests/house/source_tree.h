#pragma once

#include <string>
#include <vector>

namespace skoen::house {

/// One `#include` line.
struct Include {
    std::size_t line = 0;  // 1-based
    std::string target{};  // what stands between the quotes or angle brackets
    bool angled = false;   // <target> rather than "target"
};

/// A source file as text, real or made up by a test.
struct SourceFile {
    std::string path{};  // from the project root, "sim/base/json.h"
    std::vector<std::string> lines{};
};

/// Every .h and .cpp under `root` in the floors, the roof and the yard, sorted by path.
/// Throws std::runtime_error when `root` holds none: a rule that checks nothing must not pass.
std::vector<SourceFile> read_source_tree(const std::string& root);

/// The include lines of a file, in order.
std::vector<Include> includes_of(const SourceFile& file);

/// "sim/base" or the first folder of a path; "" for a path without folder.
std::string folder_of(const std::string& path);

/// "sim/base/json.h" -> "json.h"
std::string name_of(const std::string& path);

}  // namespace skoen::house
