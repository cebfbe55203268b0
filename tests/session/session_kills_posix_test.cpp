// Processes are killed: POSIX systems only.
#include "tests/catch.h"
#include "tests/session/training_kills.h"

using namespace skoen;

TEST_CASE("a desk killed at any moment has lost nothing that it said was done") {
    const tests::KillTrials trials =
        tests::kill_desks(std::string(SKOEN_BIN_DIR) + "/session_test.kills", 12, 1);
    INFO(trials.first_fault);
    CHECK(trials.killed >= 6);
    CHECK(trials.acknowledged > 50);
    CHECK(trials.lost == 0);
    CHECK(trials.corrupt == 0);
}

TEST_CASE("a training killed at any moment has lost no answer and is gone on with to the same end",
          "[.slow]") {
    const tests::KillTrials trials =
        tests::kill_trainings(std::string(SKOEN_BIN_DIR) + "/training_kills_few", 8, 3);
    INFO(trials.first_fault);
    CHECK(trials.killed >= 4);
    CHECK(trials.lost == 0);
    CHECK(trials.corrupt == 0);
}
