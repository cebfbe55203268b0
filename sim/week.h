// The week as one numbered list of phases. docs/model.md, section 5.
//
//    arrivals -> inbox -> work (queue, decisions) -> what becomes known -> belief, skill, support -> turnover
//
//  0  set up the office (before week 1)
//  1  open the week: clear sums, fidelity, exposure, knowledge
//  2  arrivals, and the cases that saved time was turned into
//  3  work: first come, first served, in minutes; every decision becomes an event
//  4  what becomes known this week, and whom it reaches
//  5  belief in the tool
//  6  skill
//  7  perceived support (reads last week's team means)
//  8  pressure for next week, from the backlog
//  9  hours that the plan costs
// 10  turnover
// 11  record
// 12  retraining, where the scenario asks for it
#pragma once

#include <array>
#include <memory>

#include "sim/decisions.h"
#include "sim/event.h"
#include "sim/kinds/proposals.h"
#include "sim/kinds/ranking.h"
#include "sim/state.h"

namespace skoen::sim {

struct WeeksOptions {
    bool events = true;  // else decisions in columns, where the kind of decision has them
    bool words = false;  // of those, what a hash is formed from
    bool minds = false;  // the minds that weeks were worked with
    std::optional<Watch> watch = {};
    // Of an earlier play: their memory is used again.
    std::vector<Event> room = {};
    Decisions decisions = {};
    std::vector<WeekRecord> records = {};
};

class Weeks {
  public:
    // `seats` cut to the caseload's; `plan` has one entry a week.
    Weeks(const World& world, const Caseload& caseload, std::vector<WeekLevers> plan,
          WeeksOptions options = {});

    // Plays one week, 1 to caseload.weeks, in order. Events are appended.
    void play(int week);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }
    [[nodiscard]] std::vector<Event> take_events() { return std::move(events_); }
    // In place of events: of all weeks, where none are kept.
    [[nodiscard]] bool keeps_events() const { return keeps_events_; }
    [[nodiscard]] Decisions take_decisions();
    [[nodiscard]] const std::vector<WeekRecord>& records() const { return records_; }
    [[nodiscard]] std::vector<WeekRecord> take_records() { return std::move(records_); }
    // The world as it is now: its tool is the last one trained.
    [[nodiscard]] const World& world() const { return world_; }
    [[nodiscard]] bool retrained() const { return retrained_; }
    // The mind of a seat as it is now, for the audit at the end of a run.
    [[nodiscard]] Mind mind(int seat) const;

    [[nodiscard]] std::vector<std::vector<WeekMind>> take_minds() { return std::move(minds_); }
    [[nodiscard]] const std::optional<Trace>& trace() const { return trace_; }

  private:
    void set_up();
    void seat_worker(std::size_t seat);
    void open_week(int week);
    void expose(std::size_t seat, int week, double share_of_colleagues);
    void arrivals(int week);
    [[nodiscard]] std::vector<Arrival> extra_cases(int week) const;
    void receive(std::size_t seat, Caseload::Range cases);
    void receive(std::size_t seat, const Arrival& extra, const LuckColumns& luck, std::size_t place,
                 int week);
    void draw_luck(std::size_t seat, std::size_t from);
    void meet(std::size_t seat, std::size_t from);
    void work(int week);
    void work_off(std::size_t seat, int week, std::size_t ready);
    void show_scores(std::size_t seat, int week, std::size_t from, std::size_t n);
    void prepare_by_kind(std::size_t seat, int week);
    void take_up(std::size_t seat, int week);
    void deliberate_on(std::size_t seat, int week, std::size_t from, std::size_t n);
    // Phase 3, in columns (week_columns.cpp): of the inbox from `from` on, the first `n`.
    std::size_t work_in_columns(std::size_t seat, int week, std::size_t ready);
    std::size_t serve(std::size_t seat, int week, std::size_t from, std::size_t n);
    void decide_alone(std::size_t seat, int week, std::size_t from, std::size_t n);
    void take_hours(std::size_t seat, std::size_t from, std::size_t n);
    void sum_up(std::size_t seat, bool own_before, std::size_t n);
    void sum_costs(std::size_t seat, std::size_t n);
    void follow(std::size_t seat, int week, std::size_t from, std::size_t n);
    void keep_decisions(std::size_t seat, bool own_before, std::size_t from, std::size_t n);
    // One by one.
    std::size_t work_one_by_one(std::size_t seat, int week);
    [[nodiscard]] Meeting meeting(std::size_t seat, int week, std::size_t place) const;
    void handle(std::size_t seat, int week, std::size_t place, std::size_t lane, double start);
    void remember(std::size_t seat, const Event& event);
    void follow_one(int week, double delay, const Followed& decision);
    void follow_up(std::size_t seat, int week, double length, const base::Subject& who, Event& event);
    void become_known(int week);
    void believe();
    void learn(std::size_t seat);
    void feel_supported(std::size_t seat, double team_mean);
    void feel_pressure(std::size_t seat, int week);
    void count_hours();
    int turn_over(int week);
    void record(int week, int left);
    void record_minds();
    [[nodiscard]] bool has_tool(const WeekLevers& levers) const;
    [[nodiscard]] base::Subject subject(std::size_t seat, int week, std::uint32_t number = 0) const;

    void retrain(int week);

    std::unique_ptr<World> own_;  // where the tool changes during the play
    const World& world_;
    const Behaviour& b_;
    const Caseload& load_;
    std::vector<WeekLevers> plan_;
    WeekLevers levers_;        // of the week being played
    int first_tool_week_ = 0;  // 0: never
    State state_;
    Practice practice_;           // of the week being played
    std::vector<Mind> mind_now_;  // [seats] as the week opened
    // Some seats side by side; `at_work_` is the place of the one that is handled now.
    struct Side {
        Conditions conditions;
        Deliberation deliberation;  // of its next cases
    };
    static constexpr std::size_t kSides = 6;
    [[nodiscard]] Conditions& conditions() { return sides_[at_work_].conditions; }
    [[nodiscard]] const Conditions& conditions() const { return sides_[at_work_].conditions; }
    [[nodiscard]] Deliberation& deliberation() { return sides_[at_work_].deliberation; }
    std::array<Side, kSides> sides_;
    std::size_t at_work_ = 0;
    std::vector<Proposal> proposals_;  // of the seat at work, where the kind of decision has them
    LuckNeeds needs_ = kAllLuck;       // of the plan
    std::vector<Taken> taken_;         // kind rank: of the inbox of the seat at work
    bool gives_feedback_ = false;      // some week of the plan does: outcomes have to be followed
    const bool in_columns_, keeps_events_, keeps_words_, keeps_minds_;
    std::optional<Watch> watch_;
    std::optional<Trace> trace_;
    // Of the next cases of the seat at work, [kLaneCases].
    Settled settled_;
    double finish_[kLaneCases], wait_hours_[kLaneCases], registration_[kLaneCases], leader_[kLaneCases];
    std::vector<Event> met_;  // where events are kept
    std::vector<Event> events_;
    Decisions decisions_;
    std::vector<WeekRecord> records_;
    bool retrained_ = false;
    std::vector<std::vector<WeekMind>> minds_;  // [weeks][seats]
};

}  // namespace skoen::sim
