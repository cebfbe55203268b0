// The contrasts that docs/accessibility.md states.
#include "report/palette.h"
#include "tests/catch.h"

using namespace skoen::report;

TEST_CASE("Inks of the desk stand out from paper") {
    CHECK(contrast(kBlack, kPaper) >= 17);
    CHECK(contrast(kGrey, kPaper) >= 6.5);
    CHECK(contrast(kGrey, kWash) >= 4.5);
    CHECK(contrast(kBlack, kWash) >= 4.5);
    CHECK(contrast(kWhite, kBlack) >= 17);
    for (std::size_t plan = 0; plan <= 6; ++plan) {
        INFO("plan " << plan);
        CHECK(contrast(plan_look(plan).dark, kPaper) >= 5);
    }
    // WCAG 1.4.11: the edge of a button, the ring of the keyboard.
    CHECK(contrast(kBlack, kWhite) >= 3);
    CHECK(contrast(kGrey, kWhite) >= 3);
    // What is only a hairline is not held to it.
    CHECK(contrast(kLine, kPaper) < 3);
}
