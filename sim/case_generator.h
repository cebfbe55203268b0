// Synthetic cases. A case is a pure function of the definition, the seed and its subject (seat, week, number,
// replication); no case is ever stored between runs.
//
// Recorded facts x come from stated marginals joined by a Gaussian copula (Nelsen 2006, ch. 2): correlated standard
// normals are cut at thresholds that give each level its share. z are the facts standardised and centred.
// True risk without action: eta = alpha + sX X + sU U, with X = sum w z + bend (z^2 - 1) over recorded facts and
// U = sum of weighted cues + what nothing names, both standardised to mean 0 and variance 1.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/lanes.h"
#include "sim/definition.h"

namespace skoen::sim {

inline constexpr std::size_t kMaxFeatures = 16;
inline constexpr std::size_t kMaxCues = 16;

// alpha, sX, sU and the moments that standardise X; see scales.h.
struct Scales {
    double alpha = 0, facts = 0, cues = 0;  // alpha, sX, sU
    double index_mean = 0, index_sd = 1;    // of the raw index X
};

struct CaseFacts {
    double z[kMaxFeatures] = {};   // standardised facts; the first `features` entries are used
    double facts_index = 0;        // X, standardised
    double cues_index = 0;         // U, standardised
    double risk = 0;               // eta, log-odds
    double length = 1;             // multiplies the minutes of the file and of the cues, mean 1
    std::uint32_t cue_bits = 0;    // bit c: cue c is there
    std::uint32_t group_bits = 0;  // bit g: the case belongs to group g
    bool harm = false;             // Y: harm would come without action
};

// The same by columns, for many cases at once. All [cases].
struct FactColumns {
    std::vector<std::vector<double>> z;  // [features][cases]
    std::vector<double> facts_index, cues_index, risk, length;
    std::vector<std::uint32_t> cue_bits, group_bits;
    std::vector<std::uint8_t> harm;

    [[nodiscard]] std::size_t size() const { return length.size(); }
    void resize(std::size_t features, std::size_t cases);
    [[nodiscard]] CaseFacts row(std::size_t i) const;
};

class CaseGenerator {
  public:
    explicit CaseGenerator(const Definition& definition);

    [[nodiscard]] std::size_t features() const { return features_.size(); }
    // Facts of many cases at once, apart from risk and harm; raw_index: X before standardisation. Both [who.size()].
    void draw_facts(const base::Draws& draws, const base::Subjects& who, std::span<CaseFacts> out,
                    std::span<double> raw_index) const;
    // Whole cases, [who.size()].
    void draw(const base::Draws& draws, const base::Subjects& who, const Scales& scales,
              std::span<CaseFacts> out) const;
    void draw(const base::Draws& draws, const base::Subjects& who, const Scales& scales,
              FactColumns& out) const;
    // The value of feature f as a person reads it, from its standardised value.
    [[nodiscard]] double value_of(std::size_t feature, double z) const {
        return z * features_[feature].sd + features_[feature].mean;
    }
    // z = (value - mean) / sd.
    [[nodiscard]] double mean_of(std::size_t feature) const { return features_[feature].mean; }
    [[nodiscard]] double sd_of(std::size_t feature) const { return features_[feature].sd; }
    // The values that feature f may have, with their z; of a continuous one its lowest and its highest.
    struct ValueAndZ {
        double value = 0, z = 0;
    };
    [[nodiscard]] std::vector<ValueAndZ> values_of(std::size_t feature) const;

  private:
    struct Column {  // one feature, ready to draw
        MarginalKind kind = MarginalKind::binary;
        std::vector<double> thresholds;  // on the normal score, rising; levels - 1 entries
        std::vector<double> values;      // levels
        double log_median = 0, spread = 1, lowest = 0, highest = 0;
        double mean = 0, sd = 1, weight = 0, bend = 0;
        // What follows from the level, [levels]: the standardised value, its addend to X, and the groups as bits.
        std::vector<double> z, addend, groups;
        bool has_groups = false;
    };
    struct Scratch;  // of one block of cases
    struct GroupRange {
        std::size_t feature = 0;
        double from = 0, to = 0;
    };

    [[nodiscard]] static Column make_column(const Feature& feature);
    [[nodiscard]] static double value_at(const Column& column, double normal_score);
    [[nodiscard]] std::uint32_t groups_at(std::size_t feature, double z) const;
    void follow_levels(std::size_t feature);
    void draw_block(const base::Draws& draws, const base::Subjects& who, std::size_t from, std::size_t cases,
                    FactColumns& out, double* raw_index) const;
    void draw_recorded(Scratch& scratch, FactColumns& out, double* raw_index) const;
    void draw_continuous(std::size_t feature, Scratch& scratch, FactColumns& out, double* raw_index) const;
    void draw_unrecorded(Scratch& scratch, FactColumns& out) const;

    std::vector<Column> features_;
    std::vector<double> cholesky_;  // features x features, row-major, lower triangle
    std::vector<double> cue_share_, cue_weight_;
    std::vector<GroupRange> groups_;
    double unexplained_ = 0;
    double cues_sd_ = 1;
    double length_log_mean_ = 0, length_log_sd_ = 0;
};

}  // namespace skoen::sim
