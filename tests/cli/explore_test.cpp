// skoen explore and merge as scripts and Slurm jobs rely on them.
#include <csignal>
#include <cstdlib>

#include "tests/catch.h"
#include "tests/cli/calling.h"

using namespace skoen;
using namespace skoen::cli;

namespace {

constexpr const char* kPlan = R"({
  "schema": 1, "id": "lille", "name": {"da": "Lille", "en": "Small"}, "summary": {"da": "Lille.", "en": "Small."},
  "scenario": "underretning", "set": ["/history/cases=1000", "/office/workers=3", "/office/weeks=4"],
  "strategies": ["score_first"], "search": [], "draws": 2, "replications": 2
})";

// Raises SIGTERM when the progress bar is first drawn.
class TermAtFirstProgress : public std::stringbuf {
  public:
    int sync() override {
        if (!raised_) std::raise(SIGTERM);
        raised_ = true;
        return 0;
    }

  private:
    bool raised_ = false;
};

void write_plan() { base::write_file_atomically("plan.json", kPlan); }

}  // namespace

TEST_CASE("shards and their merge, with the exit codes that jobs rely on") {
    const WorkFolder folder("explore_shards");
    write_plan();
    const Answer first = call({"explore", "plan.json", "--shard", "0/2", "--out", "two", "--lang", "en"});
    CHECK(first.code == kDone);
    CHECK(first.out.empty());
    CHECK(first.err.find("4 of 4 units") != std::string::npos);
    const Answer again = call({"explore", "plan.json", "--shard", "2/2", "--out", "two", "--lang", "en"});
    CHECK(again.err.find("Is there already") != std::string::npos);  // 2/2 is 0/2

    const Answer lacking = call({"merge", "two", "--lang", "en"});
    CHECK(lacking.code == kDoesNotHold);
    CHECK(lacking.out == "--array=1\n");
    CHECK(lacking.err.find("4 of 8 units are missing: plan score_first, set 0, office 1") !=
          std::string::npos);
    const Answer status = call({"explore", "plan.json", "--status", "--out", "two", "--json"});
    const base::JsonValue told = parsed(status);
    CHECK(told.find("played")->number == 4);
    CHECK(told.find("missing_array")->text == "1");

    CHECK(call({"explore", "plan.json", "--shard", "1/2", "--out", "two"}).code == kDone);
    const Answer merged = call({"merge", "two", "--json"});
    CHECK(merged.code == kDone);
    const Answer whole = call({"explore", "plan.json", "--out", "one", "--json"});
    CHECK(whole.out == merged.out);
    CHECK(call({"explore", "plan.json", "--json"}).out == merged.out);  // in memory
    for (const char* name : {"results.csv", "plans.csv", "sets.csv", "exploration.json"})
        CHECK(base::read_text_file(std::filesystem::path("one") / name) ==
              base::read_text_file(std::filesystem::path("two") / name));
    CHECK(call({"explore", "plan.json", "--out", "one", "--json"}).out == merged.out);  // nothing to play
}

TEST_CASE("what cannot be meant is refused") {
    const WorkFolder folder("explore_refused");
    write_plan();
    for (const char* shard : {"3/2", "-1/2", "1", "1/0", "a/b", "1/2x"})
        CHECK(call({"explore", "plan.json", "--shard", shard}).code == kBadInput);
    CHECK(call({"explore", "plan.json", "--slurm", "1001"}).code == kBadInput);
    CHECK(call({"explore", "plan.json", "--slurm", "2", "--status"}).code == kBadInput);
    CHECK(call({"explore", "plan.json", "--expand", "2", "--out", "none"}).code == kBadInput);
    CHECK(call({"merge", "none"}).code == kBadInput);
    CHECK(folder.names() == std::vector<std::string>{"plan.json"});
}

TEST_CASE("the script for Slurm is sound shell and says what to run") {
    const WorkFolder folder("explore slurm's");
    write_plan();
    const Answer script = call({"explore", "plan.json", "--slurm", "20", "--expand", "3", "--out", "o"});
    CHECK(script.code == kDone);
    for (const char* part : {"#SBATCH --array=0-19\n", "--dependency=\"afterok:$SLURM_ARRAY_JOB_ID\"",
                             "--kill-on-invalid-dep=yes", "--shard \"$SLURM_ARRAY_TASK_ID/20\"",
                             "--threads \"${SLURM_CPUS_PER_TASK:-1}\" --expand 3\n", "slurm-%A_%a.out"}) {
        INFO(part);
        CHECK(script.out.find(part) != std::string::npos);
    }
    CHECK(script.out.find('{') == script.out.find("{SLURM_ARRAY_TASK_ID"));  // nothing left to fill in
    base::write_file_atomically("job.sh", script.out);
    CHECK(std::system("bash -n job.sh") == 0);
}

TEST_CASE("SIGTERM: what is finished is written, exit 143, and the next run plays the rest") {
    const WorkFolder folder("explore_term");
    write_plan();
    TermAtFirstProgress watch;
    std::ostream err(&watch);
    std::ostringstream out;
    setenv("SKOEN_PROGRESS", "1", 1);
    const int code =
        run_command({"explore", "plan.json", "--shard", "0/2", "--threads", "1", "--out", "o"}, out, err);
    unsetenv("SKOEN_PROGRESS");
    CHECK(code == kTerminated);
    const base::JsonValue told = parsed(call({"explore", "plan.json", "--status", "--out", "o", "--json"}));
    REQUIRE(told.find("parts")->items.size() == 1);
    CHECK(told.find("parts")->items[0].find("state")->text == "partial");
    CHECK(told.find("played")->number < 4);
    CHECK(call({"explore", "plan.json", "--shard", "0/2", "--out", "o"}).code == kDone);
    CHECK(parsed(call({"explore", "plan.json", "--status", "--out", "o", "--json"})).find("played")->number ==
          4);
}
