#include "scenarios/embedded.h"
#include "tests/catch.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

using skoen::scenarios::embedded_files;
using skoen::scenarios::embedded_text;

TEST_CASE("embedded files are the files of the tree, byte for byte, sorted by path") {
    std::string_view last;
    for (const auto& file : embedded_files()) {
        std::ifstream in(std::string(SKOEN_SOURCE_DIR "/").append(file.path), std::ios::binary);
        std::stringstream bytes;
        bytes << in.rdbuf();
        INFO(file.path);
        const bool same_bytes = bytes.str() == file.text;
        CHECK(same_bytes);
        CHECK(last < file.path);
        CHECK(embedded_text(file.path).data() == file.text.data());
        last = file.path;
    }
}

TEST_CASE("every shipped scenario, strategy and study is embedded") {
    std::size_t shipped = 0;
    for (const char* folder : {"scenarios", "scenarios/strategies", "scenarios/studies"}) {
        const auto path = std::filesystem::path(SKOEN_SOURCE_DIR) / folder;
        if (!std::filesystem::exists(path)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (entry.path().extension() != ".json") continue;
            ++shipped;
            CHECK_NOTHROW(embedded_text(std::string(folder) + '/' + entry.path().filename().string()));
        }
    }
    CHECK(embedded_files().size() >= shipped);
}

TEST_CASE("a file that was not shipped is refused by name") {
    CHECK_THROWS_AS(embedded_text("scenarios/nothing.json"), std::out_of_range);
    CHECK_THROWS_WITH(embedded_text("scenarios/nothing.json"), "no shipped file scenarios/nothing.json");
}
