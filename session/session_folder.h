// Where sessions lie, which there are, and how one is erased.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "session/session_file.h"

namespace skoen::session {

// $SKOEN_DATA, else $XDG_DATA_HOME/skoen, else ~/.local/share/skoen; the current folder's "skoen-data" where none is set.
[[nodiscard]] std::filesystem::path default_data_folder();

[[nodiscard]] std::filesystem::path session_path(const std::filesystem::path& folder, const std::string& id);
// Folder and "sessions" in it, open to this user only. Throws base::InputError.
void make_private_folder(const std::filesystem::path& folder);

// Of the files there, sorted.
[[nodiscard]] std::vector<std::string> session_ids(const std::filesystem::path& folder);

// One line of a list. What cannot be read has a fault and no more.
struct SessionEntry {
    std::string id;
    SessionKind kind = SessionKind::workshop;
    std::string begun;  // "2026-11-20 09:30"
    std::string about;  // id of the workshop or scenario that was opened last; of a training, its session
    int steps = 0;      // lines of its log
    int seat = 0;       // of a training
    bool over = false;  // a training that came to its end
    std::string fault;
};
// The one changed last comes first. Those in `open` are left out and not touched: closing a file that this process has open
// elsewhere would give up its lock.
[[nodiscard]] std::vector<SessionEntry> list_sessions(const std::filesystem::path& folder,
                                                      const std::vector<std::string>& open = {});

// Empties the file, checkpoints and vacuums it, overwrites it and its write-ahead log, and takes them away. What the file system
// or a backup copied elsewhere is out of reach. Throws base::InputError: none of that id, in use, or not Skøn's.
void erase_session(const std::filesystem::path& folder, const std::string& id);

}  // namespace skoen::session
