// AMCE and marginal means of a vignette experiment (Hainmueller, Hopkins & Yamamoto 2014; Leeper, Hobolt & Tilley 2020).
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "scenarios/texts.h"
#include "stats/model_frame.h"
#include "study/analysis.h"

namespace skoen::study {

namespace {

std::vector<std::size_t> partners_of(const VignettePlan& plan, std::size_t factor) {
    std::vector<std::size_t> out;
    for (const ForbiddenPair& pair : plan.forbidden) {
        std::vector<std::size_t> in;
        for (const std::string* name : {&pair.factor, &pair.with_factor, &pair.and_factor}) {
            for (std::size_t f = 0; f < plan.factors.size(); ++f) {
                if (plan.factors[f].id == *name) in.push_back(f);
            }
        }
        if (std::find(in.begin(), in.end(), factor) == in.end()) continue;
        for (const std::size_t f : in) {
            if (f != factor && std::find(out.begin(), out.end(), f) == out.end()) out.push_back(f);
        }
    }
    return out;
}

// The partners' combinations as one factor, and the share of each among the allowed combinations.
struct Partner {
    stats::ModelFactor factor;
    std::vector<double> display;
};
Partner partner_of(const VignettePlan& plan, const std::vector<std::size_t>& partners,
                   const std::vector<stats::ModelFactor>& factors) {
    Partner out;
    const std::vector<int> levels = plan.levels();
    std::size_t size = 1;
    for (const std::size_t f : partners) size *= static_cast<std::size_t>(levels[f]);
    out.display.assign(size, 0.0);
    for (std::size_t k = 0; k < size; ++k) out.factor.levels.push_back(std::to_string(k));
    const auto code = [&](const auto& level_of) {
        std::size_t at = 0;
        for (const std::size_t f : partners) at = at * static_cast<std::size_t>(levels[f]) + level_of(f);
        return at;
    };
    double all = 0;
    for (const stats::Profile& profile : stats::full_factorial(levels)) {
        if (!plan.allowed(profile)) continue;
        out.display[code([&](std::size_t f) { return static_cast<std::size_t>(profile[f]); })] += 1;
        all += 1;
    }
    for (double& share : out.display) share /= all;
    for (std::size_t row = 0; row < factors.front().codes.size(); ++row) {
        out.factor.codes.push_back(static_cast<std::uint32_t>(
            code([&](std::size_t f) { return std::size_t{factors[f].codes[row]}; })));
    }
    return out;
}

}  // namespace

std::string preregistered_formula(const VignettePlan& plan) {
    std::string out = "answer ~ ";
    for (std::size_t f = 0; f < plan.factors.size(); ++f) out += (f > 0 ? " + " : "") + plan.factors[f].id;
    return out + " + (1 | id)";
}

std::vector<stats::LevelsOf> levels_of(const VignettePlan& plan) {
    std::vector<stats::LevelsOf> out;
    for (const VignetteFactor& factor : plan.factors) {
        stats::LevelsOf one{factor.id, {}};
        for (const FactorLevel& level : factor.levels) one.levels.push_back(level.id);
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<FactorEffects> factor_effects(const stats::DataFrame& data, const VignettePlan& plan,
                                          const std::string& answer, const std::string& cluster) {
    std::string formula = answer + " ~ ";
    for (std::size_t f = 0; f < plan.factors.size(); ++f)
        formula += (f > 0 ? " + " : "") + plan.factors[f].id;
    stats::ModelFrameOptions options{plan.factor_ids(), {cluster}, levels_of(plan)};
    const stats::ModelFrame frame = stats::model_frame(stats::parse_formula(formula), data, options);
    if (!frame.response_levels.empty()) stats::formula_fault(1, "numbers in " + answer, "words");
    std::size_t clusters = 0;
    const auto cluster_of = stats::group_numbers(data, {cluster}, frame.rows, clusters);
    std::vector<FactorEffects> out;
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        FactorEffects one;
        one.factor = plan.factors[f].id;
        const std::vector<std::size_t> partners = partners_of(plan, f);
        for (const std::size_t p : partners) one.partners.push_back(plan.factors[p].id);
        one.means = stats::marginal_means(frame.factors[f], frame.y, cluster_of);
        if (partners.empty()) {
            one.effects = stats::component_effects(frame.factors[f], frame.y, cluster_of);
        } else {
            const Partner partner = partner_of(plan, partners, frame.factors);
            one.effects = stats::component_effects(frame.factors[f], frame.y, cluster_of, &partner.factor,
                                                   partner.display);
        }
        out.push_back(std::move(one));
    }
    return out;
}

namespace {

void print_estimates(const stats::RobustFit& fit, bool tests, std::string& out) {
    for (const stats::RobustEstimate& one : fit.estimates) {
        out += fmt::format("{:<28} {:>10.6f} {:>10.6f} {:>9.3f}", one.name, one.estimate, one.se, one.df);
        out += tests ? fmt::format(" {:>8.3f} {:>9.4f}\n", one.t, one.p) : "\n";
    }
}

}  // namespace

std::string factor_effects_text(const std::vector<FactorEffects>& all, base::Language language) {
    std::string out = '\n' + scenarios::text("bench.amce.head").in(language) + '\n';
    out += fmt::format("{:<28} {:>10} {:>10} {:>9} {:>8} {:>9}\n", "", "Estimate", "Std. Error", "df",
                       "t value", "Pr(>|t|)");
    for (const FactorEffects& one : all) print_estimates(one.effects, true, out);
    for (const FactorEffects& one : all) {
        std::string names;
        for (const std::string& partner : one.partners) names += (names.empty() ? "" : ", ") + partner;
        if (!names.empty())
            out += scenarios::fill(scenarios::text("bench.amce.within").in(language), {one.factor, names}) +
                   '\n';
    }
    out += '\n' + scenarios::text("bench.amce.means").in(language) + '\n';
    for (const FactorEffects& one : all) print_estimates(one.means, false, out);
    return out;
}

void write_factor_effects(base::JsonWriter& json, const std::vector<FactorEffects>& all) {
    const auto write = [&](const char* key, auto member) {
        json.key(key).begin_object();
        for (const FactorEffects& one : all) {
            for (const stats::RobustEstimate& each : (one.*member).estimates) {
                json.key(each.name).begin_object();
                json.key("estimate").value(each.estimate).key("se").value(each.se);
                json.key("df").value(each.df).key("p").value(each.p).end_object();
            }
        }
        json.end_object();
    };
    write("amce", &FactorEffects::effects);
    write("marginal_means", &FactorEffects::means);
}

}  // namespace skoen::study
