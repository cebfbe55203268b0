// A scenario in which every key says something other than its default, with features of every kind.
#pragma once

#include "scenarios/catalogue.h"

namespace skoen::test {

inline sim::Definition filled_definition() {
    sim::Definition d = scenarios::load_scenario("underretning");
    d.idea = {"En idé, der aldrig blev bygget.", "An idea that was never built."};
    d.features.resize(4);  // age, two counts, a category
    sim::Feature distance;
    distance.id = "distance";
    distance.name = {"Afstand til kommunen", "Distance to the town hall"};
    distance.kind = sim::MarginalKind::continuous;
    distance.median = 5;
    distance.spread = 0.7;
    distance.lowest = 0.5;
    distance.highest = 60;
    distance.unit = {"km", "km"};
    distance.source = {"A", "An assumption for a test."};
    d.features.push_back(distance);
    sim::Feature alone;
    alone.id = "single_carer";
    alone.name = {"Alene med barnet", "Single carer"};
    alone.share = 0.41;
    alone.weight = 0.1;
    alone.source = {"V", "A page."};
    d.features.push_back(alone);
    d.correlations = {{"notifications_90", "notifications_91_180", 0.5}, {"age", "single_carer", -0.1}};
    d.groups.resize(3);
    d.model.hidden = {"single_carer"};
    d.model.drift_per_week = 0.1;
    d.model.family = sim::ModelFamily::trees;
    d.history.label = sim::LabelKind::selective;
    d.history.selective_leak = 0.1;
    d.history.silent_share = 0.2;
    d.history.silent_group = d.equity_group;
    d.office.norm = -0.4;
    d.office.newcomers = 2;
    d.behaviour.on_skip = false;
    d.behaviour.skip_trust = 1.25;
    return d;
}

}  // namespace skoen::test
