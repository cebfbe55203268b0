#include "lab/case_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "scenarios/catalogue.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

struct TextWorld {
    sim::Definition definition;
    sim::CaseGenerator generator;
    scenarios::CaseLanguage language;
    base::Draws draws{7};
    explicit TextWorld(const std::string& id)
        : definition(scenarios::load_scenario(id)), generator(definition),
          language(scenarios::load_case_language(definition)) {}

    // The text of case `number`, if there is one. Facts are drawn as an office draws them, risk apart.
    std::optional<lab::CaseText> text(std::uint32_t number) const {
        const base::Subject who{number, 0, 0, 1, 0};
        std::array<sim::CaseFacts, 1> facts;
        base::Subjects one;
        one.add(who);
        std::array<double, 1> index{};
        generator.draw_facts(draws, one, facts, index);
        return lab::tell_case_text(language, generator, facts[0], draws, who);
    }
};

const std::array<std::string, 3> kTold = {"ledighedsprofil", "sanktion", "underretning"};

std::vector<const lab::ToldSentence*> all_sentences(const lab::CaseText& text) {
    std::vector<const lab::ToldSentence*> out;
    for (const auto& s : text.letter) out.push_back(&s);
    for (const auto& step : text.steps) {
        for (const auto& s : step.sentences) out.push_back(&s);
    }
    return out;
}

// Numbers of years in a Danish text: "på 14 år", "14 år.".
std::vector<int> years_in(const std::string& text) {
    std::vector<int> out;
    for (std::size_t at = text.find(" år"); at != std::string::npos; at = text.find(" år", at + 1)) {
        std::size_t from = at;
        while (from > 0 && text[from - 1] >= '0' && text[from - 1] <= '9') --from;
        if (from < at) out.push_back(std::stoi(text.substr(from, at - from)));
    }
    return out;
}

}  // namespace

TEST_CASE(
    "10,000 cases of each scenario with texts: every sentence's claims hold, none is left without a text") {
    for (const std::string& id : kTold) {
        const TextWorld world(id);
        int told = 0, sentences = 0, contradictions = 0, claims = 0, empty = 0;
        std::uint32_t number = 0;
        for (; told < 10000; ++number) {
            const auto text = world.text(number);
            if (!text) continue;
            ++told;
            for (const lab::ToldSentence* s : all_sentences(*text)) {
                ++sentences;
                for (const auto& claim : world.language.sentences[s->sentence].claims) {
                    ++claims;
                    contradictions += !claim.holds(text->state);
                }
                empty += s->text.da.empty() || s->text.en.empty() ||
                         s->text.da.find('{') != std::string::npos ||
                         s->text.en.find('{') != std::string::npos;
            }
        }
        INFO(id << ": " << told << " of " << number << " cases told, " << sentences << " sentences, "
                << claims << " claims");
        CHECK(contradictions == 0);
        CHECK(empty == 0);
        CHECK(claims > told);                             // claims are really read
        CHECK(told > 0.7 * static_cast<double>(number));  // and few cases are left out
    }
}

TEST_CASE("a claim that is not the case's is seen as a contradiction") {  // the control of the test above
    const TextWorld world("underretning");
    const auto type = *world.language.variables.find("type");
    int wrong = 0, told = 0;
    for (std::uint32_t number = 0; told < 500; ++number) {
        auto text = world.text(number);
        if (!text) continue;
        ++told;
        text->state.level[type] = (text->state.level[type] + 1) % 11;  // another subject than the letter's
        for (const lab::ToldSentence* s : all_sentences(*text)) {
            const auto& claims = world.language.sentences[s->sentence].claims;
            if (std::any_of(claims.begin(), claims.end(),
                            [&](const auto& c) { return !c.holds(text->state); })) {
                ++wrong;
                break;
            }
        }
    }
    CHECK(wrong == told);
}

TEST_CASE("a child's age in years, read out of the letter, lies in the level of the file") {
    const TextWorld world("underretning");
    const auto age = *world.language.variables.find("age");
    const auto& levels = world.language.variables.all()[age].values;
    int read = 0;
    for (std::uint32_t number = 0; number < 4000; ++number) {
        const auto text = world.text(number);
        if (!text) continue;
        for (const lab::ToldSentence& s : text->letter) {
            const std::string& pattern = world.language.sentences[s.sentence].text.front().da;
            if (pattern.find("lder}") == std::string::npos) continue;  // {alder}, {Alder}
            const double level = levels[static_cast<std::size_t>(text->state.level[age])];
            const std::vector<int> years = years_in(s.text.da);
            if (level == 0) {
                CHECK(s.text.da.find("måneder") != std::string::npos);
                continue;
            }
            INFO(s.text.da);
            REQUIRE(!years.empty());
            CHECK(std::fabs(years.front() - level) <= 0.5);
            ++read;
        }
    }
    CHECK(read > 800);
}

TEST_CASE("what facts do not hold is drawn evenly: no subject, notifier or cue goes with a girl, a mother or "
          "a broken home") {
    const TextWorld world("underretning");
    const auto& variables = world.language.variables.all();
    // Count of the detail's first level by level of every fact and cue; all cases, told or not.
    constexpr int kCases = 20000;
    std::map<std::pair<std::size_t, int>, int> of;
    std::map<std::tuple<std::size_t, std::size_t, int>, int> with;
    for (std::uint32_t number = 0; number < kCases; ++number) {
        const base::Subject who{number, 0, 0, 1, 0};
        std::array<sim::CaseFacts, 1> facts;
        base::Subjects one;
        one.add(who);
        std::array<double, 1> index{};
        world.generator.draw_facts(world.draws, one, facts, index);
        const auto state = lab::state_of_case(world.language, world.generator, facts[0], world.draws, who);
        for (std::size_t v = 0; v < variables.size(); ++v) {
            if (variables[v].kind == scenarios::CaseVariableKind::detail) continue;
            ++of[{v, state.level[v]}];
            for (std::size_t d = 0; d < variables.size(); ++d) {
                if (variables[d].kind == scenarios::CaseVariableKind::detail && state.level[d] == 0)
                    ++with[{d, v, state.level[v]}];
            }
        }
    }
    for (std::size_t d = 0; d < variables.size(); ++d) {
        if (variables[d].kind != scenarios::CaseVariableKind::detail) continue;
        const double share = world.language.details[variables[d].index].values.front().share;
        for (const auto& [level, n] : of) {
            const double seen = with[{d, level.first, level.second}];
            // About 200 comparisons; 5 standard errors leave a false alarm of 1e-4.
            INFO(variables[d].name << " within " << variables[level.first].name << " level " << level.second);
            CHECK(std::fabs(seen - n * share) <= 5 * std::sqrt(n * share * (1 - share)));
        }
    }
}

TEST_CASE("levels that share a value in the engine keep their shares in the texts") {
    const TextWorld world("underretning");
    const auto type = *world.language.variables.find("type");
    constexpr int kCases = 20000;
    std::vector<int> count(11);
    for (std::uint32_t number = 0; number < kCases; ++number) {
        const base::Subject who{number, 0, 0, 1, 0};
        std::array<sim::CaseFacts, 1> facts;
        base::Subjects one;
        one.add(who);
        std::array<double, 1> index{};
        world.generator.draw_facts(world.draws, one, facts, index);
        ++count[static_cast<std::size_t>(
            lab::state_of_case(world.language, world.generator, facts[0], world.draws, who).level[type])];
    }
    for (std::size_t l = 0; l < count.size(); ++l) {
        const double share = world.definition.features[3].levels[l].share;
        CHECK(std::fabs(count[l] - kCases * share) <= 5 * std::sqrt(kCases * share * (1 - share)));
    }
}

namespace {

std::set<std::string> five_word_runs(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ')
            words.emplace_back();
        else
            words.back() += c;
    }
    std::set<std::string> runs;
    for (std::size_t i = 0; i + 5 <= words.size(); ++i) {
        std::string run;
        for (std::size_t k = 0; k < 5; ++k) run += words[i + k] + ' ';
        runs.insert(run);
    }
    return runs;
}

}  // namespace

TEST_CASE("200 cases do not read alike: no letter twice, and two letters seldom share a run of five words") {
    for (const std::string& id : kTold) {
        const TextWorld world(id);
        std::vector<std::set<std::string>> letters;
        std::set<std::string> whole;
        for (std::uint32_t number = 0; letters.size() < 200; ++number) {
            const auto text = world.text(number);
            if (!text) continue;
            whole.insert(text->letter_text(base::Language::da));
            letters.push_back(five_word_runs(text->letter_text(base::Language::da)));
        }
        CHECK(whole.size() == 200);
        double sum = 0;
        int pairs = 0, near = 0;
        for (std::size_t a = 0; a < letters.size(); ++a) {
            for (std::size_t b = a + 1; b < letters.size(); ++b) {
                std::size_t shared = 0;
                for (const std::string& run : letters[a]) shared += letters[b].contains(run);
                const std::size_t either = letters[a].size() + letters[b].size() - shared;
                const double overlap =
                    either == 0 ? 0.0 : static_cast<double>(shared) / static_cast<double>(either);
                sum += overlap;
                near += overlap > 0.5;
                ++pairs;
            }
        }
        INFO(id << ": mean overlap " << sum / pairs << ", pairs that share more than half " << near << " of "
                << pairs);
        CHECK(sum / pairs < 0.05);
        CHECK(near < pairs / 1000);
    }
}
