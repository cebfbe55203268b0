#include <algorithm>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/sim/base/fault_text.h"
#include "tests/sim/base/own_folder.h"

namespace fs = std::filesystem;
using skoen::base::make_folders;
using skoen::base::read_text_file;
using skoen::base::write_file_atomically;
using skoen::test::Folder;
using skoen::test::refusal;

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
