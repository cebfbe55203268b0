// What files are made of: the few calls of the operating system that differ from one to the next (disk_posix.cpp,
// disk_windows.cpp). A call that fails leaves its reason in errno.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>

namespace skoen::base::disk {

enum class Opening {
    read,            // fails with EISDIR on a folder
    create,          // fails with EEXIST when the name is taken
    create_private,  // the same, for nobody but this user
    overwrite,       // what is there, never what a link points at
};

// A number for the calls below, or -1. Bytes are bytes: no line end is translated.
[[nodiscard]] int open(const std::filesystem::path& path, Opening how);
// How many bytes, or -1; fewer than asked for is no failure, and nothing read is the end.
[[nodiscard]] std::ptrdiff_t read(int file, char* bytes, std::size_t count);
[[nodiscard]] std::ptrdiff_t write(int file, const char* bytes, std::size_t count);
// Returns when the disk has it.
bool sync(int file);
bool close(int file);
void remove(const std::filesystem::path& path);

// Over what has that name: there is the old content or the new, never none.
[[nodiscard]] bool rename(const std::filesystem::path& from, const std::filesystem::path& to);
// Without this a power cut could forget a rename. Some disks cannot sync a folder: no reason to fail.
void sync_folder(const std::filesystem::path& folder);

enum class Stream { read, write, create };  // create: fails with EEXIST when the name is taken

// Null when it cannot be had.
[[nodiscard]] std::FILE* open_stream(const std::filesystem::path& path, Stream how);
// Flushed, and on the disk.
[[nodiscard]] bool sync(std::FILE* stream);
[[nodiscard]] bool seek(std::FILE* stream, std::uint64_t byte);

}  // namespace skoen::base::disk
