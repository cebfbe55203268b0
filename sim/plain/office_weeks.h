// The weeks of one office: docs/model.md, section 5, phase by phase.
#pragma once

#include <memory>

#include "sim/plain/plain.h"
#include "sim/plain/seat.h"

namespace skoen::sim::plain {

// What is left after a week of a quantity with this half-life in weeks.
[[nodiscard]] inline double halving_in_a_week(double half_life) {
    return base::exp(-0.693147180559945309 / half_life);
}

class OfficeWeeks {
  public:
    OfficeWeeks(const World& world, const Caseload& caseload, const std::vector<WeekLevers>& plan);

    void play_week(int week);
    [[nodiscard]] std::vector<double> audit() const;

    std::vector<Event> events;
    std::vector<PlainRecord> records;

  private:
    void take_seat(std::uint32_t i, std::uint32_t generation);
    [[nodiscard]] base::Subject seat_week(std::uint32_t i, std::uint32_t generation) const;
    template <class Option>
    [[nodiscard]] Option option(Lever lever) const {
        return levers_.get<Option>(lever);
    }
    [[nodiscard]] double strength(Lever lever) const { return levers_.strength(lever); }
    [[nodiscard]] double reach() const { return strength(Lever::feedback) * fidelity_; }
    [[nodiscard]] double involvement() const;  // its strength, 0 where there is none

    // The numbered phases
    void open_week();  // 1
    void follow_course();
    void expose(std::uint32_t i, double users);
    void learn_of_faults(Seat& seat);
    [[nodiscard]] Mind mind_of(const Seat& seat) const;
    void take_arrivals(std::uint32_t i);  // 2
    void work(std::uint32_t i);           // 3
    void take_up(std::uint32_t i);        // kinds 5
    void follow_up(Seat& seat, const Waiting& next, const base::Subject& who,
                   Event& event) const;  // kinds 2, 4
    void handle(std::uint32_t i, const Waiting& next);
    void add_to_sums(Seat& seat, const Event& event) const;
    void pass_on_findings();  // 4
    void pass_on(const Finding& finding);
    void update_belief(Seat& seat) const;                // 5
    void update_skill(Seat& seat) const;                 // 6
    void update_support(Seat& seat, double team) const;  // 7
    void update_pressure(Seat& seat) const;              // 8
    void book_hours();                                   // 9
    int replace_leavers();                               // 10
    void record(int left);                               // 11

    void retrain();  // 12

    std::unique_ptr<World> own_;  // where the tool changes
    const World& world_;
    const Definition& d_;
    const Behaviour& b_;
    const Caseload& caseload_;
    const std::vector<WeekLevers>& plan_;
    double m_intake_ = 0;
    Office office_;
    std::vector<Seat> seats_;
    std::vector<Finding> findings_;  // in the order of handling
    int first_score_week_ = 0;       // 0: never
    double course_weeks_ = 0, gain_ = 0, fidelity_ = 0;
    double leader_minutes_ = 0, worker_minutes_ = 0;
    bool retrained_ = false;
    int week_ = 0;
    WeekLevers levers_;
};

}  // namespace skoen::sim::plain
