#include "lab/ranked_overrides.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

// `overrides` of `shown` scores that recommend nothing, and one case without a score.
void add_seat(std::vector<sim::Event>& events, std::uint16_t seat, int shown, int overrides) {
    for (int i = 0; i < shown; ++i) {
        sim::Event e;
        e.seat = seat;
        e.shown = true;
        e.acts = i < overrides;
        events.push_back(e);
    }
    sim::Event hidden;
    hidden.seat = seat;
    hidden.acts = true;
    events.push_back(hidden);
}

}  // namespace

TEST_CASE(
    "workers stand in the order of their rates, whoever sits where, and offices are averaged by place") {
    std::vector<sim::Event> one, other;
    add_seat(one, 0, 200, 100);
    add_seat(one, 1, 100, 10);
    add_seat(one, 2, 400, 80);
    add_seat(other, 0, 100, 30);
    add_seat(other, 1, 100, 90);
    add_seat(other, 2, 100, 40);
    lab::RankedOverrides all = lab::rank_overrides(one, 3);
    CHECK(*all.at(0) == Approx(0.1));
    CHECK(*all.at(1) == Approx(0.2));
    CHECK(*all.at(2) == Approx(0.5));
    all += lab::rank_overrides(other, 3);
    CHECK(*all.at(0) == Approx(0.2));
    CHECK(*all.at(1) == Approx(0.3));
    CHECK(*all.at(2) == Approx(0.7));
    CHECK_FALSE(all.at(3));
}

TEST_CASE("who saw too few scores has no rate, and the others fill the places") {
    std::vector<sim::Event> events;
    add_seat(events, 0, lab::kFewestShown - 1, 0);
    add_seat(events, 1, lab::kFewestShown, 50);
    const lab::RankedOverrides ranked = lab::rank_overrides(events, 2);
    CHECK(*ranked.at(0) == Approx(0.5));
    CHECK(*ranked.at(1) == Approx(0.5));

    std::vector<sim::Event> nobody;
    add_seat(nobody, 0, 3, 1);
    CHECK_FALSE(lab::rank_overrides(nobody, 2).at(0));
}
