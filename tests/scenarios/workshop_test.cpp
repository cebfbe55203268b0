// Files of workshops: what is shipped holds together, and each fault is met at its place.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "scenarios/catalogue.h"
#include "scenarios/workshop.h"
#include "sim/base/error.h"
#include "sim/measures.h"
#include "tests/catch.h"

using namespace skoen;

namespace {

std::vector<std::string> workshop_faults(const std::vector<std::string>& assignments) {
    base::JsonValue root =
        base::parse_json(scenarios::write_workshop(scenarios::load_workshop("halvanden_time")), "w.json");
    for (const std::string& assignment : assignments) base::set_at(root, assignment);
    std::vector<std::string> out;
    try {
        (void)scenarios::read_workshop(root);
    } catch (const base::InputError& error) {
        for (const base::Fault& fault : error.faults) out.push_back(fault.text());
    }
    return out;
}

bool some_fault_says(const std::vector<std::string>& faults, const std::string& words) {
    for (const std::string& fault : faults) {
        if (fault.find(words) != std::string::npos) return true;
    }
    return false;
}

// Place of the first item of a kind on the agenda.
std::string item_of(scenarios::ItemKind kind) {
    const scenarios::WorkshopDefinition w = scenarios::load_workshop("halvanden_time");
    for (std::size_t i = 0; i < w.agenda.size(); ++i) {
        if (w.agenda[i].kind == kind) return "/agenda/" + std::to_string(i);
    }
    FAIL("no such item");
    return {};
}

}  // namespace

TEST_CASE("shipped workshops are listed longest first, and are written as they were read", "[workshop]") {
    const auto& all = scenarios::workshops();
    REQUIRE(all.size() == 2);
    CHECK(all[0].minutes > all[1].minutes);
    for (const scenarios::WorkshopEntry& entry : all) {
        const scenarios::WorkshopDefinition w = scenarios::load_workshop(entry.id);
        INFO(entry.id);
        CHECK(scenarios::minutes_of(w) == entry.minutes);
        std::set<std::string> events, used;
        for (const scenarios::WorkshopEvent& event : w.events) events.insert(event.id);
        for (const scenarios::WorkshopItem& item : w.agenda) {
            if (item.kind == scenarios::ItemKind::event) used.insert(item.event);
            const bool predicts =
                item.kind == scenarios::ItemKind::curve || item.kind == scenarios::ItemKind::number;
            if (predicts) {
                // The question is about a plan that stands on the desk, in a measure that exists, in both languages.
                CHECK(std::find(w.plans.begin(), w.plans.end(), item.strategy) != w.plans.end());
                CHECK(sim::find_measure(item.measure) != nullptr);
                CHECK_FALSE(item.counted.en.empty());
            }
            CHECK_FALSE(item.wall.da.empty());
            CHECK_FALSE(item.wall.en.empty());
        }
        for (const std::string& id : used) CHECK(events.count(id) == 1);
        const std::string text = scenarios::write_workshop(w);
        CHECK(scenarios::write_workshop(scenarios::read_workshop(base::parse_json(text, "w.json"))) == text);
    }
}

TEST_CASE("each fault of a workshop is met at its place", "[workshop]") {
    using scenarios::ItemKind;
    const std::string look = item_of(ItemKind::look), curve = item_of(ItemKind::curve),
                      vote = item_of(ItemKind::vote), event = item_of(ItemKind::event);
    struct Row {
        std::string assignment, pointer, expected;
    };
    const std::vector<Row> rows = {
        {R"(/scenario="underretnin")", "/scenario", "the id of a shipped scenario"},
        {R"(/plans=["own_frst"])", "/plans", "ids of shipped strategies"},
        {"/teams=9", "/teams", "1 to 8"},
        {look + R"(/picture="nothing")", look + "/picture", "\"changes\""},
        {curve + R"(/strategy="own_frst")", curve + "/strategy", "the id of a shipped strategy"},
        {curve + R"(/measure="accurcy")", curve + "/measure", "the id of a measure"},
        {curve + R"(/counted={"da": "", "en": ""})", curve + "/counted", "a text for a question"},
        {curve + "/axis_to=0", curve + "/axis_to", "above 0"},
        {vote + R"(/options=[{"text": {"da": "ja", "en": "yes"}}])", vote + "/options",
         "at least 2 for a vote"},
        {event + R"(/event="nowhere")", "/agenda", "items that name one of the events"},
        {R"(/agenda/1/id="velkommen")", "/agenda", "ids that differ"},
        {R"(/agenda/0/kind="sing")", "/agenda/0/kind", "\"talk\""},
    };
    for (const Row& row : rows) {
        const std::vector<std::string> found = workshop_faults({row.assignment});
        INFO(row.assignment);
        INFO((found.empty() ? "no fault" : found.front()));
        CHECK(some_fault_says(found, ": " + row.pointer + ": expected "));
        CHECK(some_fault_says(found, row.expected));
    }
    // An event must leave a sound scenario by itself.
    const auto found = workshop_faults({R"(/events/0/set=["/office/weeks=0"])"});
    INFO((found.empty() ? "no fault" : found.front()));
    CHECK(some_fault_says(found, "event "));
    CHECK(some_fault_says(found, "/office/weeks: expected "));
    CHECK(workshop_faults({}).empty());
}
