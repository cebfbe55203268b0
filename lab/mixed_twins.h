// What a worker's own assessment would have been with the time of one play and the people of another: the step between
// two local twins that tells time from people. docs/model.md, section 8.
#pragma once

#include <map>
#include <vector>

#include "sim/play.h"

namespace skoen::lab {

// One case of the caseload that both plays decided: its place there, and the weeks in which it was decided.
struct DecidedTwice {
    std::size_t place = 0;
    int seat = 0, week = 0;  // week: of handling in the play whose twins are mixed in, from 1
    int other_week = 0;      // and in the other play
    std::uint32_t number = 0, arrival_week = 0;
    bool twin = false, other_twin = false;  // own decisions with the time and the people of either play
};

// Own decisions with the time of the one play and the people of the other.
struct MixedTwin {
    bool time_of_first = false;    // time of the first, people of the second play
    bool people_of_first = false;  // people of the first, time of the second
};

// Both plays with their minds (PlayOptions::minds), of the same caseload of the same world.
class MixedTwins {
  public:
    MixedTwins(const sim::World& world, const sim::Caseload& caseload, const sim::Play& first,
               const sim::Play& second);
    // One entry a case, in their order.
    [[nodiscard]] std::vector<MixedTwin> of(const std::vector<DecidedTwice>& cases);

  private:
    [[nodiscard]] const sim::WeekMind& mind(const sim::Play& play, int week, int seat) const;
    [[nodiscard]] const sim::WorkerTraits& traits(int seat, std::uint32_t generation);
    void assess(const sim::WeekMind& time, const sim::WeekMind& people,
                const std::vector<DecidedTwice>& cases, std::size_t from, std::size_t n,
                std::vector<bool>& acts);

    const sim::World& world_;
    const sim::Caseload& load_;
    const sim::Play &first_, &second_;
    sim::Practice practice_;  // without the score
    std::map<std::pair<int, std::uint32_t>, sim::WorkerTraits> traits_;
};

}  // namespace skoen::lab
