// 400 repeats of 40 sessions played by participants with known parameters: the 90 % intervals of `skoen calibrate --data` hold them
// in 86 to 94 of 100.
#include <iostream>

#include "tests/catch.h"
#include "tests/session/recovered_reliance.h"

using namespace skoen;

TEST_CASE("intervals of the reliance model from exported trainings cover what is true in 86 to 94 %") {
    constexpr int kRepeats = 400;
    const tests::RelianceParameters known;
    const auto held = tests::intervals_that_hold(
        known, known.b, kRepeats, 40, std::string(SKOEN_BIN_DIR) + "/training_recovery.csv", 9, 20261122);
    const char* const names[] = {"intercept", "own certainty", "tool certainty"};
    for (std::size_t k = 0; k < held.size(); ++k) {
        const double share = static_cast<double>(held[k]) / kRepeats;
        std::cout << "coverage of 90 % intervals, " << names[k] << ": " << share << '\n';
        INFO(names[k] << " " << share);
        CHECK(share >= 0.86);
        CHECK(share <= 0.94);
    }
}
