// One recorded session as a file: the lines of a desk's log in SQLite, each in a transaction of its own, on disk before
// append() returns. Whatever happens to the machine afterwards, what was appended is there.
//
//   <data folder>/sessions/<id>.skoen      SQLite 3, write-ahead log, synchronous=FULL, secure_delete, mode 0600
//     application_id 0x536B6F6E ("Skon"), user_version = kSessionFormat
//     about(key, value)   kind, begun (local date and minute)
//     log(number, line, sum)   number from 1; line is one JSON object; sum is a hash over it and all lines before it
//
// No name of a person, user or machine is ever put in, and nothing leaves the folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace skoen::session {

inline constexpr int kSessionFormat = 1;

// Adding one: its name in session_file.cpp.
enum class SessionKind : std::uint8_t { workshop, training };
[[nodiscard]] std::string_view kind_name(SessionKind kind);

class SessionFile {
  public:
    // A new one with an id of its own: a letter of its kind and six signs drawn by chance ("w-7k3f9q").
    // There is none, or it begins with these lines. Throws base::InputError with the path and the system's words when it cannot be made.
    static SessionFile create(const std::filesystem::path& folder, SessionKind kind,
                              std::span<const std::string> lines = {});
    // Throws base::InputError: none of that id (with the nearest), a file that is not Skøn's, of a later version of Skøn,
    // damaged, or open in another window. Such a file is not written to.
    static SessionFile open(const std::filesystem::path& folder, const std::string& id);

    // Takes out all that was recorded, with secure_delete, checkpoint and VACUUM; the write-ahead log stays, to be overwritten.
    // A damaged one is left to be overwritten. Throws base::InputError: none of that id, in use, or not Skøn's.
    static void empty(const std::filesystem::path& folder, const std::string& id);

    SessionFile(SessionFile&&) noexcept;
    SessionFile& operator=(SessionFile&&) noexcept;
    ~SessionFile();

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] SessionKind kind() const { return kind_; }
    [[nodiscard]] const std::string& begun() const { return begun_; }  // "2026-11-20 09:30"
    [[nodiscard]] std::vector<std::string> lines() const;

    // All in one transaction. Throws base::InputError when the disk does not take them; then none is there.
    void append(std::span<const std::string> lines);
    void append(const std::string& line) { append(std::span(&line, 1)); }

  private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };
    SessionFile() = default;

    std::unique_ptr<sqlite3, Closer> database_;
    std::filesystem::path path_;
    std::string id_, begun_;
    std::string sum_;  // of the last line
    SessionKind kind_ = SessionKind::workshop;
};

}  // namespace skoen::session
