#include "lab/explore_parts.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <system_error>

#include "sim/base/disk.h"
#include "sim/base/error.h"
#include "sim/base/json.h"
#include "sim/base/system.h"
#include "sim/base/text.h"

namespace skoen::lab {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPartBuffer = 1U << 16;
constexpr int kPartVersion = 1;

// One line of JSON filled up with blanks to a fixed length, so that it can be written last.
std::string header_of(const PartKey& key, std::uint64_t rows, const std::string& checksum) {
    base::JsonWriter out(base::JsonWriter::Layout::compact);
    out.begin_object().key("skoen_part").value(kPartVersion).key("study").value(key.study);
    out.key("engine").value(key.engine).key("shard").value(key.shard).key("shards").value(key.shards);
    out.key("offices").begin_array().value(key.offices_from).value(key.offices_to).end_array();
    out.key("plans").begin_array().value(key.plans_from).value(key.plans_to).end_array();
    out.key("units").value(static_cast<std::int64_t>(key.units));
    out.key("rows").value(static_cast<std::int64_t>(rows)).key("checksum").value(checksum).end_object();
    std::string line = out.finish();
    base::ensure(line.size() < kPartHeaderBytes, "the header of a part is too long");
    line.resize(kPartHeaderBytes - 1, ' ');
    return line + '\n';
}

int whole_at(const base::JsonValue* value) {
    return value != nullptr && value->is_integer ? static_cast<int>(value->number) : -1;
}

// False where the header is not one of ours.
bool read_header(const std::string& line, Part& part, std::string& checksum) {
    const base::JsonValue root = base::parse_json(line, part.path.string());
    const auto text = [&](const char* key) {
        const base::JsonValue* value = root.find(key);
        return value == nullptr ? std::string() : value->text;
    };
    const auto number = [&](const char* key) { return whole_at(root.find(key)); };
    const base::JsonValue *offices = root.find("offices"), *plans = root.find("plans");
    if (number("skoen_part") != kPartVersion || offices == nullptr || offices->items.size() != 2 ||
        plans == nullptr || plans->items.size() != 2)
        return false;
    PartKey& key = part.key;
    key.study = text("study"), key.engine = text("engine");
    key.shard = number("shard"), key.shards = number("shards");
    key.offices_from = whole_at(&offices->items[0]), key.offices_to = whole_at(&offices->items[1]);
    key.plans_from = whole_at(&plans->items[0]), key.plans_to = whole_at(&plans->items[1]);
    const base::JsonValue *units = root.find("units"), *rows = root.find("rows");
    if (units == nullptr || rows == nullptr || !units->is_integer || !rows->is_integer) return false;
    key.units = static_cast<std::uint64_t>(units->number);
    part.rows = static_cast<std::uint64_t>(rows->number);
    checksum = text("checksum");
    return true;
}

// Why the body is not what the header says; empty: it is.
std::string fault_of_body(std::FILE* file, std::uint64_t rows, const std::string& checksum) {
    std::array<char, kPartBuffer> bytes{};
    base::Hash64 sum;
    std::uint64_t lines = 0;
    for (std::size_t n = 0; (n = std::fread(bytes.data(), 1, bytes.size(), file)) > 0;) {
        sum.add_bytes({bytes.data(), n});
        lines += static_cast<std::uint64_t>(
            std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(n), '\n'));
    }
    if (lines != rows) return std::to_string(rows) + " rows expected, " + std::to_string(lines) + " found";
    return sum.hex() == checksum ? "" : "its checksum does not fit its rows";
}

}  // namespace

std::string part_name(const PartKey& key) {
    base::Hash64 hash;
    hash.add(key.study).add(key.engine);
    for (const int n : {key.offices_from, key.offices_to, key.plans_from, key.plans_to}) hash.add(n);
    return "part-" + std::to_string(key.shard) + "-of-" + std::to_string(key.shards) + '.' + hash.hex();
}

bool is_part_name(const std::string& name) {
    constexpr std::size_t kHashDigits = 16;
    const std::size_t dot = name.find('.');
    return name.starts_with("part-") && name.find("-of-") < dot && dot != std::string::npos &&
           name.size() == dot + 1 + kHashDigits;
}

Part read_part(const fs::path& path) {
    Part part;
    part.path = path;
    std::FILE* file = base::disk::open_stream(path, base::disk::Stream::read);
    if (file == nullptr) {
        part.damage = "it cannot be read";
        return part;
    }
    std::string line(kPartHeaderBytes, '\0'), checksum;
    part.damage = "it does not begin with the header of a part";
    if (std::fread(line.data(), 1, line.size(), file) == line.size() && line.back() == '\n') {
        try {
            if (read_header(line, part, checksum)) part.damage = fault_of_body(file, part.rows, checksum);
        } catch (const base::InputError&) {
        }
    }
    std::fclose(file);
    const bool ours = part.key.shard >= 0 && part.key.shards > part.key.shard && part.rows <= part.key.units;
    if (part.damage.empty() && (!ours || part_name(part.key) != path.filename().string()))
        part.damage = "its header does not fit its name";
    return part;
}

std::vector<Part> parts_in(const fs::path& folder) {
    std::vector<fs::path> paths;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
        if (is_part_name(entry.path().filename().string())) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<Part> out;
    for (const fs::path& path : paths) out.push_back(read_part(path));
    return out;
}

PartFile::PartFile(const fs::path& folder, const PartKey& key, const Part* before)
    : key_(key), final_(folder / part_name(key)) {
    path_ = final_.string() + ".tmp." + std::to_string(base::process_number());
    file_ = base::disk::open_stream(path_, base::disk::Stream::write);
    if (file_ == nullptr) refuse(errno);
    buffer_ = header_of(key_, 0, sum_.hex());
    if (before == nullptr) return;
    LineReader lines(before->path, kPartHeaderBytes);
    for (std::string line; lines.next(line);) add(line + '\n');
    base::ensure(rows_ == before->rows, "a part that changed while it was read");
}

PartFile::~PartFile() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    std::error_code none;
    fs::remove(path_, none);
}

void PartFile::refuse(int error) {
    throw base::InputError(base::Fault{.file = path_.string(),
                                       .expected = "a file that can be written",
                                       .found = std::generic_category().message(error)});
}

void PartFile::flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_) != buffer_.size()) refuse(errno);
    buffer_.clear();
}

void PartFile::add(std::string_view line) {
    buffer_ += line;
    sum_.add_bytes(line);
    ++rows_;
    if (buffer_.size() >= kPartBuffer) flush();
}

void PartFile::close() {
    flush();
    const std::string header = header_of(key_, rows_, sum_.hex());
    const bool written = base::disk::seek(file_, 0) &&
                         std::fwrite(header.data(), 1, header.size(), file_) == header.size() &&
                         base::disk::sync(file_);
    if (!written) refuse(errno);  // the destructor takes the file away
    std::fclose(file_);
    file_ = nullptr;
    std::error_code moved;
    fs::rename(path_, final_, moved);
    if (!moved) return;
    std::error_code none;
    fs::remove(path_, none);
    refuse(moved.value());
}

bool LineReader::refill() {
    buffer_.erase(0, at_);
    at_ = 0;
    std::FILE* file = base::disk::open_stream(path_, base::disk::Stream::read);
    if (file == nullptr) return false;
    const std::size_t had = buffer_.size();
    buffer_.resize(had + kPartBuffer);
    std::size_t got = 0;
    if (base::disk::seek(file, offset_)) got = std::fread(buffer_.data() + had, 1, kPartBuffer, file);
    std::fclose(file);
    buffer_.resize(had + got);
    offset_ += got;
    return got > 0;
}

bool LineReader::next(std::string& line) {
    for (;;) {
        const std::size_t end = buffer_.find('\n', at_);
        if (end != std::string::npos) {
            line.assign(buffer_, at_, end - at_);
            at_ = end + 1;
            return true;
        }
        if (!refill()) return false;
    }
}

}  // namespace skoen::lab
