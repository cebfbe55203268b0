#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/sim/base/fault_text.h"

namespace fs = std::filesystem;
using skoen::base::make_folders;
using skoen::base::read_text_file;
using skoen::base::write_file_atomically;
using skoen::test::refusal;

namespace {

// A folder of its own for one test, gone afterwards.
class Folder {
  public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "skoen-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const char* name) const { return path_ / name; }
    std::ptrdiff_t files() const {
        return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
    }

  private:
    fs::path path_;
};

}  // namespace

TEST_CASE("bytes written are the bytes read", "[file]") {
    const Folder folder;
    std::string bytes;
    for (int i = 0; i < 300000; ++i) {
        bytes += static_cast<char>(i % 256);  // also NUL, CR and LF
    }
    write_file_atomically(folder / "a.bin", bytes);
    CHECK(read_text_file(folder / "a.bin") == bytes);
    write_file_atomically(folder / "a.bin", "");
    CHECK(read_text_file(folder / "a.bin").empty());
    CHECK(folder.files() == 1);
    CHECK(read_text_file("/dev/null").empty());
}

TEST_CASE("what cannot be read is refused by name and reason", "[file]") {
    const Folder folder;
    const std::string missing = (folder / "none.json").string();
    CHECK(refusal([&] { read_text_file(missing); }) ==
          missing + ": expected a file that can be read, found no such file");
    const std::string itself = (folder / "").string();
    CHECK(refusal([&] { read_text_file(itself); }) ==
          itself + ": expected a file that can be read, found a folder");
    write_file_atomically(folder / "a.json", "12345");
    const std::string file = (folder / "a.json").string();
    CHECK(read_text_file(file, 5) == "12345");
    CHECK(refusal([&] { read_text_file(file, 4); }) ==
          file + ": expected a file of at most 4 bytes, found a larger one");
    CHECK(refusal([&] { read_text_file("/dev/zero", 1024 * 1024); }) ==
          "/dev/zero: expected a file of at most 1 MB, found a larger one");
    const std::string below = file + "/x";
    CHECK(refusal([&] { read_text_file(below); }) ==
          below + ": expected a file that can be read, found Not a directory");
}

TEST_CASE("folders are made with those above them, or refused by name and reason", "[file]") {
    const Folder folder;
    make_folders(folder / "a/b/c");
    CHECK(fs::is_directory(folder / "a/b/c"));
    write_file_atomically(folder / "a/b/c/x", "1");
    make_folders(folder / "a/b/c");  // there already
    CHECK(read_text_file(folder / "a/b/c/x") == "1");
    make_folders("");
    const std::string below = (folder / "a/b/c/x/y").string();
    CHECK(refusal([&] { make_folders(below); }) ==
          below + ": expected a folder to write in, found Not a directory");
}

TEST_CASE("a write that fails leaves the old content and no other file", "[file]") {
    const Folder folder;
    const std::string nowhere = (folder / "none/a.json").string();
    CHECK(refusal([&] { write_file_atomically(nowhere, "x"); }) ==
          nowhere + ": expected a file that can be written, found no such folder");
    // A folder in the way: the bytes are written, the rename fails.
    fs::create_directory(folder / "taken");
    const std::string taken = (folder / "taken").string();
    CHECK(refusal([&] { write_file_atomically(taken, "x"); }) ==
          taken + ": expected a file that can be written, found Is a directory");
    CHECK(fs::is_directory(taken));
    CHECK(folder.files() == 1);
}

TEST_CASE("a disk that fills up leaves the old content and no other file", "[file]") {
    const Folder folder;
    const std::string path = (folder / "a.json").string();
    write_file_atomically(path, "old");
    // A limit on the size of files lets the first part of a write through and refuses the rest.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const std::string text = refusal([&] { write_file_atomically(path, std::string(5000, 'x')); });
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    CHECK(text == path + ": expected a file that can be written, found File too large");
    CHECK(read_text_file(path) == "old");
    CHECK(folder.files() == 1);
}

TEST_CASE("a symbolic link is replaced, what it points to is not", "[file]") {
    const Folder folder;
    write_file_atomically(folder / "a.json", "old");
    fs::create_symlink("a.json", folder / "link.json");
    write_file_atomically(folder / "link.json", "new");
    CHECK_FALSE(fs::is_symlink(folder / "link.json"));
    CHECK(read_text_file(folder / "a.json") == "old");
    CHECK(read_text_file(folder / "link.json") == "new");
}

TEST_CASE("new files have the rights the user's mask gives", "[file]") {
    const Folder folder;
    const mode_t before = ::umask(027);
    write_file_atomically(folder / "a.json", "x");
    ::umask(before);
    CHECK((fs::status(folder / "a.json").permissions() & fs::perms::mask) == static_cast<fs::perms>(0640));
}

TEST_CASE("of many writers at once one wins whole", "[file]") {
    const Folder folder;
    const fs::path path = folder / "a.json";
    write_file_atomically(path, std::string(100000, 'a'));
    std::vector<std::thread> writers;
    for (const char letter : {'a', 'b', 'c', 'd'}) {
        writers.emplace_back([&path, letter] {
            for (int i = 0; i < 5; ++i) {
                write_file_atomically(path, std::string(100000, letter));
            }
        });
    }
    for (int i = 0; i < 50; ++i) {
        const std::string seen = read_text_file(path);
        CHECK(seen.size() == 100000);
        CHECK(std::all_of(seen.begin(), seen.end(), [&](char c) { return c == seen.front(); }));
    }
    for (std::thread& writer : writers) {
        writer.join();
    }
    CHECK(folder.files() == 1);
}
