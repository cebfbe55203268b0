#include "scenarios/shipped_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "scenarios/embedded.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/text.h"

namespace skoen::scenarios {

namespace {

constexpr std::string_view kFileEnding = ".json";

base::InputError no_such(std::string_view given, const std::vector<std::string>& ids, const char* what) {
    const std::vector<std::string_view> names(ids.begin(), ids.end());
    const std::optional<std::string_view> near = base::nearest_name(given, names);
    std::string expected = "a path to a file, or the id of a shipped " + std::string(what);
    if (near) expected += " (did you mean " + std::string(*near) + "?)";
    for (std::size_t i = 0; i < ids.size(); ++i) expected += (i == 0 ? ": " : ", ") + ids[i];
    return base::InputError({.file = std::string(given), .expected = expected, .found = "neither"});
}

}  // namespace

std::vector<std::string> shipped_ids(std::string_view folder) {
    std::vector<std::string> ids;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.starts_with(folder) || !file.path.ends_with(kFileEnding)) continue;
        const std::string_view name =
            file.path.substr(folder.size(), file.path.size() - folder.size() - kFileEnding.size());
        if (name.find('/') == std::string_view::npos) ids.emplace_back(name);
    }
    return ids;
}

base::JsonValue shipped_or_file(std::string_view id_or_path, std::string_view folder, const char* what) {
    const std::vector<std::string> ids = shipped_ids(folder);
    if (std::find(ids.begin(), ids.end(), id_or_path) != ids.end()) {
        const std::string path = std::string(folder) + std::string(id_or_path) + std::string(kFileEnding);
        return base::parse_json(embedded_text(path), path);
    }
    const std::filesystem::path path(id_or_path);
    std::error_code none;
    const bool is_path = id_or_path.find('/') != std::string_view::npos ||
                         id_or_path.ends_with(kFileEnding) || std::filesystem::is_regular_file(path, none);
    if (!is_path) throw no_such(id_or_path, ids, what);
    return base::parse_json(base::read_text_file(path), std::string(id_or_path));
}

}  // namespace skoen::scenarios
