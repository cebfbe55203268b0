#include "sim/luck.h"

#include <algorithm>

namespace skoen::sim {

using base::Purpose;

void draw_luck(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
               std::size_t from, std::size_t n, const LuckPointers& out, LuckNeeds needs) {
    constexpr std::size_t kAtOnce = 256;
    alignas(64) double unused[kAtOnce];
    const base::LaneTable& lanes = base::lanes();
    for (std::size_t done = 0; done < n; done += kAtOnce) {
        const std::size_t size = std::min(kAtOnce, n - done);
        const auto place = [&](LuckOf kind) { return out[static_cast<std::size_t>(kind)] + done; };
        const auto uniform = [&](Purpose purpose, const base::Subjects& subjects, LuckOf kind) {
            if ((needs & luck_bit(kind)) == 0) return;
            lanes.uniforms(draws.key(purpose), 0, subjects.counters(from + done), size, place(kind), nullptr);
        };
        const auto normal = [&](Purpose purpose, const base::Subjects& subjects, LuckOf kind,
                                double* second) {
            if ((needs & luck_bit(kind)) == 0) return;
            lanes.normals(draws.key(purpose), 0, subjects.counters(from + done), size, place(kind), second);
        };
        uniform(Purpose::cue_seen, who, LuckOf::cue_seen);
        normal(Purpose::judgement_facts, who, LuckOf::facts, place(LuckOf::cues));
        normal(Purpose::occasion, day, LuckOf::occasion, unused);
        uniform(Purpose::attention, day, LuckOf::attention);
        uniform(Purpose::request, day, LuckOf::request);
        uniform(Purpose::revise, day, LuckOf::revise);
        uniform(Purpose::revise_full, day, LuckOf::revise_full);
        normal(Purpose::revise_size, day, LuckOf::revise_size, unused);
        normal(Purpose::known_delay, who, LuckOf::known_delay, unused);
    }
}

void LuckColumns::draw(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
                       LuckNeeds needs) {
    drawn_ = needs;
    LuckPointers out{};
    for (std::size_t k = 0; k < kLucks; ++k) {
        columns_[k].resize(who.size());
        out[k] = columns_[k].data();
    }
    draw_luck(draws, who, day, 0, who.size(), out, needs);
}

void LuckColumns::whole_lanes() {
    for (auto& column : columns_) base::whole_lanes(column);
}

void LuckColumns::take(const LuckColumns& all, const std::vector<std::uint32_t>& places) {
    drawn_ = all.drawn_;
    for (std::size_t k = 0; k < kLucks; ++k) {
        columns_[k].resize(places.size());
        if ((drawn_ & luck_bit(static_cast<LuckOf>(k))) == 0) continue;
        for (std::size_t i = 0; i < places.size(); ++i) columns_[k][i] = all.columns_[k][places[i]];
    }
}

}  // namespace skoen::sim
