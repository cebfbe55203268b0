#include "study/power.h"

#include <cmath>
#include <ctime>

#include "sim/base/json_writer.h"
#include "sim/base/math.h"
#include "stats/distributions.h"

namespace skoen::study {

void PowerTally::add(bool rejected, double estimate) {
    add(rejected);
    estimates_ = true;
    sum_ += estimate;
    if (!rejected) return;
    size_ += std::abs(estimate);
    wrong_ += estimate * effect_.truth < 0 ? 1 : 0;
}

PowerEffect PowerTally::result() const {
    PowerEffect out = effect_;
    if (fits_ == 0) return out;
    const double n = fits_;
    out.power = found_ / n;
    out.mcse = std::sqrt(out.power * (1 - out.power) / n);
    if (!estimates_) return out;
    out.mean_estimate = sum_ / n;
    if (found_ > 0 && effect_.truth != 0) {
        out.type_s = static_cast<double>(wrong_) / found_;
        out.type_m = size_ / found_ / std::abs(effect_.truth);
    }
    return out;
}

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

PowerResult survey_power(const VignettePlan& plan, const PowerPlan& power) {
    const Deck deck = make_deck(plan, static_cast<std::uint64_t>(power.seed));
    const std::clock_t began = std::clock();
    SurveyModel survey(plan, deck, static_cast<std::uint64_t>(power.seed));
    PowerResult out;
    out.data_model = DataModel::vignettes;
    out.replications = power.replications;
    const std::vector<std::string> names = treatment_names(plan);
    const std::vector<double>& truth = survey.truth();
    const std::vector<double> exact_se =
        survey.model().exact_se(plan.respondent_variance, plan.residual_variance);
    const double critical = base::normal_quantile(1 - 0.5 * power.alpha);
    std::vector<PowerTally> tallies;
    for (std::size_t k = 1; k < names.size(); ++k) tallies.emplace_back(names[k], "z", truth[k]);
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
    }
    const double z_wanted = base::normal_quantile(power.wanted);
    for (std::size_t k = 1; k < names.size(); ++k) {
        PowerEffect effect = tallies[k - 1].result();
        effect.exact = stats::power_z(truth[k] / exact_se[k], power.alpha);
        effect.detectable = (critical + z_wanted) * exact_se[k];
        out.effects.push_back(effect);
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

PowerResult estimate_power(const StudyDesign& design) {
    switch (design.data_model) {
    case DataModel::vignettes:
        return survey_power(*design.vignettes, design.power);
    case DataModel::cluster_trial:
        return trial_power(*design.cluster_trial, design.power);
    case DataModel::stepped_wedge:
        break;
    }
    return wedge_power(*design.stepped_wedge, design.power);
}

namespace {

void write_maybe(base::JsonWriter& json, const char* key, const std::optional<double>& value) {
    if (value) json.key(key).value(*value);
}

}  // namespace

std::string power_json(const PowerResult& result) {
    base::JsonWriter json;
    json.begin_object();
    json.key("replications").value(result.replications);
    json.key("failed").value(result.failed);
    json.key("singular").value(result.singular);
    json.key("cpu_seconds").value(result.cpu_seconds);
    json.key("effects").begin_array();
    for (const PowerEffect& effect : result.effects) {
        json.begin_object();
        json.key("name").value(effect.name);
        json.key("true").value(effect.truth);
        json.key("power").value(effect.power);
        json.key("mcse").value(effect.mcse);
        write_maybe(json, "exact", effect.exact);
        json.key("test").value(effect.test);
        write_maybe(json, "mean_estimate", effect.mean_estimate);
        write_maybe(json, "type_s", effect.type_s);
        write_maybe(json, "type_m", effect.type_m);
        write_maybe(json, "detectable", effect.detectable);
        json.end_object();
    }
    json.end_array();
    json.key("curve_effect").value(result.curve_effect);
    json.key("curve").begin_array();
    for (const PowerCurvePoint& point : result.curve) {
        json.begin_object()
            .key("n")
            .value(point.n)
            .key("icc")
            .value(point.icc)
            .key("power")
            .value(point.power)
            .end_object();
    }
    json.end_array();
    json.end_object();
    return json.finish();
}

}  // namespace skoen::study
