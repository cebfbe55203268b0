// The cases that wait for one seat, first come first, by column as lanes read them. Whoever holds the seat brings a
// pattern and luck of their own, so both stand here too.
#pragma once

#include "sim/caseload.h"
#include "sim/deliberate_kernel.h"

namespace skoen::sim {

// What only the decision itself needs of a case.
struct Waiting {
    std::uint32_t number = 0;
    std::uint32_t group_bits = 0;
    std::uint16_t week = 0;  // of arrival
    bool harm = false;
    bool best = false;
    double facts_index = 0;
    double predicted = 0;
};

class Inbox {
  public:
    enum Column : std::uint8_t {
        facts_index,
        cues_index,
        length,
        in_group,
        pattern,
        score,
        arrived,  // minutes on the seat's intake clock, 0 at the start of week 1
        first_luck
    };
    static constexpr std::size_t kColumns = first_luck + kLucks;

    [[nodiscard]] std::size_t size() const { return waiting_.size() - done_; }
    [[nodiscard]] const Waiting& operator[](std::size_t i) const { return waiting_[done_ + i]; }
    // All facts of case i; kept only where the kind of decision takes proposals.
    [[nodiscard]] const CaseFacts& facts(std::size_t i) const { return facts_[done_ + i]; }
    [[nodiscard]] const double* column(Column c) const { return values_.data() + c * room_ + done_; }
    [[nodiscard]] double* column(Column c) { return values_.data() + c * room_ + done_; }
    [[nodiscard]] static Column luck(LuckOf kind) {
        return static_cast<Column>(first_luck + static_cast<std::size_t>(kind));
    }
    // What lanes read, from case `from` on.
    [[nodiscard]] CaseLanes lanes(std::size_t from) const;

    // Cases of the caseload as they arrive in this week, with the luck of the seat's first worker.
    void add(const World& world, const Caseload& load, Caseload::Range cases, int week);
    // One case by itself; its pattern and luck are still to be put in.
    void add(const World& world, const Arrival& arrival, int week);
    // Whoever meets the cases from `from` on: the pattern that this worker's weights give them ...
    void weigh(const World& world, const WorkerTraits& worker, const FactColumns& facts,
               std::size_t first_fact, std::size_t from);
    // ... and this worker's luck with them. who, day: one subject each of these cases (luck.h).
    void draw(const World& world, const base::Subjects& who, const base::Subjects& day, std::size_t from);
    // order[i]: where the case now stands that shall stand at i.
    void reorder(const std::vector<std::size_t>& order);
    // The first `n` are done.
    void drop(std::size_t n);

  private:
    void make_room(std::size_t cases);
    void add_waiting(const World& world, const Waiting& waiting, int week, double time);

    std::vector<double> values_;  // [kColumns][room_], whole lanes
    std::size_t room_ = 0;
    std::size_t done_ = 0;  // cases at the front that are done
    std::vector<Waiting> waiting_;
    std::vector<CaseFacts> facts_;
};

}  // namespace skoen::sim
