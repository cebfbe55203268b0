#include "session/sample.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "sim/base/math.h"
#include "sim/caseload.h"

namespace skoen::session {

namespace {

constexpr int kExamples = 5;
constexpr int kExampleWeeks = 4;  // from the first weeks, so that a reader finds them again

std::string number_text(double value, base::Language language) {
    return base::format_number(value, std::fabs(value - std::round(value)) < 1e-6 ? 0 : 1, language);
}

// The value of a fact as a person reads it.
base::Bilingual value_text(const sim::Feature& feature, double value) {
    if (feature.kind == sim::MarginalKind::binary) {
        return value > 0.5 ? base::Bilingual{"ja", "yes"} : base::Bilingual{"nej", "no"};
    }
    for (const sim::Level& level : feature.levels) {
        if (std::fabs(level.value - value) < 1e-6 && !level.name.da.empty()) return level.name;
    }
    base::Bilingual text{number_text(value, base::Language::da), number_text(value, base::Language::en)};
    if (!feature.unit.da.empty()) text.da += " " + feature.unit.da;
    if (!feature.unit.en.empty()) text.en += " " + feature.unit.en;
    return text;
}

ExampleCase tell(const sim::World& world, const sim::Arrival& arrival, int number) {
    const sim::Definition& d = world.definition;
    ExampleCase one;
    one.number = number;
    for (std::size_t f = 0; f < d.features.size(); ++f) {
        one.names.push_back(d.features[f].name);
        one.values.push_back(value_text(d.features[f], world.generator.value_of(f, arrival.facts.z[f])));
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
    int number = 0;
    for (int week = 1; week <= load.weeks; ++week) {
        for (int seat = 0; seat < load.seats; ++seat) {
            for (const sim::Arrival& arrival : load.of(seat, week)) {
                ++number;
                const int score = world.tool.score(arrival.predicted);
                const auto bin = static_cast<std::size_t>(score - 1);
                ++sample.cases;
                ++sample.by_score[bin];
                ++sample.by_week[static_cast<std::size_t>(week - 1)];
                if (arrival.facts.harm) {
                    ++sample.harmful;
                    ++sample.harm_by_score[bin];
                }
                for (std::size_t k = 0; k < kWanted.size() && week <= kExampleWeeks; ++k) {
                    if (kWanted[k] != score || first[k]) continue;
                    first[k] = arrival;
                    numbers[k] = number;
                }
            }
        }
    }
    for (std::size_t k = 0; k < first.size(); ++k) {
        if (first[k]) sample.examples.push_back(tell(world, *first[k], numbers[k]));
    }
    return sample;
}

}  // namespace skoen::session
