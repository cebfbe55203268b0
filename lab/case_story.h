// One case told: the file, what nobody wrote down, the worker with and without the score, the truth, and what pulled.
// Numbers come from the same decision that the measures count; nothing is made up for the telling.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/play.h"

namespace skoen::lab {

struct FactLine {
    base::Bilingual name;
    base::Bilingual value;             // with its unit
    double facts_pull = 0;             // log-odds this fact adds to true risk
    std::optional<double> model_pull;  // log-odds it adds in the model; null for trees and hidden facts
};

struct CueLine {
    base::Bilingual name, how;
    bool there = false;
    bool seen_with_score = false, seen_without = false;
};

// What pushed the chance of following the score, in log-odds of revising (or of skipping the own assessment).
struct Pull {
    std::string parameter;  // ledger field it rests on
    double log_odds = 0;
};

// One worker's handling of the case; empty where the case still waited at the end of the run.
struct Handling {
    sim::Event event;
    sim::Trace trace;
    int own_score = 0;    // own judgement as 1 to 10
    int final_score = 0;  // final judgement as 1 to 10
};

struct CaseStory {
    int number = 0;  // 1-based, in the order of week, seat, time in replication 0
    int cases = 0;   // how many there are
    int seat = 0;    // 1-based
    int arrival_week = 0;
    bool harm = false;  // Y
    double risk = 0;    // probability of the harm without action, given everything
    bool best = false;  // the best decision on everything knowable is to act
    int score = 0;
    std::vector<FactLine> facts;
    std::vector<CueLine> cues;
    std::optional<Handling> with_score, without;
    std::vector<Pull> pulls;   // of with_score
    double follow_chance = 0;  // chance of revising (or, where skipped, of skipping)
};

// Number of cases in replication 0.
[[nodiscard]] int count_cases(const sim::World& world);

// `number` from 1 to count_cases. Throws base::InputError (file "--case") outside.
[[nodiscard]] CaseStory tell_case(const sim::World& world, const sim::Strategy& strategy, int number);

// Plays once and tells many: the caseload and the two plays of replication 0 are kept between calls.
class Storyteller {
  public:
    Storyteller(const sim::World& world, sim::Strategy strategy);
    [[nodiscard]] int cases() const { return static_cast<int>(order_.size()); }
    [[nodiscard]] CaseStory tell(int number) const;
    // Case numbers by what happened to the decision, against the best decision on everything knowable.
    [[nodiscard]] std::vector<int> rescued() const { return changed(true); }
    [[nodiscard]] std::vector<int> misled() const { return changed(false); }

  private:
    struct Place {
        int seat = 0, week = 0;   // week from 1
        std::uint32_t index = 0;  // into the caseload's arrivals
    };
    [[nodiscard]] std::vector<int> changed(bool to_right) const;
    // nullptr: it still waited at the end.
    [[nodiscard]] const sim::Event* event_of(const sim::Play& play, const std::vector<std::uint32_t>& order,
                                             const Place& place) const;
    [[nodiscard]] std::optional<Handling> handling(const sim::Strategy& strategy, const sim::Event* found,
                                                   const Place& place) const;

    const sim::World& world_;
    sim::Strategy strategy_, without_;
    sim::Caseload caseload_;
    sim::Play play_, play_without_;
    std::vector<std::uint32_t> by_case_, by_case_without_;  // places of events, sorted by case
    std::vector<Place> order_;
};

}  // namespace skoen::lab
