#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scenarios/texts.h"
#include "sim/base/math.h"
#include "stats/quantile.h"
#include "study/analysis.h"

namespace skoen::study {

namespace {

// The form of lme4's print: decimal points and R's column names in both languages, so that it can be laid beside R's.
class SummaryText {
  public:
    explicit SummaryText(base::Language language) : language_(language) {}

    void line(const std::string& text = "") { out_ += text + '\n'; }
    [[nodiscard]] std::string said(std::string_view key,
                                   std::initializer_list<std::string_view> values = {}) const {
        return scenarios::fill(scenarios::text(key).in(language_), values);
    }
    [[nodiscard]] std::string str() const { return out_; }

    void random(const std::vector<stats::RandomCovariance>& terms, const double* residual) {
        line();
        line(said("study.fit.random"));
        line(
            fmt::format(" {:<14} {:<16} {:>10} {:>9}  {}", "Groups", "Name", "Variance", "Std.Dev.", "Corr"));
        for (const stats::RandomCovariance& term : terms) {
            for (std::size_t i = 0; i < term.coefficients.size(); ++i) {
                const double variance = term.covariance.at(i, i);
                std::string corr;
                for (std::size_t j = 0; j < i; ++j) {
                    const double scale = std::sqrt(variance * term.covariance.at(j, j));
                    corr += scale > 0 ? fmt::format(" {:.2f}", term.covariance.at(i, j) / scale) : " NaN";
                }
                line(fmt::format(" {:<14} {:<16} {:>10.6f} {:>9.5f} {}", i == 0 ? term.group : "",
                                 term.coefficients[i], variance, std::sqrt(variance), corr));
            }
        }
        if (residual != nullptr) {
            line(fmt::format(" {:<14} {:<16} {:>10.6f} {:>9.5f}", "Residual", "", *residual,
                             std::sqrt(*residual)));
        }
    }
    void counts(std::size_t rows, const std::vector<stats::RandomCovariance>& terms) {
        std::string groups;
        for (const stats::RandomCovariance& term : terms) {
            groups += fmt::format("{}{}, {}", groups.empty() ? "" : "; ", term.group, term.groups);
        }
        line(said("study.fit.rows", {std::to_string(rows), groups.empty() ? "-" : groups}));
    }
    static std::string p_text(double p) {
        std::string text =
            p < 2e-16 ? "< 2e-16" : (p < 1e-4 ? fmt::format("{:.3g}", p) : fmt::format("{:.6f}", p));
        const char* stars =
            p < 0.001 ? " ***" : (p < 0.01 ? " **" : (p < 0.05 ? " *" : (p < 0.1 ? " ." : "")));
        return fmt::format("{:>9}{}", text, stars);
    }
    void header(bool df, bool t) {
        line(fmt::format("{:<22} {:>10} {:>10} {}{:>8} {:>9}", "", "Estimate", "Std. Error",
                         df ? fmt::format("{:>9} ", "df") : "", t ? "t value" : "z value",
                         t ? "Pr(>|t|)" : "Pr(>|z|)"));
    }
    void row(const std::string& name, double estimate, double se, const double* df, double t, double p) {
        line(fmt::format("{:<22} {:>10.6f} {:>10.6f} {}{:>8.3f} {}", name, estimate, se,
                         df != nullptr ? fmt::format("{:>9.3f} ", *df) : "", t, p_text(p)));
    }
    void fitted_badly(bool converged, bool singular, std::size_t dropped) {
        if (singular) line('\n' + said("study.fit.boundary"));
        if (!converged) line('\n' + said("study.fit.not_converged"));
        if (dropped > 0) line('\n' + said("study.fit.dropped", {std::to_string(dropped)}));
    }

  private:
    base::Language language_;
    std::string out_;
};

std::string df_words(const SummaryText& text, const AnalysisRequest& request) {
    switch (request.df) {
    case stats::DegreesOfFreedom::satterthwaite:
        return text.said("study.fit.satterthwaite");
    case stats::DegreesOfFreedom::kenward_roger:
        return text.said("study.fit.kenward_roger");
    case stats::DegreesOfFreedom::residual:
        return text.said("study.fit.residual");
    case stats::DegreesOfFreedom::none:
        break;
    }
    return text.said("study.fit.z_tests");
}

void print_linear(SummaryText& text, const Analysis& analysis) {
    const stats::LinearMixedFit& fit = *analysis.linear;
    if (analysis.plain)
        text.line(text.said("study.fit.least_squares"));
    else
        text.line(
            text.said(fit.reml ? "study.fit.reml" : "study.fit.ml", {df_words(text, analysis.request)}));
    text.line("Formula: " + analysis.request.formula);
    if (!analysis.plain) {
        text.line();
        const auto k = static_cast<double>(fit.parameters);
        if (fit.reml)
            text.line(fmt::format("REML criterion at convergence: {:.4f}", fit.criterion));
        else {
            text.line(fmt::format("     AIC      BIC   logLik deviance\n{:8.1f} {:8.1f} {:8.1f} {:8.1f}",
                                  fit.criterion + 2 * k,
                                  fit.criterion + k * base::log(static_cast<double>(fit.rows)),
                                  fit.log_likelihood, fit.criterion));
        }
        std::vector<double> sorted = fit.scaled_residuals;
        std::sort(sorted.begin(), sorted.end());
        text.line();
        text.line(text.said("study.fit.scaled"));
        text.line(fmt::format("{:>9} {:>9} {:>9} {:>9} {:>9}", "Min", "1Q", "Median", "3Q", "Max"));
        text.line(fmt::format("{:9.4f} {:9.4f} {:9.4f} {:9.4f} {:9.4f}", sorted.front(),
                              stats::quantile_sorted(sorted, 0.25), stats::quantile_sorted(sorted, 0.5),
                              stats::quantile_sorted(sorted, 0.75), sorted.back()));
        text.random(fit.random, &fit.residual_variance);
    }
    text.counts(fit.rows, fit.random);
    text.line();
    text.line(text.said("study.fit.fixed"));
    text.header(!fit.df.empty(), !fit.df.empty());
    for (std::size_t i = 0; i < fit.names.size(); ++i) {
        text.row(fit.names[i], fit.beta[i], fit.se[i], fit.df.empty() ? nullptr : &fit.df[i], fit.t[i],
                 fit.p[i]);
    }
    text.fitted_badly(fit.converged, fit.singular, analysis.dropped);
}

void print_cumulative(SummaryText& text, const Analysis& analysis) {
    const stats::CumulativeMixedFit& fit = *analysis.cumulative;
    const std::string how = fit.random.empty() ? text.said("study.fit.pooled")
                            : fit.quadrature == 1
                                ? text.said("study.fit.laplace")
                                : text.said("study.fit.quadrature", {std::to_string(fit.quadrature)});
    text.line(text.said(fit.categories == 2 ? "study.fit.logistic" : "study.fit.ordinal", {how}));
    text.line("Formula: " + analysis.request.formula);
    text.line();
    const double deviance = -2 * fit.log_likelihood;
    const auto k = static_cast<double>(fit.parameters);
    text.line(fmt::format("     AIC      BIC   logLik deviance\n{:8.1f} {:8.1f} {:8.4f} {:8.1f}",
                          deviance + 2 * k, deviance + k * base::log(static_cast<double>(fit.rows)),
                          fit.log_likelihood, deviance));
    if (!fit.random.empty()) text.random(fit.random, nullptr);
    text.counts(fit.rows, fit.random);
    for (std::size_t i = 0; i < fit.names.size(); ++i) {
        if (i == fit.thresholds) {
            text.line();
            text.line(text.said("study.fit.fixed"));
            text.header(false, false);
        }
        if (i == 0 && fit.thresholds > 0) {
            text.line();
            text.line(text.said("study.fit.thresholds"));
            text.header(false, false);
        }
        text.row(fit.names[i], fit.beta[i], fit.se[i], nullptr, fit.z[i], fit.p[i]);
    }
    text.fitted_badly(fit.converged, fit.singular, analysis.dropped);
}

void print_robust(SummaryText& text, const Analysis& analysis) {
    text.line(text.said("study.fit.robust", {analysis.robust_name, analysis.request.cluster,
                                             std::to_string(analysis.robust->clusters)}));
    text.line("Formula: " + analysis.request.formula);
    text.counts(analysis.rows, {});
    text.line();
    text.line(text.said("study.fit.fixed"));
    text.header(true, true);
    for (const stats::RobustEstimate& one : analysis.robust->estimates) {
        text.row(one.name, one.estimate, one.se, &one.df, one.t, one.p);
    }
    text.fitted_badly(true, false, analysis.dropped);
}

}  // namespace

std::string analysis_text(const Analysis& analysis, base::Language language) {
    SummaryText text(language);
    if (analysis.linear) print_linear(text, analysis);
    if (analysis.cumulative) print_cumulative(text, analysis);
    if (analysis.robust) print_robust(text, analysis);
    return text.str();
}

}  // namespace skoen::study
