// Studies, designs, explorations, comparisons, training sessions, workshops, tables and log lines with parts exchanged, removed
// and doubled: the reader accepts or explains. tests/fuzz/documents.cpp searches further with the same demands.
#include <map>
#include <string>
#include <vector>

#include "sim/base/file.h"
#include "tests/catch.h"
#include "tests/fuzz/documents_target.h"
#include "tests/fuzz/tree_mutator.h"

using namespace skoen;
using test::Document;

namespace {

std::string shipped_file(const char* path) {
    return base::read_text_file(std::string(SKOEN_SOURCE_DIR) + '/' + path);
}

struct Seed {
    Document kind;
    std::string text;
};

const std::vector<Seed>& json_seeds() {
    static const std::vector<Seed> all = {
        {Document::study, shipped_file("scenarios/studies/he.json")},
        {Document::design, shipped_file("study/designs/vignetter.json")},
        {Document::design, shipped_file("study/designs/lederkurser-spil.json")},
        {Document::design, shipped_file("study/designs/trappe.json")},
        {Document::exploration, shipped_file("scenarios/explorations/forsigtig_start.json")},
        {Document::comparison, shipped_file("scenarios/comparisons/pillow.json")},
        {Document::training, shipped_file("assets/sessions/fyrre-minutter.json")},
        {Document::workshop, shipped_file("assets/workshops/halvanden_time.json")},
        {Document::command,
         R"({"do":"set_lever","plan":0,"lever":"workflow","option":"own_first","from":1,"to":52,"intensity":1})"},
        {Document::command, R"({"do":"set_guess","item":1,"team":1,"knot":2,"value":0.5})"}};
    return all;
}

}  // namespace

TEST_CASE("mutated documents of every kind are read or refused with reasons") {
    test::TreeMutator mutator(20261122);
    std::map<Document, std::pair<int, int>> fates;  // accepted, refused
    for (const Seed& seed : json_seeds()) {
        const base::JsonValue whole = base::parse_json(seed.text, "seed");
        for (int i = 0; i < 120; ++i) {
            base::JsonValue root = whole;
            for (std::size_t changes = 1 + mutator.below(2); changes > 0; --changes) mutator.change(root);
            std::string text = base::to_text(root, false);
            if (mutator.below(20) == 0) text.resize(mutator.below(text.size() + 1));
            INFO(text);
            bool accepted = false;
            REQUIRE_NOTHROW(accepted = test::feed_document(seed.kind, text));
            ++(accepted ? fates[seed.kind].first : fates[seed.kind].second);
        }
    }
    for (const auto& [kind, fate] : fates) {  // both happen, else this would test little
        INFO("document " << static_cast<int>(kind));
        CHECK(fate.first > 5);
        CHECK(fate.second > 5);
    }
}

TEST_CASE("mutated tables are read or refused with reasons") {
    const std::string whole =
        "id,arm,\"answer, in kr.\"\n1,a,2.5\n2,b,NA\n3,\"a \"\"quoted\"\"\",-1e3\n4,,\n";
    constexpr std::string_view kPieces = ",;\"\n\r\t0aN\xc3\xa6";
    test::TreeMutator chance(7);
    int accepted = 0, refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string text = whole;
        for (std::size_t changes = 1 + chance.below(4); changes > 0; --changes) {
            const std::size_t at = chance.below(text.size());
            if (chance.below(2) == 0)
                text[at] = kPieces[chance.below(kPieces.size())];
            else
                text.insert(at, 1, kPieces[chance.below(kPieces.size())]);
        }
        INFO(text);
        bool fine = false;
        REQUIRE_NOTHROW(fine = test::feed_document(Document::table, text));
        ++(fine ? accepted : refused);
    }
    CHECK(accepted > 100);
    CHECK(refused > 100);
}
