// A scenario that is being written: its form, its faults in both languages, and changes field by field.
#include <algorithm>
#include <set>

#include "scenarios/catalogue.h"
#include "scenarios/describe_definition.h"
#include "scenarios/draft.h"
#include "scenarios/embedded.h"
#include "scenarios/fault_words.h"
#include "scenarios/schema_lister.h"
#include "scenarios/texts.h"
#include "tests/catch.h"
#include "tests/scenarios/scenario_sample.h"
#include "tests/scenarios/schema_wrong_values.h"

using namespace skoen;
using scenarios::FormEntry;
using scenarios::FormKind;

namespace {

base::JsonValue shipped_root(const std::string& id) {
    const std::string path = "scenarios/" + id + ".json";
    return base::parse_json(scenarios::embedded_text(path), path);
}

const FormEntry* entry_at(const std::vector<FormEntry>& form, const std::string& pointer) {
    const auto found =
        std::find_if(form.begin(), form.end(), [&](const FormEntry& e) { return e.pointer == pointer; });
    return found == form.end() ? nullptr : &*found;
}

std::string text_at_pointer(const base::JsonValue& root, const std::string& pointer) {
    const base::JsonValue* value = scenarios::value_at(root, pointer);
    return value == nullptr ? "nothing" : value->text;
}

std::vector<std::string> pointers_of(const std::vector<base::Fault>& faults) {
    std::vector<std::string> out;
    for (const base::Fault& fault : faults) out.push_back(fault.pointer);
    return out;
}

}  // namespace

TEST_CASE("the form has every field of the file, each once, by the rules that read it", "[draft]") {
    const sim::Definition filled = test::filled_definition();
    const std::vector<FormEntry> form = scenarios::form_of(filled);
    std::set<std::string> pointers;
    for (const FormEntry& entry : form) CHECK(pointers.insert(entry.pointer).second);
    std::size_t fields = 0;
    for (const scenarios::ListedField& field : scenarios::listed_fields(filled)) {
        INFO(field.pointer);
        std::string at = field.pointer;
        const std::size_t slash = at.rfind('/');
        const std::string last = at.substr(slash + 1);
        const FormEntry* both = entry_at(form, at.substr(0, slash));
        const bool in_both =
            (last == "da" || last == "en") && both != nullptr && both->kind == FormKind::both_texts;
        const bool in_texts =
            both != nullptr && (both->kind == FormKind::texts || both->kind == FormKind::numbers);
        const bool there = entry_at(form, at) != nullptr || in_both || in_texts;
        CHECK(there);
        ++fields;
    }
    CHECK(fields > 200);
    const FormEntry* const weight = entry_at(form, "/features/0/weight");
    REQUIRE(weight != nullptr);
    CHECK(weight->name == "features.weight");
    CHECK(weight->kind == FormKind::number);
    CHECK(weight->required);
    CHECK(entry_at(form, "/features")->count == filled.features.size());
    CHECK(entry_at(form, "/decision/kind")->options.front() == "act_or_dismiss");
}

TEST_CASE("the desk has a name for every field of a scenario, apart from behaviour", "[draft]") {
    std::set<std::string> names;
    for (const FormEntry& entry : scenarios::form_of(test::filled_definition())) {
        const bool elsewhere = entry.name.starts_with("behaviour") || entry.name.starts_with("sources") ||
                               entry.name == "schema" || entry.kind == FormKind::item;
        if (!elsewhere) names.insert(entry.name);
    }
    CHECK(names.size() > 80);
    for (const std::string& name : names) {
        INFO(name);
        CHECK(scenarios::has_text("fields.name." + name));
    }
}

TEST_CASE("faults are said in Danish with the words of check", "[draft]") {
    const auto phrase = [](const char* english) {
        return scenarios::fault_phrase(english, base::Language::da);
    };
    CHECK(phrase("a number from 0.001 to 0.9 (share)") == "et tal fra 0,001 til 0,9 (andel)");
    CHECK(phrase("a number above 0 and at most 1000 (needless actions)") ==
          "et tal over 0 og højst 1000 (unødige indgreb)");
    CHECK(phrase("a text of 1 to 80 characters") == "en tekst på 1 til 80 tegn");
    CHECK(phrase("a text of 0") == "ingenting");
    CHECK(phrase("at least auc_model (0.75)") == "mindst lige så meget som AUC ud fra det skrevne (0,75)");
    CHECK(phrase("an array of 2 to 12 objects") == "en liste på 2 til 12");
    CHECK(phrase(R"("a", "b" or "c")") == R"("a", "b" eller "c")");
    CHECK(phrase("words that nobody knows") == "words that nobody knows");
    CHECK(scenarios::fault_phrase("a number from 0.001 to 0.9 (share)", base::Language::en) ==
          "a number from 0.001 to 0.9 (share)");
    CHECK(
        scenarios::fault_words({"f", 1, 1, "/x", "a number above 0", "the text \"b\""}, base::Language::da) ==
        "Her skal stå et tal over 0. Her står teksten \"b\".");

    // Every wrong value in every field of a filled scenario.
    const sim::Definition filled = test::filled_definition();
    const base::JsonValue root = base::parse_json(scenarios::write_scenario(filled), "filled");
    std::set<std::string> expected, unknown;
    for (const scenarios::ListedField& field : scenarios::listed_fields(filled)) {
        if (field.pointer.starts_with("/behaviour") || field.pointer == "/schema") continue;
        test::WrongValues wrong;
        std::visit(wrong, field.rule);
        for (const std::string& json : wrong.json) {
            base::JsonValue changed = root;
            try {
                base::set_at(changed, field.pointer + '=' + json);
                (void)scenarios::read_definition(changed);
            } catch (const base::InputError& error) {
                for (const base::Fault& fault : error.faults) expected.insert(fault.expected);
            }
        }
    }
    for (const std::string& words : expected) {
        const bool one_name = words.starts_with('"') && words.find(" or ") == std::string::npos;
        if (!scenarios::has_fault_phrase(words) && !one_name) unknown.insert(words);
    }
    CHECK(expected.size() > 50);
    CHECK(unknown == std::set<std::string>{});
}

TEST_CASE("a draft keeps what was typed, sound or not", "[draft]") {
    const base::JsonValue root = shipped_root("underretning");
    CHECK(scenarios::read_draft(root).faults.empty());
    const base::JsonValue typed = scenarios::draft_with(root, "/prevalence=\"0,\"");
    CHECK(text_at_pointer(typed, "/prevalence") == "0,");
    const auto reading = scenarios::read_draft(typed);
    REQUIRE(pointers_of(reading.faults) == std::vector<std::string>{"/prevalence"});
    CHECK(reading.faults[0].expected == "a number from 0.001 to 0.9 (share)");
    CHECK(entry_at(reading.form, "/features/0/weight") != nullptr);  // the rest is still there
    CHECK(scenarios::read_draft(scenarios::draft_with(typed, "/prevalence=0.2")).faults.empty());
    // What only shows between fields comes once the fields are right.
    const auto between = scenarios::read_draft(scenarios::draft_with(root, "/equity_group=\"nobody\""));
    CHECK(pointers_of(between.faults) == std::vector<std::string>{"/equity_group"});
    CHECK(
        pointers_of(scenarios::read_draft(scenarios::draft_with(root, "/model/file=\"none.json\"")).faults) ==
        std::vector<std::string>{"/model/file"});
}

TEST_CASE("another kind of fact brings its own fields and takes the others along", "[draft]") {
    const base::JsonValue root = shipped_root("rengoering");
    const auto form = scenarios::read_draft(root).form;
    std::string binary;
    for (std::size_t i = 0; i < 10; ++i) {
        const std::string at = "/features/" + std::to_string(i);
        if (text_at_pointer(root, at + "/kind") == "binary") binary = at;
    }
    REQUIRE_FALSE(binary.empty());
    const base::JsonValue levels = scenarios::draft_with(root, binary + "/kind=\"ordinal\"");
    CHECK(scenarios::value_at(levels, binary + "/share") == nullptr);
    REQUIRE(scenarios::value_at(levels, binary + "/levels") != nullptr);
    CHECK(pointers_of(scenarios::read_draft(levels).faults) == std::vector<std::string>{binary + "/levels"});
    base::JsonValue more = scenarios::draft_with_item(levels, binary + "/levels");
    more = scenarios::draft_with_item(more, binary + "/levels");
    for (const char* set : {"/levels/0/name/da=\"lav\"", "/levels/0/name/en=\"low\"",
                            "/levels/1/name/da=\"høj\"", "/levels/1/name/en=\"high\"", "/levels/0/value=0",
                            "/levels/1/value=1", "/levels/0/share=0.4", "/levels/1/share=0.6"})
        more = scenarios::draft_with(more, binary + set);
    CHECK(pointers_of(scenarios::read_draft(more).faults) == std::vector<std::string>{});
    const base::JsonValue back = scenarios::draft_with(more, binary + "/kind=\"binary\"");
    CHECK(scenarios::value_at(back, binary + "/levels") == nullptr);
    CHECK(scenarios::read_draft(back).faults.empty());
}

TEST_CASE("facts and signs can be added and taken away", "[draft]") {
    const base::JsonValue root = shipped_root("underretning");
    const std::size_t facts = scenarios::value_at(root, "/features")->items.size();
    const base::JsonValue more = scenarios::draft_with_item(root, "/features");
    const std::string at = "/features/" + std::to_string(facts);
    CHECK(text_at_pointer(more, at + "/id") == "feature_" + std::to_string(facts + 1));
    CHECK(text_at_pointer(more, at + "/source/tag") == "A");
    // Only what nobody can guess is missing: the names.
    CHECK(pointers_of(scenarios::read_draft(more).faults) ==
          std::vector<std::string>{at + "/name/da", at + "/name/en"});
    base::JsonValue named = scenarios::draft_with(more, at + "/name/da=\"Bor alene\"");
    named = scenarios::draft_with(named, at + "/name/en=\"Lives alone\"");
    CHECK(scenarios::read_draft(named).faults.empty());
    CHECK(scenarios::read_draft(named).definition.features.size() == facts + 1);
    CHECK(scenarios::read_draft(scenarios::draft_without(named, at)).definition.features.size() == facts);
    const base::JsonValue cue = scenarios::draft_with_item(root, "/cues");
    CHECK(scenarios::read_draft(cue).faults.size() == 4);  // name and how, in two languages
    CHECK_THROWS_AS(scenarios::draft_without(root, "/features/99"), base::InputError);
    CHECK_THROWS_AS(scenarios::draft_without(root, "/features"), base::InputError);
    CHECK_THROWS_AS(scenarios::draft_with_item(root, "/prevalence"), base::InputError);
    CHECK_THROWS_AS(scenarios::draft_with(root, "prevalence=1"), base::InputError);
}

TEST_CASE("a figure that is changed is an assumption from then on, and says what it was", "[draft]") {
    const base::JsonValue root = shipped_root("underretning");
    std::string fact;
    for (std::size_t i = 0; i < scenarios::value_at(root, "/features")->items.size(); ++i) {
        const std::string at = "/features/" + std::to_string(i);
        if (text_at_pointer(root, at + "/source/tag") != "A") fact = at;
    }
    REQUIRE_FALSE(fact.empty());
    const std::string before = text_at_pointer(root, fact + "/source/tag");
    const base::JsonValue changed = scenarios::draft_with(root, fact + "/weight=0.5");
    CHECK(text_at_pointer(changed, fact + "/source/tag") == "A");
    CHECK(text_at_pointer(changed, fact + "/source/text")
              .starts_with("Assumption: changed at the desk; before: " + before));
    CHECK(scenarios::read_draft(changed).faults.empty());
    // A name is no figure.
    CHECK(text_at_pointer(scenarios::draft_with(root, fact + "/name/da=\"X\""), fact + "/source/tag") ==
          before);

    // The same for a figure that a source at the end of the file speaks of.
    std::string about;
    for (const base::JsonValue& source : scenarios::value_at(root, "/sources")->items) {
        if (source.find("tag")->text == "A" || source.find("about") == nullptr) continue;
        for (const base::JsonValue& one : source.find("about")->items) {
            const base::JsonValue* value = scenarios::value_at(root, one.text);
            if (value != nullptr && value->kind == base::JsonValue::Kind::number) about = one.text;
        }
    }
    REQUIRE_FALSE(about.empty());
    REQUIRE(scenarios::source_of(root, about)->find("tag")->text != "A");
    const base::JsonValue moved =
        scenarios::draft_with(root, about + '=' + scenarios::value_at(root, about)->text);
    CHECK(scenarios::source_of(moved, about)->find("tag")->text == "A");
    CHECK(scenarios::read_draft(moved).faults.empty());
}

TEST_CASE("where a figure comes from is found, or nothing is", "[draft]") {
    base::JsonValue root = shipped_root("underretning");
    const auto source_text = [&](const std::string& pointer) -> std::string {
        const base::JsonValue* source = scenarios::source_of(root, pointer);
        return source == nullptr ? "none" : source->find("text")->text;
    };
    CHECK(source_text("/features/0/weight") == text_at_pointer(root, "/features/0/source/text"));
    // A source says nothing of itself; the nearest of those listed speaks, and the nearer the better.
    base::set_at(root, R"(/sources=[{"tag": "A", "text": "office", "about": ["/office"]},
                                    {"tag": "A", "text": "weeks", "about": ["/office/weeks"]},
                                    {"tag": "A", "text": "all of it", "about": ["/off", "/office"]},
                                    {"tag": "A", "text": "nothing"}])");
    CHECK(source_text("/office/weeks") == "weeks");
    CHECK(source_text("/office/workers") == "all of it");
    CHECK(source_text("/features/0/source/text") == "none");
    CHECK(source_text("/prevalence") == "none");
    std::erase_if(root.members, [](const base::JsonMember& member) { return member.key == "sources"; });
    CHECK(source_text("/office/weeks") == "none");
    CHECK(scenarios::value_at(root, "/nowhere/at/all") == nullptr);
    CHECK(scenarios::value_at(root, "/features/99") == nullptr);
    CHECK(scenarios::value_at(root, "/features/0x") == nullptr);
    CHECK(scenarios::value_at(root, "/features/x") == nullptr);
    // Without sources, changes are changes and no more.
    const base::JsonValue changed = scenarios::draft_with(root, "/office/weeks=30");
    CHECK(text_at_pointer(changed, "/office/weeks") == "30");
    CHECK(scenarios::value_at(changed, "/sources") == nullptr);
    base::set_at(root, "/sources=3");
    CHECK(text_at_pointer(scenarios::draft_with(root, "/office/weeks=31"), "/sources") == "3");
}

TEST_CASE("a figure that was assumed stays as it was said; one between others leaves them their source",
          "[draft]") {
    base::JsonValue root = shipped_root("underretning");
    const base::JsonValue once = scenarios::draft_with(root, "/features/0/weight=0.5"),
                          twice = scenarios::draft_with(once, "/features/0/weight=0.6");
    CHECK(text_at_pointer(twice, "/features/0/source/text") ==
          text_at_pointer(once, "/features/0/source/text"));
    base::set_at(root,
                 R"(/sources=[{"tag": "V", "text": "a page", "about": ["/office/weeks", "/office/workers"]},
                                    {"tag": "A", "text": "assumption", "about": ["/prevalence"]},
                                    {"tag": "V", "text": "about nothing"}])");
    const base::JsonValue changed = scenarios::draft_with(root, "/office/weeks=30");
    CHECK(text_at_pointer(changed, "/sources/0/about/0") == "/office/workers");
    CHECK(text_at_pointer(changed, "/sources/3/about/0") == "/office/weeks");
    CHECK(text_at_pointer(changed, "/sources/3/text").find("before: V a page") != std::string::npos);
    const base::JsonValue both = scenarios::draft_with(changed, "/office/workers=3");
    CHECK(scenarios::value_at(both, "/sources")->items.size() == 4);  // the first had nothing left
    CHECK(text_at_pointer(scenarios::draft_with(both, "/prevalence=0.1"), "/sources/0/text") == "assumption");
    // Sources that are none are kept as they were typed.
    base::set_at(root, "/features/0/source/tag=7");
    CHECK(text_at_pointer(scenarios::draft_with(root, "/features/0/weight=0.5"), "/features/0/source/tag") ==
          "A");
    base::set_at(root, "/features/0/source=3");
    CHECK(text_at_pointer(scenarios::draft_with(root, "/features/0/weight=0.5"), "/features/0/source") ==
          "3");
}

TEST_CASE("sources follow the items they speak of when one before them goes", "[draft]") {
    base::JsonValue root = shipped_root("underretning");
    base::set_at(
        root,
        R"(/sources=[{"tag": "V", "text": "a", "about": ["/cues/0/weight", "/cues/2/share", "/cues/1"]},
                     {"tag": "V", "text": "b", "about": ["/cues/1/weight"]},
                     {"tag": "V", "text": "c", "about": ["/cuesome", "/cues", "/cues/x", "/features/1/weight"]},
                     {"tag": "V", "text": "d"}])");
    const base::JsonValue fewer = scenarios::draft_without(root, "/cues/1");
    CHECK(scenarios::value_at(fewer, "/cues")->items.size() + 1 ==
          scenarios::value_at(root, "/cues")->items.size());
    CHECK(text_at_pointer(fewer, "/sources/0/about/0") == "/cues/0/weight");
    CHECK(text_at_pointer(fewer, "/sources/0/about/1") == "/cues/1/share");
    CHECK(scenarios::value_at(fewer, "/sources/0/about")->items.size() == 2);
    CHECK(text_at_pointer(fewer, "/sources/1/text") == "c");  // b spoke of what is gone
    CHECK(scenarios::value_at(fewer, "/sources/1/about")->items.size() == 4);
    CHECK(text_at_pointer(fewer, "/sources/2/text") == "d");
    CHECK_THROWS_AS(scenarios::draft_without(root, "/nowhere/0"), base::InputError);
    CHECK_THROWS_AS(scenarios::draft_without(root, "/cues/x"), base::InputError);
    CHECK_THROWS_AS(scenarios::draft_without(root, "cues"), base::InputError);
    std::erase_if(root.members, [](const base::JsonMember& member) { return member.key == "sources"; });
    CHECK(scenarios::value_at(scenarios::draft_without(root, "/cues/1"), "/sources") == nullptr);
}

TEST_CASE("new items take ids that are free, and lists that were left out begin", "[draft]") {
    base::JsonValue root = shipped_root("underretning");
    const std::size_t cues = scenarios::value_at(root, "/cues")->items.size();
    base::set_at(root, "/cues/0/id=\"cue_" + std::to_string(cues + 1) + '"');
    const base::JsonValue more = scenarios::draft_with_item(root, "/cues");
    CHECK(text_at_pointer(more, "/cues/" + std::to_string(cues) + "/id") ==
          "cue_" + std::to_string(cues + 2));
    std::erase_if(root.members, [](const base::JsonMember& member) { return member.key == "correlations"; });
    const base::JsonValue paired = scenarios::draft_with_item(root, "/correlations");
    REQUIRE(scenarios::value_at(paired, "/correlations") != nullptr);
    CHECK(scenarios::value_at(paired, "/correlations")->items.size() == 1);
}

TEST_CASE("faults in a model's own file are told at the field that names it", "[draft]") {
    const base::JsonValue root = scenarios::draft_with(shipped_root("underretning"),
                                                       "/model/file=\"" + std::string(SKOEN_SOURCE_DIR) +
                                                           "/tests/data/models/rengoering_log_odds.json\"");
    const auto reading = scenarios::read_draft(root);
    REQUIRE(reading.faults.size() > 3);
    for (const base::Fault& fault : reading.faults) {
        CHECK(fault.pointer == "/model/file");
        CHECK(fault.found.find("rengoering_log_odds.json:") != std::string::npos);
    }
}
