#include "session/session_file.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <fstream>
#include <optional>
#include <utility>

#include <sqlite3.h>

#include "session/session_folder.h"
#include "sim/base/disk.h"
#include "sim/base/error.h"
#include "sim/base/system.h"
#include "sim/base/text.h"

namespace skoen::session {

namespace {

constexpr std::array<std::string_view, 2> kKindNames = {"workshop", "training"};
constexpr std::uint32_t kApplication = 0x536B6F6E;  // "Skon"

[[noreturn]] void refuse_file(const std::filesystem::path& path, const std::string& expected,
                              const std::string& found) {
    throw base::InputError(base::Fault{path.string(), 0, 0, "", expected, found});
}

class Statement {
  public:
    Statement(sqlite3* database, const char* sql) : database_(database) {
        if (sqlite3_prepare_v2(database, sql, -1, &statement_, nullptr) != SQLITE_OK) fail();
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(int place, std::string_view text) {
        if (sqlite3_bind_text64(statement_, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) !=
            SQLITE_OK)
            fail();
        return *this;
    }
    // True while there is a row.
    bool step() {
        const int code = sqlite3_step(statement_);
        if (code != SQLITE_ROW && code != SQLITE_DONE) fail();
        return code == SQLITE_ROW;
    }
    void again() { sqlite3_reset(statement_); }
    [[nodiscard]] std::string text(int column) const {
        const unsigned char* words = sqlite3_column_text(statement_, column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return words == nullptr ? "" : std::string(reinterpret_cast<const char*>(words), size);
    }

  private:
    [[noreturn]] void fail() {
        const char* name = sqlite3_db_filename(database_, "main");
        refuse_file(name == nullptr ? "session" : name, "a session that can be read and written",
                    sqlite3_errmsg(database_));
    }
    sqlite3* database_;
    sqlite3_stmt* statement_ = nullptr;
};

void execute(sqlite3* database, const char* sql) {
    Statement statement(database, sql);
    while (statement.step()) {
    }
}

// Throws away what was begun when it could not be ended.
class Transaction {
  public:
    explicit Transaction(sqlite3* database) : database_(database) { execute(database, "BEGIN IMMEDIATE"); }
    ~Transaction() {
        if (!done_) sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit() {
        execute(database_, "COMMIT");
        done_ = true;
    }

  private:
    sqlite3* database_;
    bool done_ = false;
};

// No vowels, so that no words come out, and no signs that look alike.
std::string drawn_id(SessionKind kind) {
    constexpr std::string_view kSigns = "23456789bcdfghjkmnpqrstvwxz";
    std::array<unsigned char, 6> chance{};
    if (!base::draw_by_chance(chance))
        refuse_file("session", "a system that draws by chance", std::strerror(errno));
    std::string id{kind_name(kind).front(), '-'};
    for (const unsigned char drawn : chance) id += kSigns[drawn % kSigns.size()];
    return id;
}

std::string date_and_minute() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    const std::tm local = base::local_time(now);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
    return {text.data(), size};
}

// An empty file that only this user may read, which did not exist before. False when the name is taken.
bool make_private_file(const std::filesystem::path& path) {
    const int file = base::disk::open(path, base::disk::Opening::create_private);
    if (file >= 0) {
        base::disk::close(file);
        return true;
    }
    if (errno == EEXIST) return false;
    refuse_file(path, "a folder that can be written to", std::strerror(errno));
}

std::unique_ptr<sqlite3, void (*)(sqlite3*)> opened(const std::filesystem::path& path) {
    sqlite3* raw = nullptr;
    const int code =
        sqlite3_open_v2(path.string().c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, nullptr);
    std::unique_ptr<sqlite3, void (*)(sqlite3*)> database(raw, [](sqlite3* d) { sqlite3_close(d); });
    if (code != SQLITE_OK)
        refuse_file(path, "a session that can be opened", raw == nullptr ? "no memory" : sqlite3_errmsg(raw));
    return database;
}

void set_up_writing(sqlite3* database) {
    // Exclusive: no second window writes here, and no shared-memory file is needed.
    execute(database, "PRAGMA locking_mode=EXCLUSIVE");
    execute(database, "PRAGMA secure_delete=ON");
    execute(database, "PRAGMA journal_mode=WAL");
    execute(database, "PRAGMA synchronous=FULL");
}

std::uint32_t number_at(const std::array<unsigned char, 100>& header, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8U | header[i];
    return value;
}

// Read before SQLite opens the file, so that nothing is done to one that is not ours (https://sqlite.org/fileformat.html,
// 1.3: user version at byte 60, application id at 68).
void check_header(const std::filesystem::path& path) {
    std::array<unsigned char, 100> header{};
    std::ifstream in(path, std::ios::binary);
    in.read(reinterpret_cast<char*>(header.data()), header.size());
    constexpr std::string_view kMagic{"SQLite format 3\0", 16};
    const bool is_ours = in.gcount() == static_cast<std::streamsize>(header.size()) &&
                         std::memcmp(header.data(), kMagic.data(), kMagic.size()) == 0 &&
                         number_at(header, 68) == kApplication;
    if (!is_ours) refuse_file(path, "a session recorded by Skøn", "another kind of file");
    const std::uint32_t version = number_at(header, 60);
    if (version != kSessionFormat) {
        refuse_file(path, "a session of format " + std::to_string(kSessionFormat),
                    "format " + std::to_string(version) + ", of another version of Skøn");
    }
}

void check_is_session(const std::filesystem::path& folder, const std::string& id,
                      const std::filesystem::path& path) {
    if (!std::filesystem::is_regular_file(path)) {
        const std::vector<std::string> ids = session_ids(folder);
        const std::vector<std::string_view> names(ids.begin(), ids.end());
        const auto near = base::nearest_name(id, names);
        refuse_file(id,
                    near ? "the id of a session (did you mean " + std::string(*near) + "?)"
                         : "the id of a session in " + folder.string(),
                    "none of that id");
    }
    check_header(path);
}

// Over a line and all before it: SQLite finds a broken page, not a letter that has changed.
std::string next_sum(const std::string& sum, std::string_view line) {
    return base::Hash64().add(sum).add(line).hex();
}

// Within a transaction; `sum` before them, returned after them.
std::string add_lines(sqlite3* database, std::span<const std::string> lines, std::string sum) {
    Statement insert(database, "INSERT INTO log(line, sum) VALUES(?1, ?2)");
    for (const std::string& line : lines) {
        sum = next_sum(sum, line);
        insert.bind(1, line).bind(2, sum).step();
        insert.again();
    }
    return sum;
}

// The sum of the last line; nothing when a line is not what was written.
std::optional<std::string> last_sum(sqlite3* database) {
    Statement rows(database, "SELECT number, line, sum FROM log ORDER BY number");
    std::string sum;
    for (int number = 1; rows.step(); ++number) {
        sum = next_sum(sum, rows.text(1));
        if (rows.text(2) != sum || rows.text(0) != std::to_string(number)) return std::nullopt;
    }
    return sum;
}

// Damage is found before anything is written, and the file stays as it is. Returns the sum of the last line.
std::string check_sound(sqlite3* database, const std::filesystem::path& path) {
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    try {
        execute(database, "PRAGMA locking_mode=EXCLUSIVE");  // taken with the first read
        Statement check(database, "PRAGMA integrity_check(1)");
        const bool sound = check.step() && check.text(0) == "ok";
        if (const auto sum = sound ? last_sum(database) : std::nullopt) {
            sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
            return *sum;
        }
    } catch (const base::InputError& fault) {
        if (fault.faults.front().found.find("locked") != std::string::npos)  // SQLITE_BUSY in words
            refuse_file(path, "a session that is not in use", "one that is open in another window");
    }
    refuse_file(path, "a sound session", "a damaged one: it is left as it is");
}

}  // namespace

std::string_view kind_name(SessionKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

void SessionFile::Closer::operator()(sqlite3* database) const { sqlite3_close(database); }
SessionFile::SessionFile(SessionFile&&) noexcept = default;
SessionFile& SessionFile::operator=(SessionFile&&) noexcept = default;
SessionFile::~SessionFile() = default;

SessionFile SessionFile::create(const std::filesystem::path& folder, SessionKind kind,
                                std::span<const std::string> lines) {
    make_private_folder(folder);
    SessionFile file;
    std::filesystem::path half;
    do {
        file.id_ = drawn_id(kind);
        file.path_ = session_path(folder, file.id_);
        half = file.path_.parent_path() / ("." + file.id_ + ".new");
    } while (std::filesystem::exists(file.path_) || !make_private_file(half));
    file.kind_ = kind;
    file.begun_ = date_and_minute();
    {
        // Before there is a write-ahead log, so that the head of the file itself says whose it is; under another name, so
        // that a session is never half made.
        const auto database = opened(half);
        sqlite3* db = database.get();
        Transaction all(db);
        execute(db, ("PRAGMA application_id=" + std::to_string(kApplication)).c_str());
        execute(db, ("PRAGMA user_version=" + std::to_string(kSessionFormat)).c_str());
        execute(db, "CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
        execute(db, "CREATE TABLE log(number INTEGER PRIMARY KEY, line TEXT NOT NULL, sum TEXT NOT NULL)");
        for (const auto& [key, value] :
             {std::pair<std::string_view, std::string_view>{"kind", kind_name(kind)},
              {"begun", file.begun_}}) {
            Statement(db, "INSERT INTO about VALUES(?1, ?2)").bind(1, key).bind(2, value).step();
        }
        file.sum_ = add_lines(db, lines, {});
        all.commit();
    }
    std::error_code fault;
    std::filesystem::rename(half, file.path_, fault);
    if (fault) refuse_file(file.path_, "a folder that can be written to", fault.message());
    file.database_.reset(opened(file.path_).release());
    set_up_writing(file.database_.get());
    return file;
}

SessionFile SessionFile::open(const std::filesystem::path& folder, const std::string& id) {
    SessionFile file;
    file.id_ = id;
    file.path_ = session_path(folder, id);
    check_is_session(folder, id, file.path_);
    file.database_.reset(opened(file.path_).release());
    sqlite3* db = file.database_.get();
    file.sum_ = check_sound(db, file.path_);
    set_up_writing(db);
    Statement about(db, "SELECT key, value FROM about");
    std::string kind;
    while (about.step()) {
        if (about.text(0) == "kind") kind = about.text(1);
        if (about.text(0) == "begun") file.begun_ = about.text(1);
    }
    for (std::size_t k = 0; k < kKindNames.size(); ++k) {
        if (kKindNames[k] == kind) file.kind_ = static_cast<SessionKind>(k);
    }
    return file;
}

void SessionFile::empty(const std::filesystem::path& folder, const std::string& id) {
    const std::filesystem::path path = session_path(folder, id);
    check_is_session(folder, id, path);
    const auto database = opened(path);
    int on = 1;
    sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_PERSIST_WAL, &on);
    try {
        set_up_writing(database.get());
        Transaction all(database.get());
        execute(database.get(), "DELETE FROM log");
        execute(database.get(), "DELETE FROM about");
        all.commit();
        execute(database.get(), "PRAGMA wal_checkpoint(FULL)");
        execute(database.get(), "VACUUM");
        execute(database.get(), "PRAGMA wal_checkpoint(FULL)");
    } catch (const base::InputError& fault) {
        if (fault.faults.front().found.find("locked") != std::string::npos)
            refuse_file(path, "a session that is not in use", "one that is open in another window");
    }
}

std::vector<std::string> SessionFile::lines() const {
    std::vector<std::string> out;
    Statement rows(database_.get(), "SELECT line FROM log ORDER BY number");
    while (rows.step()) out.push_back(rows.text(0));
    return out;
}

void SessionFile::append(std::span<const std::string> lines) {
    Transaction all(database_.get());
    std::string sum = add_lines(database_.get(), lines, sum_);
    all.commit();
    sum_ = std::move(sum);
}

}  // namespace skoen::session
