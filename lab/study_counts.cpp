#include "lab/study_counts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/base/error.h"

namespace skoen::lab {

namespace {

using scenarios::SideRule;
using scenarios::StudyMeasure;

constexpr double kVisible = 0.07 + 1e-9;  // more than 7 of 100 points
constexpr double kWeighed = 0.05 - 1e-9;  // at least 5 of 100 points
constexpr int kFewDisagreements = 3;

int side(double p) { return p > 0.5 + 1e-9 ? 1 : p < 0.5 - 1e-9 ? -1 : 0; }

std::string_view name_of(StudyMeasure measure) {
    return scenarios::study_measure_names()[static_cast<std::size_t>(measure)];
}

}  // namespace

bool StudyCounts::is_chosen(std::uint16_t arm, const std::vector<std::string>& arms) const {
    return arms.empty() || std::find(arms.begin(), arms.end(), study_.arms[arm].id) != arms.end();
}

std::vector<Trial> StudyCounts::chosen(const std::vector<Trial>& trials,
                                       const std::vector<std::string>& arms) const {
    std::vector<Trial> out;
    for (const Trial& t : trials) {
        if (is_chosen(t.arm, arms) && (t.last_block || !s_.test_cases)) out.push_back(t);
    }
    return out;
}

bool StudyCounts::disagree(const Trial& t) const {
    if (s_.sides == SideRule::answer) return !t.alike_before;
    return side(t.own) * side(t.tool) < 0;
}

bool StudyCounts::agree(const Trial& t) const {
    if (s_.sides == SideRule::answer) return t.alike_before;
    return side(t.own) * side(t.tool) > 0;
}

bool StudyCounts::switched(const Trial& t) const {
    if (s_.sides == SideRule::answer) return t.alike_after;
    return side(t.final) * side(t.tool) > 0;
}

bool StudyCounts::visible(const Trial& t) const { return std::fabs(t.tool - t.own) > kVisible; }
bool StudyCounts::moved(const Trial& t) const { return std::fabs(t.final - t.own) > kVisible; }
bool StudyCounts::revised(const Trial& t) const {
    return visible(t) && moved(t) && (t.final - t.own) * (t.tool - t.own) > 0.0;
}
double StudyCounts::size(const Trial& t) const { return (t.final - t.own) / (t.tool - t.own); }

bool StudyCounts::counts_for_weight(const Trial& t) const {
    if (study_.answer == scenarios::AnswerKind::options) return true;
    return std::fabs(t.tool - t.own) >= kWeighed;
}

bool StudyCounts::unmoved(const Trial& t) const {
    if (study_.answer == scenarios::AnswerKind::options)
        return t.final <= t.own + 1e-9;  // weight of advice 0
    return std::fabs(t.final - t.own) < 1e-9;
}

int StudyCounts::from_end(const Trial& t) const {
    int cases = 0;
    for (const auto& block : study_.arms[t.arm].blocks) cases += block.cases;
    return cases - 1 - t.place;
}

std::optional<double> StudyCounts::between_people(const std::vector<Trial>& trials) const {
    std::map<std::uint32_t, std::pair<int, int>> by_person;  // disagreements, switches
    for (const Trial& t : trials) {
        if (!disagree(t)) continue;
        auto& [n, k] = by_person[t.person];
        ++n;
        k += switched(t) ? 1 : 0;
    }
    double people = 0, never = 0, always = 0;
    std::vector<double> y;
    std::vector<std::uint32_t> group;
    for (const auto& [person, counts] : by_person) {
        const auto [n, k] = counts;
        if (n < kFewDisagreements) continue;
        people += 1.0;
        never += k == 0 ? 1.0 : 0.0;
        always += k == n ? 1.0 : 0.0;
        for (int i = 0; i < n; ++i) {
            y.push_back(i < k ? 1.0 : 0.0);
            group.push_back(person);
        }
    }
    if (people <= 0.0) return std::nullopt;
    if (s_.measure == StudyMeasure::never_switch_share) return never / people;
    if (s_.measure == StudyMeasure::always_switch_share) return always / people;
    return stats::anova_icc(y, group);
}

std::optional<double> StudyCounts::sizes(const std::vector<Trial>& trials) const {
    std::vector<double> y;
    std::vector<std::uint32_t> group;
    double sum = 0;
    for (const Trial& t : trials) {
        if (!revised(t)) continue;
        y.push_back(std::clamp(size(t), 0.0, 1.5));
        group.push_back(t.person);
        sum += y.back();
    }
    if (y.empty()) return std::nullopt;
    if (s_.measure == StudyMeasure::revise_size) return sum / static_cast<double>(y.size());
    const auto fit = stats::fit_random_intercept_mean(y, group);
    if (!fit) return std::nullopt;
    return s_.measure == StudyMeasure::revise_size_sd_between ? fit->sd_group : fit->sd_residual;
}

std::optional<double> StudyCounts::weight_of_advice(const std::vector<Trial>& trials) const {
    double sum = 0, n = 0;
    for (const Trial& t : trials) {
        if (!counts_for_weight(t)) continue;
        const double gap = t.tool - t.own;
        sum += std::fabs(gap) < 1e-9 ? 0.0 : std::clamp((t.final - t.own) / gap, 0.0, 1.0);
        n += 1.0;
    }
    return n > 0.0 ? std::optional(sum / n) : std::nullopt;
}

// Least squares of the final answer on the tool's and the own first one; the slope on the tool's.
std::optional<double> StudyCounts::influence(const std::vector<Trial>& trials) const {
    double n = 0, mo = 0, mt = 0, mf = 0;
    for (const Trial& t : trials) n += 1.0, mo += t.own, mt += t.tool, mf += t.final;
    if (n < 3.0) return std::nullopt;
    mo /= n, mt /= n, mf /= n;
    double oo = 0, tt = 0, ot = 0, of = 0, tf = 0;
    for (const Trial& t : trials) {
        const double o = t.own - mo, a = t.tool - mt, f = t.final - mf;
        oo += o * o, tt += a * a, ot += o * a, of += o * f, tf += a * f;
    }
    const double determinant = oo * tt - ot * ot;
    return determinant > 1e-12 ? std::optional((tf * oo - of * ot) / determinant) : std::nullopt;
}

// Hedges' g of people's final accuracy against the better of own and tool (Vaccaro, Almaatouq & Malone 2024).
std::optional<double> StudyCounts::synergy(const std::vector<Trial>& trials) const {
    struct Rates {
        double n = 0, own = 0, tool = 0, final = 0;
    };
    std::map<std::uint32_t, Rates> people;
    Rates all;
    for (const Trial& t : trials) {
        for (Rates* r : {&people[t.person], &all}) {
            r->n += 1.0;
            r->own += t.own_right ? 1.0 : 0.0;
            r->tool += t.tool_right ? 1.0 : 0.0;
            r->final += t.final_right ? 1.0 : 0.0;
        }
    }
    const auto k = static_cast<double>(people.size());
    if (k < 2.0) return std::nullopt;
    const bool own_better = all.own > all.tool;
    double mean_final = 0, mean_best = 0;
    for (const auto& [person, r] : people)
        mean_final += r.final / r.n / k, mean_best += (own_better ? r.own : r.tool) / r.n / k;
    double squares = 0;
    for (const auto& [person, r] : people) {
        const double f = r.final / r.n - mean_final, b = (own_better ? r.own : r.tool) / r.n - mean_best;
        squares += f * f + b * b;
    }
    const double sd = std::sqrt(squares / (2.0 * (k - 1.0)));
    if (sd <= 0.0) return std::nullopt;
    const double small = 1.0 - 3.0 / (4.0 * (2.0 * k - 2.0) - 1.0);  // Hedges 1981
    return small * (mean_final - mean_best) / sd;
}

double StudyCounts::term(const std::string& name, const Trial& t) const {
    if (name == "own") return t.own_certainty;
    if (name == "tool") return t.tool_certainty;
    if (name == "gap") return std::fabs(t.tool - t.own);
    if (name == "opposite") return disagree(t) ? 1.0 : 0.0;
    if (name == "right") return t.tool_right ? 1.0 : 0.0;
    base::ensure(name == "raise", "a term of the menu");
    // Of switches: the tool says yes. Of revisions: its probability lies above the own one.
    return (name_of(s_.measure).starts_with("switch") ? t.tool_yes : t.tool > t.own) ? 1.0 : 0.0;
}

stats::GroupedRows StudyCounts::regression_rows(const std::vector<Trial>& trials) const {
    const bool switching = name_of(s_.measure).starts_with("switch");
    stats::GroupedRows rows;
    std::vector<double> x(s_.terms.size() + 1, 1.0);
    for (const Trial& t : trials) {
        if (!(switching ? disagree(t) : visible(t))) continue;
        for (std::size_t k = 0; k < s_.terms.size(); ++k) x[k + 1] = term(s_.terms[k], t);
        rows.add(t.person, x, (switching ? switched(t) : revised(t)) ? 1.0 : 0.0);
    }
    return rows;
}

std::optional<double> StudyCounts::regression(const std::vector<Trial>& trials) const {
    const std::string_view name = name_of(s_.measure);
    std::string key(name.substr(0, name.find('_')));
    key += s_.sides == SideRule::answer ? " answer" : " probability";
    key += s_.test_cases ? " test" : "";
    for (const auto* words : {&s_.terms, &s_.arms}) {
        for (const std::string& word : *words) key += ' ' + word;
        key += ';';
    }
    const auto [at, fresh] = cache_.try_emplace(key);
    if (fresh) at->second = stats::fit_random_intercept_logistic(regression_rows(trials));
    const auto& fit = at->second;
    if (!fit) return std::nullopt;
    if (name.ends_with("_sd_person")) return fit->sd_group;
    const std::string wanted(name.ends_with("tool_right") ? "right" : name.substr(name.rfind('_') + 1));
    for (std::size_t k = 0; k < s_.terms.size(); ++k) {
        if (s_.terms[k] == wanted) return fit->beta[k + 1];
    }
    return std::nullopt;
}

}  // namespace skoen::lab
