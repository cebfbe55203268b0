// Power of the survey experiment: y ~ factors + (1 | respondent), one deck a respondent.
#include <cmath>
#include <ctime>

#include "sim/base/math.h"
#include "stats/distributions.h"
#include "study/power.h"

namespace skoen::study {

namespace {

// Types: a deck answered up to a number of vignettes.
std::vector<GroupType> survey_types(const VignettePlan& plan, const Deck& deck) {
    std::vector<GroupType> types;
    for (int d = 0; d < plan.decks; ++d) {
        const std::vector<std::size_t> places = in_deck(deck, d);
        GroupType type;
        for (const std::size_t place : places) {
            const std::vector<double> row = treatment_row(deck.profiles[place], plan.levels());
            type.x.insert(type.x.end(), row.begin(), row.end());
        }
        type.rows = places.size();
        types.push_back(std::move(type));
    }
    return types;
}

struct SurveyShape {
    std::vector<GroupType> types;
    std::vector<std::size_t> type_of;  // [respondents]
};

// Who answers how many: fixed before the replications, so that the fraction that stops is the expected one.
SurveyShape survey_shape(const VignettePlan& plan, const Deck& deck, std::uint64_t seed) {
    SurveyShape out;
    const std::vector<GroupType> whole = survey_types(plan, deck);
    const std::size_t columns = treatment_names(plan).size();
    const StudyDraws draws(seed);
    std::vector<std::vector<std::size_t>> known(whole.size());
    for (int i = 0; i < plan.respondents(); ++i) {
        const std::size_t d = static_cast<std::size_t>(i % plan.decks);
        std::size_t answered = whole[d].rows;
        if (plan.stops_after > 0) {
            const double u = draws.uniform(StudyPurpose::drop_out, 0, static_cast<std::uint32_t>(i));
            double still = 1 - plan.stops_after;
            std::size_t reached = 1;
            while (reached < answered && u < still) ++reached, still *= 1 - plan.stops_after;
            answered = reached;
        }
        known[d].resize(whole[d].rows + 1, SIZE_MAX);
        if (known[d][answered] == SIZE_MAX) {
            GroupType type{
                {whole[d].x.begin(), whole[d].x.begin() + static_cast<std::ptrdiff_t>(answered * columns)},
                answered,
                0};
            known[d][answered] = out.types.size();
            out.types.push_back(std::move(type));
        }
        out.type_of.push_back(known[d][answered]);
        ++out.types[known[d][answered]].groups;
    }
    return out;
}

}  // namespace

SurveyModel::SurveyModel(const VignettePlan& plan, const Deck& deck, std::uint64_t seed)
    : draws_(seed), truth_(true_effects(plan)), respondent_sd_(std::sqrt(plan.respondent_variance)),
      residual_sd_(std::sqrt(plan.residual_variance)), type_of_(survey_shape(plan, deck, seed).type_of),
      model_(survey_shape(plan, deck, seed).types, truth_.size()) {
    std::size_t row = 0;
    for (const std::size_t type : type_of_) {
        first_row_.push_back(row);
        row += model_.types()[type].rows;
    }
    for (const GroupType& type : model_.types()) {
        std::vector<double> fixed(type.rows, 0.0);
        for (std::size_t j = 0; j < type.rows; ++j) {
            for (std::size_t c = 0; c < truth_.size(); ++c)
                fixed[j] += type.x[j * truth_.size() + c] * truth_[c];
        }
        fixed_.push_back(std::move(fixed));
    }
}

void SurveyModel::draw(std::uint32_t replication) {
    draws_.normals(StudyPurpose::noise, replication, model_.rows(), noise_);
    draws_.normals(StudyPurpose::group, replication, type_of_.size(), people_);
}

void SurveyModel::draw_sums(std::uint32_t replication, GroupSums& sums) {
    draw(replication);
    for (auto& totals : sums.row_totals) std::fill(totals.begin(), totals.end(), 0.0);
    std::fill(sums.squared_totals.begin(), sums.squared_totals.end(), 0.0);
    sums.squares = 0;
    for (std::size_t i = 0; i < type_of_.size(); ++i) {
        const std::size_t type = type_of_[i];
        std::vector<double>& totals = sums.row_totals[type];
        const std::vector<double>& fixed = fixed_[type];
        const double person = respondent_sd_ * people_[i];
        const double* noise = noise_.data() + first_row_[i];
        double total = 0;
        for (std::size_t j = 0; j < totals.size(); ++j) {
            const double y = fixed[j] + person + residual_sd_ * noise[j];
            totals[j] += y;
            total += y;
            sums.squares += y * y;
        }
        sums.squared_totals[type] += total * total;
    }
}

std::vector<SurveyModel::Row> SurveyModel::draw_rows(std::uint32_t replication) {
    draw(replication);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < type_of_.size(); ++i) {
        for (std::size_t j = 0; j < fixed_[type_of_[i]].size(); ++j) {
            rows.push_back({i, type_of_[i], j,
                            fixed_[type_of_[i]][j] + respondent_sd_ * people_[i] +
                                residual_sd_ * noise_[first_row_[i] + j]});
        }
    }
    return rows;
}

namespace {

double contrast_truth(const std::vector<double>& weights, const std::vector<double>& truth) {
    double sum = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) sum += weights[c] * truth[c];
    return sum;
}

}  // namespace

std::vector<PowerEffect> survey_exact_power(const VignettePlan& plan, const SurveyModel& survey,
                                            const PowerPlan& power) {
    const double both = base::normal_quantile(1 - 0.5 * power.alpha) + base::normal_quantile(power.wanted);
    const std::vector<std::string> names = treatment_names(plan);
    const std::vector<double>& truth = survey.truth();
    std::vector<PowerEffect> out;
    const auto add = [&](const std::string& name, double effect, double se) {
        PowerEffect one{name, "z", effect, 0, 0, {}, {}, {}, {}, {}};
        one.exact = stats::power_z(effect / se, power.alpha);
        one.detectable = both * se;
        out.push_back(std::move(one));
    };
    const std::vector<double> se = survey.model().exact_se(plan.respondent_variance, plan.residual_variance);
    for (std::size_t k = 1; k < names.size(); ++k) add(names[k], truth[k], se[k]);
    for (const Contrast& contrast : plan.contrasts) {
        const std::vector<double> row = contrast_row(plan, contrast);
        add(contrast.id, contrast_truth(row, truth),
            survey.model().exact_contrast_se(row, plan.respondent_variance, plan.residual_variance));
    }
    return out;
}

PowerResult survey_power(const VignettePlan& plan, const PowerPlan& power) {
    const Deck deck = make_deck(plan, static_cast<std::uint64_t>(power.seed));
    const std::clock_t began = std::clock();
    SurveyModel survey(plan, deck, static_cast<std::uint64_t>(power.seed));
    PowerResult out;
    out.data_model = DataModel::vignettes;
    out.replications = power.replications;
    const std::vector<std::string> names = treatment_names(plan);
    const std::vector<double>& truth = survey.truth();
    const double critical = base::normal_quantile(1 - 0.5 * power.alpha);
    std::vector<PowerTally> tallies, contrasts;
    for (std::size_t k = 1; k < names.size(); ++k) tallies.emplace_back(names[k], "z", truth[k]);
    std::vector<std::vector<double>> rows;
    for (const Contrast& contrast : plan.contrasts) {
        rows.push_back(contrast_row(plan, contrast));
        contrasts.emplace_back(contrast.id, "z", contrast_truth(rows.back(), truth));
    }
    survey.set_contrasts(rows);
    GroupSums sums = survey.model().empty_sums();
    for (int r = 0; r < power.replications; ++r) {
        survey.draw_sums(static_cast<std::uint32_t>(r), sums);
        const GroupedEstimate fit = survey.model().fit(sums);
        if (!fit.defined) {
            ++out.failed;
            continue;
        }
        out.singular += fit.boundary ? 1 : 0;
        for (std::size_t k = 1; k < names.size(); ++k) {
            tallies[k - 1].add(std::abs(fit.beta[k]) > critical * fit.se[k], fit.beta[k]);
        }
        for (std::size_t c = 0; c < contrasts.size(); ++c) {
            contrasts[c].add(std::abs(fit.contrasts[c]) > critical * fit.contrast_se[c], fit.contrasts[c]);
        }
    }
    const std::vector<PowerEffect> exact = survey_exact_power(plan, survey, power);
    tallies.insert(tallies.end(), contrasts.begin(), contrasts.end());
    for (std::size_t e = 0; e < tallies.size(); ++e) {
        PowerEffect effect = tallies[e].result();
        effect.exact = exact[e].exact;
        effect.detectable = exact[e].detectable;
        out.effects.push_back(effect);
    }
    for (std::size_t k = 1; k < names.size(); ++k) {
        if (out.curve.empty() && truth[k] != 0) {
            out.curve_effect = names[k];
            const double n = plan.respondents(), total = plan.respondent_variance + plan.residual_variance;
            for (const double icc : {0.1, 0.3, 0.5}) {
                const double se = survey.model().exact_se(icc * total, (1 - icc) * total)[k];
                for (const double share : {0.25, 0.5, 1.0, 2.0}) {
                    out.curve.push_back(
                        {share * n, icc, stats::power_z(truth[k] / (se / std::sqrt(share)), power.alpha)});
                }
            }
        }
    }
    out.cpu_seconds = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
    return out;
}

}  // namespace skoen::study
