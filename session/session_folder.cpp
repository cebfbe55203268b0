#include "session/session_folder.h"

#include <algorithm>
#include <fstream>

#include "session/training_commands.h"
#include "sim/base/disk.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/base/system.h"

namespace skoen::session {

namespace {

constexpr const char* kEnding = ".skoen";
constexpr const char* kFolder = "sessions";

// What the last line that opened something names.
std::string opened_last(const std::vector<std::string>& lines) {
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        if (line->find("\"open_") == std::string::npos) continue;
        const base::JsonValue root = base::parse_json(*line, "session");
        for (const char* key : {"workshop", "scenario"}) {
            const base::JsonValue* value = root.find(key);
            if (value != nullptr && value->kind == base::JsonValue::Kind::string) return value->text;
        }
    }
    return {};
}

// Session and seat, as the first line has them.
void fill_training(const std::vector<std::string>& lines, SessionEntry& entry) {
    if (lines.empty()) return;
    const TrainingCommand begun = training_command(lines.front());
    entry.about = begun.name;
    if (begun.name.starts_with('{')) {
        const base::JsonValue* id = nullptr;
        const base::JsonValue root = base::parse_json(begun.name, "session");
        id = root.find("session");
        entry.about = id == nullptr ? "" : id->text;
    }
    entry.seat = begun.number;
    entry.over = training_command(lines.back()).what == TrainingDo::over;
}

SessionEntry entry_for(const std::filesystem::path& folder, const std::string& id) {
    SessionEntry entry;
    entry.id = id;
    try {
        const SessionFile file = SessionFile::open(folder, id);
        const std::vector<std::string> lines = file.lines();
        entry.kind = file.kind();
        entry.begun = file.begun();
        entry.steps = static_cast<int>(lines.size());
        if (entry.kind == SessionKind::training) {
            fill_training(lines, entry);
        } else {
            entry.about = opened_last(lines);
        }
    } catch (const base::InputError& fault) {
        entry.fault = fault.faults.empty() ? fault.what() : fault.faults.front().found;
    }
    return entry;
}

std::filesystem::file_time_type changed_at(const std::filesystem::path& path) {
    std::error_code none;
    auto newest = std::filesystem::file_time_type::min();
    for (const char* ending : {"", "-wal"}) {
        const auto time = std::filesystem::last_write_time(path.string() + ending, none);
        if (!none) newest = std::max(newest, time);
    }
    return newest;
}

void overwrite(const std::filesystem::path& path) {
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    if (none) return;
    const int file = base::disk::open(path, base::disk::Opening::overwrite);
    if (file < 0) return;
    const std::string zeros(4096, '\0');
    for (std::uintmax_t done = 0; done < size;) {
        const auto part = static_cast<std::size_t>(std::min<std::uintmax_t>(zeros.size(), size - done));
        const std::ptrdiff_t written = base::disk::write(file, zeros.data(), part);
        if (written <= 0) break;
        done += static_cast<std::uintmax_t>(written);
    }
    base::disk::sync(file);
    base::disk::close(file);
}

}  // namespace

std::filesystem::path default_data_folder() {
    if (const std::string own = base::environment("SKOEN_DATA"); !own.empty()) return own;
    const std::filesystem::path of_user = base::user_data_folder();
    return of_user.empty() ? std::filesystem::path("skoen-data") : of_user / "skoen";
}

std::filesystem::path session_path(const std::filesystem::path& folder, const std::string& id) {
    // An id is never a way out of the folder.
    const bool plain = !id.empty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!plain) throw base::InputError(base::Fault{id, 0, 0, "", "the id of a session", "\"" + id + "\""});
    return folder / kFolder / (id + kEnding);
}

void make_private_folder(const std::filesystem::path& folder) {
    std::error_code fault;
    std::filesystem::create_directories(folder / kFolder, fault);
    if (!fault) std::filesystem::permissions(folder / kFolder, std::filesystem::perms::owner_all, fault);
    if (fault) {
        throw base::InputError(
            base::Fault{folder.string(), 0, 0, "", "a folder that can be written to", fault.message()});
    }
}

std::vector<std::string> session_ids(const std::filesystem::path& folder) {
    std::vector<std::string> ids;
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(folder / kFolder, none)) {
        if (file.path().extension() == kEnding) ids.push_back(file.path().stem().string());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<SessionEntry> list_sessions(const std::filesystem::path& folder,
                                        const std::vector<std::string>& open) {
    struct Dated {
        std::filesystem::file_time_type changed;
        std::string id;
    };
    std::vector<Dated> all;
    for (const std::string& id : session_ids(folder)) {
        if (std::find(open.begin(), open.end(), id) != open.end()) continue;
        all.push_back({changed_at(folder / kFolder / (id + kEnding)), id});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Dated& a, const Dated& b) { return a.changed > b.changed; });
    std::vector<SessionEntry> out;
    for (const Dated& one : all) out.push_back(entry_for(folder, one.id));
    return out;
}

void erase_session(const std::filesystem::path& folder, const std::string& id) {
    const std::filesystem::path path = session_path(folder, id);
    SessionFile::empty(folder, id);
    for (const char* ending : {"-wal", "-shm", "-journal", ""}) {
        const std::filesystem::path one = path.string() + ending;
        overwrite(one);
        std::error_code none;
        std::filesystem::remove(one, none);
    }
}

}  // namespace skoen::session
