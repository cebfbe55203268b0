// skoen-desk as a program: exit codes, words, and that a window shows what the picture without a display shows.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <sys/wait.h>

#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/gui/golden.h"

using namespace skoen;

namespace {

const std::string kFolder = std::string(SKOEN_BIN_DIR) + "/program_test";
const std::string kDesk = std::string(SKOEN_BIN_DIR) + "/skoen-desk";

struct Outcome {
    int code = -1;
    std::string out, err;
};

// Runs in a folder of its own. `before` stands before the program: environment, xvfb-run.
Outcome run(const std::string& arguments, const std::string& before = "env -u DISPLAY") {
    std::filesystem::create_directories(kFolder);
    const std::string command = "cd '" + kFolder + "' && LC_ALL=C.UTF-8 " + before + " '" + kDesk + "' " +
                                arguments + " >out 2>err </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, base::read_text_file(kFolder + "/out"),
            base::read_text_file(kFolder + "/err")};
}

bool has_program(const char* name) {
    const std::string command = std::string("command -v ") + name + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0;
}

}  // namespace

TEST_CASE("skoen-desk tells its version and its options") {
    const Outcome version = run("--version");
    CHECK(version.code == 0);
    CHECK(version.out.starts_with("skoen-desk "));
    const Outcome help = run("--help --lang en");
    CHECK(help.code == 0);
    CHECK(help.out.find("--shot FILE.png") != std::string::npos);
    CHECK(help.err.empty());
}

TEST_CASE("Without a display skoen-desk says so and ends with 2") {
    for (const char* before : {"env -u DISPLAY", "env DISPLAY=:987"}) {
        const Outcome outcome = run("--lang en", before);
        CHECK(outcome.code == 2);
        CHECK(outcome.err.find("no display") != std::string::npos);
        CHECK(outcome.out.empty());
    }
}

TEST_CASE("Bad arguments and bad files end with 2, a script that fails with 1") {
    CHECK(run("--what").code == 2);
    CHECK(run("--size 12").code == 2);
    CHECK(run("--scenario nowhere --dump-ui a.json").code == 2);
    CHECK_FALSE(std::filesystem::exists(kFolder + "/a.json"));
    CHECK(run("--play nowhere.jsonl --dump-ui a.json").code == 2);
    base::write_file_atomically(kFolder + "/s.jsonl", "{\"click\": \"no.such\"}\n");
    const Outcome outcome = run("--play s.jsonl --dump-ui a.json");
    CHECK(outcome.code == 1);
    CHECK(outcome.err == "s.jsonl:1: no.such: not on the screen\n");
    CHECK_FALSE(std::filesystem::exists(kFolder + "/a.json"));
}

TEST_CASE("A page is written down without a display") {
    const Outcome outcome = run("--dump-ui a.json --size 1024x768");
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(base::read_text_file(kFolder + "/a.json").find("\"page\": [1024, 768]") != std::string::npos);
    std::filesystem::remove(kFolder + "/a.json");
}

TEST_CASE("A window shows what the picture without a display shows") {
    if (!tests::paints_pictures()) return;
    const Outcome picture = run("--shot dark.png --size 1024x768");
    if (picture.err.find("EGL") != std::string::npos || !has_program("xvfb-run")) {
        std::cerr << "window and picture are not compared: EGL or xvfb-run is missing\n";
        return;
    }
    REQUIRE(picture.code == 0);
    base::write_file_atomically(kFolder + "/w.jsonl", "{\"shot\": \"window.png\"}\n");
    // Shaders, and the fixed pipeline that remote desktops leave us with.
    for (const char* gl : {"", "env MESA_GL_VERSION_OVERRIDE=2.1 "}) {
        const Outcome window =
            run("--play w.jsonl --size 1024x768", std::string(gl) + "xvfb-run -a -s '-screen 0 1280x900x24'");
        INFO(gl << window.err);
        REQUIRE(window.code == 0);
        CHECK(window.err.empty());
        const auto one = gui::platform::read_png(kFolder + "/dark.png");
        const auto other = gui::platform::read_png(kFolder + "/window.png");
        REQUIRE(one);
        REQUIRE(other);
        const tests::Difference d = tests::difference(*one, *other);
        CHECK(tests::close_enough(d));
        CHECK(d.share_changed < 0.001);
        std::filesystem::remove(kFolder + "/window.png");
    }
}
