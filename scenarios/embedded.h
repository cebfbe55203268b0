#pragma once

#include <span>
#include <string_view>

namespace skoen::scenarios {

/// A shipped file, compiled into the program so that it needs no files at run time.
struct EmbeddedFile {
    std::string_view path;  ///< from the project root, "scenarios/underretning.json"
    std::string_view text;  ///< its bytes, UTF-8
};

/// Every shipped scenario, strategy, study, evidence table and language file, sorted by path (bytewise).
std::span<const EmbeddedFile> embedded_files();

/// The text of the file at `path`. Throws std::out_of_range, naming the path, when nothing was shipped there.
std::string_view embedded_text(std::string_view path);

}  // namespace skoen::scenarios
