// The plans of an exploration.
#include <algorithm>
#include <set>

#include "lab/explore.h"
#include "scenarios/catalogue.h"
#include "sim/base/random.h"

namespace skoen::lab {

namespace {

// One way of setting one lever; no option: left out.
using LeverChoice = std::optional<sim::LeverSpan>;

std::vector<LeverChoice> choices_of(const scenarios::LeverRange& range) {
    std::vector<LeverChoice> out;
    for (const std::string& option : range.options) {
        if (option == sim::option_names(range.lever).front()) {
            out.push_back(std::nullopt);
            continue;
        }
        for (const int from : range.from) {
            for (const double intensity : range.intensity)
                out.push_back(sim::LeverSpan{range.lever, option, from, range.to, intensity});
        }
    }
    return out;
}

// What a plan does, week by week, as a text: plans that do the same are the same.
std::string what_it_does(const sim::Strategy& plan, int weeks) {
    std::string out;
    for (const sim::WeekLevers& week : sim::compile(plan, weeks)) {
        for (std::size_t k = 0; k < week.option.size(); ++k) {
            out += static_cast<char>('0' + week.option[k]);
            const double strength = week.option[k] == 0 ? 0.0 : week.intensity[k];
            out += std::to_string(base::bits_of(strength));
            out += ',';
        }
    }
    return out;
}

class Designer {
  public:
    Designer(const scenarios::Exploration& e, int weeks) : e_(e), weeks_(weeks) {
        for (const scenarios::LeverRange& range : e.search) choices_.push_back(choices_of(range));
    }

    // A plan that is there already, made by a search of this exploration or named.
    void know(const sim::Strategy& plan) {
        if (plan.id.starts_with('p') && plan.id.find_first_not_of("0123456789", 1) == std::string::npos)
            ++made_;
        seen_.insert(what_it_does(plan, weeks_));
    }

    void add(sim::Strategy plan) {
        if (seen_.insert(what_it_does(plan, weeks_)).second) plans_.push_back(std::move(plan));
    }

    void search() {
        std::uint64_t combinations = choices_.empty() ? 0 : 1;
        for (const auto& c : choices_)
            combinations = std::min<std::uint64_t>(combinations * c.size(), kMostCombinations);
        const auto most = static_cast<std::uint64_t>(e_.points);
        if (combinations <= most) {
            for (std::uint64_t i = 0; i < combinations; ++i) make([&](std::size_t k) { return digit(i, k); });
            return;
        }
        // Drawn one lever at a time; drawn again where the plan is there already.
        const std::size_t wanted = plans_.size() + most;
        const std::uint64_t attempts = kAttempts * most;
        for (std::uint64_t i = 0; i < attempts && plans_.size() < wanted; ++i) {
            make([&](std::size_t k) { return static_cast<std::size_t>(drawn(i, k) % choices_[k].size()); });
        }
    }

    [[nodiscard]] std::vector<sim::Strategy> finish() && { return std::move(plans_); }

  private:
    static constexpr std::uint64_t kMostCombinations = 1'000'000'000;
    static constexpr std::uint64_t kAttempts = 20;

  public:
    // Children of `parents`. At most exploration.points.
    void breed(const std::vector<const sim::Strategy*>& parents, int round) {
        const std::size_t most = static_cast<std::size_t>(e_.points), levers = choices_.size();
        const std::size_t wanted = plans_.size() + most;
        const auto draw = [&](std::uint64_t attempt, std::uint64_t what, std::size_t below) {
            const auto place = (static_cast<std::uint64_t>(round) << 32) + attempt;
            return static_cast<std::size_t>(drawn(place, 1000 + what) % below);
        };
        for (std::uint64_t i = 0; levers > 0 && i < kAttempts * most && plans_.size() < wanted; ++i) {
            const sim::Strategy& mother = *parents[draw(i, 0, parents.size())];
            const sim::Strategy& father = *parents[draw(i, 1, parents.size())];
            make([&](std::size_t k) {
                const std::uint64_t at = 2 + 3 * k;
                if (draw(i, at, levers) == 0) return draw(i, at + 1, choices_[k].size());
                return choice_in(draw(i, at + 2, 2) == 0 ? mother : father, k);
            });
        }
    }

  private:
    // How the plan sets lever k; where the search knows no such way: as its first choice.
    [[nodiscard]] std::size_t choice_in(const sim::Strategy& plan, std::size_t k) const {
        const auto span = std::find_if(plan.levers.begin(), plan.levers.end(), [&](const sim::LeverSpan& s) {
            return s.lever == e_.search[k].lever;
        });
        for (std::size_t c = 0; c < choices_[k].size(); ++c) {
            const LeverChoice& choice = choices_[k][c];
            if (span == plan.levers.end()
                    ? !choice
                    : choice && choice->option == span->option && choice->from == span->from &&
                          choice->to == span->to && choice->intensity == span->intensity)
                return c;
        }
        return 0;
    }

    // No draw of the simulation: a hash of attempt and lever.
    [[nodiscard]] std::uint64_t drawn(std::uint64_t attempt, std::size_t lever) const {
        return base::mix64(base::mix64(base::mix64(static_cast<std::uint64_t>(e_.seed)) ^ attempt) ^ lever);
    }

    // The k-th choice of combination `i`, the last lever turning fastest.
    [[nodiscard]] std::size_t digit(std::uint64_t i, std::size_t k) const {
        for (std::size_t l = choices_.size() - 1; l > k; --l) i /= choices_[l].size();
        return static_cast<std::size_t>(i % choices_[k].size());
    }

    template <class Pick>
    void make(const Pick& pick) {
        sim::Strategy plan;
        for (std::size_t k = 0; k < choices_.size(); ++k) {
            if (const LeverChoice& choice = choices_[k][pick(k)]) plan.levers.push_back(*choice);
        }
        std::string number = std::to_string(++made_);
        number.insert(0, number.size() < 3 ? 3 - number.size() : 0, '0');
        plan.id = "p" + number;
        plan.name = {"Plan " + number, "Plan " + number};
        const std::size_t before = plans_.size();
        add(std::move(plan));
        if (plans_.size() == before) --made_;
    }

    const scenarios::Exploration& e_;
    int weeks_;
    std::vector<std::vector<LeverChoice>> choices_;  // [levers of the search]
    std::set<std::string> seen_;
    std::vector<sim::Strategy> plans_;
    int made_ = 0;
};

}  // namespace

std::vector<sim::Strategy> design_points(const scenarios::Exploration& exploration,
                                         const sim::Definition& definition) {
    Designer designer(exploration, definition.office.weeks);
    designer.add(office_without_tool());
    for (const std::string& id : exploration.strategies) designer.add(scenarios::load_strategy(id));
    designer.search();
    return std::move(designer).finish();
}

std::vector<sim::Strategy> next_round(const scenarios::Exploration& exploration, int weeks,
                                      const std::vector<sim::Strategy>& plans, const Findings& findings,
                                      int round) {
    Designer designer(exploration, weeks);
    for (const sim::Strategy& plan : plans) designer.know(plan);
    std::vector<const sim::Strategy*> parents;
    for (const std::size_t i : findings.front) parents.push_back(&plans[i]);
    if (parents.empty()) {
        for (const sim::Strategy& plan : plans) parents.push_back(&plan);
    }
    designer.breed(parents, round);
    return std::move(designer).finish();
}

}  // namespace skoen::lab
