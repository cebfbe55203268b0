#include "sim/luck.h"

#include <algorithm>

namespace skoen::sim {

using base::Purpose;

void draw_luck(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day,
               std::size_t from, std::size_t n, const LuckPointers& out) {
    constexpr std::size_t kAtOnce = 256;
    alignas(64) double unused[kAtOnce];
    const base::LaneTable& lanes = base::lanes();
    for (std::size_t done = 0; done < n; done += kAtOnce) {
        const std::size_t size = std::min(kAtOnce, n - done);
        const auto place = [&](LuckOf kind) { return out[static_cast<std::size_t>(kind)] + done; };
        const auto uniforms = [&](Purpose purpose, const base::Subjects& subjects, LuckOf kind) {
            lanes.uniforms(draws.key(purpose), 0, subjects.counters(from + done), size, place(kind), unused);
        };
        const auto normals = [&](Purpose purpose, const base::Subjects& subjects, double* a, double* b) {
            lanes.normals(draws.key(purpose), 0, subjects.counters(from + done), size, a, b);
        };
        uniforms(Purpose::cue_seen, who, LuckOf::cue_seen);
        normals(Purpose::judgement_facts, who, place(LuckOf::facts), place(LuckOf::cues));
        normals(Purpose::occasion, day, place(LuckOf::occasion), unused);
        uniforms(Purpose::attention, day, LuckOf::attention);
        uniforms(Purpose::request, day, LuckOf::request);
        uniforms(Purpose::revise, day, LuckOf::revise);
        uniforms(Purpose::revise_full, day, LuckOf::revise_full);
        normals(Purpose::revise_size, day, place(LuckOf::revise_size), unused);
        normals(Purpose::known_delay, who, place(LuckOf::known_delay), unused);
    }
}

void LuckColumns::draw(const base::Draws& draws, const base::Subjects& who, const base::Subjects& day) {
    LuckPointers out{};
    for (std::size_t k = 0; k < kLucks; ++k) {
        columns_[k].resize(who.size());
        out[k] = columns_[k].data();
    }
    draw_luck(draws, who, day, 0, who.size(), out);
}

void LuckColumns::take(const LuckColumns& all, const std::vector<std::uint32_t>& places) {
    for (std::size_t k = 0; k < kLucks; ++k) {
        columns_[k].resize(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) columns_[k][i] = all.columns_[k][places[i]];
    }
}

}  // namespace skoen::sim
