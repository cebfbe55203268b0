// The history a model is trained on: what gets recorded is not the truth, and what that does to the model.
#include "sim/history.h"

#include <cmath>

#include "tests/catch.h"
#include "tests/sim/worlds.h"

using namespace skoen;
using namespace skoen::test;

namespace {

constexpr int kPast = 6000;

sim::HistoryRows draw(const std::function<void(sim::Definition&)>& edit, std::uint64_t seed = 1) {
    sim::Definition d = home();
    d.history.cases = kPast;
    edit(d);
    return sim::draw_history(d, sim::CaseGenerator(d), home_world().solved.scales, base::Draws(seed));
}

double share_of(const std::vector<std::uint8_t>& bits) {
    double sum = 0;
    for (const std::uint8_t b : bits) sum += b;
    return sum / static_cast<double>(bits.size());
}

double six_sd_of_share(double share) { return 6 * std::sqrt(share * (1 - share) / kPast); }

// AUC against the truth of a model trained on this label, where past workers share `deviation` on every fact.
double auc_of_truth(sim::LabelKind label, double deviation) {
    sim::Definition d = home();
    d.history.cases = kPast;
    d.history.label = label;
    double side = 1;
    for (sim::Feature& f : d.features) {
        f.shared_deviation = side * deviation;  // to and fro, so that it is not a mere shift of all
        side = -side;
    }
    const sim::HistoryRows rows =
        sim::draw_history(d, sim::CaseGenerator(d), home_world().solved.scales, base::Draws(1));
    return sim::make_tool_card(d, rows, sim::train_tool(d, rows)).truth.auc->value;
}

}  // namespace

TEST_CASE("labels: truth, past decision, a mix of both") {
    const auto truth = draw([](sim::Definition& d) { d.history.label = sim::LabelKind::truth; });
    const auto past = draw([](sim::Definition& d) { d.history.label = sim::LabelKind::past_decision; });
    const auto mixed = draw([](sim::Definition& d) {
        d.history.label = sim::LabelKind::mixed;
        d.history.decided_share = 0.7;
    });
    double differ = 0, decided = 0;
    for (std::size_t j = 0; j < kPast; ++j) {
        const std::uint8_t harm = truth.facts[j].harm ? 1 : 0;
        REQUIRE(truth.label[j] == harm);
        REQUIRE(past.label[j] == past.acted[j]);
        REQUIRE(truth.acted[j] == past.acted[j]);  // the label changes nobody's past
        REQUIRE((mixed.label[j] == mixed.acted[j] || mixed.label[j] == harm));
        if (mixed.acted[j] == harm) continue;
        differ += 1;
        decided += mixed.label[j] == mixed.acted[j] ? 1 : 0;
    }
    CHECK(differ > 500);
    CHECK(std::fabs(decided / differ - 0.7) < 6 * std::sqrt(0.21 / differ));
    CHECK(share_of(truth.known) == 1);
}

TEST_CASE("selective labels: outcomes only where nobody acted, save what leaks") {
    const auto sealed = draw([](sim::Definition& d) { d.history.label = sim::LabelKind::selective; });
    const auto leaky = draw([](sim::Definition& d) {
        d.history.label = sim::LabelKind::selective;
        d.history.selective_leak = 0.3;
    });
    double acted = 0, leaked = 0;
    for (std::size_t j = 0; j < kPast; ++j) {
        REQUIRE(sealed.known[j] == (sealed.acted[j] != 0 ? 0 : 1));
        if (leaky.acted[j] == 0) REQUIRE(leaky.known[j] == 1);
        acted += leaky.acted[j];
        leaked += leaky.acted[j] != 0 && leaky.known[j] != 0 ? 1 : 0;
    }
    CHECK(acted > 500);
    CHECK(std::fabs(leaked / acted - 0.3) < 6 * std::sqrt(0.21 / acted));
}

TEST_CASE("a tilted record turns harmless cases of the group into harm, and no others") {
    const auto plain = draw([](sim::Definition& d) { d.history.label = sim::LabelKind::truth; });
    const auto tilted = draw([](sim::Definition& d) {
        d.history.label = sim::LabelKind::truth;
        d.history.group_tilt = 0.2;
    });
    const std::size_t bit = home_world().equity_bit;
    double harmless = 0, turned = 0;
    for (std::size_t j = 0; j < kPast; ++j) {
        const bool member = ((plain.facts[j].group_bits >> bit) & 1U) != 0;
        if (!member || plain.label[j] != 0) {
            REQUIRE(tilted.label[j] == plain.label[j]);
            continue;
        }
        harmless += 1;
        turned += tilted.label[j];
    }
    CHECK(std::fabs(turned / harmless - 0.2) < 6 * std::sqrt(0.16 / harmless));
}

TEST_CASE("offered: outcomes only where somebody acted, save what leaks") {
    const auto sealed = draw([](sim::Definition& d) { d.history.label = sim::LabelKind::where_acted; });
    const auto leaky = draw([](sim::Definition& d) {
        d.history.label = sim::LabelKind::where_acted;
        d.history.selective_leak = 0.3;
    });
    double dismissed = 0, leaked = 0;
    for (std::size_t j = 0; j < kPast; ++j) {
        REQUIRE(sealed.known[j] == sealed.acted[j]);
        REQUIRE(sealed.label[j] == (sealed.facts[j].harm ? 1 : 0));
        if (leaky.acted[j] != 0) REQUIRE(leaky.known[j] == 1);
        dismissed += leaky.acted[j] == 0 ? 1 : 0;
        leaked += leaky.acted[j] == 0 && leaky.known[j] != 0 ? 1 : 0;
    }
    CHECK(dismissed > 500);
    CHECK(std::fabs(leaked / dismissed - 0.3) < 6 * std::sqrt(0.21 / dismissed));
}

TEST_CASE("silence hides the harm of the group, and nothing else") {
    const auto plain = draw([](sim::Definition& d) { d.history.label = sim::LabelKind::truth; });
    const auto everybody = draw([](sim::Definition& d) {
        d.history.label = sim::LabelKind::truth;
        d.history.silent_share = 0.4;
    });
    const auto group = draw([](sim::Definition& d) {
        d.history.label = sim::LabelKind::truth;
        d.history.silent_share = 0.4;
        d.history.silent_group = d.equity_group;
    });
    const std::size_t bit = home_world().equity_bit;
    double harm = 0, hidden = 0;
    for (std::size_t j = 0; j < kPast; ++j) {
        const bool member = ((plain.facts[j].group_bits >> bit) & 1U) != 0;
        if (plain.label[j] == 0) REQUIRE((everybody.label[j] == 0 && group.label[j] == 0));
        REQUIRE(group.label[j] == (member ? everybody.label[j] : plain.label[j]));
        harm += plain.label[j];
        hidden += plain.label[j] != 0 && everybody.label[j] == 0 ? 1 : 0;
    }
    CHECK(harm > 500);
    CHECK(std::fabs(hidden / harm - 0.4) < 6 * std::sqrt(0.24 / harm));
}

TEST_CASE("a stricter practice acts less, in the past too") {
    const auto usual = draw([](sim::Definition&) {});
    const auto strict = draw([](sim::Definition& d) { d.office.norm = 0.7; });
    std::size_t stopped = 0;
    for (std::size_t j = 0; j < kPast; ++j) {
        REQUIRE(std::fabs(strict.judgement[j] - (usual.judgement[j] - 0.7)) < 1e-12);
        stopped += usual.acted[j] != 0 && strict.acted[j] == 0 ? 1U : 0U;
    }
    CHECK(stopped > 100);
}

TEST_CASE("the held-out part has its share, and histories are keyed by the seed") {
    const auto rows = draw([](sim::Definition& d) { d.history.held_out_share = 0.25; });
    CHECK(std::fabs(share_of(rows.held_out) - 0.25) < six_sd_of_share(0.25));
    const auto again = draw([](sim::Definition& d) { d.history.held_out_share = 0.25; });
    CHECK(again.judgement == rows.judgement);
    CHECK(draw([](sim::Definition&) {}, 2).judgement != rows.judgement);
    // A longer history begins with the shorter one's workers and cases where seats are the same.
    const auto shorter = draw([](sim::Definition& d) { d.history.cases = 600; });
    for (std::size_t j = 0; j < 600; ++j) REQUIRE(shorter.judgement[j] == rows.judgement[j]);
}

// behaviour.md, section 2: a label of past decisions does harm only where past workers share a deviation; independent
// noise is averaged away. 1800 held-out cases with 180 harms leave an SD of about 0.02 of each AUC, less of a difference
// on the same cases.
TEST_CASE("past decisions spoil the model only where past workers erred alike") {
    CHECK(std::fabs(auc_of_truth(sim::LabelKind::truth, 0) - auc_of_truth(sim::LabelKind::past_decision, 0)) <
          0.03);
    CHECK(auc_of_truth(sim::LabelKind::past_decision, 0.5) < auc_of_truth(sim::LabelKind::truth, 0.5) - 0.06);
}

TEST_CASE("own scores: half are 5 to 7") {
    const auto rows = draw([](sim::Definition&) {});
    const auto cuts = sim::own_score_cuts(rows);
    for (std::size_t k = 1; k < cuts.size(); ++k) CHECK(cuts[k] > cuts[k - 1]);
    double middle = 0;
    for (const double over : rows.judgement) {
        const int score = sim::own_score(cuts, over);
        REQUIRE(score >= 1);
        REQUIRE(score <= 10);
        middle += score >= 5 && score <= 7 ? 1 : 0;
    }
    CHECK(std::fabs(middle / kPast - 0.5) < 1e-3);  // cut on these very judgements
    CHECK(sim::own_score(cuts, -1e9) == 1);
    CHECK(sim::own_score(cuts, 1e9) == 10);
}
