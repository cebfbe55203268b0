#include "scenarios/embedded.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace skoen::scenarios {

std::string_view embedded_text(std::string_view path) {
    const auto files = embedded_files();
    const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
    if (found == files.end() || found->path != path) {
        throw std::out_of_range("no shipped file " + std::string(path));
    }
    return found->text;
}

}  // namespace skoen::scenarios
