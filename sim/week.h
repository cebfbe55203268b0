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

#include <memory>

#include "sim/event.h"
#include "sim/kinds/proposals.h"
#include "sim/kinds/ranking.h"
#include "sim/state.h"

namespace skoen::sim {

class Weeks {
  public:
    // `seats` cut to the caseload's; `plan` has one entry a week.
    // `room`: events of an earlier play, whose memory is used again.
    Weeks(const World& world, const Caseload& caseload, std::vector<WeekLevers> plan,
          std::vector<Event> room = {});

    // Plays one week, 1 to caseload.weeks, in order. Events are appended.
    void play(int week);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }
    [[nodiscard]] std::vector<Event> take_events() { return std::move(events_); }
    [[nodiscard]] const std::vector<WeekRecord>& records() const { return records_; }
    [[nodiscard]] std::vector<WeekRecord> take_records() { return std::move(records_); }
    // The world as it is now: its tool is the last one trained.
    [[nodiscard]] const World& world() const { return world_; }
    [[nodiscard]] bool retrained() const { return retrained_; }
    // The mind of a seat as it is now, for the audit at the end of a run.
    [[nodiscard]] Mind mind(int seat) const;

    // The minds that weeks were worked with; kept on request, before the first week is played.
    void keep_minds() { keeps_minds_ = true; }
    [[nodiscard]] std::vector<std::vector<WeekMind>> take_minds() { return std::move(minds_); }

    // Traces of the one case to be told, if any: by seat, week of arrival and number.
    struct Watch {
        std::uint32_t seat = 0, week = 0, number = 0;
    };
    void watch(const Watch& watch) { watch_ = watch; }
    [[nodiscard]] const std::optional<Trace>& trace() const { return trace_; }

  private:
    void set_up();
    void seat_worker(std::size_t seat);
    void open_week(int week);
    void expose(std::size_t seat, int week, double share_of_colleagues);
    void arrivals(int week);
    [[nodiscard]] std::vector<Arrival> extra_cases(int week) const;
    void receive(std::size_t seat, Caseload::Range cases, int week);
    void receive(std::size_t seat, const Arrival& extra, const LuckColumns& luck, std::size_t place,
                 int week);
    void draw_luck(std::size_t seat, std::size_t from);
    void meet(std::size_t seat, std::size_t from);
    void work(std::size_t seat, int week);
    void show_scores(std::size_t seat, int week, std::size_t from, std::size_t n);
    void prepare_by_kind(std::size_t seat, int week);
    void take_up(std::size_t seat, int week);
    void deliberate_on(std::size_t seat, int week, std::size_t from, std::size_t n);
    void handle(std::size_t seat, int week, std::size_t place, std::size_t lane, double start);
    void remember(std::size_t seat, const Event& event);
    void follow_up(std::size_t seat, int week, double length, const base::Subject& who, Event& event);
    void follow(int week, double noise);
    void become_known(int week);
    void believe(std::size_t seat);
    void learn(std::size_t seat);
    void feel_supported(std::size_t seat, double team_mean);
    void feel_pressure(std::size_t seat, int week);
    void count_hours();
    int turn_over(int week);
    void record(int left);
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
    Practice practice_;                // of the week being played
    std::vector<Mind> mind_now_;       // [seats] as the week opened
    Conditions conditions_;            // of the seat at work
    Deliberation deliberation_;        // of its next cases
    std::vector<Proposal> proposals_;  // of the same, where the kind of decision has them
    std::vector<Taken> taken_;         // kind rank: of the inbox of the seat at work
    bool gives_feedback_ = false;      // some week of the plan does: outcomes have to be followed
    std::vector<Event> events_;
    std::vector<WeekRecord> records_;
    bool retrained_ = false;
    bool keeps_minds_ = false;
    std::vector<std::vector<WeekMind>> minds_;  // [weeks][seats]
    std::optional<Watch> watch_;
    std::optional<Trace> trace_;
};

}  // namespace skoen::sim
