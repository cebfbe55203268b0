#include "study/analysis.h"

#include <algorithm>

#include "sim/base/error.h"
#include "sim/base/json_writer.h"

namespace skoen::study {

namespace {

// Answers as 0, 1, ...: levels in words are so already, numbers by size.
std::size_t make_categories(stats::ModelFrame& frame, Family family) {
    if (!frame.response_levels.empty()) return frame.response_levels.size();
    if (family == Family::binomial) return 2;
    std::vector<double> values = frame.y;
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() > 50) {
        stats::formula_fault(1, "at most 50 different answers", std::to_string(values.size()));
    }
    for (const double value : values) frame.response_levels.push_back(base::json_number(value));
    for (double& y : frame.y) {
        y = static_cast<double>(std::lower_bound(values.begin(), values.end(), y) - values.begin());
    }
    return std::max<std::size_t>(values.size(), 2);
}

void analyse_robust(const stats::DataFrame& data, const stats::ModelFrame& frame, Analysis& out) {
    if (!frame.random.empty()) {
        stats::formula_fault(1, "no random terms beside cluster-robust errors", frame.random[0].group);
    }
    std::size_t clusters = 0;
    const auto cluster = stats::group_numbers(data, {out.request.cluster}, frame.rows, clusters);
    out.robust = stats::robust_least_squares(frame.x, frame.names, frame.y, cluster, *out.request.robust);
    constexpr const char* kNames[] = {"CR0", "CR1", "CR1S", "CR2", "CR3"};
    out.robust_name = kNames[static_cast<std::size_t>(*out.request.robust)];
}

}  // namespace

Analysis analyse(const stats::DataFrame& data, const AnalysisRequest& request) {
    Analysis out;
    out.request = request;
    std::vector<std::string> also;
    if (request.robust) also.push_back(request.cluster);
    stats::ModelFrame frame = stats::model_frame(stats::parse_formula(request.formula), data,
                                                 {request.factors, also, request.levels});
    out.rows = frame.y.size();
    out.dropped = frame.dropped;
    const bool words = !frame.response_levels.empty();
    if (request.family == Family::gaussian && words) {
        stats::formula_fault(1, "numbers in " + frame.response_name + ", or --family binomial or ordinal",
                             "words");
    }
    if (request.family != Family::gaussian) {
        const std::size_t categories = make_categories(frame, request.family);
        if (request.family == Family::binomial && categories != 2) {
            stats::formula_fault(1, "two different answers", std::to_string(categories));
        }
        out.cumulative = stats::fit_cumulative_mixed(frame, categories, request.quadrature);
    } else if (request.robust) {
        analyse_robust(data, frame, out);
    } else if (frame.random.empty()) {
        out.plain = true;
        out.linear = stats::fit_linear(frame);
    } else {
        out.linear = stats::fit_linear_mixed(frame, {request.reml, request.df});
    }
    return out;
}

namespace {

void write_named(base::JsonWriter& json, const char* key, const std::vector<std::string>& names,
                 const std::vector<double>& values) {
    if (values.empty()) return;
    json.key(key).begin_object();
    for (std::size_t i = 0; i < names.size(); ++i) json.key(names[i]).value(values[i]);
    json.end_object();
}

// "id": variance of an intercept; "id.x" of a slope; "id.x.z" a covariance.
void write_random(base::JsonWriter& json, const std::vector<stats::RandomCovariance>& random,
                  std::optional<double> residual) {
    json.key("var").begin_object();
    std::vector<std::string> used;
    for (const stats::RandomCovariance& term : random) {
        for (std::size_t i = 0; i < term.coefficients.size(); ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                const std::string& a = term.coefficients[i];
                std::string key = term.group;
                if (i == j && a != "(Intercept)") key += '.' + a;
                if (i != j) key += '.' + term.coefficients[j] + '.' + a;
                while (std::find(used.begin(), used.end(), key) != used.end()) key += ".1";
                used.push_back(key);
                json.key(key).value(term.covariance.at(i, j));
            }
        }
    }
    if (residual) json.key("Residual").value(*residual);
    json.end_object();
}

void write_robust(base::JsonWriter& json, const Analysis& analysis) {
    std::vector<std::string> names;
    std::vector<double> beta, se, df, p;
    for (const stats::RobustEstimate& one : analysis.robust->estimates) {
        names.push_back(one.name);
        beta.push_back(one.estimate), se.push_back(one.se), df.push_back(one.df), p.push_back(one.p);
    }
    json.key("method").value("OLS " + analysis.robust_name);
    json.key("nobs").value(analysis.rows);
    json.key("clusters").value(analysis.robust->clusters);
    write_named(json, "beta", names, beta);
    write_named(json, "se", names, se);
    write_named(json, "df", names, df);
    write_named(json, "p", names, p);
    json.key("var").begin_object().key("Residual").value(analysis.robust->residual_variance).end_object();
}

void write_linear(base::JsonWriter& json, const Analysis& analysis) {
    const stats::LinearMixedFit& fit = *analysis.linear;
    json.key("method").value(analysis.plain ? "OLS" : (fit.reml ? "REML" : "ML"));
    json.key("nobs").value(fit.rows);
    write_named(json, "beta", fit.names, fit.beta);
    write_named(json, "se", fit.names, fit.se);
    write_named(json, "df", fit.names, fit.df);
    write_named(json, "p", fit.names, fit.p);
    write_random(json, fit.random, fit.residual_variance);
    json.key("logLik").value(fit.log_likelihood);
    json.key("singular").value(fit.singular);
    json.key("converged").value(fit.converged);
}

void write_cumulative(base::JsonWriter& json, const Analysis& analysis) {
    const stats::CumulativeMixedFit& fit = *analysis.cumulative;
    json.key("method").value(fit.random.empty()    ? std::string("ML")
                             : fit.quadrature == 1 ? std::string("Laplace")
                                                   : "AGQ" + std::to_string(fit.quadrature));
    json.key("nobs").value(fit.rows);
    write_named(json, "beta", fit.names, fit.beta);
    write_named(json, "se", fit.names, fit.se);
    write_named(json, "p", fit.names, fit.p);
    write_random(json, fit.random, std::nullopt);
    json.key("logLik").value(fit.log_likelihood);
    json.key("singular").value(fit.singular);
    json.key("converged").value(fit.converged);
}

}  // namespace

std::string analysis_json(const Analysis& analysis, const std::vector<FactorEffects>& effects) {
    base::JsonWriter json;
    json.begin_object();
    json.key("formula").value(analysis.request.formula);
    if (analysis.linear) write_linear(json, analysis);
    if (analysis.cumulative) write_cumulative(json, analysis);
    if (analysis.robust) write_robust(json, analysis);
    json.key("dropped").value(analysis.dropped);
    if (!effects.empty()) write_factor_effects(json, effects);
    json.end_object();
    return json.finish();
}

}  // namespace skoen::study
