#include "report/palette.h"

#include <set>

#include "tests/catch.h"

using namespace skoen::report;

TEST_CASE("contrast is that of WCAG") {
    CHECK(contrast(colour(0x000000), colour(0xFFFFFF)) == Approx(21.0));
    CHECK(contrast(kPaper, kPaper) == Approx(1.0));
    CHECK(contrast(colour(0x777777), kWhite) == Approx(4.48).epsilon(0.01));
    CHECK(contrast(kGrey, kPaper) == Approx(6.6).epsilon(0.02));  // as the notes say
}

TEST_CASE("lines and letters of plans are at least 5:1 on paper") {
    for (std::size_t i = 0; i <= 30; ++i) {
        INFO(i);
        CHECK(contrast(plan_look(i).dark, kPaper) >= 5.0);
    }
    // Pure colours are not: that is why plans have two tones.
    CHECK(contrast(plan_look(5).area, kPaper) < 2.0);
    CHECK(contrast(plan_look(2).area, kPaper) < 5.0);
}

TEST_CASE("a plan never looks like another, and never like a decision") {
    std::set<std::string> letters, looks;
    for (std::size_t i = 0; i <= 26; ++i) {
        const PlanLook look = plan_look(i);
        letters.insert(look.letter);
        looks.insert(std::to_string(look.dark.red) + ' ' + std::to_string(look.dark.green) + ' ' +
                     std::to_string(look.dark.blue) + ' ' + std::to_string(static_cast<int>(look.marker)));
        CHECK(look.area != kRescued);
        CHECK(look.area != kCommission);
        CHECK(look.marker != Shape::cross);  // a missed case
    }
    CHECK(letters.size() == 27);
    CHECK(looks.size() == 27);
    CHECK(plan_look(0).letter == "0");
    CHECK(plan_look(1).letter == "A");
    CHECK(plan_look(26).letter == "Z");
    CHECK(plan_look(27).letter == "27");
}
