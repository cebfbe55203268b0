// 200 desks killed at random moments while they record: no decision lost, no file corrupt.
#include <iostream>

#include "tests/catch.h"
#include "tests/session/kill_trials.h"

using namespace skoen;

TEST_CASE("200 kills at random moments: 0 lost decisions, 0 corrupt files") {
    const tests::KillTrials trials =
        tests::kill_desks(std::string(SKOEN_BIN_DIR) + "/session_kills", 200, 20261122);
    std::cout << trials.killed << " of 200 desks killed while recording, " << trials.acknowledged
              << " commands acknowledged, " << trials.lost << " lost, " << trials.corrupt
              << " files corrupt\n";
    INFO(trials.first_fault);
    CHECK(trials.killed >= 150);
    CHECK(trials.acknowledged > 2000);
    CHECK(trials.lost == 0);
    CHECK(trials.corrupt == 0);
}
