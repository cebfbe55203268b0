#include "sim/case_generator.h"

#include <algorithm>
#include <cmath>

#include "sim/base/error.h"

namespace skoen::sim {

using base::Purpose;

namespace {

std::size_t feature_index(const Definition& definition, const std::string& id) {
    for (std::size_t f = 0; f < definition.features.size(); ++f) {
        if (definition.features[f].id == id) return f;
    }
    base::ensure(false, "feature_index: no feature of that id");
    return 0;
}

// Lower Cholesky factor of the copula's correlation matrix. The reader has refused matrices that have none.
std::vector<double> correlation_factor(const Definition& definition) {
    const std::size_t n = definition.features.size();
    std::vector<double> m(n * n, 0.0);
    for (std::size_t i = 0; i < n; ++i) m[i * n + i] = 1.0;
    for (const Correlation& c : definition.correlations) {
        const std::size_t i = feature_index(definition, c.a);
        const std::size_t j = feature_index(definition, c.b);
        m[i * n + j] = m[j * n + i] = c.rho;
    }
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t i = j; i < n; ++i) {
            double sum = m[i * n + j];
            for (std::size_t k = 0; k < j; ++k) sum -= m[i * n + k] * m[j * n + k];
            if (i == j) {
                base::ensure(sum > 0.0,
                             "correlation_factor: the correlation matrix is not positive definite");
                m[j * n + j] = std::sqrt(sum);
            } else {
                m[i * n + j] = sum / m[j * n + j];
            }
        }
    }
    return m;
}

}  // namespace

CaseGenerator::CaseGenerator(const Definition& definition) {
    base::ensure(definition.features.size() <= kMaxFeatures, "CaseGenerator: too many features");
    base::ensure(definition.cues.size() <= kMaxCues, "CaseGenerator: too many cues");
    for (const Feature& feature : definition.features) features_.push_back(make_column(feature));
    cholesky_ = correlation_factor(definition);
    double variance = definition.unexplained * definition.unexplained;
    for (const Cue& cue : definition.cues) {
        cue_share_.push_back(cue.share);
        cue_weight_.push_back(cue.weight);
        variance += cue.weight * cue.weight * cue.share * (1.0 - cue.share);
    }
    unexplained_ = definition.unexplained;
    cues_sd_ = variance > 0.0 ? std::sqrt(variance) : 1.0;
    for (const Group& group : definition.groups) {
        groups_.push_back({feature_index(definition, group.feature), group.from, group.to});
    }
    length_log_sd_ = definition.minutes.spread;
    length_log_mean_ = -0.5 * length_log_sd_ * length_log_sd_;  // mean of the log-normal is 1
}

CaseGenerator::Column CaseGenerator::make_column(const Feature& feature) {
    Column column;
    column.kind = feature.kind;
    column.weight = feature.weight;
    column.bend = feature.bend;
    if (feature.kind == MarginalKind::continuous) {
        column.log_median = base::log(feature.median);
        column.spread = feature.spread;
        column.lowest = feature.lowest;
        column.highest = feature.highest;
        constexpr int kPoints = 2000;  // midpoints of equal probability; moments good to 1e-4 of the SD
        double sum = 0, squares = 0;
        for (int i = 0; i < kPoints; ++i) {
            const double v = value_at(column, base::normal_quantile((i + 0.5) / kPoints));
            sum += v;
            squares += v * v;
        }
        column.mean = sum / kPoints;
        column.sd = std::sqrt(std::max(squares / kPoints - column.mean * column.mean, 1e-12));
        return column;
    }
    std::vector<double> shares;
    if (feature.kind == MarginalKind::binary) {
        shares = {1.0 - feature.share, feature.share};
        column.values = {0.0, 1.0};
    } else {
        for (const Level& level : feature.levels) {
            shares.push_back(level.share);
            column.values.push_back(level.value);
        }
    }
    double cumulative = 0, sum = 0, squares = 0;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        sum += shares[k] * column.values[k];
        squares += shares[k] * column.values[k] * column.values[k];
        cumulative += shares[k];
        if (k + 1 < shares.size()) {
            column.thresholds.push_back(base::normal_quantile(std::clamp(cumulative, 1e-12, 1.0 - 1e-12)));
        }
    }
    column.mean = sum;
    column.sd = std::sqrt(std::max(squares - sum * sum, 1e-12));
    return column;
}

double CaseGenerator::value_at(const Column& column, double normal_score) {
    if (column.kind == MarginalKind::continuous) {
        return std::clamp(base::exp(column.log_median + column.spread * normal_score), column.lowest,
                          column.highest);
    }
    std::size_t k = 0;
    for (const double threshold : column.thresholds) k += normal_score >= threshold ? 1U : 0U;
    return column.values[k];
}

void CaseGenerator::draw_recorded(const base::Draws& draws, const base::Subjects& who,
                                  std::span<CaseFacts> out, std::span<double> raw_index) const {
    const std::size_t n = features_.size();
    const std::size_t cases = who.size();
    std::vector<std::vector<double>> independent(n + 1);  // [features][cases]
    for (std::size_t f = 0; f < n; f += 2) {
        base::draw_normals(draws, Purpose::features, who, static_cast<std::uint32_t>(f / 2), independent[f],
                           independent[f + 1]);
    }
    std::vector<double> score(cases);
    std::fill(raw_index.begin(), raw_index.end(), 0.0);
    for (std::size_t f = 0; f < n; ++f) {
        std::fill(score.begin(), score.end(), 0.0);
        for (std::size_t k = 0; k <= f; ++k) {
            const double loading = cholesky_[f * n + k];
            if (loading == 0.0) continue;
            for (std::size_t i = 0; i < cases; ++i) score[i] += loading * independent[k][i];
        }
        const Column& column = features_[f];
        for (std::size_t i = 0; i < cases; ++i) {
            const double z = (value_at(column, score[i]) - column.mean) / column.sd;
            out[i].z[f] = z;
            raw_index[i] += column.weight * z + column.bend * (z * z - 1.0);
        }
    }
}

void CaseGenerator::draw_unrecorded(const base::Draws& draws, const base::Subjects& who,
                                    std::span<CaseFacts> out) const {
    const std::size_t cases = who.size();
    std::vector<double> unnamed, length, first, second;
    base::draw_normals(draws, Purpose::unexplained, who, 0, unnamed, length);
    for (std::size_t i = 0; i < cases; ++i) {
        out[i].cues_index = unexplained_ * unnamed[i];
        length[i] = length_log_mean_ + length_log_sd_ * length[i];
        out[i].cue_bits = 0;
    }
    first.resize(cases);
    base::lanes().exps(length.data(), cases, first.data());
    for (std::size_t i = 0; i < cases; ++i) out[i].length = first[i];
    for (std::size_t c = 0; c < cue_share_.size(); ++c) {
        if (c % 2 == 0)
            base::draw_uniforms(draws, Purpose::cues, who, static_cast<std::uint32_t>(c / 2), first, second);
        const std::vector<double>& u = c % 2 == 0 ? first : second;
        for (std::size_t i = 0; i < cases; ++i) {
            const bool there = base::bernoulli(u[i], cue_share_[c]);
            out[i].cues_index += cue_weight_[c] * ((there ? 1.0 : 0.0) - cue_share_[c]);
            out[i].cue_bits |= there ? 1U << c : 0U;
        }
    }
    for (std::size_t i = 0; i < cases; ++i) out[i].cues_index /= cues_sd_;
}

void CaseGenerator::find_groups(std::span<CaseFacts> out) const {
    for (CaseFacts& facts : out) {
        facts.group_bits = 0;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            const double v = value_of(groups_[g].feature, facts.z[groups_[g].feature]);
            facts.group_bits |= v >= groups_[g].from - 1e-9 && v <= groups_[g].to + 1e-9 ? 1U << g : 0U;
        }
    }
}

void CaseGenerator::draw_facts(const base::Draws& draws, const base::Subjects& who, std::span<CaseFacts> out,
                               std::span<double> raw_index) const {
    draw_recorded(draws, who, out, raw_index);
    draw_unrecorded(draws, who, out);
    find_groups(out);
}

void CaseGenerator::draw(const base::Draws& draws, const base::Subjects& who, const Scales& scales,
                         std::span<CaseFacts> out) const {
    const std::size_t cases = who.size();
    std::vector<double> raw(cases), risk(cases), zero(cases, 0.0), chance(cases), luck, unused;
    draw_facts(draws, who, out, raw);
    for (std::size_t i = 0; i < cases; ++i) {
        out[i].facts_index = (raw[i] - scales.index_mean) / scales.index_sd;
        out[i].risk = scales.alpha + scales.facts * out[i].facts_index + scales.cues * out[i].cues_index;
        risk[i] = out[i].risk;
    }
    base::lanes().logistics(0.0, 1.0, risk.data(), 0.0, zero.data(), cases, chance.data());
    base::draw_uniforms(draws, Purpose::label, who, 0, luck, unused);
    for (std::size_t i = 0; i < cases; ++i) out[i].harm = base::bernoulli(luck[i], chance[i]);
}

}  // namespace skoen::sim
