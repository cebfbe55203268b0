#include "study/scenario_levels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/catalogue.h"
#include "scenarios/texts.h"
#include "sim/world.h"

namespace skoen::study {

namespace {

constexpr std::uint64_t kLevelsSeed = 1;
constexpr std::array<int, 2> kScores = {3, 8};

base::Bilingual both(std::string_view key) { return scenarios::text(key); }
base::Bilingual both(std::string_view key, const base::Bilingual& a) {
    const base::Bilingual& words = scenarios::text(key);
    return {scenarios::fill(words.da, {a.da}), scenarios::fill(words.en, {a.en})};
}
base::Bilingual both(std::string_view key, const base::Bilingual& a, const base::Bilingual& b) {
    const base::Bilingual& words = scenarios::text(key);
    return {scenarios::fill(words.da, {a.da, b.da}), scenarios::fill(words.en, {a.en, b.en})};
}

FactorLevel level_of(std::string id, base::Bilingual name, base::Bilingual text, LevelMeaning meaning) {
    FactorLevel out;
    out.id = std::move(id), out.name = std::move(name), out.text = std::move(text), out.meaning = meaning;
    return out;
}

// Levels of a fact that a vignette can show: both of a binary one, at most three of the others, spread over its range.
std::vector<std::pair<base::Bilingual, double>> shown_values(const sim::Feature& feature) {
    std::vector<std::pair<base::Bilingual, double>> out;
    if (feature.kind == sim::MarginalKind::binary) {
        out = {{both("bench.levels.no"), 0}, {both("bench.levels.yes"), 1}};
    } else if (!feature.levels.empty()) {
        const std::size_t last = feature.levels.size() - 1;
        for (const std::size_t k : {std::size_t{0}, last / 2, last}) {
            const sim::Level& level = feature.levels[k];
            const std::string value = base::format_number(level.value, 0, base::Language::en);
            const base::Bilingual name = level.name.da.empty() ? base::Bilingual{value, value} : level.name;
            if (out.empty() || out.back().second != level.value) out.emplace_back(name, level.value);
        }
    }
    return out;
}

// The worker's log-odds for a fact's value, against its mean: sX / sd(X) times its addend.
double fact_meaning(const sim::World& world, std::size_t f, double value) {
    const sim::Feature& feature = world.definition.features[f];
    const double mean = world.generator.value_of(f, 0), sd = world.generator.value_of(f, 1) - mean;
    const double z = sd > 0 ? (value - mean) / sd : 0;
    const sim::Scales& s = world.solved.scales;
    return s.facts * (feature.weight * z + feature.bend * (z * z - 1)) / s.index_sd;
}

double cue_meaning(const sim::World& world, const sim::Cue& cue, bool there) {
    double variance = world.definition.unexplained * world.definition.unexplained;
    for (const sim::Cue& each : world.definition.cues)
        variance += each.weight * each.weight * each.share * (1 - each.share);
    return world.solved.scales.cues * cue.weight * ((there ? 1.0 : 0.0) - cue.share) / std::sqrt(variance);
}

VignetteFactor score_factor(const sim::World& world) {
    VignetteFactor out;
    out.id = "score", out.name = both("bench.levels.score_name"), out.order = LevelOrder::rising;
    for (const int score : kScores) {
        LevelMeaning meaning;
        meaning.advice = world.tool.stands_for(score) - world.best_threshold;
        const std::string number = std::to_string(score);
        out.levels.push_back(level_of("score" + number, {number, number},
                                      both("bench.levels.score", {number, number}), meaning));
    }
    return out;
}

VignetteFactor workflow_factor() {
    VignetteFactor out;
    out.id = "workflow", out.name = both("bench.levels.workflow_name");
    LevelMeaning first;
    first.score_first = true;
    out.levels = {level_of("own_first", both("bench.levels.workflow.own_first_short"),
                           both("bench.levels.workflow.own_first"), {}),
                  level_of("score_first", both("bench.levels.workflow.score_first_short"),
                           both("bench.levels.workflow.score_first"), first)};
    return out;
}

VignetteFactor framing_factor() {
    VignetteFactor out;
    out.id = "framing", out.name = both("bench.levels.framing_name");
    LevelMeaning process;
    process.accountability = 1;
    out.levels = {
        level_of("none", both("bench.levels.framing.none_short"), both("bench.levels.framing.none"), {}),
        level_of("process", both("bench.levels.framing.process_short"), both("bench.levels.framing.process"),
                 process)};
    return out;
}

struct Weighed {
    double weight = 0;
    VignetteFactor factor;
};

std::vector<Weighed> weighed_factors(const sim::World& world, bool facts) {
    std::vector<Weighed> out;
    const auto add = [&](VignetteFactor factor) {
        if (factor.levels.size() < 2) return;
        double lo = 0, hi = 0;
        for (const FactorLevel& level : factor.levels)
            lo = std::min(lo, level.meaning->facts), hi = std::max(hi, level.meaning->facts);
        out.push_back({hi - lo, std::move(factor)});
    };
    for (std::size_t f = 0; facts && f < world.definition.features.size(); ++f) {
        const sim::Feature& feature = world.definition.features[f];
        VignetteFactor factor;
        factor.id = feature.id, factor.name = feature.name;
        for (const auto& [name, value] : shown_values(feature)) {
            LevelMeaning meaning;
            meaning.facts = fact_meaning(world, f, value);
            factor.levels.push_back(level_of("v" + std::to_string(factor.levels.size() + 1), name,
                                             both("bench.levels.fact", feature.name, name), meaning));
        }
        add(std::move(factor));
    }
    for (std::size_t c = 0; !facts && c < world.definition.cues.size(); ++c) {
        const sim::Cue& cue = world.definition.cues[c];
        VignetteFactor factor;
        factor.id = cue.id, factor.name = cue.name;
        for (const bool there : {false, true}) {
            LevelMeaning meaning;
            meaning.facts = cue_meaning(world, cue, there);
            factor.levels.push_back(
                level_of(there ? "there" : "absent", both(there ? "bench.levels.yes" : "bench.levels.no"),
                         both(there ? "bench.levels.cue_yes" : "bench.levels.cue_no", cue.name), meaning));
        }
        add(std::move(factor));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
    return out;
}

std::vector<VignetteFactor> all_factors(const sim::World& world) {
    std::vector<VignetteFactor> out{score_factor(world), workflow_factor(), framing_factor()};
    for (const bool facts : {true, false}) {
        for (Weighed& each : weighed_factors(world, facts)) out.push_back(std::move(each.factor));
    }
    return out;
}

VignettePlan plan_of(const sim::World& world, std::vector<VignetteFactor> factors) {
    const sim::Definition& d = world.definition;
    VignettePlan plan;
    plan.factors = std::move(factors);
    plan.text = {"", ""};
    for (const VignetteFactor& factor : plan.factors) {
        const std::string slot = '{' + factor.id + '}';
        plan.text.da += (plan.text.da.empty() ? "" : " ") + slot;
        plan.text.en += (plan.text.en.empty() ? "" : " ") + slot;
    }
    plan.answer = {AnswerKind::number,
                   both("bench.levels.question", d.decision.act),
                   both("bench.levels.low"),
                   both("bench.levels.high"),
                   1,
                   10};
    plan.professions = {{"raadgiver", both("bench.levels.profession"), 300}};
    plan.vignettes = 24, plan.decks = 3;
    Mechanism pillow, tool;
    pillow.id = "score_first", tool.id = "own_first";
    pillow.skips = true, tool.skips = false;
    for (Mechanism* each : {&pillow, &tool}) {
        each->scenario = d.id, each->strategy = each->id;
        each->name = scenarios::load_strategy(each->id).name;
    }
    plan.mechanisms = {pillow, tool};
    return plan;
}

}  // namespace

std::vector<std::string> scenario_factor_ids(const std::string& scenario) {
    std::vector<std::string> out;
    for (const VignetteFactor& factor :
         all_factors(sim::World(scenarios::load_scenario(scenario), kLevelsSeed)))
        out.push_back(factor.id);
    return out;
}

StudyDesign design_from_scenario(const std::string& scenario, std::vector<std::string> wanted) {
    const sim::World world(scenarios::load_scenario(scenario), kLevelsSeed);
    const std::vector<VignetteFactor> all = all_factors(world);
    if (wanted.empty()) {
        wanted = {"score", "workflow", "framing"};
        for (const bool facts : {true, false}) {
            const std::vector<Weighed> some = weighed_factors(world, facts);
            if (!some.empty()) wanted.push_back(some.front().factor.id);
        }
    }
    std::vector<VignetteFactor> factors;
    std::string ids;
    for (const VignetteFactor& factor : all) ids += (ids.empty() ? "" : ", ") + factor.id;
    for (const std::string& id : wanted) {
        const auto at =
            std::find_if(all.begin(), all.end(), [&](const VignetteFactor& f) { return f.id == id; });
        if (at == all.end())
            throw base::InputError(base::Fault{"--factors", 1, 1, "", "one of " + ids, '"' + id + '"'});
        factors.push_back(*at);
    }
    StudyDesign out;
    out.id = world.definition.id + "-vignetter";
    out.name = both("bench.levels.name", world.definition.name);
    out.vignettes = plan_of(world, std::move(factors));
    return out;
}

}  // namespace skoen::study
