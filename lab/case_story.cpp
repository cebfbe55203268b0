#include "lab/case_story.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "lab/case_addends.h"
#include "lab/value_words.h"
#include "models/logistic.h"
#include "sim/base/error.h"
#include "sim/decision.h"

namespace skoen::lab {

namespace {

std::optional<double> model_pull(const sim::Tool& tool, std::size_t feature, double z) {
    const auto* logistic = std::get_if<models::LogisticModel>(&tool.model);
    // One model an option: what a fact pulls towards is not one number.
    if (logistic == nullptr || logistic->weights.size() != tool.seen.size()) return std::nullopt;
    for (std::size_t k = 0; k < tool.seen.size(); ++k) {
        if (tool.seen[k] == feature) return logistic->weights[k] * z;
    }
    return std::nullopt;
}

// What counted in meeting the score, the strongest first.
std::vector<Pull> find_pulls(const sim::Behaviour& b, const Handling& h) {
    if (!h.event.shown) return {};
    if (h.event.skipped) {
        return {{"skip_base", base::logit(std::clamp(h.trace.skip_chance, 1e-9, 1.0 - 1e-9))}};
    }
    std::vector<Pull> pulls;
    for (const Addend& addend : revision_addends(b, h.trace)) {
        if (std::fabs(addend.log_odds) >= 1e-9)
            pulls.push_back({std::string(addend.parameter), addend.log_odds});
    }
    std::stable_sort(pulls.begin(), pulls.end(), [](const Pull& x, const Pull& y) {
        return std::fabs(x.log_odds) > std::fabs(y.log_odds);
    });
    return pulls;
}

// Events by who met the case and when it arrived.
struct Key {
    std::uint64_t place = 0;
    std::uint32_t number = 0;
    auto operator<=>(const Key&) const = default;
};
Key key_of(const sim::Event& e) {
    return {(static_cast<std::uint64_t>(e.arrival_week) << 32) | e.seat, e.number};
}

std::vector<std::uint32_t> sorted(const std::vector<sim::Event>& events) {
    std::vector<std::uint32_t> order(events.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key_of(events[a]) < key_of(events[b]); });
    return order;
}

sim::Strategy no_tool() {
    sim::Strategy none;
    none.id = "no_tool";
    return none;
}

}  // namespace

Storyteller::Storyteller(const sim::World& world, sim::Strategy strategy)
    : world_(world), strategy_(std::move(strategy)), without_(no_tool()),
      caseload_(sim::draw_caseload(world, 0)),
      play_(sim::play(world, caseload_, strategy_, {.audit = false, .watch = {}})),
      play_without_(sim::play(world, caseload_, without_, {.audit = false, .watch = {}})),
      by_case_(sorted(play_.events)), by_case_without_(sorted(play_without_.events)) {
    for (int week = 1; week <= caseload_.weeks; ++week) {
        for (int seat = 0; seat < caseload_.seats; ++seat) {
            const sim::Caseload::Range cases = caseload_.range(seat, week);
            for (std::size_t k = 0; k < cases.size; ++k)
                order_.push_back({seat, week, static_cast<std::uint32_t>(cases.from + k)});
        }
    }
}

const sim::Event* Storyteller::event_of(const sim::Play& play, const std::vector<std::uint32_t>& order,
                                        const Place& place) const {
    const Key key{(static_cast<std::uint64_t>(place.week) << 32) | static_cast<std::uint32_t>(place.seat),
                  caseload_.number[place.index]};
    const auto found =
        std::lower_bound(order.begin(), order.end(), key, [&](std::uint32_t index, const Key& wanted) {
            return key_of(play.events[index]) < wanted;
        });
    if (found == order.end() || key_of(play.events[*found]) != key) return nullptr;
    return &play.events[*found];
}

std::optional<Handling> Storyteller::handling(const sim::Strategy& strategy, const sim::Event* found,
                                              const Place& place) const {
    if (found == nullptr) return std::nullopt;
    const std::uint32_t number = caseload_.number[place.index];
    sim::PlayOptions options;
    options.audit = false;
    options.watch =
        sim::Watch{static_cast<std::uint32_t>(place.seat), static_cast<std::uint32_t>(place.week), number};
    const sim::Play watched = sim::play(world_, caseload_, strategy, options);
    base::ensure(watched.trace.has_value(), "Storyteller: the watched case was not decided");
    Handling h;
    h.event = *found;
    h.trace = *watched.trace;
    h.own_score = sim::own_score(world_.own_cuts, h.event.own - h.event.threshold);
    h.final_score = sim::own_score(world_.own_cuts, h.event.final_judgement - h.event.threshold);
    return h;
}

CaseStory Storyteller::tell(int number) const {
    if (number < 1 || number > cases()) {
        throw base::InputError(
            {base::Fault{"--case", 1, 1, "", "a case number from 1 to " + std::to_string(cases()),
                         std::to_string(number)}});
    }
    const Place& place = order_[static_cast<std::size_t>(number - 1)];
    const sim::Arrival arrival = caseload_.arrival(place.seat, place.index);
    const sim::Definition& d = world_.definition;
    CaseStory story;
    story.number = number;
    story.cases = cases();
    story.seat = place.seat + 1;
    story.arrival_week = place.week;
    story.harm = arrival.facts.harm;
    story.risk = base::logistic(arrival.facts.risk);
    story.best = arrival.facts.risk > world_.best_threshold;
    story.with_score = handling(strategy_, event_of(play_, by_case_, place), place);
    story.without = handling(without_, event_of(play_without_, by_case_without_, place), place);
    story.score = story.with_score ? story.with_score->event.score : world_.tool.score(arrival.predicted);
    const sim::Scales& s = world_.solved.scales;
    for (std::size_t f = 0; f < d.features.size(); ++f) {
        const double z = arrival.facts.z[f];
        const sim::Feature& feature = d.features[f];
        FactLine line;
        line.name = feature.name;
        line.value = fact_in_words(feature, world_.generator.value_of(f, z));
        line.facts_pull = s.facts * (feature.weight * z + feature.bend * (z * z - 1.0)) / s.index_sd;
        line.model_pull = model_pull(world_.tool, f, z);
        story.facts.push_back(line);
    }
    for (std::size_t c = 0; c < d.cues.size(); ++c) {
        const bool there = ((arrival.facts.cue_bits >> c) & 1U) != 0;
        story.cues.push_back({d.cues[c].name, d.cues[c].how, there,
                              there && story.with_score && story.with_score->event.cue_seen,
                              there && story.without && story.without->event.cue_seen});
    }
    if (story.with_score) {
        story.pulls = find_pulls(d.behaviour, *story.with_score);
        story.follow_chance = story.with_score->event.skipped ? story.with_score->trace.skip_chance
                                                              : story.with_score->trace.revise_chance;
    }
    return story;
}

std::vector<int> Storyteller::changed(bool to_right) const {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const Place& place = order_[i];
        const sim::Event* found = event_of(play_, by_case_, place);
        if (found == nullptr) continue;
        const bool right = sim::is_right(*found), twin_right = sim::twin_is_right(*found);
        if (right != twin_right && right == to_right) numbers.push_back(static_cast<int>(i) + 1);
    }
    return numbers;
}

int count_cases(const sim::World& world) { return static_cast<int>(sim::draw_caseload(world, 0).size()); }

CaseStory tell_case(const sim::World& world, const sim::Strategy& strategy, int number) {
    return Storyteller(world, strategy).tell(number);
}

}  // namespace skoen::lab
