// What every shipped scenario owes its readers: sources for every figure, both languages, questions for the talk, and
// facts of its own.
#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "sim/decision.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

const std::vector<sim::Definition>& shipped() {
    static const std::vector<sim::Definition> kAll = [] {
        std::vector<sim::Definition> all;
        for (const auto& entry : scenarios::scenarios()) all.push_back(scenarios::load_scenario(entry.id));
        return all;
    }();
    return kAll;
}

// Does some source speak of `pointer`, of the object it lies in, or of a key in it?
bool has_source(const sim::Definition& d, const std::string& pointer) {
    return std::any_of(d.sources.begin(), d.sources.end(), [&](const sim::Source& source) {
        return std::any_of(source.about.begin(), source.about.end(), [&](const std::string& about) {
            return about == pointer || about.starts_with(pointer + '/') || pointer.starts_with(about + '/');
        });
    });
}

std::vector<std::string> without_source(const sim::Definition& d) {
    std::vector<std::string> missing;
    const bool options = sim::has_options(d.decision.kind);  // the palette stands in place of three keys
    for (const char* pointer :
         {options ? "/decision/palette/options" : "/prevalence",
          options ? "/decision/palette/top1_model" : "/auc_model",
          options ? "/decision/palette/top1_best" : "/auc_best", "/correlations", "/unexplained", "/costs",
          "/minutes", "/history", "/model", "/law", "/office/workers", "/office/cases_per_week",
          "/office/utilisation", "/office/deadline_hours"}) {
        if (!has_source(d, pointer)) missing.emplace_back(pointer);
    }
    if (d.office.norm != 0 && !has_source(d, "/office/norm")) missing.emplace_back("/office/norm");
    return missing;
}

// The letter that only Danish has among the two languages here, or a Danish ending: none of it belongs in English.
bool looks_danish(const std::string& text) {
    return text.find("æ") != std::string::npos || text.find("ø") != std::string::npos ||
           text.find("å") != std::string::npos;
}

std::vector<const base::Bilingual*> texts(const sim::Definition& d) {
    std::vector<const base::Bilingual*> all = {&d.name,
                                               &d.summary,
                                               &d.law,
                                               &d.decision.question,
                                               &d.decision.act,
                                               &d.decision.harm,
                                               &d.decision.dismiss,
                                               &d.decision.deciders,
                                               &d.decision.missed,
                                               &d.decision.disturbed};
    if (!d.idea.en.empty()) all.push_back(&d.idea);
    for (const sim::Cue& cue : d.cues) {
        all.push_back(&cue.name);
        all.push_back(&cue.how);
    }
    for (const sim::Question& question : d.questions) all.push_back(&question.text);
    for (const sim::Feature& feature : d.features) all.push_back(&feature.name);
    return all;
}

}  // namespace

TEST_CASE("every figure of a shipped scenario has a source", "[shipped]") {
    REQUIRE(shipped().size() >= 14);
    for (const sim::Definition& d : shipped()) {
        INFO(d.id);
        CHECK(without_source(d) == std::vector<std::string>{});
    }
    sim::Definition bare = shipped().front();
    bare.sources.clear();
    CHECK(without_source(bare).size() >= 14);
}

TEST_CASE("a source speaks of keys that are there", "[shipped]") {
    const std::vector<std::string> sets = {
        R"(/sources/0/about=["/prevalence", "/prevalance", "/office/worker"])"};
    try {
        (void)scenarios::load_scenario("underretning", sets);
        FAIL("accepted");
    } catch (const base::InputError& error) {
        REQUIRE(error.faults.size() == 2);
        CHECK(error.faults[0].pointer == "/sources/0/about/1");
        CHECK(error.faults[1].found == "\"/office/worker\"");
    }
}

TEST_CASE("every shipped scenario speaks two languages and asks three questions", "[shipped]") {
    for (const sim::Definition& d : shipped()) {
        INFO(d.id);
        CHECK(d.questions.size() >= 3);
        CHECK(d.cues.size() >= 4);
        CHECK(d.groups.size() >= 3);
        CHECK_FALSE(d.equity_group.empty());
        CHECK(d.default_strategies.front() == "no_tool");
        CHECK(d.default_strategies.size() >= 5);
        CHECK(d.summary.da.find("Ingen rigtige borgere.") != std::string::npos);
        CHECK(d.summary.en.find("No real citizens.") != std::string::npos);
        for (const base::Bilingual* text : texts(d)) {
            INFO(text->da << " / " << text->en);
            CHECK_FALSE(looks_danish(text->en));
            CHECK((text->da != text->en || text->da.size() < 12));
        }
    }
}

// A relabelled copy would share figures. New employees (nyansat) play the task of the home scenario, and say so.
TEST_CASE("no shipped scenario is a copy of another", "[shipped]") {
    for (const sim::Definition& a : shipped()) {
        for (const sim::Definition& b : shipped()) {
            if (a.id >= b.id || a.id == "nyansat" || b.id == "nyansat") continue;
            INFO(a.id << " and " << b.id);
            int shared = 0;
            const bool rare = sim::has_options(a.decision.kind) || sim::has_options(b.decision.kind);
            shared += !rare && a.prevalence == b.prevalence && a.auc_model == b.auc_model ? 1 : 0;
            shared += a.costs.missed / a.costs.disturbed == b.costs.missed / b.costs.disturbed &&
                              a.costs.averted_share == b.costs.averted_share
                          ? 1
                          : 0;
            shared += a.minutes.file == b.minutes.file && a.minutes.cues == b.minutes.cues ? 1 : 0;
            shared +=
                a.office.workers == b.office.workers && a.office.cases_per_week == b.office.cases_per_week
                    ? 1
                    : 0;
            CHECK(shared == 0);
            std::set<std::string> cues;
            for (const sim::Cue& cue : a.cues) cues.insert(cue.name.da);
            for (const sim::Cue& cue : b.cues) CHECK_FALSE(cues.contains(cue.name.da));
            CHECK(a.default_strategies != b.default_strategies);
            CHECK(a.questions.front().text.da != b.questions.front().text.da);
        }
    }
}

TEST_CASE("every shipped strategy is played by some scenario", "[shipped]") {
    std::set<std::string> played;
    for (const sim::Definition& d : shipped()) {
        played.insert(d.default_strategies.begin(), d.default_strategies.end());
    }
    for (const auto& entry : scenarios::strategies()) {
        INFO(entry.id);
        CHECK(played.contains(entry.id));
    }
}
