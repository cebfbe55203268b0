#include "lab/value_words.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/base/text.h"

namespace skoen::lab {

namespace {

constexpr double kWholeFrom = 100;  // from here on decimals say nothing

base::Bilingual number_in_words(double value, int decimals, const base::Bilingual& unit) {
    const int kept = std::min(decimals, amount_decimals(value));
    base::Bilingual text{base::format_number(value, kept, base::Language::da),
                         base::format_number(value, kept, base::Language::en)};
    if (!unit.da.empty()) text.da += " " + unit.da;
    if (!unit.en.empty()) text.en += " " + unit.en;
    return text;
}

}  // namespace

int amount_decimals(double value) { return std::fabs(value) >= kWholeFrom ? 0 : 1; }

base::Bilingual fact_in_words(const sim::Feature& feature, double value) {
    switch (feature.kind) {
    case sim::MarginalKind::binary:
        return value > 0.5 ? base::Bilingual{"ja", "yes"} : base::Bilingual{"nej", "no"};
    case sim::MarginalKind::continuous:
        return number_in_words(value, 1, feature.unit);
    case sim::MarginalKind::count:
    case sim::MarginalKind::ordinal:
    case sim::MarginalKind::category:
        break;
    }
    // Standardising and back costs some last digits: the nearest level is the one that was drawn.
    const auto nearest = std::min_element(feature.levels.begin(), feature.levels.end(),
                                          [&](const sim::Level& a, const sim::Level& b) {
                                              return std::fabs(a.value - value) < std::fabs(b.value - value);
                                          });
    base::ensure(nearest != feature.levels.end(), "fact_in_words: a feature without levels");
    if (!nearest->name.da.empty()) return nearest->name;
    const bool whole = nearest->value == std::floor(nearest->value);
    return number_in_words(nearest->value, whole ? 0 : 1, feature.unit);
}

const base::Bilingual& option_in_words(const sim::Definition& definition, std::size_t place) {
    return definition.decision.palette.options[place].name;
}

base::Bilingual amount_in_words(const sim::Definition& definition, double logarithm) {
    return number_in_words(base::exp(logarithm), 1, definition.decision.amount.unit);
}

}  // namespace skoen::lab
