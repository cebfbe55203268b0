// The same path as tests/full/training_recovery_test.cpp with fewer repeats.
#include "tests/catch.h"
#include "tests/session/recovered_reliance.h"

using namespace skoen;

TEST_CASE("participants' known parameters come back through the export; wrong ones do not") {
    constexpr int kRepeats = 24;
    const tests::RelianceParameters known;
    const std::string file = std::string(SKOEN_BIN_DIR) + "/training_recovery_few.csv";
    const auto held = tests::intervals_that_hold(known, known.b, kRepeats, 40, file, 5, 7);
    // Binomial(24, 0.9): 12 or fewer in 1e-6 of all cases.
    for (const int one : held) CHECK(one > 12);
    // The control: intervals do not hold a slope that is six too large, so they are not merely wide.
    std::array<double, 3> wrong = known.b;
    wrong[1] += 6;
    wrong[2] += 6;
    const auto control = tests::intervals_that_hold(known, wrong, kRepeats, 40, file, 5, 7);
    CHECK(control[1] <= 12);
    CHECK(control[2] <= 12);
}
