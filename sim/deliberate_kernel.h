// A worker's cases of one week in lanes: from opening a case to the judgement that is final unless an override of the
// score costs something. docs/model.md, section 3 and section 4, steps 1 to 4, in their order. Compiled once for each
// instruction set; the same bits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>

#if defined(SKOEN_DELIBERATE) && defined(__AVX512F__)
#include <immintrin.h>
#endif

#include "sim/judgement_kernel.h"

namespace skoen::sim {

inline constexpr std::size_t kLaneCases = 32;  // at most so many at once
inline constexpr std::size_t kLaneWidth = 8;   // columns are readable up to the next multiple of this
inline constexpr std::size_t kScores = 10;

enum class Showing : std::uint8_t { never, first, after_own, on_request, when_certain };

// The tool as this week's display shows it, [score - 1].
struct ToolShown {
    double over_line[kScores] = {};  // A_j - A_cut
    double share[kScores] = {};      // the same on the answer scale
    double certainty[kScores] = {};  // as it can be read off the display
    double hidden[kScores] = {};     // 1: held back because the tool is uncertain
    double line = 8;
};

// All that is the same for every case that one worker decides in one week.
struct Conditions {
    ToolShown tool;
    Showing showing = Showing::never;
    bool on_skip = true, on_occasion = true;
    double alpha = 0, facts_scale = 0, cues_scale = 0;
    double skill_facts = 0, rest_facts = 1, skill_cues = 0;
    double glimpse_skill = 0, glimpse_rest = 1, glimpse_weight = 0, glimpse_minutes = 0;
    double level = 0, stereotype = 0, threshold = 0, certainty_scale = 1, occasion_scale = 0;
    double file_minutes = 0, cue_minutes = 0, share = 1, cue_time = 1, cue_half_minutes = 1;
    double reasons_minutes = 0;  // 0 where no reasons are shown
    double request_base = 0, request_certainty = 0;
    SkipTerms skip;
    ReviseTerms revise;
    double revise_person = 0, size_person = 0, size_sd_case = 0, size_full = 0;
};

// The cases and their luck by column.
struct CaseLanes {
    const double *facts_index, *cues_index, *length, *in_group, *pattern, *score;
    const double *cue_seen, *noise_facts, *noise_cues, *occasion, *attention, *request, *revise, *revise_full,
        *revise_size;
};

// What came out, [cases]. Yes and no are 1 and 0.
struct Deliberation {
    alignas(64) double see_chance[kLaneCases];
    double seen[kLaneCases];
    double facts_part[kLaneCases], cues_part[kLaneCases], level_part[kLaneCases], occasion_part[kLaneCases];
    double twin[kLaneCases], own[kLaneCases], own_share[kLaneCases], own_certainty[kLaneCases];
    double minutes[kLaneCases], full_minutes[kLaneCases];
    double skip_chance[kLaneCases], shown[kLaneCases], skipped[kLaneCases];
    double gap[kLaneCases], revise_chance[kLaneCases], revised[kLaneCases], weight[kLaneCases];
    double final_judgement[kLaneCases];
};

using Deliberate = void (*)(const Conditions& conditions, const CaseLanes& cases, std::size_t n,
                            Deliberation& out);
void deliberate_baseline(const Conditions& conditions, const CaseLanes& cases, std::size_t n,
                         Deliberation& out);
void deliberate_avx2(const Conditions& conditions, const CaseLanes& cases, std::size_t n, Deliberation& out);
void deliberate_avx512(const Conditions& conditions, const CaseLanes& cases, std::size_t n,
                       Deliberation& out);

// The same for some workers side by side. A week of one worker fills one or two registers, and every step waits for the one
// before: so each step is taken for all workers before the next.
struct DeliberationTask {
    const Conditions* conditions = nullptr;
    CaseLanes cases = {};
    std::size_t n = 0;
    Deliberation* out = nullptr;
};
using DeliberateMany = void (*)(const DeliberationTask* tasks, std::size_t count);
void deliberate_many_baseline(const DeliberationTask* tasks, std::size_t count);
void deliberate_many_avx2(const DeliberationTask* tasks, std::size_t count);
void deliberate_many_avx512(const DeliberationTask* tasks, std::size_t count);

// Included by exactly the files that define one of the three; SKOEN_DELIBERATE and SKOEN_DELIBERATE_MANY name it.
#ifdef SKOEN_DELIBERATE
namespace {

// Loops are short, read into names first and store last: so that compilers see that nothing overlaps and no load hangs
// on a condition, and turn all of them into lanes (tests/sim/deliberate_test.cpp holds the bits to those of one case).

// The full own assessment, made whether or not it is skipped: the local twin is this judgement.
void assess_cues(const Conditions& c, const CaseLanes& in, std::size_t n, Deliberation& __restrict out) {
    const double* __restrict length = in.length, * __restrict luck = in.cue_seen;
    for (std::size_t i = 0; i < n; ++i) {
        const double file_minutes = c.file_minutes * length[i] * c.share;
        const double planned_cues = c.cue_minutes * length[i] * c.share;
        const double cue_minutes = planned_cues * c.cue_time;
        const double chance = chance_to_see(cue_minutes, c.cue_half_minutes);
        out.full_minutes[i] = file_minutes + planned_cues;
        out.minutes[i] = file_minutes + cue_minutes;  // exactly the full ones where no time was given back
        out.see_chance[i] = chance;
        out.seen[i] = luck[i] < chance ? 1.0 : 0.0;
    }
}

void assess(const Conditions& c, const CaseLanes& in, std::size_t n, Deliberation& __restrict out) {
    const double* __restrict facts_index = in.facts_index, * __restrict noise_facts = in.noise_facts;
    const double* __restrict cues_index = in.cues_index, * __restrict noise_cues = in.noise_cues;
    const double* __restrict in_group = in.in_group, * __restrict noise_day = in.occasion;
    const double occasions = c.on_occasion ? 1.0 : 0.0, skill_cues = c.skill_cues, stereotype = c.stereotype;
    for (std::size_t i = 0; i < n; ++i) {
        const double skill = out.seen[i] != 0.0 ? skill_cues : 0.0;
        const double occasion = c.occasion_scale * noise_day[i];
        out.facts_part[i] = part(c.facts_scale, c.skill_facts, c.rest_facts, facts_index[i], noise_facts[i]);
        out.cues_part[i] = part(c.cues_scale, skill, rest_of(skill), cues_index[i], noise_cues[i]);
        out.level_part[i] = c.level + (in_group[i] != 0.0 ? stereotype : 0.0);
        out.occasion_part[i] = occasions != 0.0 ? occasion : 0.0;
    }
}

void conclude(const Conditions& c, const CaseLanes& in, std::size_t n, Deliberation& __restrict out) {
    const double* __restrict pattern = in.pattern;
    for (std::size_t i = 0; i < n; ++i) {
        const double twin = c.alpha + out.facts_part[i] + pattern[i] + out.cues_part[i] + out.level_part[i] +
                            out.occasion_part[i];
        const double share = base::logistic((twin - c.threshold) / c.certainty_scale);
        out.twin[i] = twin;
        out.own[i] = twin;
        out.own_share[i] = share;
        out.own_certainty[i] = c.share * certainty_at(share);
    }
}

// Who skips has no own judgement to defend: a look at the headline, no cues.
void skip_or_not(const Conditions& c, const CaseLanes& in, std::size_t n, Deliberation& __restrict out) {
    for (std::size_t i = 0; i < n; ++i) {
        out.skipped[i] = 0.0;
        out.skip_chance[i] = 0.0;
    }
    if (c.showing != Showing::first || !c.on_skip) return;
    const double* __restrict luck = in.attention;
    for (std::size_t i = 0; i < n; ++i) {
        const double chance = chance_to_skip(c.skip, out.minutes[i]);
        out.skip_chance[i] = chance;
        out.skipped[i] = luck[i] < chance ? 1.0 : 0.0;
    }
}

void glimpse(const Conditions& c, const CaseLanes& in, std::size_t n, Deliberation& __restrict out) {
    if (c.showing != Showing::first || !c.on_skip) return;
    const double* __restrict facts_index = in.facts_index, * __restrict noise = in.noise_facts;
    const double* __restrict pattern = in.pattern;
    const double glimpse_minutes = c.glimpse_minutes;
    for (std::size_t i = 0; i < n; ++i) {
        const double own = out.own[i], certainty = out.own_certainty[i], seen = out.seen[i];
        const double minutes = out.minutes[i];
        const bool skipped = out.skipped[i] != 0.0;
        const double glimpsed =
            c.alpha + part(c.facts_scale, c.glimpse_skill, c.glimpse_rest, facts_index[i], noise[i]) +
            pattern[i] + out.level_part[i] + out.occasion_part[i];
        out.own[i] = skipped ? glimpsed : own;
        out.own_certainty[i] = skipped ? 0.0 : certainty;
        out.seen[i] = skipped ? 0.0 : seen;
        out.minutes[i] = skipped ? glimpse_minutes : minutes;
    }
}

// Is there an own assessment, and is the score seen?
void attend(const Conditions& c, const CaseLanes& in, std::size_t n, Deliberation& __restrict out) {
    const double* __restrict luck = in.request, * __restrict score = in.score;
    const double reading = c.reasons_minutes;
    const double at_once = c.showing == Showing::first || c.showing == Showing::after_own ? 1.0 : 0.0;
    for (std::size_t i = 0; i < n; ++i) out.shown[i] = at_once;
    if (c.showing == Showing::on_request) {
        for (std::size_t i = 0; i < n; ++i) {
            const double chance =
                base::logistic(c.request_base + c.request_certainty * (out.own_certainty[i] - 0.5));
            out.shown[i] = luck[i] < chance ? 1.0 : 0.0;
        }
    }
    if (c.showing == Showing::when_certain) {
        for (std::size_t i = 0; i < n; ++i)
            out.shown[i] = 1.0 - c.tool.hidden[static_cast<int>(score[i]) - 1];
    }
    for (std::size_t i = 0; i < n; ++i) out.minutes[i] += out.shown[i] != 0.0 ? reading : 0.0;
}

// What the tool says of each case, looked up by score.
struct Looked {
    alignas(64) double over[kLaneCases];
    double share[kLaneCases], certainty[kLaneCases];
};

void look_up(const Conditions& c, const CaseLanes& in, std::size_t n, Looked& __restrict out) {
    const double* __restrict score = in.score;
#if defined(__AVX512F__)
    // Ten scores fit into two registers.
    const auto table = [](const double* values) {
        return [low = _mm512_loadu_pd(values), high = _mm512_maskz_loadu_pd(3, values + 8)](__m512i places) {
            return _mm512_permutex2var_pd(low, places, high);
        };
    };
    const auto over = table(c.tool.over_line), share = table(c.tool.share),
               certainty = table(c.tool.certainty);
    for (std::size_t i = 0; i < n; i += 8) {
        const __m512i places = _mm512_sub_epi64(_mm512_maskz_cvttpd_epi64(0xff, _mm512_loadu_pd(score + i)),
                                                _mm512_set1_epi64(1));
        _mm512_storeu_pd(out.over + i, over(places));
        _mm512_storeu_pd(out.share + i, share(places));
        _mm512_storeu_pd(out.certainty + i, certainty(places));
    }
#else
    for (std::size_t i = 0; i < n; ++i) {
        const int place = static_cast<int>(score[i]) - 1;
        out.over[i] = c.tool.over_line[place];
        out.share[i] = c.tool.share[place];
        out.certainty[i] = c.tool.certainty[place];
    }
#endif
}

void revise_or_not(const Conditions& c, const CaseLanes& in, std::size_t n, const Looked& __restrict tool,
                   Deliberation& __restrict out) {
    const double* __restrict score = in.score, * __restrict luck = in.revise;
    const ReviseTerms terms = c.revise;
    const double line = c.tool.line;
    for (std::size_t i = 0; i < n; ++i) {
        const double gap = __builtin_fabs(tool.share[i] - out.own_share[i]);
        const bool opposite = (out.own[i] > c.threshold) != (score[i] >= line);
        const double chance =
            chance_to_revise(terms, c.revise_person, out.own_certainty[i], tool.certainty[i], gap, opposite);
        const bool weighed = (out.shown[i] != 0.0) & (out.skipped[i] == 0.0);
        out.gap[i] = weighed ? gap : 0.0;
        out.revise_chance[i] = weighed ? chance : 0.0;  // no luck lies below 0
        out.revised[i] = luck[i] < out.revise_chance[i] ? 1.0 : 0.0;
    }
}

void judge(const Conditions& c, const CaseLanes& in, std::size_t n, const Looked& __restrict tool,
           Deliberation& __restrict out) {
    const double* __restrict full = in.revise_full, * __restrict noise = in.revise_size;
    for (std::size_t i = 0; i < n; ++i) {
        const double own = out.own[i], advice = c.threshold + tool.over[i];
        const double weight =
            size_of_revision(c.size_person, c.size_sd_case, noise[i], full[i] < c.size_full);
        const double towards = moved(own, weight, advice);
        const double followed = moved(advice, c.glimpse_weight, own);
        const bool revised = out.revised[i] != 0.0, skipped = out.skipped[i] != 0.0;
        const double judged = revised ? towards : own;
        out.final_judgement[i] = skipped ? followed : judged;
        out.weight[i] = revised ? weight : 0.0;
    }
}

void keep_own(std::size_t n, Deliberation& __restrict out) {
    for (std::size_t i = 0; i < n; ++i) {
        out.gap[i] = out.revise_chance[i] = out.revised[i] = out.weight[i] = 0.0;
        out.final_judgement[i] = out.own[i];
    }
}

}  // namespace

void SKOEN_DELIBERATE_MANY(const DeliberationTask* tasks, std::size_t count) {
    constexpr std::size_t kSide = 8;
    Looked looked[kSide];
    for (std::size_t from = 0; from < count; from += kSide) {
        const std::size_t side = count - from < kSide ? count - from : kSide;
        const auto each = [&](const auto& step) {
            for (std::size_t t = 0; t < side; ++t) {
                const DeliberationTask& task = tasks[from + t];
                // Whole lanes: no rest to finish alone.
                const std::size_t lanes = (task.n + kLaneWidth - 1) / kLaneWidth * kLaneWidth;
                step(*task.conditions, task.cases, lanes, looked[t], *task.out);
            }
        };
        using C = Conditions;
        using In = CaseLanes;
        using N = std::size_t;
        using Out = Deliberation;
        each([](const C& c, const In& in, N n, Looked&, Out& out) { assess_cues(c, in, n, out); });
        each([](const C& c, const In& in, N n, Looked&, Out& out) { assess(c, in, n, out); });
        each([](const C& c, const In& in, N n, Looked&, Out& out) { conclude(c, in, n, out); });
        each([](const C& c, const In& in, N n, Looked&, Out& out) { skip_or_not(c, in, n, out); });
        each([](const C& c, const In& in, N n, Looked&, Out& out) { glimpse(c, in, n, out); });
        each([](const C& c, const In& in, N n, Looked& tool, Out& out) {
            attend(c, in, n, out);
            if (c.showing != Showing::never) look_up(c, in, n, tool);
        });
        each([](const C& c, const In& in, N n, Looked& tool, Out& out) {
            if (c.showing != Showing::never) revise_or_not(c, in, n, tool, out);
        });
        each([](const C& c, const In& in, N n, Looked& tool, Out& out) {
            if (c.showing == Showing::never) {
                keep_own(n, out);
            } else {
                judge(c, in, n, tool, out);
            }
        });
    }
}

void SKOEN_DELIBERATE(const Conditions& conditions, const CaseLanes& cases, std::size_t n,
                      Deliberation& out) {
    const DeliberationTask task{&conditions, cases, n, &out};
    SKOEN_DELIBERATE_MANY(&task, 1);
}
#endif

}  // namespace skoen::sim
