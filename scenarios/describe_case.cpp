#include "scenarios/describe_case.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/describe_text.h"
#include "sim/base/json_writer.h"

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 5> kMarginalKinds = {"binary", "count", "ordinal", "category",
                                                            "continuous"};
constexpr double kLargest = 1e6;  // of a value that a file may record

bool has_levels(sim::MarginalKind kind) {
    return kind == sim::MarginalKind::count || kind == sim::MarginalKind::ordinal ||
           kind == sim::MarginalKind::category;
}

void check_levels(Schema& schema, const sim::Feature& feature) {
    double sum = 0, lowest = kLargest, highest = -kLargest;
    bool rising = true, whole = true, named = true;
    for (std::size_t i = 0; i < feature.levels.size(); ++i) {
        const sim::Level& level = feature.levels[i];
        sum += level.share;
        lowest = std::min(lowest, level.value);
        highest = std::max(highest, level.value);
        rising = rising && (i == 0 || level.value > feature.levels[i - 1].value);
        whole = whole && level.value >= 0 && level.value == std::floor(level.value);
        named = named && !level.name.da.empty();
    }
    schema.check(std::fabs(sum - 1.0) <= 1e-6, "levels", "shares that sum to 1",
                 base::format_number(sum, 4, base::Language::en));
    if (feature.kind == sim::MarginalKind::count) {
        schema.check(whole, "levels", "whole counts of 0 or more as values", "another number");
    } else {
        schema.check(named, "levels", "a name for each level", "a level without one");
    }
    if (feature.kind == sim::MarginalKind::category) {
        schema.check(highest > lowest, "levels", "values of which at least two differ", "equal values");
    } else {
        schema.check(rising, "levels", "values that rise from level to level", "values in another order");
    }
}

void describe_marginal(Schema& schema, sim::Feature& feature) {
    if (feature.kind == sim::MarginalKind::binary) {
        schema.number("share", feature.share,
                      {.lo = 0, .hi = 1, .lo_open = true, .hi_open = true, .unit = "share", .required = true},
                      "Probability that it is there.");
    } else if (has_levels(feature.kind)) {
        schema.list("levels", feature.levels, {.min = 2, .max = 12, .required = true},
                    "The values it may have, in the rising order of the copula's normal score.");
        check_levels(schema, feature);
    } else {
        const NumberRule recorded{.lo = -kLargest, .hi = kLargest, .required = true};
        schema.number("median", feature.median, {.lo = 0, .hi = kLargest, .lo_open = true, .required = true},
                      "Median of the log-normal distribution.");
        schema.number("spread", feature.spread, {.lo = 0, .hi = 5, .lo_open = true, .required = true},
                      "SD of the logarithm.");
        schema.number("lowest", feature.lowest, recorded, "Smaller values are set to this one.");
        schema.number("highest", feature.highest, recorded, "Larger values are set to this one.");
        schema.check(feature.lowest < feature.median && feature.median < feature.highest, "median",
                     "a median between lowest and highest", base::json_number(feature.median));
    }
}

}  // namespace

void describe(Schema& schema, sim::Level& level) {
    schema.bilingual("name", level.name, {.max_length = kMaxName},
                     "As the case file says it. Counts may leave it out: the value is shown.");
    schema.number("value", level.value, {.lo = -kLargest, .hi = kLargest, .required = true},
                  "What enters the model. Counts: the count; category: a contrast, the mean about 0.");
    schema.number("share", level.share,
                  {.lo = 0, .hi = 1, .lo_open = true, .hi_open = true, .unit = "share", .required = true},
                  "Probability of this level.");
}

void describe(Schema& schema, sim::Feature& feature) {
    schema.text("id", feature.id, kIdRule, "Name used in this file and in results.");
    schema.bilingual("name", feature.name, kNameRule, "As the case file says it.");
    schema.choice(
        "kind", feature.kind, kMarginalKinds, {.required = true},
        "Decides which of the following keys there are: share; levels; or median, spread, lowest, highest.");
    describe_marginal(schema, feature);
    schema.bilingual("unit", feature.unit, {.max_length = kMaxId}, "Shown after the value.");
    schema.number(
        "weight", feature.weight, {.lo = -5, .hi = 5, .required = true},
        "Weight on the standardised value in the index of true risk. Only ratios between features matter.");
    schema.number("bend", feature.bend, {.lo = -3, .hi = 3},
                  "Extra weight on z^2 - 1: above 0, risk is highest at both ends.");
    schema.number("shared_deviation", feature.shared_deviation, {.lo = -3, .hi = 3, .unit = "on z"},
                  "What a whole generation of workers over- or underweights; what the recorded label teaches "
                  "the model.");
    schema.object("source", feature.source, true, "Where share, levels and weight come from.");
}

void describe(Schema& schema, sim::Correlation& correlation) {
    schema.text("a", correlation.a, kIdRule, "Id of a feature.");
    schema.text("b", correlation.b, kIdRule, "Id of another.");
    schema.number("rho", correlation.rho,
                  {.lo = -1, .hi = 1, .lo_open = true, .hi_open = true, .required = true},
                  "Correlation of their normal scores.");
    schema.check(correlation.a != correlation.b, "b", "another feature than a", '"' + correlation.b + '"');
}

void describe(Schema& schema, sim::Cue& cue) {
    schema.text("id", cue.id, kIdRule, "Name used in results.");
    schema.bilingual("name", cue.name, kNameRule, "What is seen or heard.");
    schema.bilingual("how", cue.how, kSentenceRule,
                     "How one gets to see it, and about how many minutes that takes.");
    schema.number("share", cue.share,
                  {.lo = 0, .hi = 1, .lo_open = true, .hi_open = true, .unit = "share", .required = true},
                  "Probability that it is there.");
    schema.number("weight", cue.weight, {.lo = -5, .hi = 5, .required = true},
                  "Weight in the index of unrecorded risk; below 0 it protects.");
    schema.object("source", cue.source, true, "Where share and weight come from.");
}

void describe(Schema& schema, sim::Group& group) {
    const NumberRule bound{.lo = -kLargest, .hi = kLargest, .required = true};
    schema.text("id", group.id, kIdRule, "Name used in results.");
    schema.bilingual("name", group.name, kNameRule, "As results name it.");
    schema.text("feature", group.feature, kIdRule, "Id of the feature that tells who belongs to it.");
    schema.number("from", group.from, bound, "Smallest value of the feature that belongs to it.");
    schema.number("to", group.to, bound, "Largest value that belongs to it.");
    schema.check(group.from <= group.to, "to", "at least from (" + base::json_number(group.from) + ")",
                 base::json_number(group.to));
}

}  // namespace skoen::scenarios
