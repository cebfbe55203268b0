// Texts in two languages: nothing missing, nothing left over, nothing untranslated. Reads the sources, so that a key
// misspelt in code that no test runs is found too.
#include "scenarios/texts.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "scenarios/ledger.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/measures.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

Names rooms() {
    Names names;
    for (const std::string& key : scenarios::text_keys()) names.insert(key.substr(0, key.find('.')));
    return names;
}

// Every literal in `source` that begins with a room's name and a full stop, file names left out.
Names keys_in(const std::string& source, const Names& of_rooms) {
    static const Names kFileEndings = {"html", "json", "csv", "pdf", "svg", "png", "md", "h", "cpp"};
    static const std::regex kLiteral("\"([a-z]+)\\.([A-Za-z0-9_.-]*)\"");
    Names keys;
    for (std::sregex_iterator match(source.begin(), source.end(), kLiteral), end; match != end; ++match) {
        const std::string room = (*match)[1], rest = (*match)[2];
        if (of_rooms.contains(room) && !kFileEndings.contains(rest)) keys.insert(room + '.' + rest);
    }
    return keys;
}

Names keys_in_sources() {
    const Names of_rooms = rooms();
    Names keys;
    for (const char* folder :
         {"sim", "models", "stats", "scenarios", "lab", "session", "study", "report", "cli", "gui"}) {
        for (const fs::directory_entry& entry :
             fs::recursive_directory_iterator(fs::path(SKOEN_SOURCE_DIR) / folder)) {
            const fs::path& path = entry.path();
            if (path.extension() != ".h" && path.extension() != ".cpp") continue;
            keys.merge(keys_in(base::read_text_file(path), of_rooms));
        }
    }
    return keys;
}

// Literals that name no text; one that ends with a full stop must begin some key.
Names missing(const Names& used, const std::vector<std::string>& keys) {
    Names out;
    for (const std::string& name : used) {
        const bool found = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
            return name.ends_with('.') ? key.starts_with(name) : key == name;
        });
        if (!found) out.insert(name);
    }
    return out;
}

Names unused(const Names& used, const std::vector<std::string>& keys) {
    Names out;
    for (const std::string& key : keys) {
        const bool found = std::any_of(used.begin(), used.end(), [&](const std::string& name) {
            return name.ends_with('.') ? key.starts_with(name) : key == name;
        });
        if (!found) out.insert(key);
    }
    return out;
}

Names placeholders(const std::string& words) {
    static const std::regex kPlaceholder("\\{[0-9]\\}");
    return Names(std::sregex_token_iterator(words.begin(), words.end(), kPlaceholder),
                 std::sregex_token_iterator());
}

// Several words, letter for letter the same.
bool untranslated(const base::Bilingual& words) {
    static const std::regex kTwoWords("[A-Za-z]{3,}[^A-Za-z-]+[A-Za-z]{3,}");
    return words.da == words.en && std::regex_search(words.da, kTwoWords);
}

bool wrong_language(const base::Bilingual& words) {
    static const std::regex kEnglish("\\b(the|and|which|without|with|from|that|this)\\b");
    static const std::regex kDanish("\\b(og|ikke|uden|sager|bliver|eller)\\b");
    return std::regex_search(words.da, kEnglish) || std::regex_search(words.en, kDanish);
}

}  // namespace

TEST_CASE("every text that the sources ask for is there, and none is left over", "[texts]") {
    const Names used = keys_in_sources();
    const std::vector<std::string> keys = scenarios::text_keys();
    CHECK(used.size() > 100);
    CHECK(missing(used, keys) == Names{});
    CHECK(unused(used, keys) == Names{});

    SECTION("a misspelt key and a forgotten one are found") {
        const Names misspelt =
            keys_in(R"(tr("cli.help.sed"), text("cli." + id + ".x"), file("measures.csv"))", rooms());
        CHECK(misspelt == Names{"cli.", "cli.help.sed"});
        CHECK(missing(misspelt, keys) == Names{"cli.help.sed"});
        CHECK(unused({"a.b", "c."}, {"a.b", "a.d", "c.e"}) == Names{"a.d"});
    }
}

TEST_CASE("both languages say the same, each in its own words", "[texts]") {
    for (const std::string& key : scenarios::text_keys()) {
        INFO(key);
        const base::Bilingual& words = scenarios::text(key);
        CHECK_FALSE(untranslated(words));
        CHECK_FALSE(wrong_language(words));
        CHECK(placeholders(words.da) == placeholders(words.en));
        CHECK(words.da.find("  ") == std::string::npos);
    }

    SECTION("the checks see what they are for") {
        CHECK(untranslated({"worker alone", "worker alone"}));
        CHECK_FALSE(untranslated({"AUC", "AUC"}));
        CHECK(wrong_language({"of the cases", "of the cases"}));
        CHECK(wrong_language({"sager", "sager uden score"}));
        CHECK(placeholders("{0} af {1}") != placeholders("{0} of {0}"));
    }
}

TEST_CASE("measures and levers have names and explanations, and there are none for others", "[texts]") {
    Names expected;
    for (const sim::Measure& m : sim::measures()) {
        CHECK_NOTHROW(scenarios::measure_name(m.id));
        CHECK_NOTHROW(scenarios::measure_definition(m.id));
        CHECK_NOTHROW(scenarios::unit_name(m.unit));
        expected.insert("measures." + std::string(m.id) + ".name");
        expected.insert("measures." + std::string(m.id) + ".definition");
    }
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        INFO(row.field);
        if (!row.unit.empty()) CHECK_NOTHROW(scenarios::unit_name(row.unit));
    }
    for (int i = 0; i < sim::kLevers; ++i) {
        const auto lever = static_cast<sim::Lever>(i);
        const std::string start = "levers." + std::string(sim::lever_name(lever));
        CHECK_NOTHROW(scenarios::lever_title(lever));
        expected.insert({start + ".name", start + ".summary"});
        for (const std::string_view option : sim::option_names(lever)) {
            CHECK_NOTHROW(scenarios::option_title(lever, option));
            CHECK_NOTHROW(scenarios::option_summary(lever, option));
            expected.insert({start + '.' + std::string(option) + ".name",
                             start + '.' + std::string(option) + ".summary"});
        }
    }
    Names there;
    for (const std::string& key : scenarios::text_keys()) {
        const bool listed = key.starts_with("measures.") || key.starts_with("levers.");
        if (listed && !key.starts_with("measures.unit.")) there.insert(key);
    }
    CHECK(there == expected);
}

TEST_CASE("placeholders are filled, each with its value", "[texts]") {
    CHECK(scenarios::fill("{0} af {1}, {0} igen", {"3", "10"}) == "3 af 10, 3 igen");
    CHECK(scenarios::fill("{} {a} {", {}) == "{} {a} {");
    CHECK(scenarios::fill("{0}", {"{1}"}) == "{1}");
    CHECK_THROWS_AS(scenarios::fill("{0} {1}", {"3"}), base::InternalError);
    CHECK_THROWS_AS(scenarios::fill("{0}", {"3", "4"}), base::InternalError);
    CHECK_THROWS_AS(scenarios::text("cli.no_such_key"), base::InternalError);
    CHECK_FALSE(scenarios::has_text("cli.no_such_key"));
    CHECK(scenarios::has_text("cli.text.synthetic"));
}
