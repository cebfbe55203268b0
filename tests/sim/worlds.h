#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sim/play.h"

// Small worlds for tests of the simulation. Solving scales and training take most of the time, so a world is built
// once and changed afterwards in what does not touch either.
namespace skoen::test {

// The home scenario as shipped.
[[nodiscard]] const sim::Definition& home();

// The home scenario with a history of 2000 cases, seed 1; built once.
[[nodiscard]] const sim::World& home_world();

// `base` with another definition. The edit may change behaviour, office, costs, minutes (not their spread), planted errors,
// drift and the display of the model, which neither the solved scales nor the trained tool depend on here.
[[nodiscard]] sim::World changed(const sim::World& base, const std::function<void(sim::Definition&)>& edit);

// A plan of levers that hold from week 1 to the end: {"workflow", "own_first"} or {"feedback", "own_cases", "0.5"}.
[[nodiscard]] sim::Strategy plan(const std::vector<std::vector<std::string>>& levers);

// All events of some replications in order.
struct Outcome {
    std::vector<sim::Event> events;
    std::vector<sim::WeekRecord> records;  // of all replications, one after the other
};
[[nodiscard]] Outcome play_out(const sim::World& world, const sim::Strategy& strategy, int replications);

// Share of the events that satisfy `yes` among those that satisfy `among`; -1 where there are none.
[[nodiscard]] double share(
    const std::vector<sim::Event>& events, const std::function<bool(const sim::Event&)>& yes,
    const std::function<bool(const sim::Event&)>& among = [](const sim::Event&) { return true; });
[[nodiscard]] double mean(const std::vector<sim::Event>& events,
                          const std::function<double(const sim::Event&)>& value);
[[nodiscard]] double mean(const std::vector<double>& values);

}  // namespace skoen::test
