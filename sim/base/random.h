// Random numbers by key, not by order: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3";
// Random123 in Debian). One block of 128 bits is a pure function of
//
//   key     = hash(seed, purpose)
//   counter = (block, number of the case in its week, seat and generation, week of arrival and replication)
//
// so the same worker meets the same case with the same luck whatever the strategy, the thread, the shard or the queue.
// Never in key or counter: thread, shard, host, strategy, parameter point, output options. Each random decision has a
// purpose of its own, so a new mechanism moves nobody else's numbers. No rejection: a draw uses a fixed part of its block.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <Random123/philox.h>

#include "sim/base/math.h"

namespace skoen::base {

// Only ever appended to: the number is part of the key.
enum class Purpose : std::uint32_t {
    calibration_sample = 1,  // the sample on which the scales are solved
    arrivals_count,
    arrival_time,
    features,
    cues,
    unexplained,
    label,  // does harm come without action
    case_length,
    worker_skill,
    worker_pattern,
    worker_level,
    worker_reliance,  // a_i and the person part of the size
    worker_belief,
    worker_support,
    worker_certainty,
    office_place,
    office_level,
    office_workload,
    office_support,
    judgement_facts,  // e and e'
    occasion,
    cue_seen,
    attention,
    request,
    revise,
    revise_size,
    revise_full,
    keep_override,
    supervisor_reading,
    supervisor_grant,
    supervisor_person,
    known_delay,
    finding,
    turnover,
    planted,
    drift,
    history_label,
    history_split,
    audit,
    extra_arrivals,
    review_reach,
    fidelity,
    stereotype,
    adopt,
    spare_1,       // held a draw that no mechanism uses any more
    parameter,     // an assumption's value in one draw of an ensemble
    study_inputs,  // of a simulated study: what its file does not state
    study_case,    // truth, tool, cues of one of its cases
    study_pick,    // which cases are picked where agreement or accuracy is controlled
    study_answer,  // putting a judgement into an answer, the second time
    study_rating,  // questionnaire items
    study_threshold,
    commitment,     // how firmly a decision that was stated is held
    case_detail,    // of a case's text: what neither facts nor cues hold
    case_part,      // whether a part is there
    case_sentence,  // which sentence
    case_wording,   // which way of saying it
    case_word,      // which of a word's texts
    deck_pick,      // which cases a training deck holds, and their order
    deck_planted,   // which of its scores are wrong on purpose, and what they are
    session_arm,    // the arm of a session that a seat gets
    deck_study,     // which simulated colleagues a study of a deck draws
    worker_knows,   // an option of the palette
    option_fit,     // of an option, what not even the cues name
    number_right,   // of a case: the right number
    number_alone,   // is an own sum off
    number_tool,    // is the tool's sum off, and by how much
    letter_answer,  // weeks until the answer to a letter
    last_purpose    // keep last; not a purpose
};

// Whom and what a draw is about. Ranges: number < 2^32, seat < 2^20, generation < 2^12, week < 2^10, replication < 2^22.
struct Subject {
    std::uint32_t number = 0;
    std::uint32_t seat = 0;
    std::uint32_t generation = 0;
    std::uint32_t week = 0;
    std::uint32_t replication = 0;
};

// Replications above this are reserved for draws outside any replication.
inline constexpr std::uint32_t kHistoryReplication = (1U << 22) - 1;
inline constexpr std::uint32_t kSampleReplication = (1U << 22) - 2;
inline constexpr std::uint32_t kMaxReplications = 1U << 21;

struct Block {
    std::uint64_t first, second;
};

struct NormalPair {
    double first, second;
};

[[nodiscard]] constexpr std::uint64_t
mix64(std::uint64_t x) {  // SplitMix64 finaliser (Steele, Lea & Flood 2014)
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// Two independent standard normals (Box and Muller 1958).
[[nodiscard]] inline NormalPair to_normals(Block block) {
    const double u = to_uniform(block.first);
    const double radius = std::sqrt(-2.0 * log(u));
    const SinCos turn = sincos_turn(to_uniform(block.second));
    return {radius * turn.cos, radius * turn.sin};
}

// All draws of one seed. Cheap to copy, no state, safe to share between threads.
class Draws {
  public:
    explicit Draws(std::uint64_t seed) {
        for (std::uint32_t p = 0; p < keys_.size(); ++p) keys_[p] = mix64(seed ^ mix64(p));
    }

    [[nodiscard]] Block block(Purpose purpose, const Subject& who, std::uint32_t index = 0) const {
        const std::uint64_t key = keys_[static_cast<std::size_t>(purpose)];
        const r123::Philox4x32::ctr_type counter = {
            {index, who.number, (who.seat << 12) | who.generation, (who.week << 22) | who.replication}};
        const r123::Philox4x32::key_type k = {
            {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
        const auto out = r123::Philox4x32{}(counter, k);
        return {out[0] | (static_cast<std::uint64_t>(out[1]) << 32),
                out[2] | (static_cast<std::uint64_t>(out[3]) << 32)};
    }
    [[nodiscard]] std::uint64_t key(Purpose purpose) const {
        return keys_[static_cast<std::size_t>(purpose)];
    }
    [[nodiscard]] double uniform(Purpose purpose, const Subject& who, std::uint32_t index = 0) const {
        return to_uniform(block(purpose, who, index).first);
    }
    [[nodiscard]] NormalPair normals(Purpose purpose, const Subject& who, std::uint32_t index = 0) const {
        return to_normals(block(purpose, who, index));
    }
    [[nodiscard]] double normal(Purpose purpose, const Subject& who, std::uint32_t index = 0) const {
        return normals(purpose, who, index).first;
    }

  private:
    std::array<std::uint64_t, static_cast<std::size_t>(Purpose::last_purpose)> keys_{};
};

// Samplers with fixed consumption: one uniform in, one value out.
[[nodiscard]] inline bool bernoulli(double u, double p) { return u < p; }
[[nodiscard]] inline double exponential(double u) { return -log(u); }  // mean 1
// Poisson by inverting the distribution function; mean in [0, 500], result at most mean + 40 sqrt(mean) + 60.
[[nodiscard]] int poisson(double u, double mean);

// The same for many draws of one mean.
class PoissonTable {
  public:
    explicit PoissonTable(double mean);
    [[nodiscard]] int at(double u) const;

  private:
    std::vector<double> cumulative_;  // P(X <= k)
};

}  // namespace skoen::base
