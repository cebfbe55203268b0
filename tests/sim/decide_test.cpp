// One case with the score: every lever and every state of mind against the same luck. What a setting makes likelier
// happens in a superset of the cases, not just more often.
#include "sim/decide.h"

#include <algorithm>
#include <cmath>

#include "tests/catch.h"
#include "tests/sim/bench.h"

using namespace skoen;
using namespace skoen::test;

namespace {

bool skipped(const sim::Event& e) { return e.skipped; }
bool shown(const sim::Event& e) { return e.shown; }
bool revised(const sim::Event& e) { return e.revised; }
bool cue_seen(const sim::Event& e) { return e.cue_seen; }
bool overrides(const sim::Event& e) { return e.shown && e.acts != e.recommended; }

bool to_the_end(const sim::Event& e) { return std::fabs(e.final_judgement - e.advice) < 1e-12; }
bool switched(const sim::Event& e) { return e.shown && e.acts != e.own_acts; }
double count(const std::vector<sim::Event>& events, const Predicate& holds) {
    return static_cast<double>(std::count_if(events.begin(), events.end(), holds));
}

using Edit = std::function<void(Setting&)>;

struct DecideRow {
    const char* name;
    Edit both;  // what the two settings share
    Edit more;  // what makes it happen in a superset
    Predicate what;
};

// Turning the mechanism off makes the edit idle.
struct OffRow {
    const char* name;
    Edit both;
    bool sim::Behaviour::*part;
    Edit edit;
};

Setting setting(const Edit& both) {
    Setting s;
    both(s);
    return s;
}

void check_row(const DecideRow& row) {
    const Setting fewer = setting(row.both);
    Setting more = fewer;
    row.more(more);
    const auto a = decide_all(fewer), b = decide_all(more);
    INFO(row.name);
    CHECK(superset(a, b, row.what) == 1);
    CHECK(superset(b, a, row.what) == -1);  // the other way round it is none
}

void workflow(Setting& s, const char* option) { s.lever("workflow", option); }
void first(Setting& s) { workflow(s, "score_first"); }
void own(Setting& s) { workflow(s, "own_first"); }

// Pressure also shortens the assessment that would be saved; to see its own term, minutes stay.
void first_steady(Setting& s) {
    first(s);
    s.b().on_pressure_minutes = false;
}

}  // namespace

TEST_CASE("skipping: superset by superset") {
    const std::vector<DecideRow> rows = {
        {"pressure", first_steady, [](Setting& s) { s.pressure = 1.5; }, skipped},
        {"trust", first, [](Setting& s) { s.belief = 0.9; }, skipped},
        {"effort", first, [](Setting& s) { s.world.definition.minutes.cues *= 2; }, skipped},
        {"less accountability",
         [](Setting& s) {
             first(s);
             s.lever("accountability", "process");
         },
         [](Setting& s) { s.lever("accountability", "process", 0.3); }, skipped},
        {"accountability for the outcome instead",
         [](Setting& s) {
             first(s);
             s.lever("accountability", "process");
         },
         [](Setting& s) { s.lever("accountability", "outcome"); }, skipped},
        {"less knowledge",
         [](Setting& s) {
             first(s);
             s.knowledge = 0.8;
         },
         [](Setting& s) { s.knowledge = 0; }, skipped},
        {"time given to citizens is time saved by skipping", first, [](Setting& s) { s.cue_time = 2; },
         skipped},
    };
    for (const DecideRow& row : rows) check_row(row);
}

TEST_CASE("skipping happens only where the score comes first") {
    for (const char* option : {"no_score", "own_first", "on_request", "hidden_when_uncertain"}) {
        CHECK(share(decide_all(setting([&](Setting& s) { workflow(s, option); })), skipped) == 0);
    }
    CHECK(share(decide_all(setting(first)), skipped) > 0.02);
    CHECK(share(decide_all(setting([](Setting& s) {
                    first(s);
                    s.b().on_skip = false;
                })),
                skipped) == 0);
}

TEST_CASE("who skips starts from the score, sees no cue and spends a glimpse") {
    const Setting s = setting(first);
    const double weight = s.world.definition.behaviour.glimpse_weight;
    int met = 0;
    for (const sim::Event& e : decide_all(s)) {
        if (!e.skipped) continue;
        ++met;
        REQUIRE(e.final_judgement == Approx(e.advice + weight * (e.own - e.advice)));
        REQUIRE_FALSE(e.cue_seen);
        REQUIRE(e.own_certainty == 0);
        REQUIRE_FALSE(e.revised);
        REQUIRE(e.minutes == s.world.definition.minutes.glimpse);
        REQUIRE(e.full_minutes > e.minutes);
    }
    CHECK(met > 300);
    // Without a glimpse the tool decides alone.
    const auto led = decide_all(setting([](Setting& x) {
        first(x);
        x.b().glimpse_weight = 0;
    }));
    CHECK(share(
              led, [](const sim::Event& e) { return e.acts == e.recommended; }, skipped) == 1);
    CHECK(share(
              decide_all(s), [](const sim::Event& e) { return e.acts == e.recommended; }, skipped) < 1);
}

TEST_CASE("on request: asked for less when certain") {
    const auto request = [](Setting& s) { workflow(s, "on_request"); };
    check_row(
        {"flatter slope, less certain", request, [](Setting& s) { s.b().certainty_scale *= 2; }, shown});
    const auto events = decide_all(setting(request));
    const auto certain = [](const sim::Event& e) { return e.own_certainty > 0.5; };
    const auto uncertain = [](const sim::Event& e) { return e.own_certainty <= 0.5; };
    // 3000 cases: 6 SDs of a difference of shares are at most 0.11.
    CHECK(share(events, shown, uncertain) > share(events, shown, certain) + 0.11);
    const auto flat = decide_all(setting([&](Setting& s) {
        request(s);
        s.b().request_certainty = 0;
    }));
    CHECK(std::fabs(share(flat, shown, uncertain) - share(flat, shown, certain)) < 0.11);
}

TEST_CASE("hidden when uncertain: only certain scores are shown, the fewer the higher the bar") {
    const auto hidden = [](Setting& s) { workflow(s, "hidden_when_uncertain"); };
    check_row(
        {"lower bar", hidden, [](Setting& s) { s.lever("workflow", "hidden_when_uncertain", 0.4); }, shown});
    const Setting s = setting(hidden);
    const auto events = decide_all(s);
    for (const sim::Event& e : events) {
        REQUIRE(e.shown == (e.tool_certainty >= s.world.definition.behaviour.hidden_certainty));
        REQUIRE(e.own_before);
        if (!e.shown) REQUIRE(e.final_judgement == e.twin);
    }
    CHECK(share(events, shown) > 0.1);
    CHECK(share(events, shown) < 0.9);
}

TEST_CASE("revision: superset by superset") {
    const std::vector<DecideRow> rows = {
        {"trust", own, [](Setting& s) { s.belief = 0.9; }, revised},
        {"pressure",
         [](Setting& s) {
             own(s);
             s.b().on_pressure_minutes = s.b().on_pressure_occasion = false;
         },
         [](Setting& s) { s.pressure = 1.5; }, revised},
        {"less accountability",
         [](Setting& s) {
             own(s);
             s.lever("accountability", "process");
         },
         [](Setting& s) { s.lever("accountability", "outcome", 0.5); }, revised},
        {"less knowledge",
         [](Setting& s) {
             own(s);
             s.knowledge = 1;
         },
         [](Setting& s) { s.knowledge = 0; }, revised},
        {"reasons", own, [](Setting& s) { s.lever("display", "with_reasons"); }, revised},
        {"a band looks less certain", own, [](Setting& s) { s.lever("display", "band"); }, revised},
        {"uncertainty shown", own, [](Setting& s) { s.lever("display", "with_uncertainty"); }, revised},
        {"the person's readiness", own, [](Setting& s) { s.b().revise_base += 0.5; }, revised},
        {"the place",
         [](Setting& s) {
             own(s);
             s.b().place_sd = 0;
         },
         [](Setting& s) { s.b().revise_base += 0.3; }, revised},
        {"gap", own, [](Setting& s) { s.b().revise_gap += 1; }, revised},
        {"opposite sides", own, [](Setting& s) { s.b().revise_opposite += 1; }, revised},
        {"less weight of own certainty", own, [](Setting& s) { s.b().revise_own /= 2; }, revised},
    };
    for (const DecideRow& row : rows) check_row(row);
}

TEST_CASE("revision moves between own judgement and advice") {
    const auto events = decide_all(setting(own));
    int moved = 0, all_the_way = 0;
    for (const sim::Event& e : events) {
        const double low = std::min(e.own, e.advice), high = std::max(e.own, e.advice);
        REQUIRE(e.final_judgement >= low - 1e-12);
        REQUIRE(e.final_judgement <= high + 1e-12);
        REQUIRE(e.own == e.twin);  // the local twin is the own assessment
        if (!e.revised) REQUIRE(e.final_judgement == e.own);
        moved += e.revised ? 1 : 0;
        all_the_way += e.revised && std::fabs(e.final_judgement - e.advice) < 1e-12 ? 1 : 0;
    }
    CHECK(all_the_way > 0);
    CHECK(all_the_way < moved);
    const auto whole = decide_all(setting([](Setting& s) {
        own(s);
        s.b().size_full = 1;
    }));
    CHECK(share(
              whole, [](const sim::Event& e) { return std::fabs(e.final_judgement - e.advice) < 1e-12; },
              revised) == 1);
    const auto farther = decide_all(setting([](Setting& s) {
        own(s);
        s.b().size_mean += 1;
    }));
    // People alike: Bernoulli(size_full) over those who revise.
    const auto alike = decide_all(setting([](Setting& s) {
        own(s);
        s.b().size_sd_person = 0;
    }));
    const double p = home().behaviour.size_full, n = count(alike, revised);
    const double full = count(alike, [](const sim::Event& e) { return e.revised && to_the_end(e); });
    CHECK(std::fabs(full - p * n) < 6 * std::sqrt(p * (1 - p) * n));
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto left = [](const sim::Event& e) { return std::fabs(e.final_judgement - e.advice); };
        REQUIRE(left(farther[i]) <= left(events[i]) + 1e-12);
    }
}

TEST_CASE("people who go far go all the way more often") {
    sim::Behaviour b = home().behaviour;
    b.size_full = 0.3;
    CHECK(sim::chance_to_go_all_the_way(b, 0) == Approx(0.3));
    CHECK(sim::chance_to_go_all_the_way(b, 1) == Approx(base::logistic(base::logit(0.3) + 1)));
    CHECK(sim::chance_to_go_all_the_way(b, 2) > sim::chance_to_go_all_the_way(b, 1));
    for (const double certain : {0.0, 1.0}) {
        b.size_full = certain;
        CHECK(sim::chance_to_go_all_the_way(b, 1.5) == certain);
    }
}

TEST_CASE("a decision that was stated is held: superset by superset") {
    const auto firmly = [](Setting& s) {
        own(s);
        s.b().commit_margin = 1;
    };
    const auto loosely = [](Setting& s) { s.b().commit_margin = 0.3; };
    const auto off = [](Setting& s) { s.b().on_commitment = false; };
    check_row({"a smaller margin", firmly, loosely, switched});
    check_row({"no commitment", firmly, off, switched});
    // A judgement d beyond the line turns the decision with probability 1 - exp(-d / m).
    const auto events = decide_all(setting(firmly));
    double expected = 0, variance = 0, turned = 0;
    for (const sim::Event& e : events) {
        const bool crossed = (e.final_judgement > e.threshold) != e.own_acts;
        if (!crossed) {
            REQUIRE_FALSE(switched(e));
            continue;
        }
        const double p = 1 - std::exp(-std::fabs(e.final_judgement - e.threshold));
        expected += p;
        variance += p * (1 - p);
        turned += switched(e) ? 1 : 0;
    }
    CHECK(std::fabs(turned - expected) < 5 * std::sqrt(variance));
    // Where the score comes first nothing was stated.
    const auto unstated = [&](bool on) {
        return decide_all(setting([&](Setting& s) {
            first(s);
            s.b().commit_margin = 1;
            s.b().on_commitment = on;
        }));
    };
    CHECK(same_events(unstated(true), unstated(false)));
}

TEST_CASE("certainties, gaps and minutes stay in their ranges") {
    for (const char* option :
         {"no_score", "score_first", "own_first", "on_request", "hidden_when_uncertain"}) {
        for (const double pressure : {0.0, 3.0}) {
            const Setting s = setting([&](Setting& x) {
                workflow(x, option);
                x.pressure = pressure;
                x.b().on_commitment = false;
            });
            for (const sim::Event& e : decide_all(s)) {
                REQUIRE(e.own_certainty >= 0);
                REQUIRE(e.own_certainty <= 1);
                REQUIRE(e.tool_certainty >= 0);
                REQUIRE(e.tool_certainty <= 1);
                REQUIRE(e.gap >= 0);
                REQUIRE(e.gap <= 1);
                REQUIRE(e.minutes > 0);
                REQUIRE(e.score >= 1);
                REQUIRE(e.score <= 10);
                REQUIRE(e.recommended == (e.score >= s.world.tool.line));
                REQUIRE(e.wanted_override == (e.shown && (e.final_judgement > e.threshold) != e.recommended));
            }
        }
    }
}

TEST_CASE("who has not read is not certain: pressure lowers own certainty") {
    const auto calm = decide_all(setting(own));
    const auto pressed = decide_all(setting([](Setting& s) {
        own(s);
        s.pressure = 2;
    }));
    const auto certainty = [](const sim::Event& e) { return e.own_certainty; };
    CHECK(mean(pressed, certainty) < mean(calm, certainty));
    const double most = sim::share_of_minutes(home().behaviour, 2);
    for (const sim::Event& e : pressed) REQUIRE(e.own_certainty <= most);
}

TEST_CASE("minutes: pressure shortens, reasons and registration lengthen") {
    const auto minutes = [](const sim::Event& e) { return e.minutes; };
    const double plain = mean(decide_all(setting(own)), minutes);
    CHECK(mean(decide_all(setting([](Setting& s) {
                   own(s);
                   s.pressure = 1;
               })),
               minutes) < plain);
    const double reasons = mean(decide_all(setting([](Setting& s) {
                                    own(s);
                                    s.lever("display", "with_reasons");
                                })),
                                minutes);
    CHECK(reasons == Approx(plain + home().behaviour.reasons_minutes));
    const auto written = decide_all(setting([](Setting& s) {
        own(s);
        s.lever("override_rule", "written_reason");
    }));
    for (const sim::Event& e : written) {
        REQUIRE(e.registration_minutes == (overrides(e) ? home().behaviour.reason_minutes : 0.0));
        REQUIRE(e.leader_minutes == 0);
    }
    CHECK(mean(written, minutes) > plain);
}

TEST_CASE("cues: seen more with time, less under pressure") {
    const std::vector<DecideRow> rows = {
        {"time", own, [](Setting& s) { s.cue_time = 1.5; }, cue_seen},
        {"less pressure",
         [](Setting& s) {
             own(s);
             s.pressure = 2;
         },
         [](Setting& s) { s.pressure = 0; }, cue_seen},
        {"shorter half", own, [](Setting& s) { s.b().cue_half_minutes /= 2; }, cue_seen},
    };
    for (const DecideRow& row : rows) check_row(row);
}

TEST_CASE("what an override costs: kept in a subset") {
    const auto rule = [](const char* option, double strength = 1) {
        return [=](Setting& s) { s.lever("override_rule", option, strength); };
    };
    const auto costly = [](const char* option) {
        return [=](Setting& s) {
            own(s);
            s.lever("override_rule", option);
        };
    };
    const std::vector<DecideRow> rows = {
        {"no reason asked for", costly("written_reason"), rule("free"), overrides},
        {"half a reason", costly("written_reason"), rule("written_reason", 0.5), overrides},
        {"approval for everything is more than for dismissing", costly("approval"),
         rule("approval_to_dismiss"), overrides},
        {"no monitoring",
         [](Setting& s) {
             own(s);
             s.lever("monitoring", "override_rates");
         },
         [](Setting& s) { s.lever("monitoring", "none", 0); }, overrides},
        {"less friction", costly("written_reason"), [](Setting& s) { s.b().keep_friction /= 2; }, overrides},
        {"more resolve", costly("written_reason"), [](Setting& s) { s.b().keep_base += 1; }, overrides},
        {"certainty keeps", costly("written_reason"), [](Setting& s) { s.b().keep_certainty += 2; },
         overrides},
        {"a generous supervisor", costly("approval"), [](Setting& s) { s.b().grant_base += 1; }, overrides},
    };
    for (const DecideRow& row : rows) check_row(row);
}

TEST_CASE("approval: asked where the rule says, refused means the score decides") {
    for (const char* option : {"approval", "approval_to_dismiss"}) {
        const auto events = decide_all(setting([&](Setting& s) {
            own(s);
            s.lever("override_rule", option);
        }));
        int asked = 0, refused = 0;
        for (const sim::Event& e : events) {
            if (!e.asked) {
                REQUIRE(e.leader_minutes == 0);
                continue;
            }
            ++asked;
            REQUIRE(e.wanted_override);
            if (std::string(option) == "approval_to_dismiss") REQUIRE(e.recommended);
            REQUIRE(e.leader_minutes == home().behaviour.approval_leader_minutes);
            REQUIRE(e.registration_minutes == home().behaviour.approval_minutes);
            refused += overrides(e) ? 0 : 1;
        }
        CHECK(asked > 100);
        CHECK(refused > 10);
        CHECK(refused < asked);
    }
}

TEST_CASE("grants rise with the worker's certainty") {
    const auto events = decide_all(setting([](Setting& s) {
        own(s);
        s.lever("override_rule", "approval");
        s.b().grant_file = 0;
        s.b().grant_certainty = 6;
    }));
    const auto sure = [](const sim::Event& e) { return e.asked && e.own_certainty > 0.6; };
    const auto unsure = [](const sim::Event& e) { return e.asked && e.own_certainty < 0.3; };
    CHECK(share(events, overrides, sure) > share(events, overrides, unsure) + 0.2);
}

TEST_CASE("exposure: without the tool nothing of it shows") {
    for (const char* option : {"score_first", "own_first", "on_request", "hidden_when_uncertain"}) {
        const auto without = decide_all(setting([&](Setting& s) {
            workflow(s, option);
            s.exposed = false;
        }));
        CHECK(same_events(without, decide_all(setting([](Setting&) {}))));
        CHECK_FALSE(same_events(decide_all(setting([&](Setting& s) { workflow(s, option); })), without));
    }
}

TEST_CASE("switches: a mechanism turned off makes its causes idle") {
    const auto approval = [](Setting& s) {
        own(s);
        s.lever("override_rule", "approval");
    };
    const std::vector<OffRow> rows = {
        {"pressure on minutes",
         [](Setting& s) {
             own(s);
             s.b().on_pressure_revise = s.b().on_pressure_occasion = false;
         },
         &sim::Behaviour::on_pressure_minutes, [](Setting& s) { s.pressure = 2; }},
        {"pressure on occasion noise",
         [](Setting& s) {
             own(s);
             s.b().on_pressure_revise = s.b().on_pressure_minutes = false;
         },
         &sim::Behaviour::on_pressure_occasion, [](Setting& s) { s.pressure = 2; }},
        {"pressure on revising",
         [](Setting& s) {
             own(s);
             s.b().on_pressure_occasion = s.b().on_pressure_minutes = false;
         },
         &sim::Behaviour::on_pressure_revise, [](Setting& s) { s.pressure = 2; }},
        {"pressure on skipping",
         [](Setting& s) {
             first(s);
             s.b().on_pressure_occasion = s.b().on_pressure_minutes = s.b().on_pressure_revise = false;
         },
         &sim::Behaviour::on_pressure_skip, [](Setting& s) { s.pressure = 2; }},
        {"occasion noise", own, &sim::Behaviour::on_occasion, [](Setting& s) { s.b().occasion_sd *= 2; }},
        {"commitment", own, &sim::Behaviour::on_commitment, [](Setting& s) { s.b().commit_margin *= 2; }},
        {"level", own, &sim::Behaviour::on_level, [](Setting& s) { s.b().level_sd *= 2; }},
        {"pattern", own, &sim::Behaviour::on_pattern, [](Setting& s) { s.b().pattern_sd *= 2; }},
        {"skipping", first, &sim::Behaviour::on_skip, [](Setting& s) { s.b().skip_base += 2; }},
        {"cost of an override", approval, &sim::Behaviour::on_override_cost,
         [](Setting& s) {
             s.b().friction_approval *= 2;
             s.b().grant_base -= 1;
             s.b().approval_minutes += 5;
         }},
        {"offices", own, &sim::Behaviour::on_offices_differ,
         [](Setting& s) {
             s.b().place_sd *= 2;
             s.b().office_norm_sd *= 2;
         }},
    };
    for (const OffRow& row : rows) {
        INFO(row.name);
        Setting on = setting(row.both), on_edited = on;
        row.edit(on_edited);
        CHECK_FALSE(same_events(decide_all(on), decide_all(on_edited)));
        on.b().*row.part = false;
        on_edited.b().*row.part = false;
        CHECK(same_events(decide_all(on), decide_all(on_edited)));
    }
}
