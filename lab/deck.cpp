#include "lab/deck.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/error.h"
#include "sim/base/math.h"
#include "sim/caseload.h"
#include "sim/decision.h"

namespace skoen::lab {

namespace {

using base::Purpose;

// Cases of decks have keys of their own, apart from every replication.
constexpr std::uint32_t kDeckReplication = base::kSampleReplication - 1;
constexpr std::uint32_t kMostCandidates = 200000;

// How many cases a block still needs of each kind: [best decision is to act][shown score is wrong].
struct Wanted {
    std::array<std::array<int, 2>, 2> cases{};
    explicit Wanted(const scenarios::TrainingBlock& block) {
        const auto rounded = [](double x) { return static_cast<int>(std::floor(x + 0.5)); };
        const int act = rounded(block.cases * block.act_share),
                  wrong = rounded(block.cases * block.wrong_share);
        const int wrong_act = std::clamp(rounded(wrong * block.act_share), wrong - (block.cases - act), act);
        cases[1][1] = wrong_act;
        cases[0][1] = wrong - wrong_act;
        cases[1][0] = act - wrong_act;
        cases[0][0] = block.cases - act - (wrong - wrong_act);
    }
    [[nodiscard]] bool done() const { return cases[0][0] + cases[0][1] + cases[1][0] + cases[1][1] == 0; }
};

int planted_score(const sim::World& world, const DeckCase& c) {
    const double u = world.draws.uniform(Purpose::deck_planted, c.who);
    const int below = world.tool.line - 1;  // scores that recommend dismissal
    return c.best ? 1 + static_cast<int>(u * below) : world.tool.line + static_cast<int>(u * (10 - below));
}

DeckCase candidate(const sim::World& world, std::uint32_t number) {
    DeckCase c;
    c.who = {number, 0, 0, 1, kDeckReplication};
    c.arrival = sim::draw_arrival(world, c.who);
    c.risk = base::logistic(c.arrival.facts.risk);
    c.best = sim::ActOrDismiss::choose(c.arrival.facts.risk, world.best_threshold);
    c.model_score = world.tool.score(c.arrival.predicted);
    c.score = c.model_score;
    return c;
}

// Takes the case if the block wants one of its kind.
bool take(const sim::World& world, const scenarios::TrainingBlock& block, Wanted& wanted, DeckCase& c) {
    const bool model_wrong = c.wrong(world.tool.line);
    auto& kind = wanted.cases[c.best ? 1 : 0];
    const bool planted = block.wrong == scenarios::WrongScores::planted;
    const bool scored = block.workflow != scenarios::BlockWorkflow::no_score;
    if (!scored || (!model_wrong && kind[0] > 0)) {
        if (kind[0] == 0) return false;
        --kind[0];
        return true;
    }
    if (kind[1] == 0 || model_wrong == planted) return false;
    --kind[1];
    if (planted) {
        c.planted = true;
        c.score = planted_score(world, c);
    }
    return true;
}

}  // namespace

std::vector<DeckCase> make_deck(const sim::World& world, const scenarios::CaseLanguage& language,
                                const scenarios::TrainingSession& session) {
    std::vector<DeckCase> deck;
    std::uint32_t number = 0;
    for (std::size_t b = 0; b < session.blocks.size(); ++b) {
        Wanted wanted(session.blocks[b]);
        std::vector<DeckCase> block;
        for (; !wanted.done(); ++number) {
            if (number >= kMostCandidates) {
                throw base::InputError({.file = session.session,
                                        .pointer = "/blocks/" + std::to_string(b),
                                        .expected = "shares that cases of " + session.scenario + " can meet",
                                        .found = "too few cases of one kind"});
            }
            DeckCase c = candidate(world, number);
            c.block = static_cast<int>(b);
            auto text = tell_case_text(language, world.generator, c.arrival.facts, world.draws, c.who);
            if (!text || !take(world, session.blocks[b], wanted, c)) continue;
            c.text = std::move(*text);
            block.push_back(std::move(c));
        }
        const auto place = [&](const DeckCase& c) { return world.draws.uniform(Purpose::deck_pick, c.who); };
        std::sort(block.begin(), block.end(),
                  [&](const DeckCase& x, const DeckCase& y) { return place(x) < place(y); });
        std::move(block.begin(), block.end(), std::back_inserter(deck));
    }
    return deck;
}

std::vector<FileLine> strongest_reasons(const sim::World& world, const scenarios::CaseLanguage& language,
                                        const DeckCase& c) {
    const auto* logistic = std::get_if<models::LogisticModel>(&world.tool.model);
    if (logistic == nullptr) return {};
    std::vector<std::pair<double, std::size_t>> pulls;  // towards the side the score is on, strongest first
    const double side = c.score >= world.tool.line ? 1.0 : -1.0;
    for (std::size_t k = 0; k < world.tool.seen.size(); ++k) {
        const std::size_t f = world.tool.seen[k];
        pulls.emplace_back(-side * logistic->weights[k] * c.arrival.facts.z[f], f);
    }
    std::sort(pulls.begin(), pulls.end());
    const std::vector<FileLine> lines = file_lines(world.definition, language, c.text.state);
    std::vector<FileLine> out;
    for (std::size_t i = 0; i < pulls.size() && i < 2 && pulls[i].first < 0; ++i)
        out.push_back(lines[pulls[i].second]);
    return out;
}

}  // namespace skoen::lab
