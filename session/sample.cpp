#include "session/sample.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "lab/value_words.h"
#include "sim/base/math.h"
#include "sim/caseload.h"
#include "sim/decision.h"
#include "sim/play.h"

namespace skoen::session {

namespace {

constexpr int kExamples = 5;
constexpr int kExampleWeeks = 4;  // from the first weeks, so that a reader finds them again

// What the tool proposed and what was right, in the office without the score: the same event that measures count. Empty
// in kinds of yes or no.
class Proposals {
  public:
    Proposals(const sim::World& world, const sim::Caseload& load) : definition_(world.definition) {
        if (!sim::takes_proposals(definition_.decision.kind)) return;
        sim::Strategy none;
        none.id = "no_tool";
        const sim::Play play = sim::play(world, load, none, {.audit = false, .watch = {}});
        for (const sim::Event& e : play.events)
            events_.emplace(std::tuple{int{e.arrival_week}, int{e.seat}, e.number}, e);
    }
    // nullptr: the case still waited at the end, or nothing is proposed.
    [[nodiscard]] const sim::Event* of(int week, int seat, std::uint32_t number) const {
        const auto found = events_.find({week, seat, number});
        return found == events_.end() ? nullptr : &found->second;
    }
    void tell(const sim::Event& e, ExampleCase& one) const {
        const bool options = sim::has_options(e.kind);
        one.proposed = options ? lab::option_in_words(definition_, e.tool_option)
                               : lab::amount_in_words(definition_, e.advice);
        one.right = options ? lab::option_in_words(definition_, e.right_option)
                            : lab::amount_in_words(definition_, e.threshold);
    }

  private:
    const sim::Definition& definition_;
    std::map<std::tuple<int, int, std::uint32_t>, sim::Event> events_;
};

ExampleCase tell(const sim::World& world, const sim::Arrival& arrival, int number) {
    const sim::Definition& d = world.definition;
    ExampleCase one;
    one.number = number;
    for (std::size_t f = 0; f < d.features.size(); ++f) {
        one.names.push_back(d.features[f].name);
        one.values.push_back(
            lab::fact_in_words(d.features[f], world.generator.value_of(f, arrival.facts.z[f])));
    }
    for (std::size_t c = 0; c < d.cues.size(); ++c) {
        if (((arrival.facts.cue_bits >> c) & 1U) != 0) one.cues.push_back(d.cues[c].name);
    }
    one.score = world.tool.score(arrival.predicted);
    one.harm = arrival.facts.harm;
    one.risk = base::logistic(arrival.facts.risk);
    return one;
}

}  // namespace

Sample draw_sample(const sim::World& world) {
    const sim::Caseload load = sim::draw_caseload(world, 0);
    Sample sample;
    sample.by_week.assign(static_cast<std::size_t>(load.weeks), 0);
    // The first case of the first weeks at scores 1, 3, 5, 8 and 10; a score that nobody has is left out.
    constexpr std::array<int, kExamples> kWanted = {1, 3, 5, 8, 10};
    std::array<std::optional<sim::Arrival>, kExamples> first;
    std::array<int, kExamples> numbers{};
    std::array<const sim::Event*, kExamples> met{};
    const Proposals proposals(world, load);
    const bool takes = sim::takes_proposals(world.definition.decision.kind);
    int number = 0;
    for (int week = 1; week <= load.weeks; ++week) {
        for (int seat = 0; seat < load.seats; ++seat) {
            for (const sim::Arrival& arrival : load.of(seat, week)) {
                ++number;
                const sim::Event* event = proposals.of(week, seat, arrival.number);
                if (takes && event == nullptr) continue;
                const int score = takes ? event->score : world.tool.score(arrival.predicted);
                const auto bin = static_cast<std::size_t>(score - 1);
                ++sample.cases;
                ++sample.by_score[bin];
                ++sample.by_week[static_cast<std::size_t>(week - 1)];
                if (takes ? event->tool_verdict != sim::Verdict::right : arrival.facts.harm) {
                    ++sample.harmful;
                    ++sample.harm_by_score[bin];
                }
                for (std::size_t k = 0; k < kWanted.size() && week <= kExampleWeeks; ++k) {
                    if (kWanted[k] != score || first[k]) continue;
                    first[k] = arrival;
                    numbers[k] = number;
                    met[k] = event;
                }
            }
        }
    }
    for (std::size_t k = 0; k < first.size(); ++k) {
        if (!first[k]) continue;
        sample.examples.push_back(tell(world, *first[k], numbers[k]));
        if (met[k] == nullptr) continue;
        sample.examples.back().score = met[k]->score;
        proposals.tell(*met[k], sample.examples.back());
    }
    return sample;
}

}  // namespace skoen::session
