#include "tests/sim/worlds.h"

#include <algorithm>
#include <cstdlib>

#include "scenarios/catalogue.h"
#include "sim/base/error.h"
#include "sim/decision.h"

namespace skoen::test {

const sim::Definition& home() {
    static const sim::Definition kHome = scenarios::load_scenario("underretning");
    return kHome;
}

const sim::World& home_world() {
    static const sim::World kWorld = [] {
        sim::Definition d = home();
        d.history.cases = 2000;
        return sim::World(d, 1);
    }();
    return kWorld;
}

sim::World changed(const sim::World& base, const std::function<void(sim::Definition&)>& edit) {
    sim::World world = base;
    edit(world.definition);
    const sim::Definition& d = world.definition;
    world.best_threshold = sim::ActOrDismiss::best_threshold(d.costs);
    world.intake_minutes = d.office.cases_per_week * (d.minutes.file + d.minutes.cues) / d.office.utilisation;
    return world;
}

sim::Strategy plan(const std::vector<std::vector<std::string>>& levers) {
    sim::Strategy strategy;
    strategy.id = "plan";
    for (const std::vector<std::string>& row : levers) {
        sim::LeverSpan span;
        int lever = 0;
        while (lever < sim::kLevers && sim::lever_name(static_cast<sim::Lever>(lever)) != row[0]) ++lever;
        base::ensure(lever < sim::kLevers, "plan: no such lever");
        span.lever = static_cast<sim::Lever>(lever);
        span.option = row[1];
        if (row.size() > 2) span.intensity = std::strtod(row[2].c_str(), nullptr);
        strategy.levers.push_back(span);
    }
    return strategy;
}

Outcome play_out(const sim::World& world, const sim::Strategy& strategy, int replications) {
    Outcome out;
    for (int r = 0; r < replications; ++r) {
        const sim::Caseload caseload = sim::draw_caseload(world, static_cast<std::uint32_t>(r));
        sim::PlayOptions options;
        options.audit = false;
        const sim::Play play = sim::play(world, caseload, strategy, options);
        out.events.insert(out.events.end(), play.events.begin(), play.events.end());
        out.records.insert(out.records.end(), play.records.begin(), play.records.end());
    }
    return out;
}

double share(const std::vector<sim::Event>& events, const std::function<bool(const sim::Event&)>& yes,
             const std::function<bool(const sim::Event&)>& among) {
    double all = 0, some = 0;
    for (const sim::Event& e : events) {
        if (!among(e)) continue;
        all += 1;
        some += yes(e) ? 1 : 0;
    }
    return all > 0 ? some / all : -1.0;
}

double mean(const std::vector<sim::Event>& events, const std::function<double(const sim::Event&)>& value) {
    double sum = 0;
    for (const sim::Event& e : events) sum += value(e);
    return sum / static_cast<double>(std::max<std::size_t>(events.size(), 1));
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(std::max<std::size_t>(values.size(), 1));
}

}  // namespace skoen::test
