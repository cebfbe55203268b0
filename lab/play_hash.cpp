#include "lab/play_hash.h"

#include <algorithm>
#include <array>

#include "sim/base/random.h"

namespace skoen::lab {

namespace {

// Order matters, every bit counts; a word at a time.
class WordHash {
  public:
    void add(std::uint64_t word) { state_ = base::mix64(state_ ^ word); }
    void add(double number) { add(base::bits_of(number)); }
    [[nodiscard]] std::uint64_t value() const { return state_; }

  private:
    std::uint64_t state_ = 0;
};

std::uint32_t flags_hashed(const sim::Event& e) {
    const auto bit = [](bool yes, std::uint32_t as) { return yes ? as : 0U; };
    return bit(e.acts, sim::kActs) | bit(e.twin_acts, sim::kTwinActs) | bit(e.shown, sim::kShown) |
           bit(e.skipped, sim::kSkipped) | bit(e.revised, sim::kRevised) | bit(e.harm, sim::kHarm) |
           bit(e.late, sim::kLate);
}

void add_event(const sim::Event& e, WordHash& h) {
    h.add(sim::hash_word(flags_hashed(e), e.score, e.number, e.seat));
    h.add(e.final_judgement);
    h.add(e.minutes);
    if (e.kind == sim::DecisionKind::act_or_dismiss) return;
    h.add(static_cast<std::uint64_t>(e.option | (e.right_option << 8) | (static_cast<int>(e.verdict) << 16) |
                                     (e.automatic ? 1 << 24 : 0)));
    h.add(e.outcome);
    h.add(e.clock_days);
}

void add_decision(const sim::Decisions& d, std::size_t i, WordHash& h) {
    h.add(d.what[i]);
    h.add(d.judged[i]);
    h.add(d.minutes[i]);
}

constexpr std::size_t kSideBySide = 3;

// As many decisions as all have, side by side; then what is left of each.
void add_side_by_side(const std::array<const sim::Decisions*, kSideBySide>& all,
                      std::array<WordHash*, kSideBySide> hashes) {
    std::array<WordHash, kSideBySide> h;
    std::size_t shared = all.front()->what.size();
    for (const sim::Decisions* d : all) shared = std::min(shared, d->what.size());
    for (std::size_t i = 0; i < shared; ++i) {
        for (std::size_t k = 0; k < kSideBySide; ++k) add_decision(*all[k], i, h[k]);
    }
    for (std::size_t k = 0; k < kSideBySide; ++k) {
        for (std::size_t i = shared; i < all[k]->what.size(); ++i) add_decision(*all[k], i, h[k]);
        *hashes[k] = h[k];
    }
}

void add_decisions(std::span<const sim::Play> plays, std::vector<WordHash>& hashes) {
    std::vector<std::size_t> in_columns;
    for (std::size_t s = 0; s < plays.size(); ++s) {
        if (plays[s].decisions) in_columns.push_back(s);
        for (const sim::Event& e : plays[s].events) add_event(e, hashes[s]);
    }
    std::size_t done = 0;
    for (; done + kSideBySide <= in_columns.size(); done += kSideBySide) {
        std::array<const sim::Decisions*, kSideBySide> decisions{};
        std::array<WordHash*, kSideBySide> into{};
        for (std::size_t k = 0; k < kSideBySide; ++k) {
            decisions[k] = &*plays[in_columns[done + k]].decisions;
            into[k] = &hashes[in_columns[done + k]];
        }
        add_side_by_side(decisions, into);
    }
    for (; done < in_columns.size(); ++done) {
        const sim::Decisions& d = *plays[in_columns[done]].decisions;
        for (std::size_t i = 0; i < d.what.size(); ++i) add_decision(d, i, hashes[in_columns[done]]);
    }
}

void add_states(const sim::Play& play, WordHash& h) {
    for (const sim::WeekRecord& r : play.records) {
        for (std::size_t i = 0; i < r.belief.size(); ++i) {
            h.add(r.belief[i]);
            h.add(r.support[i]);
            h.add(r.skill_facts[i]);
            h.add(r.pressure[i]);
        }
    }
    h.add(play.noise.level);
    h.add(play.noise.pattern);
    h.add(play.noise.occasion);
}

}  // namespace

std::vector<std::uint64_t> hash_plays(std::span<const sim::Play> plays) {
    std::vector<WordHash> hashes(plays.size());
    add_decisions(plays, hashes);
    std::vector<std::uint64_t> out;
    for (std::size_t s = 0; s < plays.size(); ++s) {
        add_states(plays[s], hashes[s]);
        out.push_back(hashes[s].value());
    }
    return out;
}

}  // namespace skoen::lab
