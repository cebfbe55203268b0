// The cases that wait for one seat, first come first, by column as lanes read them. Whoever holds the seat brings a
// pattern and luck of their own, so both stand here too.
#pragma once

#include <span>

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

// Either a stretch of the caseload, which is not copied, or cases of its own: as soon as somebody else holds the seat, saved
// time brings more cases, or scores and order change while cases wait.
class Inbox {
  public:
    enum Column : std::uint8_t {
        facts_index,
        cues_index,
        length,
        in_group,
        pattern,
        score,
        predicted,
        arrived,  // minutes on the seat's intake clock, 0 at the start of week 1
        first_luck
    };
    static constexpr std::size_t kColumns = first_luck + kLucks;

    Inbox() = default;
    // Lent from the caseload until keep_own(). Cases must then come in the caseload's order, to its first worker.
    explicit Inbox(const Caseload& load);
    // Columns are found by address.
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;
    Inbox(Inbox&&) = default;
    Inbox& operator=(Inbox&&) = default;

    [[nodiscard]] std::size_t size() const { return end_ - done_; }
    [[nodiscard]] bool lent() const { return load_ != nullptr; }
    [[nodiscard]] Waiting operator[](std::size_t i) const;
    // All facts of the cases from `from` on, and where each stands in the caseload; kept only where the kind of decision takes
    // proposals.
    [[nodiscard]] std::span<const CaseFacts> facts(std::size_t from, std::size_t n) const {
        return std::span(facts_).subspan(done_ + from, n);
    }
    static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};  // a case of the inbox's own
    [[nodiscard]] std::span<const std::uint32_t> places(std::size_t from, std::size_t n) const {
        return std::span(places_).subspan(done_ + from, n);
    }
    [[nodiscard]] const double* column(Column c) const { return columns_[c] + done_; }
    [[nodiscard]] const std::uint32_t* numbers() const { return numbers_ + done_; }
    [[nodiscard]] const std::uint32_t* group_bits() const { return group_bits_ + done_; }
    [[nodiscard]] const std::uint16_t* weeks() const { return weeks_ + done_; }
    [[nodiscard]] const std::uint32_t* truth() const { return truth_ + done_; }  // kHarm, kBest
    // To be written to: only of cases of its own.
    [[nodiscard]] double* writable(Column c) { return own_.values.data() + c * room_ + done_; }
    [[nodiscard]] static Column luck(LuckOf kind) {
        return static_cast<Column>(first_luck + static_cast<std::size_t>(kind));
    }
    // What lanes read, from case `from` on.
    [[nodiscard]] CaseLanes lanes(std::size_t from) const;

    // Cases of the caseload as they arrive in this week, with the luck of the seat's first worker.
    void add(const World& world, const Caseload& load, Caseload::Range cases);
    // One case by itself; its pattern and luck are still to be put in.
    void add(const World& world, const Arrival& arrival, int week);
    // What is lent becomes its own.
    void keep_own(const World& world);
    // Whoever meets the cases from `from` on: the pattern that this worker's weights give them ...
    void weigh(const World& world, const WorkerTraits& worker, const FactColumns& facts,
               std::size_t first_fact, std::size_t from);
    // ... and this worker's luck with them. who, day: one subject each of these cases (luck.h).
    void draw(const World& world, const base::Subjects& who, const base::Subjects& day, std::size_t from,
              LuckNeeds needs = kAllLuck);
    // order[i]: where the case now stands that shall stand at i.
    void reorder(const std::vector<std::size_t>& order);
    // The first `n` are done.
    void drop(std::size_t n) { done_ += n; }

  private:
    struct Own {
        std::vector<double> values;  // [kColumns][room_], whole lanes
        std::vector<std::uint32_t> numbers, group_bits, truth;
        std::vector<std::uint16_t> weeks;
    };

    void make_room(std::size_t cases);
    void copy(const World& world, const Caseload& load, Caseload::Range cases);
    void point_to_own();

    const Caseload* load_ = nullptr;  // what is lent
    std::size_t done_ = 0, end_ = 0;  // the cases that wait, in columns
    const double* columns_[kColumns] = {};
    const std::uint32_t *numbers_ = nullptr, *group_bits_ = nullptr, *truth_ = nullptr;
    const std::uint16_t* weeks_ = nullptr;
    Own own_;
    std::size_t room_ = 0;
    std::vector<CaseFacts> facts_;
    std::vector<std::uint32_t> places_;
};

}  // namespace skoen::sim
