#include "scenarios/describe_exploration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/describe_text.h"

namespace skoen::scenarios {

namespace {

constexpr int kLastWeek = 520;

const std::vector<std::string_view>& searchable_levers() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> filled;
        filled.reserve(sim::kLevers);
        for (int i = 0; i < sim::kLevers; ++i) filled.push_back(sim::lever_name(static_cast<sim::Lever>(i)));
        return filled;
    }();
    return names;
}

// The first option that the lever does not have; empty: it has them all.
std::string unknown_option(const LeverRange& range) {
    const auto& known = sim::option_names(range.lever);
    for (const std::string& option : range.options) {
        if (std::find(known.begin(), known.end(), option) == known.end()) return option;
    }
    return {};
}

bool names_a_lever_twice(const std::vector<LeverRange>& ranges) {
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (ranges[i].lever == ranges[k].lever) return true;
        }
    }
    return false;
}

// `from` as numbers of the file, which has no list of whole numbers.
void describe_weeks(Schema& schema, LeverRange& range) {
    std::vector<double> weeks(range.from.begin(), range.from.end());
    schema.numbers("from", weeks,
                   {.min_count = 1, .max_count = 20, .each = {.lo = 1, .hi = kLastWeek, .unit = "week"}},
                   "First weeks to try, counted from 1; whole numbers.");
    const bool whole = std::all_of(weeks.begin(), weeks.end(),
                                   [](double w) { return w == static_cast<double>(static_cast<int>(w)); });
    schema.check(whole, "from", "whole numbers", "a part of a week");
    range.from.clear();
    for (const double week : weeks) range.from.push_back(static_cast<int>(week));
}

constexpr std::array<std::string_view, 5> kSamplings = {"priors", "factorial", "latin_hypercube", "sobol",
                                                        "saltelli"};
constexpr int kMostSets = 1'000'000;

// Most factors that the plan can hold (kSobolColumns of stats/sampling.h).
std::size_t most_factors(Sampling sampling) { return sampling == Sampling::saltelli ? 32 : 64; }

bool names_a_factor_twice(const std::vector<SweepFactor>& factors) {
    for (std::size_t i = 0; i < factors.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (factors[i].field == factors[k].field) return true;
        }
    }
    return false;
}

double sets_of(const Exploration& e) {
    double product = e.sampling == Sampling::factorial ? 1 : static_cast<double>(e.draws);
    for (const SweepFactor& factor : e.factors) {
        if (e.sampling == Sampling::factorial) product *= factor.levels;
    }
    return e.sampling == Sampling::saltelli ? product * static_cast<double>(e.factors.size() + 2) : product;
}

void describe_sets(Schema& schema, Exploration& e) {
    schema.choice(
        "sampling", e.sampling, kSamplings, {},
        "How sets of assumptions are chosen: draws from the ledger's priors, or a plan of points over "
        "the factors.");
    schema.list("factors", e.factors, {.max = 64}, "Fields of the scenario that differ between the sets.");
    schema.integer(
        "draws", e.draws, {.lo = 1, .hi = 10000},
        "Sets of assumptions; with priors the first is the ledger's own values; blocks of a Saltelli "
        "plan; not used by the factorial plan.");
    const bool plan = e.sampling != Sampling::priors;
    schema.check(plan == !e.factors.empty(), "factors",
                 plan ? "at least one factor" : "no factors where sets are drawn from the priors",
                 std::to_string(e.factors.size()));
    schema.check(e.factors.size() <= most_factors(e.sampling), "factors",
                 "at most " + std::to_string(most_factors(e.sampling)) + " factors",
                 std::to_string(e.factors.size()));
    schema.check(!names_a_factor_twice(e.factors), "factors", "each field once", "one of them twice");
    schema.check(sets_of(e) <= kMostSets, "factors",
                 "at most " + std::to_string(kMostSets) + " sets of assumptions", "more");
}

}  // namespace

void describe(Schema& schema, SweepFactor& factor) {
    schema.text("field", factor.field, {.required = true, .min_length = 2, .max_length = 1000},
                "Pointer of a number of the scenario, as with --set: \"/behaviour/skip_base\".");
    schema.number("lo", factor.lo, {.may_be_unknown = true},
                  "Least value; without lo and hi: the parameter's prior in the ledger.");
    schema.number("hi", factor.hi, {.may_be_unknown = true}, "Greatest value.");
    schema.integer("levels", factor.levels, {.lo = 1, .hi = 1000},
                   "Values of the factorial plan, each in the middle of an equal part of the range.");
    schema.boolean("whole", factor.whole, {}, "Rounded to whole numbers.");
    schema.check(factor.field.starts_with("/"), "field", "a pointer that begins with /",
                 '"' + factor.field + '"');
    schema.check(std::isnan(factor.lo) == std::isnan(factor.hi), "hi", "both lo and hi, or neither",
                 "one of them");
    schema.check(std::isnan(factor.lo) || factor.lo < factor.hi, "hi", "more than lo", "no more");
}

void describe(Schema& schema, LeverRange& range) {
    schema.choice("lever", range.lever, searchable_levers(), {.required = true}, "What is chosen.");
    schema.texts("options", range.options,
                 {.min_count = 1, .max_count = 10, .each = kIdRule, .required = true},
                 "Options to try; the lever's first option stands for leaving it out.");
    const std::string unknown = unknown_option(range);
    schema.check(unknown.empty(), "options",
                 "options of the lever: " + choice_in_words(sim::option_names(range.lever)),
                 '"' + unknown + '"');
    describe_weeks(schema, range);
    schema.integer("to", range.to, {.lo = 1, .hi = kLastWeek, .unit = "week"},
                   "Last week, included; cut to the run.");
    schema.numbers("intensity", range.intensity,
                   {.min_count = 1, .max_count = 20, .each = {.lo = 0, .hi = 1}}, "Strengths to try.");
    schema.check(range.from.empty() || *std::max_element(range.from.begin(), range.from.end()) <= range.to,
                 "to", "at least every week of from", std::to_string(range.to));
}

void describe(Schema& schema, Exploration& e) {
    schema.integer("schema", e.schema, {.lo = 1, .hi = 1, .required = true}, "Version of the file language.");
    schema.text("id", e.id, kIdRule, "Name used in results.");
    schema.bilingual("name", e.name, kNameRule, "As results name it.");
    schema.bilingual("summary", e.summary, kParagraphRule, "What is asked, in a few sentences.");
    schema.text("scenario", e.scenario, {.required = true, .min_length = 1, .max_length = 1000},
                "Id of a shipped scenario, or a path.");
    schema.texts("set", e.set, {.max_count = 100, .each = {.min_length = 1, .max_length = 1000}},
                 "Changes of the scenario, each \"/POINTER=VALUE\".");
    schema.texts("strategies", e.strategies,
                 {.max_count = 100, .each = {.min_length = 1, .max_length = 1000}},
                 "Plans looked at beside those that the search makes: shipped ids, or paths.");
    schema.list("search", e.search, {.max = 11, .required = true},
                "Levers that are varied; others stay out.");
    schema.check(!names_a_lever_twice(e.search), "search", "each lever once", "one of them twice");
    schema.integer("points", e.points, {.lo = 1, .hi = 100000}, "Most plans that the search makes.");
    schema.integer("rounds", e.rounds, {.lo = 1, .hi = 1000},
                   "Rounds of the search: from the second on, plans are made from those on the front.");
    describe_sets(schema, e);
    schema.integer("replications", e.replications, {.lo = 1, .hi = 10000}, "Offices played under each set.");
    schema.integer("seed", e.seed, {.lo = 0, .hi = 1000000000}, "Seed of everything random.");
    schema.number("leader_hours", e.leader_hours, {.lo = 0, .hi = 1e9, .unit = "hours"},
                  "What a plan may cost in leader hours, an office and run.");
    schema.number("worker_hours", e.worker_hours, {.lo = 0, .hi = 1e9, .unit = "hours"},
                  "What it may cost in worker hours.");
}

}  // namespace skoen::scenarios
