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
    for (std::size_t f = 0; f < features_.size(); ++f) follow_levels(f);
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

std::vector<CaseGenerator::ValueAndZ> CaseGenerator::values_of(std::size_t feature) const {
    const Column& column = features_[feature];
    std::vector<ValueAndZ> out;
    const auto add = [&](double value) { out.push_back({value, (value - column.mean) / column.sd}); };
    if (column.kind == MarginalKind::continuous) {
        add(column.lowest);
        add(column.highest);
    } else {
        for (const double value : column.values) add(value);
    }
    return out;
}

std::uint32_t CaseGenerator::groups_at(std::size_t feature, double z) const {
    std::uint32_t bits = 0;
    const double v = value_of(feature, z);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (groups_[g].feature != feature) continue;
        bits |= v >= groups_[g].from - 1e-9 && v <= groups_[g].to + 1e-9 ? 1U << g : 0U;
    }
    return bits;
}

void CaseGenerator::follow_levels(std::size_t feature) {
    Column& column = features_[feature];
    for (const GroupRange& group : groups_) column.has_groups = column.has_groups || group.feature == feature;
    for (const double value : column.values) {
        const double z = (value - column.mean) / column.sd;
        column.z.push_back(z);
        column.addend.push_back(column.weight * z + column.bend * (z * z - 1.0));
        column.groups.push_back(groups_at(feature, z));
    }
}

void FactColumns::resize(std::size_t features, std::size_t cases) {
    z.resize(features);
    for (auto& column : z) column.resize(cases);
    for (auto* column : {&facts_index, &cues_index, &risk, &length}) column->resize(cases);
    cue_bits.resize(cases);
    group_bits.resize(cases);
    harm.resize(cases);
}

CaseFacts FactColumns::row(std::size_t i) const {
    CaseFacts facts;
    for (std::size_t f = 0; f < z.size(); ++f) facts.z[f] = z[f][i];
    facts.facts_index = facts_index[i];
    facts.cues_index = cues_index[i];
    facts.risk = risk[i];
    facts.length = length[i];
    facts.cue_bits = cue_bits[i];
    facts.group_bits = group_bits[i];
    facts.harm = harm[i] != 0;
    return facts;
}

// Cases are drawn in blocks that stay in the nearest cache; every step runs in lanes over the block.
namespace {
constexpr std::size_t kBlock = 128;
}

struct CaseGenerator::Scratch {
    Scratch(const base::Draws& all, const base::Subjects& subjects, std::size_t first_case, std::size_t count)
        : draws(all), who(subjects), from(first_case), cases(count) {}

    const base::Draws& draws;
    const base::Subjects& who;
    std::size_t from, cases;
    alignas(64) double independent[kMaxFeatures + 1][kBlock];
    alignas(64) double score[kBlock], first[kBlock], second[kBlock], group_sum[kBlock];

    void normals(Purpose purpose, std::size_t index, double* a, double* b) const {
        base::lanes().normals(draws.key(purpose), static_cast<std::uint32_t>(index), who.counters(from),
                              cases, a, b);
    }
    void uniforms(Purpose purpose, std::size_t index, double* a, double* b) const {
        base::lanes().uniforms(draws.key(purpose), static_cast<std::uint32_t>(index), who.counters(from),
                               cases, a, b);
    }
};

void CaseGenerator::draw_recorded(Scratch& s, FactColumns& out, double* raw_index) const {
    const std::size_t n = features_.size();
    for (std::size_t f = 0; f < n; f += 2) {
        s.normals(Purpose::features, f / 2, s.independent[f], s.independent[f + 1]);
    }
    std::fill_n(raw_index, s.cases, 0.0);
    std::fill_n(s.group_sum, s.cases, 0.0);
    for (std::size_t f = 0; f < n; ++f) {
        const double* sources[kMaxFeatures];
        double loadings[kMaxFeatures];
        std::size_t count = 0;
        for (std::size_t k = 0; k <= f; ++k) {
            if (cholesky_[f * n + k] == 0.0) continue;
            sources[count] = s.independent[k];
            loadings[count++] = cholesky_[f * n + k];
        }
        base::lanes().sums(0.0, sources, loadings, count, s.cases, s.score);
        const Column& column = features_[f];
        if (column.kind == MarginalKind::continuous) {
            draw_continuous(f, s, out, raw_index);
            continue;
        }
        const auto step = [&](const std::vector<double>& values, double* into) {
            base::lanes().add_steps(s.score, s.cases, column.thresholds.data(), values.data(),
                                    column.thresholds.size(), into);
        };
        std::fill_n(out.z[f].data() + s.from, s.cases, 0.0);
        step(column.z, out.z[f].data() + s.from);
        step(column.addend, raw_index);
        if (column.has_groups) step(column.groups, s.group_sum);
    }
    for (std::size_t i = 0; i < s.cases; ++i) {
        out.group_bits[s.from + i] = static_cast<std::uint32_t>(s.group_sum[i]);
    }
}

void CaseGenerator::draw_continuous(std::size_t feature, Scratch& s, FactColumns& out,
                                    double* raw_index) const {
    const Column& column = features_[feature];
    for (std::size_t i = 0; i < s.cases; ++i) {
        const double z = (value_at(column, s.score[i]) - column.mean) / column.sd;
        out.z[feature][s.from + i] = z;
        raw_index[i] += column.weight * z + column.bend * (z * z - 1.0);
        if (column.has_groups) s.group_sum[i] += groups_at(feature, z);
    }
}

void CaseGenerator::draw_unrecorded(Scratch& s, FactColumns& out) const {
    double* const cues = out.cues_index.data() + s.from;
    s.normals(Purpose::unexplained, 0, s.first, s.second);
    for (std::size_t i = 0; i < s.cases; ++i) {
        cues[i] = unexplained_ * s.first[i];
        s.second[i] = length_log_mean_ + length_log_sd_ * s.second[i];
    }
    base::lanes().exps(s.second, s.cases, out.length.data() + s.from);
    double* const bits = s.score;
    std::fill_n(bits, s.cases, 0.0);
    for (std::size_t c = 0; c < cue_share_.size(); ++c) {
        if (c % 2 == 0) s.uniforms(Purpose::cues, c / 2, s.first, s.second);
        const double* u = c % 2 == 0 ? s.first : s.second;
        // There below the share, not there from it on.
        const double weights[] = {cue_weight_[c] * (1.0 - cue_share_[c]),
                                  cue_weight_[c] * (0.0 - cue_share_[c])};
        const double bit[] = {static_cast<double>(1U << c), 0.0};
        base::lanes().add_steps(u, s.cases, &cue_share_[c], weights, 1, cues);
        base::lanes().add_steps(u, s.cases, &cue_share_[c], bit, 1, bits);
    }
    for (std::size_t i = 0; i < s.cases; ++i) {
        cues[i] /= cues_sd_;
        out.cue_bits[s.from + i] = static_cast<std::uint32_t>(bits[i]);
    }
}

void CaseGenerator::draw_block(const base::Draws& draws, const base::Subjects& who, std::size_t from,
                               std::size_t cases, FactColumns& out, double* raw_index) const {
    Scratch scratch(draws, who, from, cases);
    draw_recorded(scratch, out, raw_index);
    draw_unrecorded(scratch, out);
}

void CaseGenerator::draw_facts(const base::Draws& draws, const base::Subjects& who, std::span<CaseFacts> out,
                               std::span<double> raw_index) const {
    FactColumns columns;
    columns.resize(features_.size(), who.size());
    for (std::size_t from = 0; from < who.size(); from += kBlock) {
        draw_block(draws, who, from, std::min(kBlock, who.size() - from), columns, raw_index.data() + from);
    }
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = columns.row(i);
}

void CaseGenerator::draw(const base::Draws& draws, const base::Subjects& who, const Scales& scales,
                         FactColumns& out) const {
    out.resize(features_.size(), who.size());
    alignas(64) double raw[kBlock], chance[kBlock], luck[kBlock], unused[kBlock];
    for (std::size_t from = 0; from < who.size(); from += kBlock) {
        const std::size_t cases = std::min(kBlock, who.size() - from);
        draw_block(draws, who, from, cases, out, raw);
        const double *facts = out.facts_index.data() + from, *cues = out.cues_index.data() + from;
        double* const risk = out.risk.data() + from;
        for (std::size_t i = 0; i < cases; ++i) {
            out.facts_index[from + i] = (raw[i] - scales.index_mean) / scales.index_sd;
            risk[i] = scales.alpha + scales.facts * facts[i] + scales.cues * cues[i];
        }
        base::lanes().logistics(0.0, 1.0, risk, 0.0, risk, cases, chance);
        base::lanes().uniforms(draws.key(Purpose::label), 0, who.counters(from), cases, luck, unused);
        for (std::size_t i = 0; i < cases; ++i) {
            out.harm[from + i] = base::bernoulli(luck[i], chance[i]) ? 1 : 0;
        }
    }
}

void CaseGenerator::draw(const base::Draws& draws, const base::Subjects& who, const Scales& scales,
                         std::span<CaseFacts> out) const {
    FactColumns columns;
    draw(draws, who, scales, columns);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = columns.row(i);
}

}  // namespace skoen::sim
