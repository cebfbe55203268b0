#include "tests/gui/made_up.h"

#include <algorithm>
#include <cmath>

#include "scenarios/catalogue.h"
#include "session/plans.h"

namespace skoen::tests {

namespace {

constexpr int kReplications = 40, kWeeks = 52;
constexpr std::int64_t kCases = 2000, kHarm = 220;

// Between -1 and 1, another for every replication and purpose.
double swing(int replication, int purpose) {
    return static_cast<double>((replication * 37 + purpose * 11) % 41 - 20) / 20;
}
std::int64_t about(double mean, double spread, int replication, int purpose) {
    return std::llround(mean + spread * swing(replication, purpose));
}

sim::PairCounts pair_counts(int plan, int replication) {
    sim::PairCounts c;
    const auto missed = [&](int p) { return about(105 - 9.0 * p, 8, replication, 1 + p); };
    const auto needless = [&](int p) { return about(350 + 28.0 * p, 22, replication, 7 + p); };
    c.dismiss_harm = missed(plan);
    c.acts_harm = kHarm - c.dismiss_harm;
    c.acts_harmless = needless(plan);
    c.dismiss_harmless = kCases - kHarm - c.acts_harmless;
    c.twin_dismiss_harm = missed(0);
    c.twin_acts_harm = kHarm - c.twin_dismiss_harm;
    c.twin_acts_harmless = needless(0);
    c.twin_dismiss_harmless = kCases - kHarm - c.twin_acts_harmless;
    c.tool_dismiss_harm = 90;
    c.tool_acts_harm = kHarm - 90;
    c.tool_acts_harmless = 420;
    c.tool_dismiss_harmless = kCases - kHarm - 420;
    c.kept_wrong = c.twin_dismiss_harm + c.twin_acts_harmless;
    if (plan > 0) {
        c.rescued = 190 - 14L * plan;
        c.commission = about(110 - 5.0 * plan, 6, replication, 20 + plan);
        c.omission = about(52 - 8.0 * plan, 3, replication, 30 + plan);
        c.misled = c.commission + c.omission;
        c.kept_wrong -= c.rescued;
    }
    c.kept_right = kCases - c.rescued - c.misled - c.kept_wrong;
    return c;
}

sim::Summary summary(int plan, int replication) {
    sim::Summary s;
    sim::Tally& t = s.tally;
    t.cases = kCases;
    t.outcome = t.knowable = pair_counts(plan, replication);
    t.acts = t.outcome.acts_harm + t.outcome.acts_harmless;
    t.minutes = static_cast<double>(kCases) * (plan % 3 == 0 ? 36 + 0.3 * plan : 21.0 + plan);
    t.late = about(plan % 3 == 0 ? 400 : 60, 50, replication, 40);
    if (plan > 0) {
        t.shown = kCases;
        t.overrides = about(240 - 25.0 * plan, 40, replication, 50 + plan);
    }
    for (std::size_t g = 0; g < t.groups.size(); ++g) {
        t.groups[g].cases = kCases / 4;
        t.groups[g].harm = 60;
        t.groups[g].dismiss_harm = 34 - 2L * plan - 3L * static_cast<long>(g);
    }
    s.leader_hours = plan > 2 ? 40.0 * plan : 0;
    s.worker_hours = plan > 2 ? 90.0 * plan : 0;
    s.waiting_weeks = kWeeks * (plan % 3 == 0 ? 3 + swing(replication, 60) : 0.5);
    s.weeks = kWeeks;
    s.support = 0.5 + 0.03 * plan + 0.02 * swing(replication, 70);
    s.belief = 0.6;
    s.skill = 0.5;
    s.plays = 1;
    return s;
}

std::vector<lab::WeekSeries> weekly(int plan) {
    std::vector<lab::WeekSeries> all;
    for (const std::string_view id : lab::weekly_measures()) {
        lab::WeekSeries series{std::string(id), {}};
        for (int week = 1; week <= kWeeks; ++week) {
            lab::Estimate e;
            const double mean = 0.2 - 0.02 * plan + 0.05 / week + 0.002 * swing(week, plan);
            if (plan > 0 || id == "support") e = {mean, mean - 0.03, mean + 0.03, {}, {}, kReplications};
            series.weeks.push_back(e);
        }
        all.push_back(std::move(series));
    }
    return all;
}

lab::StrategyResult result(const sim::World& world, const sim::Strategy& strategy, int plan) {
    lab::StrategyResult r;
    r.strategy = strategy;
    r.by_replication.resize(sim::measures().size());
    for (int i = 0; i < kReplications; ++i) {
        const sim::Summary one = summary(plan, i);
        r.pooled += one;
        for (std::size_t m = 0; m < sim::measures().size(); ++m) {
            r.by_replication[m].push_back(
                sim::measures()[m].value({one, nullptr, world.definition.costs, world.equity_bit}));
        }
    }
    for (std::size_t m = 0; m < sim::measures().size(); ++m) {
        std::vector<double> values;
        for (const auto& v : r.by_replication[m])
            if (v) values.push_back(*v);
        std::sort(values.begin(), values.end());
        lab::Estimate e;
        e.mean = sim::measures()[m].value({r.pooled, nullptr, world.definition.costs, world.equity_bit});
        e.defined = static_cast<int>(values.size());
        if (!values.empty()) e.lo = values[values.size() / 20], e.hi = values[values.size() * 19 / 20];
        r.measures.push_back(e);
    }
    r.weekly = weekly(plan);
    return r;
}

lab::Handling handling(bool with_score) {
    lab::Handling h;
    h.event.seat = 16;
    h.event.week = h.event.arrival_week = 9;
    h.event.score = 3;
    h.event.shown = h.event.revised = with_score;
    h.event.best = true;
    h.event.acts = !with_score;
    h.event.twin_acts = true;
    h.event.own_certainty = with_score ? 0.34 : 0.71;
    h.event.own = with_score ? -0.4 : 0.6;
    h.event.final_judgement = with_score ? -0.9 : 0.6;
    h.event.minutes = with_score ? 12 : 44;
    h.own_score = with_score ? 5 : 7;
    h.final_score = with_score ? 4 : 7;
    return h;
}

std::shared_ptr<const lab::CaseStory> story(const sim::Definition& d) {
    auto out = std::make_shared<lab::CaseStory>();
    out->number = 412;
    out->cases = 7000;
    out->seat = 17;
    out->arrival_week = 9;
    out->harm = out->best = true;
    out->risk = 0.31;
    out->score = 3;
    for (const sim::Feature& f : d.features) out->facts.push_back({f.name, {"nej", "no"}, 0, {}});
    for (std::size_t c = 0; c < d.cues.size(); ++c)
        out->cues.push_back({d.cues[c].name, d.cues[c].how, c != 1, c == 0, c < 3});
    out->with_score = handling(true);
    out->without = handling(false);
    out->pulls = {{"revise_own", 1.2}, {"revise_gap", 0.8}, {"revise_base", -0.9}, {"revise_trust", 0.3}};
    out->follow_chance = 0.69;
    return out;
}

std::shared_ptr<const sim::World> made_up_world() {
    sim::World world(
        scenarios::load_scenario("underretning", std::vector<std::string>{"/history/cases=4000"}), 1);
    world.own_cuts = {-2, -1.5, -1, -0.6, -0.2, 0.2, 0.6, 1, 1.5};
    return std::make_shared<const sim::World>(std::move(world));
}

}  // namespace

session::DeskView made_up_desk(base::Language language) {
    static const std::shared_ptr<const sim::World> world = made_up_world();
    session::DeskView view;
    view.language = language;
    view.scenario = "underretning";
    view.world = world;
    view.definition = std::shared_ptr<const sim::Definition>(world, &world->definition);
    view.weeks = kWeeks;
    std::vector<lab::StrategyResult> results{result(*world, lab::office_without_tool(), 0)};
    int place = 0;
    for (const session::PlanEntry& entry :
         session::default_plans(view.definition->default_strategies).entries) {
        ++place;
        results.push_back(result(*world, entry.strategy, place));
        view.plans.push_back(
            {std::string(1, static_cast<char>('A' + place - 1)), place, entry.strategy, true});
        view.hours.push_back({place - 1, place > 2 ? 40.0 * place : 0, place > 2 ? 90.0 * place : 0});
    }
    view.comparison =
        std::make_shared<const lab::Comparison>(lab::side_by_side(std::move(results), world->seed));
    view.comparison_is_current = true;
    view.plan = std::min(3, place - 1);
    view.lever = sim::Lever::feedback;
    session::LeverEffect effect;
    effect.lever = view.lever;
    effect.replications = kReplications;
    effect.missed = {0.009, 0.002, 0.016, {}, {}, kReplications};
    effect.disturbed = {-0.012, -0.03, 0.004, {}, {}, kReplications};
    view.effect = std::make_shared<const session::LeverEffect>(effect);
    view.story = story(*view.definition);
    view.cases = session::CaseChoice::misled;
    view.case_number = 412;
    view.case_place = 31;
    view.case_count = 400;
    return view;
}

}  // namespace skoen::tests
