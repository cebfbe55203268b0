// What only some kinds of decision have, and what is said of all plans at once: each sentence where it belongs, and nowhere
// else.
#include "report/kind_words.h"

#include <map>

#include "report/measure_words.h"
#include "report/overall_words.h"
#include "report/report.h"
#include "report/span_words.h"
#include "report/tables.h"
#include "report/task_words.h"
#include "report/words.h"
#include "scenarios/catalogue.h"
#include "sim/decision.h"
#include "tests/catch.h"
#include "tests/kind_samples.h"
#include "tests/report/by_hand.h"
#include "tests/report/fixture.h"
#include "tests/report/plain_spaces.h"

using namespace skoen;
using namespace skoen::report;
using tests::plain;
using tests::set_differences;
using tests::set_value;

namespace {

// The small scenario of a kind, without the score and with it first, 20 replications of two weeks.
const tests::Played& of_kind(const std::string& kind) {
    static std::map<std::string, tests::Played> played;
    const auto found = played.find(kind);
    if (found != played.end()) return found->second;
    sim::World world(test::sample_of_kind(kind, {"/office/weeks=2", "/office/cases_per_week=20"}), 1);
    lab::RunOptions options;
    options.replications = 20;
    lab::Comparison comparison = lab::play_strategies(
        world, {scenarios::load_strategy("no_tool"), scenarios::load_strategy("score_first")}, options);
    return played.emplace(kind, tests::Played{std::move(world), std::move(comparison)}).first->second;
}

bool holds(const std::string& words, const std::string& part) {
    return plain(words).find(part) != std::string::npos;
}

std::string first_column(const DataTable& table) {
    std::string out;
    for (const auto& row : table.rows) out += row[0] + '\n';
    return out;
}

std::string joined(const std::vector<std::string>& sentences) {
    std::string out;
    for (const std::string& sentence : sentences) out += sentence + '\n';
    return out;
}

// Ten of a hundred cases with harm, of which the office without the score finds none: never 0.10, always 0.90, the score
// alone 0.14, at weights 1 to 1.
tests::Played hundred_cases() {
    tests::Played played{tests::home().world, tests::home().comparison};
    played.world.definition.costs = {.missed = 1, .disturbed = 1, .averted_share = 1};
    sim::Tally& tally = played.comparison.strategies[0].pooled.tally;
    tally.cases = 100;
    tally.outcome = {};
    tally.outcome.dismiss_harm = 10;
    tally.outcome.dismiss_harmless = 90;
    tally.outcome.tool_acts_harm = 8;
    tally.outcome.tool_dismiss_harm = 2;
    tally.outcome.tool_acts_harmless = 12;
    tally.outcome.tool_dismiss_harmless = 78;
    return played;
}

std::string overall_at(tests::Played played, double none, double plans) {
    for (std::size_t i = 0; i < played.comparison.strategies.size(); ++i)
        set_value(played.comparison, i, "harm_cost", i == 0 ? none : plans);
    return joined(overall_words({played.world, played.comparison, Language::da}));
}

}  // namespace

TEST_CASE("one of many desks: what the robot does, and where the urgent cases go") {
    lab::Comparison c = of_kind("route").comparison;
    const Reading r{of_kind("route").world, c, Language::da};
    set_value(c, 1, "automatic_rate", 0.698);
    set_value(c, 1, "automatic_wrong_rate", 0.038);
    set_value(c, 1, "urgent_wrong_rate", 0.14);
    set_differences(c, "urgent_wrong_rate", 15, 5, 0.058);
    const std::string group = r.definition().groups[0].name.da;
    CHECK(plain(kind_sentences(r, 1)) ==
          "Robotten afgør 69,8 % af sagerne alene og tager fejl i 3,8 % af "
          "dem. Af sagerne i gruppen »" +
              group +
              "« kommer 14,0 % det forkerte sted hen (2,9 procentpoint lavere; "
              "5,8 lavere til 5,8 højere).");
    set_value(c, 1, "automatic_rate", 0);
    CHECK(plain(kind_sentences(r, 1)).starts_with("Af sagerne i gruppen"));
    set_value(c, 1, "urgent_wrong_rate", std::nullopt);
    CHECK(kind_sentences(r, 1).empty());
    const Reading home{tests::home().world, tests::home().comparison, Language::da};
    for (std::size_t i = 0; i < home.plans(); ++i) CHECK(kind_sentences(home, i).empty());
}

TEST_CASE("complete: the citizen's days stand beside the official clock's") {
    lab::Comparison c = of_kind("complete").comparison;
    const Reading r{of_kind("complete").world, c, Language::da};
    set_value(c, 1, "turnaround_days", 90.2);
    set_value(c, 1, "clock_days", 63.2);
    set_differences(c, "turnaround_days", 20, 0, 5.6);
    set_differences(c, "clock_days", 20, 0, 2.9);
    CHECK(plain(kind_sentences(r, 1)) ==
          "Fra ansøgning til svar går der for borgeren 90,2 dage (5,6 færre; 5,6 færre til samme), og "
          "det officielle ur viser 63,2 (2,9 færre; 2,9 færre til samme).");
    const std::string apart = "Uret viser færre dage, mens borgeren venter længere.";
    CHECK_FALSE(holds(kind_sentences(r, 1), apart));
    set_differences(c, "turnaround_days", 0, 20, 5.6);
    CHECK(holds(kind_sentences(r, 1), apart));
    set_differences(c, "turnaround_days", 10, 10, 5.6);
    CHECK_FALSE(holds(kind_sentences(r, 1), apart));
}

TEST_CASE("one of a palette: choices change, the good outcome need not") {
    tests::Played played{of_kind("choose").world, of_kind("choose").comparison};
    played.world.definition.decision.palette.outcome = {"i job inden for 26 uger", "in work within 26 weeks"};
    lab::Comparison& c = played.comparison;
    const Reading r{played.world, c, Language::da};
    set_value(c, 1, "outcome_rate", 0.387);
    set_differences(c, "outcome_rate", 0, 0, 0.01);
    CHECK(holds(kind_sentences(r, 1),
                "Det gode udfald (i job inden for 26 uger) kommer i 38,7 af 100 sager (samme)."));
    CHECK(holds(kind_sentences(r, 1), "Valgene ændrer sig, men udfaldet er det samme."));
    set_differences(c, "outcome_rate", 9, 11, 0.05);
    CHECK(holds(kind_sentences(r, 1), "men en forskel i udfaldet kan ikke ses."));
    set_differences(c, "outcome_rate", 0, 20, 0.01);
    CHECK_FALSE(holds(kind_sentences(r, 1), "Valgene ændrer sig"));
    set_differences(c, "outcome_rate", 0, 0, 0.01);
    CHECK_FALSE(holds(kind_sentences(r, 0), "Valgene ændrer sig"));
    played.world.definition.decision.palette.outcome = {};
    CHECK(kind_sentences(r, 1).empty());
}

TEST_CASE("a number: more errors beyond the tolerance and a smaller error are both said") {
    lab::Comparison c = of_kind("number").comparison;
    const Reading r{of_kind("number").world, c, Language::da};
    set_value(c, 1, "mean_error", 688.4);
    set_value(c, 1, "mean_error_share", 0.053);
    set_value(c, 1, "weight_of_advice", 0.458);
    set_differences(c, "mean_error_share", 20, 0, 0.013);
    set_differences(c, "missed_rate", 0, 20, 0.09);
    set_differences(c, "disturbed_rate", 6, 4, 0.02);
    set_differences(c, "harm_cost", 0, 20, 0.2);
    const std::string both =
        "Plan A giver flere afgørelser, der rammer mere end 2 % ved siden af, men giver en mindre "
        "fejl i gennemsnit.";
    CHECK(plain(number_contrast(r, 1)) == both);
    CHECK(holds(kind_sentences(r, 1), "I gennemsnit rammer man 688 "));
    CHECK(holds(kind_sentences(r, 1), ", 5,3 % (1,3 procentpoint lavere"));
    CHECK(holds(kind_sentences(r, 1), "flytter man sig 45,8 % af vejen mod modellens."));
    CHECK(plain(headline(r)) == "Alle planer gør mere skade end uden score. " + both);
    set_differences(c, "mean_error_share", 15, 5, 0.013);
    CHECK(holds(number_contrast(r, 1), "men ser ud til at give en mindre fejl"));
    set_differences(c, "mean_error_share", 10, 10, 0.013);
    CHECK(number_contrast(r, 1).empty());
    set_differences(c, "mean_error_share", 0, 20, 0.013);
    CHECK(number_contrast(r, 1).empty());  // both worse: no contrast
    set_differences(c, "missed_rate", 20, 0, 0.09);
    CHECK(holds(number_contrast(r, 1), "færre afgørelser"));
    CHECK(number_contrast({tests::home().world, tests::home().comparison, Language::da}, 1).empty());
}

TEST_CASE("a ranking: who was caught, who was pushed out, how long the late ones wait") {
    lab::Comparison c = of_kind("rank").comparison;
    const Reading r{of_kind("rank").world, c, Language::da};
    set_value(c, 1, "capture_rate", 0.676);
    set_differences(c, "capture_rate", 0, 20, 0.023);
    set_value(c, 1, "displacement_rate", 0.202, 0.15, 0.263);
    set_value(c, 1, "rank_agreement", 0.714);
    set_value(c, 1, "late_wait_hours", 95.1);
    set_differences(c, "late_wait_hours", 20, 0, 19.3);
    const std::string words = kind_sentences(r, 1);
    CHECK(holds(words,
                "Når »" + r.definition().decision.act.da + "« var det rigtige, blev det valgt i 67,6 %"));
    CHECK(holds(words, "(2,3 procentpoint højere; "));
    CHECK(holds(words,
                "bliver 20,2 % skubbet ud (15,0 til 26,3). Modellen har også 71,4 % af de valgte øverst"));
    CHECK(holds(words, "De sager, der går over fristen, venter 95,1 timer (19,3 færre; "));
    set_value(c, 1, "late_wait_hours", std::nullopt);
    CHECK_FALSE(holds(kind_sentences(r, 1), "fristen"));
    CHECK_FALSE(holds(kind_sentences(r, 0), "skubbet ud"));
}

TEST_CASE("a rule or the score alone that does less harm than every plan is named, and only then") {
    const std::string rule =
        "Med de valgte vægte gør reglen aldrig »undersøg« mindst skade (0,10 pr. sag mod 0,20 ";
    CHECK(holds(overall_at(hundred_cases(), 0.30, 0.20),
                rule + "under plan A). Se på vægten, før I bruger skadestallet."));
    CHECK(holds(overall_at(hundred_cases(), 0.20, 0.30), rule + "uden score)."));
    CHECK(holds(overall_at(hundred_cases(), 0.30, 0.20),
                "Scoren alene ville have gjort mindre skade (0,14 pr. "
                "sag) end nogen af planerne (0,20 under plan A)."));
    CHECK(holds(overall_at(hundred_cases(), 0.30, 0.12), "aldrig »undersøg«"));
    CHECK_FALSE(holds(overall_at(hundred_cases(), 0.30, 0.12), "Scoren alene"));
    CHECK(overall_at(hundred_cases(), 0.30, 0.105).empty());  // too near to point at
    CHECK(overall_at(hundred_cases(), 0.30, 0.05).empty());
    CHECK(overall_at(hundred_cases(), 0.05, 0.30).empty());  // the office without the score does less
    tests::Played ranking = hundred_cases();
    ranking.world.definition.decision.kind =
        sim::DecisionKind::rank;  // no room for always, nobody would do never
    CHECK(overall_at(std::move(ranking), 0.30, 0.20).empty());
    tests::Played good_score = hundred_cases();
    sim::PairCounts& counts = good_score.comparison.strategies[0].pooled.tally.outcome;
    counts.tool_acts_harmless = 4;  // 0.06: less than any rule
    counts.tool_dismiss_harmless = 86;
    const std::string words = overall_at(std::move(good_score), 0.30, 0.20);
    CHECK(plain(words).starts_with("Scoren alene ville have gjort mindre skade (0,06 pr. sag)"));
    CHECK(holds(words, "Det gælder også reglen aldrig »undersøg« (0,10 pr. sag)."));
}

TEST_CASE(
    "where all plans have the robot it is said once, and the time saved only where it comes from there") {
    lab::Comparison c = of_kind("route").comparison;
    const Reading r{of_kind("route").world, c, Language::da};
    const auto said = [&r] { return joined(overall_words(r)); };
    const std::string robot =
        "I planen afgør robotten de sager alene, som modellen er sikrest på: 70 % af dem.";
    const std::string time = "Derfra kommer næsten hele tidsbesparelsen.";
    set_value(c, 0, "minutes_per_case", 3.5);
    set_value(c, 1, "automatic_rate", 0.7);
    set_differences(c, "minutes_per_case", 20, 0, 2.2);  // of 2.45 that the robot takes off
    CHECK(plain(said()) == robot + ' ' + time + '\n');
    set_differences(c, "minutes_per_case", 20, 0, 3.0);  // more than the robot explains
    CHECK(plain(said()) == robot + '\n');
    set_differences(c, "minutes_per_case", 11, 9, 2.2);  // none that can be told
    CHECK(plain(said()) == robot + '\n');
    set_value(c, 1, "automatic_rate", 0);
    CHECK(said().empty());
}

TEST_CASE("plans that came to the same in every case are named once, and no others") {
    tests::Played played{tests::home().world, tests::home().comparison};
    auto& plans = played.comparison.strategies;
    const Reading r{played.world, played.comparison, Language::da};
    const auto said = [&r] { return plain(joined(overall_words(r))); };
    const std::string before = said();
    CHECK(before.find("kom til det samme") == std::string::npos);  // all were played, and differ
    plans.push_back(plans[1]);
    const std::string letters = "Plan A og plan " + std::string(1, static_cast<char>('A' + plans.size() - 2));
    CHECK(said() == before + letters +
                        " kom til det samme i hver eneste sag: det, der skiller dem, nåede ikke frem til "
                        "nogen afgørelse.\n");
    plans.back().hash += 1;
    CHECK(said() == before);
}

TEST_CASE("weeks in which the score is gone are those between weeks with one") {
    const auto span = outage_of(scenarios::load_strategy("score_first_outage"), 104);
    REQUIRE(span);
    CHECK(span->from == 79);
    CHECK(span->to == 82);
    CHECK_FALSE(
        outage_of(scenarios::load_strategy("score_first_outage"), 82));  // the run ends before it is back
    for (const char* id : {"no_tool", "score_first", "score_after_quarter", "score_three_months"})
        CHECK_FALSE(outage_of(scenarios::load_strategy(id), 104));
}

TEST_CASE(
    "an outage is told beside the same weeks of the office without the score, skill where newcomers sit") {
    tests::Played played{tests::home().world, tests::home().comparison};
    const Reading r{played.world, played.comparison, Language::da};
    CHECK(outage_words(r, 1).empty());
    CHECK(skill_words(r, 1).empty());
    sim::Strategy& strategy = played.comparison.strategies[1].strategy;
    strategy.levers = {{sim::Lever::workflow, "score_first", 1, 520, 1.0},
                       {sim::Lever::workflow, "no_score", 4, 5, 1.0}};
    for (std::size_t i = 0; i < 2; ++i) {
        for (lab::WeekSeries& series : played.comparison.strategies[i].weekly) {
            if (series.measure != "missed_rate" && series.measure != "disturbed_rate") continue;
            for (lab::Estimate& week : series.weeks) week.mean = 0.9;
            const double base = series.measure == "missed_rate" ? 0.04 : 0.18;
            series.weeks[3].mean = base + (i == 0 ? 0.01 : 0.02);
            series.weeks[4].mean = base + (i == 0 ? 0.01 : 0.04);
        }
    }
    const std::string words = outage_words(r, 1);
    CHECK(
        holds(words,
              "I uge 4 til 5, hvor der ingen score er, er der 7,0 oversete børn og 21,0 unødigt undersøgte"));
    CHECK(holds(words, "På kontoret uden score er det i de samme uger 5,0 og 19,0."));
    CHECK(outage_words(r, 0).empty());
    played.world.definition.office.newcomers = 4;
    set_value(played.comparison, 1, "skill", 0.795);
    set_differences(played.comparison, "skill", 20, 0, 0.029);
    CHECK(plain(skill_words(r, 1))
              .starts_with("Til sidst kan teamet selv, uden score, 79,5 % af det, erfarne "
                           "kolleger kan (2,9 procentpoint lavere"));
}

TEST_CASE("the task says what its cases are like in the words of its kind") {
    const auto solved = [](const tests::Played& p) {
        return solved_words({p.world, p.comparison, Language::da});
    };
    CHECK(plain(solved(tests::home()))
              .starts_with("I 10,0 % af sagerne ville »luk« være fejlen »overset barn«."));
    CHECK(holds(solved(of_kind("rank")), "pr. medarbejder om ugen."));
    CHECK_FALSE(holds(solved(tests::home()), "pr. medarbejder om ugen."));
    for (const char* kind : {"choose", "route"}) {
        CHECK(plain(solved(of_kind(kind))).starts_with("Den mulighed, som journalens oplysninger peger på"));
        CHECK_FALSE(holds(solved(of_kind(kind)), "AUC"));
    }
    CHECK(plain(solved(of_kind("number")))
              .starts_with("En erfaren medarbejder, der regner selv, rammer mere end 2 %"));
    CHECK(date_words("2026-11-02", Language::da) == "2. november 2026");
    CHECK(date_words("2026-01-22", Language::en) == "22 January 2026");
    CHECK(date_words("i går", Language::da) == "i går");
    CHECK(date_words("2026-13-01", Language::da) == "2026-13-01");
}

TEST_CASE("tables leave out what means nothing in a kind of decision, and hold what it is about") {
    for (const char* kind : {"choose", "route", "number", "rank", "complete"}) {
        INFO(kind);
        const tests::Played& p = of_kind(kind);
        const Reading r{p.world, p.comparison, Language::da};
        const std::string rows = first_column(headline_table(r));
        for (const std::string_view id : sim::measures_of_kind(p.world.definition.decision.kind)) {
            const bool counted = r.estimate(0, id).mean || r.estimate(1, id).mean;
            INFO(id);
            CHECK(holds(rows, measure_name(id, Language::da)) == counted);
        }
        CHECK_FALSE(holds(rows, "Oversete, %"));
        CHECK_FALSE(holds(rows, "Indgriben"));
        const bool proposals = sim::takes_proposals(p.world.definition.decision.kind);
        const std::string card = first_column(card_table(r));
        CHECK(holds(card, "Over grænsen") != proposals);
        CHECK(holds(card, "Falsk alarm") != proposals);
        CHECK(policy_table(r).rows.size() == (proposals ? 0U : kind == std::string("rank") ? 2U : 4U));
        const std::string bytes = html_report(p.world, p.comparison, Language::da);
        CHECK(holds(bytes, "Regler uden medarbejder") == (kind == std::string("complete")));
        CHECK_NOTHROW(report_pages(p.world, p.comparison, Language::en));
    }
    const Reading home{tests::home().world, tests::home().comparison, Language::da};
    CHECK(holds(first_column(headline_table(home)), "Oversete børn pr. 100 sager"));
    CHECK(holds(first_column(headline_table(home)), "Afgjort med »undersøg«, %"));
    CHECK(policy_table(home).rows.size() == 4);
}
