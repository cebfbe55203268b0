#include "scenarios/describe_workshop.h"

#include <algorithm>
#include <array>

#include "scenarios/catalogue.h"
#include "scenarios/describe_strategy.h"
#include "scenarios/describe_text.h"
#include "sim/measures.h"

namespace skoen::scenarios {

namespace {

constexpr std::array<std::string_view, 10> kItemKinds = {"talk", "curve", "number",  "look",    "vote",
                                                         "plan", "event", "compare", "debrief", "actions"};
constexpr std::size_t kMostItems = 40, kMostOptions = 5;

template <class Entries>
bool has_id(const Entries& entries, std::string_view id) {
    return std::any_of(entries.begin(), entries.end(), [id](const auto& e) { return e.id == id; });
}

// Ids differ, and every event that an item names is there.
bool ids_differ(const WorkshopDefinition& w) {
    for (std::size_t i = 0; i < w.agenda.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (w.agenda[i].id == w.agenda[k].id) return false;
        }
    }
    return true;
}
const WorkshopItem* item_without_event(const WorkshopDefinition& w) {
    for (const WorkshopItem& item : w.agenda) {
        if (item.kind == ItemKind::event && !has_id(w.events, item.event)) return &item;
    }
    return nullptr;
}

}  // namespace

const std::vector<std::string_view>& wall_pictures() {
    static const std::vector<std::string_view> names = {"changes", "tradeoff", "chance", "overrides",
                                                        "groups",  "support",  "time"};
    return names;
}

void describe(Schema& schema, VoteOption& option) {
    schema.bilingual("text", option.text, kNameRule, "What one can vote for.");
}

void describe(Schema& schema, WorkshopItem& item) {
    schema.text("id", item.id, kIdRule, "Name used in the log of a session.");
    schema.choice("kind", item.kind, kItemKinds, {.required = true}, "What the room does.");
    schema.integer("minutes", item.minutes, {.lo = 1, .hi = 120, .unit = "minutes", .required = true},
                   "Planned; the clock shows it and decides nothing.");
    schema.bilingual("title", item.title, kNameRule, "As the agenda names it.");
    schema.bilingual("wall", item.wall, {.required = true, .min_length = 1, .max_length = 160},
                     "The one sentence that the room reads; a question where it predicts or votes.");
    schema.bilingual("notes", item.notes, kParagraphRule, "For the facilitator.");
    const bool looks = item.kind == ItemKind::look;
    const bool predicts = item.kind == ItemKind::curve || item.kind == ItemKind::number;
    schema.text("picture", item.picture, kOptionalIdRule, "look: the picture.");
    const auto& pictures = wall_pictures();
    schema.check(!looks || std::find(pictures.begin(), pictures.end(), item.picture) != pictures.end(),
                 "picture", choice_in_words(pictures), '"' + item.picture + '"');
    schema.text("strategy", item.strategy, kOptionalIdRule, "curve, number: the plan that is asked about.");
    schema.check(!predicts || has_id(strategies(), item.strategy), "strategy", "the id of a shipped strategy",
                 '"' + item.strategy + '"');
    schema.text("measure", item.measure, {.max_length = kMaxId}, "curve, number: the measure asked for.");
    schema.check(!predicts || sim::find_measure(item.measure) != nullptr, "measure", "the id of a measure",
                 '"' + item.measure + '"');
    schema.bilingual("counted", item.counted, {.max_length = kMaxSentence},
                     "curve, number: what is counted, and per what.");
    schema.check(!predicts || !item.counted.da.empty(), "counted", "a text for a question", "none");
    schema.number("axis_to", item.axis_to, {.lo = 0, .hi = 100000, .lo_open = true},
                  "curve, number: upper end of the axis, in the unit of the measure.");
    schema.list("options", item.options, {.max = kMostOptions}, "vote: what one can vote for.");
    schema.check(item.kind != ItemKind::vote || item.options.size() >= 2, "options", "at least 2 for a vote",
                 std::to_string(item.options.size()));
    schema.text("event", item.event, kOptionalIdRule, "event: which of the events.");
}

void describe(Schema& schema, WorkshopEvent& event) {
    schema.text("id", event.id, kIdRule, "Name used by the agenda and in the log.");
    schema.bilingual("title", event.title, kNameRule, "As the list of events names it.");
    schema.bilingual("words", event.words, kSentenceRule, "Read aloud, and shown on the wall.");
    schema.list("levers", event.levers, {.max = 20},
                "Laid over every plan and over the office without the score.");
    schema.texts("set", event.set, {.max_count = 20, .each = {.min_length = 3, .max_length = 200}},
                 "Changes of the scenario, each \"/POINTER=VALUE\" as with --set.");
}

void describe(Schema& schema, QuestionCard& card) {
    schema.bilingual("text", card.text, kSentenceRule, "Asked when the room talks about what it saw.");
}

void describe(Schema& schema, WorkshopDefinition& w) {
    schema.integer("schema", w.schema, {.lo = 1, .hi = 1, .required = true}, "Version of the file language.");
    schema.text("id", w.id, kIdRule, "Name used in lists and in the log.");
    schema.bilingual("name", w.name, kNameRule, "As the desk names it.");
    schema.bilingual("summary", w.summary, kParagraphRule, "Whom it is for and what comes of it.");
    schema.text("scenario", w.scenario, kIdRule, "The id of a shipped scenario.");
    schema.check(has_id(scenarios(), w.scenario), "scenario", "the id of a shipped scenario",
                 '"' + w.scenario + '"');
    schema.texts("plans", w.plans, {.min_count = 1, .max_count = 4, .each = kIdRule, .required = true},
                 "Shipped strategies that stand on the desk when it begins.");
    for (const std::string& plan : w.plans) {
        schema.check(has_id(strategies(), plan), "plans", "ids of shipped strategies", '"' + plan + '"');
    }
    schema.integer("teams", w.teams, {.lo = 1, .hi = kMostTeams, .unit = "teams"},
                   "How many there are when it begins; the facilitator can change it.");
    schema.number("leader_hours", w.leader_hours, {.lo = 0, .hi = 100000, .unit = "hours"},
                  "Budget of leader hours for a run.");
    schema.number("worker_hours", w.worker_hours, {.lo = 0, .hi = 100000, .unit = "hours"},
                  "Budget of worker hours for a run.");
    schema.list("agenda", w.agenda, {.min = 1, .max = kMostItems, .required = true}, "In order.");
    schema.check(ids_differ(w), "agenda", "ids that differ", "one twice");
    schema.list("events", w.events, {.max = 12}, "What the facilitator can release, in any item.");
    const WorkshopItem* lost = item_without_event(w);
    schema.check(lost == nullptr, "agenda", "items that name one of the events",
                 lost == nullptr ? "" : '"' + lost->event + '"');
    schema.list("cards", w.cards, {.max = 12}, "Questions for the debrief.");
}

}  // namespace skoen::scenarios
