// A user, a home and a host called CANARY: after a training, its exports and a crash bundle, no file carries the name.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
namespace fs = std::filesystem;

namespace {

// Faults are found by reading every byte, also of what SQLite leaves.
std::vector<std::string> files_that_say(const fs::path& folder, const std::string& word, int& files) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        ++files;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.find(word) != std::string::npos) out.push_back(entry.path().string());
    }
    return out;
}

}  // namespace

TEST_CASE("no file of a training says who sat there, on which machine, under which name", "[cli]") {
    const cli::WorkFolder work("canary");
    const fs::path home = work.path() / "CANARY";
    fs::create_directory(home);
    std::string typed = "ja\n";
    for (int i = 0; i < 12; ++i) typed += "v\n7\n3\na\nj\nlås\n7\nf\n1\nn\n";
    base::write_file_atomically("script.sh", R"(set -e
cd "$HOME"
hostname CANARY 2>/dev/null || true
skoen train tyve-minutter --lang da --seat 4 <"$HOME/../typed" >said
id=$(ls .local/share/skoen/sessions | head -n 1 | sed 's/\.skoen$//')
skoen session export "$id" --out own --lang da >>said
skoen session export "$id" --for research --out research --lang da >>said
skoen session export "$id" --for group --out group --lang da >>said
skoen session gather group --lang da >>said
)");
    base::write_file_atomically("typed", typed + "n\nn\n");
    // A namespace of its own for the host's name where that is allowed; else user and home only.
    const std::string quiet = " >/dev/null 2>&1";
    const bool has_own_host = std::system(("unshare --uts true" + quiet).c_str()) == 0;
    const std::string command =
        std::string("env -u XDG_DATA_HOME -u SKOEN_DATA USER=CANARY LOGNAME=CANARY HOSTNAME=CANARY HOME='") +
        home.string() + "' PATH='" + SKOEN_BIN_DIR + "':\"$PATH\" " + (has_own_host ? "unshare --uts " : "") +
        "sh script.sh";
    REQUIRE(std::system(command.c_str()) == 0);
    int files = 0;
    const std::vector<std::string> found = files_that_say(home, "CANARY", files);
    INFO((found.empty() ? "" : found.front()));
    CHECK(found.empty());
    CHECK(files >= 10);
    base::write_file_atomically(home / "bird", "CANARY");  // the search finds what there is
    CHECK(files_that_say(home, "CANARY", files).size() == 1);
}
