#include "sim/base/file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "sim/base/disk.h"
#include "sim/base/error.h"
#include "sim/base/system.h"

namespace skoen::base {

namespace {

// A file of disk.h that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) disk::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool open() const { return number_ >= 0; }
    int number() const { return number_; }
    bool close() { return disk::close(std::exchange(number_, -1)); }

  private:
    int number_;
};

std::string system_words(int error) { return std::generic_category().message(error); }

[[noreturn]] void refuse(const std::filesystem::path& path, std::string expected, std::string found) {
    throw InputError(
        Fault{.file = path.string(), .expected = std::move(expected), .found = std::move(found)});
}

[[noreturn]] void cannot_read(const std::filesystem::path& path, int error) {
    refuse(path, "a file that can be read", error == ENOENT ? "no such file" : system_words(error));
}

std::string in_megabytes(std::size_t bytes) {
    constexpr std::size_t kMegabyte = 1024u * 1024u;
    return bytes % kMegabyte == 0 && bytes > 0 ? std::to_string(bytes / kMegabyte) + " MB"
                                               : std::to_string(bytes) + " bytes";
}

}  // namespace

std::string read_text_file(const std::filesystem::path& path, std::size_t max_bytes) {
    const Descriptor file(disk::open(path, disk::Opening::read));
    if (!file.open() && errno == EISDIR) {
        refuse(path, "a file that can be read", "a folder");
    }
    if (!file.open()) {
        cannot_read(path, errno);
    }
    std::string bytes;
    std::array<char, 65536> part{};
    while (bytes.size() <= max_bytes) {
        const std::ptrdiff_t got = disk::read(file.number(), part.data(), part.size());
        if (got == 0) {
            return bytes;
        }
        if (got > 0) {
            bytes.append(part.data(), static_cast<std::size_t>(got));
        } else if (errno != EINTR) {
            cannot_read(path, errno);
        }
    }
    refuse(path, "a file of at most " + in_megabytes(max_bytes), "a larger one");
}

void make_folders(const std::filesystem::path& path) {
    if (path.empty()) return;
    std::error_code failed;
    std::filesystem::create_directories(path, failed);
    if (failed) refuse(path, "a folder to write in", failed.message());
}

namespace {

// A write in progress. Unless kept, the temporary file is removed again.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::filesystem::path& target) : target_(target), file_(create()) {}
    ~TemporaryFile() {
        if (!renamed_) {
            disk::remove(path_);
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::ptrdiff_t put = disk::write(file_.number(), bytes.data(), bytes.size());
            if (put < 0 && errno != EINTR) {
                fail(errno);
            }
            bytes.remove_prefix(static_cast<std::size_t>(std::max<std::ptrdiff_t>(put, 0)));
        }
        if (!disk::sync(file_.number()) || !file_.close()) {
            fail(errno);
        }
    }

    void become_target() {
        if (!disk::rename(path_, target_)) {
            fail(errno);
        }
        renamed_ = true;
    }

  private:
    // The name is unique among processes by the process number and among threads by a count; a leftover of a
    // killed process with the same number is stepped over.
    int create() {
        static std::atomic<unsigned> count{0};
        for (;;) {
            path_ = target_;
            path_ += ".tmp." + std::to_string(process_number()) + '.' + std::to_string(count++);
            const int number = disk::open(path_, disk::Opening::create);
            if (number >= 0) {
                return number;
            }
            if (errno != EEXIST) {
                fail(errno);
            }
        }
    }

    [[noreturn]] void fail(int error) const {
        refuse(target_, "a file that can be written",
               error == ENOENT ? "no such folder" : system_words(error));
    }

    std::filesystem::path target_;
    std::filesystem::path path_{};
    Descriptor file_;
    bool renamed_ = false;
};

}  // namespace

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
    TemporaryFile temporary(path);
    temporary.write(bytes);
    temporary.become_target();
    disk::sync_folder(path.has_parent_path() ? path.parent_path() : ".");
}

}  // namespace skoen::base
