// 100 laptops that die at random moments of the forty-minute session: no answer lost, every session gone on with to its end.
#include "tests/session/training_kills.h"

#include <iostream>

#include "tests/catch.h"

using namespace skoen;

TEST_CASE("100 kills in the middle of a training: 0 lost answers, 0 sessions that cannot be gone on with") {
    const tests::KillTrials trials =
        tests::kill_trainings(std::string(SKOEN_BIN_DIR) + "/training_kills", 100, 20261122);
    std::cout << trials.killed << " of 100 trainings killed, " << trials.acknowledged
              << " steps acknowledged, " << trials.lost << " lost, " << trials.corrupt << " files corrupt\n";
    INFO(trials.first_fault);
    CHECK(trials.killed >= 75);
    CHECK(trials.acknowledged > 2000);
    CHECK(trials.lost == 0);
    CHECK(trials.corrupt == 0);
}
