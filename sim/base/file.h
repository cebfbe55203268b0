// Whole files, read and written as bytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "sim/base/json.h"

namespace skoen::base {

// The bytes of a file. InputError (no line) when it is missing, unreadable, a directory, or above
// `max_bytes`.
std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes = kMaxJsonBytes);

// The folder with those above it that are missing; nothing when it is there. InputError with the path and the system's words
// when that cannot be (a file in the way, no permission, full disk).
void make_folders(const std::filesystem::path& path);

// Writes a temporary file in the same folder, syncs it, renames it over `path`, and syncs the folder: under
// the final name there is the old content or the new, never a half. InputError with the path and the system's
// words when it cannot (missing folder, no permission, full disk); the temporary file is gone then and the
// old content stands.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

}  // namespace skoen::base
