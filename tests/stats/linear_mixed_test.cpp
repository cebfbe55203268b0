#include "stats/linear_mixed.h"

#include "tests/catch.h"
#include "tests/stats/oracles.h"

using namespace skoen;
using namespace skoen::stats;

namespace {

double variance_of(const LinearMixedFit& fit, const std::string& group) {
    for (const RandomCovariance& term : fit.random) {
        if (term.group == group) return term.covariance.at(0, 0);
    }
    return fit.residual_variance;
}

void check_against(const LinearMixedFit& fit, const base::JsonValue& oracle) {
    CHECK(fit.converged);
    CHECK_FALSE(fit.singular);
    CHECK(std::abs(fit.log_likelihood - oracle_at(oracle, {"logLik"}).number) < 1e-8);
    CHECK(largest_gap(oracle_at(oracle, {"beta"}), fit.names, fit.beta) < 1e-7);
    CHECK(largest_gap(oracle_at(oracle, {"se"}), fit.names, fit.se) < 1e-7);
}

void check_variances(const LinearMixedFit& fit, const base::JsonValue& oracle) {
    for (const base::JsonMember& member : oracle.members) {
        INFO(member.key);
        CHECK(std::abs(variance_of(fit, member.key) - member.value.number) < 5e-8);
    }
}

}  // namespace

TEST_CASE("linear mixed models agree with lme4") {
    struct Case {
        const char *formula, *name, *model;
    };
    const Case cases[] = {
        {"y ~ A+B+C+D+E + (1|id)", "vignette_balanced", ""},
        {"y ~ arm + (1|cluster) + (1|wid)", "crt_balanced", ""},
        {"y ~ period + treat + (1|cluster)", "stepped_wedge", "hussey_hughes"},
        {"y ~ period + treat + (1|cluster) + (1|cp)", "stepped_wedge", "nested_exchangeable"},
    };
    for (const Case& each : cases) {
        const base::JsonValue whole = oracle_json(std::string(each.name) + ".json");
        const base::JsonValue& oracle = each.model[0] == 0 ? whole : oracle_at(whole, {each.model});
        const ModelFrame frame = oracle_frame(each.formula, std::string(each.name) + ".csv");
        for (const bool reml : {true, false}) {
            const char* method = reml ? "REML" : "ML";
            INFO(each.formula << ' ' << method);
            const LinearMixedFit fit = fit_linear_mixed(frame, {reml, DegreesOfFreedom::none});
            check_against(fit, oracle_at(oracle, {method}));
            const bool exact = std::string(each.name) == "crt_balanced";
            check_variances(fit, exact ? oracle_at(oracle, {"exact_variance_components", method})
                                       : oracle_at(oracle, {method, "var"}));
        }
        const LinearMixedFit fai = fit_linear_mixed(frame, {true, DegreesOfFreedom::satterthwaite});
        const base::JsonValue& s = oracle_at(oracle, {"tests_REML", "satterthwaite"});
        CHECK(largest_gap(oracle_at(s, {"df"}), fai.names, fai.df, true) < 2e-6);
        CHECK(largest_gap(oracle_at(s, {"p"}), fai.names, fai.p) < 1e-6);
        const LinearMixedFit kr = fit_linear_mixed(frame, {true, DegreesOfFreedom::kenward_roger});
        const base::JsonValue& k = oracle_at(oracle, {"tests_REML", "kenward_roger"});
        CHECK(largest_gap(oracle_at(k, {"df"}), kr.names, kr.df, true) < 2e-6);
        CHECK(largest_gap(oracle_at(k, {"se"}), kr.names, kr.se) < 1e-7);
        CHECK(largest_gap(oracle_at(k, {"p"}), kr.names, kr.p) < 1e-6);
    }
}

TEST_CASE("random slopes, nested and crossed groups, and a boundary agree with lme4") {
    const base::JsonValue oracle = oracle_json("more_oracles.json");
    const DataFrame data = oracle_data("slopes.csv");
    for (const base::JsonValue& each : oracle_at(oracle, {"linear"}).items) {
        const std::string formula = oracle_at(each, {"formula"}).text;
        INFO(formula);
        const ModelFrame frame = model_frame(parse_formula(formula), data);
        const LinearMixedFit fit = fit_linear_mixed(frame);
        CHECK(fit.converged);
        CHECK(fit.singular == oracle_at(each, {"singular"}).boolean);
        // never lower than lme4's, and the same to what its optimiser leaves
        CHECK(fit.log_likelihood - oracle_at(each, {"logLik"}).number == Approx(0).margin(1e-7));
        CHECK(largest_gap(oracle_at(each, {"beta"}), fit.names, fit.beta) < 1e-5);
        CHECK(largest_gap(oracle_at(each, {"se"}), fit.names, fit.se) < 1e-5);
        for (const base::JsonValue& row : oracle_at(each, {"var"}).items) {
            std::string group = oracle_at(row, {"grp"}).text;
            if (group == "school.1") group = "school";
            const std::string first = row.find("var1") != nullptr ? row.find("var1")->text : "";
            const std::string second = row.find("var2") != nullptr ? row.find("var2")->text : first;
            double found = fit.residual_variance;
            for (const RandomCovariance& term : fit.random) {
                for (std::size_t i = 0; i < term.coefficients.size(); ++i) {
                    for (std::size_t j = 0; j < term.coefficients.size(); ++j) {
                        if (term.group == group && term.coefficients[i] == first &&
                            term.coefficients[j] == second) {
                            found = term.covariance.at(i, j);
                        }
                    }
                }
            }
            INFO(group << ' ' << first << ' ' << second);
            CHECK(found == Approx(oracle_at(row, {"vcov"}).number).margin(2e-5));
        }
        if (fit.singular) {
            CHECK(fit.random[0].covariance.at(0, 0) == 0.0);
            continue;  // degrees of freedom are compared at interior fits
        }
        CHECK(largest_gap(oracle_at(each, {"df"}), fit.names, fit.df, true) < 1e-4);
        const LinearMixedFit kr = fit_linear_mixed(frame, {true, DegreesOfFreedom::kenward_roger});
        CHECK(largest_gap(oracle_at(each, {"kr_se"}), kr.names, kr.se) < 1e-5);
        CHECK(largest_gap(oracle_at(each, {"kr_df"}), kr.names, kr.df, true) < 1e-4);
    }
}
