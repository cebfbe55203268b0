// What files are like on POSIX systems only.
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/sim/base/fault_text.h"
#include "tests/sim/base/own_folder.h"

namespace fs = std::filesystem;
using skoen::base::read_text_file;
using skoen::base::write_file_atomically;
using skoen::test::Folder;
using skoen::test::refusal;

TEST_CASE("devices are read like files", "[file]") {
    CHECK(read_text_file("/dev/null").empty());
    CHECK(refusal([&] { read_text_file("/dev/zero", 1024 * 1024); }) ==
          "/dev/zero: expected a file of at most 1 MB, found a larger one");
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
