// Sentences: their verbs follow the evidence, their numbers are the comparison's.
#include "report/words.h"

#include "report/amounts.h"
#include "report/changes.h"
#include "report/hours.h"
#include "report/nouns.h"
#include "report/verdicts.h"
#include "tests/catch.h"
#include "tests/report/by_hand.h"
#include "tests/report/fixture.h"
#include "tests/report/plain_spaces.h"

using namespace skoen;
using namespace skoen::report;
using tests::plain;
using tests::set_differences;
using tests::set_value;

namespace {

// Only plan 1 beside the office without the score.
lab::Comparison one_plan() {
    lab::Comparison c = tests::home().comparison;
    c.strategies.resize(2);
    return c;
}

struct Case {
    int missed_less, missed_more, disturbed_less, disturbed_more;
    std::string expected;
};

}  // namespace

TEST_CASE("what a plan does to the two errors is said with the verb that the outcomes carry") {
    const std::vector<Case> cases{
        {20, 0, 20, 0, "giver færre oversete børn og færre unødigt undersøgte familier"},
        {18, 0, 0, 20, "giver færre oversete børn, men flere unødigt undersøgte familier"},
        {20, 0, 0, 15, "giver færre oversete børn, men ser ud til at give flere unødigt undersøgte familier"},
        {17, 0, 0, 14, "ser ud til at give færre oversete børn, men flere unødigt undersøgte familier"},
        {0, 20, 0, 18, "giver flere oversete børn og flere unødigt undersøgte familier"},
        {20, 0, 10, 10, "giver færre oversete børn, uden sikker forskel i unødigt undersøgte familier"},
        {13, 0, 0, 20, "giver flere unødigt undersøgte familier, uden sikker forskel i oversete børn"},
        {13, 0, 12, 0, "kan ikke skelnes fra uden score"},
        {10, 10, 10, 10, "kan ikke skelnes fra uden score"}};
    for (const Case& row : cases) {
        lab::Comparison c = one_plan();
        set_differences(c, "missed_rate", row.missed_less, row.missed_more, 0.01);
        set_differences(c, "disturbed_rate", row.disturbed_less, row.disturbed_more, 0.02);
        const Reading r{tests::home().world, c, Language::da};
        CHECK(errors_predicate(r, error_verdicts(r, 1), false) == row.expected);
    }
}

TEST_CASE("the same in English, in singular and plural") {
    lab::Comparison c = one_plan();
    set_differences(c, "missed_rate", 20, 0, 0.01);
    set_differences(c, "disturbed_rate", 0, 15, 0.02);
    const Reading r{tests::home().world, c, Language::en};
    const ErrorVerdicts v = error_verdicts(r, 1);
    CHECK(errors_predicate(r, v, false) ==
          "gives fewer missed children, but seems to give more needlessly examined families");
    CHECK(errors_predicate(r, v, true) ==
          "give fewer missed children, but seem to give more needlessly examined families");
}

TEST_CASE("the headline states one gain and one price, or that nothing can be told") {
    lab::Comparison c = one_plan();
    const Reading r{tests::home().world, c, Language::da};
    set_differences(c, "missed_rate", 20, 0, 0.01);
    set_differences(c, "disturbed_rate", 20, 0, 0.01);
    set_differences(c, "harm_cost", 20, 0, 0.1);
    set_differences(c, "deadline_breach_rate", 0, 0, 0.1);
    set_differences(c, "minutes_per_case", 0, 20, 2.5);
    c.strategies[1].measures[measure_index("leader_hours")].mean = 0;
    c.strategies[1].measures[measure_index("worker_hours")].mean = 0;
    CHECK(headline(r) == "Plan A giver færre oversete børn og færre unødigt undersøgte familier. "
                         "Prisen er 2,5 minutter mere pr. sag.");
    c.strategies[1].measures[measure_index("leader_hours")].mean = 72;
    c.strategies[1].measures[measure_index("worker_hours")].mean = 361.8;
    CHECK(headline(r).ends_with(
        "Prisen er 2,5 minutter mere pr. sag, 72\u00A0ledertimer og 362 af teamets timer."));
    set_differences(c, "minutes_per_case", 20, 0, 16);
    CHECK(headline(r).ends_with(
        "Den sparer 16,0 minutter pr. sag, men koster 72\u00A0ledertimer og 362 af teamets timer."));
    set_differences(c, "harm_cost", 13, 0, 0.1);
    CHECK(headline(r) == tr("report.differences.unclear", Language::da));
    set_differences(c, "harm_cost", 0, 20, 0.1);
    CHECK(headline(r) == tr("report.words.all_worse", Language::da));
    const Reading few{tests::few().world, tests::few().comparison, Language::da};
    CHECK(headline(few) == "For få gennemspilninger til at sige noget sikkert.");
    const Reading alone{tests::alone().world, tests::alone().comparison, Language::en};
    CHECK(headline(alone) == tr("report.words.only_none", Language::en));
    CHECK_FALSE(lead_plan(alone).has_value());
}

TEST_CASE("the headline speaks of what can be said to do less harm, and among equals of the lowest cost") {
    lab::Comparison c = tests::home().comparison;
    c.strategies.resize(4);
    const Reading r{tests::home().world, c, Language::da};
    const auto plan_is = [&c](std::size_t plan, int less, double cost) {
        set_differences(c, "harm_cost", less, 20 - less, 0.1, plan);
        set_value(c, plan, "harm_cost", cost);
    };
    plan_is(1, 11, 0.50);  // the lowest, but cannot be told from no score
    plan_is(2, 15, 0.60);  // seems
    plan_is(3, 18, 0.70);  // stated
    CHECK(lead_plan(r) == 3U);
    plan_is(3, 15, 0.70);
    CHECK(lead_plan(r) == 2U);  // both seem: the lower one
    plan_is(2, 10, 0.60);
    plan_is(3, 10, 0.70);
    CHECK(lead_plan(r) == 1U);
}

TEST_CASE("where neither error can be told apart, the harm of both may still be") {
    lab::Comparison c = one_plan();
    const Reading r{tests::home().world, c, Language::da};
    set_differences(c, "missed_rate", 12, 8, 0.01);
    set_differences(c, "disturbed_rate", 11, 9, 0.02);
    set_differences(c, "harm_cost", 19, 1, 0.1);
    const std::string apart =
        "Plan A kan ikke skelnes fra uden score på de to slags fejl hver for sig. Vejet sammen ";
    CHECK(errors_sentence(r, 1) == apart + "gør den mindre skade.");
    CHECK(headline(r).starts_with(apart + "gør den mindre skade."));
    set_differences(c, "harm_cost", 5, 15, 0.1);
    CHECK(errors_sentence(r, 1) == apart + "ser den ud til at gøre mere skade.");
    CHECK(headline(r) == "Alle planer ser ud til at gøre mere skade end uden score.");
    set_differences(c, "harm_cost", 11, 9, 0.1);
    CHECK(errors_sentence(r, 1) == "Plan A kan ikke skelnes fra uden score.");
    set_differences(c, "harm_cost", 19, 1, 0.1);
    set_differences(c, "missed_rate", 20, 0, 0.01);
    CHECK(errors_sentence(r, 1) ==
          "Plan A giver færre oversete børn, uden sikker forskel i unødigt undersøgte familier.");
}

TEST_CASE("deadlines are said with every plan, and in the headline where they clearly change") {
    lab::Comparison c = one_plan();
    const Reading r{tests::home().world, c, Language::da};
    const auto time_of = [&r](std::size_t plan) {
        const std::vector<PlanWords> all = plan_words(r);
        for (const std::string& words : all[plan].sentences) {
            if (words.starts_with("En sag tager")) return plain(words);
        }
        return std::string();
    };
    set_differences(c, "harm_cost", 20, 0, 0.1);
    set_value(c, 0, "deadline_breach_rate", 0.254);
    set_value(c, 1, "deadline_breach_rate", 0.104);
    set_differences(c, "deadline_breach_rate", 20, 0, 0.15);
    CHECK(time_of(0).ends_with(", og 25,4 % bliver afgjort efter fristen."));
    CHECK(time_of(1).find(", og 10,4 % bliver afgjort efter fristen (15,0 procentpoint færre).") !=
          std::string::npos);
    CHECK(plain(headline(r)).ends_with("Med den bliver 15,0 færre af 100 sager afgjort efter fristen."));
    CHECK(headline_parts(r).price.find("fristen") == std::string::npos);  // the desk has a picture of time
    set_differences(c, "deadline_breach_rate", 0, 20, 0.15);
    CHECK(plain(headline(r)).ends_with("Med den bliver 15,0 flere af 100 sager afgjort efter fristen."));
    set_value(c, 1, "deadline_breach_rate", 0);
    set_differences(c, "deadline_breach_rate", 15, 0, 0.2);
    CHECK(time_of(1).find("ingen bliver afgjort efter fristen (15,0 procentpoint færre)") !=
          std::string::npos);
    CHECK(headline(r).find("fristen") == std::string::npos);  // seems only
    set_differences(c, "deadline_breach_rate", 20, 0, 0.002);
    CHECK(headline(r).find("fristen") == std::string::npos);  // stated, but next to nothing
    set_differences(c, "deadline_breach_rate", 0, 0, 0.15);
    CHECK(time_of(1).find("ingen bliver afgjort efter fristen.") != std::string::npos);
    CHECK(time_of(1).find("procentpoint") == std::string::npos);
}

TEST_CASE("hours that are none are not named") {
    CHECK(plan_hours_words(72, 361.8, Language::da) == "72\u00A0ledertimer og 362 af teamets timer");
    CHECK(plan_hours_words(26, 0.4, Language::da) == "26\u00A0ledertimer");
    CHECK(plan_hours_words(0, 429, Language::da) == "429 af teamets timer");
    CHECK(plan_hours_words(1.2, 0, Language::da) == "1\u00A0ledertime");
    CHECK(plan_hours_words(0.2, 0.4, Language::da).empty());
    CHECK(plan_hours_words(26, 12, Language::en) == "26 leader hours and 12 of the team's hours");
}

TEST_CASE("sentences of a plan hold its numbers") {
    for (const Language language : {Language::da, Language::en}) {
        const Reading r{tests::home().world, tests::home().comparison, language};
        const auto all = plan_words(r);
        REQUIRE(all.size() == r.plans());
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(all[i].plan == i);
            CHECK(all[i].sentences.size() >= 2);
            std::string words;
            for (const std::string& sentence : all[i].sentences) {
                CHECK(sentence.ends_with('.'));
                words += sentence + ' ';
            }
            const auto holds = [&](const std::string& part) { return words.find(part) != std::string::npos; };
            INFO(words);
            CHECK(holds(shown(r.estimate(i, "minutes_per_case").mean, Amount::minutes, language)));
            CHECK(holds(missed_noun(r)));
            CHECK(holds(disturbed_noun(r)));
            CHECK_FALSE(holds("  "));
            CHECK_FALSE(holds("{"));
            if (i == 0) continue;
            const ChangeCounts counts = change_counts(r, i);
            CHECK(holds(' ' + std::to_string(counts[Change::corrected]) + ' '));
            const std::string missed =
                difference_words(r.difference(i, "missed_rate")->mean, Amount::per_hundred, language);
            if (missed != tr("report.amount.same", language)) CHECK(holds(missed));
        }
    }
}

TEST_CASE("notes name the weight of a missed case and that only chance is in the intervals") {
    const Reading r{tests::home().world, tests::home().comparison, Language::da};
    const auto notes = reading_notes(r);
    REQUIRE(notes.size() == 4);
    CHECK(notes[1].find("»overset barn« vejer som 10 gange fejlen »unødig undersøgelse«") !=
          std::string::npos);
    CHECK(notes[2].find("24 gennemspilninger") != std::string::npos);
    lab::Comparison with_ensemble = tests::home().comparison;
    with_ensemble.strategies[1].measures[0].elo = 0.1;
    CHECK(reading_notes({tests::home().world, with_ensemble, Language::da}).size() == 3);
    sim::World other = tests::home().world;
    other.definition.costs.missed = 1, other.definition.costs.disturbed = 4;  // the heavier one first
    CHECK(reading_notes({other, tests::home().comparison, Language::da})[1].starts_with(
        "Fejlen »unødig undersøgelse« vejer som 4 gange fejlen »overset barn«."));
    other.definition.costs.disturbed = 1;
    CHECK(reading_notes({other, tests::home().comparison, Language::da})[1].starts_with(
        "De to slags fejl vejer lige meget."));
}

TEST_CASE("another scenario has words too") {
    sim::World other = tests::home().world;
    other.definition.decision.missed_many = other.definition.decision.disturbed_many = {};
    const Reading r{other, tests::home().comparison, Language::da};
    CHECK(missed_noun(r) == "oversete sager");
    CHECK(disturbed_noun(r) == "unødige indgreb");
}
