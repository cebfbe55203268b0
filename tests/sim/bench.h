#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/decide.h"
#include "tests/sim/worlds.h"

// Many workers meet many cases once, under stated conditions and with the same luck in every setting: what differs between
// two settings differs for one reason.
namespace skoen::test {

struct Setting {
    sim::World world = home_world();
    sim::WeekLevers levers;
    // The mind of every worker; a negative skill keeps the worker's own.
    double skill_facts = -1, skill_cues = -1;
    double belief = 0.6, knowledge = 0, pressure = 0, cue_time = 1;
    bool exposed = true;
    int week = 1;

    [[nodiscard]] sim::Behaviour& b() { return world.definition.behaviour; }
    // lever("workflow", "own_first"), full strength unless said otherwise.
    void lever(const std::string& name, const std::string& option, double strength = 1);
};

inline constexpr std::uint32_t kBenchWorkers = 20;
inline constexpr std::uint32_t kBenchCases = 150;  // a worker

// Events by worker, then case; [kBenchWorkers * kBenchCases].
[[nodiscard]] std::vector<sim::Event> decide_all(const Setting& setting);

using Predicate = std::function<bool(const sim::Event&)>;

// Same luck, same people: whatever holds of an event in `fewer` holds of it in `more`, and of some more.
// 1: a superset in `more`; 0: the same events; -1: some event is lost.
[[nodiscard]] int superset(const std::vector<sim::Event>& fewer, const std::vector<sim::Event>& more,
                           const Predicate& holds);

// To the last bit.
[[nodiscard]] bool same_events(const std::vector<sim::Event>& a, const std::vector<sim::Event>& b);

}  // namespace skoen::test
