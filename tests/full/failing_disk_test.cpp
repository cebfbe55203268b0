// Every call that puts something on disk fails once, and files stop at many sizes: the program says so with exit code 2, and under
// a final name lies the old or the new, never a half.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/base/file.h"
#include "tests/catch.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

// Which call fails (0: none), and how large a file may become (0: any).
struct Fault {
    long call = 0;
    rlim_t largest = 0;
};

struct Ending {
    int code = 0;
    std::string words;  // standard error
};

Ending ending_of(const std::string& arguments, const Fault& fault) {
    int pipe[2];
    REQUIRE(::pipe(pipe) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (fault.call > 0) {
            ::setenv("LD_PRELOAD", (std::string(SKOEN_BIN_DIR) + "/libfailing_disk.so").c_str(), 1);
            ::setenv("SKOEN_FAIL_AT", std::to_string(fault.call).c_str(), 1);
        }
        if (fault.largest > 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{fault.largest, fault.largest};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        }
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, 1), ::dup2(pipe[1], 2);
        ::close(pipe[0]), ::close(pipe[1]);
        const std::string line = std::string(SKOEN_BIN_DIR) + "/skoen " + arguments;
        ::execl("/bin/sh", "sh", "-c", ("exec " + line).c_str(), nullptr);
        ::_exit(127);
    }
    ::close(pipe[1]);
    Ending ending;
    char part[4096];
    for (ssize_t got = 0; (got = ::read(pipe[0], part, sizeof part)) > 0;)
        ending.words.append(part, static_cast<std::size_t>(got));
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ending.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ending;
}

// The message names a path and says in the system's words what the disk did.
bool says_what_happened(const Ending& ending, const Fault& fault, const std::string& folder) {
    const char* why = fault.call > 0 ? "No space left on device" : "File too large";
    return ending.words.find(why) != std::string::npos && ending.words.find(folder) != std::string::npos;
}

using Files = std::map<std::string, std::string>;  // name, bytes; without what is on its way to a name

Files files_below(const fs::path& folder) {
    Files out;
    if (!fs::exists(folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = fs::relative(entry.path(), folder).string();
        if (!entry.is_regular_file() || name.find(".tmp") != std::string::npos) continue;
        out[name] = base::read_text_file(entry.path(), 1U << 28U);
    }
    return out;
}

struct Trial {
    int failed = 0, passed = 0;
};

// The command with every fault in turn until none is met any more. `whole`: the folder appears at once or not at all.
Trial with_every_fault(const std::string& command, const fs::path& folder, bool whole) {
    fs::remove_all(folder);
    REQUIRE(ending_of(command, {}).code == 0);
    const Files good = files_below(folder);
    REQUIRE(!good.empty());
    Trial trial;
    const auto meet = [&](const Fault& fault) {
        fs::remove_all(folder);
        const Ending ending = ending_of(command, fault);
        const int code = ending.code;
        INFO(command << ", call " << fault.call << ", size " << fault.largest << ", exit code " << code
                     << "\n"
                     << ending.words);
        CHECK((code == 0 || code == 2));
        if (code != 0) CHECK(says_what_happened(ending, fault, folder.string()));
        const Files left = files_below(folder);
        if (code == 0) CHECK(left == good);
        if (code != 0 && whole) CHECK(left.empty());
        for (const auto& [name, bytes] : left) {
            INFO(name);
            CHECK((good.count(name) == 1 && good.at(name) == bytes));
        }
        ++(code == 0 ? trial.passed : trial.failed);
        return code;
    };
    int in_a_row = 0;
    for (long call = 1; call < 400 && in_a_row < 3; ++call)
        in_a_row = meet({call, 0}) == 0 ? in_a_row + 1 : 0;
    for (const rlim_t largest : {1UL, 100UL, 5000UL, 100000UL}) meet({0, largest});
    fs::remove_all(folder);
    return trial;
}

}  // namespace

TEST_CASE("a disk that fails at any call leaves nothing half-written") {
    const fs::path folder = fs::temp_directory_path() / "skoen_failing_disk";
    const std::string at = folder.string();
    const Trial run = with_every_fault(
        "run underretning --strategy own_first --replications 2 --weeks 4 --events --out " + at, folder,
        true);
    std::cout << "run: " << run.failed << " faults met, " << run.passed << " without\n";
    CHECK(run.failed >= 10);
    const Trial deck = with_every_fault("vignettes vignetter --export surveyjs --out " + at, folder, false);
    std::cout << "vignettes: " << deck.failed << " faults met, " << deck.passed << " without\n";
    CHECK(deck.failed >= 10);
}

TEST_CASE("what was there before stands when the disk fails") {
    const fs::path folder = fs::temp_directory_path() / "skoen_failing_disk_again";
    fs::remove_all(folder);
    const std::string command =
        "run underretning --strategy own_first --replications 2 --weeks 4 --out " + folder.string();
    REQUIRE(ending_of(command + " --seed 1", {}).code == 0);
    const Files old = files_below(folder);
    REQUIRE(ending_of(command + " --seed 2", {}).code == 0);
    const Files fresh = files_below(folder);
    REQUIRE(old != fresh);
    int met = 0;
    for (long call = 1; call < 400; ++call) {
        const int code = ending_of(command + " --seed 1", {call, 0}).code;
        INFO("call " << call << ", exit code " << code);
        REQUIRE((code == 0 || code == 2));
        const Files left = files_below(folder);
        CHECK((left == fresh || left == old));
        if (code == 2) CHECK(left == fresh);
        if (code == 0) break;
        ++met;
    }
    CHECK(met >= 5);
    fs::remove_all(folder);
}

TEST_CASE("an exploration on a disk that failed goes on from there and ends as if nothing had been") {
    const fs::path folder = fs::temp_directory_path() / "skoen_failing_exploration";
    const fs::path plan = fs::temp_directory_path() / "skoen_failing_exploration.json";
    base::write_file_atomically(plan, R"({
      "schema": 1, "id": "lille", "name": {"da": "Lille", "en": "Small"},
      "summary": {"da": "Lille.", "en": "Small."}, "scenario": "underretning",
      "set": ["/history/cases=1000", "/office/workers=3", "/office/weeks=4"],
      "strategies": ["score_first"], "search": [], "draws": 2, "replications": 2})");
    const std::string command = "explore " + plan.string() + " --out " + folder.string();
    fs::remove_all(folder);
    REQUIRE(ending_of(command, {}).code == 0);
    const Files good = files_below(folder);
    REQUIRE(!good.empty());
    int met = 0;
    const auto meet = [&](const Fault& fault) {
        fs::remove_all(folder);
        const Ending ending = ending_of(command, fault);
        INFO("call " << fault.call << ", size " << fault.largest << ", exit code " << ending.code << "\n"
                     << ending.words);
        CHECK((ending.code == 0 || ending.code == 2));
        if (ending.code != 0) {
            ++met;
            CHECK(says_what_happened(ending, fault, folder.string()));
            CHECK(ending_of(command, {}).code == 0);
        }
        CHECK(files_below(folder) == good);
        return ending.code;
    };
    int in_a_row = 0;
    for (long call = 1; call < 400 && in_a_row < 3; ++call)
        in_a_row = meet({call, 0}) == 0 ? in_a_row + 1 : 0;
    for (const rlim_t largest : {1UL, 100UL, 5000UL}) meet({0, largest});
    std::cout << "explore: " << met << " faults met\n";
    CHECK(met >= 10);
    fs::remove_all(folder);
    fs::remove(plan);
}
