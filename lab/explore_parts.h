// Parts of an exploration: what one shard has played, in a file of its own that can be gone on with, skipped or merged.
//
//   part-<shard>-of-<shards>.<hash>    a header of one line, then rows as in results.csv, in the order of units
//
// The hash in the name is that of the header's study, engine and ranges, so that the same work always has the same name. A part is
// written under another name, synced and moved to its place: there is never half a one. A part may hold only the first of its
// shard's units (its job was told to stop); whoever plays the shard again goes on after them.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lab/explore.h"
#include "sim/base/text.h"

namespace skoen::lab {

// Which units a part is about. Equal keys: the same rows.
struct PartKey {
    std::string study;   // hash of exploration, scenario, plans and engine, 16 hex digits
    std::string engine;  // version and commit
    int shard = 0, shards = 1;
    int offices_from = 0, offices_to = 0;
    int plans_from = 0, plans_to = 0;
    std::uint64_t units = 0;  // of the shard
    bool operator==(const PartKey&) const = default;
};
[[nodiscard]] std::string part_name(const PartKey& key);
[[nodiscard]] bool is_part_name(const std::string& name);

struct Part {
    std::filesystem::path path;
    PartKey key;
    std::uint64_t rows = 0;  // the shard's first
    std::string damage;      // why it cannot be used; empty: sound
    [[nodiscard]] bool whole() const { return damage.empty() && rows == key.units; }
};

// Reads the whole file: its header, number of rows and checksum. Never throws for what is in it.
[[nodiscard]] Part read_part(const std::filesystem::path& path);
// Every part in the folder, in order of name.
[[nodiscard]] std::vector<Part> parts_in(const std::filesystem::path& folder);

// A part being written.
class PartFile {
  public:
    // `before`: a sound part of the same key, whose rows are copied. Throws base::InputError when nothing can be written.
    PartFile(const std::filesystem::path& folder, const PartKey& key, const Part* before);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    void add(std::string_view line);  // with its line end
    [[nodiscard]] std::uint64_t rows() const { return rows_; }
    // On the disk under its name. Throws base::InputError (a full disk).
    void close();

  private:
    void flush();
    [[noreturn]] void refuse(int error);

    PartKey key_;
    std::filesystem::path final_, path_;
    std::FILE* file_ = nullptr;
    std::string buffer_;
    std::uint64_t rows_ = 0;
    base::Hash64 sum_;
};

// Lines of a file from `offset` on, one at a time; holds no file open between, so that a thousand can be read side by side.
class LineReader {
  public:
    LineReader(std::filesystem::path path, std::uint64_t offset) : path_(std::move(path)), offset_(offset) {}
    // The next line without its end; false after the last.
    bool next(std::string& line);

  private:
    bool refill();

    std::filesystem::path path_;
    std::uint64_t offset_ = 0;
    std::string buffer_;
    std::size_t at_ = 0;
};

// Where rows begin in a part.
inline constexpr std::uint64_t kPartHeaderBytes = 512;

}  // namespace skoen::lab
