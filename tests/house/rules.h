#pragma once

#include "tests/house/source_tree.h"

#include <string>
#include <vector>

// The rules of the house (docs/house.md) that can be read off the text. Each returns one line a fault,
// "path:line: what is wrong", and nothing when the rule holds.
namespace skoen::house {

using Files = std::vector<SourceFile>;

/// Includes name project files from the root and go down: to the same folder or to a floor of a lower level.
std::vector<std::string> upward_includes(const Files& files);

/// Each library is seen only by the folder that owns it: nlohmann/json by sim/base, SQLite by session, and so on.
/// Standard headers whose results differ between machines (<random>) belong to nobody.
std::vector<std::string> foreign_libraries(const Files& files);

/// A file compiled for one instruction set (*_avx2.cpp, *_avx512.cpp) includes kernel headers only (name contains
/// "kernel"), and these include nothing else either. Any other inline function or template might be emitted with
/// that instruction set and then be picked by the linker for everybody.
std::vector<std::string> kernel_includes(const Files& files);

/// Headers of one operating system only in files named *_posix.cpp or *_windows.cpp.
std::vector<std::string> system_headers_elsewhere(const Files& files);

/// Files of more than `limit` lines.
std::vector<std::string> long_files(const Files& files, std::size_t limit);

}  // namespace skoen::house
